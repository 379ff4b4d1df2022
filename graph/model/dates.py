"""Partial dates: what is known of a day, never more.

A date in a case file may name a day, a month, a year, a span between two of these, or be open at one end. It is kept as
its earliest and latest day from the parser to the rule; nothing turns it into one invented day on the way.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat reads weeks, too
_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PATTERN = (
    r"^(\d{4}(-\d{2}(-\d{2})?)?|\d{4}(-\d{2}(-\d{2})?)?/(\d{4}(-\d{2}(-\d{2})?)?|\.\.)|\.\./\d{4}(-\d{2}(-\d{2})?)?)$"
)
HELP = "write 2019-03-05, 2019-03, 2019, 2019-03/2019-05, ../2019-03 (by then) or 2019-03/.. (then or later)"


class NoDate(ValueError):
    """A text that is no partial date; `code` is that of the fault: no_date, date_open or date_reversed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def full_day(text: str) -> date:
    """A day written in full, as in 2024-05-31; ValueError where the text is none or the calendar has no such day."""
    if not _DAY.fullmatch(text):
        raise ValueError(text)
    return date.fromisoformat(text)


def _point(text: str) -> tuple[date, date]:
    """First and last day of a day, month or year; ValueError where the text is none or the calendar has no such day."""
    match = _POINT.fullmatch(text)
    if not match or not text.isascii():
        raise ValueError(text)
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def _shorten(first: date, last: date) -> str | None:
    """The year, month or day that covers exactly first to last, else None."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    month = calendar.monthrange(last.year, last.month)[1]
    if (first.year, first.month, first.day, last.day) == (last.year, last.month, 1, month):
        return first.isoformat()[:7]
    return None


def _end(day: date, *, last: bool) -> str:
    """A day as the end of a span, as short as it can be said."""
    month = date(day.year, day.month, calendar.monthrange(day.year, day.month)[1] if last else 1)
    if day == (date(day.year, 12, 31) if last else date(day.year, 1, 1)):
        return f"{day.year:04d}"
    return day.isoformat()[:7] if day == month else day.isoformat()


@dataclass(frozen=True, slots=True)
class PartialDate:
    """Some day from `earliest` to `latest`, both included; None at an end that is open.

    >>> PartialDate.parse("2019-03").latest
    datetime.date(2019, 3, 31)
    >>> str(PartialDate.parse("2019-02-01/2019-03-31"))
    '2019-02/2019-03'
    >>> str(PartialDate.parse("2018/2018-03"))
    '2018-01/2018-03'
    >>> PartialDate.parse("../2017-11").earliest is None
    True
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest is None and self.latest is None:
            raise NoDate("date_open")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise NoDate("date_reversed")

    @classmethod
    def parse(cls, text: str) -> "PartialDate":
        """Read the text of a case file; NoDate where it is none."""
        first, slash, second = text.partition("/")
        try:
            if not slash:
                return cls(*_point(text))
            earliest = None if first == ".." else _point(first)[0]
            latest = None if second == ".." else _point(second)[1]
        except ValueError:
            raise NoDate("no_date") from None
        return cls(earliest, latest)

    @property
    def first(self) -> date:
        """The earliest day it can be, for comparisons; the calendar's first day where that is open."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """The latest day it can be, for comparisons; the calendar's last day where that is open."""
        return self.latest or date.max

    def __str__(self) -> str:
        """The shortest text that `parse` reads as this date."""
        if self.earliest is None:
            assert self.latest is not None
            return f"../{_end(self.latest, last=True)}"
        if self.latest is None:
            return f"{_end(self.earliest, last=False)}/.."
        short = _shorten(self.earliest, self.latest)
        first, last = _end(self.earliest, last=False), _end(self.latest, last=True)
        if self.earliest.year == self.latest.year:  # both as exact: 2018-01/2018-03, not 2018/2018-03
            signs = max(len(first), len(last))
            first, last = self.earliest.isoformat()[:signs], self.latest.isoformat()[:signs]
        return short or f"{first}/{last}"

    @classmethod
    def _validate(cls, value: Any) -> "PartialDate":
        if isinstance(value, PartialDate):
            return value
        if isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999:
            value = str(value)  # `from: 2014`: a year is a number to YAML and JSON
        if isinstance(value, str):
            try:
                return cls.parse(value)
            except NoDate as err:
                raise PydanticCustomError("partial_date", "{reason}", {"reason": err.code}) from None
        raise PydanticCustomError("partial_date", "{reason}", {"reason": "no_date"})

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validate, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        text = {"type": "string", "pattern": PATTERN, "description": f"A day, or less: {HELP}"}
        return {"anyOf": [text, {"type": "integer", "minimum": 1000, "maximum": 9999}]}
