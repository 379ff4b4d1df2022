"""Made-up dates in every form that the case file knows, and the days on which something may turn."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from tests.naive.dates import FUTURE, PAST, add_months, shift, span
from tests.naive.day import Record

PERIOD_KEYS = ("from", "to", "date", "until", "valid_from", "valid_to")
WINDOWS = (29, 30, 60, 61, 90, 91, 180, 181, 364, 365, 366)


def some_day(rng: random.Random, around: date, low: int, high: int) -> date:
    """A day from `low` to `high` days after `around`, often at the edge of a window."""
    edges = [days for edge in WINDOWS for days in (edge, -edge) if low <= days <= high]
    if edges and rng.random() < 0.3:
        return around + timedelta(rng.choice(edges))
    return around + timedelta(rng.randint(low, high))


def written(rng: random.Random, day: date, partial: float = 0.4) -> str | int:
    """A date that may mean this day: in full, or in one of the forms known in part."""
    if rng.random() >= partial:
        return day.isoformat()
    month, early, late = f"{day:%Y-%m}", add_months(day, -rng.randint(0, 2)), add_months(day, rng.randint(0, 2))
    forms: list[str | int] = [
        month,
        month,
        day.year,
        str(day.year),
        f"{early:%Y-%m}/{late:%Y-%m}",
        f"{shift(day, -rng.randint(0, 40))}/{shift(day, rng.randint(0, 40))}",
        f"../{month}",
        f"../{day}",
        f"{month}/..",
    ]
    return rng.choice(forms)


def a_period(rng: random.Random, around: date, begin: str = "from", end: str = "to", running: float = 0.5) -> Record:
    """A beginning and an end in this order, each left out now and then; `running`: how often the end is."""
    first = some_day(rng, around, -500, 60)
    last = max(first, some_day(rng, around, -200, 200))
    found: Record = {}
    if rng.random() < 0.85:
        found[begin] = written(rng, first)
    if rng.random() >= running:
        found[end] = written(rng, last)
    return found


def _edges(value: str | int | None, *offsets: int) -> Iterator[date]:
    """The earliest and the latest day a date may mean, the days around, and those so many days away."""
    given = span(value)
    for edge in {given.earliest, given.latest} - {PAST, FUTURE} if given else ():
        for offset in (-1, 0, 1, *offsets):
            yield edge + timedelta(offset)


def _periods(record: Any) -> Iterator[date]:
    """Where any period in the document turns."""
    if isinstance(record, dict):
        for key, value in record.items():
            if key in PERIOD_KEYS and isinstance(value, str | int):
                yield from _edges(value)
            else:
                yield from _periods(value)
    elif isinstance(record, list):
        for item in record:
            yield from _periods(item)


def _windows(document: Record) -> Iterator[date]:
    """Where something counts no longer, or begins to count, some days before or after it took place."""
    for tie in [*document["ties"], *(tie for family in document["families"] for tie in family.get("ties") or [])]:
        yield from _edges(tie.get("date"), 90, 91, *((180, 181) if tie["status"] == "attempted" else ()))
        if tie["status"] == "attempted":
            yield from _edges(tie.get("to"), 180, 181)
        if tie["kind"] == "coordinates":
            yield from _edges(tie.get("to"), -61, -60, 60, 61)
    for family in document["families"]:
        mapped = family.get("mapped") or {}
        yield from _edges(mapped.get("ties"), 90, 91)
        yield from _edges(mapped.get("private"), 365, 366)
        for meeting in family.get("meetings") or []:
            yield from _edges(meeting.get("date"), 90, 91, 364, 365)
            if meeting.get("repeats"):
                yield from _edges(meeting.get("until"), 90, 91, 180, 181)
        for work in family.get("engagements") or []:
            if work["status"] == "granted":
                yield from _edges(work.get("from"), -61, -60)
            if work.get("stopped_because_of"):
                yield from _edges(work.get("to"), 180, 181)
            yield from _edges((work.get("predecessors") or {}).get("since"), 730, 731)


def random_days(document: Record, rng: random.Random, count: int = 8) -> list[date]:
    """Days to ask about: `as_of` and the days around it, and some on which something in the document turns."""
    as_of = date.fromisoformat(str(document["as_of"]))
    chosen = {as_of, shift(as_of, -1), shift(as_of, 1)}
    for turns in (set(_windows(document)), set(_periods(document))):
        near = sorted(day for day in turns if abs((day - as_of).days) <= 800)
        chosen |= set(rng.sample(near, min((count + 1) // 2, len(near))))
    return sorted(chosen)
