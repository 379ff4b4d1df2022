"""Those who sit at a meeting, in its room: beside what each of them may see (`access.room`) they see each other, and what is said.

Of whoever sits there name, role and unit show, and that they work here, but not what their work is; between two who sit there the
ties; of the meeting itself what is said at it. All of it only as far as whoever leads it sees it too.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from access.room import Room
from graph.model.base import Record
from graph.model.meetings import Agreement, BoardItem, Dream, Meeting, Priority, StatusPoint, sitting, source_of
from graph.model.records import Actor, Engagement, Member, PrivatePerson, Tie, Unit
from graph.reading.facts import FamilyFacts
from graph.reading.hiding import path_of
from graph.reading.rights import AT_WORK
from graph.reading.scope import Scope

SAID = Agreement | BoardItem | Dream | Priority | StatusPoint
NOT_SAID = frozenset({"purpose", "invited", "convener"})
"""Fields of the meeting that say why somebody is asked to come, and by whom."""
ONE_IS = frozenset({"role", "unit"})
"""Fields of an actor that say who sits there."""


class AtMeeting(NamedTuple):
    """What is recorded of a family, with the work of those who sit at a meeting as work alone, and what of it shows in the room."""

    facts: FamilyFacts
    scope: Scope


def at_meeting(facts: FamilyFacts, room: Room, leads: Scope, meeting: Meeting) -> AtMeeting:
    """What shows at a meeting; `room`: what all who sit at it may see, `leads`: what whoever leads it sees."""
    bare = {work.id: work for work in _bare_works(facts, room, meeting)}
    works = tuple(bare.get(work.id, work) for work in facts.family.engagements)
    told = replace(facts, family=facts.family.replaced(engagements=works))
    return AtMeeting(told, Sitting(told, room, leads, meeting, frozenset(bare)))


def _bare_works(facts: FamilyFacts, room: Room, meeting: Meeting) -> Iterator[Engagement]:
    """For each who sits there and of whom nobody else's work would show that they work here, one work that says no more."""
    family = facts.family
    shown = {member.id for member in family.members if room.shows(member)}
    for id in sitting(meeting):
        works = sorted(
            (work for work in family.engagements if work.actor == id),
            key=lambda work: (work.status not in AT_WORK, work.id),
        )
        if works and not any(room.shows(work) and _helps_one_of(work, shown) for work in works):
            work = works[0]
            yield Engagement.model_validate(
                {"id": work.id, "actor": id, "for": [], "at": "unknown", "functions": [], "status": work.status}
            )


def _helps_one_of(work: Engagement, members: set[str]) -> bool:
    return work.for_ in ("family", ()) or not members.isdisjoint(work.for_)


class Sitting(Scope):
    """The scope of the room in which a meeting sits."""

    def __init__(self, facts: FamilyFacts, room: Room, leads: Scope, meeting: Meeting, bare: frozenset[str]) -> None:
        self._facts, self._room, self._leads, self._meeting, self._bare = facts, room, leads, meeting, bare
        self._here = frozenset(sitting(meeting))

    @property
    def limited(self) -> bool:
        """Yes: nobody says what somebody else may see beside it."""
        return True

    def knows(self, family: str) -> bool:
        """Whether all know of the family."""
        return self._room.knows(family)

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it shows to all, or is of those who sit there or of what they say."""
        if field is not None:
            return self._shows_field(record, field)
        if isinstance(record, Meeting) and record.id == self._meeting.id:
            return True
        if isinstance(record, Engagement) and record.id in self._bare:
            # that somebody works here shows in their sitting there
            return self._leads.shows(self._facts.actors[record.actor])
        return self._room.shows(record) or (self._is_here(record) and self._leads.shows(record))

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """As the room says; of what shows as work alone none."""
        return () if engagement.id in self._bare else self._room.functions(engagement)

    def _shows_field(self, record: Record, field: str) -> bool:
        if isinstance(record, Actor) and record.id in self._here and field in ONE_IS:
            return self._leads.shows(record, field)
        if isinstance(record, Unit) and self._is_here(record):
            return self._leads.shows(record, field)
        if isinstance(record, Meeting) and record.id == self._meeting.id and field not in NOT_SAID:
            return self._leads.shows(record, field)
        if isinstance(record, SAID) and self._is_here(record):
            return self._leads.shows(record, field)
        return (not self._is_here(record) or self._room.shows(record)) and self._room.shows(record, field)

    def _is_here(self, record: Record) -> bool:
        match record:
            case Member() | PrivatePerson() | Actor():
                return record.id in self._here
            case Engagement():
                return record.id in self._bare
            case Unit():
                return record.id in self._units
            case Tie():
                told = record.source == source_of(self._meeting.id)
                return record.kind != "trust" and (told or {record.a, record.b} <= self._here)
            case BoardItem():
                return record in self._meeting.board
            case Agreement() | Dream() | Priority() | StatusPoint():
                return record.meeting == self._meeting.id
            case _:
                return False

    @cached_property
    def _units(self) -> frozenset[str]:
        units = (self._facts.actors[id].unit for id in self._here if id in self._facts.actors)
        return frozenset(above for unit in units for above in path_of(unit, self._facts.units))
