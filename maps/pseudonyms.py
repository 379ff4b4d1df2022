"""What people are called where their names must not stand: by initials, or by what they are to the family."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.catalogue import Catalogue
from graph.facts import FamilyFacts
from graph.records import Actor, PrivatePerson, Unit
from maps.places import per_week
from queries.words import words

Names = Literal["names", "initials", "roles"]
NAMES: tuple[Names, ...] = ("names", "initials", "roles")
MOST_INITIALS = 3
LONG_NAME = 4
"""From so many letters on a name is looked for at the beginning of longer words too: "Annagården" tells of an Anna."""
_ASIDE = re.compile(r"[,(/;:]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def initials(name: str) -> str:
    """The first letters of a name, without dots that would end a sentence; what stands after a comma is no name.

    >>> initials("Anna Sofie Mosegård-Lykke"), initials("Ruth, besøgsven"), initials("barn 2"), initials("17")
    ('ASM', 'R', 'B', '?')
    """
    parts = re.split(r"[\s-]+", _ASIDE.split(name)[0])
    letters = (next((letter for letter in part if letter.isalpha()), "") for part in parts)
    return "".join(letter.upper() for letter in letters if letter)[:MOST_INITIALS] or "?"


def pseudonyms(facts: FamilyFacts, how: Names, catalogue: Catalogue, lang: str) -> Mapping[str, str]:
    """What each member, person of the private network, actor and unit is called, and the family itself.

    Roles are the kind of a member, the relation of a private person, the service or task of an actor. Where several would
    be called the same, they are numbered in the order of their ids. A unit keeps its name, unless somebody of the
    family is named in it.
    """
    caller = _Caller(facts, catalogue, lang)
    family = facts.family
    people: dict[str, str] = {}
    for member in family.members:
        people[member.id] = initials(member.name) if how == "initials" else caller.word("member", member.kind)
    for person in family.private_network:
        people[person.id] = initials(person.name) if how == "initials" else caller.relation(person)
    for id, actor in facts.actors.items():
        people[id] = f"{initials(actor.name)} ({caller.role(actor)})" if how == "initials" else caller.role(actor)
    return _told_apart(people | caller.units()) | {family.id: caller.word("redact", "family")}


def tells_of(name: str, people: frozenset[str]) -> bool:
    """Whether one of these names of people is in the name of a place.

    >>> tells_of("Annas Hus", frozenset({"anna"})), tells_of("Boligforeningen", frozenset({"bo"}))
    (True, False)
    """
    for word in (found.casefold() for found in _WORD.findall(name)):
        for person in people:
            rest = word.removeprefix(person)
            if rest != word and (len(person) >= LONG_NAME or rest.strip("'’") in ("", "s", "es")):
                return True
    return False


def names_of_people(facts: FamilyFacts, lang: str) -> frozenset[str]:
    """The words of the names of the family and its private network, without those that say what somebody is to it."""
    known = words(lang)
    plain = {
        word.casefold()
        for key, text in known.items()
        if key.startswith(("map.member.", "map.relation_to.", "map.named.", "map.redact."))
        for word in _WORD.findall(text)
    }
    named = [facts.family.name, *(person.name for person in (*facts.family.members, *facts.family.private_network))]
    found = {word.casefold() for name in named for word in _WORD.findall(name) if word[0].isupper()}
    return frozenset(word for word in found - plain if len(word) > 1)


@dataclass(frozen=True)
class _Caller:
    """The words for people of a family in one language."""

    facts: FamilyFacts
    catalogue: Catalogue
    lang: str

    def word(self, table: str, key: str) -> str:
        """A word of the map's lists, as a name begins."""
        return _capital(words(self.lang)[f"map.{table}.{key}"])

    def relation(self, person: PrivatePerson) -> str:
        """What somebody of the private network is to the family."""
        return self.word("relation_to", person.relation) if person.relation else self.word("redact", "person")

    def role(self, actor: Actor) -> str:
        """The service of an actor by its role, else by its most frequent work, else the first task of that, else its kind."""
        services = self.catalogue.by_code
        work = sorted(
            (engagement for engagement in self.facts.family.engagements if engagement.actor == actor.id),
            key=lambda engagement: (-per_week(engagement), engagement.id),
        )
        for code in (actor.role, *(engagement.service for engagement in work)):
            if code in services:
                return _short(getattr(services[code], f"name_{self.lang}"))
        tasks = [task for engagement in work for task in engagement.functions or ()]
        if tasks:
            return getattr(self.catalogue.functions[tasks[0]], self.lang)
        return self.word("redact", actor.kind)

    def units(self) -> dict[str, str]:
        """The names of the units; one that tells of somebody is called by its level."""
        people = names_of_people(self.facts, self.lang)
        return {id: self._unit(unit, people) for id, unit in self.facts.units.items()}

    def _unit(self, unit: Unit, people: frozenset[str]) -> str:
        return self.word("redact", unit.level) if tells_of(unit.name, people) else unit.name


def _short(name: str) -> str:
    """The name of a service without what stands after a stroke or in brackets."""
    return re.split(r" / | \(", name)[0]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _told_apart(called: Mapping[str, str]) -> dict[str, str]:
    """The same, with a number where several are called the same."""
    several = {name for name, count in Counter(called.values()).items() if count > 1}
    return dict(_numbered(called, several))


def _numbered(called: Mapping[str, str], several: set[str]) -> Iterator[tuple[str, str]]:
    seen: Counter[str] = Counter()
    for id in sorted(called):
        name = called[id]
        seen[name] += 1
        yield id, f"{name} {seen[name]}" if name in several else name
