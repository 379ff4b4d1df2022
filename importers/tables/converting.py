"""Files and a mapping to a case file, with all that is wrong told at its cell, and the account of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from graph.checks import check_document
from graph.checks.faults import Fault
from graph.checks.values import clean
from graph.model.dates import full_day
from graph.model.records import CaseFile, Meeting
from importers.tables.account import Account, FieldNote, SourceRecord, key_of, names_of, sha256_of
from importers.tables.cells import Table, number_of
from importers.tables.cpr import is_headed
from importers.tables.drafts import Draft, RowResult
from importers.tables.faults import CellFault, TableRefused, fault
from importers.tables.gathering import Gathered, Gatherer
from importers.tables.mapper import Mapper
from importers.tables.mapping import UNSET, FamilyMap, Mapping, Spec
from importers.tables.mapping_file import MappingFile
from importers.tables.reading import Sheets, open_sheets
from importers.tables.screening import numbers_in
from importers.tables.values import Reader, Wrong
from importers.tables.wording import alike
from words import Message

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


@dataclass(frozen=True)
class Options:
    """How files are to be converted, beside their mapping."""

    as_of: date | None = None
    family: str | None = None
    version: int | None = None
    session: str | None = None
    left_out: frozenset[str] = frozenset()
    """Families whose rows are not taken."""
    key: Callable[[], bytes] = lambda: b""
    """Gives this installation's key."""


@dataclass
class Converted:
    """What came of the files: a case file, unless there are errors."""

    case_file: CaseFile | None
    faults: list[CellFault]
    account: Account
    notes: list[Message] = field(default_factory=list[Message])
    families: dict[str, bool] = field(default_factory=dict[str, bool])
    """The families of the files, and whether something is wrong with each."""
    places: dict[tuple[str, str, str], tuple[str, int]] = field(
        default_factory=dict[tuple[str, str, str], tuple[str, int]]
    )
    """By list, family and id of a record: the sheet and row that it came from."""

    @property
    def errors(self) -> list[CellFault]:
        """What keeps it from being taken."""
        return [one for one in self.faults if not one.is_warning]

    @property
    def warnings(self) -> list[CellFault]:
        """What is doubtful."""
        return [one for one in self.faults if one.is_warning]


def convert_tables(
    files: Sequence[tuple[Path, bytes]], mapping_file: MappingFile, options: Options, how: str = "table"
) -> Converted:
    """Tables by a mapping. `TableRefused` where a file cannot be read at all."""
    sheets = open_sheets(files, mapping_file.mapping.read)
    return convert_sheets(sheets, files, mapping_file, options, how)


def convert_sheets(
    sheets: Sheets, files: Sequence[tuple[Path, bytes]], mapping_file: MappingFile, options: Options, how: str
) -> Converted:
    """Tables that a reader gives, by a mapping."""
    return _Conversion(sheets, files, mapping_file, options, how).run()


