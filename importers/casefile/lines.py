"""Lines of a document's values: a second pass over the text, only made where there is something to report."""

from typing import Any

from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from graph.checks.faults import Place
from importers.casefile.problems import Unreadable
from importers.casefile.yaml12 import MAX_DEPTH, events

_BEGINS = (MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)
_NODES = (*_BEGINS, ScalarEvent, AliasEvent)


class _Level:
    """A list or mapping that is being passed; `key` is the one that the next value belongs to, None before it."""

    __slots__ = ("is_mapping", "key", "place", "position", "waits_for_key")

    def __init__(self, place: tuple[Any, ...], is_mapping: bool) -> None:
        self.place = place
        self.is_mapping = is_mapping
        self.waits_for_key = is_mapping
        self.position = 0
        self.key: str | None = None

    def here(self, event: Any) -> tuple[Any, ...]:
        """The place of the node that begins with the event; a key stands where its value does."""
        if not self.is_mapping:
            return (*self.place, self.position)
        if self.waits_for_key:
            return (*self.place, event.value if isinstance(event, ScalarEvent) else None)
        return (*self.place, self.key)

    def passed(self, event: Any) -> None:
        """A node has ended with the event."""
        if self.waits_for_key:
            self.key = event.value if isinstance(event, ScalarEvent) else None
        self.position += 1
        self.waits_for_key = self.is_mapping and not self.waits_for_key


def lines_of(text: str, wanted: set[Place]) -> dict[Place, int]:
    """The lines (from 1) of those wanted places that the text has: of a key, or of an item of a list.

    Reads JSON as far as it is YAML. Of what cannot be read, and of what stands behind an alias, there are none.
    """
    found: dict[Place, int] = {}
    levels: list[_Level] = []
    try:
        for event in events(text) if wanted else ():
            if isinstance(event, _NODES):
                here = levels[-1].here(event) if levels else ()
                if here in wanted:
                    mark: Any = event.start_mark
                    found.setdefault(here, mark.line + 1)
                if len(here) > MAX_DEPTH:
                    return found  # no document that was read is so deep, and libyaml slows down with the depth
                if isinstance(event, _BEGINS):
                    levels.append(_Level(here, isinstance(event, MappingStartEvent)))
                    continue
            elif isinstance(event, _ENDS):
                levels.pop()
            else:
                continue
            if levels:
                levels[-1].passed(event)
    except Unreadable:
        return found  # the reader has said why; the lines up to there are known
    return found
