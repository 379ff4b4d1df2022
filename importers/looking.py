"""A first look at files of tables: what they hold, their first rows as people may see them, and the words of each column.

For a page on which a person decides what columns and words mean, beside the records that the first rows become. What cells say is
without CPR numbers (R11); names of sheets and headers are as they stand, and are cleaned where they are shown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from graph.checks.values import clean
from importers.suggesting import header_row_of, is_filled, values_of
from importers.tables.cells import ReadOptions, Row, Table
from importers.tables.converted import Options
from importers.tables.cpr import is_headed
from importers.tables.drafts import Draft, RowResult
from importers.tables.faults import MASK, CellFault, shortened
from importers.tables.keeping import Kept
from importers.tables.mapper import Mapper
from importers.tables.mapping import Mapping as TableMapping
from importers.tables.mapping_file import read_mapping
from importers.tables.own_columns import FILE
from importers.tables.reading import bytes_of, open_sheets
from importers.tables.screening import numbers_in
from importers.tables.values import Reader, Wanted
from words import LANGUAGES, Message

FIRST = 20
"""Rows that are shown."""
_ANY_DAY = date(2000, 1, 1)
"""Stands in for the day of the file where it is not said yet."""
_TOLD = frozenset(
    {
        "role",
        "unit",
        "service",
        "service_text",
        "for",
        "at",
        "status",
        "from",
        "to",
        "per_week",
        "kind",
        "relation",
        "birth_year",
    }
)
"""What is told of a record beside its name."""
_MOST_WORDS = 200
"""Words of a column that are kept, the most frequent first."""


@dataclass(frozen=True)
class SheetLook:
    """A sheet: its headers, its first rows with the numbers that the file gives them, and the words of each column."""

    name: str
    headers: tuple[str, ...]
    header_row: int
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    total: int
    values: Mapping[str, tuple[str, ...]]
    numbers: frozenset[str]
    """Headers of columns that hold CPR numbers."""
    keys: frozenset[str]
    """Headers of columns of numbers, of cases or people, that each row has."""
    faults: tuple[CellFault, ...]
    """What keeps the sheet from being read as it is: hidden rows, merged cells, no separator."""


@dataclass(frozen=True)
class Look:
    """What was seen."""

    sheets: tuple[SheetLook, ...]
    notes: tuple[Message, ...]
    is_own: bool
    """Whether it is a workbook of our own, which says by itself what it means."""


def look_at(paths: Sequence[Path], header_row: int | None = None, *, max_bytes: int) -> Look:
    """Look at tables; where no row of headers is named it is looked for. `TableRefused` where a file cannot be read."""
    read = [(path, bytes_of(path, max_bytes)) for path in paths]
    row = header_row or header_row_of(read)
    sheets = open_sheets(read, ReadOptions(header_row=row, hidden="read", merged="fill"))
    if any(FILE.title(lang) in sheets.names for lang in LANGUAGES):
        return Look((), (), is_own=True)
    strict = open_sheets(read, ReadOptions(header_row=row))
    found = [_sheet(sheets.table(name), strict.table(name)) for name in sheets.names]
    return Look(tuple(found), tuple(sheets.notes), is_own=False)


@dataclass(frozen=True)
class Became:
    """What a row becomes: the kind of each record and what names it, and what is wrong with the row."""

    records: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...]
    """The kind, a name (perhaps empty), and what else is known of it: keys and values as they are."""
    faults: tuple[CellFault, ...]


class _Shown(Kept):
    """What a few rows become, kept as it is: it is only looked at."""

    def __init__(self, mapping: TableMapping) -> None:
        super().__init__(mapping)
        self.results: list[RowResult] = []

    def put(self, result: RowResult) -> None:
        """Keep it."""
        self.results.append(result)


def rows_become(
    paths: Sequence[Path], mapping: Path, options: Options, *, max_bytes: int
) -> dict[tuple[str, int], Became]:
    """By sheet and row, what the first rows of each sheet become. `BadInput` where the mapping does not hold."""
    read = read_mapping(mapping, max_bytes).mapping
    sheets = open_sheets([(path, bytes_of(path, max_bytes)) for path in paths], read.read)
    shown = _Shown(read)
    mapper = Mapper(read, Reader(read, options.as_of or _ANY_DAY, read.read, options.key), shown)
    for of in read.tables:
        name = sheets.named(of.sheet)
        if name is not None:
            table = sheets.table(name)
            numbers_in(table, read)
            mapper.take(replace(table, rows=[*islice(table.rows, FIRST)]), of)
    faults: dict[tuple[str, int], list[CellFault]] = defaultdict(list)
    for one in mapper.faults.kept:
        if one.row is not None and not one.is_warning:
            faults[one.sheet, one.row].append(one)
    found: dict[tuple[str, int], Became] = {}
    for row in shown.results:
        name = mapper.tables[row.table].table.name
        told = tuple(_told(draft) for draft in row.own)
        before = found.get((name, row.row), Became((), tuple(faults.get((clean(name), row.row), ()))))
        found[name, row.row] = replace(before, records=(*before.records, *told))
    return found


def _told(draft: Draft) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    said = {key: _said(value) for key, value in draft.values.items() if value is not None}
    name = said.pop("name", "") or " – ".join(said.pop(key) for key in ("a", "b") if key in said)
    return draft.map.kind, name, tuple((key, value) for key, value in said.items() if key in _TOLD)


def _said(value: Any) -> str:
    if isinstance(value, Draft):
        return str(value.values.get("name", ""))
    if isinstance(value, Wanted):
        return shortened(value.text)
    if isinstance(value, list):
        return ", ".join(map(_said, value))
    return shortened(str(value))


def _sheet(table: Table, strict: Table) -> SheetLook:
    headers = tuple(header for header in table.headers if header)
    faults = numbers_in(table, TableMapping())
    return SheetLook(
        table.name,
        tuple(table.headers),
        table.header_row,
        tuple((row.number, _shown(table, row)) for row in islice(table.rows, FIRST)),
        len(table.rows),
        {header: tuple(values_of(table, header)[:_MOST_WORDS]) for header in headers},
        frozenset(one.header for one in faults if one.column is not None and one.rule == "cpr"),
        frozenset(header for header in headers if is_headed(header) and is_filled(table, header)),
        tuple(one for one in strict.faults if one.rule in ("hidden", "merged", "separator", "width")),
    )


def _shown(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(
        MASK if (row.number, column) in table.broken else shortened(cell.shown())
        for column, cell in enumerate(row.cells)
    )
