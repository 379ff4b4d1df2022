"""Everybody on the map: members, private network and the actors of the day, with all that is told of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from graph.model.records import Actor, Member, PrivatePerson
from maps.scene.palette import MarkKind
from maps.scene.places import (
    Homes,
    Ring,
    homes_on,
    is_born,
    is_resident,
    rings_of_actors,
    rings_of_people,
    sector_of_actor,
    sector_of_person,
)
from maps.scene.relations import Relation
from maps.scene.telling import Teller
from queries.day.view import View
from queries.day.work import Work
from queries.finding import Finding

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


class Frame(NamedTuple):
    """The frame of a home: its group on the map, its name, and what it is called where there is no room for that."""

    group: str
    name: str
    short: str


def entries_of(
    view: View,
    findings: Sequence[Finding],
    relations: Mapping[str, tuple[Relation, ...]],
    homes: Homes,
    teller: Teller,
) -> tuple[Entry, ...]:
    """All members who are born, then the private network, then the actors, each in the order of their ids."""
    known = _Known(findings, relations)
    marks = _Marks(findings, teller)
    return (
        *(
            _member(view, member, marks, homes, teller, known)
            for member in view.facts.family.members
            if is_born(member, view.day)
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


def _member(view: View, member: Member, marks: _Marks, homes: Homes, teller: Teller, known: _Known) -> Entry:
    here = frozenset(homes_on(member.lives_in, view.day))
    in_use = homes.in_use(view.facts.family.members, view.day)
    place = _home(here, in_use, homes, teller)
    several = homes.framed and len(in_use) > 1
    group = _group(homes.stands[member.id], homes) if homes.framed else None
    shown: tuple[Mark, ...] = ()
    if several and here != homes.stands[member.id]:
        shown = (_moved(here, place, homes, teller),)
    elif several and (group in (BOTH_HOMES, ELSEWHERE) or not _has_frames(homes)):
        shown = (Mark("homes", _numbers(here, homes), place),)
    return Entry(
        id=member.id,
        kind="person",
        sector="home",
        ring="home",
        name=member.name,
        below=_below(member, view.day, teller),
        role=_age(member, view.day, teller),
        place=place,
        period="",
        marks=(*marks.of(member.id), *shown),
        home_group=group,
        relations=known.relations(member.id),
        findings=known.findings(member.id),
    )


def _home(here: frozenset[str], in_use: frozenset[str], homes: Homes, teller: Teller) -> str:
    """Where a member lives on the day; homes have numbers where several are in use."""
    if len(in_use) < 2:
        return teller.say("home.only") if here else teller.say("not_known")
    if not here:
        return teller.say("home.unknown")
    numbers = sorted(homes.numbers[home] for home in here)
    if len(numbers) == 1:
        return teller.say("home.one", number=numbers[0])
    return teller.say("home.several", numbers=teller.all([str(number) for number in numbers]))


def _group(stands: frozenset[str], homes: Homes) -> str:
    """The frame in which a member stands on the map, on all days."""
    if not stands:
        return ELSEWHERE
    return BOTH_HOMES if len(stands) > 1 else f"home{homes.numbers[min(stands)]}"


def _moved(here: frozenset[str], place: str, homes: Homes, teller: Teller) -> Mark:
    """That somebody does not live where it stands: chips keep their places in time."""
    return Mark("moved", f"→{_numbers(here, homes)}", teller.say("mark.moved", place=place))


def _numbers(here: frozenset[str], homes: Homes) -> str:
    """The homes as a sign: their numbers, of many or great ones the first."""
    numbers = sorted(homes.numbers[home] for home in here)
    all_told = "+".join(map(str, numbers)) or "?"
    return all_told if len(all_told) < 4 else f"{numbers[0]}+"


def _has_frames(homes: Homes) -> bool:
    """Whether homes are drawn as frames: not where all members live in the same ones, or in one of them and all others in both."""
    return len({_group(stands, homes) for stands in homes.stands.values()} - {BOTH_HOMES}) > 1


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


def frames_of(view: View, entries: Sequence[Entry], homes: Homes, teller: Teller) -> tuple[Frame, ...]:
    """The frames, named by the first adult who stands in each, or the first member: never by an address."""
    if not homes.framed or not _has_frames(homes) or len(homes.in_use(view.facts.family.members, view.day)) < 2:
        return ()
    adults = {member.id for member in view.facts.family.members if member.kind == "adult"}
    frames = []
    for number in homes.numbers.values():
        inside = [entry for entry in entries if entry.home_group == f"home{number}"]
        if inside:
            first = min(inside, key=lambda entry: entry.id not in adults)
            name, short = (
                teller.say("home.named", number=number, name=first.name),
                teller.say("home.one", number=number),
            )
            frames.append(Frame(f"home{number}", name, short))
    return tuple(frames)


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


def _actors(view: View, marks: _Marks, teller: Teller, known: _Known) -> list[Entry]:
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
