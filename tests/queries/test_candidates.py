"""Candidates for coordinator: every column, what it takes that one holds the rope, and what belongs to no one candidate."""

import pytest

from queries import at
from queries.day.candidates import excluded
from queries.day.columns import record_access
from queries.measures.family import measures_of
from tests.queries.build import DAY, facts, found, tie, view
from tests.sessions import changed


def candidate(family: str, id: str) -> dict:
    return {f.subjects[0]: f.document("da") for f in found(view(family), "coordinator_candidate")}[id]["candidate"]


FOUR = "engagements: [{actor: k, per_week: 1}, {actor: a, at: office}, {actor: c}, {actor: d, for: [barn]}]\n"


def test_every_column_of_a_candidate() -> None:
    ties = f"ties: [{tie('k', 'a')}, {tie('k', 'c')}, {{a: a, b: c, kind: exchange, status: documented_absent}}]"
    columns = candidate(FOUR + ties, "k")["columns"]
    assert columns == {
        "appointments_a_week": [1, 1],
        "share_of_contact": 1,
        "reach": [pytest.approx(2 / 3), 1],
        "units_reached": 2,
        "betweenness": pytest.approx(1 / 3),
        "closeness": pytest.approx(2 / 3),
        "tenure_days": 152,
        "home_appointments_a_week": [1, 1],
        "decision_authority": None,
        "record_access": ["job"],
        "caseload": 12,
        "wish": None,
    }


@pytest.mark.parametrize(
    ("engagements", "column", "value"),
    [
        ("{actor: a, at: office, per_week: 1}", "home_appointments_a_week", [0, 0]),
        ("{actor: a}, {actor: a, per_week: 2, at: andet_hjem}", "home_appointments_a_week", [2, None]),
        ("{actor: a, per_week: 2}, {actor: a, status: paused, per_week: 3}", "home_appointments_a_week", [2, 2]),
        ("{actor: a}", "betweenness", None),
        ("{actor: a}, {actor: b}", "betweenness", None),
        ("{actor: a}, {actor: b}, {actor: c}", "betweenness", 0),
        ("{actor: a}", "closeness", None),
        ("{actor: a}, {actor: b}", "closeness", 0),
        ("{actor: a, from: null}", "tenure_days", None),
        ("{actor: a, from: 2024-04-02}, {actor: a, from: 2024-03}", "tenure_days", 62),
        ("{actor: a, from: 2024}", "tenure_days", 0),
        ("{actor: a}, {actor: a, status: ended, from: 2020-01-01, to: 2021-01-01}", "tenure_days", 152),
        ("{actor: m}, {actor: a}", "decision_authority", None),
        ("{actor: a, service: contact_person}", "decision_authority", False),
        ("{actor: a, service: family_caseworker}, {actor: a}", "decision_authority", True),
        ("{actor: a, service: contact_person}, {actor: a, service_text: andet}", "decision_authority", None),
        ("{actor: a}", "record_access", None),
        ("{actor: a}", "caseload", None),
        ("{actor: a, per_week: 0}, {actor: a}", "share_of_contact", None),
    ],
)
def test_a_column(engagements: str, column: str, value: object) -> None:
    assert candidate(f"engagements: [{engagements}]", "a")["columns"][column] == value


def test_a_column_of_authority() -> None:
    assert candidate("engagements: [{actor: m}]", "m")["columns"]["decision_authority"] is True
    assert candidate("engagements: [{actor: k}, {actor: a}]", "k")["columns"]["record_access"] == []


def test_the_units_of_a_column_stand_in_order() -> None:
    """The place, which belongs to no unit here, can read what all others have."""
    known = facts("engagements: [{actor: o}, {actor: a}, {actor: c}, {actor: d}]")
    reader = known.actors["o"].replaced(unit=None, record_access=("skole", "job", "social"))
    seen = at(changed(known, actors={**known.actors, "o": reader}), DAY)
    assert record_access(seen, "o") == ["job", "skole", "social"]


@pytest.mark.parametrize(("per_week", "there"), [(12 / 52, True), (12 / 52 - 1e-9, False)])
def test_once_a_month_is_not_too_rarely(per_week: float, there: bool) -> None:
    assert bool(found(view(f"engagements: [{{actor: a, per_week: {per_week}}}]"), "coordinator_candidate")) is there


@pytest.mark.parametrize(
    ("wishes", "wish"),
    [
        ("{about: a, wish: ask, by: mor}, {about: a, wish: wanted, by: mor, date: 2024-01-01}", "wanted"),
        ("{about: a, wish: wanted, by: mor}, {about: a, wish: ask, by: mor, date: 2024-01-01}", "ask"),
        ("{about: a, wish: ask, by: mor, date: 2024-01}, {about: a, wish: wanted, by: mor, date: 2024-02}", "wanted"),
        ("{about: a, wish: wanted, by: mor, date: 2024-01}, {about: a, wish: ask, by: mor, date: 2024-02}", "ask"),
        (
            "{about: a, wish: not_wanted, by: mor, date: 2024-01}, {about: a, wish: wanted, by: mor, date: 2024-02}",
            "wanted",
        ),
        ("{about: a, wish: ask, by: mor, date: 2024}, {about: a, wish: wanted, by: mor, date: 2024-05}", "ask"),
        ("{about: a, wish: ask, by: mor, date: 2024-01}, {about: a, wish: wanted, by: mor, date: 2024-01}", "ask"),
        ("{about: a, wish: ask, by: mor, date: 2024-02}, {about: a, wish: wanted, by: far, date: 2024-01}", "wanted"),
    ],
)
def test_the_latest_wish_of_each_person_counts(wishes: str, wish: str) -> None:
    assert candidate(f"engagements: [{{actor: a}}]\nwishes: [{wishes}]", "a")["columns"]["wish"] == wish


