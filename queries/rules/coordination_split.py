"""Two who hold the rope together, one towards the actors and one towards the family: a valid design, not a fault."""

from queries.day.view import View
from queries.finding import Finding, found

TYPE = "coordination_split"


def find(view: View) -> list[Finding]:
    """Two coordinators with disjoint scopes."""
    towards_actors = [coordinator for coordinator in view.coordinators if coordinator.scope == "actors"]
    towards_family = [coordinator for coordinator in view.coordinators if coordinator.scope == "family"]
    return [
        found(
            view,
            TYPE,
            [one.id, other.id],
            values={"one": view.name(one.id), "other": view.name(other.id)},
            rests_on=[*one.ties, *other.ties],
        )
        for one in towards_actors
        for other in towards_family
    ]
