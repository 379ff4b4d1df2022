"""Contacts between two actors, and how long they have gone without one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from graph.model.dates import PartialDate
from graph.model.periods import Days, connects, first_of, last_of
from graph.model.records import Tie
from queries.day.units import Pair, pair
from queries.day.view import View
from queries.measures.meetings import certain_days_of


@dataclass(frozen=True)
class Contacts:
    """The contacts of a pair of P in a window: on which days each may lie."""

    pair: Pair
    days: tuple[Days, ...]
    window: Days

    @property
    def gap(self) -> tuple[int, int] | None:
        """How many days two in turn lie apart at the most (`gap_between`); None below two."""
        return gap_between([_within(days, self.window) for days in self.days])

    def document(self) -> dict[str, Any]:
        """Ready for JSON; null where there is none, the gap below two."""
        first = [min(days.first for days in self.days), min(days.last for days in self.days)] if self.days else None
        last = [max(days.first for days in self.days), max(days.last for days in self.days)] if self.days else None
        return {
            "pair": list(self.pair),
            "contacts": len(self.days),
            "first": _told(first),
            "last": _told(last),
            "gap": list(self.gap) if self.gap else None,
        }


def _told(ends: Sequence[date] | None) -> list[str | None] | None:
    """Days ready for JSON; null at an end that is open."""
    return None if ends is None else [None if day in (date.min, date.max) else day.isoformat() for day in ends]


def _within(days: Days, window: Days) -> Days:
    """The days with an end that is not known brought to that of the window."""
    first = window.first if days.first == date.min else days.first
    return Days(first, window.last if days.last == date.max else days.last)


def contacts(view: View, window: Days) -> tuple[Contacts, ...]:
    """Of each pair of P what may lie in the window: documented contacts of just these two, and held meetings with both."""
    found: dict[Pair, list[Days]] = {ends: [] for ends in view.pairs}
    for tie in view.ties:
        if is_contact(tie) and (ends := pair(tie.a, tie.b)) in found:
            found[ends] += _in_window([day_of(tie)], window)
    for meeting in view.facts.family.meetings:
        if meeting.status == "held":
            held = [Days(day, day) for day in certain_days_of(meeting, view.day)]
            days = _in_window(held if meeting.repeats else [_days(meeting.date)] if meeting.date else [], window)
            here = [id for id in meeting.participants if id in view.work_of]
            for ends in {pair(a, b) for a in here for b in here if a != b}:
                found[ends] += days
    return tuple(Contacts(ends, tuple(sorted(days)), window) for ends, days in found.items())


def is_contact(tie: Tie) -> bool:
    """Whether a tie is a contact of the two at its ends: documented, not through the citizen or a record, and no team."""
    return tie.kind != "team" and connects(tie)


def day_of(tie: Tie) -> Days:
    """The days on which a contact may lie: its date, else when it began."""
    return _days(tie.date or tie.from_)


def _days(when: PartialDate | None) -> Days:
    return Days(first_of(when), last_of(when))


def _in_window(found: Iterable[Days], window: Days) -> list[Days]:
    return [days for days in found if days.first <= window.last and days.last >= window.first]


def gap_between(found: Sequence[Days]) -> tuple[int, int] | None:
    """How many days two contacts in turn lie apart at the most: at least, and at most. None below two contacts.

    At least: the longest stretch between days on which one may lie, where none can. At most: between two of them, each on any of its
    days, if all others can lie before the one or behind the other.

    >>> day = lambda first, last: Days(date.fromisoformat(first), date.fromisoformat(last))
    >>> gap_between([day("2025-02-01", "2025-02-28"), day("2025-02-20", "2025-02-20"), day("2025-04-01", "2025-05-15")])
    (32, 84)
    """
    if len(found) < 2:
        return None
    return max(_stretches(found), default=0), max(_apart(found), default=0)


def _stretches(found: Sequence[Days]) -> Iterator[int]:
    together: list[Days] = []
    for days in sorted(found):
        if together and days.first <= together[-1].last:
            together[-1] = Days(together[-1].first, max(together[-1].last, days.last))
        else:
            together.append(days)
    return ((after.first - before.last).days for before, after in pairwise(together))


def _apart(found: Sequence[Days]) -> Iterator[int]:
    """From each day that one can begin on to each that another can end on, where all the rest can keep out of the way.

    The best begins at somebody's earliest day, and ends at somebody's latest: the rest need no other.
    """
    begins, ends = sorted({days.first for days in found}), sorted({days.last for days in found})
    for begin in begins:
        for end in ends:
            if begin <= end and _can_be(found, begin, end):
                yield (end - begin).days


def _can_be(found: Sequence[Days], begin: date, end: date) -> bool:
    """Whether one contact can lie on the first day, another on the last, and each other one not between."""
    at_begin = {place for place, days in enumerate(found) if begin in days}
    at_end = {place for place, days in enumerate(found) if end in days}
    two = at_begin and at_end and len(at_begin | at_end) > 1
    return bool(two) and all(days.first <= begin or days.last >= end for days in found)
