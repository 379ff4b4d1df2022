"""A meeting and the family on its day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.errors import UnknownMeeting
from graph.model.meetings import Meeting
from graph.model.periods import meeting_day
from graph.reading.cut import Seen
from queries.day.view import View, at


@dataclass(frozen=True)
class MeetingDay:
    """A meeting with the family as it is known on its day."""

    meeting: Meeting
    view: View

    @property
    def day(self) -> date:
        """The day of the meeting."""
        return self.view.day

    @cached_property
    def invited(self) -> frozenset[str]:
        """Who is invited, or takes part."""
        return frozenset([*(one.who for one in self.meeting.invited), *self.meeting.participants])

    @property
    def head(self) -> dict[str, str]:
        """What every answer about it begins with."""
        return {"family": self.view.facts.family.id, "meeting": self.meeting.id, "day": self.day.isoformat()}


def meeting_on(facts: Seen, meeting: str, day: date | None = None) -> MeetingDay:
    """A meeting on its day: `day` (none given: that of what is recorded), brought between its earliest and its latest day.

    `UnknownMeeting` where the family has none of this id.
    """
    found = next((one for one in facts.family.meetings if one.id == meeting), None)
    if found is None:
        raise UnknownMeeting("unknown_meeting", meeting=meeting)
    return MeetingDay(found, at(facts, meeting_day(found, day or facts.as_of)))
