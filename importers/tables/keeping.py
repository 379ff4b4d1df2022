"""Rows and what they become, kept in the spool as they are read, and given back family by family."""

from collections.abc import Iterator, Sequence
from typing import Any

from importers.tables.drafts import Draft, RowResult, Variant
from importers.tables.mapping import OF_ALL, Mapping, RecordMap
from importers.tables.spool import Spool, packed, unpacked

_PUT_ROW = "INSERT INTO rows VALUES (?, ?, ?, ?, ?)"
_PUT_SHARED = "INSERT INTO shared (no, kind, said, seq, data, adds, wrong) VALUES (?, ?, ?, ?, ?, 0, 0)"
_PUT_FAMILY = """INSERT INTO families VALUES (?, ?)
  ON CONFLICT (id) DO UPDATE SET name = min(ifnull(name, excluded.name), ifnull(excluded.name, name))"""
_ROWS = "SELECT seq, tab, number, family, data FROM rows WHERE family IS ? ORDER BY seq"
_VARIANT = "SELECT no, kind, seq, id, adds, wrong, differs FROM shared WHERE no = ?"
_REMEMBERED = 20_000
_LISTS = {"unit": "units", "actor": "actors"}


class Kept:
    """What the rows became."""

    def __init__(self, mapping: Mapping) -> None:
        self.spool = Spool()
        self._maps: list[RecordMap] = [record for table in mapping.tables for record in table.records]
        self._numbers = {id(record): number for number, record in enumerate(self._maps)}
        self._rows = self._shared = 0
        self._said: dict[bytes, int] = {}
        self._families: dict[str, str | None] = {}
        self._variants: dict[int, Variant] = {}

    # --- writing -------------------------------------------------------------------------------------------

    def family(self, id: str, name: str | None) -> None:
        """A family whose rows are taken. Of several names that they give it, the first by the alphabet counts."""
        if id in self._families and name in (self._families[id], None):
            return
        if len(self._families) >= _REMEMBERED:
            self._families.clear()
        self._families[id] = name
        self.spool.put(_PUT_FAMILY, (id, name))

    def result(self, table: int, row: int) -> RowResult:
        """What becomes of a row that is about to be read."""
        self._rows += 1
        return RowResult(self._rows, table, row, None)

    def put(self, result: RowResult) -> None:
        """Keep what became of a row."""
        places = {id(draft): place for place, draft in enumerate(result.drafts)}
        numbers: dict[int, int] = {}
        kept: list[Any] = []
        for draft in result.own:
            if draft.map.kind in OF_ALL:
                numbers[id(draft)] = self._number(draft, numbers, result)
                kept.append(numbers[id(draft)])
            else:
                kept.append(self._plain(draft, places))
        data = packed((result.is_empty, result.is_wrong, kept))
        self.spool.put(_PUT_ROW, (result.number, result.table, result.row, result.family, data))

    def _plain(self, draft: Draft, places: dict[int, int]) -> tuple[Any, ...]:
        """A draft without what every row of its map says: what it names stands by its place."""
        values = {key: _named(value, places) for key, value in draft.values.items()}
        return (self._numbers[id(draft.map)], values, draft.columns, tuple(draft.wrong), tuple(draft.weak))

    def _number(self, draft: Draft, numbers: dict[int, int], result: RowResult) -> int:
        """The number of a unit or actor, said so; what is said for the first time is kept."""
        said = packed(self._plain(draft, numbers))
        number = self._said.get(said)
        if number is None:
            found = (
                self.spool.one("SELECT no FROM shared WHERE said = ?", (said,))
                if self._shared > len(self._said)
                else None
            )
            if found is None:
                self._shared += 1
                values = (self._shared, draft.map.kind, said, result.number, packed((draft.table, draft.row)))
                self.spool.put(_PUT_SHARED, values)
            number = int(found[0]) if found else self._shared
            if len(self._said) >= _REMEMBERED:
                self._said.clear()
            self._said[said] = number
        return number

    # --- reading -------------------------------------------------------------------------------------------

    def all_read(self) -> None:
        """Make it fit to be asked for: after the last row."""
        self.spool.run("CREATE INDEX rows_of_family ON rows (family)")

    def families(self) -> Iterator[tuple[str, str]]:
        """Ids and names, in the order of the ids."""
        for id, name in self.spool.each("SELECT id, name FROM families ORDER BY id"):
            yield id, name if name is not None else id

    def rows_of(self, family: str | None) -> Iterator[RowResult]:
        """The rows of a family, or of none, in the order in which they were read."""
        for number, table, row, of, data in self.spool.each(_ROWS, (family,)):
            is_empty, is_wrong, kept = unpacked(data)
            drafts: list[Draft | Variant] = []
            for one in kept:
                drafts.append(self.variant(one) if isinstance(one, int) else self.draft(one, table, row, of, drafts))
            yield RowResult(number, table, row, of, drafts, is_empty, is_wrong)

    def draft(self, kept: tuple[Any, ...], table: int, row: int, family: str | None, named: Sequence[Any]) -> Draft:
        """A draft again; `named`: what it may name, by place."""
        number, values, columns, wrong, weak = kept
        found = {key: _meant(value, named) for key, value in values.items()}
        return Draft(self._maps[number], family, table, row, found, columns, set(wrong), set(weak))

    def variant(self, number: int) -> Variant:
        """A unit or actor as rows say it. Asked when all are named."""
        found = self._variants.get(number)
        if found is None:
            _, kind, row, id, adds, wrong, told = self.spool.one(_VARIANT, (number,))
            found = Variant(
                number, _LISTS[kind], row, id or "", bool(adds), bool(wrong), unpacked(told) if told else ()
            )
            if len(self._variants) >= _REMEMBERED:
                self._variants.clear()
            self._variants[number] = found
        return found

    def forget(self) -> None:
        """Ask for variants anew."""
        self._variants.clear()


def _named(value: Any, places: dict[int, int]) -> Any:
    if isinstance(value, Draft):
        return (places.get(id(value)),)
    if isinstance(value, list):
        return [_named(one, places) for one in value]
    return value


def _meant(value: Any, named: Sequence[Any]) -> Any:
    if isinstance(value, tuple):
        return named[value[0]] if value[0] is not None else None
    if isinstance(value, list):
        return [_meant(one, named) for one in value]
    return value
