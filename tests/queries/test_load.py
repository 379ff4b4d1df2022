"""Many around the family, and a full week: what a member attends, where a team that comes together counts once."""

from datetime import date

import pytest

from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from queries import at
from queries.day.load import SEARCHED, load
from queries.measures.family import measures_of
from tests.queries.build import DAY, facts, found, view
from tests.sessions import changed

WEEK = (
    "{actor: a, at: office, per_week: 2}, {actor: b, at: school, per_week: [1, 2]}, {actor: c, at: hjem, per_week: %s}"
)


def loads(engagements: str, rest: str = "", day: date = DAY, as_of: date = DAY) -> list[tuple]:
    seen = view(f"engagements: [{engagements}]\n{rest}", day=day, as_of=as_of)
    return [(f.subjects, f.class_, f.value, f.interval) for f in found(seen, "parallel_load")]


@pytest.mark.parametrize(
    ("engagements", "expected"),
    [
        (WEEK % 2, [(("mor",), None, 3, (5, 6))]),
        (WEEK % "[1.9, 9]", []),
        (WEEK % "null", []),
        (", ".join(["{actor: a}"] * 5), [(("mor",), None, 5, (0, None))]),
        (", ".join(["{actor: a}"] * 4), []),
        (", ".join(["{actor: a, per_week: 0.1}"] * 5), [(("mor",), None, 5, (0.5, 0.5))]),
        ("{actor: a, per_week: 5, for: family}", [(("far",), None, 1, (5, 5)), (("mor",), None, 1, (5, 5))]),
        ("{actor: a, per_week: 5, for: [mor, barn]}", [(("mor",), None, 1, (5, 5))]),
        ("{actor: a, per_week: 5, for: [barn, ung]}", [(("barn",), None, 1, (5, 5)), (("ung",), None, 1, (5, 5))]),
        ("{actor: a, per_week: 5, attends: [barn]}", [(("barn",), None, 1, (5, 5))]),
        ("{actor: a, per_week: 5, attends: []}", []),
        ("{actor: a, per_week: 5, status: paused}", []),
        ("{actor: a, per_week: 5, status: waiting}", []),
        ("{actor: a, per_week: 5, status: granted, from: 2024-07-31}", [(("mor",), "upcoming", 1, (5, 5))]),
        ("{actor: a, per_week: 5, status: granted, from: 2024-08-01}", []),
        (f"{WEEK % 2}, {{actor: d, per_week: 1, status: granted, from: 2024-07}}", [(("mor",), None, 3, (5, 6))]),
        (f"{WEEK % 1}, {{actor: d, per_week: 1, status: granted, from: 2024-07}}", [(("mor",), "upcoming", 4, (5, 6))]),
        (", ".join([*["{actor: a, per_week: 0.7}"] * 6, "{actor: b, per_week: 0.8}"]), [(("mor",), None, 7, (5, 5))]),
    ],
)
def test_a_full_week(engagements: str, expected: list[tuple]) -> None:
    assert loads(engagements) == expected


TEAM_OF_TWO = "{actor: t1, per_week: 2}, {actor: t2, per_week: [1, 3]}"
CHAIN = "ties: [{a: a, b: b, kind: team, status: documented}, {a: b, b: c, kind: team, status: documented}]"


@pytest.mark.parametrize(
    ("engagements", "ties", "count", "week"),
    [
        (TEAM_OF_TWO, "", 1, (2, 3)),
        (TEAM_OF_TWO.replace("[1, 3]}", "[1, 3], at: office}"), "", 2, (3, 5)),
        (TEAM_OF_TWO.replace("}", ", at: unknown}"), "", 1, (2, 3)),
        (f"{TEAM_OF_TWO}, {{actor: t2}}", "", 1, (2, None)),
        (f"{TEAM_OF_TWO}, {{actor: t2, per_week: 4}}", "", 1, (4, 4)),
        ("{actor: t2, per_week: 4}, {actor: t2, per_week: 4}", "", 2, (8, 8)),
        ("{actor: t1, per_week: 2}, {actor: t2, per_week: 3, status: paused}", "", 1, (2, 2)),
        ("{actor: a, per_week: 2}, {actor: b, per_week: 3}", "", 2, (5, 5)),
        ("{actor: a, per_week: 2}, {actor: b, per_week: 3}", CHAIN, 1, (3, 3)),
        ("{actor: a, per_week: 2}, {actor: c, per_week: 3}", CHAIN, 2, (5, 5)),
        ("{actor: a, per_week: 2}, {actor: b, per_week: 1}, {actor: c, per_week: 3}", CHAIN, 2, (5, 5)),
        ("{actor: a, per_week: 1}, {actor: b, per_week: 3}, {actor: c, per_week: 2}", CHAIN, 2, (4, 4)),
        ("{actor: a, per_week: [1, 4]}, {actor: b, per_week: [1, 3]}, {actor: c, per_week: [1, 2]}", CHAIN, 2, (2, 6)),
        ("{actor: a, per_week: 2}, {actor: b, per_week: 3}", CHAIN.replace("documented", "planned"), 2, (5, 5)),
        ("{actor: a, per_week: 2}, {actor: b, per_week: 3}", CHAIN.replace("kind: team", "kind: exchange"), 2, (5, 5)),
    ],
)
def test_a_team_that_comes_together_counts_once(
    engagements: str, ties: str, count: int, week: tuple[float, float | None]
) -> None:
    held = load(view(f"engagements: [{engagements}]\n{ties}"), "mor")
    assert (held.count, held.lo, held.hi) == (count, *week)


