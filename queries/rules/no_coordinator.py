"""Several actors from several units, and nobody is known to hold the rope."""

from queries.day.crowd import crowd
from queries.day.evidence import presence
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "no_coordinator"
ACTORS, UNITS = 3, 2
"""From how many actors and units on somebody should coordinate."""


def find(view: View) -> list[Finding]:
    """≥ 3 actors from ≥ 2 units, and no documented `coordinates` tie in force.

    `unknown`, and worded as a question, where the family is `not_mapped`, or whoever looks may not see all.
    """
    units = view.across.actors
    if len(view.circle) < ACTORS or len(units) < UNITS or view.coordinators:
        return []
    asks = view.not_mapped or view.facts.limited
    planned = [
        tie for tie in view.own_in_force if tie.kind == "coordinates" and tie.status in ("planned", "recommended")
    ]
    return [
        found(
            view,
            TYPE,
            view.circle,
            variant="unknown" if asks else "documented",
            values=crowd(view),
            rests_on=presence(view, view.circle),
            against=planned,
            confidence="unknown" if asks else "documented",
            of_everybody=True,
        )
    ]
