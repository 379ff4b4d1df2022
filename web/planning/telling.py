"""Numbers of planners in words: what is shown, and between which bounds the truth lies."""

from planning.disclosure import Number
from planning.released import Pair
from web.planning.asked import Asked


def told(number: Number, asked: Asked) -> str:
    """`20 (16–24)`, or that it is under what would be shown."""
    if number.value is None:
        return asked.say("under", number=number.hi + 1)
    return asked.say("number", value=number.value, lo=number.lo, hi=number.hi)


def short(number: Number | None, asked: Asked) -> str:
    """The number alone, for a cell; of what is not listed, that it is under the least there is."""
    if number is None:
        return asked.say("under", number=asked.released.of_day(asked.day).rule.k)
    return str(number.value) if number.value is not None else asked.say("under", number=number.hi + 1)


def percents(share: tuple[float, float], asked: Asked) -> str:
    """Between which shares."""
    low, high = (round(one * 100) for one in share)
    return asked.say("percent", low=low, high=high)


def named(pair: Pair, asked: Asked) -> str:
    """Two units, or one with itself."""
    if pair.is_inside:
        return asked.say("inside", unit=asked.name(pair.u))
    return asked.say("two", one=asked.name(pair.u), other=asked.name(pair.v))
