"""The meetings of a family as they are recorded, ready for a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.periods import first_of
from graph.model.records import Meeting
from maps.scene.telling import Teller
from queries.day.states import is_to_come
from queries.day.view import View
from queries.finding import Finding
from words import text
from words.order import danish


@dataclass(frozen=True)
class MeetingText:
    """A meeting: what it is and when, who takes part, who leads it, and what is missing for it."""

    what: str
    participants: tuple[str, ...]
    leader: str
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Meetings:
    """Those to come, the nearest first; those of before, the latest first."""

    to_come: tuple[MeetingText, ...]
    past: tuple[MeetingText, ...]


def meetings_of(view: View, findings: Sequence[Finding], lang: str) -> Meetings:
    """The meetings as they are known on the day of the view."""
    teller = Teller(view, lang)
    in_order = sorted(
        view.facts.family.meetings, key=lambda meeting: (meeting.date is None, first_of(meeting.date), meeting.id)
    )
    to_come = [meeting for meeting in in_order if is_to_come(meeting, view.day)]
    past = [meeting for meeting in reversed(in_order) if meeting not in to_come]
    missing = {
        meeting.id: tuple(text(finding.statement, lang) for finding in findings if finding.about == meeting.id)
        for meeting in in_order
    }
    return Meetings(
        *(tuple(_meeting_text(view, meeting, teller, missing) for meeting in some) for some in (to_come, past))
    )


def _meeting_text(view: View, meeting: Meeting, teller: Teller, missing: dict[str, tuple[str, ...]]) -> MeetingText:
    leader = meeting.coordinator
    return MeetingText(
        what=teller.meeting(meeting),
        participants=tuple(sorted((view.name(id) for id in meeting.participants), key=danish)),
        leader=view.name(leader) if leader and leader != "none" else "",
        missing=missing[meeting.id],
    )
