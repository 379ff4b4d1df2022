"""On which days a record holds: the words of `docs/findings.md` that turn records into periods.

They live here and not with the rules, because visibility needs them too: a pair that is present only through what a viewer
may not see must be unknown to the rules on just those days (`visibility`).
"""

from datetime import date
from typing import NamedTuple

from graph.model.dates import PartialDate
from graph.model.records import Actor, Engagement, Meeting, Member, Tie

CONTACT_DAYS = 90
"""How long a single contact or a held meeting counts as exchange."""
QUARTERLY_FOLLOW_UP_DAYS = 180
"""The same for a follow-up that repeats quarterly."""


class Days(NamedTuple):
    """From the first to the last day, both included; `date.min` and `date.max` where an end is open."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last


def plus(day: date, days: int) -> date:
    """So many days later, or earlier; the calendar's end where that lies beyond it."""
    return date.fromordinal(min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal()))


def first_of(when: PartialDate | None) -> date:
    """The earliest day; a missing beginning is open."""
    return when.first if when else date.min


def last_of(when: PartialDate | None) -> date:
    """The latest day; a missing end is open."""
    return when.last if when else date.max


def _days(first: date | None, last: date | None) -> Days | None:
    return Days(first, last) if first is not None and last is not None and first <= last else None


def certain_days(begin: PartialDate | None, end: PartialDate | None) -> Days | None:
    """The days on which it surely holds, a missing end open; None where there is none."""
    return _days(begin.latest if begin else date.min, end.earliest if end else date.max)


def possible_days(begin: PartialDate | None, end: PartialDate | None) -> Days | None:
    """The days on which it may hold."""
    return _days(first_of(begin), last_of(end))


def common_day(one: Days | None, other: Days | None) -> date | None:
    """The first day of both; None where there is none."""
    if one is None or other is None:
        return None
    first = max(one.first, other.first)
    return first if first <= min(one.last, other.last) else None


_BESIDE_AS_OF = frozenset({"ended", "cancelled", "granted"})
"""What keeps its actor in P only before `as_of`, or only after it."""


def circle_period(engagement: Engagement, actor: Actor, as_of: date) -> Days | None:
    """The days on which the engagement keeps its actor in the circle P; None where it never does.

    From `as_of` on the status decides: what has ended or is cancelled is over, what was granted begins after it. A paused
    engagement keeps its actor in P without end (`is_paused` says when it counts for nothing else).
    """
    first, last = first_of(engagement.from_), last_of(engagement.to)
    if as_of == (date.max if engagement.status == "granted" else date.min) and engagement.status in _BESIDE_AS_OF:
        return None  # no day of the calendar lies there
    if engagement.status == "paused":
        last = date.max
    elif engagement.status == "ended":
        if engagement.to is None:
            return None
        last = min(last, plus(as_of, -1))
    elif engagement.status == "cancelled":
        if not _certainly_begun(engagement):
            return None
        last = min(last, plus(as_of, -1))
    elif engagement.status == "granted":
        if engagement.from_ is None:
            return None
        first = max(first, plus(as_of, 1))
    elif engagement.status != "active":
        return None
    return _days(first, min(last, last_of(actor.to)))


def _certainly_begun(engagement: Engagement) -> bool:
    """Of a cancelled one: both dates are given and it began on some day before it was cancelled."""
    return bool(engagement.from_ and engagement.to and engagement.from_.last < engagement.to.first)


def is_paused(engagement: Engagement, day: date, as_of: date) -> bool:
    """Whether it counts on that day for no load, overlap, fixed slot, need or contact, though its actor stays in P."""
    if engagement.status != "paused":
        return False
    return engagement.to is None or day > engagement.to.last or day >= as_of


def force_period(tie: Tie) -> Days | None:
    """The days on which a tie is in force; None where it has no date: then it is while the actors it names are in P."""
    if tie.date:
        return Days(tie.date.first, plus(tie.date.last, CONTACT_DAYS))
    if tie.from_ or tie.to:
        return possible_days(tie.from_, tie.to) or Days(date.max, date.min)
    return None


def is_born(member: Member, day: date) -> bool:
    """Whether somebody can be born by the day: not before the year of birth, or the day that the age leaves at the earliest."""
    if member.birth_year is not None:
        return day.year >= member.birth_year
    seen = member.age.as_of.earliest if member.age else None
    if member.age is None or seen is None:
        return True
    return (day.year, day.month, day.day) > (seen.year - member.age.years - 1, seen.month, seen.day)


def contact_days(meeting: Meeting) -> int:
    """How long a meeting counts as contact after its last day: what is only agreed does not."""
    if meeting.status != "held":
        return 0
    quarterly = meeting.kind == "follow_up" and meeting.repeats == "quarterly"
    return QUARTERLY_FOLLOW_UP_DAYS if quarterly else CONTACT_DAYS


def meeting_period(meeting: Meeting) -> Days | None:
    """The days on which a meeting counts as contact between its participants; None where it never does."""
    if meeting.status == "held" and meeting.date:
        end = last_of(meeting.until) if meeting.repeats else meeting.date.last
        return Days(meeting.date.first, plus(end, contact_days(meeting)))
    if meeting.status == "agreed" and meeting.repeats:
        return possible_days(meeting.date, meeting.until)
    return None


def meeting_day(meeting: Meeting, day: date) -> date:
    """The day of a meeting: `day`, brought between its earliest and its latest day (of a series: of its end); no date: `day`."""
    if meeting.date is None:
        return day
    end = meeting.until if meeting.repeats else meeting.date
    return max(first_of(meeting.date), min(day, last_of(end)))


def connects(tie: Tie) -> bool:
    """Whether a tie, while in force, makes the pair of its ends present: a contact that does not run through the citizen."""
    if tie.status != "documented":
        return False
    if tie.kind == "awareness":
        return (tie.level or 0) >= 3 and tie.channel in ("direct", "via_meeting")
    return tie.kind in ("exchange", "team", "coordinates") and tie.channel not in (
        "via_citizen",
        "via_record",
    )
