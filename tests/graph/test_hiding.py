"""What a viewer may not see does not exist for them: facts, findings, measures and export equal those of a file without it.

Two exceptions, by design: who was barred stays barred though the reason is hidden, and a pair that was present only
through what is hidden is unknown, never absent. `everybody` says nothing of itself.
"""

import json
import random
import re
from collections.abc import Callable, Collection, Iterator
from datetime import date

import pytest

from casework.session import Session
from graph.checks.validate import validated
from graph.errors import UnknownFamily
from graph.model.base import Record
from graph.model.records import CaseFile, order_key
from graph.reading.cut import Seen, facts_of
from graph.reading.paper import on_paper
from importers import load, to_yaml
from queries import findings
from queries.day.view import at
from queries.measures.family import measures
from tests.case_files import CASES
from tests.graph.scopes import Field, kept_from
from tests.graph.without import without
from tests.naive.generate import random_days, random_document
from tests.sessions import changed, door_of, session_at
from tests.share import some

pytestmark = pytest.mark.by_turns

Empty = Callable[[], None]
FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name and path.stem != "swindon")


def read(session: Session, case_file: CaseFile) -> list[Seen]:
    return list(session.facts([family.id for family in case_file.families]))


def said(facts: Seen, day: date) -> str:
    """All that leaves the product for one family and day, as bytes."""
    found = [finding.document(lang) for lang in ("da", "en") for finding in findings(facts, day)]
    return json.dumps([found, measures(facts, day)], ensure_ascii=False)


def hideable(case_file: CaseFile) -> list[str]:
    people = [person.id for family in case_file.families for person in family.private_network]
    return [actor.id for actor in case_file.actors] + people


def same_but_for_the_exceptions(seen: Seen, whole: Seen, other: Seen) -> tuple[Seen, Seen]:
    """Both facts without the exceptions, so that all else can be compared."""
    people = {person.id for person in (*seen.family.members, *seen.family.private_network)}
    assert seen.barred == whole.barred & (people | seen.actors.keys())
    return changed(seen, veils=(), barred=other.barred, distrusted=other.distrusted, everybody=other.everybody), other


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hiding_equals_a_file_without_it(store: Session, empty: Empty, path) -> None:
    case_file = load(path).case_file
    rng = random.Random(path.stem)
    everyone = hideable(case_file)
    for count in (1, 2):
        hidden = set(rng.sample(everyone, min(count, len(everyone))))
        compare(store, empty, case_file, hidden, {case_file.as_of})


def as_a_file(rest: CaseFile) -> CaseFile:
    """The case file as it leaves the product: no user takes a protected home along."""
    families = [on_paper(facts_of(rest, family.id)).family for family in rest.families]
    return rest.replaced(families=tuple(families)).in_order()


def compare(
    store: Session,
    empty: Empty,
    case_file: CaseFile,
    hidden: set[str],
    days: Collection[date],
    fields: frozenset[Field] = frozenset(),
    is_stored: bool = True,
) -> None:
    """What a viewer sees equals a file without it: stored, or, which is the same and quicker, in memory."""
    viewer, rest = session_at(door_of(store), kept_from(*hidden, fields=fields)), without(case_file, hidden, fields)
    empty()
    store.store(case_file, "source")
    whole, seen = read(store, rest), read(viewer, rest)
    exported, known = viewer.case_file("source"), viewer.families()
    assert exported is not None
    assert to_yaml(exported) == to_yaml(as_a_file(rest))
    others = [facts_of(rest, family.id, "source") for family in rest.families]
    if is_stored:
        empty()
        store.store(rest, "source")
        assert known == store.families()
        assert others == read(store, rest)
    for facts, all_facts, other in zip(seen, whole, others, strict=True):
        ours, theirs = same_but_for_the_exceptions(facts, all_facts, other)
        assert ours == theirs
        assert not any(id in repr(facts) for id in (f"'{name}'" for name in hidden))
        for day in days:
            assert said(ours, day) == said(theirs, day)


