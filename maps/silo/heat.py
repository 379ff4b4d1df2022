"""The heat map as a drawing: units by units, the number in the cell, its shade only a help."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from maps.drawing.svg import element, label
from maps.layout.text import cut_text, text_width
from maps.scene.palette import GRID, INK, SHADES
from maps.silo.figure import MARGIN, SMALL, WIDTH

NAMES = 230.0
ROW = 26.0
HEADS = 130.0
SHADE_COUNT = len(SHADES)


@dataclass(frozen=True)
class HeatCell:
    """What a cell says, and how strongly it is shaded, from 0 (not at all)."""

    text: str
    shade: int = 0


def shade_of(value: int | None, most: int) -> int:
    """The shade of a number, in equal steps up to the largest there is; 0 where none is shown.

    >>> [shade_of(value, 100) for value in (None, 0, 5, 40, 100)]
    [0, 1, 1, 3, 5]
    """
    if value is None:
        return 0
    return min(1 + value * (SHADE_COUNT - 1) // max(most, 1), SHADE_COUNT - 1) if value < most else SHADE_COUNT - 1


def heat_body(names: Sequence[str], cells: Mapping[tuple[int, int], HeatCell]) -> tuple[str, float]:
    """The grid, and its height."""
    wide = min((WIDTH - 2 * MARGIN - NAMES) / max(len(names), 1), 64.0)
    found: list[str] = []
    for at, name in enumerate(names):
        x, y = NAMES + at * wide + wide / 2, HEADS + at * ROW
        head = cut_text(name, HEADS - 10, SMALL, bold=False)
        found.append(
            element("g", label(head, 0, 4, SMALL, INK), transform=f"translate({x:.1f} {HEADS - 6:.1f}) rotate(-60)")
        )
        found.append(label(cut_text(name, NAMES - 10, SMALL, bold=False), 0, y + 17, SMALL, INK))
    for (row, column), cell in sorted(cells.items()):
        x, y = NAMES + column * wide, HEADS + row * ROW
        found.append(
            element("rect", x=x, y=y, width=wide, height=ROW, fill=SHADES[cell.shade], stroke=GRID, stroke_width=1)
        )
        text = cut_text(cell.text, wide - 2, SMALL, bold=False)
        found.append(label(text, x + (wide - text_width(text, SMALL, bold=False)) / 2, y + 17, SMALL, INK))
    return "".join(found), HEADS + len(names) * ROW
