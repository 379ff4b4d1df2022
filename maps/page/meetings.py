"""The meetings of a family as they are recorded, ready for a page."""

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model.periods import first_of
from graph.model.records import Meeting
from maps.scene.statements import SceneFinding
from maps.scene.telling import Teller
from queries.day.states import is_to_come
from queries.day.view import View
from queries.finding import Finding
from words.order import danish


@dataclass(frozen=True)
class MeetingText:
    """A meeting: `id` names it; what it is and when, who takes part, who leads it, and what is missing for it."""

    id: str
    what: str
    to_come: bool
    participants: tuple[str, ...]
    leader: str
    missing: tuple[SceneFinding, ...]


@dataclass(frozen=True)
class Meetings:
    """Those to come, the nearest first; those of before, the latest first."""

    to_come: tuple[MeetingText, ...]
    past: tuple[MeetingText, ...]


def meetings_of(view: View, findings: Sequence[Finding], told: Sequence[SceneFinding], lang: str) -> Meetings:
    """The meetings as they are known on the day of the view; `told` are its findings in the language."""
    teller = Teller(view, lang)
    in_order = sorted(
        view.facts.family.meetings, key=lambda meeting: (meeting.date is None, first_of(meeting.date), meeting.id)
    )
    to_come = [meeting for meeting in in_order if is_to_come(meeting, view.day)]
    past = [meeting for meeting in reversed(in_order) if meeting not in to_come]
    in_words = {finding.id: finding for finding in told}
    missing = {
        meeting.id: tuple(in_words[finding.id] for finding in findings if finding.about == meeting.id)
        for meeting in in_order
    }
    return Meetings(
        tuple(_meeting_text(view, meeting, teller, missing, to_come=True) for meeting in to_come),
        tuple(_meeting_text(view, meeting, teller, missing, to_come=False) for meeting in past),
    )


def _meeting_text(
    view: View, meeting: Meeting, teller: Teller, missing: dict[str, tuple[SceneFinding, ...]], *, to_come: bool
) -> MeetingText:
    leader = meeting.leader or meeting.coordinator
    return MeetingText(
        id=meeting.id,
        what=teller.meeting_called(meeting),
        to_come=to_come,
        participants=tuple(sorted((view.name(id) for id in meeting.participants), key=danish)),
        leader=view.name(leader) if leader and leader != "none" else "",
        missing=missing[meeting.id],
    )
