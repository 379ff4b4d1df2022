"""What a viewer may not see does not exist for them: facts, findings, measures and export equal those of a file without it.

Two exceptions, by design: who was barred stays barred though the reason is hidden, and a pair that was present only
through what is hidden is unknown, never absent.
"""

import json
import random
from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date

import pytest

from graph.facts import FamilyFacts
from graph.records import CaseFile
from graph.store import Store
from importers import load, to_yaml
from importers.validate import validated
from queries import findings
from queries.measures.family import measures
from tests.conftest import CASES
from tests.graph.without import without
from tests.naive.generate import random_days, random_document

FILES = sorted(path for path in CASES.glob("*.yaml") if ".expected" not in path.name and path.stem != "swindon")


class KeptFrom:
    """A viewer from whom given actors and people are hidden, in every family."""

    def __init__(self, *ids: str) -> None:
        self.ids = frozenset(ids)

    def hidden_actors(self, family: str | None, actors: Collection[str]) -> frozenset[str]:
        return self.ids & set(actors)

    def hidden_people(self, family: str, people: Collection[str]) -> frozenset[str]:
        return self.ids & set(people)


def read(store: Store, viewer: KeptFrom, case_file: CaseFile) -> list[FamilyFacts]:
    return list(store.facts(viewer, [family.id for family in case_file.families]))


def said(facts: FamilyFacts, day: date) -> str:
    """All that leaves the product for one family and day, as bytes."""
    found = [finding.document(lang) for lang in ("da", "en") for finding in findings(facts, day)]
    return json.dumps([found, measures(facts, day)], ensure_ascii=False)


def hideable(case_file: CaseFile) -> list[str]:
    people = [person.id for family in case_file.families for person in family.private_network]
    return [actor.id for actor in case_file.actors] + people


def same_but_for_the_exceptions(seen: FamilyFacts, other: FamilyFacts) -> tuple[FamilyFacts, FamilyFacts]:
    """Both facts with the two exceptions taken away, so that all else can be compared."""
    assert seen.barred >= other.barred
    return replace(seen, veils=(), barred=other.barred), other


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hiding_equals_a_file_without_it(store: Store, path) -> None:
    case_file = load(path).case_file
    rng = random.Random(path.stem)
    everyone = hideable(case_file)
    for count in (1, 2):
        hidden = set(rng.sample(everyone, min(count, len(everyone))))
        compare(store, case_file, hidden, {case_file.as_of})


def compare(store: Store, case_file: CaseFile, hidden: set[str], days: Collection[date]) -> None:
    viewer, rest = KeptFrom(*hidden), without(case_file, hidden)
    store.reset()
    store.store(case_file, "source")
    seen = read(store, viewer, case_file)
    exported = store.case_file(viewer, "source")
    store.reset()
    store.store(rest, "source")
    assert exported is not None
    assert to_yaml(exported) == to_yaml(rest)
    for facts, other in zip(seen, read(store, KeptFrom(), rest), strict=True):
        ours, theirs = same_but_for_the_exceptions(facts, other)
        assert ours == theirs
        assert not any(id in repr(facts) for id in (f"'{name}'" for name in hidden))
        for day in days:
            assert said(ours, day) == said(theirs, day)


@pytest.mark.parametrize("seed", range(40))
def test_hiding_in_random_families_equals_a_file_without_it(store: Store, seed: int) -> None:
    rng = random.Random(seed)
    document = random_document(rng)
    case_file = validated(document).case_file
    assert case_file is not None
    case_file = case_file.in_order()
    everyone = hideable(case_file)
    hidden = set(rng.sample(everyone, min(rng.randint(1, 3), len(everyone))))
    compare(store, case_file, hidden, random_days(document, rng)[:3])


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
    store: Store, case: Callable[[str], CaseFile], reason: str
) -> None:
    serves_both = FAMILY.replace("for: [mor]", "for: [mor, far]")
    absent = "    ties: [{a: rita, b: per, kind: exchange, status: documented_absent}]\n"
    store.store(case(f"{serves_both}{absent}    {reason}\n"), "one")
    [facts] = store.facts(KeptFrom("onkel"), ["skov"])
    assert facts.barred == {"far"}
    assert facts.family.private_ties == ()
    assert facts.family.wishes == ()
    assert facts.family.private_network == ()
    found = findings(facts, facts.as_of)
    assert {finding.type for finding in found} >= {"sole_bearer"}
    assert not any("far" in finding.subjects for finding in found)


def test_a_wish_about_a_hidden_actor_leaves_no_trace(store: Store, case: Callable[[str], CaseFile]) -> None:
    store.store(case(f"{FAMILY}    wishes: [{{about: bo, wish: not_wanted, by: mor}}]\n"), "one")
    [facts] = store.facts(KeptFrom("bo"), ["skov"])
    assert facts.barred == frozenset()


TEAM = FAMILY.replace('"Per", kind: professional', '"Per", kind: professional, team: par').replace(
    '"Bo", kind: professional', '"Bo", kind: professional, team: par'
)


def test_what_is_present_only_through_a_hidden_colleague_is_unknown_never_absent(
    store: Store, case: Callable[[str], CaseFile]
) -> None:
    """Bo and Per are a team; Bo talks with Rita, so Per and Rita are present. All ties are mapped."""
    ties = "    mapped: {ties: 2024-06-01}\n    ties: [{a: bo, b: rita, kind: exchange, status: documented, from: 2024-06-10}]\n"
    store.store(case(TEAM + ties), "one")
    [facts] = store.facts(KeptFrom("bo"), ["skov"])
    on = {day: known(facts, day) for day in (date(2024, 6, 9), date(2024, 6, 30))}
    assert on == {date(2024, 6, 9): 1.0, date(2024, 6, 30): 0.0}
    assert "absent" not in {finding.class_ for finding in findings(facts, date(2024, 6, 30))}


def known(facts: FamilyFacts, day: date) -> float:
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
    store: Store, case: Callable[[str], CaseFile], hidden: str
) -> None:
    compare(store, case(OUTSIDER), {hidden}, [date(2024, 6, 30)])
