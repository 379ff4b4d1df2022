"""Everybody on the map: members, private network and the actors of the day, with all that is told of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.records import Member, PrivatePerson
from maps.palette import MarkKind
from maps.places import (
    home_numbers,
    household_of,
    is_resident,
    rings_of_actors,
    rings_of_people,
    sector_of_actor,
    sector_of_person,
)
from maps.relations import Relation
from maps.telling import Teller
from queries.finding import Finding
from queries.view import View

BOTH_HOMES = "both"
ELSEWHERE = "elsewhere"
WHOLE_FAMILY = frozenset({"not_mapped", "no_coordinator", "no_established_contact", "many_actors"})
"""Types that are about everybody: they stand with the family, not with each of its actors."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign on a chip and what it means."""

    kind: MarkKind
    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the map. `below` is the second line of the chip, `place` what the table says of where."""

    id: str
    kind: Literal["person", "actor"]
    sector: str
    ring: Literal["home", 1, 2, 3]
    name: str
    below: str
    place: str
    period: str
    relations: tuple[Relation, ...]
    findings: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    home_group: str | None = None
    unit: str | None = None
    fold: str | None = None
    """The chip that holds this one, where it is folded."""


def entries_of(
    view: View, findings: Sequence[Finding], relations: Mapping[str, tuple[Relation, ...]], teller: Teller
) -> tuple[Entry, ...]:
    """All members, then the private network, then the actors, each in the order of their ids."""
    known = _Known(findings, relations)
    marks = _Marks(findings, teller)
    return (
        *(_member(view, member, marks, teller, known) for member in view.facts.family.members),
        *_people(view, marks, teller, known),
        *_actors(view, marks, teller, known),
    )


class _Known:
    """What is told of each id beside who it is: its relations, and the findings about it."""

    def __init__(self, findings: Sequence[Finding], relations: Mapping[str, tuple[Relation, ...]]) -> None:
        self._relations = relations
        self._findings: dict[str, list[str]] = {}
        for finding in findings:
            if finding.type not in WHOLE_FAMILY:
                for subject in finding.subjects:
                    self._findings.setdefault(subject, []).append(finding.id)

    def relations(self, id: str) -> tuple[Relation, ...]:
        """Its relations, in order."""
        return self._relations.get(id, ())

    def findings(self, id: str) -> tuple[str, ...]:
        """The ids of the findings about it, in order."""
        return tuple(self._findings.get(id, ()))


class _Marks:
    """The marks that findings put on chips."""

    def __init__(self, findings: Sequence[Finding], teller: Teller) -> None:
        self.teller = teller
        self.partners: dict[str, set[str]] = {}
        self.coordinators: set[str] = set()
        self.candidates: set[str] = set()
        for finding in findings:
            if finding.type == "redundant_actors":
                for subject in finding.subjects:
                    self.partners.setdefault(subject, set()).update(finding.subjects)
            elif finding.type == "coordinator":
                self.coordinators.update(finding.subjects)
            elif finding.type == "coordinator_candidate":
                self.candidates.update(finding.subjects)

    def of(self, id: str) -> tuple[Mark, ...]:
        """The overlap with its number, the star of a documented coordinator, the sign of any candidate."""
        found = []
        if id in self.partners:
            count = len(self.partners[id])
            found.append(Mark("overlap", f"×{count}", self.teller.say("mark.overlap", count=count)))
        if id in self.coordinators:
            found.append(Mark("coordinator", "★", self.teller.say("mark.coordinator")))
        if id in self.candidates:
            found.append(Mark("candidate", "○", self.teller.say("mark.candidate")))
        return tuple(found)


def _member(view: View, member: Member, marks: _Marks, teller: Teller, known: _Known) -> Entry:
    numbers = home_numbers(view.facts, view.day)
    homes = household_of(member, numbers, view.day)
    if len(numbers) < 2:
        group, place = None, teller.say("home.only") if homes else teller.say("not_known")
    elif not homes:
        group, place = ELSEWHERE, teller.say("home.unknown")
    elif len(homes) > 1:
        group = BOTH_HOMES
        place = teller.say("home.several", numbers=teller.all([str(number) for number in homes]))
    else:
        number = min(homes)
        group, place = f"home{number}", teller.say("home.one", number=number)
    return Entry(
        id=member.id,
        kind="person",
        sector="home",
        ring="home",
        name=member.name,
        below=_age(member, view.day, teller),
        place=place,
        period="",
        marks=marks.of(member.id),
        home_group=group,
        relations=known.relations(member.id),
        findings=known.findings(member.id),
    )


def _age(member: Member, day: date, teller: Teller) -> str:
    """Adult or child, with what is known of the age: a year of birth does not say an age."""
    if member.count:
        number = member.count if isinstance(member.count, int) else teller.say("several")
        return teller.say(f"people.{member.kind}", count=number)
    kind = teller.word("member", member.kind)
    if member.birth_year:
        return teller.say("born", kind=kind, year=member.birth_year)
    if member.age:
        return teller.say("aged", kind=kind, years=member.age.years, year=str(member.age.as_of)[:4])
    return kind


def _people(view: View, marks: _Marks, teller: Teller, known: _Known) -> list[Entry]:
    rings = rings_of_people(view.facts)
    return [
        Entry(
            id=person.id,
            kind="person",
            sector=sector_of_person(person),
            ring=rings[person.id],
            name=person.name,
            below=_relation(person, teller),
            place=teller.say("home.lives_here") if is_resident(view.facts, person, view.day) else "",
            period="",
            marks=(*marks.of(person.id), *_house(view, person, teller)),
            relations=known.relations(person.id),
            findings=known.findings(person.id),
        )
        for person in view.facts.family.private_network
    ]


def _relation(person: PrivatePerson, teller: Teller) -> str:
    """The relation in words, unless the name says it already: "Mormor Gerda" needs no "bedstemor" below it."""
    if person.relation is None:
        return ""
    word = teller.word("relation_to", person.relation)
    named = {word, *teller.word("named", person.relation).split()}
    return "" if any(name in person.name.casefold() for name in named) else word


def _house(view: View, person: PrivatePerson, teller: Teller) -> tuple[Mark, ...]:
    if not is_resident(view.facts, person, view.day):
        return ()
    return (Mark("house", "⌂", teller.say("mark.house")),)


def _actors(view: View, marks: _Marks, teller: Teller, known: _Known) -> list[Entry]:
    rings = rings_of_actors(view.facts)
    found = []
    for id, works in view.work_of.items():
        actor = view.facts.actors[id]
        periods = [teller.period(work.engagement.from_, work.engagement.to) for work in works]
        unit = view.name(actor.unit) if actor.unit else ""
        found.append(
            Entry(
                id=id,
                kind="actor",
                sector=sector_of_actor(view, actor),
                ring=rings[id],
                name=actor.name,
                below=unit if unit != actor.name else "",
                place=unit,
                period="; ".join(dict.fromkeys(period for period in periods if period)),
                marks=marks.of(id),
                unit=actor.unit,
                relations=known.relations(id),
                findings=known.findings(id),
            )
        )
    return found
