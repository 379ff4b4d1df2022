"""What a viewer may see: whether a family, a record, a field of it shows.

A scope decides about each record by itself; what else must go so that nothing tells of the hidden is worked out by the cut
(`graph.reading.cut`). This room knows no policy: composition hands the store a function from viewer to scope.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from graph.model.base import Record
from graph.reading.facts import FamilyFacts
from graph.reading.viewer import Viewer


class Scope(Protocol):
    """What shows to one viewer, in one family or in the organisation at large."""

    def knows(self, family: str) -> bool:
        """Whether the viewer may know that there is a family of this id. To be answered for ids that are not stored, too."""
        ...

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether the record shows; with a field, whether that field of a record that shows does.

        Asked only of fields that a record may lack; never of its `id`.
        """
        ...


@dataclass(frozen=True)
class Everything:
    """All shows."""

    def knows(self, family: str) -> bool:
        """Yes."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Yes."""
        return True


EVERYTHING = Everything()
ScopeOf = Callable[[Viewer, FamilyFacts | None], Scope]
"""The viewer's scope in a family, from all that is recorded of it; without one, in the organisation at large: which families
there are, and the actors and units of the sources."""


def everything(viewer: Viewer, facts: FamilyFacts | None) -> Scope:
    """The scope of somebody who works with their own data."""
    return EVERYTHING
