"""How many are with a family, and from how many places: of whom no place is recorded the place is unknown, not none."""

from collections.abc import Mapping

from queries.day.core import Day
from words import Message, counted


def crowd(day: Day) -> Mapping[str, Message | str]:
    """`who` are with the family, in one sentence with what it says of them; `rest`: a sentence on those without a place."""
    actors, units = len(day.circle), len(day.across.actors)
    without = sum(day.facts.actors[actor].unit is None for actor in day.circle)
    who = counted("crowd.actors", actors)
    if units:
        who = Message("crowd.from", {"actors": who, "units": counted("crowd.places", units)})
    if not without:
        return {"who": who, "rest": ""}
    return {"who": who, "rest": Message("crowd.nowhere") if without == actors else counted("crowd.without", without)}
