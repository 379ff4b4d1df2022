"""Meetings and what comes of them (docs/case-file.md): whom they gather, what they talk about, agree on and decide."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from graph.model.base import Frequency, Ids, Link, Period, Record, as_tuple
from graph.model.dates import PartialDate
from graph.model.text import Id, Text40, Text80, Text200, Text300
from graph.model.vocabulary import (
    AgreementStatus,
    BoardColumn,
    Coordination,
    Information,
    InvitationAnswer,
    LifeArea,
    MeetingKind,
    MeetingRepeat,
    MeetingStatus,
    PriorityDecision,
)


class Invited(Record):
    """Somebody who is invited to a meeting, and whether they come."""

    who: Id
    answer: InvitationAnswer | None = None
    asked_for_by: Id | None = None


class AgendaItem(Record):
    """A point of a meeting: a text, a question that was found, or both; and what talking about it passes on."""

    id: Id
    text: Text200 | None = None
    finding: Id | None = None
    minutes: Annotated[int, Field(ge=1, le=240)] | None = None
    information: Annotated[tuple[Information, ...], BeforeValidator(as_tuple)] = ()

    @model_validator(mode="after")
    def _is_about_something(self) -> "AgendaItem":
        if self.text is None and self.finding is None:
            raise PydanticCustomError("agenda_of_nothing", "has neither a text nor a finding")
        return self


class BoardItem(Record):
    """What somebody said, in their own words, in a column of the board."""

    id: Id
    column: BoardColumn
    text: Text300
    said_by: Id | None = None


class PlanAccepted(Record):
    """That an authority accepted the plan of a family group conference."""

    by: Id
    date: PartialDate


def _run_forward(time: str) -> str:
    if time[:5] >= time[6:]:
        raise PydanticCustomError("time_order", "{slot} ends before it begins", {"slot": time})
    return time


TimeOfDay = Annotated[
    str,
    Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$", max_length=11),
    AfterValidator(_run_forward),
]
"""From when to when on a day, by the clock of the place."""


def _by_who(invited: tuple[Invited, ...]) -> tuple[Invited, ...]:
    return tuple(sorted(invited, key=lambda one: one.who))


class Meeting(Record):
    """A meeting, or a series of them (`repeats`)."""

    id: Id
    kind: MeetingKind
    date: PartialDate | None = None
    time: TimeOfDay | None = None
    place: Text80 | None = None
    purpose: Text300 | None = None
    repeats: MeetingRepeat | None = None
    until: PartialDate | None = None
    leader: Annotated[Id | None, Link("CHAIRED_BY")] = None
    minutes_by: Annotated[Id | None, Link("MINUTED_BY")] = None
    convener: Annotated[Id | None, Link("CONVENED_BY")] = None
    invited: Annotated[tuple[Invited, ...], BeforeValidator(as_tuple), AfterValidator(_by_who)] = ()
    participants: Annotated[Ids, Link("WITH")]
    coordinator: Annotated[Id | None, Link("LED_BY")] = None
    coordination: Coordination | None = None
    status: MeetingStatus
    agenda: Annotated[tuple[AgendaItem, ...], BeforeValidator(as_tuple)] = ()
    """In the order in which they are talked about."""
    board: Annotated[tuple[BoardItem, ...], BeforeValidator(as_tuple)] = ()
    plan_accepted: PlanAccepted | None = None
    follow_up: PartialDate | None = None
    next: Annotated[Id | None, Link("FOLLOWED_BY", to="meeting")] = None
    minutes_approved: Annotated[Ids, Link("APPROVED_BY")] = ()

    kept_empty = frozenset({"participants"})


class Agreement(Period):
    """What somebody has promised ("the ball"); `after` names the agreement whose ball it takes over."""

    id: Id
    text: Text200
    about: Annotated[Ids, Link("REGARDS")] = ()
    need: Annotated[Id | None, Link("FOR_NEED", to="need")] = None
    question: Id | None = None
    """The id of a finding."""
    holder: Annotated[Id | None, Link("HELD_BY")] = None
    """`none`: nobody, by choice; None: nobody was chosen."""
    due: PartialDate | None = None
    status: AgreementStatus
    meeting: Annotated[Id | None, Link("MADE_AT", to="meeting")] = None
    after: Annotated[Id | None, Link("TAKES_OVER", to="agreement")] = None


class Priority(Record):
    """What was decided on an effort; the effort itself changes when that is carried out."""

    id: Id
    engagement: Annotated[Id, Link("DECIDES_ON", to="engagement")]
    decision: PriorityDecision
    from_: PartialDate | None = Field(None, alias="from")
    per_week: Frequency | None = None
    meeting: Annotated[Id | None, Link("MADE_AT", to="meeting")] = None
    by: Annotated[Ids, Link("DECIDED_BY")] = ()
    reason: Text300 | None = None


class StatusPoint(Record):
    """Somebody's own answer to "where are we now", from 0 to 10. Never summed, averaged, compared or coloured."""

    id: Id
    area: LifeArea
    own_area: Text40 | None = None
    about: Annotated[Id | None, Link("REGARDS")] = None
    said_by: Annotated[Id, Link("SAID_BY")]
    date: PartialDate
    step: Annotated[int, Field(ge=0, le=10)]
    text: Text300 | None = None
    meeting: Annotated[Id | None, Link("MADE_AT", to="meeting")] = None


class Dream(Record):
    """What somebody of the family hopes for."""

    id: Id
    who: Annotated[Id, Link("SAID_BY")]
    text: Text300
    date: PartialDate | None = None
    meeting: Annotated[Id | None, Link("MADE_AT", to="meeting")] = None


def source_of(meeting: str) -> str:
    """What a tie says of where it is from that was told at the meeting of this id.

    >>> source_of("m1")
    'møde m1'
    """
    return f"møde {meeting}"


def sitting(meeting: Meeting) -> tuple[str, ...]:
    """Who sits at a meeting: who takes part or is invited, without those who said that they do not come; of one that was held who took
    part."""
    if meeting.status == "held":
        return meeting.participants
    away = {one.who for one in meeting.invited if one.answer == "no"}
    asked = dict.fromkeys((*meeting.participants, *(one.who for one in meeting.invited)))
    return tuple(id for id in asked if id not in away)


def named_within(meeting: Meeting) -> frozenset[str]:
    """Who is named inside a meeting's lists: who is invited, who asked for them, who said what, who accepted the plan."""
    invited = (id for one in meeting.invited for id in (one.who, one.asked_for_by) if id)
    said = (one.said_by for one in meeting.board if one.said_by)
    return frozenset([*invited, *said, *([meeting.plan_accepted.by] if meeting.plan_accepted else [])])
