"""What matters most on a day, for the panel beside the map: who holds the rope, the next meeting, what works."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from graph.model.periods import first_of, last_of
from graph.model.records import Meeting
from maps.scene.lines import Line
from maps.scene.telling import Teller
from queries.day.private_support import is_close
from queries.day.states import is_to_come
from queries.day.view import View
from queries.finding import Finding
from queries.groups import Group, first_questions
from words import counted, text
from words.order import danish

HELD = "coordinator"
"""The type of the finding that says who holds."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What stands in the panel while nothing is chosen. Empty where nothing is recorded: whoever shows it says so."""

    holder: tuple[str, ...]
    meeting: str
    first: tuple[tuple[str, str], ...]
    """Id and heading of the groups of questions to begin with."""
    works: tuple[str, ...]
    met: date | None
    """The day of the last meeting before, of those of which it is known."""
    limited: bool
    """Whether whoever looks may not see all: then nothing is said from silence."""


def summary_of(
    view: View, in_groups: Sequence[Group], findings: Sequence[Finding], lines: Sequence[Line], teller: Teller
) -> Summary:
    """The summary of a day, of its findings, the same in groups, and lines."""
    return Summary(
        holder=tuple(text(finding.statement, teller.lang) for finding in findings if finding.type == HELD),
        meeting=next_meeting(view, teller),
        first=tuple((group.id, text(group.heading, teller.lang)) for group in first_questions(in_groups)),
        works=(*_close(view, teller), *_talking(lines, teller)),
        met=last_met(view),
        limited=view.facts.limited,
    )


def next_meeting(view: View, teller: Teller) -> str:
    """The nearest meeting that is planned or agreed; empty where none is recorded."""
    to_come = [item for item in view.facts.family.meetings if is_to_come(item, view.day)]
    return teller.meeting_called(min(to_come, key=_by_day)) if to_come else ""


def last_met(view: View) -> date | None:
    """The day of the last meeting that was held before; None where none is recorded, or only a series or a part of its date."""
    held = [meeting for meeting in view.facts.family.meetings if meeting.status == "held" and not meeting.repeats]
    days = {item.date.first for item in held if item.date and item.date.first == item.date.last}
    return max((day for day in days if day < view.day), default=None)


def _by_day(meeting: Meeting) -> tuple[bool, object, str]:
    return meeting.date is None, first_of(meeting.date), meeting.id


def _close(view: View, teller: Teller) -> list[str]:
    """Who is there for the family in private."""
    known = [
        tie
        for tie in view.facts.family.private_ties
        if is_close(tie) and first_of(tie.from_) <= view.day <= last_of(tie.to)
    ]
    there = {id for tie in known for id in (tie.a, tie.b)} - view.members - view.facts.barred
    names = sorted((view.name(id) for id in there), key=danish)
    return [teller.say("summary.support", names=teller.all(names))] if names else []


def _talking(lines: Sequence[Line], teller: Teller) -> list[str]:
    """How many pairs of helpers are known to talk."""
    count = sum(line.state == "present" for line in lines)
    return [text(counted("map.summary.talk", count), teller.lang)] if count else []
