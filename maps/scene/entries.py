"""Everybody on the map: members, private network and the actors of the day, with all that is told of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.model.records import Actor, Member, PrivatePerson
from maps.scene.marks import Mark, Marks
from maps.scene.members import Homes, housing_of, is_resident
from maps.scene.places import Ring, rings_of_actors, rings_of_people, sector_of_actor, sector_of_person
from maps.scene.relations import Relation
from maps.scene.telling import Teller
from queries.day.view import View
from queries.day.work import Work
from queries.finding import Finding

WHOLE_FAMILY = frozenset({"not_mapped", "no_coordinator", "no_established_contact", "many_actors"})
"""Types that are about everybody: they stand with the family, not with each of its actors."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody on the map. `below` is the second line of the chip, `place` what the table says of where."""

    id: str
    kind: Literal["person", "actor"]
    sector: str
    ring: Ring
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
    tasks: tuple[str, ...] = ()
    """What an actor does here on the day, in words."""
    role: str = ""
    """What somebody is: adult or child, the relation to the family, the role or else the services of an actor."""
    services: tuple[str, ...] = ()
    """The services of an actor on the day."""
    public: bool = True
    """Whether it comes from a service or an authority; volunteers and the private network do not."""


def entries_of(
    view: View,
    findings: Sequence[Finding],
    relations: Mapping[str, tuple[Relation, ...]],
    homes: Homes,
    teller: Teller,
) -> tuple[Entry, ...]:
    """All members who are born, then the private network, then the actors, each in the order of their ids."""
    known = _Known(findings, relations)
    marks = Marks(findings, teller)
    return (
        *(
            _member(view, member, marks, homes, teller, known)
            for member in view.facts.family.members
            if member.id in view.born
        ),
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


def _member(view: View, member: Member, marks: Marks, homes: Homes, teller: Teller, known: _Known) -> Entry:
    housing = housing_of(view, member, homes, teller)
    return Entry(
        id=member.id,
        kind="person",
        sector="home",
        ring="home",
        name=member.name,
        below=_below(member, view.day, teller),
        role=_age(member, view.day, teller),
        place=housing.text,
        period="",
        marks=(*marks.of(member.id), *housing.marks),
        home_group=housing.group,
        relations=known.relations(member.id),
        findings=known.findings(member.id),
    )


def _age(member: Member, day: date, teller: Teller) -> str:
    """Adult or child, with what is known of the age: a year of birth does not say an age."""
    if member.count:
        number = member.count if isinstance(member.count, int) else teller.say("several")
        return teller.say(f"people.{'one_' * (number == 1)}{member.kind}", count=number)
    kind = teller.word("member", member.kind)
    if member.birth_year:
        return teller.say("born", kind=kind, year=member.birth_year)
    if member.age:
        return teller.say("aged", kind=kind, years=member.age.years, year=str(member.age.as_of)[:4])
    return kind


def _below(member: Member, day: date, teller: Teller) -> str:
    """The same under the name, unless the name says it already: "Voksen" needs no "voksen" below it."""
    said = _age(member, day, teller)
    kind = teller.word("member", member.kind)
    told = said == kind and kind in member.name.casefold().split()
    return "" if told else said


def _people(view: View, marks: Marks, teller: Teller, known: _Known) -> list[Entry]:
    rings = rings_of_people(view.facts)
    return [
        Entry(
            id=person.id,
            kind="person",
            sector=sector_of_person(person),
            ring=rings[person.id],
            name=person.name,
            below=_relation(person, teller),
            role=teller.word("relation_to", person.relation) if person.relation else "",
            place=teller.say("home.lives_here") if is_resident(view.facts, person, view.day) else "",
            period="",
            marks=(*marks.of(person.id), *_house(view, person, teller)),
            relations=known.relations(person.id),
            findings=known.findings(person.id),
            public=False,
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


def _actors(view: View, marks: Marks, teller: Teller, known: _Known) -> list[Entry]:
    rings = rings_of_actors(view.facts)
    found = []
    for id, works in view.work_of.items():
        actor = view.facts.actors[id]
        periods = [teller.period(work.engagement.from_, work.engagement.to) for work in works]
        unit = view.called(actor.unit) if actor.unit else ""
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
                tasks=_tasks(works, teller),
                role=_role(actor, works, teller),
                services=_services(works, teller),
                public=actor.kind != "volunteer",
            )
        )
    return found


def _services(works: tuple[Work, ...], teller: Teller) -> tuple[str, ...]:
    """The services of somebody's work, each once."""
    return tuple(dict.fromkeys(told for work in works if (told := teller.service(work.engagement))))


def _role(actor: Actor, works: tuple[Work, ...], teller: Teller) -> str:
    """The role of an actor in words; the services where none is recorded, or only a code that stands for one."""
    known = teller.view.catalogue.by_code
    if actor.role in known:
        return getattr(known[actor.role], f"name_{teller.lang}")
    if actor.role and teller.view.facts.source:  # without a source the names are left out, and own words with them
        return actor.role
    return "; ".join(_services(works, teller))


def _tasks(works: tuple[Work, ...], teller: Teller) -> tuple[str, ...]:
    """The tasks of somebody's work, in the order of the catalogue."""
    codes = sorted(frozenset[str]().union(*(work.tasks for work in works)))
    return tuple(getattr(teller.view.catalogue.functions[code], teller.lang) for code in codes)
