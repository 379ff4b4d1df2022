"""How many are with a family, and from how many places: of whom no place is recorded the place is unknown, not none."""

from collections.abc import Mapping

from queries.day.core import Day
from words import InWords, Message


def crowd(day: Day) -> Mapping[str, Message | str]:
    """`who`: how many are with the family, in a sentence; `rest`: one on those of whom no place is recorded, or empty."""
    actors, units = len(day.circle), len(day.across.actors)
    without = sum(day.facts.actors[actor].unit is None for actor in day.circle)
    who = Message("crowd.alone", {"count": InWords(actors)})
    if units:
        who = Message("crowd.from", {"count": InWords(actors), "units": _counted("crowd.places", units)})
    if not without:
        return {"who": who, "rest": ""}
    return {"who": who, "rest": Message("crowd.nowhere") if without == actors else _counted("crowd.without", without)}


def _counted(key: str, count: int) -> Message:
    return Message(f"{key}.one" if count == 1 else f"{key}.many", {"count": InWords(count)})
