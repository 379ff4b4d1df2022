"""A drawing that is too large for one sheet, cut into sheets that are put together: which part lies on which."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

TEXT = 9.0
"""Points of the smallest text on the sheets: they are many already, so they shall be good to read."""
SMALLEST = 12.0
"""Units of the smallest text of a drawing."""
OVERLAP = 24.0
"""Points that a sheet shows of its neighbour: room for glue, and for sheets that a printer did not set quite straight."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A sheet and its part of the drawing, in points, from the drawing's corner below on the left."""

    number: int
    x: float
    y: float
    width: float
    height: float
    neighbours: Mapping[str, int]
    """The numbers of the sheets `left`, `right`, `above` and `below`, where there are such."""


@dataclass(frozen=True, slots=True)
class Tiling:
    """The sheets, numbered from 1 in rows from above, and the points for each unit of the drawing."""

    scale: float
    overlap: float
    tiles: tuple[Tile, ...]

    @property
    def count(self) -> int:
        """How many sheets there are."""
        return len(self.tiles)


def tiling(size: tuple[float, float], sheet: tuple[float, float], margin: float) -> Tiling:
    """The fewest sheets of this size on which the smallest text has 9 points; then as large as these sheets allow."""
    room = sheet[0] - 2 * margin, sheet[1] - 2 * margin
    wanted = TEXT / SMALLEST
    columns, rows = (max(1, math.ceil((size[at] * wanted - OVERLAP) / (room[at] - OVERLAP))) for at in (0, 1))
    whole = columns * (room[0] - OVERLAP) + OVERLAP, rows * (room[1] - OVERLAP) + OVERLAP
    scale = min(whole[0] / size[0], whole[1] / size[1])
    shift = (whole[0] - size[0] * scale) / 2, (whole[1] - size[1] * scale) / 2
    tiles = []
    for row in range(rows):
        for column in range(columns):
            number = row * columns + column + 1
            around = {
                "left": number - 1 if column else None,
                "right": number + 1 if column + 1 < columns else None,
                "above": number - columns if row else None,
                "below": number + columns if row + 1 < rows else None,
            }
            x = column * (room[0] - OVERLAP) - shift[0]
            y = (rows - 1 - row) * (room[1] - OVERLAP) - shift[1]
            neighbours = {side: other for side, other in around.items() if other is not None}
            tiles.append(Tile(number, x, y, room[0], room[1], neighbours))
    return Tiling(scale, OVERLAP, tuple(tiles))
