"""Our own workbook back to a case file, with what is wrong told at its cells."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from graph.checks import check_document
from graph.checks.faults import Place
from importers.tables.account import Account, SourceRecord, key_of, names_of, sha256_of
from importers.tables.cells import EMPTY, Cell, ReadOptions, Row, Table
from importers.tables.checking import told_of_record
from importers.tables.converted import Converted
from importers.tables.faults import CellFault, TableRefused, fault
from importers.tables.mapping import Mapping, Spec
from importers.tables.mapping_file import MappingFile
from importers.tables.own_columns import EVERYBODY, FILE, MEETING, NOBODY, SHEETS, UNCOUNTED, Column, Sheet, put_at
from importers.tables.reading import FileSheets, open_sheets
from importers.tables.screening import numbers_in
from importers.tables.values import Reader, Wrong
from importers.tables.wording import folded
from words import LANGUAGES, Message, text

_STAY = re.compile(r"(.+?)(?: (?:fra|from) (\S+))?(?: (?:til|to) (\S+))?")
_BLANK_ONLY = Mapping(unknown=("",), yes=("ja", "yes"), no=("nej", "no"))
_AS_OF = date(2030, 1, 1)
"""For years of two digits alone, which our own workbook does not write."""


@dataclass
class _Reading:
    sheets: FileSheets
    reader: Reader
    faults: list[CellFault] = field(default_factory=list[CellFault])
    document: dict[str, Any] = field(default_factory=lambda: {"tovholder": 1, "families": []})
    placed: dict[Place, tuple[Table, int, dict[str, int]]] = field(default_factory=dict)
    records: list[tuple[str, Table, int, Place]] = field(default_factory=list)
    read: dict[str, int] = field(default_factory=dict[str, int])


def convert_own(files: Sequence[tuple[Path, bytes]], mapping: MappingFile) -> Converted:
    """A workbook of `export --as table`, filled in or changed by people."""
    options = ReadOptions(hidden="read", serials="read")
    reading = _Reading(open_sheets(files, options), Reader(_BLANK_ONLY, _AS_OF, options, bytes))
    for sheet in (FILE, *SHEETS):
        _take(reading, sheet)
    checked = check_document(reading.document)
    for one, is_warning in (*((one, False) for one in checked.errors), *((one, True) for one in checked.warnings)):
        table, row, columns = _at(reading, one.place)
        key = next((str(step) for step in reversed(one.place) if isinstance(step, str) and step in columns), "")
        column = columns.get(key)
        header = table.headers[column] if table and column is not None else ""
        value = table.cell(row, column).shown() if table and row is not None else ""
        name = table.name if table else ""
        reading.faults.append(told_of_record(name, row, column, one, header, value, is_warning=is_warning))
    is_wrong = any(not one.is_warning for one in reading.faults)
    account = Account(names_of(files), sha256_of(files), "table", mapping.told(), reading.document.get("as_of"))
    account.read = reading.read
    for list, table, row, place in reading.records:
        became = [] if is_wrong else [(list, _key(reading.document, place))]
        account.records.append(SourceRecord(table.at(row), "error" if is_wrong else "taken", [], became))
    case_file = None if is_wrong else checked.case_file
    families = {str(family.get("id")): is_wrong for family in reading.document["families"]}
    return Converted(case_file, reading.faults, account, [], families)


def _key(document: dict[str, Any], place: Place) -> str:
    here: Any = document
    for step in place:
        here = here[step]
    return key_of(str(place[-2]), here) if place else ""


def _at(reading: _Reading, place: Place) -> tuple[Any, int | None, dict[str, int]]:
    for length in range(len(place), -1, -1):
        if place[:length] in reading.placed:
            return reading.placed[place[:length]]
    return None, None, {}


def _take(reading: _Reading, sheet: Sheet) -> None:
    """All rows of a sheet; a list whose sheet is not there is empty."""
    name = next((title for lang in LANGUAGES if (title := sheet.title(lang)) in reading.sheets.names), None)
    if name is None:
        if sheet is FILE:
            raise TableRefused("table_not_own", sheet=sheet.title("da"))
        return
    table = reading.sheets.table(name)
    reading.faults += [*table.faults, *numbers_in(table, Mapping())]
    known = {column.header(lang): column for column in sheet.columns() for lang in LANGUAGES}
    columns = {place: known[header] for place, header in enumerate(table.headers) if header in known}
    family = next((n for n, header in enumerate(table.headers) if header in _heads_of_family()), None)
    for place, header in enumerate(table.headers):
        if header and place not in columns and not (sheet.of_family and place == family):
            fact = fault(name, table.header_row, place, "new_column", header=header, is_warning=True)
            reading.faults.append(fact)
    reading.read[table.account_name] = len(table.rows)
    for row in table.rows:
        if row.cells and any(cell is not EMPTY for cell in row.cells):
            _row(reading, sheet, table, row, columns, family)
        else:
            reading.read[table.account_name] -= 1


def _heads_of_family() -> set[str]:
    return {text(Message("tables.own.column.family"), lang) for lang in LANGUAGES}


def _row(
    reading: _Reading, sheet: Sheet, table: Table, row: Row, columns: dict[int, Column], family: int | None
) -> None:
    record: dict[str, Any] = {}
    at = {".".join(column.path): place for place, column in columns.items()}
    at |= {column.path[0]: place for place, column in reversed(columns.items())} | at
    for place, column in columns.items():
        cell = row.cells[place]
        if cell is EMPTY or (row.number, place) in table.broken:
            continue
        try:
            put_at(record, column.path, _value(reading.reader, column, cell, table))
        except Wrong as wrong:
            reading.faults.append(
                fault(
                    table.name,
                    row.number,
                    place,
                    wrong.rule,
                    wrong.code,
                    wrong.values,
                    header=table.headers[place],
                    value=cell.shown(),
                )
            )
    where = _place_for(reading, sheet, table, row, family)
    if where is None:
        return
    owner, way = where
    if sheet.of_meeting:
        meeting = _meeting_for(reading, table, row, owner, str(record.pop(MEETING, "")), at)
        if meeting is None:
            return
        owner, way = owner["meetings"][meeting], (*way, "meetings", meeting)
    if sheet is FILE:
        reading.document |= record
        reading.placed[()] = (table, row.number, at)
        reading.records.append(("file", table, row.number, ()))
        return
    list = {"general_ties": "ties"}.get(sheet.list, sheet.list)
    records = owner.setdefault(list, [])
    reading.placed[(*way, list, len(records))] = (table, row.number, at)
    became = ("meetings", way) if sheet.of_meeting else (list, (*way, list, len(records)))
    reading.records.append((became[0], table, row.number, became[1]))
    records.append(record)


def _place_for(
    reading: _Reading, sheet: Sheet, table: Table, row: Row, family: int | None
) -> tuple[dict[str, Any], Place] | None:
    """The document, or the family, that holds the record; None, and told, where no such family is in the workbook."""
    if not sheet.of_family:
        return reading.document, ()
    cell = row.cells[family] if family is not None else EMPTY
    for number, one in enumerate(reading.document["families"]):
        if cell is not EMPTY and one.get("id") == cell.shown():
            return one, ("families", number)
    rule = "missing" if cell is EMPTY else "not_found"
    code = "" if rule == "missing" else "not_found_bare"
    reading.faults.append(fault(table.name, row.number, family, rule, code, value=cell.shown()))
    return None


def _meeting_for(
    reading: _Reading, table: Table, row: Row, family: dict[str, Any], meeting: str, at: dict[str, int]
) -> int | None:
    """Where the meeting stands in the family; None, and told, where no such meeting is in the workbook."""
    for number, one in enumerate(family.get("meetings", [])):
        if meeting and one.get("id") == meeting:
            return number
    rule, code = ("not_found", "not_found_bare") if meeting else ("missing", "")
    reading.faults.append(fault(table.name, row.number, at.get(MEETING), rule, code, value=meeting))
    return None


def _value(reader: Reader, column: Column, cell: Cell, table: Table) -> Any:
    """What a cell says of a key."""
    if cell.kind in ("broken", "uncounted"):
        raise Wrong("cell_error" if cell.kind == "broken" else "formula")
    said = cell.shown()
    if column.form == "date":
        return reader.value(Spec(), column.model, "from", cell, table.day_of)
    if column.form in ("number", "span", "count"):
        if column.form == "count" and said in _both(UNCOUNTED):
            return "unknown"
        return reader.value(Spec(), column.model, "per_week" if column.form == "span" else "caseload", cell, None)
    if column.form == "flag":
        return reader.value(Spec(), column.model, "authority", cell, None)
    if column.form == "word":
        words = column.words()
        if column.key == "at" and words is not None and folded(said) not in words.by_word:
            return said  # a home
        return reader.value(Spec(), column.model, column.key, cell, None)
    if column.form == "ids":
        if said in _both(EVERYBODY):
            return "family"
        return [] if said in _both(NOBODY) else _parted(said)
    if column.form == "stays":
        return [_stay(one) for one in _parted(said)]
    return said


def _stay(said: str) -> Any:
    match = _STAY.fullmatch(said)
    if not match or not (match[2] or match[3]):
        return said
    return {"home": match[1], **({"from": match[2]} if match[2] else {}), **({"to": match[3]} if match[3] else {})}


def _parted(said: str) -> list[str]:
    rows = list(csv.reader(io.StringIO(said, newline=""), delimiter=";", skipinitialspace=True))
    return [one.strip() for row in rows for one in row if one.strip()]


def _both(key: str) -> set[str]:
    return {text(Message(f"tables.own.{key}"), lang) for lang in LANGUAGES}
