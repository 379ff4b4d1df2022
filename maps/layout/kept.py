"""What is kept of a layout, so that the next one of the same family leaves everything in its place.

A document of another version is refused: the map is then arranged anew, once.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, Strict, model_validator

from maps.layout.box import Box
from maps.layout.shape import Axes

VERSION = 2
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
    """The geometry of a layout in units from the middle of the home: x to the right, y downwards.

    `rings` are the half axes of the ring lines, to the left, to the right, up and down, `borders` the coefficients of the borders, `sectors` ids and names,
    `names` where those stand; `lines` and `gap` the setting. `pinned` are the chips that somebody put where they are.
    """

    rings: tuple[Axes, Axes, Axes]
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
        return _Document.model_validate(document).kept()


def _numbers(box: Box) -> list[float]:
    return [box.x, box.y, box.w, box.h]


# --- what is read -------------------------------------------------------------------------------------------

Length = Annotated[float, Strict(), Field(ge=-MOST, le=MOST, allow_inf_nan=False)]
Side = Annotated[float, Strict(), Field(ge=1, le=MOST, allow_inf_nan=False)]
LineStep = Annotated[float, Strict(), Field(ge=20, le=MOST, allow_inf_nan=False)]
Gap = Annotated[int, Strict(), Field(ge=2, le=MOST)]
Text = Annotated[str, Strict()]
BoxNumbers = tuple[Length, Length, Side, Side]
AxesNumbers = tuple[Side, Side, Side, Side]


class _ChipDocument(BaseModel):
    """A kept chip as plain data."""

    model_config = ConfigDict(hide_input_in_errors=True)

    sector: Text
    ring: Annotated[int, Strict(), Field(ge=0, le=3)]
    group: Text | None
    box: BoxNumbers

    def kept(self) -> KeptChip:
        return KeptChip(self.sector, self.ring, self.group, Box(*self.box))


class _Document(BaseModel):
    """A kept layout as plain data. What it refuses it names by its place: ids on a map are not for a log."""

    model_config = ConfigDict(hide_input_in_errors=True)

    version: Literal[2]
    rings: tuple[AxesNumbers, AxesNumbers, AxesNumbers]
    borders: tuple[tuple[Length, Length], ...]
    sectors: tuple[tuple[Text, Text], ...]
    names: tuple[BoxNumbers, ...]
    home: BoxNumbers | None
    groups: dict[Text, BoxNumbers]
    chips: dict[Text, _ChipDocument]
    lines: tuple[LineStep, LineStep]
    gap: tuple[Gap, Gap]
    pinned: frozenset[Text]

    @model_validator(mode="after")
    def _belongs_together(self) -> Self:
        """What no single value shows."""
        sectors = [id for id, _ in self.sectors]
        if any(inner[axis] > outer[axis] for inner, outer in pairwise(self.rings) for axis in range(4)):
            raise ValueError("the rings are not from the inside out")
        borders = len(sectors) if len(sectors) > 1 else 0
        if len(set(sectors)) != len(sectors) or len(self.names) != len(sectors) or len(self.borders) != borders:
            raise ValueError(
                f"{len(sectors)} sectors, {len(self.names)} names and {len(self.borders)} borders do not belong together"
            )
        if any(chip.ring and chip.sector not in sectors for chip in self.chips.values()):
            raise ValueError("a chip has a sector that the layout does not have")
        if self.home is None and any(not chip.ring for chip in self.chips.values()):
            raise ValueError("a chip is a member, but the layout has no home")
        if not self.pinned <= self.chips.keys():
            raise ValueError("a chip is pinned that the layout does not hold")
        return self

    def kept(self) -> Kept:
        return Kept(
            rings=self.rings,
            borders=self.borders,
            sectors=self.sectors,
            names=tuple(Box(*name) for name in self.names),
            home=None if self.home is None else Box(*self.home),
            groups={name: Box(*group) for name, group in sorted(self.groups.items())},
            chips={id: chip.kept() for id, chip in sorted(self.chips.items())},
            lines=self.lines,
            gap=self.gap,
            pinned=self.pinned,
        )
