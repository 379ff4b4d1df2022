"""What must not change the answer, and in which direction it may change: the product on made-up families.

No expected answers here: one document is asked about twice, the second time with something done to it.
"""

import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date
from typing import Any, NamedTuple

import pytest

from casework.session import Session
from graph.checks.validate import validated
from graph.model.records import Tie
from graph.reading.cut import facts_of
from queries import View, at, findings_of
from queries.measures.family import measures_of
from tests.naive.day import Record
from tests.naive.generate import random_days, random_document
from tests.share import some
from tovholder.exporting import only

pytestmark = pytest.mark.by_turns

SEEDS = some(range(20_000, 20_120), 24)
PART = len(SEEDS) / 120
"""The share of the seeds that this run takes: how often something was seen is asked of the whole, in proportion."""
SPLIT_SEEDS = some(range(20_000, 20_016), 4)
"""For what goes through the database: each takes some tenths of a second there."""
DAYS = 2
INTERVALS = ("fragmentation", "effective_size", "unit_pairs_without_tie")
LONG_AGO = "2000-01-01"
TINY = 1e-9


class Place(NamedTuple):
    """A family of a made-up document on a day, and what to draw from there."""

    document: Record
    family: str
    day: date
    rng: random.Random

    def view(self, changed: Record | None = None, family: str | None = None) -> View:
        """The family as the product sees it, in this document or in a changed one."""
        checked = validated(self.document if changed is None else changed)
        assert checked.case_file is not None and checked.faults == []
        return at(facts_of(checked.case_file.in_order(), family or self.family), self.day)

    def changed(self, **more: list[Record]) -> Record:
        """The document with more records in lists of the family."""
        document = deepcopy(self.document)
        told = next(family for family in document["families"] if family["id"] == self.family)
        for name, records in more.items():
            told[name] = [*told[name], *records]
        return document


def places() -> Iterator[Place]:
    """Each family of each seed on some of its days."""
    for seed in SEEDS:
        rng = random.Random(seed)
        document = random_document(rng)
        for day in rng.sample(random_days(document, rng), DAYS):
            for family in document["families"]:
                yield Place(document, family["id"], day, rng)


def answer(view: View) -> tuple[list[Record], Record]:
    """All that is said of the family."""
    return [finding.document() for finding in findings_of(view)], measures_of(view)


# --- what changes nothing -----------------------------------------------------------------------------------------


def shuffled(value: Any, rng: random.Random) -> Any:
    """The same with every list in another order, but for the two ends of an interval."""
    if isinstance(value, dict):
        return {key: item if key == "per_week" else shuffled(item, rng) for key, item in value.items()}
    if isinstance(value, list):
        return rng.sample([shuffled(item, rng) for item in value], len(value))
    return value


def test_the_order_of_records_changes_nothing() -> None:
    for place in places():
        assert answer(place.view(shuffled(place.document, place.rng))) == answer(place.view())


def ids_in(value: Any) -> set[str]:
    """The ids of all records."""
    if isinstance(value, dict):
        own = {value["id"]} if "id" in value else set[str]()
        return own.union(*(ids_in(item) for item in value.values()))
    return set[str]().union(*map(ids_in, value)) if isinstance(value, list) else set()


def renamed(value: Any, names: dict[str, str]) -> Any:
    """The same with other ids wherever one stands, as a key too."""
    if isinstance(value, dict):
        return {names.get(key, key): renamed(item, names) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, names) for item in value]
    return names.get(value, value) if isinstance(value, str) else value


def without_made_ids(view: View) -> list[Any]:
    """The answer without what is made from ids: the hashes, and the ids of ties, which are made from their ends."""
    findings, measures = answer(view)
    documents = [{key: value for key, value in told.items() if key not in ("id", "facts")} for told in findings]
    for told in documents:
        for name in ("evidence", "counter_evidence"):
            told[name] = [item | ({"id": ""} if item["kind"] == "tie" else {}) for item in told[name]]
    return [documents, measures]


def test_other_ids_in_the_same_order_change_nothing_else() -> None:
    for place in places():
        names = {id: f"x.{id}.y" for id in ids_in(place.document)}
        view = place.view(renamed(place.document, names), names[place.family])
        back = {new: old for old, new in names.items()}
        assert renamed(without_made_ids(view), back) == without_made_ids(place.view())