@dataclass
class _Conversion:
    sheets: Sheets
    files: Sequence[tuple[Path, bytes]]
    mapping_file: MappingFile
    options: Options
    how: str

    def run(self) -> Converted:
        mapping = self._mapping()
        as_of, early = self._as_of(mapping)
        reader = Reader(mapping, as_of, mapping.read, self.options.key)
        mapper = Mapper(mapping, reader, left_out=self.options.left_out, faults=early)
        self._take(mapper, mapping)
        if mapping.family and mapping.family.id is not None and mapper.tables:
            mapper.drafts.families.setdefault(mapping.family.id, mapping.family.name or mapping.family.id)
        gatherer = Gatherer(mapper)
        gathered = gatherer.gather(str(as_of))
        case_file = self._check(mapper, gathered)
        faults = _told_once(mapper.faults, self._order(mapper))
        is_wrong = any(not one.is_warning for one in faults)
        families = self._families(mapper, faults)
        account = self._account(mapper, gathered, str(as_of), faults)
        return Converted(
            None if is_wrong else case_file,
            faults,
            account,
            [
                *self.sheets.notes,
                *([Message("tables.free_text")] if mapping.free_text else []),
                *(_look_alike(*names) for names in sorted(gatherer.look_alike())),
            ],
            families,
            {} if is_wrong else _places(mapper, gathered),
        )

    def _mapping(self) -> Mapping:
        mapping = self.mapping_file.mapping
        if self.options.family and mapping.family and mapping.family.column is None:
            family = replace(mapping.family, id=self.options.family)
            return replace(mapping, family=family)
        if self.options.family and mapping.family:
            name = mapping.family.name or self.options.family
            return replace(mapping, family=FamilyMap(id=self.options.family, name=name))
        return mapping

    def _as_of(self, mapping: Mapping) -> tuple[date, list[CellFault]]:
        if self.options.as_of:
            return self.options.as_of, []
        if mapping.as_of:
            return full_day(mapping.as_of), []
        if mapping.as_of_cell:
            return self._as_of_cell(mapping, mapping.as_of_cell)
        raise TableRefused("table_no_as_of")

    def _as_of_cell(self, mapping: Mapping, place: str) -> tuple[date, list[CellFault]]:
        """The day that a cell says; a stand-in and a fault where it says none."""
        name, _, at = place.rpartition("!")
        sheet = self.sheets.named(name)
        match = _CELL.fullmatch(at.replace("$", "").upper())
        if sheet is None or match is None:
            raise TableRefused("table_no_as_of_cell", cell=clean(place))
        row, column = int(match[2]), number_of(match[1])
        cell = self.sheets.cell(sheet, row, column)
        stand_in = date(2000, 1, 1)
        if cell.kind == "none":
            return stand_in, [fault(name, row, column, "missing", "", {"key": "as_of"})]
        try:
            reader = Reader(mapping, date.today(), mapping.read, self.options.key)
            found = reader.value(Spec(), Meeting, "date", cell, self.sheets.day_of(sheet))
            return full_day(found), []
        except (Wrong, ValueError):
            return stand_in, [fault(name, row, column, "date", "date_no_day", value=cell.shown())]

    def _take(self, mapper: Mapper, mapping: Mapping) -> None:
        for of in mapping.tables:
            name = self.sheets.named(of.sheet)
            if name is None:
                mapper.faults.append(self._no_sheet(of.sheet))
                continue
            if self.sheets.is_hidden(name) and mapping.read.hidden != "read":
                if mapping.read.hidden == "refuse":
                    mapper.faults.append(fault(name, None, None, "hidden", "hidden_sheet"))
                continue
            table = self.sheets.table(name)
            if not any(other.table is table for other in mapper.tables):
                mapper.faults += numbers_in(table, mapping)
            mapper.take(table, of)

    def _no_sheet(self, which: str | int) -> CellFault:
        near = alike(str(which), self.sheets.names)
        said = {"sheet": str(which), "near": near[0] if near else "", "known": ", ".join(self.sheets.names[:20])}
        return fault(str(which), None, None, "no_sheet", "no_sheet_near" if near else "", said)

    def _order(self, mapper: Mapper) -> dict[str, int]:
        return {clean(name): number for number, name in enumerate(self.sheets.names)}

    # --- the checks of a case file -------------------------------------------------------------------------

    def _check(self, mapper: Mapper, gathered: Gathered) -> CaseFile | None:
        """What the checks of today say of the document, told at the cells that it came from."""
        checked = check_document(gathered.document)
        for one in checked.errors:
            self._tell(mapper, gathered, one, is_warning=False)
        for one in checked.warnings:
            self._tell(mapper, gathered, one, is_warning=True)
        return checked.case_file

    def _tell(self, mapper: Mapper, gathered: Gathered, one: Fault, *, is_warning: bool) -> None:
        draft, rest = _draft_at(gathered, one.place)
        key = next((step for step in rest if isinstance(step, str)), "")
        if draft is None:
            said = told_of_record("", None, None, one, is_warning=is_warning)
            mapper.faults.append(said)
            return
        if key in draft.wrong or (not key and draft.wrong):
            return  # what it says comes of what was told
        table, row, column = draft.place(key)
        mapped = mapper.tables[table]
        header = mapped.table.headers[column] if column is not None else ""
        cell = mapped.table.cell(row, column)
        value = "" if mapper.is_secret(header) else cell.shown()
        mapper.faults.append(
            told_of_record(
                mapped.table.name, row, column, one, header, value, is_warning=is_warning, family=draft.family
            )
        )

    # --- families and the account --------------------------------------------------------------------------

    def _families(self, mapper: Mapper, faults: Sequence[CellFault]) -> dict[str, bool]:
        """The families of the files; of each whether something is wrong with it, or with a unit or actor that it names."""
        errors = [one for one in faults if not one.is_warning]
        rows = {(clean(mapper.tables[row.table].table.name), row.row): row for row in mapper.drafts.rows}
        shared, wrong = set[str](), set[str]()
        for one in errors:
            row = rows.get((one.sheet, one.row or 0))
            if row is None or row.family is None:
                return {id: True for id in mapper.drafts.families}
            wrong.add(row.family)
            shared |= {str(draft.id) for draft in row.drafts if draft.family is None and draft.wrong}
        for row in mapper.drafts.rows:
            if row.family and shared & {str(draft.id) for draft in row.drafts if draft.family is None}:
                wrong.add(row.family)
        return {id: id in wrong for id in mapper.drafts.families}

    def _account(self, mapper: Mapper, gathered: Gathered, as_of: str, faults: Sequence[CellFault]) -> Account:
        told = self.mapping_file.told()
        account = Account(names_of(self.files), sha256_of(self.files), self.how, told, as_of)
        wrong = {(one.sheet, one.row) for one in faults if not one.is_warning and one.row is not None}
        keys = _keys(gathered) if not any(not one.is_warning for one in faults) else {}
        by_at: dict[str, list[RowResult]] = {}
        for row in mapper.drafts.rows:
            by_at.setdefault(row.at, []).append(row)
        for at, results in by_at.items():
            table = mapper.tables[results[0].table].table
            is_wrong = any(one.is_wrong for one in results) or (clean(table.name), results[0].row) in wrong
            account.records.append(_source_record(at, results, keys, is_wrong=is_wrong))
        seen = set[int]()
        for mapped in mapper.tables:
            if id(mapped.table) in seen:
                continue
            seen.add(id(mapped.table))
            table = mapped.table
            account.read[table.account_name] = len(table.rows) + len(table.left_out)
            account.records += [SourceRecord(table.at(row), "left_out", ["not_on_list"]) for row in table.left_out]
            account.fields += _fields(table, mapper)
        account.fields += _assumed(mapper)
        return account


