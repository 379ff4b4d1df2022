"""Keys: by what a viewer knows the records of a family, and what names each for good.

A key without an id is made of the content as the viewer sees it, so it changes with it; whoever holds an old one is led on by the log.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import OWN
from graph.model.records import order_key


@dataclass(frozen=True)
class Index:
    """The records that a viewer sees, by list and key."""

    by_key: Mapping[tuple[str, str], RecordRef]

    @classmethod
    def of(cls, shown: Mapping[RecordRef, Record]) -> "Index":
        """The index of what shows. Of two that read alike, the first."""
        found: dict[tuple[str, str], RecordRef] = {}
        for ref, record in shown.items():
            found.setdefault((ref.list, "" if ref.list == OWN else order_key(record)), ref)
        return cls(found)

    def find(self, list: str, key: str) -> RecordRef | None:
        """What names the record of this key for good; None where none shows."""
        return self.by_key.get((list, key))
