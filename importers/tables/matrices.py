"""Matrices: ties of the name in each row and the names that head columns. Both halves must say the same; an unknown cell says nothing."""

from collections.abc import Iterator

from importers.tables.cells import Cell, Row
from importers.tables.drafts import Draft
from importers.tables.gathering import Gatherer
from importers.tables.making import MappedTable
from importers.tables.mapper import Mapper
from importers.tables.mapping import Find, Matrix, RecordMap
from importers.tables.shared import Shared
from importers.tables.values import Wanted, Wrong
from words import Series


def matrix_drafts(gatherer: Gatherer) -> Iterator[tuple[RecordMap, list[Draft]]]:
    """The ties of a family that its matrices say."""
    for mapped in gatherer.mapper.tables:
        for record in mapped.map.records:
            if record.matrix is not None:
                yield record, _Family(gatherer, mapped, record, record.matrix).drafts()


def tell_heads(mapper: Mapper, shared: Shared) -> None:
    """Heads of columns that nobody has as a name: told once, at the header."""
    for mapped in mapper.tables:
        for record in mapped.map.records:
            if record.matrix is not None:
                _tell_heads(mapper, shared, mapped, record)


def _tell_heads(mapper: Mapper, shared: Shared, mapped: MappedTable, record: RecordMap) -> None:
    table, heads = mapped.table, set(_heads(mapper, mapped))
    if mapper.drafts.spool.one("SELECT id FROM families LIMIT 1") is None:
        return
    if _find(record) == "people":
        unknown = set(heads)
        for family, _ in mapper.drafts.families():
            unknown -= _people(mapper, family)
    else:
        unknown = {head for head in heads if not shared.found("actors", head)}
    for column, header in enumerate(table.headers):
        if header in unknown and column not in mapped.used:
            wrong = Wrong("not_found", "not_found_bare")
            mapper.tell(mapped, table.header_row, column, wrong, Cell("text", header), None)
            mapped.no_heads.add(column)


def _people(mapper: Mapper, family: str) -> set[str]:
    """The ids and names of a family's people."""
    found: set[str] = set()
    for row in mapper.drafts.rows_of(family):
        for draft in row.own:
            if draft.map.kind in ("member", "person"):
                found |= {str(draft.values[key]) for key in ("id", "name") if key in draft.values}
    return found


def _heads(mapper: Mapper, mapped: MappedTable) -> list[str]:
    return [mapped.table.headers[column] for column in _others(mapper, mapped)]


def _others(mapper: Mapper, mapped: MappedTable) -> list[int]:
    """The columns that are headed by names."""
    return [
        column
        for column, header in enumerate(mapped.table.headers)
        if header and header not in mapper.mapping.ignore and column not in mapped.used
    ]


def _find(record: RecordMap) -> Find:
    return "people" if record.kind == "private_tie" else "actors"


class _Family:
    """The rows of one family in one matrix."""

    def __init__(self, gatherer: Gatherer, mapped: MappedTable, record: RecordMap, matrix: Matrix) -> None:
        self._gatherer, self._mapped, self._record, self._matrix = gatherer, mapped, record, matrix
        self._reader = gatherer.mapper.reader
        self._names = mapped.columns[matrix.names]
        self._others = _others(gatherer.mapper, mapped)

    def drafts(self) -> list[Draft]:
        """All ties, each of which is also kept with its row."""
        found: dict[tuple[str, ...], Draft] = {}
        made: list[Draft] = []
        for result in self._gatherer.rows:
            row = self._mapped.table.row(result.row) if result.table == self._mapped.number else None
            if row is None or not row.cells or self._reader.is_unknown(row.cells[self._names]):
                continue
            for column in self._others:
                if (row.number, column) in self._mapped.table.broken or self._reader.is_unknown(row.cells[column]):
                    continue
                draft = self._tie(row, column)
                if draft is not None:
                    self._compare(found, draft)
                    result.drafts.append(draft)
                    made.append(draft)
        return made

    def _compare(self, found: dict[tuple[str, ...], Draft], draft: Draft) -> None:
        """Tell where the other half of the matrix says something else."""
        ends = (str(draft.values["a"]), str(draft.values["b"]))
        if draft.values.get("kind") != "coordinates":
            ends = tuple(sorted(ends))
        first = found.setdefault(ends, draft)
        if first.values.get("status") != draft.values.get("status"):
            self._gatherer.differs(first, draft, "status")

    def _tie(self, row: Row, column: int) -> Draft | None:
        mapped, record, cell = self._mapped, self._record, row.cells[column]
        head, name = mapped.table.headers[column], row.cells[self._names].shown()
        columns = {"a": self._names, "b": column, "status": column}
        draft = Draft(record, self._gatherer.family, mapped.number, row.number, columns=columns)
        if column in mapped.no_heads or name == head:
            return None  # told at the header; or the diagonal
        meanings = (meaning for word, meaning in self._matrix.cells.items() if self._reader.holds((word,), cell))
        status = next(meanings, None)
        if status is None:
            self._tell_word(draft, cell)
            return None
        a = self._gatherer.look_up(draft, "a", Wanted(_find(record), name))
        b = self._gatherer.look_up(draft, "b", Wanted(_find(record), head))
        if a is None or b is None or a == b:
            return None
        kind = record.fields["kind"].value if "kind" in record.fields else None
        ends = (a, b) if kind == "coordinates" else sorted((a, b))
        draft.values = {key: spec.value for key, spec in record.fields.items()}
        draft.values |= {"a": ends[0], "b": ends[1]}
        if record.kind == "tie" or status == "documented_absent":
            draft.values["status"] = status
        return draft

    def _tell_word(self, draft: Draft, cell: Cell) -> None:
        says_no = self._reader.holds(("no",), cell)
        rule, code = ("no_is_no_value", "") if says_no else ("unknown_word", "word_of_several")
        offered = Series(tuple(self._matrix.cells), last="list.or")
        self._gatherer.tell(draft, "status", Wrong(rule, code, offered=offered), cell.shown())
