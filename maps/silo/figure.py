"""A figure: what it is called, its table, and its drawing with all that must stand on it when it leaves the house."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maps.drawing.svg import FONTS, element, label
from maps.formats.rows import Cell
from maps.layout.text import cut_text, text_width
from maps.scene.palette import GRID, INK, SOFT_INK, WHITE
from words import capital

WIDTH = 1100.0
"""Units of each drawing: as wide as a sheet, so that all fit A4 alike."""
MARGIN = 24.0
SIZE, SMALL, LARGE = 13.0, 12.0, 18.0
LINE = 17.0


@dataclass(frozen=True)
class Figure:
    """What a page shows, ready to be taken along."""

    name: str
    """Of the file."""
    title: str
    about: tuple[str, ...]
    """Municipality and day, rule, and the note: lines that stand on everything."""
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell | float, ...], ...]
    """The table that says the same."""
    body: str = ""
    """The drawing between head and foot; the table itself where there is none."""
    height: float = 0.0
    drawn_rows: tuple[int, int] = (0, 30)
    """Where the table itself is drawn: from which to which row, as many as a sheet can hold."""


def drawn(figure: Figure) -> str:
    """The figure as SVG: title above, what it is of below."""
    body, height = (
        (figure.body, figure.height) if figure.body else table(figure.heads, figure.rows[slice(*figure.drawn_rows)])
    )
    head = label(
        cut_text(capital(figure.title), WIDTH - 2 * MARGIN, LARGE, bold=True),
        MARGIN,
        MARGIN + LARGE,
        LARGE,
        INK,
        bold=True,
    )
    lines = [line for text in figure.about for line in wrapped(text, WIDTH - 2 * MARGIN, SMALL)]
    top = MARGIN + LARGE + 18
    foot = top + height + 22
    told = [label(line, MARGIN, foot + at * LINE, SMALL, SOFT_INK) for at, line in enumerate(lines)]
    whole = foot + len(lines) * LINE + 6
    return element(
        "svg",
        element("rect", x=0, y=0, width=WIDTH, height=whole, fill=WHITE),
        head,
        element("g", body, transform=f"translate({MARGIN} {top})"),
        element("line", x1=MARGIN, y1=foot - 18, x2=WIDTH - MARGIN, y2=foot - 18, stroke=GRID, stroke_width=1),
        *told,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {whole:.0f}",
        width=f"{WIDTH:.0f}",
        height=f"{whole:.0f}",
        font_family=FONTS,
    )  # fmt: skip


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text in lines of this width."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}", size, bold=False) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(cut_text(word, width, size, bold=False))
    return lines


def table(heads: Sequence[str], rows: Iterable[Sequence[Cell | float]]) -> tuple[str, float]:
    """A table as a drawing, and its height."""
    said = [tuple(heads), *(tuple("" if cell is None else str(cell) for cell in row) for row in rows)]
    room = WIDTH - 2 * MARGIN
    wants = [max(text_width(row[at], SMALL, bold=True) for row in said) + 16 for at in range(len(heads))]
    scale = min(1.0, room / sum(wants))
    lefts = [sum(wants[:at]) * scale for at in range(len(wants))]
    found: list[str] = []
    for number, row in enumerate(said):
        y = SMALL + number * 20
        for left, want, cell in zip(lefts, wants, row, strict=True):
            text = cut_text(cell, want * scale - 8, SMALL, bold=number == 0)
            found.append(label(text, left, y, SMALL, INK, bold=number == 0))
        found.append(element("line", x1=0, y1=y + 6, x2=room, y2=y + 6, stroke=GRID, stroke_width=1))
    return "".join(found), len(said) * 20.0 + 6