def _look_alike(one: str, other: str) -> Message:
    """That two names are taken as two, and look like one."""
    return Message("tables.look_alike", {"one": clean(one), "other": clean(other)})


def _source_record(
    at: str, results: list[RowResult], keys: dict[int, tuple[str, str]], *, is_wrong: bool
) -> SourceRecord:
    """What became of one row, which several tables of the mapping may have read."""
    if is_wrong:
        return SourceRecord(at, "error")
    drafts = [draft for one in results for draft in one.drafts]
    if not drafts:
        return SourceRecord(at, "left_out", ["empty"])
    became = list(dict.fromkeys(keys[id(draft.first)] for draft in drafts if id(draft.first) in keys))
    if any(draft.adds for draft in drafts):
        return SourceRecord(at, "taken", [], became)
    return SourceRecord(at, "joined", ["double"], became)


def _keys(gathered: Gathered) -> dict[int, tuple[str, str]]:
    """What each draft became: the list, and what names it there."""
    return {id(draft): (draft.map.list, key_of(draft.map.list, draft.values)) for draft in gathered.placed.values()}


def _places(mapper: Mapper, gathered: Gathered) -> dict[tuple[str, str, str], tuple[str, int]]:
    return {
        (draft.map.list, draft.family or "", key_of(draft.map.list, draft.values)): (
            mapper.tables[draft.table].table.name,
            draft.row,
        )
        for draft in gathered.placed.values()
    }


def _fields(table: Table, mapper: Mapper) -> list[FieldNote]:
    """The columns of a table that are not taken."""
    used = set[int]().union(*(mapped.used for mapped in mapper.tables if mapped.table is table))
    if any(record.matrix for mapped in mapper.tables if mapped.table is table for record in mapped.map.records):
        used |= {n for n, header in enumerate(table.headers) if header not in mapper.mapping.ignore}
    found = []
    for column, header in enumerate(table.headers):
        values = sum(1 for row in table.rows if row.cells and not mapper.reader.is_unknown(row.cells[column]))
        if column not in used and (header or values):
            reason = "cpr" if is_headed(header) else "not_on_list"
            found.append(FieldNote(f"{table.account_name}!{header}", values, "left_out", reason))
    return found


def _assumed(mapper: Mapper) -> list[FieldNote]:
    """`status`, `kind` and `at` that no cell says, once each."""
    counts: dict[str, int] = {}
    for draft in mapper.drafts:
        for key in ("status", "kind", "at"):
            spec = draft.map.fields.get(key)
            if spec and (spec.value is not UNSET or key in draft.weak):
                name = f"{draft.map.list}.{key}"
                counts[name] = counts.get(name, 0) + (draft.same is None)
    return [FieldNote(name, number, "taken", "assumed") for name, number in counts.items()]


def _draft_at(gathered: Gathered, place: tuple[str | int, ...]) -> tuple[Draft | None, tuple[str | int, ...]]:
    """The draft of the innermost record at a place, and the rest of the way."""
    for length in range(len(place), 0, -1):
        if place[:length] in gathered.placed:
            return gathered.placed[place[:length]], place[length:]
    return None, place


def told_of_record(
    sheet: str,
    row: int | None,
    column: int | None,
    one: Fault,
    header: str = "",
    value: str = "",
    *,
    is_warning: bool,
    family: str | None = None,
) -> CellFault:
    """What the checks of a case file say, at a cell."""
    rule = "cpr" if one.code in ("cpr", "cpr_key") else "record"
    plain = fault(sheet, row, column, rule, header=header, value=value, is_warning=is_warning, family=family)
    return replace(
        plain,
        fact=Message(f"fault.{one.code}.fact", one.values),
        remedy=Message(f"fault.{one.code}.remedy", one.values),
    )


def _told_once(faults: Sequence[CellFault], order: dict[str, int]) -> list[CellFault]:
    """Each fault once, in the order of sheets, rows and columns."""
    first: dict[tuple[Any, ...], CellFault] = {}
    for one in faults:
        first.setdefault((one.sheet, one.row, one.column, one.rule), one)
    placed = [replace(one, order=order.get(one.sheet, -1)) for one in first.values()]
    return sorted(placed, key=lambda one: (one.order, one.row or 0, -1 if one.column is None else one.column, one.rule))