def test_if_somebody_holds_the_rope() -> None:
    """a–b and c–d hang together, a–c is absent, the rest is unknown: with ties to all it is one."""
    family = (
        "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d, for: [far]}]\n"
        f"ties: [{tie('a', 'b')}, {tie('c', 'd')}, {{a: a, b: c, kind: exchange, status: documented_absent}}]\n"
        "consents: [{id: x, about: [mor], from_units: [social], to_units: [job], status: given}]"
    )
    holds = candidate(family, "a")["if_holds"]
    consents = [(need["from_unit"], need["to_unit"], need["about"], need["have"]) for need in holds.pop("consents")]
    assert holds == {
        "ties_to_create": ["c", "d"],
        "unknown_ties": ["d"],
        "fragmentation_before": [0, pytest.approx(2 / 3)],
        "fragmentation_after": [0, 0],
    }
    assert consents == [
        ("boern", "job", ["mor"], "yes"),
        ("boern", "skole", ["far", "mor"], "no"),
        ("job", "boern", ["mor"], "no"),
        ("skole", "boern", ["far", "mor"], "no"),
    ]
    [finding] = [f for f in found(view(family), "coordinator_candidate") if f.subjects == ("a",)]
    assert [need.document() for need in finding.consent] == candidate(family, "a")["if_holds"]["consents"]


def test_nobody_is_asked_to_tie_with_somebody_barred() -> None:
    """d, whom the family does not want, hangs on nobody: it stays apart, or not, as before."""
    family = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]\nwishes: [{about: d, wish: not_wanted, by: mor}]\n"
    holds = candidate(f"{family}mapped: {{ties: 2024-06-01}}", "a")["if_holds"]
    assert (holds["ties_to_create"], holds["unknown_ties"]) == (["b", "c"], [])
    assert holds["fragmentation_before"] == [1, 1]
    assert holds["fragmentation_after"] == pytest.approx([1 / 2, 1 / 2])
    unknown = candidate(family, "a")["if_holds"]
    assert (unknown["unknown_ties"], unknown["fragmentation_after"]) == (["b", "c"], [0, 1 / 2])


def test_alone_there_is_nothing_to_create() -> None:
    assert candidate("engagements: [{actor: a}]", "a")["if_holds"] == {
        "ties_to_create": [],
        "unknown_ties": [],
        "fragmentation_before": None,
        "fragmentation_after": None,
        "consents": [],
    }


# --- what belongs to no one candidate -------------------------------------------------------------------------------


def coordination(family: str, lang: str = "da") -> dict:
    return measures_of(view(family), lang)["coordination"]


def test_every_filter_that_excludes_is_named_with_its_reason() -> None:
    family = "engagements: [{actor: a, per_week: 0.1, to: 2024-07-01}, {actor: b, status: waiting}, {actor: c}]"
    assert [(out.id, out.filter) for out in excluded(view(family))] == [
        ("a", "meets_rarely"),
        ("a", "leaves_soon"),
        ("b", "not_in_circle"),
    ]
    told = coordination(family)
    assert told["choices"] == ["team", "nobody"]
    assert told["excluded"][2] == {"id": "b", "filter": "not_in_circle", "why": "Er ikke med på denne dato."}
    assert coordination(family, "en")["excluded"][2]["why"] == "Is not involved today."


@pytest.mark.parametrize(
    ("engagements", "rest", "split"),
    [
        ("{actor: a}, {actor: b}, {actor: c, per_week: 1}", f"ties: [{tie('a', 'b')}]", [["a", "c"], ["b", "c"]]),
        ("{actor: a}, {actor: b}, {actor: c, per_week: 1}", f"ties: [{tie('a', 'b')}, {tie('b', 'c')}]", []),
        ("{actor: a}, {actor: b}, {actor: c, per_week: [0, 1]}", f"ties: [{tie('a', 'b')}]", []),
        ("{actor: a}, {actor: b}, {actor: c, per_week: 1}", "", []),
        (
            "{actor: a}, {actor: b, to: 2024-07-01}, {actor: c, per_week: 1}, {actor: d, per_week: 2}",
            f"ties: [{tie('a', 'b')}]\nwishes: [{{about: c, wish: wanted}}]",
            [["a", "c"], ["a", "d"]],
        ),
        (
            "{actor: a}, {actor: b, to: 2024-07-01}, {actor: c, per_week: 1}, {actor: d, per_week: 2}",
            f"ties: [{tie('a', 'b')}]",
            [["a", "d"], ["a", "c"]],
        ),
    ],
)
def test_a_split_is_offered_where_nobody_reaches_both(engagements: str, rest: str, split: list[list[str]]) -> None:
    assert coordination(f"engagements: [{engagements}]\n{rest}")["split"] == split
