"""What people are called where their names must not stand: by initials, or by what they are to the family."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from graph.model.catalogue import Catalogue
from graph.model.records import Actor, Member, PrivatePerson, Unit
from graph.reading.cut import Seen
from maps.scene.named import is_ideographic, names_of_people, tells_of
from maps.scene.places import per_week
from words import capital, words

Names = Literal["names", "initials", "roles"]
NAMES: tuple[Names, ...] = ("names", "initials", "roles")
MOST_INITIALS = 3
_ASIDE = re.compile(r"[,(/;:]")


def initials(name: str) -> str:
    """The first letters of a name, without dots that would end a sentence; what stands after a comma is no name.

    None of a name whose first sign may be all of it: "王芳" begins with the whole surname.

    >>> initials("Anna Sofie Mosegård-Lykke"), initials("Ruth, besøgsven"), initials("barn 2"), initials("17")
    ('ASM', 'R', 'B', '')
    """
    parts = re.split(r"[\s-]+", _ASIDE.split(unicodedata.normalize("NFC", name))[0])
    letters = (next((letter for letter in part if letter.isalpha()), "") for part in parts)
    return "".join(letter.title() for letter in letters if letter and not is_ideographic(letter))[:MOST_INITIALS]


def pseudonyms(facts: Seen, how: Names, catalogue: Catalogue, lang: str) -> Mapping[str, str]:
    """What each member, person of the private network, actor and unit is called, and the family itself.

    Roles are the kind of a member, the relation of a private person, the service or task of an actor. Where several would
    be called the same, they are numbered in the order of their ids. A unit keeps its name, unless somebody of the
    family is named in it.
    """
    caller = _Caller(facts, catalogue, lang)
    family = facts.family
    people: dict[str, str] = {}
    for record in (*family.members, *family.private_network):
        role = caller.word("member", record.kind) if isinstance(record, Member) else caller.relation(record)
        people[record.id] = (how == "initials" and initials(record.name)) or role
    for id, actor in facts.actors.items():
        role, letters = caller.role(actor), how == "initials" and initials(actor.name)
        people[id] = f"{letters} ({role})" if letters else role
    return _told_apart(people | caller.units()) | {family.id: caller.word("redact", "family")}


@dataclass(frozen=True)
class _Caller:
    """The words for people of a family in one language."""

    facts: Seen
    catalogue: Catalogue
    lang: str

    def word(self, table: str, key: str) -> str:
        """A word of the map's lists, as a name begins."""
        return capital(words(self.lang)[f"map.{table}.{key}"])

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
        people = names_of_people(self.facts)
        return {id: self._unit(unit, people) for id, unit in self.facts.units.items()}

    def _unit(self, unit: Unit, people: frozenset[str]) -> str:
        return self.word("redact", unit.level) if tells_of(unit.name, people) else unit.name


def _short(name: str) -> str:
    """The name of a service without what stands after a stroke or in brackets."""
    return re.split(r" / | \(", name)[0]


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
