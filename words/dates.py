"""How each language writes days."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date, get_month_names

from words.messages import Message

LOCALES = {"da": "da", "en": "en_GB"}
"""English as it is written in Europe: the day comes first, as in the Danish text beside it."""


@lru_cache(maxsize=4096)
def day_text(day: date, lang: str) -> str:
    """A day with its month in words.

    >>> day_text(date(2024, 5, 31), "da"), day_text(date(2024, 5, 31), "en")
    ('31. maj 2024', '31 May 2024')
    """
    return format_date(day, "long", locale=LOCALES[lang])


@lru_cache(maxsize=4096)
def weekday_text(day: date, lang: str) -> str:
    """A day with its day of the week, as one asks somebody to come.

    >>> weekday_text(date(2025, 7, 3), "da"), weekday_text(date(2025, 7, 3), "en")
    ('torsdag den 3. juli 2025', 'Thursday, 3 July 2025')
    """
    return format_date(day, "full", locale=LOCALES[lang])


@lru_cache(maxsize=4096)
def month_text(month: date, lang: str) -> str:
    """The month of a day, with its year.

    >>> month_text(date(2024, 5, 1), "da"), month_text(date(2024, 5, 1), "en")
    ('maj 2024', 'May 2024')
    """
    return format_date(month, "MMMM y", locale=LOCALES[lang])


def date_patterns(lang: str) -> dict[str, Any]:
    """How the language writes a day and a month of a year, and what its months are called: for who writes them elsewhere.

    >>> date_patterns("da")["day"], date_patterns("en")["month"], date_patterns("da")["months"][4]
    ('{day}. {month} {year}', '{month} {year}', 'maj')
    """
    some = date(2024, 5, 31)
    names = [name for _, name in sorted(get_month_names("wide", locale=LOCALES[lang]).items())]
    parts = {str(some.day): "{day}", names[some.month - 1]: "{month}", str(some.year): "{year}"}

    def pattern(text: str) -> str:
        for part, name in parts.items():
            text = text.replace(part, name, 1)
        return text

    return {"months": names, "day": pattern(day_text(some, lang)), "month": pattern(month_text(some, lang))}


@dataclass(frozen=True)
class When:
    """As much of a date as is known, as a value of a message; `given` is a partial date as a case file writes it.

    >>> When("2024-05").text("da"), When("2024-05-31/..").text("da"), When("../2024").text("en")
    ('maj 2024', '31. maj 2024 eller senere', '2024 at the latest')
    """

    given: Any

    def text(self, lang: str) -> str:
        """The date in the language."""
        told = str(self.given)
        if "/" not in told:
            return _point(told, lang)
        first, last = told.split("/")
        if first == "..":
            return Message("date.at_latest", {"day": _point(last, lang)}).text(lang)
        if last == "..":
            return Message("date.or_later", {"day": _point(first, lang)}).text(lang)
        return Message("date.between", {"first": _point(first, lang), "last": _point(last, lang)}).text(lang)


@dataclass(frozen=True)
class OnDay(When):
    """The same after something that happens then.

    >>> OnDay("2024-05-31").text("da"), OnDay("2024-05").text("da"), OnDay("2024").text("en")
    ('den 31. maj 2024', 'i maj 2024', 'in 2024')
    """

    def text(self, lang: str) -> str:
        """The date in the language, with its preposition."""
        told = str(self.given)
        when = super().text(lang)
        if "/" in told:
            return when
        return Message("date.on_day" if len(told) == 10 else "date.in_month", {"day": when}).text(lang)


def _point(told: str, lang: str) -> str:
    if len(told) == 4:
        return told
    if len(told) == 7:
        return month_text(date.fromisoformat(f"{told}-01"), lang)
    return day_text(date.fromisoformat(told), lang)
