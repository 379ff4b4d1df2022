"""Dates as people write them in tables to partial dates: never more than is said, and nothing guessed."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from graph.model.dates import NoDate, PartialDate

_HERE = ZoneInfo("Europe/Copenhagen")
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january", "feb febr februar february", "mar marts march", "apr april", "maj may", "jun juni june",
            "jul juli july", "aug august", "sep sept september", "okt oktober oct october", "nov november", "dec december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_DAY = re.compile(r"(\d{1,2}) ?[-/.] ?(\d{1,2})(?: ?[-/.] ?| )(\d{4}|\d{2})")
_NAMED_DAY = re.compile(rf"(\d{{1,2}})\.? ?({_MONTH})\.?,? ?(\d{{4}})")
_NAMED_MONTH = re.compile(rf"({_MONTH})\.? ?(\d{{4}})")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[-/] ?(\d{4})")
_WEEK = re.compile(r"uge (\d{1,2})[ ,/-]+(\d{4})")
_QUARTER = re.compile(r"([1-4])\. ?kvartal,? (\d{4})")
_YEARS = re.compile(r"(\d{4}) ?- ?(\d{4})")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(z|[+-]\d{2}:?\d{2})?")
_BOUND = re.compile(r"(før|senest|siden|efter) (.+)")

Order = Literal["dmy", "mdy"]


@dataclass(frozen=True)
class DateRules:
    """`as_of`: of a year of two digits, it is at most ten years after."""

    as_of: date
    order: Order = "dmy"


class UnclearDate(ValueError):
    """What is no date; `month_first` where it would be one with the month before the day."""

    def __init__(self, *, month_first: bool = False) -> None:
        super().__init__()
        self.month_first = month_first


def read_date(text: str, rules: DateRules) -> str:
    """A date in the form of a case file. `UnclearDate` where it is none, or not to be read in one way.

    >>> rules = DateRules(date(2018, 12, 31))
    >>> [read_date(text, rules) for text in ("31/12-18", "dec. 2018", "uge 50 2018", "1. kvartal 2018", "før 2018", "efter 2018")]
    ['2018-12-31', '2018-12', '2018-12-10/2018-12-16', '2018-01/2018-03', '../2017', '2019/..']
    >>> read_date("2018-12-31T23:30:00Z", rules), read_date("2016-2018", rules)
    ('2019-01-01', '2016/2018')
    """
    said = _DASHES.sub("-", " ".join(text.split())).casefold()
    try:
        bound = _BOUND.fullmatch(said)
        return str(_bounded(bound[1], _point(bound[2], rules)) if bound else _point(said, rules))
    except UnclearDate:
        raise
    except (ValueError, OverflowError):
        raise UnclearDate(month_first=_makes_sense_turned(said, rules)) from None


def _point(said: str, rules: DateRules) -> PartialDate:
    """A date without a word before it; ValueError where it is none."""
    try:
        return PartialDate.parse(said)
    except NoDate:
        pass
    for form, read in (
        (_DAY, _day), (_NAMED_DAY, _named_day), (_NAMED_MONTH, _named_month), (_MONTH_YEAR, _month_year),
        (_WEEK, _week), (_QUARTER, _quarter), (_YEARS, _years), (_MOMENT, _moment),
    ):  # fmt: skip
        match = form.fullmatch(said)
        if match:
            return read(match, rules)
    raise ValueError(said)


def _day(match: re.Match[str], rules: DateRules) -> PartialDate:
    first, second, year = int(match[1]), int(match[2]), _year(match[3], rules)
    day, month = (first, second) if rules.order == "dmy" else (second, first)
    return _of_day(date(year, month, day))


def _named_day(match: re.Match[str], rules: DateRules) -> PartialDate:
    return _of_day(date(int(match[3]), _MONTHS[match[2]], int(match[1])))


def _named_month(match: re.Match[str], rules: DateRules) -> PartialDate:
    return PartialDate.parse(f"{match[2]}-{_MONTHS[match[1]]:02d}")


def _month_year(match: re.Match[str], rules: DateRules) -> PartialDate:
    return PartialDate.parse(f"{match[2]}-{int(match[1]):02d}")


def _week(match: re.Match[str], rules: DateRules) -> PartialDate:
    monday = date.fromisocalendar(int(match[2]), int(match[1]), 1)
    return PartialDate(monday, monday + timedelta(days=6))


def _quarter(match: re.Match[str], rules: DateRules) -> PartialDate:
    last = 3 * int(match[1])
    year = int(match[2])
    return PartialDate(date(year, last - 2, 1), date(year, last, calendar.monthrange(year, last)[1]))


def _years(match: re.Match[str], rules: DateRules) -> PartialDate:
    return PartialDate.parse(f"{match[1]}/{match[2]}")


def _moment(match: re.Match[str], rules: DateRules) -> PartialDate:
    moment = datetime.fromisoformat(match[0].upper().replace(",", "."))
    return _of_day((moment.astimezone(_HERE) if moment.tzinfo else moment).date())


def _of_day(day: date) -> PartialDate:
    return PartialDate(day, day)


def _year(text: str, rules: DateRules) -> int:
    if len(text) == 4:
        return int(text)
    year = 2000 + int(text)
    return year if year <= rules.as_of.year + 10 else year - 100


def _bounded(word: str, known: PartialDate) -> PartialDate:
    if word == "siden":
        return known
    if known.earliest is None or known.latest is None:
        raise ValueError(word)
    if word == "senest":
        return PartialDate(None, known.latest)
    if word == "før":
        return PartialDate(None, known.earliest - timedelta(days=1))
    return PartialDate(known.latest + timedelta(days=1), None)


def _makes_sense_turned(said: str, rules: DateRules) -> bool:
    """Whether it would be a day with the other order of day and month."""
    match = _DAY.fullmatch(said)
    if not match:
        return False
    try:
        _day(match, DateRules(rules.as_of, "mdy" if rules.order == "dmy" else "dmy"))
    except ValueError:
        return False
    return True