@pytest.mark.parametrize("seed", some(range(40), 10))
def test_hiding_in_random_families_equals_a_file_without_it(store: Session, empty: Empty, seed: int) -> None:
    rng = random.Random(seed)
    document = random_document(rng)
    case_file = validated(document).case_file
    assert case_file is not None
    case_file = case_file.in_order()
    everyone = hideable(case_file)
    hidden = set(rng.sample(everyone, min(rng.randint(1, 3), len(everyone))))
    compare(store, empty, case_file, hidden, random_days(document, rng)[:3], is_stored=False)


def records_in(case_file: CaseFile) -> Iterator[Record]:
    """Every record that may be hidden, or lose a field: those in the lists of a file and of its families."""
    for holder in (case_file, *case_file.families):
        for name in type(holder).model_fields:
            value = getattr(holder, name)
            if isinstance(value, tuple) and name not in ("families", "members"):
                yield from value
    yield from (member for family in case_file.families for member in family.members[1:])


def fields_said(record: Record) -> list[str]:
    """The fields that a record has and could lack."""
    return [
        name
        for name, field in type(record).model_fields.items()
        if not field.is_required() and name != "id" and getattr(record, name) not in (None, ())
    ]


@pytest.mark.parametrize("seed", some(range(40), 10))
def test_what_is_cut_equals_a_family_in_which_it_was_never_recorded(store: Session, empty: Empty, seed: int) -> None:
    """Any kind of record, and single fields of those that show."""
    rng = random.Random(seed)
    document = random_document(rng)
    case_file = validated(document).case_file
    assert case_file is not None
    case_file = case_file.in_order()
    records = list(records_in(case_file))
    hidden = {order_key(record) for record in rng.sample(records, min(rng.randint(1, 4), len(records)))}
    said_fields = [
        (order_key(record), field)
        for record in records
        if order_key(record) not in hidden
        for field in fields_said(record)
    ]
    fields = frozenset(rng.sample(said_fields, min(rng.randint(1, 6), len(said_fields))))
    compare(store, empty, case_file, hidden, random_days(document, rng)[:2], fields, is_stored=False)


def test_a_family_that_is_hidden_is_like_one_that_there_is_not(store: Session, case: Callable[[str], CaseFile]) -> None:
    other = (
        FAMILY.replace("id: skov", "id: lund").replace("Skov", "Lund").replace("as_of: 2024-06-30", "as_of: 2024-07-01")
    )
    for name in ("mor", "far", "onkel", "e1", "e2", "e3"):
        other = re.sub(rf"\b{name}\b", f"lund_{name}", other)
    store.store(case(FAMILY + "    same_as: {family: lund, probability: likely}\n"), "one")
    store.store(case(other), "two")
    viewer = session_at(door_of(store), kept_from("lund"))
    assert [entry.id for entry in viewer.families()] == ["skov"]
    assert viewer.sources() == ["one"]
    assert viewer.case_file("two") is None is viewer.case_file("three")
    [facts] = viewer.facts(["skov"])
    assert facts.family.same_as is None
    told = []
    for id in ("lund", "none"):
        with pytest.raises(UnknownFamily) as caught:
            list(viewer.facts([id]))
        told.append(str(caught.value).replace(id, "?"))
    assert told[0] == told[1]
    exported = viewer.case_file("one")
    assert exported is not None
    assert "lund" not in to_yaml(exported)


FAMILY = """
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
    members: [{id: mor, name: "Mor", kind: adult}, {id: far, name: "Far", kind: adult}]
    private_network: [{id: onkel, name: "Onkel"}]
    engagements:
      - {id: e1, actor: rita, for: [mor], at: office, status: active}
      - {id: e2, actor: per, for: [mor], at: office, status: active}
      - {id: e3, actor: bo, for: [mor], at: office, status: active}
"""


