"""A case file as our own workbook, with lists to choose from, and the mapping beside it. Read back it gives equal records."""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from graph.model.dates import full_day
from graph.model.records import CaseFile
from importers.tables.cells import letter
from importers.tables.own_columns import (
    EVERYBODY,
    FILE,
    MEETING,
    NOBODY,
    SHEETS,
    UNCOUNTED,
    Column,
    Sheet,
    value_at,
    word_of,
)
from words import Message, text

OWN_MAPPING = "tovholder_mapping: 1\nname: own-workbook\nextends: own-workbook\n"
"""The mapping beside such a workbook: the sheets are our own lists."""
_ROOM = 500
"""Rows below the last that have lists to choose from."""
_WIDTH = 18
_LONGEST_LIST = 255
"""Letters that a list to choose from can hold in the cell's own rule; a longer one stands on a sheet of its own."""


def to_workbook(case_file: CaseFile | None, lang: str) -> bytes:
    """The workbook of a case file, or an empty one to fill in. The same file gives the same bytes."""
    import xlsxwriter

    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties({"author": "Tovholder", "created": datetime(2000, 1, 1)})
    document = case_file.document() if case_file else {}
    writer = _Writer(book, lang)
    writer.sheet(FILE, [("", {name: value for name, value in document.items() if not isinstance(value, list)})])
    for sheet in SHEETS:
        writer.sheet(sheet, _records(document, sheet))
    writer.lists()
    book.close()
    return written.getvalue()


def _records(document: dict[str, Any], sheet: Sheet) -> list[tuple[str, dict[str, Any]]]:
    """The records of a list, each with its family."""
    if not sheet.of_family:
        key = {"general_ties": "ties"}.get(sheet.list, sheet.list)
        return [("", record) for record in document.get(key, [])]
    families = document.get("families", [])
    if sheet.of_meeting:
        return [
            (family["id"], {MEETING: meeting["id"], **item})
            for family in families
            for meeting in family.get("meetings", [])
            for item in meeting.get(sheet.list, [])
        ]
    return [(family["id"], record) for family in families for record in family.get(sheet.list, [])]


class _Writer:
    def __init__(self, book: Any, lang: str) -> None:
        self.book, self.lang = book, lang
        self.bold = book.add_format({"bold": True})
        self.plain = book.add_format({"num_format": "@"})
        self.day = book.add_format({"num_format": "dd-mm-yyyy"})
        self.vocabularies: list[list[str]] = []

    def sheet(self, sheet: Sheet, records: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """One sheet, with its header, its records and what can be chosen."""
        page = self.book.add_worksheet(sheet.title(self.lang))
        columns = sheet.columns()
        heads = [column.header(self.lang) for column in columns]
        if sheet.of_family:
            heads = [self._say("column.family"), *heads]
        for place, head in enumerate(heads):
            page.set_column(place, place, _WIDTH, self.plain)
            page.write_string(0, place, head, self.bold)
        first = int(sheet.of_family)
        for number, (family, record) in enumerate(records, 1):
            if sheet.of_family:
                page.write_string(number, 0, family, self.plain)
            for place, column in enumerate(columns, first):
                self._cell(page, number, place, column, value_at(record, column.path))
        for place, column in enumerate(columns, first):
            self._choice(page, place, column, len(records) + _ROOM)
        page.freeze_panes(1, 0)

    def _cell(self, page: Any, row: int, place: int, column: Column, value: Any) -> None:
        if value is None:
            return
        if column.form == "date":
            self._date(page, row, place, str(value))
        elif column.form in ("number", "span", "count") and isinstance(value, int | float):
            page.write_number(row, place, value, self.plain)
        else:
            page.write_string(row, place, self.told(column, value), self.plain)

    def _date(self, page: Any, row: int, place: int, value: str) -> None:
        try:
            day = full_day(value)
        except ValueError:
            day = date.min
        if day.year >= 1901:
            page.write_datetime(row, place, datetime(day.year, day.month, day.day), self.day)
        else:
            page.write_string(row, place, value, self.plain)

    def told(self, column: Column, value: Any) -> str:
        """A value as its cell holds it."""
        if column.form == "flag":
            return self._say("yes") if value else self._say("no")
        if column.form == "span":
            return f"{value[0]}-{value[1]}".replace(".", ",")
        if column.form == "count":
            return self._say(UNCOUNTED)
        if column.form == "word":
            words = column.words()
            return word_of(value, words, self.lang) if words and value in words.codes else str(value)
        if column.form == "stays":
            return _joined([self._stay(one) for one in value])
        if column.form == "ids":
            if value == "family":
                return self._say(EVERYBODY)
            return _joined(list(map(str, value))) if value else self._say(NOBODY)
        return str(value)

    def _stay(self, said: Any) -> str:
        if isinstance(said, str):
            return said
        parts = [said["home"]]
        parts += [f"{self._say('from')} {said['from']}"] if "from" in said else []
        parts += [f"{self._say('to')} {said['to']}"] if "to" in said else []
        return " ".join(parts)

    def _choice(self, page: Any, place: int, column: Column, last: int) -> None:
        """A list to choose from: it offers, and lets other words stand, for the errors to tell."""
        words = column.words()
        if column.form == "flag":
            choices = [self._say("yes"), self._say("no")]
        elif words is not None:
            choices = list(
                dict.fromkeys(word_of(code, words, self.lang) for code in words.labels if code in words.codes)
            )
        else:
            return
        rule: dict[str, Any] = {"validate": "list", "error_type": "warning", "ignore_blank": True}
        if len(",".join(choices)) <= _LONGEST_LIST and not any("," in choice for choice in choices):
            page.data_validation(1, place, last, place, {**rule, "source": choices})
            return
        if choices not in self.vocabularies:
            self.vocabularies.append(choices)
        at = letter(self.vocabularies.index(choices))
        source = f"='{self._say('sheet.lists')}'!${at}$1:${at}${len(choices)}"
        page.data_validation(1, place, last, place, {**rule, "source": source})

    def lists(self) -> None:
        """The sheet of the longer vocabularies."""
        page = self.book.add_worksheet(self._say("sheet.lists"))
        for place, choices in enumerate(self.vocabularies):
            page.set_column(place, place, 2 * _WIDTH)
            for row, choice in enumerate(choices):
                page.write_string(row, place, choice)

    def _say(self, key: str) -> str:
        return text(Message(f"tables.own.{key}"), self.lang)


def _joined(values: list[str]) -> str:
    """Several values in one cell, so that each can be told from the others whatever it holds."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="").writerow(values)
    return written.getvalue()
