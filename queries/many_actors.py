"""A family with many around it."""

from queries.evidence import presence
from queries.finding import Finding, found
from queries.view import View

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
            values={"actors": actors, "units": units},
            rests_on=presence(view, view.circle),
            value={"actors": actors, "units": units},
        )
    ]
