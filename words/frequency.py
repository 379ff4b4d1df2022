"""How often something happens, as people say it: `hver 2.-4. uge`, never `0,25 gange om ugen`."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from words.messages import Message

_EXACT = 0.06
"""A number of weeks or times so near to a whole one is that one."""
_NEAR = 0.25
"""Within this it is about that one; farther off it lies between two."""
_WEEKS = 12
"""Up to so many weeks people count in weeks, then in months."""
_MONTH = 52 / 12
_RARE = 78
"""What lies more weeks apart is rarer than once a year."""


@dataclass(frozen=True)
class HowOften:
    """Times a week, from `low` to `high`, as a value of a message; `about` where it is known roughly.

    >>> HowOften(0.25, 0.5).text("da"), HowOften(0.25, 0.25, about=True).text("da"), HowOften(2, 3).text("da")
    ('hver 2.-4. uge', 'cirka hver 4. uge', '2-3 gange om ugen')
    >>> HowOften(0.25, 0.5).text("en"), HowOften(1, 1).text("en"), HowOften(3.1, 3.1).text("en")
    ('every 2 to 4 weeks', 'every week', 'about 3 times a week')
    """

    low: float
    high: float
    about: bool = False

    def text(self, lang: str) -> str:
        """How often in the language."""
        said = _one(self.low, about=self.about) if self.low == self.high else _range(self.low, self.high)
        return said.text(lang)


@dataclass(frozen=True)
class AtLeast:
    """So many times a week or more, as a value of a message: never more than is known.

    >>> AtLeast(3.1).text("da"), AtLeast(0.25).text("da"), AtLeast(1.9).text("en")
    ('mindst 3 gange om ugen', 'mindst hver 4. uge', 'at least every week')
    """

    low: float

    def text(self, lang: str) -> str:
        """How often in the language."""
        if self.low * _RARE < 1:
            return Message("often.rarer").text(lang)
        often = _times(math.floor(self.low + _EXACT)) if self.low + _EXACT >= 1 else _one(1 / math.ceil(1 / self.low))
        return Message("often.at_least", {"often": often}).text(lang)


def _range(low: float, high: float) -> Message:
    if low * _RARE < 1:
        return Message("often.at_most", {"often": _one(high)})
    if low + _EXACT >= 1:
        return _from_to("times_to", math.floor(low + _EXACT), math.ceil(high - _EXACT))
    rarest, most = round(1 / low), round(1 / high)
    if most > 1 and rarest <= _WEEKS:
        return _from_to("every_to", most, rarest)
    return Message("often.between", {"low": _one(low), "high": _one(high)})


def _from_to(key: str, low: int, high: int) -> Message:
    if low == high:
        return _one(low if key == "times_to" else 1 / low, about=True)
    return Message(f"often.{key}", {"low": low, "high": high})


def _one(rate: float, *, about: bool = False) -> Message:
    """A single rate; one that is no whole number of times or weeks is told roughly."""
    if rate <= 0:
        return Message("often.none")
    if rate + _EXACT >= 1:
        return _near(rate, about, _times, "times_to", least=1)
    if rate * _RARE < 1:
        return Message("often.rarer")
    weeks = 1 / rate
    months = round(weeks / _MONTH)
    if abs(weeks - months * _MONTH) < _EXACT and abs(weeks - round(weeks)) > _EXACT:
        return _roughly(_months(months), about)
    if weeks > _WEEKS + _EXACT:
        return _roughly(_months(months), about or abs(weeks - months * _MONTH) > 1)
    return _near(weeks, about, _weeks, "every_to", least=2)


def _near(number: float, about: bool, said: Callable[[int], Message], between: str, *, least: int) -> Message:
    """The whole number that is near, or else the two between which it lies."""
    off = abs(number - round(number))
    if off > _NEAR and number > least:
        return Message(f"often.{between}", {"low": math.floor(number), "high": math.ceil(number)})
    return _roughly(said(round(number)), about or off > _EXACT)


def _roughly(said: Message, about: bool) -> Message:
    return Message("often.about", {"often": said}) if about else said


def _times(times: int) -> Message:
    return Message("often.weekly") if times == 1 else Message("often.times", {"times": times})


def _weeks(weeks: int) -> Message:
    return Message("often.weekly") if weeks == 1 else Message("often.every", {"weeks": weeks})


def _months(months: int) -> Message:
    named = {1: "monthly", 6: "half_yearly", 12: "yearly"}
    return Message(f"often.{named[months]}") if months in named else Message("often.months", {"months": months})