def test_a_family_that_has_nothing_to_do_with_it_changes_nothing() -> None:
    for place in places():
        other = random_document(random.Random(place.rng.random()))
        other = renamed(other, {id: f"other.{id}" for id in ids_in(other)})
        more = {name: [*place.document[name], *other[name]] for name in ("units", "actors", "families")}
        assert answer(place.view(place.document | more)) == answer(place.view())
        alone = [family for family in place.document["families"] if family["id"] == place.family]
        assert answer(place.view(place.document | {"families": alone})) == answer(place.view())


def test_a_file_split_in_two_changes_nothing(store: Session, empty: Callable[[], None]) -> None:
    """Units, actors and general ties copied to both parts; read back through the database, where both are sources."""
    split = 0
    for seed in SPLIT_SEEDS:
        rng = random.Random(seed)
        document = random_document(rng)
        families, day = document["families"], rng.choice(random_days(document, rng))
        if len(families) < 2:
            continue
        split += 1
        whole = _stored(store, day, document)
        empty()
        at_place = rng.randint(1, len(families) - 1)
        parts = [document | {"families": some} for some in (families[:at_place], families[at_place:])]
        assert _stored(store, day, *parts) == whole
        empty()
    assert split >= len(SPLIT_SEEDS) // 4


def _stored(store: Session, day: date, *documents: Record) -> list[tuple[list[Record], Record]]:
    """All that is said of all families of the documents on the day, each stored as a source of its own."""
    for number, document in enumerate(documents):
        case_file = validated(document).case_file
        assert case_file is not None
        store.store(case_file.in_order(), f"part {number}")
    ids = [family["id"] for document in documents for family in document["families"]]
    return [answer(at(facts, day)) for facts in store.facts(ids)]


def test_a_file_cut_down_to_one_family_changes_nothing() -> None:
    for place in places():
        case_file = validated(place.document).case_file
        assert case_file is not None
        alone = only(case_file.in_order(), place.family).document()
        assert answer(place.view(alone)) == answer(place.view())


# --- what may change in one direction only ------------------------------------------------------------------------


def documented(rng: random.Random, ends: list[str]) -> Record:
    """Some documented tie between two of these."""
    a, b = rng.sample(ends, 2)
    kind = rng.choice(("exchange", "exchange", "team", "coordinates", "awareness"))
    tie: Record = {"a": a, "b": b, "kind": kind, "status": "documented", "from": LONG_AGO}
    if kind in ("exchange", "awareness"):
        tie["channel"] = rng.choice(("direct", "via_meeting", "via_citizen", "via_record"))
    return tie | ({"level": rng.randint(1, 4)} if kind == "awareness" else {})


def links(view: View) -> set[tuple[str, ...]]:
    """The missing links of which something is known."""
    found = [finding for finding in findings_of(view) if finding.type == "missing_link" and finding.class_ != "ask"]
    return {(str(finding.class_), *finding.subjects) for finding in found}


def test_a_documented_tie_never_makes_it_look_worse() -> None:
    better = fewer = 0
    for place in places():
        before = place.view()
        ends = [*before.circle, *before.facts.units]
        if len(before.circle) < 2:
            continue
        for among in (list(before.circle), ends):
            after = place.view(place.changed(ties=[documented(place.rng, among)]))
            assert links(after) <= links(before)
            fewer += links(after) < links(before)
            for name in INTERVALS:
                old, new = measures_of(before)[name], measures_of(after)[name]
                assert new[0] <= old[0] + TINY and new[1] <= old[1] + TINY
                better += new[1] < old[1]
    assert better > 50 * PART and fewer > 10 * PART


@pytest.mark.parametrize("status", ["documented", "documented_absent"])
def test_to_record_what_is_unknown_never_widens_an_interval(status: str) -> None:
    narrower = 0
    for place in places():
        before = place.view()
        unknown = [ends for ends in before.pairs if before.state(*ends) == "unknown"]
        if not unknown:
            continue
        ends = place.rng.choice(unknown)
        if status == "documented" and "absent" in {before.state(*lifted) for lifted in before.teams.lifted(*ends)}:
            continue  # It would say more than this: that a colleague's contact, known to be absent, is there.
        tie = {"a": ends[0], "b": ends[1], "kind": "exchange", "status": status, "channel": "direct", "from": LONG_AGO}
        after = place.view(place.changed(ties=[tie]))
        assert after.state(*ends) == {"documented": "present", "documented_absent": "absent"}[status]
        for name in INTERVALS:
            old, new = measures_of(before)[name], measures_of(after)[name]
            assert old[0] - TINY <= new[0] and new[1] <= old[1] + TINY
            narrower += (new[1] - new[0]) < (old[1] - old[0])
        assert measures_of(after)["known_share"] > measures_of(before)["known_share"]
    assert narrower > 50 * PART


