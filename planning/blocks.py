"""A block: the families of one key of a table on one day, counted by part."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from queries.blocks import PARTS, Key

WRAP = 2**64


class BlockKey(NamedTuple):
    """A block's place: in this order they are listed."""

    table: str
    day: date
    key: Key

    def document(self) -> dict[str, object]:
        """Ready for JSON: only what the table has."""
        said: dict[str, object] = {"table": self.table, "day": self.day.isoformat()}
        if self.key.level:
            said |= {"level": self.key.level, "units": [self.key.u, self.key.v]}
        if self.key.unit:
            said |= {"unit": self.key.unit, "category": self.key.category, "family_type": self.key.family_type}
        return said


@dataclass(frozen=True)
class Block:
    """What was counted, exactly; nothing of it is shown to a planner as it stands."""

    place: BlockKey
    parts: Mapping[str, int]
    """How many families are in each part, those that are 0 left out."""
    sums: Mapping[str, float | None]
    """What is summed over the families; None where it is not known of one of them."""
    families_hash: int = 0
    """The sum of the keys of its families, modulo 2⁶⁴: blocks of the same families have the same."""

    @property
    def families(self) -> int:
        """How many they are."""
        return sum(self.parts.values())

    def in_order(self) -> list[int]:
        """The counts of all parts of the table, in their order."""
        return [self.parts.get(part, 0) for part in PARTS[self.place.table]]

    def document(self) -> dict[str, object]:
        """Ready for JSON."""
        parts = {part: count for part in PARTS[self.place.table] if (count := self.parts.get(part, 0))}
        return {**self.place.document(), "families": self.families, "parts": parts, "sums": dict(self.sums)}


class Tally(NamedTuple):
    """A block as far as a number of it is known: what is not shown counts as 0. All that is derived is derived of these."""

    place: BlockKey
    families: int
    parts: Mapping[str, int]


def tally(block: Block) -> Tally:
    """All of a block."""
    return Tally(block.place, block.families, block.parts)
