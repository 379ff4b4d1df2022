"""The room on the disk of the local engine: looked at before each write, and the engine's end where it ran out.

A write that runs out of room leaves half a record in the engine's log, and an engine that is then stopped in an orderly way
writes that half again: no start gets past it. So there must be room before, and such an engine is killed.
"""

from graph.errors import NoRoom, StoppedWriting
from tovholder.engine import LocalEngine
from tovholder.engine.disk import FOR_A_WRITE, MINIMUM_FREE, free_at, free_megabytes, needed_megabytes

FOR_AN_ELEMENT = 1024
"""Bytes that each node and relationship may take: 180 of log were measured, and the store grows with them."""


class LocalRoom:
    """The disk of the data folder."""

    def __init__(self, engine: LocalEngine) -> None:
        self._engine = engine

    def check(self, elements: int) -> None:
        """`NoRoom` where so many nodes and relationships may not fit; nothing was written then."""
        need = FOR_A_WRITE + FOR_AN_ELEMENT * elements
        free = free_at(self._engine.data)
        if free < need:
            raise NoRoom("no_room", free=free_megabytes(free), need=needed_megabytes(need), data=self._engine.data)

    def stopped(self, err: StoppedWriting) -> NoRoom:
        """End the engine so that its files stay whole. The next command starts it, if there is room by then."""
        self._engine.end_broken()
        return NoRoom("disk_became_full", reason=err.values["reason"], need=needed_megabytes(MINIMUM_FREE))
