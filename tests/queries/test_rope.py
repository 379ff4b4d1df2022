"""Those who hold the rope: how they share it, who hangs on them, who follows, and what it takes that another holds it."""

from datetime import date

import pytest

from queries.candidates import excluded
from queries.measures.family import measures_of
from tests.queries.build import DAY, found, pairs, view

CIRCLE = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"
LATER = date(2024, 12, 31)


def rope(who: str, rest: str = "", status: str = "documented") -> str:
    """A coordinates tie with the family."""
    return f"{{a: {who}, b: familie, kind: coordinates, status: {status}{', ' if rest else ''}{rest}}}"


def tie(a: str, b: str, rest: str = "") -> str:
    """A documented contact."""
    return f"{{a: {a}, b: {b}, kind: exchange, status: documented{', ' if rest else ''}{rest}}}"


# --- split --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "split"),
    [
        ([rope("a", "scope: actors"), rope("b", "scope: family")], [("a", "b")]),
        ([rope("a", "scope: actors"), rope("mor", "scope: family")], [("a", "mor")]),
        (
            [rope("a", "scope: family"), rope("b", "scope: family"), rope("c", "scope: actors")],
            [("a", "c"), ("b", "c")],
        ),
        ([rope("a", "scope: actors"), rope("b")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: actors")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: unit")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: family", "planned")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: family, to: 2024-05-31")], []),
        ([rope("a", "scope: actors"), rope("a", "scope: family"), rope("b", "scope: family")], []),
    ],
)
def test_two_coordinators_who_share(ties: list[str], split: list[tuple[str, str]]) -> None:
    assert pairs(found(view(f"{CIRCLE}ties: [{', '.join(ties)}]"), "coordination_split")) == split


def test_a_split_rests_on_both_and_names_their_sides() -> None:
    seen = view(f"{CIRCLE}ties: [{rope('b', 'scope: actors')}, {rope('a', 'scope: family')}]")
    [finding] = found(seen, "coordination_split")
    assert len(finding.evidence) == 2
    assert (
        finding.document("da")["statement"]
        == "Aktør B er tovholder for aktørerne, og Aktør A er tovholder for familien."
    )


# --- a single point of failure --------------------------------------------------------------------------------------

PATH = f"{tie('a', 'b')}, {tie('b', 'c')}"


@pytest.mark.parametrize(
    ("family", "there"),
    [
        (f"{CIRCLE}ties: [{PATH}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {tie('a', 'c')}]", []),
        (f"{CIRCLE}ties: [{tie('a', 'b')}]", []),
        (CIRCLE, []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: documented, from: 2024-01-01}}]", []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: job, kind: team, status: documented}}]", []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: documented}}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: planned, from: 2024-01-01}}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {{a: a, b: d, kind: team, status: documented, from: 2024-01-01}}]", ["b"]),
        (
            "engagements: [{actor: a}, {actor: t1}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: t1").replace("a: b", "a: t1")
            + "]",
            [],
        ),
        (
            "engagements: [{actor: a}, {actor: g}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: g").replace("a: b", "a: g")
            + "]",
            [],
        ),
        (
            "engagements: [{actor: a}, {actor: o}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: o").replace("a: b", "a: o")
            + "]",
            ["o"],
        ),
        (f"{CIRCLE}ties: [{rope('a')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('d', 'from: 2024-01-01')}]", ["d"]),
        (f"{CIRCLE}ties: [{rope('mor')}]", []),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('mor')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'scope: unit')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'deputy: [d]')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'successor: [d]')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('a', 'deputy: [d]', 'planned')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('a', 'deputy: [d], to: 2024-05-31')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {PATH}]", ["a", "b"]),
    ],
)
def test_what_hangs_on_one(family: str, there: list[str]) -> None:
    assert pairs(found(view(family), "single_point_of_failure")) == [(id,) for id in there]


def test_one_who_does_both_says_so_and_rests_on_both() -> None:
    [finding] = found(view(f"{CIRCLE}ties: [{PATH}, {rope('b')}]"), "single_point_of_failure")
    assert finding.document("da")["statement"].startswith("Aktør B er ene om at være tovholder, og nogle")
    kinds = [item.entry["kind"] for item in finding.evidence]
    assert (kinds.count("engagement"), kinds.count("tie")) == (3, 3)
    assert finding.document("da")["question"] == "Hvem kan træde til, hvis Aktør B er væk?"


def test_who_is_only_perhaps_there_leaves_a_doubt() -> None:
    ties = PATH.replace("documented", "documented, from: 2024-01-01")
    for c, uncertain in (("{actor: c}", False), ("{actor: c, from: 2024}", True)):
        [finding] = found(
            view(f"engagements: [{{actor: a}}, {{actor: b}}, {c}]\nties: [{ties}]"), "single_point_of_failure"
        )
        assert finding.date_uncertain is uncertain


