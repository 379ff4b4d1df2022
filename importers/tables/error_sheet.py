"""The errors of an import as a sheet to mend by: CSV for a Danish Excel, or XLSX. No text is a formula, no CPR number stands in it."""

import csv
import io
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from importers.tables.cells import letter
from importers.tables.faults import CellFault
from words import Message, text

MOST = 10_000
"""Errors in a sheet; how many there are is told beside it."""
COLUMNS = ("sheet", "row", "column", "header", "value", "rule", "fact", "remedy")
_FORMULA = re.compile("'*\\s*[=+@\uff0b\uff0d\uff1d\uff20-]|'*[\t\r\n]")
_WIDTHS = (16, 8, 10, 22, 30, 16, 50, 60)


def error_sheet(faults: Sequence[CellFault], path: Path, lang: str) -> bytes:
    """The sheet in the form that the file's name says: XLSX by its ending, else CSV."""
    head = [text(Message(f"tables.errors.{name}"), lang) for name in COLUMNS]
    rows = [_row(one, lang) for one in faults[:MOST]]
    return _workbook(head, rows) if path.suffix.lower() == ".xlsx" else _separated(head, rows)


def _row(one: CellFault, lang: str) -> list[str | int]:
    return [
        one.sheet,
        one.row if one.row is not None else "",
        letter(one.column) if one.column is not None else "",
        one.header,
        one.value,
        one.rule,
        one.fact.text(lang),
        one.remedy.text(lang),
    ]


def _separated(head: list[str], rows: list[list[str | int]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in (head, *rows):
        writer.writerow([neutral(str(cell)) for cell in row])
    return b"\xef\xbb\xbf" + written.getvalue().encode()


def neutral(told: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{told}" if _FORMULA.match(told) else told


def _workbook(head: list[str], rows: list[list[str | int]]) -> bytes:
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"author": "Tovholder", "created": datetime(2000, 1, 1)})
    sheet = book.add_worksheet()
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(zip(head, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width, wrapped)
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, wrapped)
            else:
                sheet.write_string(number, column, cell, wrapped)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
    book.close()
    return written.getvalue()
