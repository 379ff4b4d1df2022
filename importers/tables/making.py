"""One record of one row: its keys from cells, from fixed values, from records made before it; and what it lacks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.checks.keys import keys_of
from importers.tables.cells import EMPTY, Cell, Row, Table
from importers.tables.drafts import Draft, RowResult
from importers.tables.mapping import OF_ALL, UNSET, RecordMap, Spec, TableMap
from importers.tables.values import UNKNOWN, OtherKey, Reader, Wrong, fixed

NAMED = frozenset({"unit", "actor", "home", "member", "person"})
"""Records that others may name, by an id that is made of their name where no column gives one."""


@dataclass(frozen=True)
class Unmade:
    """A record that a row does not become, and the column that would have named it; `is_told` where that is an error already."""

    column: int | None
    is_told: bool


@dataclass
class MappedTable:
    """A table with the columns that its mapping names."""

    number: int
    table: Table
    map: TableMap
    columns: dict[str, int]
    used: set[int]
    known: dict[int, int] = field(default_factory=dict[int, int])
    """Of each column that is not used, how many cells say something."""
    no_heads: set[int] = field(default_factory=set[int])
    """Columns of a matrix whose heads name nobody."""


@dataclass
class Maker:
    """Makes one record of a row."""

    reader: Reader
    tell: Callable[[MappedTable, int, int | None, Wrong, Cell, str | None], None]
    mapped: MappedTable
    row: Row
    result: RowResult
    record: RecordMap
    family: str | None
    made: list[Draft]
    unmade: dict[tuple[str, int | None], Unmade]

    def make(self) -> None:
        """The draft, where something is known of it; what it lacks is told."""
        draft = Draft(
            self.record, None if self.record.kind in OF_ALL else self.family, self.mapped.number, self.row.number
        )
        lacking: dict[str, Unmade] = {}
        is_known = False
        for key, spec in self.record.fields.items():
            known, lack = self._key(draft, key, spec)
            is_known = is_known or known
            if lack is not None:
                lacking[key] = lack
        self._end(draft, lacking, is_known)

    def _key(self, draft: Draft, key: str, spec: Spec) -> tuple[bool, Unmade | None]:
        """Read a key. Gives whether a column says something, and what is lacking where nothing does."""
        if spec.value is not UNSET:
            draft.values[key] = fixed(spec.value, self.record.model, key)
            return False, None
        if spec.made:
            return self._made(draft, key, spec)
        columns = [self.mapped.columns[name] for name in spec.columns]
        draft.columns[key] = columns[0]
        cells = [self.row.cells[column] for column in columns]
        if any((self.row.number, column) in self.mapped.table.broken for column in columns):
            draft.wrong.add(key)
            return True, Unmade(columns[0], is_told=True)
        known = [
            (cell, column) for cell, column in zip(cells, columns, strict=True) if not self.reader.is_unknown(cell)
        ]
        if not known:
            return self._unknown(draft, key, spec, columns[0])
        cell, column = known[0]
        if len(spec.columns) > 1:
            cell = Cell("text", " ".join(cell.shown() for cell, _ in known))
        draft.columns[key] = column
        return self._known(draft, key, spec, cell, column)

    def _known(self, draft: Draft, key: str, spec: Spec, cell: Cell, column: int) -> tuple[bool, Unmade | None]:
        try:
            value = self.reader.value(spec, self.record.model, key, cell, self.mapped.table.day_of)
        except Wrong as wrong:
            draft.wrong.add(key)
            self.tell(self.mapped, self.row.number, column, wrong, cell, self.result.family)
            self.result.is_wrong = True
            return True, Unmade(column, is_told=True)
        if value is UNKNOWN:
            return self._unknown(draft, key, spec, column)
        if isinstance(value, OtherKey):
            draft.values[value.key], draft.columns[value.key] = value.value, column
            return True, None
        draft.values[key] = value
        return True, None

    def _unknown(self, draft: Draft, key: str, spec: Spec, column: int) -> tuple[bool, Unmade | None]:
        default = self.reader.default(spec)
        if default is UNKNOWN:
            return False, Unmade(column, is_told=False)
        draft.values[key] = fixed(default, self.record.model, key)
        draft.weak.add(key)
        return False, None

    def _made(self, draft: Draft, key: str, spec: Spec) -> tuple[bool, Unmade | None]:
        of_kind = [one for one in self.made if one.map.kind == spec.made]
        in_group = [one for one in of_kind if one.map.group == self.record.group]
        grouped = any(one.kind == spec.made and one.group is not None for one in self.mapped.map.records)
        candidates = in_group if self.record.group is not None and grouped else of_kind
        if candidates:
            found = candidates[-1]
            draft.values[key] = [found] if key in ("for", "attends", "participants", "about", "custody") else found
            return False, None
        group = self.record.group if grouped else None
        return False, self.unmade.get((spec.made, group), Unmade(None, is_told=False))

    def _end(self, draft: Draft, lacking: dict[str, Unmade], is_known: bool) -> None:
        """Keep the draft, or tell what it lacks, or let it be none: a record that nothing is known of is none."""
        needed = self._needed(draft, lacking)
        if not needed:
            self.made.append(draft)
            self.result.drafts.append(draft)
            return
        told = next((lack for lack in needed.values() if lack.is_told), None)
        first = next(iter(needed.values()))
        if told is None and is_known and self.record.group is None:
            for key, lack in needed.items():
                self.tell(
                    self.mapped, self.row.number, lack.column, Wrong("missing", key=key), EMPTY, self.result.family
                )
            self.result.is_wrong = True
            told = Unmade(first.column, is_told=True)
        if told is not None:
            self.result.is_wrong = True
            draft.wrong |= {*needed}
            if self.record.kind not in NAMED:
                self.result.drafts.append(draft)  # the rest of it is looked at, too
        self.unmade[self.record.kind, self.record.group] = told or first

    def _needed(self, draft: Draft, lacking: dict[str, Unmade]) -> dict[str, Unmade]:
        """What is lacking that the record cannot be without: a name, or a key of the format that must be there."""
        if (
            self.record.kind == "home"
            and not {"id", "name"} & {*draft.values}
            and {"id", "name"} & {*self.record.fields}
        ):
            return {key: lack for key, lack in lacking.items() if key in ("id", "name")}
        known = keys_of(self.record.model)
        return {key: lack for key, lack in lacking.items() if key in known and known[key].is_required() and key != "id"}
