"""What stands on the pages of a pack below each other: lines of text, rows of a table, lines to write on.

A block stays together on a page where it fits on one. Everything in it is cut into its lines, so that what fits on
no page goes on over several.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from maps.drawing.frame import wrapped
from maps.scene.palette import BLACK

WIDTH = 538.0
"""Points from margin to margin of a page of text, A4 on end."""
BODY, SMALL = 10.5, 9.0
LEADING = 1.3
BULLET, BULLET_INDENT = "–", 10.0
RULE_STEP = 24.0
"""Points from one line to write on to the next: 8.5 mm, as on ruled paper."""
RULE_GREY = 0.55
CELL_GAP = 10.0
BOX = 8.0
"""How wide the box is that somebody ticks."""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text, from the left margin."""

    x: float
    text: str
    size: float
    bold: bool = False
    colour: str = BLACK


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page with all that stands in it: words, a rule under it, a box to tick."""

    height: float
    words: tuple[Words, ...] = ()
    rule: tuple[float, float] | None = None
    """From where to where."""
    box: float | None = None
    """Where its left side is."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that stay together; `header` stands over it, too, where it begins a page."""

    lines: tuple[Line, ...]
    header: tuple[Line, ...] = ()

    @property
    def height(self) -> float:
        """In points."""
        return sum(line.height for line in self.lines)


def paragraph(
    text: str,
    size: float = BODY,
    *,
    bold: bool = False,
    colour: str = BLACK,
    indent: float = 0.0,
    bullet: str = "",
    after: float = 0.0,
) -> tuple[Line, ...]:
    """A text in as many lines as it takes, with so many points below it."""
    lines = wrapped(text, WIDTH - indent, size, bold=bold)
    found = []
    for at, line in enumerate(lines):
        words = [Words(indent, line, size, bold, colour)]
        if bullet and not at:
            words.insert(0, Words(indent - BULLET_INDENT, bullet, size, bold, colour))
        found.append(Line(size * LEADING, tuple(words)))
    return (*found, *space(after))


def items(texts: Iterable[str], size: float = SMALL, *, indent: float = 0.0) -> tuple[Line, ...]:
    """Texts as a list with dashes."""
    return tuple(line for text in texts for line in paragraph(text, size, indent=indent + BULLET_INDENT, bullet=BULLET))


def rules(count: int) -> tuple[Line, ...]:
    """Lines to write on."""
    return tuple(Line(RULE_STEP, rule=(0.0, WIDTH)) for _ in range(count))


def space(points: float) -> tuple[Line, ...]:
    """Nothing, so many points high."""
    return (Line(points),) if points else ()


def row(
    cells: Sequence[str], widths: Sequence[float], size: float = SMALL, *, bold: bool = False, box: bool = False
) -> tuple[Line, ...]:
    """A row of a table with a thin line under it; the widths are parts of the whole. With `box` there is one to tick at its end."""
    told: list[list[Words]] = []
    x = 0.0
    for cell, part in zip(cells, widths, strict=True):
        room = part * WIDTH - CELL_GAP
        lines = [line for text in cell.split("\n") for line in wrapped(text, room, size, bold=bold)]
        for at, line in enumerate(lines):
            if at == len(told):
                told.append([])
            told[at].append(Words(x, line, size, bold))
        x += part * WIDTH
    made = [
        Line(size * LEADING, tuple(words), box=WIDTH - BOX if box and not at else None) for at, words in enumerate(told)
    ]
    return (*made, Line(5.0, rule=(0.0, WIDTH)), Line(3.0))
