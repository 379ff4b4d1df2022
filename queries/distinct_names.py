"""People, actors and units who are called the same, told apart by what differs: once, before anything is said of them.

Names are often what somebody does ("Pædagog"). Where several on one map bear one name, each is called by it and by its place,
its role or its age, whatever differs; else by a number. Then every sentence, list, button and row says who is meant.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TypeVar

from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.records import Actor, Member, PrivatePerson, Unit
from graph.reading.cut import Seen
from words import Message, text, words
from words.order import danish

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class DistinctNames:
    """The facts in which no two are called the same."""

    facts: Seen
    before: Mapping[str, tuple[str, str]]
    """Of each that got another name what it was called, and what was added to tell it apart ("" for a number)."""


def with_distinct_names(facts: Seen, lang: str) -> DistinctNames:
    """The facts with names that tell everybody apart, in the language; as they are where nobody is called the same."""
    units = _apart(facts.units.values(), lambda unit: _of_unit(unit, facts, lang))
    places = {id: units[id][0] if id in units else unit.name for id, unit in facts.units.items()}
    everybody = (*facts.family.members, *facts.family.private_network, *facts.actors.values())
    people = _apart(everybody, lambda record: _of_person(record, facts, places, lang))
    found = units | people
    if not found:
        return DistinctNames(facts, {})

    def called(record: R) -> R:
        new = found.get(getattr(record, "id"))  # noqa: B009 - not every record has one
        return record.replaced(name=new[0]) if new else record

    family = facts.family
    named = family.replaced(
        members=tuple(map(called, family.members)), private_network=tuple(map(called, family.private_network))
    )
    told = facts.renamed(
        **vars(facts)
        | {
            "family": named,
            "units": {id: called(unit) for id, unit in facts.units.items()},
            "actors": {id: called(actor) for id, actor in facts.actors.items()},
        }
    )
    records = {record.id: record for record in (*everybody, *facts.units.values())}
    return DistinctNames(told, {id: (records[id].name, added) for id, (_, added) in found.items()})


Named = Unit | Actor | Member | PrivatePerson


def _apart(records: Iterable[Named], hints: Callable[[Named], Iterable[str]]) -> dict[str, tuple[str, str]]:
    """New names for those who are called the same, with what is added to each; in the order of what they were called."""
    groups: defaultdict[str, list[Named]] = defaultdict(list)
    for record in records:
        groups[_key(record.name)].append(record)
    taken = set(groups)
    found: dict[str, tuple[str, str]] = {}
    for group in groups.values():
        if len(group) > 1:
            found |= _of_group(sorted(group, key=lambda one: (danish(one.id), one.id)), hints, taken)
    return found


def _of_group(
    group: list[Named], hints: Callable[[Named], Iterable[str]], taken: set[str]
) -> Iterator[tuple[str, tuple[str, str]]]:
    known = {record.id: [hint for hint in hints(record) if _key(hint) != _key(record.name)] for record in group}
    shared = Counter(_key(hint) for found in known.values() for hint in dict.fromkeys(found))
    wholes = Counter(_key(", ".join(dict.fromkeys(found))) for found in known.values())
    for record in group:
        mine = known[record.id]
        whole = ", ".join(dict.fromkeys(mine))
        added = next((hint for hint in mine if shared[_key(hint)] == 1), whole if wholes[_key(whole)] == 1 else "")
        name = next(name for name in _names(record.name, added) if _key(name) not in taken)
        taken.add(_key(name))
        yield record.id, (name, added)


def _names(name: str, added: str) -> Iterator[str]:
    """What somebody may be called, the best first."""
    if added:
        yield f"{name} ({added})"
    yield from (f"{name} ({added}) {number}" if added else f"{name} {number}" for number in count(2 if added else 1))


def _key(name: str) -> str:
    """The name as it is read: case and the way letters are put together tell nobody apart."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def _of_unit(unit: Named, facts: Seen, lang: str) -> Iterator[str]:
    if isinstance(unit, Unit):
        above = facts.units.get(unit.part_of or "")
        if above:
            yield above.name
        yield words(lang)[f"map.redact.{unit.level}"].lower()


def _of_person(record: Named, facts: Seen, places: Mapping[str, str], lang: str) -> Iterator[str]:
    if isinstance(record, Actor):
        if record.unit:
            yield places.get(record.unit, "")
        yield from _role(record, facts, lang)
    elif isinstance(record, Member):
        yield words(lang)[f"map.member.{record.kind}"]
        if record.birth_year:
            yield text(Message("map.apart.born", {"year": record.birth_year}), lang)
        elif record.age:
            yield text(Message("map.apart.aged", {"years": record.age.years}), lang)
    elif isinstance(record, PrivatePerson):
        yield words(lang)[f"map.relation_to.{record.relation}" if record.relation else "map.apart.private"]


def _role(actor: Actor, facts: Seen, lang: str) -> Iterator[str]:
    """What an actor is by the catalogue, or in the file's own words; then the services of its work."""
    services = load_catalogue().by_code
    work = [engagement for engagement in facts.family.engagements if engagement.actor == actor.id]
    if actor.role:
        yield services[actor.role].short(lang) if actor.role in services else actor.role
    for engagement in work:
        if engagement.service in services:
            yield services[engagement.service].short(lang)
