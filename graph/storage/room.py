"""Whether there is room to write: what the composition hands to the door. Only it knows on which disk the database lies."""

from typing import Protocol

from graph.errors import NoRoom, StoppedWriting


class Room(Protocol):
    """The disk that the database lies on."""

    def check(self, elements: int) -> None:
        """See to it that so many nodes and relationships can be written now; `NoRoom` where they cannot."""
        ...

    def stopped(self, err: StoppedWriting) -> NoRoom:
        """The server stopped writing. Do what keeps its files whole, and give what is to be told."""
        ...


class Elsewhere:
    """The disk of a server that is somebody's own: nothing is known of it, and nothing can be done."""

    def check(self, elements: int) -> None:
        """Whether there is room, the server finds out."""

    def stopped(self, err: StoppedWriting) -> NoRoom:
        """What the server said is all there is to tell."""
        return err
