"""Files to tables: which reader a file has, how large it may be, and its sheets by name or number."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from graph.checks.values import clean
from importers.casefile.problems import shown_file
from importers.casefile.reasons import reason_of_file
from importers.tables.cells import EMPTY, Cell, ReadOptions, Table
from importers.tables.faults import TableRefused
from importers.tables.separated import read_separated
from words import Message

if TYPE_CHECKING:
    from importers.tables.workbook import Workbook

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
_NOT_READ = (".xls", ".ods", ".xlsb", ".xlsm", ".xltx", ".numbers")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"


def bytes_of(path: Path, max_bytes: int) -> bytes:
    """What a file holds; `TableRefused` where it cannot be read, or is larger than is allowed."""
    file = shown_file(path)
    if not path.exists():
        raise TableRefused("table_not_there", file=file)
    if not path.is_file():
        raise TableRefused("table_no_file", file=file)
    try:
        with path.open("rb") as opened:
            data = opened.read(max_bytes + 1)
    except OSError as err:
        raise TableRefused("table_cannot_be_opened", file=file, reason=reason_of_file(err)) from None
    if len(data) > max_bytes:
        raise TableRefused("table_too_large", file=file, most=max_bytes / 1e6)
    if not data:
        raise TableRefused("table_empty", file=file)
    return data


class Sheets(Protocol):
    """Tables by name, as a reader gives them."""

    notes: list[Message]

    @property
    def names(self) -> list[str]:
        """The names of all tables."""
        ...

    def named(self, which: str | int) -> str | None:
        """The name of the table that is meant, by name or by number from 1; None where there is none."""
        ...

    def is_hidden(self, name: str) -> bool:
        """Whether a table is hidden."""
        ...

    def table(self, name: str) -> Table:
        """The table of this name. `TableRefused` where it cannot be read."""
        ...

    def cell(self, name: str, row: int, column: int) -> Cell:
        """One cell, be it above the header."""
        ...

    def day_of(self, name: str) -> Callable[[float], Any] | None:
        """What gives the day that a number means in a table."""
        ...


@dataclass
class FileSheets:
    """The sheets of some files, in their order. Each is read when it is asked for."""

    options: ReadOptions
    notes: list[Message] = field(default_factory=list[Message])
    """What is to be said of how files were read."""
    _files: "list[tuple[str, str, bytes | Workbook]]" = field(default_factory=list)
    """The name of each sheet, the file it is in, and what it is read from."""
    _read: dict[str, Table] = field(default_factory=dict[str, Table])

    @property
    def names(self) -> list[str]:
        """The names of all sheets."""
        return [name for name, _, _ in self._files]

    def add(self, path: Path, data: bytes) -> None:
        """The sheets of one file more. `TableRefused` where it is none that can be read."""
        file, ending = shown_file(path), path.suffix.lower()
        if ending in _NOT_READ or data.startswith(_OLD):
            raise TableRefused("table_save_as_xlsx", file=file)
        if ending == ".xlsx" or data.startswith(_ZIP):
            from importers.tables.workbook import Workbook  # what it needs is large

            book = Workbook(data, file)
            self._files += [(name, file, book) for name in book.names]
        else:
            self._files.append((clean(path.stem), file, data))

    def named(self, which: str | int) -> str | None:
        """The name of the sheet that is meant, by name or by number from 1; None where there is none."""
        if isinstance(which, int):
            return self.names[which - 1] if 0 < which <= len(self.names) else None
        return which if which in self.names else None

    def is_hidden(self, name: str) -> bool:
        """Whether a sheet is hidden."""
        _, book = self._of(name)
        return not isinstance(book, bytes) and book.is_hidden(name)

    def table(self, name: str) -> Table:
        """The sheet of this name. `TableRefused` where it cannot be read."""
        if name not in self._read:
            self._read[name] = self._table(name, self.options)
        return self._read[name]

    def cell(self, name: str, row: int, column: int) -> Cell:
        """One cell of a sheet, be it above the header."""
        table = self._table(name, replace(self.options, header_row=1, hidden="read", merged="fill"))
        if row == 1:
            return Cell("text", table.headers[column]) if column < len(table.headers) else EMPTY
        found = next((one for one in table.rows if one.number == row), None)
        return found.cells[column] if found and column < len(found.cells) else EMPTY

    def day_of(self, name: str) -> Callable[[float], Any] | None:
        """What gives the day that a number means in a sheet."""
        return self.table(name).day_of

    def _table(self, name: str, options: ReadOptions) -> Table:
        file, found = self._of(name)
        if not isinstance(found, bytes):
            return found.table(name, options)
        table, examples = read_separated(found, name, file, options)
        if examples is not None:
            said = {"file": file, "words": examples}
            self.notes.append(Message("tables.assumed_encoding" if examples else "tables.assumed_encoding_bare", said))
        return table

    def _of(self, name: str) -> "tuple[str, bytes | Workbook]":
        return next((file, found) for known, file, found in self._files if known == name)


def open_sheets(files: Sequence[tuple[Path, bytes]], options: ReadOptions) -> FileSheets:
    """The sheets of these files."""
    sheets = FileSheets(options)
    for path, data in files:
        sheets.add(path, data)
    if len(set(sheets.names)) < len(sheets.names):
        twice = next(name for name in sheets.names if sheets.names.count(name) > 1)
        raise TableRefused("table_sheet_twice", sheet=clean(twice))
    return sheets
