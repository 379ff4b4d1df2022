"""Tables as readers give them: typed cells, each with its place. Nothing here knows records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from importers.tables.faults import CellFault
from importers.tables.rows import Places, Rows

Kind = Literal["none", "text", "number", "day", "month", "year", "flag", "broken", "uncounted", "time"]
"""`month` and `year`: a date whose format shows no more; `broken`: an error of the spreadsheet such as #N/A; `uncounted`: a
formula whose value was not stored; `time`: a time of day or a length of time."""


LONGEST_READ = 40_000
"""Letters of a cell that are read: more than one may hold, so that it is told as too long."""


class Cell(NamedTuple):
    """What stands in a cell. A text is as it was written, but for blanks round it and its spelling (NFC)."""

    kind: Kind
    value: Any = None

    def shown(self) -> str:
        """The cell as people read it."""
        if self.value is None:
            return ""
        if self.kind == "number" and float(self.value).is_integer() and abs(self.value) < 1e15:
            return str(int(self.value))
        return str(self.value)


EMPTY = Cell("none")


class Row(NamedTuple):
    """A row with its number as the spreadsheet counts; `is_broken` where something keeps it from being read at all."""

    number: int
    cells: tuple[Cell, ...]
    is_broken: bool = False


@dataclass
class Table:
    """A table of a file. Columns count from 0."""

    name: str
    headers: tuple[str, ...]
    header_row: int
    rows: Sequence[Row]
    faults: list[CellFault] = field(default_factory=list[CellFault])
    broken: Places = field(default_factory=Places)
    """Cells, by row and column, of which something was told already."""
    left_out: list[int] = field(default_factory=list[int])
    """Rows that are not read, as asked."""
    day_of: Callable[[float], Any] | None = None
    """The day that a bare number means in this file; None where numbers mean none."""
    is_list: bool = False
    """Whether its places are told as `name[3]`, and not as a sheet's `name!3`."""

    @cached_property
    def _by_number(self) -> dict[int, Row]:
        return {row.number: row for row in self.rows}

    def row(self, number: int) -> Row | None:
        """The row of this number. Asked when all rows are read."""
        return self.rows.numbered(number) if isinstance(self.rows, Rows) else self._by_number.get(number)

    def cell(self, row: int, column: int | None) -> Cell:
        """A cell below the header; an empty one where there is none. Asked when all rows are read."""
        found = self.row(row)
        return found.cells[column] if found and column is not None and column < len(found.cells) else EMPTY

    def at(self, row: int) -> str:
        """The place of a row in the account."""
        name = self.name.replace("[", "(").replace("]", ")").replace("!", "_")
        return f"{name}[{row}]" if self.is_list else f"{name}!{row}"

    @property
    def account_name(self) -> str:
        """The table as the account calls it."""
        return self.name.replace("[", "(").replace("]", ")").replace("!", "_")


def letter(column: int) -> str:
    """A column, from 0, by its letter.

    >>> letter(0), letter(25), letter(26), letter(701), letter(702)
    ('A', 'Z', 'AA', 'ZZ', 'AAA')
    """
    text, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


def number_of(letters: str) -> int:
    """A column, from 0, by its letter.

    >>> number_of("A"), number_of("ZZ")
    (0, 701)
    """
    number = 0
    for sign in letters:
        number = 26 * number + ord(sign) - 64
    return number - 1


@dataclass(frozen=True)
class ReadOptions:
    """How the mapping says that files are to be read. What stands here are the defaults."""

    header_row: int = 1
    dates: Literal["dmy", "mdy"] = "dmy"
    decimal: Literal[",", "."] = ","
    hidden: Literal["refuse", "read", "skip"] = "refuse"
    merged: Literal["refuse", "fill"] = "refuse"
    serials: Literal["refuse", "read"] = "refuse"
    encoding: str | None = None