@pytest.mark.parametrize(
    "reason",
    [
        "private_ties: [{a: far, b: onkel, valence: threat}]",
        "private_ties: [{a: far, b: onkel, valence: threat, certainty: suspected}]",
        "private_ties: [{a: far, b: onkel, no_contact: true}]",
        "wishes: [{about: far, wish: not_wanted, by: onkel}]",
    ],
)
def test_who_is_barred_stays_barred_though_the_reason_is_hidden(
    store: Session, case: Callable[[str], CaseFile], reason: str
) -> None:
    serves_both = FAMILY.replace("for: [mor]", "for: [mor, far]")
    absent = "    ties: [{a: rita, b: per, kind: exchange, status: documented_absent}]\n"
    store.store(case(f"{serves_both}{absent}    {reason}\n"), "one")
    [facts] = session_at(door_of(store), kept_from("onkel")).facts(["skov"])
    assert facts.barred == {"far"}
    assert facts.family.private_ties == ()
    assert facts.family.wishes == ()
    assert facts.family.private_network == ()
    found = findings(facts, facts.as_of)
    # Told of as if nothing were recorded: that a name is missing would tell of it. But nothing is asked or suggested.
    assert {finding.type for finding in found if "far" in finding.subjects} >= {"sole_bearer"}
    assert not any(finding.question for finding in found if "far" in finding.subjects)


def test_a_wish_about_a_hidden_actor_leaves_no_trace(store: Session, case: Callable[[str], CaseFile]) -> None:
    store.store(case(f"{FAMILY}    wishes: [{{about: bo, wish: not_wanted, by: mor}}]\n"), "one")
    [facts] = session_at(door_of(store), kept_from("bo")).facts(["skov"])
    assert facts.barred == frozenset()


TEAM = FAMILY.replace('"Per", kind: professional', '"Per", kind: professional, team: par').replace(
    '"Bo", kind: professional', '"Bo", kind: professional, team: par'
)


def test_what_is_present_only_through_a_hidden_colleague_is_unknown_never_absent(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    """Bo and Per are a team; Bo talks with Rita, so Per and Rita are present. All ties are mapped."""
    ties = "    mapped: {ties: 2024-06-01}\n    ties: [{a: bo, b: rita, kind: exchange, status: documented, from: 2024-06-10}]\n"
    store.store(case(TEAM + ties), "one")
    [facts] = session_at(door_of(store), kept_from("bo")).facts(["skov"])
    on = {day: known(facts, day) for day in (date(2024, 6, 9), date(2024, 6, 30))}
    assert on == {date(2024, 6, 9): 1.0, date(2024, 6, 30): 0.0}
    assert "absent" not in {finding.class_ for finding in findings(facts, date(2024, 6, 30))}


def test_what_is_present_only_through_a_hidden_tie_is_unknown_never_absent(
    store: Session, case: Callable[[str], CaseFile]
) -> None:
    ties = "    mapped: {ties: 2024-06-01}\n    ties: [{id: t1, a: per, b: rita, kind: exchange, status: documented, from: 2024-06-10}]\n"
    store.store(case(FAMILY + ties), "one")
    [facts] = session_at(door_of(store), kept_from("t1")).facts(["skov"])
    assert facts.family.ties == ()
    states = {day: at(facts, day).state("per", "rita") for day in (date(2024, 6, 9), date(2024, 6, 30))}
    assert states == {date(2024, 6, 9): "absent", date(2024, 6, 30): "unknown"}


def known(facts: Seen, day: date) -> float:
    return measures(facts, day)["known_share"]


OUTSIDER = """
tovholder: 1
as_of: 2024-06-30
units: [{id: ss, name: "Social", level: administration}, {id: job, name: "Job", level: administration}]
actors:
  - {id: rita, name: "Rita", kind: professional, unit: ss}
  - {id: per, name: "Per", kind: professional, unit: job}
  - {id: bo, name: "Bo", kind: professional, unit: job}
ties:
  - {a: rita, b: per, kind: team, status: documented}
  - {a: per, b: rita, kind: coordinates, status: documented, deputy: [bo]}
families:
  - id: skov
    name: "Skov"
    members: [{id: mor, name: "Mor", kind: adult}]
    engagements: [{id: e1, actor: rita, for: [mor], at: office, status: active}]
"""


@pytest.mark.parametrize("hidden", ["per", "bo"])
def test_who_is_known_to_the_family_only_by_a_general_tie_is_hidden_as_any_other(
    store: Session, empty: Empty, case: Callable[[str], CaseFile], hidden: str
) -> None:
    compare(store, empty, case(OUTSIDER), {hidden}, [date(2024, 6, 30)])
