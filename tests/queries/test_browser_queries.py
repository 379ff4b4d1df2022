"""The queries for Neo4j Browser say the same as the rules beside them: on every case, and on made-up families in one graph."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from casework.session import Session
from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from graph.storage.statements import statement
from importers import load
from queries import Finding, at
from queries.day.view import View
from queries.rules.registry import findings_of
from tests.case_files import CASES, records_of
from tests.naive.generate import random_document
from tests.naive.reading import read
from tests.sessions import ACCESS, door_of
from tests.share import is_whole, some

pytestmark = pytest.mark.by_turns

FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name)
EDGES = Path(__file__).with_name("browser_edges.yaml")
EDGE_DAYS = [
    date(2024, 5, 30),
    date(2024, 5, 31),
    date(2024, 6, 20),
    *(date(2024, 6, 28) + timedelta(days) for days in range(5)),
]
FILES_MADE_UP = 120 if is_whole() else 60
FIRST_SEED = 30_000
DAYS_MADE_UP = 8 if is_whole() else 3
REFERENCES = frozenset(
    "id part_of unit record_access family a b deputy successor about by actor for attends participants coordinator given_by "
    "from_units to_units custody assessed_by who holder said_by leader minutes_by convener asked_for_by".split()
)
"""The keys of a case file under which ids of units, actors and families stand."""
Row = Mapping[str, Any]
Said = tuple[Any, ...]


class Twin(NamedTuple):
    """A query and the rule beside it, and what both say of one finding."""

    query: str
    type: str
    of_row: Callable[[Row], Said]
    of_finding: Callable[[Finding], Said]


def near(number: float | None) -> float | None:
    """A number without what rounding leaves."""
    return None if number is None else round(number, 9)


def link_of_row(row: Row) -> Said:
    return (row["class"], row["actor"], row["other_actor"], row["reason"], near(row["gain"]))


def link(finding: Finding) -> Said:
    reason = finding.statement.values.get("reason")
    gain = finding.value
    assert isinstance(gain, float)
    return (finding.class_, *finding.subjects, reason and reason.key.removeprefix("reason."), near(gain))


def bearer_of_row(row: Row) -> Said:
    bearers = tuple(row["bearers"])
    return (row["level"], row["unit"], row["other_unit"], row["confidence"], bearers, row["own_choice"])


def bearer(finding: Finding) -> Said:
    return (finding.level, *finding.between, finding.confidence, finding.subjects, finding.own_choice)


def candidate_of_row(row: Row) -> Said:
    reach, visits = row["reach"], row["appointments_a_week"]
    return (row["actor"], row["class"], row["wish"], reach and tuple(map(near, reach)), tuple(map(near, visits)))


def candidate(finding: Finding) -> Said:
    assert finding.candidate
    said = finding.candidate.columns
    reach, visits = said["reach"], said["appointments_a_week"]
    return (
        *finding.subjects,
        finding.class_,
        said["wish"],
        reach and tuple(map(near, reach)),
        tuple(map(near, visits)),
    )


TWINS = (
    Twin(
        "redundant_actors",
        "redundant_actors",
        lambda row: (row["actor"], row["other_actor"]),
        lambda finding: finding.subjects,
    ),
    Twin("missing_links", "missing_link", link_of_row, link),
    Twin("sole_bearer", "sole_bearer", bearer_of_row, bearer),
    Twin("coordinator_candidates", "coordinator_candidate", candidate_of_row, candidate),
)


def rows(store: Session, query: str, day: date) -> list[dict[str, Any]]:
    return door_of(store).read(ACCESS, statement(query, "queries.browser").text, day=day)


def by_query(store: Session, day: date) -> set[Said]:
    """What the queries say of the whole graph; no row stands twice."""
    found: set[Said] = set()
    for twin in TWINS:
        said = rows(store, twin.query, day)
        assert len({repr(row) for row in said}) == len(said)
        found |= {(twin.type, row["family"], *twin.of_row(row)) for row in said}
    return found


def by_rule(views: Iterable[View]) -> set[Said]:
    """What the rules say of all the families."""
    twins = {twin.type: twin for twin in TWINS}
    return {
        (finding.type, finding.family, *twins[finding.type].of_finding(finding))
        for view in views
        for finding in findings_of(view)
        if finding.type in twins
    }


def all_facts(case_files: Iterable[CaseFile]) -> list[Seen]:
    return [facts_of(case_file, family.id) for case_file in case_files for family in case_file.families]


def renamed(document: dict[str, Any], prefix: str) -> dict[str, Any]:
    """A document whose units, actors and families are called like none of another."""
    shared = {record["id"] for part in ("units", "actors", "families") for record in document.get(part, [])}

    def walk(value: Any, key: str = "") -> Any:
        if isinstance(value, dict):
            return {inner: walk(value[inner], inner) for inner in value}
        if isinstance(value, list):
            return [walk(inner, key) for inner in value]
        return f"{prefix}_{value}" if key in REFERENCES and value in shared else value

    return {key: walk(value, key) for key, value in document.items() if key != "municipality"}


def stored(store: Session, documents: Mapping[str, dict[str, Any]]) -> list[CaseFile]:
    """All documents in one graph."""
    case_files = [records_of(renamed(document, name)) for name, document in documents.items()]
    for name, case_file in zip(documents, case_files, strict=True):
        store.store(case_file, name)
    return case_files


def differences(store: Session, facts: Iterable[Seen], days: Iterable[date]) -> tuple[list[Said], Counter[str]]:
    """What only a query or only a rule says on these days, and how often they agree, by the type."""
    wrong: list[Said] = []
    times: Counter[str] = Counter()
    for day in days:
        seen, told = by_query(store, day), by_rule(at(family, day) for family in facts)
        wrong += [(day, "only the query", *said) for said in sorted(seen - told, key=repr)]
        wrong += [(day, "only the rule", *said) for said in sorted(told - seen, key=repr)]
        times.update(said[0] for said in seen & told)
    return wrong, times


def test_the_queries_say_what_the_rules_say_of_the_cases(store: Session) -> None:
    """Of all cases and some edges in one graph, on the edges' days and those on which cases are checked: some of them."""
    case_files = stored(store, {path.stem: read(path) for path in [*FILES, EDGES]})
    days = {
        date.fromisoformat(str(check["as_of"]))
        for path in FILES
        for check in read(path.with_suffix(".expected.yaml"))["checks"]
    }
    wrong, times = differences(store, all_facts(case_files), [*some(sorted(days), 3), *some(EDGE_DAYS, 2)])
    assert len(days) > 25
    assert wrong == []
    assert set(times) == {twin.type for twin in TWINS}


