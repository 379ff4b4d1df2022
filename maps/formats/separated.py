"""The table as CSV for a Danish Excel: UTF-8 with a mark in front, semicolons, every cell in quotes.

A cell that a spreadsheet would take for a formula gets an apostrophe in front. So does one that has such apostrophes
already: to read a file back, take one apostrophe away from each cell that matches `FORMULA`.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from maps.family import FamilyMap
from maps.formats.rows import Cell, people

FORMULA = re.compile("'*\\s*[=+@\uff0b\uff0d\uff1d\uff20-]|'*[\t\r\n]")
"""What a cell begins with that a spreadsheet may calculate; the wide forms of the signs too."""


def separated(map: FamilyMap) -> bytes:
    """The table; dates as far as they are known, as in a case file (2024-05-31, 2024-05, 2024)."""
    table = people(map)
    return separated_rows((table.columns, *table.rows))


def separated_rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Rows of any table, the first of them its headings."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def _cell(value: Cell) -> str:
    told = "" if value is None else str(value)
    return f"'{told}" if FORMULA.match(told) else told