def test_a_team_that_is_coming_counts_once() -> None:
    coming = "status: granted, from: 2024-07-01, per_week: 5"
    assert loads(f"{{actor: t1, {coming}}}, {{actor: t2, {coming}}}") == [(("mor",), "upcoming", 1, (5, 5))]


def test_where_too_many_share_members_of_teams_the_first_that_fits_is_taken() -> None:
    """Eleven engagements of a chain a–b–c: the pair a–b comes once, c by itself."""
    engagements = ", ".join(
        [*["{actor: a, per_week: 1}"] * (SEARCHED - 1), "{actor: b, per_week: 2}", "{actor: c, per_week: 3}"]
    )
    held = load(view(f"engagements: [{engagements}]\n{CHAIN}"), "mor")
    assert (held.count, held.lo, held.hi) == (SEARCHED, SEARCHED - 2 + 2 + 3, SEARCHED - 2 + 2 + 3)


COMING = [(("mor",), "upcoming", 1, (5, 5))]


def test_what_was_granted_is_coming_to_its_last_possible_day() -> None:
    """And to the last day of its actor's post: that of `p` ends in June, though what was granted begins later."""
    granted = "{actor: a, per_week: 5, status: granted, from: 2024-05/2024-07, to: 2024-05-20/%s}"
    assert loads(granted % "2024-06-01") == COMING
    assert loads(granted % "2024-05-31") == []
    late = "{actor: p, per_week: 5, status: granted, from: 2024-07-31}"
    assert loads(late, day=date(2024, 6, 30)) == COMING
    assert loads(late, day=date(2024, 7, 1)) == []


def test_the_load_is_told_and_rests_on_what_is_attended() -> None:
    seen = view(f"engagements: [{WEEK % 2}, {{actor: d, for: [far]}}]")
    [finding] = found(seen, "parallel_load")
    assert [item.entry["id"] for item in finding.evidence] == ["e0", "e1", "e2"]
    assert finding.document("da")["statement"] == "Mor har aftaler tre steder, mindst 5 gange om ugen."
    [silent] = found(view(f"engagements: [{', '.join(['{actor: a}'] * 5)}]"), "parallel_load")
    assert silent.document("en")["statement"] == "Mor has appointments in five places."


def test_a_coming_one_with_a_partial_date_makes_nothing_uncertain() -> None:
    [finding] = found(view("engagements: [{actor: a, per_week: 5, status: granted, from: 2024-07}]"), "parallel_load")
    assert not finding.date_uncertain
    [finding] = found(view("engagements: [{actor: a, per_week: 5, from: 2024-06}]"), "parallel_load")
    assert finding.date_uncertain


def test_every_member_has_its_week() -> None:
    weeks = measures_of(view("engagements: [{actor: a, per_week: [1, 2]}, {actor: b, for: [barn]}]"))[
        "weekly_appointments"
    ]
    assert weeks == {"barn": [0, None], "far": [0, 0], "mor": [1, 2], "ung": [0, 0]}


# --- many -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actors", "units", "there"),
    [(14, 5, False), (15, 5, True), (14, 6, True), (6, 6, True), (5, 5, False), (15, 1, True)],
)
def test_many_actors_or_units(actors: int, units: int, there: bool) -> None:
    document = {
        "tovholder": 1,
        "as_of": DAY,
        "units": [{"id": f"u{n}", "name": f"Sted {n}", "level": "organisation"} for n in range(units)],
        "actors": [
            {"id": f"x{n}", "name": f"Aktør {n}", "kind": "professional", "unit": f"u{n % units}"}
            for n in range(actors)
        ],
        "families": [
            {
                "id": "familie",
                "name": "Familien",
                "engagements": [
                    {"id": f"e{n}", "actor": f"x{n}", "for": [], "at": "office", "status": "active"}
                    for n in range(actors)
                ],
            }
        ],
    }
    findings = found(at(facts_of(CaseFile.model_validate(document), "familie"), DAY), "many_actors")
    told = [(finding.subjects, finding.value, len(finding.evidence)) for finding in findings]
    assert told == ([(("familie",), {"actors": actors, "units": units}, actors)] if there else [])


@pytest.mark.parametrize(
    ("actors", "said"),
    [
        ("a c d", "Der er tre omkring familien, fra tre afdelinger eller organisationer. Det er ikke"),
        (
            "a c x",
            "Der er tre omkring familien, fra to afdelinger eller organisationer. For én af dem ved vi ikke, hvor",
        ),
        (
            "a c x y",
            "Der er fire omkring familien, fra to afdelinger eller organisationer. For to af dem ved vi ikke, hvor de kommer fra. Det er ikke",
        ),
    ],
)
def test_whose_place_is_not_recorded_is_no_place_the_less(actors: str, said: str) -> None:
    work = ", ".join(f"{{actor: {actor}}}" for actor in actors.replace("x", "o").replace("y", "g").split())
    seen = facts(f"engagements: [{work}]\nmapped: {{ties: 2024}}")
    homeless = {id: one.replaced(unit=None) if id in "og" else one for id, one in seen.actors.items()}
    [finding] = found(at(changed(seen, actors=homeless), DAY), "no_coordinator")
    assert finding.statement.text("da").startswith(said)
