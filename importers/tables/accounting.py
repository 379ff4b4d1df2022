"""The account of what was read by a mapping: each row once, as its drafts came out; columns that were not taken; what was assumed."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from graph.checks.values import clean
from importers.tables.account import FieldNote, SourceRecord, key_of
from importers.tables.cells import Table
from importers.tables.cpr import is_headed
from importers.tables.drafts import Draft, RowResult, Variant
from importers.tables.mapper import Mapper
from importers.tables.mapping import UNSET
from importers.tables.shared import Shared
from importers.tables.spool import packed, unpacked

_PUT = "INSERT INTO outcomes VALUES (?, ?, ?, ?)"
_IN_ORDER = "SELECT sheet, number, data FROM outcomes ORDER BY sheet, number, seq"
_ASSUMED = ("status", "kind", "at")


class Accounting:
    """Notes what became of each row, and gives it back in the order of the tables."""

    def __init__(self, mapper: Mapper) -> None:
        self._mapper = mapper
        self._assumed: Counter[str] = Counter()
        self._sheets: dict[int, int] = {}
        """Of each table of the mapping the first that reads the same sheet."""
        by_sheet: dict[int, int] = {}
        for mapped in mapper.tables:
            self._sheets[mapped.number] = by_sheet.setdefault(id(mapped.table), mapped.number)

    def note(self, row: RowResult) -> None:
        """What became of a row, when its family is gathered."""
        became: list[tuple[str, str]] = []
        if not self._mapper.faults.errors:
            became = [_became(draft) for draft in row.drafts]
        adds = any(one.adds and (isinstance(one, Draft) or one.row == row.number) for one in row.drafts)
        for draft in row.own:
            self._assume(draft.map, draft.weak, draft.same is None)
        data = packed((row.is_wrong, bool(row.drafts), adds, became))
        self._mapper.drafts.spool.put(_PUT, (self._sheets[row.table], row.row, row.number, data))

    def _assume(self, record: Any, weak: Iterable[str], counts: bool) -> None:
        for key in _ASSUMED:
            spec = record.fields.get(key)
            if spec and (spec.value is not UNSET or key in weak):
                self._assumed[f"{record.list}.{key}"] += counts

    def note_shared(self, shared: Shared) -> None:
        """What is assumed of units and actors."""
        kept = self._mapper.drafts
        for said, same in kept.spool.each(
            "SELECT said, no <> min(no) OVER (PARTITION BY kind, id) FROM shared ORDER BY no"
        ):
            draft = kept.draft(unpacked(said), 0, 0, None, shared.variants)
            self._assume(draft.map, draft.weak, not same)

    def fields(self) -> list[FieldNote]:
        """The columns that are not taken, and what was assumed."""
        found: list[FieldNote] = []
        for table in self.tables():
            found += self._columns(table)
        return found + [FieldNote(name, number, "taken", "assumed") for name, number in self._assumed.items()]

    def tables(self) -> list[Table]:
        """Each table that was read."""
        return [self._mapper.tables[number].table for number in dict.fromkeys(self._sheets.values())]

    def _columns(self, table: Table) -> Iterator[FieldNote]:
        """The columns of a table that are not taken."""
        readers = [mapped for mapped in self._mapper.tables if mapped.table is table]
        used = set[int]().union(*(mapped.used for mapped in readers))
        if any(record.matrix for mapped in readers for record in mapped.map.records):
            used |= {n for n, header in enumerate(table.headers) if header not in self._mapper.mapping.ignore}
        for column, header in enumerate(table.headers):
            values = readers[0].known.get(column, 0)
            if column not in used and (header or values):
                reason = "cpr" if is_headed(header) else "not_on_list"
                yield FieldNote(f"{table.account_name}!{header}", values, "left_out", reason)

    # --- rows ----------------------------------------------------------------------------------------------

    def records(self) -> Iterator[SourceRecord]:
        """Every row that was read, once."""
        is_wrong = bool(self._mapper.faults.errors)
        rows = self._mapper.drafts.spool.each(_IN_ORDER)
        for (sheet, number), group in groupby(rows, key=lambda row: (row[0], row[1])):
            table = self._mapper.tables[sheet].table
            found = [unpacked(data) for _, _, data in group]
            if number in self._mapper.faults.wrong_rows.get(clean(table.name), ()) or any(one[0] for one in found):
                yield SourceRecord(table.at(number), "error")
                continue
            yield _source_record(table.at(number), found, is_wrong=is_wrong)
        for table in self.tables():
            for number in table.left_out:
                yield SourceRecord(table.at(number), "left_out", ["not_on_list"])


def _source_record(at: str, found: list[tuple[bool, bool, bool, list[Any]]], *, is_wrong: bool) -> SourceRecord:
    """What became of one row, which several tables of the mapping may have read."""
    if not any(has_drafts for _, has_drafts, _, _ in found):
        return SourceRecord(at, "left_out", ["empty"])
    became = [] if is_wrong else list(dict.fromkeys(tuple(one) for _, _, _, all in found for one in all))
    if any(adds for _, _, adds, _ in found):
        return SourceRecord(at, "taken", [], became)
    return SourceRecord(at, "joined", ["double"], became)


def _became(draft: Draft | Variant) -> tuple[str, str]:
    if isinstance(draft, Variant):
        return draft.list, draft.id
    return draft.map.list, key_of(draft.map.list, draft.first.values)
