"""Workbooks (XLSX) to tables: values by openpyxl, formulas too; what is hidden or merged by a look at the sheet's own XML."""

import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, NamedTuple

import openpyxl
from defusedxml.ElementTree import iterparse
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import from_excel

from importers.tables.archives import checked, opened
from importers.tables.cells import EMPTY, LONGEST_READ, Cell, Kind, ReadOptions, Row, Table, letter
from importers.tables.faults import TableRefused, fault
from importers.tables.rows import Rows
from importers.tables.separated import MAX_COLUMNS, MAX_ROWS
from importers.tables.trimming import trimmed

MAX_EMPTY = 10_000
"""Rows without a cell between two that have some: beyond it something stands far below the table."""
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""What a number format says that is no sign for a part of a date."""


@dataclass
class _Looks:
    """What a sheet hides and merges. Rows from 1, columns from 0."""

    rows: set[int] = field(default_factory=set[int])
    columns: set[int] = field(default_factory=set[int])
    merged: list[str] = field(default_factory=list[str])
    has_formulas: bool = False
    gap: int = 0
    """The row that stands below more empty ones than any table has; 0 where none does."""


class Workbook:
    """A workbook whose sheets are read when they are asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        self._file = file
        self._data = data
        archive = opened(data, file)
        checked(archive, file)
        self._archive = archive
        self._values = self._book(data_only=True)
        self.names = [sheet.title for sheet in self._values.worksheets]

    def _book(self, *, data_only: bool) -> Any:
        try:
            return openpyxl.load_workbook(io.BytesIO(self._data), read_only=True, data_only=data_only, keep_links=False)
        except (MemoryError, KeyboardInterrupt):
            raise
        except Exception:  # whatever a file that is no workbook makes of a library that expects one
            raise TableRefused("table_no_workbook", file=self._file) from None

    def is_hidden(self, name: str) -> bool:
        """Whether a sheet is hidden."""
        return self._values[name].sheet_state != "visible"

    def table(self, name: str, options: ReadOptions) -> Table:
        """A sheet as a table; what is hidden or merged in it is told, or read as the options say."""
        try:
            return self._table(name, options)
        except (MemoryError, KeyboardInterrupt, TableRefused):
            raise
        except Exception:  # a sheet that its library cannot read to the end
            raise TableRefused("table_no_workbook", file=self._file) from None

    def _table(self, name: str, options: ReadOptions) -> Table:
        sheet = self._values[name]
        looks = self._looks(sheet)
        if looks.gap:
            return _not_read(Table(name, (), options.header_row, []), looks.gap, "too_long", "rows_gap", MAX_EMPTY)
        formulas = self._book(data_only=False)[name] if looks.has_formulas else None
        for one in (sheet, formulas):
            if one is not None:
                one.reset_dimensions()  # what a file says of its size need not be so
        rows = _rows(sheet, formulas)
        kept = Rows[Row]()
        table = Table(name, (), options.header_row, kept, day_of=lambda number: from_excel(number, self._values.epoch))
        width, empty, last = 0, list[int](), options.header_row
        for number, cells in enumerate(rows, 1):
            if number < options.header_row:
                continue
            found = _without_end(cells)
            if number == options.header_row:
                table.headers = tuple(trimmed(cell.shown()) for cell in found)
            if len(found) > MAX_COLUMNS:
                return _not_read(table, number, "width", "width_most", MAX_COLUMNS)
            if number == options.header_row:
                continue
            if number - options.header_row > MAX_ROWS:
                return _not_read(table, number, "too_long", "rows_most", MAX_ROWS)
            if not found:
                empty.append(number)  # empty rows at the end are none
                continue
            for place in (*empty, number):
                _put(table, kept, Row(place, found if place == number else ()), looks, options)
            empty.clear()
            width, last = max(width, len(found)), number
        _even_out(table, kept, width)
        _tell_of_merged(table, kept, looks, options, last)
        _tell_of_hidden(table, kept, looks, options)
        return table

    def _looks(self, sheet: Any) -> _Looks:
        found = _Looks()
        row = filled = 0
        is_filled = False
        with self._part(sheet) as part:
            around: list[Any] = []
            for event, element in iterparse(part, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    around.append(element)
                    continue
                around.pop()
                tag = element.tag.rpartition("}")[2]
                is_filled = is_filled or tag in ("v", "t")
                if tag == "row":
                    row = int(element.get("r") or row + 1)
                    if is_filled:
                        found.gap = found.gap or (row if row - filled > MAX_EMPTY else 0)
                        filled, is_filled = row, False
                    if element.get("hidden") in ("1", "true"):
                        found.rows.add(row)
                elif tag == "f":
                    found.has_formulas = True
                elif tag == "col" and element.get("hidden") in ("1", "true"):
                    first, last = int(element.get("min", 1)), int(element.get("max", 1))
                    found.columns.update(range(first - 1, min(last, MAX_COLUMNS)))
                elif tag == "mergeCell" and len(found.merged) < 10_000:
                    found.merged.append(element.get("ref", ""))
                if tag in ("row", "c", "v", "f"):
                    element.clear()
                if tag == "row" and around:
                    del around[-1][:]  # else a million empty rows stay
        return found

    def _part(self, sheet: Any) -> Any:
        try:
            return self._archive.open(sheet._worksheet_path)  # openpyxl keeps it, and tells it nowhere else
        except (KeyError, zipfile.BadZipFile, AttributeError):
            raise TableRefused("table_no_workbook", file=self._file) from None


def _rows(values: Any, formulas: Any) -> Iterator[tuple[Cell, ...]]:
    for value_row, formula_row in zip_longest(values.rows, formulas.rows if formulas else (), fillvalue=()):
        if not formula_row:
            yield tuple(_cell(cell, None) for cell in value_row)
        else:
            yield tuple(_cell(cell, other) for cell, other in zip_longest(value_row, formula_row))


def _cell(cell: Any, formula: Any) -> Cell:
    """`formula`: the same cell as it is written, where the sheet has formulas."""
    if cell is None or (cell.value is None and (formula is None or formula.data_type != "f")):
        return EMPTY
    value = cell.value
    if value is None:
        return Cell("uncounted")
    if cell.data_type == "e":
        return Cell("broken", value)
    if isinstance(value, bool):
        return Cell("flag", value)
    if isinstance(value, datetime.datetime):
        return Cell(_precision(cell.number_format), value.date())
    if isinstance(value, datetime.date):
        return Cell(_precision(cell.number_format), value)
    if isinstance(value, datetime.time | datetime.timedelta):
        return Cell("time", str(value))
    if isinstance(value, int | float):
        return Cell("number", value)
    text = trimmed(str(value)[:LONGEST_READ])
    return Cell("text", text) if text else EMPTY


def _precision(number_format: str) -> Kind:
    """How much of a date its format shows: Excel invented the rest when it was typed."""
    signs = _QUOTED.sub("", number_format or "").lower()
    if "d" in signs or "g" in signs or not re.search("[my]", signs):
        return "day"
    return "month" if "m" in signs else "year"


def _without_end(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row without the empty cells at its end."""
    end = len(cells)
    while end and cells[end - 1] is EMPTY:
        end -= 1
    return cells[:end]


def _not_read(table: Table, row: int, rule: str, code: str, most: int) -> Table:
    """A sheet that is too large to be read, and why."""
    table.faults.append(fault(table.name, row, None, rule, code, {"most": str(most)}))
    table.rows = []
    return table


def _put(table: Table, kept: Rows[Row], row: Row, looks: _Looks, options: ReadOptions) -> None:
    """Keep a row, unless it is hidden and hidden rows are left out."""
    if row.number in looks.rows and options.hidden == "skip":
        table.left_out.append(row.number)
        return
    if row.number in looks.rows and options.hidden == "refuse":
        table.faults.append(fault(table.name, row.number, None, "hidden", "hidden_row"))
        row = row._replace(is_broken=True)
    kept.append(row)


def _even_out(table: Table, kept: Rows[Row], width: int) -> None:
    """Let all rows have one width. Columns beyond the header have none."""
    width = max(width, len(table.headers))
    table.headers += ("",) * (width - len(table.headers))
    kept.each(lambda row: row._replace(cells=row.cells + (EMPTY,) * (width - len(row.cells))))


def _tell_of_merged(table: Table, kept: Rows[Row], looks: _Looks, options: ReadOptions, last: int) -> None:
    """Merged cells that reach into the table: told at their first cell, or each given the value of it."""
    filled: dict[int, list[_Filled]] = {}
    for ref in looks.merged:
        try:
            left, top, right, bottom = (int(edge) for edge in range_boundaries(ref))  # type: ignore[arg-type]
        except (ValueError, TypeError):
            continue
        if bottom < table.header_row or top > last or left > len(table.headers):
            continue
        columns = range(left - 1, min(right, len(table.headers)))
        if options.merged == "fill" and top > table.header_row:
            for column in columns:
                filled.setdefault(column, []).append(_Filled(top, bottom, table.cell(top, left - 1)))
        else:
            table.broken.block((max(top, table.header_row), min(bottom, last)), columns)
            said = {"range": ref}
            header = table.headers[left - 1] if left <= len(table.headers) else ""
            table.faults.append(fault(table.name, top, left - 1, "merged", "", said, header=header))
    if filled:
        kept.each(lambda row: _with_filled(row, filled))


class _Filled(NamedTuple):
    """Cells of a column, from the first row to the last, that are one with another cell, and its value."""

    first: int
    last: int
    value: Cell


def _with_filled(row: Row, filled: dict[int, list[_Filled]]) -> Row:
    cells = list(row.cells)
    for column, spans in filled.items():
        for one in spans:
            if one.first <= row.number <= one.last:
                cells[column] = one.value
    return row._replace(cells=tuple(cells))


def _tell_of_hidden(table: Table, kept: Rows[Row], looks: _Looks, options: ReadOptions) -> None:
    """Hidden columns: told, or left out as the options say."""
    columns = frozenset(column for column in looks.columns if column < len(table.headers))
    if options.hidden == "read" or not columns:
        return
    if options.hidden == "skip":
        table.headers = tuple("" if column in columns else header for column, header in enumerate(table.headers))
        kept.each(
            lambda row: row._replace(
                cells=tuple(EMPTY if column in columns else cell for column, cell in enumerate(row.cells))
            )
        )
        return
    for column in sorted(columns):
        said = {"column": letter(column)}
        table.faults.append(
            fault(table.name, table.header_row, column, "hidden", "hidden_column", said, header=table.headers[column])
        )
        table.broken.whole(column)
