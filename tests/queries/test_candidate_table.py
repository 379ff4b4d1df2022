"""The candidates side by side: what is known of each, who is no candidate, and in which order they stand."""

from datetime import date

import pytest

from queries import View, at, findings_of
from queries.candidate_table import COLUMNS, CandidateTable, Column, Row, candidate_table
from tests.case_files import CASES, DEMO, families
from tests.queries.build import tie, view

THREE = "engagements: [{actor: k, per_week: 1}, {actor: a, at: office}, {actor: c}]\n"


def table(view: View, order: Column = "name") -> CandidateTable:
    return candidate_table(view, findings_of(view), order)


def row(family: str, id: str) -> Row:
    made = table(view(family))
    [found] = [row for row in (*made.rows, *made.little_known) if row.id == id]
    return found


def names(rows: tuple[Row, ...]) -> list[str]:
    return [row.name for row in rows]


def test_what_is_known_of_a_candidate() -> None:
    ties = f"ties: [{tie('k', 'a')}, {{a: k, b: c, kind: exchange, status: documented_absent}}]\n"
    consents = "consents: [{id: x, about: [mor], from_units: [boern], to_units: [job], status: given}]"
    found = row(f"{THREE}{ties}wishes: [{{about: k, wish: wanted, by: mor}}]\n{consents}", "k")
    assert (found.wish, found.meets, found.talks, found.not_talking, found.unknown) == (
        "wanted",
        (1, 1),
        ("a",),
        ("c",),
        0,
    )
    assert found.others == 2 and found.speaks_for and found.until is None
    assert [(need.from_unit, need.to_unit) for need in found.missing] == [("job", "boern")]


@pytest.mark.parametrize(
    ("engagements", "until"),
    [
        ("{actor: a, to: 2024-12-31}", "2024-12-31"),
        ("{actor: a, to: 2024-12-31}, {actor: a, to: 2025-06}", "2025-06"),
        ("{actor: a, to: 2024-12-31}, {actor: a}", None),
        ("{actor: a, to: 2024-12-31}, {actor: a, status: paused, to: 2024-10-01}", None),
        ("{actor: a, to: 2024-12-31}, {actor: a, status: ended, to: 2024-03-01}", "2024-12-31"),
    ],
)
def test_until_when_somebody_stays(engagements: str, until: str | None) -> None:
    found = row(f"engagements: [{engagements}]", "a").until
    assert (str(found) if found else None) == until


def test_a_post_that_ends_before_the_work_does() -> None:
    seen = view("engagements: [{actor: r1, from: 2022-01-01, to: 2024-12-31}]", day=date(2023, 1, 1))
    assert [str(row.until) for row in (*table(seen).rows, *table(seen).little_known)] == ["2023-05-31"]


def test_of_whom_nothing_is_known_there_is_no_row() -> None:
    made = table(view("engagements: [{actor: a}, {actor: c}, {actor: d, per_week: 1}]"))
    assert names(made.rows) == ["Aktør D"] and names(made.little_known) == ["Aktør A", "Aktør C"]
    [swindon] = families(CASES / "swindon.yaml")
    most = table(at(swindon, swindon.as_of))
    assert (len(most.rows), len(most.little_known)) == (0, 70)


def test_who_holds_is_no_candidate() -> None:
    """Who holds one part may take the other one; who holds both is not even asked."""
    held = "ties: [{{a: k, b: {}, kind: coordinates, status: documented{}}}]"
    both = table(view(THREE + held.format("familie", "")))
    assert [finding.subjects for finding in both.holders] == [("k",)]
    assert names(both.rows) + names(both.little_known) == ["Aktør A", "Aktør C"] and both.parts == ()
    part = table(view(THREE + held.format("familie", ", scope: family")))
    assert [(row.name, row.holds) for row in part.parts] == [("Kender", "family")] and "k" not in {
        row.id for row in (*part.rows, *part.little_known)
    }
    assert "k" not in {left.id for left in (*both.left_out, *part.left_out)}


def test_who_is_left_out_and_why() -> None:
    family = (
        "engagements: [{actor: a, per_week: 0.1}, {actor: u1}, {actor: c, status: ended, to: 2024-01-01}, {actor: d}]\n"
        "wishes: [{about: d, wish: not_wanted, by: mor}]"
    )
    assert [(left.name, left.reasons) for left in table(view(family)).left_out] == [
        ("Aktør A", ("meets_rarely",)),
        ("Aktør C", ("not_in_circle",)),
        ("Aktør D", ("barred",)),
        ("Betjent", ("role",)),
    ]


def test_of_whom_nothing_is_known_only_the_number_is_said() -> None:
    """Who is barred counts: a table at which the family sits tells nothing by a number that is smaller."""
    found = row(f"{THREE}wishes: [{{about: c, wish: not_wanted, by: mor}}]", "k")
    assert (found.unknown, found.others) == (2, 2)


def test_two_share_it_where_no_one_reaches_both() -> None:
    family = f"engagements: [{{actor: a}}, {{actor: c}}, {{actor: d, per_week: 1}}]\nties: [{tie('a', 'c')}]"
    assert table(view(family)).splits == (("a", "d"), ("c", "d"))


def test_the_order_is_the_alphabet_until_a_reader_asks() -> None:
    family = (
        "engagements: [{actor: k, per_week: 1, to: 2024-10-01}, {actor: a, per_week: 3, to: 2025}, {actor: c, per_week: 2}]\n"
        f"ties: [{tie('c', 'k')}]\n"
        "wishes: [{about: c, wish: ask, by: mor}, {about: k, wish: wanted, by: mor}]"
    )
    seen = view(family)
    assert names(table(seen).rows) == ["Aktør A", "Aktør C", "Kender"]
    orders = {order: "".join(row.id for row in table(seen, order).rows) for order in COLUMNS}
    assert orders == {
        "name": "ack",
        "wish": "kca",
        "meets": "ack",
        "talks": "cka",
        "unknown": "cka",
        "until": "akc",
        "consents": orders["consents"],
    }
    missing = [len(row.missing) for row in table(seen, "consents").rows]
    assert missing == sorted(missing)


@pytest.mark.parametrize(
    "path", [DEMO / "anna.yaml", DEMO / "stor_familie.yaml", CASES / "nesrin.yaml"], ids=lambda path: path.stem
)
def test_no_candidate_is_lost(path) -> None:  # type: ignore[no-untyped-def]
    for facts in families(path):
        seen = at(facts, facts.as_of)
        made = table(seen)
        ids = [row.finding.id for row in (*made.parts, *made.rows, *made.little_known)]
        assert sorted(ids) == sorted(finding.id for finding in findings_of(seen) if finding.candidate)
