"""What came of a meeting, in words for a page. Of the working view alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.model.meetings import Agreement, Priority
from graph.model.records import Tie
from queries.day.view import View
from queries.meetings.changed import MeetingChanges
from words import Message, text
from words.dates import When


@dataclass(frozen=True)
class PromiseText:
    """An agreement or a decision that came of the meeting: the list and id of the record it is about, and what it says."""

    list: str
    id: str
    what: str
    more: str


@dataclass(frozen=True)
class Followed:
    """What a meeting changed: who talks, what was promised and decided, what is asked no longer and since, who coordinates."""

    ties: tuple[str, ...]
    agreements: tuple[PromiseText, ...]
    decisions: tuple[PromiseText, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    coordination: str
    is_to_record: bool
    """Whether somebody was named of whom it is not recorded yet that they coordinate."""
    approved: Mapping[str, bool]
    """By the id of each who took part, whether they have approved the minutes."""


def followed(found: MeetingChanges, lang: str) -> Followed:
    """What came of it, in the language."""
    view, meeting = found.on.view, found.on.meeting
    here = [id for id in meeting.participants if id not in view.known_barred]
    named = meeting.coordinator if meeting.coordination == "named" else None
    return Followed(
        ties=tuple(text(message, lang) for message in _ties(view, found)),
        agreements=tuple(_agreement(view, one, lang) for one in found.made if one.status != "passed"),
        decisions=tuple(
            _decision(view, one, lang) for one in found.facts.family.priorities if one.meeting == meeting.id
        ),
        gone=tuple(text(one.statement, lang) for one in found.between.findings_went),
        new=tuple(text(one.statement, lang) for one in found.between.findings_came),
        coordination=_coordination(view, meeting.coordination, meeting.coordinator, lang),
        is_to_record=bool(named) and not any(_holds(tie, named) for tie in found.facts.family.ties),
        approved={id: id in meeting.minutes_approved for id in sorted(here, key=view.called)},
    )


def _holds(tie: Tie, who: str | None) -> bool:
    """Whether it is recorded, from whichever day, that somebody coordinates."""
    return tie.kind == "coordinates" and tie.status == "documented" and tie.a == who and tie.to is None


def _ties(view: View, found: MeetingChanges) -> Iterator[Message]:
    for tie in found.ties:
        if view.known_barred.isdisjoint((tie.a, tie.b)):
            yield Message(f"follow.tie.{_kind(tie)}", {"one": view.name(tie.a), "other": view.name(tie.b)})


def _kind(tie: Tie) -> str:
    if tie.kind == "coordinates":
        return "coordinates"
    if tie.kind == "awareness" and not tie.level:
        return "unknown"
    return "absent" if tie.status == "documented_absent" else "present"


def _agreement(view: View, one: Agreement, lang: str) -> PromiseText:
    holder = Message("hold.nobody_takes") if one.holder == "none" else view.name(one.holder) if one.holder else None
    said = [
        holder or Message("pages.meetings.not_noted"),
        *([Message("pages.balls.due", {"day": When(one.due)})] if one.due else []),
        *([Message(f"editing.agreement_status.{one.status}")] if one.status != "open" else []),
    ]
    more = ", ".join(text(part, lang) if isinstance(part, Message) else part for part in said)
    return PromiseText("agreements", one.id, one.text, more)


def _decision(view: View, one: Priority, lang: str) -> PromiseText:
    what = view.name(view.work(one.engagement).actor.id)
    return PromiseText("engagements", one.engagement, what, text(Message(f"editing.decision.{one.decision}"), lang))


def _coordination(view: View, how: str | None, who: str | None, lang: str) -> str:
    if how == "named" and who and who != "none":
        return text(Message("hold.coordinates", {"who": view.name(who)}), lang)
    return text(Message(f"hold.coordination.{how if how and how != 'named' else 'not_said'}"), lang)
