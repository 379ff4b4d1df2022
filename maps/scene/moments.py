"""The days on which something of a family may change: the steps of the map's slider.

A day's map holds until the next of them. What holds on which steps is kept as a set of bits, the first step the lowest.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

from graph.model.dates import PartialDate
from graph.model.periods import circle_period, first_of, force_period, last_of, meeting_period, plus
from graph.model.records import Family
from graph.reading.cut import Seen

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
MOST = 60
"""More steps than these are gathered into months, then quarters, years, and so on."""
Step = Literal["day", "month", "quarter", "year", "decade", "century", "millennium"]
_GATHERED: tuple[tuple[Step, Callable[[date], tuple[int, ...]]], ...] = (
    ("day", lambda day: (day.toordinal(),)),
    ("month", lambda day: (day.year, day.month)),
    ("quarter", lambda day: (day.year, (day.month - 1) // 3)),
    ("year", lambda day: (day.year,)),
    ("decade", lambda day: (day.year // 10,)),
    ("century", lambda day: (day.year // 100,)),
    ("millennium", lambda day: (day.year // 1000,)),
)
Span = int
"""On which moments something holds: bit n is set where it does on the n-th."""
OverTime = tuple[tuple[Span, T], ...]
"""What something is at each time: each value once, with the moments on which it holds."""


@dataclass(frozen=True, slots=True)
class Moments:
    """Days in order. `now` is the place of the day that is asked about, `own` that of the family's own file."""

    days: tuple[date, ...]
    now: int
    own: int
    step: Step
    """How far apart they are at least: where there are many changes, only the last one of each month is a moment."""
    extra: bool
    """Whether the day that is asked about is there only because it is asked about."""
    course: int
    """How many of the days, the first ones, are the family's own course: they are there whatever day is asked about."""


def moments_of(facts: Seen, asked: date) -> Moments:
    """The moments of a family from the first record to the day asked about, its own, or the last that begins after it.

    Never more than 60, not counting the day asked about and the family's own.
    """
    own = max([facts.as_of, *_beginnings(facts)])
    last = max(own, asked)
    changed = {day for day in _changes(facts) if date.min < day <= last}
    days = changed | {day for day in _births(facts) if min(changed, default=last) < day <= last}
    step, kept = next(found for found in _gathered(sorted(days)) if len(found[1]) <= MOST)
    there = sorted({*kept, facts.as_of, asked})
    return Moments(
        tuple(there),
        now=there.index(asked),
        own=there.index(facts.as_of),
        step=step,
        extra=asked not in kept and asked != facts.as_of,
        course=sum(day <= own for day in there),
    )


def _gathered(days: Sequence[date]) -> Iterator[tuple[Step, list[date]]]:
    """The last day of each month, quarter and so on: on it all of its changes are done."""
    for step, of in _GATHERED:
        yield step, list({of(day): day for day in days}.values())


def _beginnings(facts: Seen) -> Iterator[date]:
    """When the work begins: of what is granted for later the map shows that it comes."""
    for engagement in facts.family.engagements:
        period = circle_period(engagement, facts.actors[engagement.actor], facts.as_of)
        if period:
            yield period.first


def _changes(facts: Seen) -> Iterator[date]:
    family = facts.family
    for engagement in family.engagements:
        period = circle_period(engagement, facts.actors[engagement.actor], facts.as_of)
        if period:
            yield from _begin_and_end(*period)
        if engagement.status == "paused" and engagement.to:
            yield plus(engagement.to.last, 1)
    for tie in (*family.ties, *facts.general_ties):
        force = force_period(tie)
        if force:
            yield from _begin_and_end(*force)
    for meeting in family.meetings:
        contact = meeting_period(meeting)
        if contact:
            yield from _begin_and_end(*contact)
        yield from _ends(meeting.date, meeting.until or meeting.date)
    yield from _of_people(family)


def _of_people(family: Family) -> Iterator[date]:
    residences = [item for person in (*family.members, *family.private_network) for item in person.lives_in]
    for record in (*family.private_ties, *family.needs, *residences):
        yield from _ends(record.from_, record.to)
    for wish in family.wishes:
        yield from _ends(wish.date, None)
    for part in ("actors", "ties", "private"):
        mapped: PartialDate | None = getattr(family.mapped, part) if family.mapped else None
        yield from _ends(mapped, None)


def _births(facts: Seen) -> Iterator[date]:
    """From when each member may be there, as far as the year is known: before anything is recorded it is no moment."""
    for member in facts.family.members:
        if member.birth_year:
            yield date(member.birth_year, 1, 1)


def _ends(first: PartialDate | None, last: PartialDate | None) -> Iterator[date]:
    """The earliest day of a beginning and the day after the latest of an end, as far as they are known."""
    return _begin_and_end(first_of(first), last_of(last))


def _begin_and_end(first: date, last: date) -> Iterator[date]:
    if first > date.min:
        yield first
    if last < date.max:
        yield plus(last, 1)


# --- what holds when --------------------------------------------------------------------------------------


def span_of(places: Iterable[int]) -> Span:
    """The moments at these places."""
    span = 0
    for place in places:
        span |= 1 << place
    return span


def holds(span: Span, place: int) -> bool:
    """Whether it holds on the moment."""
    return bool(span >> place & 1)


def span_text(span: Span) -> str:
    """The moments as ranges of their places, for a page's script.

    >>> span_text(0b1001110)
    '1-3 6'
    """
    parts: list[str] = []
    place = 0
    while span >> place:
        if not holds(span, place):
            place += 1
            continue
        end = place
        while holds(span, end + 1):
            end += 1
        parts.append(f"{place}-{end}" if end > place else str(place))
        place = end + 1
    return " ".join(parts)


def over_time(items: Iterable[tuple[int, H]]) -> OverTime[H]:
    """The values with the moments on which each holds, in the order in which they are first met."""
    found: dict[H, Span] = {}
    for place, value in items:
        found[value] = found.get(value, 0) | 1 << place
    return by_value(found)


def union(items: Iterable[tuple[Span, object]]) -> Span:
    """When any of them holds."""
    found = 0
    for on, _ in items:
        found |= on
    return found


def by_value(found: Mapping[H, Span]) -> OverTime[H]:
    """What holds when, of values that each have their moments already."""
    return tuple((span, value) for value, span in found.items())
