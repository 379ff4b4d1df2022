"""Steps of whole months in the calendar."""

import calendar
from datetime import date
from functools import lru_cache


@lru_cache
def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later (or earlier), or the last day of that month; within the calendar.

    >>> months_after(date(2024, 11, 30), 3).isoformat(), months_after(date(2024, 2, 29), -24).isoformat()
    ('2025-02-28', '2022-02-28')
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    if year < date.min.year:
        return date.min
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
