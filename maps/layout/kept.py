"""What is kept of a layout, so that the next one of the same family leaves everything in its place."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from maps.layout.model import Box

VERSION = 1
MOST = 5_000.0
"""No length on a map is greater, in units."""


@dataclass(frozen=True, slots=True)
class KeptChip:
    """A chip's cell (or the home, with its group) and its box."""

    sector: str
    ring: int
    """1 to 3, or 0 for a member."""
    group: str | None
    box: Box


@dataclass(frozen=True, slots=True)
class Kept:
    """The geometry of a layout in units from the middle of the page: x to the right, y downwards.

    `rings` are the half axes of the ring lines, `borders` the coefficients of the borders, `sectors` ids and names,
    `names` where those stand; `lines` and `gap` the setting. `pinned` are the chips that somebody put where they are.
    """

    half_width: float
    rings: tuple[tuple[float, float], ...]
    borders: tuple[tuple[float, float], ...]
    sectors: tuple[tuple[str, str], ...]
    names: tuple[Box, ...]
    home: Box | None
    groups: Mapping[str, Box]
    chips: Mapping[str, KeptChip]
    lines: tuple[float, float]
    gap: tuple[int, int]
    pinned: frozenset[str] = frozenset()

    def document(self) -> dict[str, Any]:
        """Return all of it as plain data, ready for JSON, in a fixed order."""
        return {
            "version": VERSION,
            "half_width": self.half_width,
            "rings": [list(axes) for axes in self.rings],
            "borders": [list(border) for border in self.borders],
            "sectors": [list(sector) for sector in self.sectors],
            "names": [_numbers(box) for box in self.names],
            "home": None if self.home is None else _numbers(self.home),
            "groups": {name: _numbers(box) for name, box in sorted(self.groups.items())},
            "chips": {
                id: {"sector": chip.sector, "ring": chip.ring, "group": chip.group, "box": _numbers(chip.box)}
                for id, chip in sorted(self.chips.items())
            },
            "lines": list(self.lines),
            "gap": list(self.gap),
            "pinned": sorted(self.pinned),
        }

    @staticmethod
    def of(document: object) -> "Kept":
        """Return what `document` wrote. Raises ValueError where something is missing, of a wrong kind or impossible."""
        read = _Reader("the kept layout", document)
        if read.field("version") != VERSION:
            raise ValueError(
                f"The kept layout has version {read.field('version')!r}, this program reads {VERSION}: arrange anew."
            )
        sectors = tuple((row.text(0), row.text(1)) for row in read.rows("sectors", 2))
        kept = Kept(
            half_width=read.number("half_width", least=1.0),
            rings=tuple((row.number(0, least=1.0), row.number(1, least=1.0)) for row in read.rows("rings", 2)),
            borders=tuple((row.number(0), row.number(1)) for row in read.rows("borders", 2)),
            sectors=sectors,
            names=tuple(row.box() for row in read.rows("names", 4)),
            home=None if read.field("home") is None else read.part("home").box(),
            groups={name: read.part("groups").part(name).box() for name in read.part("groups").names()},
            chips={name: _chip(read.part("chips").part(name)) for name in read.part("chips").names()},
            lines=(read.part("lines").number(0, least=20.0), read.part("lines").number(1, least=20.0)),
            gap=(int(read.part("gap").number(0, least=2.0)), int(read.part("gap").number(1, least=2.0))),
            pinned=frozenset(read.texts("pinned")),
        )
        _check(kept)
        return kept


def _numbers(box: Box) -> list[float]:
    return [box.x, box.y, box.w, box.h]


def _chip(read: "_Reader") -> KeptChip:
    group = read.field("group")
    ring = read.field("ring")
    if ring not in (0, 1, 2, 3) or isinstance(ring, bool):
        raise ValueError(f"In {read.where} the ring is {ring!r}; it is 1, 2, 3, or 0 for the home.")
    return KeptChip(
        read.text("sector"), int(ring), None if group is None else read.text("group"), read.part("box").box()
    )


def _check(kept: Kept) -> None:
    """Check what no single value shows."""
    ids = [id for id, _ in kept.sectors]
    if len(kept.rings) != 3 or any(a[axis] > b[axis] for a, b in pairwise(kept.rings) for axis in (0, 1)):
        raise ValueError(f"The kept layout has the rings {kept.rings}; they are three, from the inside out.")
    borders = len(ids) if len(ids) > 1 else 0
    if len(set(ids)) != len(ids) or len(kept.names) != len(ids) or len(kept.borders) != borders:
        raise ValueError(
            f"The kept layout has {len(ids)} sectors, {len(kept.names)} names and {len(kept.borders)} borders: "
            "they do not belong together."
        )
    for id, chip in kept.chips.items():
        if chip.ring and chip.sector not in ids:
            raise ValueError(f"The kept chip {id!r} has the sector {chip.sector!r}, which the layout does not have.")
        if not chip.ring and kept.home is None:
            raise ValueError(f"The kept chip {id!r} is a member, but the layout has no home.")
    if not kept.pinned <= set(kept.chips):
        raise ValueError(f"The kept layout pins {sorted(kept.pinned - set(kept.chips))}, which it does not hold.")


class _Reader:
    """Plain data with a word for where in the document it stands."""

    def __init__(self, where: str, value: object) -> None:
        self.where, self.value = where, value

    def field(self, name: str | int) -> Any:
        if isinstance(name, str) and isinstance(self.value, dict) and name in self.value:
            return self.value[name]
        if isinstance(name, int) and isinstance(self.value, list) and name < len(self.value):
            return self.value[name]
        raise ValueError(f"In {self.where} {name!r} is missing.")

    def part(self, name: str | int) -> "_Reader":
        return _Reader(f"{self.where}, {name!r}", self.field(name))

    def names(self) -> list[str]:
        if not isinstance(self.value, dict) or not all(isinstance(name, str) for name in self.value):
            raise ValueError(f"{self.where} is {type(self.value).__name__}, not an object.")
        return sorted(self.value)

    def rows(self, name: str, size: int) -> list["_Reader"]:
        value = self.field(name)
        if not isinstance(value, list) or not all(isinstance(row, list) and len(row) == size for row in value):
            raise ValueError(f"In {self.where} {name!r} is not a list of lists of {size}.")
        return [_Reader(f"{self.where}, {name!r}", row) for row in value]

    def texts(self, name: str) -> list[str]:
        value = self.field(name)
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise ValueError(f"In {self.where} {name!r} is not a list of texts.")
        return value

    def text(self, name: str | int) -> str:
        value = self.field(name)
        if not isinstance(value, str):
            raise ValueError(f"In {self.where} {name!r} is {value!r}, not a text.")
        return value

    def number(self, name: str | int, least: float = -MOST) -> float:
        value = self.field(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise ValueError(f"In {self.where} {name!r} is {value!r}, not a number.")
        if not least <= value <= MOST:
            raise ValueError(f"In {self.where} {name!r} is {value}, not between {least:g} and {MOST:g}.")
        return float(value)

    def box(self) -> Box:
        return Box(self.number(0), self.number(1), self.number(2, least=1.0), self.number(3, least=1.0))
