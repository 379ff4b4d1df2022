"""Dates known in full or in part: earliest and latest day, both inclusive. An open end is the far past or future."""

from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

PAST, FUTURE = date.min, date.max


class Span(NamedTuple):
    """Some day from `earliest` to `latest`."""

    earliest: date
    latest: date


def _one(text: str) -> Span:
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return Span(date(parts[0], 1, 1), date(parts[0], 12, 31))
    if len(parts) == 2:
        return Span(date(parts[0], parts[1], 1), date(parts[0], parts[1], monthrange(parts[0], parts[1])[1]))
    day = date(parts[0], parts[1], parts[2])
    return Span(day, day)


@lru_cache(maxsize=10_000)
def _span(text: str) -> Span:
    if "/" not in text:
        return _one(text)
    first, last = text.split("/")
    earliest = PAST if first == ".." else _one(first).earliest
    latest = FUTURE if last == ".." else _one(last).latest
    return Span(earliest, latest)


def span(value: str | int | None) -> Span | None:
    """The days that a written date may mean; None where it is left out."""
    return None if value is None else _span(str(value))


def shift(day: date, days: int) -> date:
    """`day` moved by some days; the far past and future stay where they are."""
    if day in (PAST, FUTURE):
        return day
    return day + timedelta(days)


def add_months(day: date, months: int) -> date:
    """The same day of a later (or earlier) month, or the last day of that month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def may_hold(begin: Span | None, end: Span | None, day: date) -> bool:
    """Earliest beginning to latest end, a missing end open."""
    return (begin is None or begin.earliest <= day) and (end is None or day <= end.latest)


def surely_holds(begin: Span | None, end: Span | None, day: date) -> bool:
    """The same by the latest beginning and the earliest end; a missing beginning is not sure."""
    return begin is not None and begin.latest <= day and (end is None or day <= end.earliest)
