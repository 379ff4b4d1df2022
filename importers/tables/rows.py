"""Rows of a table that may be longer than memory should be: beyond the first they lie in a file without a name, which goes with the process."""

import pickle
import tempfile
import weakref
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Generic, Protocol, TypeVar, overload


class Numbered(Protocol):
    """What has a number."""

    @property
    def number(self) -> int:
        """As the file counts."""
        ...


Row = TypeVar("Row", bound=Numbered)
_A_PART = 1_000
"""Rows that are written, and read again, at a time."""


class Rows(Sequence[Row], Generic[Row]):
    """Rows in the order of their numbers. `each` is done to every row when it is read, so that what is known at the end only can
    be done to all."""

    def __init__(self) -> None:
        self._parts: list[int] = []
        """Where each part of so many rows begins in the file."""
        self._firsts: list[int] = []
        """The number of the first row of each part."""
        self._last: list[Row] = []
        """The rows that are not written yet."""
        self._file: IO[bytes] | None = None
        self._read: tuple[int, list[Row]] = (-1, [])
        self._each: list[Callable[[Row], Row]] = []

    def append(self, row: Row) -> None:
        """One row more."""
        if len(self._last) == _A_PART:
            self._write()
        self._last.append(row)

    def each(self, change: Callable[[Row], Row]) -> None:
        """Let every row be read with a change, after those that were asked for before."""
        self._each.append(change)

    def numbered(self, number: int) -> Row | None:
        """The row of this number; None where there is none."""
        if self._last and number >= self._last[0].number:
            part = self._last
        else:
            place = bisect_right(self._firsts, number) - 1
            part = self._part(place) if place >= 0 else []
        return next((self._changed(row) for row in part if row.number == number), None)

    def __len__(self) -> int:
        return len(self._parts) * _A_PART + len(self._last)

    def __iter__(self) -> Iterator[Row]:
        for place in range(len(self._parts)):
            for row in self._part(place, keep=False):
                yield self._changed(row)
        for row in self._last:
            yield self._changed(row)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> list[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | list[Row]:
        if isinstance(index, slice):
            return [self[n] for n in range(*index.indices(len(self)))]
        place = index + len(self) if index < 0 else index
        if not 0 <= place < len(self):
            raise IndexError(index)
        part, rest = divmod(place, _A_PART)
        return self._changed(self._last[rest] if part == len(self._parts) else self._part(part)[rest])

    def _changed(self, row: Row) -> Row:
        for change in self._each:
            row = change(row)
        return row

    def _write(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="tovholder-")
            weakref.finalize(self, self._file.close)
        self._firsts.append(self._last[0].number)
        self._parts.append(self._file.seek(0, 2))
        pickle.dump(self._last, self._file, pickle.HIGHEST_PROTOCOL)
        self._last = []

    def _part(self, place: int, *, keep: bool = True) -> list[Row]:
        if self._read[0] == place:
            return self._read[1]
        assert self._file is not None
        self._file.seek(self._parts[place])
        rows: list[Row] = pickle.load(self._file)  # noqa: S301 (this process wrote it, and nobody else can)
        if keep:
            self._read = (place, rows)
        return rows


class Places:
    """Cells of a table by row and column; whole columns, and blocks of cells, are kept as such."""

    def __init__(self) -> None:
        self._cells: dict[int, set[int]] = {}
        self._blocks: dict[int, list[tuple[int, int]]] = {}
        self._columns: set[int] = set()

    def add(self, place: tuple[int, int]) -> None:
        """One cell more."""
        row, column = place
        self._cells.setdefault(column, set()).add(row)

    def update(self, rows: Iterable[int], column: int) -> None:
        """These cells of a column."""
        self._cells.setdefault(column, set()).update(rows)

    def block(self, rows: tuple[int, int], columns: Iterable[int]) -> None:
        """All cells from the first row to the last one of these columns."""
        for column in columns:
            self._blocks.setdefault(column, []).append(rows)

    def whole(self, column: int) -> None:
        """All cells of a column."""
        self._columns.add(column)

    def __contains__(self, place: tuple[int, int]) -> bool:
        row, column = place
        return (
            (column in self._cells and row in self._cells[column])
            or column in self._columns
            or (column in self._blocks and any(first <= row <= last for first, last in self._blocks[column]))
        )