# --- handover -------------------------------------------------------------------------------------------------------


def stops(family: str, day: date = DAY) -> list[tuple[str, ...]]:
    return pairs(found(view(family, day=day, as_of=LATER), "handover_gap"))


@pytest.mark.parametrize(
    ("ties", "engagements", "there"),
    [
        ([rope("a", "to: 2024-07-31")], "{actor: a}", True),
        ([rope("a", "to: 2024-08-01")], "{actor: a}", False),
        ([rope("a", "to: 2024-04-02")], "{actor: a}", True),
        ([rope("a", "to: 2024-04-01")], "{actor: a}", False),
        ([rope("a", "to: 2024-08")], "{actor: a}", False),
        ([rope("a", "to: 2024-07/2024-12")], "{actor: a}", True),
        ([rope("a", "to: 2024-06-30")], "", True),
        ([rope("mor", "to: 2024-06-30")], "", True),
        ([rope("a")], "{actor: a}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a", "to: 2024-12-31")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a", "to: 2024-06-30")], "{actor: a, to: 2024-12-31}", True),
        ([rope("a", "to: 2024-06-30")], "{actor: a, to: 2023-06-30, from: 2023-01-01}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30}, {actor: a}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30}, {actor: a, to: 2024-12-31}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30, status: paused}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30, status: applied}", False),
        ([rope("a")], "{actor: a, to: 2024-05-01, status: ended}", True),
        ([rope("a")], "{actor: a, to: 2024-05-01, status: cancelled, from: 2024-05-01}", False),
        ([rope("p")], "{actor: p}", True),
        ([rope("a", "to: 2024-06-30"), rope("a")], "{actor: a}", False),
        ([rope("a", "to: 2024-06-30, scope: unit")], "{actor: a}", False),
        ([rope("a", "to: 2024-06-30", "planned")], "{actor: a}", False),
        ([rope("a", "date: 2024-03-03")], "{actor: a}", True),
        ([rope("a", "date: 2024-01-01")], "{actor: a}", False),
    ],
)
def test_a_coordinator_who_stops(ties: list[str], engagements: str, there: bool) -> None:
    family = f"engagements: [{engagements}]\nties: [{', '.join(ties)}]"
    assert bool(stops(family)) is there


@pytest.mark.parametrize(
    ("follower", "there"),
    [
        (rope("b"), False),
        (rope("b", "from: 2024-01-01"), False),
        (rope("d", "", "planned"), False),
        (rope("d", "to: 2024-07-01", "planned"), False),
        (rope("b", "to: 2024-07-01, scope: family"), False),
        (rope("mor", "from: 2024-07-01"), False),
        (rope("b", "to: 2024-06-30"), True),
        (rope("b", "", "recommended"), True),
        (rope("b", "scope: unit"), True),
        (rope("d"), True),
        (rope("a", "to: 2024-12-31", "planned"), True),
        (tie("a", "b"), True),
    ],
)
def test_who_follows(follower: str, there: bool) -> None:
    family = f"engagements: [{{actor: a}}, {{actor: b}}]\nties: [{rope('a', 'to: 2024-06-30')}, {follower}]"
    assert (("a",) in stops(family)) is there


@pytest.mark.parametrize(
    ("ties", "there"),
    [
        ([rope("a", "to: 2024-06-30, successor: [b]")], False),
        ([rope("a", "to: 2024-06-30, deputy: [b]")], True),
        ([rope("a", "to: 2024-06-30"), rope("a", "to: 2024-05-31, successor: [b]")], True),
        ([rope("a", "to: 2024-06-30"), rope("a", "to: 2024-06, scope: family, successor: [b]")], False),
    ],
)
def test_a_successor_is_named_in_the_last_tie(ties: list[str], there: bool) -> None:
    assert bool(stops(f"engagements: [{{actor: a}}]\nties: [{', '.join(ties)}]")) is there


def test_a_stop_is_told_as_over_or_to_come() -> None:
    family = f"engagements: [{{id: x, actor: a, to: 2024-06-15}}]\nties: [{rope('a', 'from: 2024-01-01')}]"
    for day, word in ((DAY, "stopper snart"), (date(2024, 6, 15), "stopper snart"), (date(2024, 6, 16), "er stoppet")):
        [finding] = found(view(family, day=day, as_of=LATER), "handover_gap")
        assert word in finding.document("da")["statement"]
        assert [item.entry["kind"] for item in finding.evidence] == ["engagement", "tie"]


# --- candidates -----------------------------------------------------------------------------------------------------


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
    assert told["excluded"][2] == {"id": "b", "filter": "not_in_circle", "why": "Er ikke med i dag."}
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
