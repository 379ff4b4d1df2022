"""Who looks. What a viewer may not see does not exist for them; every read names its viewer.

A later issue brings roles, purposes and consents: it adds a kind of viewer here, and nothing behind the door changes.
"""

from collections.abc import Collection
from typing import Protocol


class Viewer(Protocol):
    """Says what must be kept from somebody."""

    def hidden_actors(self, family: str | None, actors: Collection[str]) -> frozenset[str]:
        """Those of these actors that do not exist for the viewer in this family (None: in the organisation at large)."""
        ...

    def hidden_people(self, family: str, people: Collection[str]) -> frozenset[str]:
        """Those of these people of the family's private network that do not exist for the viewer."""
        ...


class LocalViewer:
    """Somebody at this machine who works with their own data: sees all. The only viewer there is so far."""

    def hidden_actors(self, family: str | None, actors: Collection[str]) -> frozenset[str]:
        """None."""
        return frozenset()

    def hidden_people(self, family: str, people: Collection[str]) -> frozenset[str]:
        """None."""
        return frozenset()
