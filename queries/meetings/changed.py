"""What a meeting changed: the ties, agreements and decisions that came of it, and what was left open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.model.meetings import Agreement, source_of
from graph.model.periods import Days, first_of, last_of, plus
from graph.model.records import Tie
from graph.reading.cut import Seen
from queries.changes import Changes, changes
from queries.meetings.day import MeetingDay, meeting_on


@dataclass(frozen=True)
class MeetingChanges:
    """What differs between the day before a meeting and the day after it."""

    on: MeetingDay
    facts: Seen

    @cached_property
    def window(self) -> Days:
        """From the day before the earliest to the day after the latest that it may be; of a series, round the day asked for."""
        meeting, day = self.on.meeting, self.on.day
        if meeting.date is None or meeting.repeats is not None:
            return Days(plus(day, -1), plus(day, 1))
        return Days(plus(meeting.date.earliest or day, -1), plus(meeting.date.latest or day, 1))

    @cached_property
    def between(self) -> Changes:
        """All that differs between the two days."""
        return changes(self.facts, *self.window)

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Those that were told at it, and who coordinates from these days on."""
        return tuple(tie for tie in self.facts.family.ties if self._is_of_it(tie))

    def _is_of_it(self, tie: Tie) -> bool:
        if tie.source == source_of(self.on.meeting.id):
            return True
        begins = (
            tie.from_ is not None
            and first_of(tie.from_) >= self.window.first
            and last_of(tie.from_) <= self.window.last
        )
        return tie.kind == "coordinates" and begins

    @cached_property
    def made(self) -> tuple[Agreement, ...]:
        """The agreements that were made at it."""
        return tuple(one for one in self.facts.family.agreements if one.meeting == self.on.meeting.id)

    def over(self, status: str) -> list[str]:
        """The agreements that ended so in these days, whenever they were made."""
        ended = (one for one in self.facts.family.agreements if one.status == status and one.to is not None)
        return [
            one.id for one in ended if first_of(one.to) <= self.window.last and last_of(one.to) >= self.window.first
        ]

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        meeting, family = self.on.meeting, self.facts.family
        head = {name: self.on.head[name] for name in ("family", "meeting")}
        return {
            **head,
            "from": self.window.first.isoformat(),
            "to": self.window.last.isoformat(),
            "ties": [tie.key for tie in self.ties],
            "agreements": {"new": _ids(self.made), **{name: self.over(name) for name in ("done", "passed", "dropped")}},
            "priorities": _ids(one for one in family.priorities if one.meeting == meeting.id),
            "status_points": _ids(one for one in family.status_points if one.meeting == meeting.id),
            "coordination": meeting.coordination,
            "coordinator": meeting.coordinator,
            "findings": {
                "gone": [one.id for one in self.between.findings_went],
                "new": [one.id for one in self.between.findings_came],
            },
            "left_open": [one.id for one in self.made if one.status == "open"],
        }


def _ids(records: Iterable[Any]) -> list[str]:
    return [one.id for one in records]


def meeting_changes(facts: Seen, meeting: str, day: date | None = None) -> MeetingChanges:
    """What a meeting changed. `UnknownMeeting` where the family has none of this id."""
    return MeetingChanges(meeting_on(facts, meeting, day), facts)
