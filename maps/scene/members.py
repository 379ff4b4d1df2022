"""The members of a family: who is born by the day, in which homes they live, and in which frame of the map each stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph.model.periods import first_of, is_born, last_of
from graph.model.records import Member, PrivatePerson, Residence
from graph.reading.cut import Seen
from maps.scene.marks import Mark
from maps.scene.telling import Teller
from queries.day.view import View

BOTH_HOMES = "both"
ELSEWHERE = "elsewhere"


def homes_on(residences: tuple[Residence, ...], day: date) -> tuple[str, ...]:
    """The homes in which somebody lives on the day."""
    return tuple(
        sorted({item.home for item in residences if first_of(item.from_) <= day <= last_of(item.to)}),
    )


def is_resident(facts: Seen, person: PrivatePerson, day: date) -> bool:
    """Whether somebody of the private network lives in one of the family's homes; of a protected one it is not said."""
    open_homes = {home.id for home in facts.family.homes if not home.protected}
    return not open_homes.isdisjoint(homes_on(person.lives_in, day))


@dataclass(frozen=True, slots=True)
class Homes:
    """Where members live, over all moments: who stands in which frame of the map keeps that place in time.

    A home's id may say where it is, so none is ever shown: they are numbered.
    """

    numbers: Mapping[str, int]
    """All homes in which a member ever lives."""
    framed: bool
    """Whether members live in two homes or more at one time, on one moment at least."""
    protected: frozenset[str]
    """Those that are called so and nothing else, to whoever may not see all of the family."""
    stands: Mapping[str, frozenset[str]]
    """For each member the homes in which the map places it: those of the last moment with the most homes in use."""

    def in_use(self, members: Iterable[Member], day: date) -> frozenset[str]:
        """The homes in which members live on the day."""
        return frozenset(home for member in members if is_born(member, day) for home in homes_on(member.lives_in, day))


def unborn(view: View) -> frozenset[str]:
    """The members who are not born on the day."""
    return view.members - view.born


def homes_of(facts: Seen, days: Sequence[date]) -> Homes:
    """The homes of a family over these days. Up to the day of the file the latest with the most homes places its members."""
    members = facts.family.members
    lived = {
        day: frozenset(home for member in members if is_born(member, day) for home in homes_on(member.lives_in, day))
        for day in days
    }
    known = [day for day in days if day <= facts.as_of] or list(days)
    most = max(known, key=lambda day: (len(lived[day]), day))
    standing = facts.as_of if len(lived.get(facts.as_of, ())) > 1 else most
    return Homes(
        numbers={id: number for number, id in enumerate(sorted(frozenset[str]().union(*lived.values())), 1)},
        framed=any(len(homes) > 1 for homes in lived.values()),
        protected=frozenset(home.id for home in facts.family.homes if home.protected and facts.limited),
        stands={member.id: frozenset(homes_on(member.lives_in, standing)) for member in members},
    )


class Frame(NamedTuple):
    """The frame of a home: its group on the map, its name, and what it is called where there is no room for that."""

    group: str
    name: str
    short: str


class Housing(NamedTuple):
    """What the map tells of where a member lives: in words, by the frame it stands in, by a sign."""

    text: str
    group: str | None
    """None where no home has a frame."""
    marks: tuple[Mark, ...]


def housing_of(view: View, member: Member, homes: Homes, teller: Teller) -> Housing:
    """Where a member lives on the day."""
    here = frozenset(homes_on(member.lives_in, view.day))
    in_use = homes.in_use(view.facts.family.members, view.day)
    text = _home(here, in_use, homes, teller)
    several = homes.framed and len(in_use) > 1
    group = _group(homes.stands[member.id], homes) if homes.framed else None
    marks: tuple[Mark, ...] = ()
    if several and here != homes.stands[member.id]:
        marks = (_moved(here, text, homes, teller),)
    elif several and (group in (BOTH_HOMES, ELSEWHERE) or not _has_frames(homes)):
        marks = (Mark("homes", _numbers(here, homes), text),)
    return Housing(text, group, marks)


def _home(here: frozenset[str], in_use: frozenset[str], homes: Homes, teller: Teller) -> str:
    """Where a member lives on the day; homes have numbers where several are in use."""
    if here and here <= homes.protected:
        return teller.say("home.protected")
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


def frames_of(view: View, homes: Homes, teller: Teller) -> tuple[Frame, ...]:
    """The frames, named by the first adult who stands in each, or the first member: never by an address."""
    members = view.facts.family.members
    if not homes.framed or not _has_frames(homes) or len(homes.in_use(members, view.day)) < 2:
        return ()
    frames = []
    for home, number in homes.numbers.items():
        group = f"home{number}"
        inside = [
            member for member in members if member.id in view.born and _group(homes.stands[member.id], homes) == group
        ]
        if inside:
            first = min(inside, key=lambda member: member.kind != "adult")
            name, short = (
                teller.say("home.named", number=number, name=first.name),
                teller.say("home.one", number=number),
            )
            if home in homes.protected:
                name = short = teller.say("home.protected")
            frames.append(Frame(group, name, short))
    return tuple(frames)
