"""Records as evidence: in an order that no derived id decides, with what is known of their dates, and without who is barred."""

import pytest

from tests.queries.build import view

TWO = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"


def shown(ties: str) -> list[str]:
    """The ids of some ties as evidence, given the other way round."""
    seen = view(f"{TWO}ties: [{ties}]")
    backwards = sorted(seen.ties, key=lambda tie: tie.key, reverse=True)
    return [item.entry["id"] for item in seen.evidence.of(backwards)]


ABSENT = "kind: exchange, status: documented_absent"
CONTACT = "a: a, b: c, kind: exchange, status: documented, from: 2024-01-01"


@pytest.mark.parametrize(
    "ties",
    [
        # The earliest day, then the latest, then who is in it, how, and the id.
        f"{{id: z, a: a, b: c, {ABSENT}, from: 2024-01}}, {{id: y, a: a, b: c, {ABSENT}, from: 2024-01-15}}",
        f"{{id: z, a: b, b: c, {ABSENT}, from: 2024-01-01}}, {{id: y, a: a, b: c, {ABSENT}, from: 2024-01}}",
        f"{{id: z, a: a, b: c, {ABSENT}, from: 2024-01}}, {{id: y, a: b, b: c, {ABSENT}, from: 2024-01}}",
        f"{{id: z, {CONTACT}, channel: direct}}, {{id: y, {CONTACT}, channel: via_meeting}}",
        f"{{id: z, {CONTACT}}}, {{id: y, {CONTACT}, channel: direct}}",
    ],
)
def test_ties_stand_by_their_dates_and_ends(ties: str) -> None:
    assert shown(ties) == ["z", "y"]


def test_what_is_alike_in_all_else_stands_by_its_id() -> None:
    assert shown(f"{{id: y, {CONTACT}}}, {{id: z, {CONTACT}, source: notat}}") == ["y", "z"]
    needs = "needs: [{id: n, for: [mor], function: f07}, {id: m, for: [mor], function: f07}]"
    seen = view(needs)
    given = sorted(seen.facts.family.needs, key=lambda need: need.id, reverse=True)
    assert [item.entry for item in seen.evidence.of(given)] == [
        {"kind": "need", "id": "m"},
        {"kind": "need", "id": "n"},
    ]


def test_a_consent_is_shown_with_its_days() -> None:
    seen = view(
        "consents: [{id: k, about: [mor], from_units: [social], to_units: [job], valid_from: 2024-01, valid_to: 2024-12-31}]"
    )
    [item] = seen.evidence.of(seen.facts.family.consents)
    assert item.entry == {"kind": "consent", "id": "k", "from": "2024-01", "to": "2024-12-31"}


def test_only_what_names_a_barred_person_is_left_out() -> None:
    """Whatever stands before it, or after."""
    seen = view(
        f"{TWO}private_ties: [{{a: far, b: mor, valence: threat}}]\n"
        "ties: [{id: x, a: a, b: far, kind: exchange, status: documented}, {id: y, a: a, b: c, kind: exchange, status: documented}]"
    )
    with_him, without = sorted(seen.ties, key=lambda tie: tie.key)
    for given in ([with_him, without], [without, with_him]):
        assert [item.entry["id"] for item in seen.evidence.of(given)] == ["y"]
        assert {item.entry["id"] for item in seen.evidence.of(given, ["far"])} == {"x", "y"}


@pytest.mark.parametrize(
    ("date", "sure"),
    [("2024-06-01", True), ("2024-05", True), ("2024-06", False), ("2024-03-03", True), ("2024-03-02/2024-05", False)],
)
def test_a_meeting_or_contact_that_surely_counts(date: str, sure: bool) -> None:
    """On its own day, and to the 90th day after its earliest."""
    seen = view(
        f"{TWO}meetings: [{{id: x, kind: other, participants: [a, c], status: held, date: {date}}}]\n"
        f"ties: [{{a: a, b: c, kind: exchange, status: documented, date: {date}}}]"
    )
    found = seen.evidence.of([*seen.facts.family.meetings, *seen.ties])
    assert [item.sure for item in found] == [sure, sure]
