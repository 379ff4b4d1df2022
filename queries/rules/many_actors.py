"""A family with many around it."""

from queries.day.crowd import crowd
from queries.day.evidence import presence
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "many_actors"
ACTORS, UNITS = 15, 6
"""From how many actors or units on it is many."""


def find(view: View) -> list[Finding]:
    """≥ 15 actors or ≥ 6 units, with the counts as `value`: `{actors: 70, units: 23}`."""
    actors, units = len(view.circle), len(view.across.actors)
    if actors < ACTORS and units < UNITS:
        return []
    return [
        found(
            view,
            TYPE,
            [view.facts.family.id],
            values=crowd(view),
            rests_on=presence(view, view.circle),
            value={"actors": actors, "units": units},
        )
    ]
