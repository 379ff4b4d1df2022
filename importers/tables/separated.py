"""CSV and TSV to a table. Rows are records, of which the header is the first: a line break in quotes makes no row."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from importers.tables.cells import EMPTY, LONGEST_READ, Cell, ReadOptions, Row, Table
from importers.tables.faults import CellFault, TableRefused, fault
from importers.tables.rows import Rows
from importers.tables.texts import decoded
from importers.tables.trimming import trimmed

SEPARATORS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}
MAX_ROWS, MAX_COLUMNS = 1_048_576, 512
_LOOKED_AT = 200
_SAID = re.compile(r"sep=(.)\s*(?:\r\n|\r|\n|$)", re.IGNORECASE)
_AS_LONG_AS_IT_IS = 1 << 30
_LONG_LINE, _MANY = 100_000, 10_000
"""Letters of a line, and separators in it, from which on it is cut."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def read_separated(data: bytes, name: str, file: str, options: ReadOptions) -> tuple[Table, tuple[str, ...] | None]:
    """The table of a text, and the words by which to see whether an assumed encoding was right. `TableRefused` where there is none."""
    found = decoded(data, options.encoding, file)
    text = found.text
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    if not text.strip():
        raise TableRefused("table_empty", file=file)
    separator = said[1] if said else _separator(text, name, options)
    if isinstance(separator, CellFault):
        return Table(name, (), options.header_row, [], [separator]), None
    table = _table(text, separator, name, options)
    return table, found.examples if found.assumed else None


def records(text: str, separator: str) -> Iterator[list[str]]:
    """The records of a text. Each ends where a line does, unless that stands in quotes."""
    csv.field_size_limit(_AS_LONG_AS_IT_IS)
    lines = (_bounded(line[0], separator) for line in _LINE.finditer(text))  # a StringIO would hold four bytes a letter
    return csv.reader(lines, delimiter=separator, doublequote=True, strict=False)


def _bounded(line: str, separator: str) -> str:
    """The line; of one with far more cells than any table has only so much that it is seen to be too wide."""
    if len(line) > _LONG_LINE and line.count(separator) > _MANY:
        return line[:_LONG_LINE] + "\n"
    return line


def _separator(text: str, name: str, options: ReadOptions) -> str | CellFault:
    """The one by which all of the first records are as wide as the header; where none fits all, the only one that the header has."""
    widths = {sign: _widths(text, sign, options.header_row) for sign in SEPARATORS}
    of_header = [sign for sign, found in widths.items() if found]
    whole = [sign for sign in of_header if len(set(widths[sign])) == 1]
    chosen = whole if whole else of_header
    if len(chosen) == 1:
        return chosen[0]
    code = "separator_none" if not chosen else "separator_several"
    return fault(name, options.header_row, None, "separator", code)


def _widths(text: str, sign: str, header_row: int) -> list[int]:
    """The cells of the header and of the first records; none where the sign does not part the header."""
    found = (record for record in islice(records(text, sign), header_row - 1, _LOOKED_AT) if record)
    header = next(found, [])
    return [len(header), *map(len, found)] if len(header) > 1 else []


def _table(text: str, separator: str, name: str, options: ReadOptions) -> Table:
    lines = records(text, separator)
    for _ in range(options.header_row - 1):
        next(lines, None)
    header = next(lines, None) or []
    header = [trimmed(cell) for cell in header]
    rows = Rows[Row]()
    table = Table(name, tuple(header), options.header_row, rows)
    if len(header) > MAX_COLUMNS:
        table.faults.append(fault(name, options.header_row, None, "width", "width_most", {"most": str(MAX_COLUMNS)}))
        return table
    empty, waiting = (EMPTY,) * len(header), list[int]()
    for number, record in enumerate(lines, options.header_row + 1):
        if number - options.header_row > MAX_ROWS:
            table.faults.append(fault(name, number, None, "too_long", "rows_most", {"most": str(MAX_ROWS)}))
            break
        row = _row(table, number, record, len(header))
        if not row.cells and not row.is_broken:
            waiting.append(number)  # empty lines at the end are none
            continue
        for earlier in waiting:
            rows.append(Row(earlier, empty))
        waiting.clear()
        rows.append(row)
    return table


def _row(table: Table, number: int, record: list[str], width: int) -> Row:
    if not record:
        return Row(number, ())
    if len(record) != width:
        said = {"here": str(len(record)), "header": str(width)}
        table.faults.append(fault(table.name, number, None, "width", "", said))
        return Row(number, (), is_broken=True)
    return Row(number, tuple(_cell(text) for text in record))


def _cell(text: str) -> Cell:
    text = trimmed(text[:LONGEST_READ])
    return Cell("text", text) if text else EMPTY
