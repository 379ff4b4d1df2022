"""All that is released, to be looked up: what each page, file and answer for planners is made of. Nothing here sees a family."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from planning.blocks import BlockKey
from planning.disclosure import Number, Shown
from planning.errors import ReleaseError
from planning.release import Release
from queries.blocks import Key

MEASURES: Mapping[str, tuple[str, ...]] = {
    "families": (),
    "tie": ("tie",),
    "absent": ("absent_bearer", "absent_other"),
    "unknown": ("unknown_bearer", "unknown_other"),
    "bearer": ("absent_bearer", "unknown_bearer"),
}
"""What is told of two units, by the parts of `pairs` that make it up; none: the whole."""


class Pair(NamedTuple):
    """Two units of a day, or one with itself, by what is told of them."""

    u: str
    v: str
    measures: Mapping[str, Number]

    @property
    def is_inside(self) -> bool:
        """Whether it is of one unit."""
        return self.u == self.v

    @property
    def families(self) -> Number:
        """How many they share."""
        return self.measures["families"]

    @property
    def tie_share(self) -> tuple[float, float]:
        """Between which shares of their families they know of each other; what is not known may be either."""
        whole, tie, absent, unknown = (self.measures[name] for name in ("families", "tie", "absent", "unknown"))
        return tie.lo / whole.hi, min((tie.hi + unknown.hi) / whole.lo, 1 - absent.lo / whole.hi)


@dataclass(frozen=True)
class Released:
    """The releases, the oldest first."""

    releases: tuple[Release, ...]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """All days of which there are numbers, the oldest first."""
        return tuple(sorted(day for one in self.releases for day in one.days))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What the units are called, last."""
        return {id: name for one in self.releases for id, name in one.names.items()}

    @cached_property
    def within(self) -> Mapping[str, str]:
        """In which administration each department lies, last."""
        return {unit: above for one in self.releases for unit, above in one.within.items()}

    @property
    def last(self) -> Release:
        """The newest."""
        return self.releases[-1]

    def of_day(self, day: date) -> Release:
        """The one that has the day."""
        return next(one for one in self.releases if day in one.days)

    def release(self, id: str) -> Release:
        """The one of this id. `ReleaseError` where there is none."""
        found = next((one for one in self.releases if one.id == id), None)
        if found is None:
            raise ReleaseError("silo_no_release", release=id, there=", ".join(one.id for one in self.releases))
        return found

    @cached_property
    def blocks(self) -> Mapping[BlockKey, Shown]:
        """All blocks, in order."""
        found = {block.place: block for one in self.releases for block in one.blocks}
        return dict(sorted(found.items()))

    def tables(self, table: str | None = None, days: Collection[date] | None = None) -> list[Shown]:
        """The blocks of a table on some days; of all where none is named."""
        return [
            block
            for place, block in self.blocks.items()
            if (table is None or place.table == table) and (days is None or place.day in days)
        ]

    def keys(self, table: str, level: str = "") -> list[Key]:
        """The keys of a table at a level, over all days."""
        return sorted({place.key for place in self.blocks if place.table == table and place.key.level == level})

    def units(self, level: str, day: date | None = None) -> list[str]:
        """The units of a level that some number names, those of one administration together."""
        found = {
            unit
            for place in self.blocks
            if place.table == "pairs" and place.key.level == level and day in (None, place.day)
            for unit in (place.key.u, place.key.v)
        }
        return sorted(found, key=lambda unit: (self.name(self.within.get(unit, unit)), self.name(unit)))

    def name(self, unit: str) -> str:
        """What the unit is called."""
        return self.names.get(unit, unit)

    def pairs(self, day: date, level: str) -> list[Pair]:
        """All pairs of units of a day at a level of which there is a number, in the order of their ids."""
        return [_pair(block) for block in self.tables("pairs", [day]) if block.place.key.level == level]

    def document(self, note: str, table: str | None = None, days: Collection[date] | None = None) -> dict[str, Any]:
        """Ready for JSON: the tables, with what the numbers are of."""
        wanted = self.days if days is None else days
        last = next(one for one in reversed(self.releases) if {*one.days} & {*wanted})
        about = {"format": 1, "municipality": last.municipality, "release": last.id, "rule": last.rule.document()}
        return {**about, "note": note, "tables": [block.document() for block in self.tables(table, wanted)]}


def _pair(block: Shown) -> Pair:
    measures = {
        name: block.families if not parts else total([block.parts[part] for part in parts], block.families.hi)
        for name, parts in MEASURES.items()
    }
    return Pair(block.place.key.u, block.place.key.v, measures)


def total(numbers: Iterable[Number], most: int) -> Number:
    """Parts together: the sum of what is shown, None where nothing is, and between which bounds the truth lies; at most the whole."""
    there = [*numbers]
    shown = [one.value for one in there if one.value is not None]
    low, high = sum(one.lo for one in there), min(sum(one.hi for one in there), most)
    return Number(sum(shown) if shown else None, min(low, high), high)
