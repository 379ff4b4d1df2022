"""Files and a mapping to a case file, with all that is wrong told at its cell, and the account of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from graph.checks.values import clean
from graph.model.dates import full_day
from graph.model.records import Meeting
from importers.tables.account import Account, names_of, sha256_of
from importers.tables.accounting import Accounting
from importers.tables.cells import number_of
from importers.tables.checking import Checking
from importers.tables.converted import Converted, Options, Spooled
from importers.tables.faults import CellFault, TableRefused, fault
from importers.tables.gathering import Gatherer, tell_again
from importers.tables.keeping import Kept
from importers.tables.lookups import Looking
from importers.tables.mapper import Mapper
from importers.tables.mapping import FamilyMap, Mapping, Spec
from importers.tables.mapping_file import MappingFile
from importers.tables.matrices import matrix_drafts, tell_heads
from importers.tables.reading import Sheets, open_sheets
from importers.tables.screening import numbers_in
from importers.tables.shared import Shared
from importers.tables.values import Reader, Wrong
from importers.tables.wording import alike
from words import Message

_CELL = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


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
        """Rows are read and kept; then units and actors are put together, which all families share, and each family by itself."""
        mapping = self._mapping()
        as_of, early = self._as_of(mapping)
        reader = Reader(mapping, as_of, mapping.read, self.options.key)
        mapper = Mapper(mapping, reader, Kept(mapping), left_out=self.options.left_out)
        mapper.faults.extend(early)
        self._take(mapper, mapping)
        if mapping.family and mapping.family.id is not None and mapper.tables:
            mapper.drafts.family(mapping.family.id, mapping.family.name)
        mapper.drafts.all_read()
        looking = Looking()
        shared = Shared(mapper, looking)
        shared.gather()
        checking = Checking(mapper, shared, str(as_of))
        checking.check_shared()
        accounting = Accounting(mapper)
        accounting.note_shared(shared)
        named = self._families(mapper, shared, checking, accounting, looking)
        checking.check_ids()
        return self._converted(mapper, shared, accounting, str(as_of), named)

    def _families(
        self, mapper: Mapper, shared: Shared, checking: Checking, accounting: Accounting, looking: Looking
    ) -> set[str]:
        """Gather, check and note each family. Gives those that name a unit or actor with which something is wrong."""
        tell_heads(mapper, shared)
        named = set[str]()
        for family, name in mapper.drafts.families():
            rows = [*mapper.drafts.rows_of(family)]
            gatherer = Gatherer(mapper, shared, looking, family, name, rows)
            checking.check_family(gatherer.gather(matrix_drafts))
            if any(one.is_wrong for row in rows for one in row.shared):
                named.add(family)
            for row in rows:
                accounting.note(row)
        for row in mapper.drafts.rows_of(None):
            tell_again(mapper, row)
            accounting.note(row)
        return named

    def _converted(
        self, mapper: Mapper, shared: Shared, accounting: Accounting, as_of: str, named: set[str]
    ) -> Converted:
        faults = mapper.faults
        told = self.mapping_file.told()
        account = Account(names_of(self.files), sha256_of(self.files), self.how, told, as_of)
        for table in accounting.tables():
            account.read[table.account_name] = len(table.rows) + len(table.left_out)
        account.fields = accounting.fields()
        account.kept = accounting.records
        notes = [
            *self.sheets.notes,
            *([Message("tables.free_text")] if mapper.mapping.free_text else []),
            *(_look_alike(*names) for names in shared.look_alike()),
        ]
        made = Spooled(mapper.drafts.spool, as_of) if not faults.errors else None
        families = _wrong_families(mapper, named) if faults.errors else {}
        kept = _in_order(faults.kept, {clean(name): number for number, name in enumerate(self.sheets.names)})
        more = faults.errors - sum(1 for one in kept if not one.is_warning)
        return Converted(made, kept, account, notes, families, more_errors=more)

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
                mapper.faults.extend(numbers_in(table, mapping))
            mapper.take(table, of)

    def _no_sheet(self, which: str | int) -> CellFault:
        near = alike(str(which), self.sheets.names)
        said = {"sheet": str(which), "near": near[0] if near else "", "known": ", ".join(self.sheets.names[:20])}
        return fault(str(which), None, None, "no_sheet", "no_sheet_near" if near else "", said)


def _wrong_families(mapper: Mapper, named: set[str]) -> dict[str, bool]:
    """The families of the files; of each whether something is wrong with it, or with a unit or actor that it names."""
    faults, wrong = mapper.faults, set(named)
    is_of_all = faults.is_of_all
    left = {sheet: set(rows) for sheet, rows in faults.wrong_rows.items()}
    sheets = [clean(mapped.table.name) for mapped in mapper.tables]
    for table, row, family in mapper.drafts.spool.each("SELECT tab, number, family FROM rows"):
        if row in faults.wrong_rows.get(sheets[table], ()):
            left[sheets[table]].discard(row)
            if family is None:
                is_of_all = True
            else:
                wrong.add(family)
    is_of_all = is_of_all or any(left.values())
    return {id: is_of_all or id in wrong for id, _ in mapper.drafts.families()}


def _look_alike(one: str, other: str) -> Message:
    """That two names are taken as two, and look like one."""
    return Message("tables.look_alike", {"one": clean(one), "other": clean(other)})


def _in_order(faults: Sequence[CellFault], order: dict[str, int]) -> list[CellFault]:
    """In the order of sheets, rows and columns."""
    placed = [replace(one, order=order.get(one.sheet, -1)) for one in faults]
    return sorted(placed, key=lambda one: (one.order, one.row or 0, -1 if one.column is None else one.column, one.rule))
