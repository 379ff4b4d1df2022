"""Who holds the rope, as far as it is documented."""

from queries.day.view import View
from queries.finding import Finding, found

TYPE = "coordinator"


def find(view: View) -> list[Finding]:
    """A documented `coordinates` tie in force with scope `actors`, `family` or both (the class); a member too."""
    return [
        found(
            view,
            TYPE,
            [coordinator.id],
            variant=coordinator.scope,
            values={"name": view.name(coordinator.id)},
            rests_on=coordinator.ties,
            class_=coordinator.scope,
        )
        for coordinator in view.coordinators
    ]