def test_the_queries_say_what_the_rules_say_of_many_families(store: Session) -> None:
    """Made-up families, on days near those of some of their files; who is barred is in no row, though many are."""
    made_up = {f"d{number}": random_document(random.Random(FIRST_SEED + number)) for number in range(FILES_MADE_UP)}
    case_files = stored(store, made_up)
    facts, rng = all_facts(case_files), random.Random(FIRST_SEED)
    days = [
        case_file.as_of + timedelta(rng.choice((-200, -90, -30, -1, 0, 0, 1, 30, 60)))
        for case_file in rng.sample(case_files, DAYS_MADE_UP)
    ]
    wrong, times = differences(store, facts, days)
    assert wrong == []
    assert len(facts) >= FILES_MADE_UP * 5 / 4
    assert min(times[twin.type] for twin in TWINS) > DAYS_MADE_UP
    barred = {family.family.id: family.barred for family in facts}
    assert (
        sum(not barred[family.family.id].isdisjoint(at(family, days[0]).circle) for family in facts)
        >= FILES_MADE_UP / 12
    )
    assert list(barred_in_rows(store, days[0], barred)) == []


def barred_in_rows(store: Session, day: date, barred: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    """Barred people and actors, by their family, in the rows of the queries that suggest something."""
    for twin in TWINS:
        if twin.query != "redundant_actors":  # what an unwanted actor does is still shown
            for row in rows(store, twin.query, day):
                named = {inner for value in row.values() for inner in (value if isinstance(value, list) else [value])}
                yield from ((twin.query, id) for id in named & barred[row["family"]])


THREAT = """
tovholder: 1
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}, {id: job, name: "Job", level: administration}]
actors:
  - {id: rita, name: "Rita", kind: professional, unit: ss}
  - {id: per, name: "Per", kind: professional, unit: job}
  - {id: bo, name: "Bo", kind: professional, unit: job}
families:
  - id: skov
    name: "Skov"
    members:
      - {id: mor, name: "Mor", kind: adult}
      - {id: far, name: "Far", kind: adult}
      - {id: ida, name: "Ida", kind: child, custody: [mor, far]}
    private_ties: [{a: far, b: mor, valence: threat, certainty: suspected}]
    wishes: [{about: bo, wish: not_wanted, by: mor}]
    engagements:
      - {id: e1, actor: rita, for: family, at: office, status: active}
      - {id: e2, actor: per, for: family, at: office, status: active}
      - {id: e3, actor: bo, for: family, at: office, status: active}
    ties:
      - {a: ss, b: job, kind: exchange, status: documented_absent}
      - {a: rita, b: per, kind: exchange, status: attempted}
"""


def test_who_is_barred_is_in_no_row(store: Session, case: Callable[[str], CaseFile]) -> None:
    """The father, from whom a threat is suspected, carries nothing; Bo, whom the mother does not want, is suggested nowhere."""
    store.store(case(THREAT), "skov")
    day = date(2024, 6, 30)
    [link] = rows(store, "missing_links", day)
    assert link == {
        "family": "skov",
        "class": "absent",
        "actor": "per",
        "other_actor": "rita",
        "reason": None,
        "gain": pytest.approx(1 / 3),
        "persons": ["ida", "mor"],
    }
    [between] = rows(store, "sole_bearer", day)
    assert between == {
        "family": "skov",
        "level": "across",
        "unit": "job",
        "other_unit": "ss",
        "confidence": "documented",
        "bearers": ["mor"],
        "own_choice": False,
        "absent_pairs": 2,
        "signs": 0,
    }
    assert [row["actor"] for row in rows(store, "coordinator_candidates", day)] == ["per", "rita"]


def test_redundant_actors_names_home_tasks_and_engagements(store: Session) -> None:
    """syn_homes: Hjemmestøtte A and the new Forældrehjælp, both for Maja."""
    store.store(load(CASES / "syn_homes.yaml").case_file, "syn_homes")
    found = rows(store, "redundant_actors", date(2024, 6, 1))
    [row] = [row for row in found if (row["actor"], row["other_actor"]) == ("afloeser", "stoette_a")]
    assert row == {
        "family": "familie_lund",
        "actor": "afloeser",
        "other_actor": "stoette_a",
        "home": "hjem_mor",
        "same_tasks": [["f01", "f03"]],
        "engagements": ["e_ny / e_a"],
    }


def test_what_three_queries_share_is_the_same_in_each() -> None:
    """Each stands on its own, since people paste it; what one of them mends, the others need too. All ask for the day."""
    assert {statement(twin.query, "queries.browser").params for twin in TWINS} == {"$day"}
    shared = set()
    for name in ("missing_links", "sole_bearer", "coordinator_candidates"):
        _, begins, rest = statement(name, "queries.browser").text.partition("// --- the same in three queries")
        part, ends, _ = rest.partition("// --- here ends what is the same ---")
        assert begins and ends
        shared.add(part)
    assert len(shared) == 1
