"""A paper of a meeting as it is written: headings, sentences, tables, and lines to write on; set as PDF and as HTML."""

from dataclasses import dataclass
from typing import Literal

PaperName = Literal[
    "invitation", "consent", "agenda", "map", "network", "efforts", "goals", "minutes", "priorities", "timeline"
]
BOX = "□"
"""What somebody ticks: a letter, so that it stands in the text of the file."""


@dataclass(frozen=True)
class Table:
    """Rows under columns; the widths are parts of the whole. `blank`: so many rows to fill in at its end."""

    columns: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    blank: int = 0


@dataclass(frozen=True)
class Drawing:
    """A drawing with a page of its own: a map, or lanes of a year; `told` says in words what it is."""

    svg: str
    told: str
    wide: bool = False
    """Whether it is made for A3, whatever the size of its letters."""


@dataclass(frozen=True)
class Section:
    """What stands under one heading, in this order."""

    heading: str = ""
    texts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    table: Table | None = None
    blanks: tuple[str, ...] = ()
    """What is to be written on a line each, such as a name."""
    rules: int = 0
    """Lines to write on without a word before them."""
    drawing: Drawing | None = None
    on_screen_only: bool = False


@dataclass(frozen=True)
class Paper:
    """A paper: what it is called, what stands at its head, and its sections; `foot` says at the foot of each page for whom it is."""

    name: PaperName
    lang: str
    title: str
    head: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: str
    mark: str
    page: str
    """With places for `page` and `pages`."""
