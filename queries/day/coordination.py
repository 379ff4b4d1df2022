"""Who holds the rope, what is known through the citizen, and what silences what."""

from typing import Literal, NamedTuple

from graph.model.periods import first_of, last_of, meeting_period, plus
from graph.model.records import Tie
from queries.day.core import Day

ATTEMPT_DAYS = 180
"""How long an attempted contact counts as one."""
NOT_MAPPED_ACTORS = 3
"""Below so many actors of P, that no pair is known says little."""


class Coordinator(NamedTuple):
    """Somebody who holds the rope, with the ties that say so."""

    id: str
    scope: Literal["actors", "family", "both"]
    ties: tuple[Tie, ...]


def coordinators(day: Day) -> tuple[Coordinator, ...]:
    """Those of whom a documented `coordinates` tie in force says so, towards actors, family or both; members too."""
    found: dict[str, list[Tie]] = {}
    for tie in day.own_in_force:
        if tie.kind == "coordinates" and tie.status == "documented" and tie.scope != "unit":
            found.setdefault(tie.a, []).append(tie)
    return tuple(Coordinator(id, _scope(ties), tuple(ties)) for id, ties in sorted(found.items()))


def _scope(ties: list[Tie]) -> Literal["actors", "family", "both"]:
    scopes = {tie.scope for tie in ties}
    if len(scopes) == 1 and (only := scopes.pop()) in ("actors", "family"):
        return only
    return "both"


def members_coordinate(day: Day) -> tuple[Tie, ...]:
    """The documented `coordinates` ties in force of members, of whatever scope: the citizen coordinates by own choice."""
    return tuple(
        tie
        for tie in day.own_in_force
        if tie.kind == "coordinates" and tie.status == "documented" and tie.a in day.members
    )


def via_citizen(day: Day) -> tuple[Tie, ...]:
    """What is known through the citizen: documented, in force, between actors of P or units."""
    ends = frozenset(day.circle) | day.facts.units.keys()
    return tuple(
        tie
        for tie in day.in_force
        if tie.status == "documented" and tie.channel == "via_citizen" and {tie.a, tie.b} <= ends
    )


def recommended(day: Day) -> tuple[Tie, ...]:
    """The ties in force that somebody recommends."""
    return tuple(tie for tie in day.in_force if tie.status == "recommended")


def is_not_mapped(day: Day) -> bool:
    """P has three actors or more, every pair is unknown, and nothing is known through the citizen."""
    return (
        len(day.circle) >= NOT_MAPPED_ACTORS
        and not day.states.present
        and not day.states.absent
        and not via_citizen(day)
    )


class Contact(NamedTuple):
    """Appointments a week with the family: at least, and at most; None where a frequency is unknown."""

    lo: float
    hi: float | None


def contact(day: Day, actor: str) -> Contact:
    """The appointments a week of an actor of P, over its active engagements."""
    known = [work.engagement.per_week for work in day.work_of[actor] if work.active]
    low = sum(span.lo for span in known if span)
    return Contact(low, None if None in known else sum(span.hi for span in known if span))


def attempts(day: Day) -> tuple[Tie, ...]:
    """The attempts within 180 days to reach the family or a member; one without dates counts."""
    return tuple(
        tie
        for tie in day.facts.family.ties
        if tie.status == "attempted" and is_with_family(day, tie) and _is_recent(day, tie)
    )


def is_with_family(day: Day, tie: Tie) -> bool:
    """Whether a tie has the family or one of its members at an end."""
    return any(end == day.facts.family.id or end in day.members for end in (tie.a, tie.b))


def _is_recent(day: Day, tie: Tie) -> bool:
    first, last = (tie.date, tie.date) if tie.date else (tie.from_, tie.to)
    return first_of(first) <= day.day <= plus(last_of(last), ATTEMPT_DAYS)


def has_contact(day: Day) -> bool:
    """Whether there is anything with the family on the day.

    A documented tie in force with a member or the family, but awareness; a meeting with a member that counts; an active
    engagement whose appointments a week are known to be above 0.
    """
    return (
        any(tie.status == "documented" and tie.kind != "awareness" and is_with_family(day, tie) for tie in day.in_force)
        or any(
            not day.members.isdisjoint(meeting.participants)
            for meeting in day.facts.family.meetings
            if (days := meeting_period(meeting)) and day.day in days
        )
        or any(work.engagement.per_week and work.engagement.per_week.lo > 0 for work in day.active_work)
    )


def is_without_contact(day: Day) -> bool:
    """No established contact: nothing with the family, and an attempt. It silences what asks who coordinates."""
    return bool(attempts(day)) and not has_contact(day)