def test_to_record_an_unknown_frequency_never_widens_a_week() -> None:
    narrower = 0
    for place in places():
        unknown = [e["id"] for e in _family(place)["engagements"] if "per_week" not in e]
        if not unknown:
            continue
        document, chosen = place.changed(), place.rng.choice(unknown)
        told = next(family for family in document["families"] if family["id"] == place.family)
        next(e for e in told["engagements"] if e["id"] == chosen)["per_week"] = place.rng.choice([0, 1, [1, 4]])
        before, after = (measures_of(view)["weekly_appointments"] for view in (place.view(), place.view(document)))
        for member, (low, high) in before.items():
            new_low, new_high = after[member]
            assert low <= new_low + TINY
            assert high is None or new_high <= high + TINY
            narrower += (low, high) != (new_low, new_high)
    assert narrower > 20 * PART


# --- who is never suggested ---------------------------------------------------------------------------------------

NAME = "Zacharias"
"""Nobody else is called so, and nothing else has it in its name."""


def barring(place: Place, who: str) -> Record:
    """The document in which somebody of the family does not want this person, or is threatened by them."""
    private = [person["id"] for name in ("members", "private_network") for person in _family(place)[name]]
    others = [person for person in private if person != who]
    if who in private and others and place.rng.random() < 0.5:
        threat = {"a": who, "b": place.rng.choice(others), "valence": "threat", "certainty": "suspected"}
        document = place.changed(private_ties=[threat])
    else:
        document = place.changed(wishes=[{"about": who, "wish": "not_wanted", "date": "2100"}])
    for record in _people(document):
        if record["id"] == who:
            record["name"] = NAME
    return document


def _family(place: Place) -> Record:
    return next(family for family in place.document["families"] if family["id"] == place.family)


def _people(document: Record) -> Iterator[Record]:
    yield from document["actors"]
    for family in document["families"]:
        yield from (*family["members"], *family["private_network"])


def test_who_is_barred_is_in_no_suggestion_and_no_question() -> None:
    hits = 0
    for place in places():
        for who in place.view().circle[:3]:
            view = place.view(barring(place, who))
            assert all(who not in pair for pair in measures_of(view)["coordination"]["split"])
            for finding in findings_of(view):
                told = finding.document()
                assert NAME not in (told["question"] or "")
                if told["candidate"]:
                    assert who not in told["candidate"]["if_holds"]["ties_to_create"]
                if who in told["subjects"]:
                    hits += 1
                    assert told["question"] is None
                    assert told["type"] not in ("missing_link", "coordinator_candidate")
    assert hits > 200 * PART


ABOUT_MEMBERS = ("coverage_gap", "parallel_load", "coordinator", "coordination_split", "handover_gap")
"""What is still told of a member who is barred, without a question."""


def test_a_barred_private_person_is_named_in_nothing_about_others() -> None:
    hits = silenced = 0
    for place in places():
        family = _family(place)
        for who in [person["id"] for name in ("members", "private_network") for person in family[name]][:3]:
            before, view = place.view(), place.view(barring(place, who))
            for finding in findings_of(view):
                told = finding.document()
                assert NAME not in (told["question"] or "")
                if who in told["subjects"]:
                    assert told["question"] is None and told["type"] in ABOUT_MEMBERS
                    continue
                hits += 1
                assert NAME not in told["statement"]
                assert all(who not in needed["about"] for needed in told["consent"])
                for item in (*finding.evidence, *finding.counter_evidence):
                    assert not (isinstance(item.record, Tie) and who in (item.record.a, item.record.b))
            silenced += any(
                isinstance(item.record, Tie) and who in (item.record.a, item.record.b)
                for finding in findings_of(before)
                for item in finding.evidence
                if who not in finding.subjects
            )
    assert hits > 200 * PART and silenced > 5 * PART
