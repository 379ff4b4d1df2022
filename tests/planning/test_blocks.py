"""Each table against a count by hand of the findings and measures of the families, on made-up ones."""

import random
from collections import Counter
from datetime import date, timedelta

import pytest

from graph.reading.cut import Seen, facts_of
from queries import at, findings_of
from queries.blocks import Row, is_counted, met, rows
from queries.blocks.criteria import NoCriterion, criterion_of
from queries.measures.family import unit_pairs_without_tie
from tests.case_files import records_of
from tests.naive.generate import random_document
from tests.share import is_whole, some

FAMILIES = some(range(60_000, 61_000), 30)
DAYS = 2


def made_up() -> list[tuple[Seen, date]]:
    found = []
    for seed in FAMILIES:
        rng = random.Random(seed)
        case_file = records_of(random_document(rng))
        days = [case_file.as_of + timedelta(rng.randint(-400, 60)) for _ in range(DAYS)]
        found += [(facts_of(case_file, family.id), day) for family in case_file.families for day in days]
    return found


def parts_of(found: list[Row], table: str, level: str = "") -> Counter[str]:
    return Counter(row.part for row in found if row.table == table and row.key.level == level)


def test_they_say_what_the_findings_and_measures_say() -> None:
    counted = seen = 0
    for facts, day in made_up():
        found, view = [*rows(facts, day)], at(facts, day)
        assert bool(found) == (is_counted(facts) and bool(view.circle))
        if not found:
            continue
        counted += 1
        told = findings_of(view)
        between = [row for row in found if row.table == "pairs" and row.key.u != row.key.v]
        across = Counter(row.part for row in between if row.key.level == "across")
        absent = across["absent_bearer"] + across["absent_other"]
        unknown = across["unknown_bearer"] + across["unknown_other"]
        assert [absent, absent + unknown] == unit_pairs_without_tie(view)
        bearers = [one for one in told if one.type == "sole_bearer" and not one.own_choice]
        assert across["absent_bearer"] + across["unknown_bearer"] == sum(one.level == "across" for one in bearers)
        inside = {one.between for one in bearers if one.level == "inside"}
        said = {(row.key.u, row.key.v) for row in between if row.key.level == "department" and "bearer" in row.part}
        assert inside <= said  # departments of two administrations are pairs here, too
        seen += len(bearers)
        [held] = [row.part.split("/")[1] for row in found if row.table == "coordination"]
        types = {one.type for one in told}
        assert (held == "split") == ("coordination_split" in types)
        assert (held in ("with", "split")) == ("coordinator" in types)
        missing = next((one.confidence for one in told if one.type == "no_coordinator"), None)
        assert {"without": "documented", "ask": "unknown"}.get(held) == missing
        assert sum(parts_of(found, "fragmentation").values()) == 1
        assert all(row.part in ("1", "3", "6", "12") for row in found if row.table == "months")
    assert counted > len(FAMILIES) and (seen > 3 or not is_whole())


RULE = {
    "all": [
        {"any": [{"unit": "soc"}, {"service": "notification_intake", "within_years": 5}]},
        {"sector": "social_children", "running_years": 2},
    ]
}


def test_a_rule_is_read_and_written_alike_and_all_that_is_wrong_is_told() -> None:
    assert criterion_of(criterion_of(RULE).document()) == criterion_of(RULE)
    with pytest.raises(NoCriterion) as caught:
        criterion_of({"all": [{"name": "x"}, {"for": "grandmother"}, {"within_years": -1, "unit": "u"}, 3], "more": 1})
    places = {(place, code) for place, code, _ in caught.value.faults}
    assert places == {
        ("all[0].name", "unknown_key"), ("all[1].for", "not_allowed"), ("all[2].within_years", "no_years"),
        ("all[3]", "no_rule"), ("more", "unknown_key"),
    }  # fmt: skip
    with pytest.raises(NoCriterion, match="too_many_leaves"):
        criterion_of({"any": [{"unit": "u"}] * 11})


WORK = """
tovholder: 1
as_of: 2024-06-30
units: [{id: soc, name: S, level: administration}]
actors: [{id: a, name: A, kind: professional, unit: soc}]
families:
  - id: f
    name: F
    members: [{id: m, name: M, kind: adult}]
    engagements: [{id: now, actor: a, for: [m], at: office, status: active, from: 2024-01}, {id: e, actor: a, for: [m], at: office, FIELDS}]
"""
ASKED = [
    # how it is recorded, what is asked, the answer: docs/planning.md, criteria
    ("service: job_caseworker, status: ended, from: 2019, to: 2020", {"within_years": 5}, "certain"),
    ("service: job_caseworker, status: ended, from: 2018, to: 2019", {"within_years": 5}, "possible"),
    ("service: job_caseworker, status: ended, from: 2017, to: 2018", {"within_years": 5}, "no"),
    ("service: job_caseworker, status: active, from: 2022-06-30", {"running_years": 2}, "certain"),
    ("service: job_caseworker, status: active, from: 2022", {"running_years": 2}, "possible"),
    ("service: job_caseworker, status: active, from: 2022-07", {"running_years": 2}, "no"),
    ("service: job_caseworker, status: active", {"running_years": 2}, "possible"),
    ("service: job_caseworker, status: paused, from: 2020, to: 2021-05-01", {}, "no"),
    ("service: job_caseworker, status: paused, from: 2020, to: 2021-05-01", {"within_years": 5}, "certain"),
    ("service: job_caseworker, status: active", {"for": "child"}, "no"),
]


@pytest.mark.parametrize(("said", "asked", "answer"), ASKED)
def test_criteria_ask_for_work_on_the_day_within_years_and_for_years(said: str, asked: dict, answer: str, case) -> None:
    case_file = case(WORK.replace("FIELDS", said))
    criterion = criterion_of({"service": "job_caseworker", **asked})
    assert met(facts_of(case_file, "f"), date(2024, 6, 30), criterion) == answer
