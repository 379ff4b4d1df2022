"""Rows to drafts of records, by a mapping. What names another record is looked for later, when all are known."""

from dataclasses import dataclass, field

from graph.checks.values import clean
from graph.model.records import Family
from importers.tables.cells import Cell, Row, Table
from importers.tables.cpr import plain_number
from importers.tables.drafts import Draft, RowResult
from importers.tables.faults import Faults, fault
from importers.tables.keeping import Kept
from importers.tables.making import Maker, MappedTable, Unmade
from importers.tables.mapping import OF_ALL, FamilyMap, Mapping, RecordMap, Spec, TableMap
from importers.tables.naming import keyed
from importers.tables.values import Reader, Wrong
from importers.tables.wording import alike


@dataclass
class Mapper:
    """Makes the drafts, and tells what is wrong with cells and columns."""

    mapping: Mapping
    reader: Reader
    drafts: Kept
    faults: Faults = field(default_factory=Faults)
    tables: list[MappedTable] = field(default_factory=list[MappedTable])
    left_out: frozenset[str] = frozenset()
    """Families whose rows are not taken."""

    def take(self, table: Table, of: TableMap) -> None:
        """All rows of a table."""
        mapped = self.opened(table, of)
        if mapped is None:
            return
        others = [column for column in range(len(table.headers)) if column not in mapped.used]
        mapped.known = dict.fromkeys(others, 0)
        for row in table.rows:
            for column in others if row.cells else ():
                mapped.known[column] += not self.reader.is_unknown(row.cells[column])
            self._row(mapped, row)
        self._new_columns(mapped)

    # --- columns -------------------------------------------------------------------------------------------

    def opened(self, table: Table, of: TableMap) -> MappedTable | None:
        """The table with its columns; None where it cannot be read by this mapping."""
        self.faults += table.faults
        columns = {header: column for column, header in reversed(list(enumerate(table.headers))) if header}
        is_whole = self._headers(table, columns) if table.headers else not table.faults and self._no_header(table)
        wanted = self._wanted(of)
        for name in wanted:
            if name not in columns and table.headers:
                is_whole = False
                near = alike(name, columns)
                code = "header_gone" if near else "header_gone_bare"
                said = {"column": clean(name), "near": near[0] if near else ""}
                self.faults.append(fault(table.name, table.header_row, None, "header", code, said, header=name))
        if not is_whole:
            return None
        used = {columns[name] for name in wanted}
        mapped = MappedTable(len(self.tables), table, of, columns, used)
        self.tables.append(mapped)
        return mapped

    def _no_header(self, table: Table) -> bool:
        self.faults.append(fault(table.name, table.header_row, None, "header", "header_empty"))
        return False

    def _headers(self, table: Table, columns: dict[str, int]) -> bool:
        if not columns:
            return self._no_header(table)
        is_whole = True
        for column, header in enumerate(table.headers):
            if header and columns[header] != column:
                is_whole = False
                self.faults.append(fault(table.name, table.header_row, column, "header", "header_twice", header=header))
        return is_whole

    def _wanted(self, of: TableMap) -> list[str]:
        """The columns that a table must have for this mapping."""
        names: dict[str, None] = {}
        for record in of.records:
            for spec in record.fields.values():
                names |= dict.fromkeys(spec.columns)
            if record.when:
                names[record.when.column] = None
            if record.matrix:
                names[record.matrix.names] = None
        family = self.mapping.family
        if family and family.column and any(record.kind not in OF_ALL for record in of.records):
            names |= dict.fromkeys(name for name in (family.column, family.name_column) if name)
        return list(names)

    def _new_columns(self, mapped: MappedTable) -> None:
        """Columns that are neither mapped nor known and left out. What heads a matrix is a name."""
        if any(record.matrix for record in mapped.map.records):
            return
        family = self.mapping.family
        known = {*self.mapping.ignore, *((family.column, family.name_column) if family else ())}
        for column, header in enumerate(mapped.table.headers):
            if column in mapped.used or header in known:
                continue
            if header or mapped.known[column]:
                code = "new_column" if header else "new_column_bare"
                table = mapped.table
                self.faults.append(
                    fault(table.name, table.header_row, column, "new_column", code, header=header, is_warning=True)
                )

    # --- rows ----------------------------------------------------------------------------------------------

    def _row(self, mapped: MappedTable, row: Row) -> None:
        result = self.drafts.result(mapped.number, row.number)
        self._read(mapped, row, result)
        self.drafts.put(result)

    def _read(self, mapped: MappedTable, row: Row, result: RowResult) -> None:
        if row.is_broken:
            result.is_wrong = True
            return
        if all(self.reader.is_unknown(row.cells[column]) for column in mapped.used) and not any(
            (row.number, column) in mapped.table.broken for column in mapped.used
        ):
            result.is_empty = True
            return
        family, name = self._family(mapped, row, result)
        result.family = family
        if family is not None and family in self.left_out:
            result.family, result.is_wrong = None, True
            return
        if family is not None:
            self.drafts.family(family, name)
        made: list[Draft] = []
        unmade: dict[tuple[str, int | None], Unmade] = {}
        for record in mapped.map.records:
            if record.matrix is not None:
                continue  # of the whole table, when all names are known
            if record.kind not in OF_ALL and family is None:
                continue
            if record.when and not self._when(mapped, row, record):
                unmade[record.kind, record.group] = Unmade(mapped.columns[record.when.column], is_told=False)
                continue
            Maker(self.reader, self.tell, mapped, row, result, record, family, made, unmade).make()

    def _when(self, mapped: MappedTable, row: Row, record: RecordMap) -> bool:
        assert record.when
        column = mapped.columns[record.when.column]
        cell = row.cells[column]
        if (row.number, column) in mapped.table.broken or cell.kind in ("broken", "uncounted"):
            self._check_readable(mapped, row, column, cell)
            return False
        if self.reader.is_unknown(cell):
            return False
        return record.when.is_filled or self.reader.holds(record.when.among, cell)

    def _check_readable(self, mapped: MappedTable, row: Row, column: int, cell: Cell) -> None:
        """Tell once that a cell cannot be read."""
        if (row.number, column) in mapped.table.broken:
            return
        mapped.table.broken.add((row.number, column))
        rule = "cell_error" if cell.kind == "broken" else "formula"
        self.tell(mapped, row.number, column, Wrong(rule), cell, None)

    def _family(self, mapped: MappedTable, row: Row, result: RowResult) -> tuple[str | None, str | None]:
        """Whose row it is, and the name that it gives; None where no family's record is made of it, or it is not known."""
        family = self.mapping.family
        if family is None or all(record.kind in OF_ALL for record in mapped.map.records):
            return None, None
        if family.id is not None:
            return family.id, family.name
        return self._family_of_row(mapped, row, family, result)

    def _family_of_row(
        self, mapped: MappedTable, row: Row, family: FamilyMap, result: RowResult
    ) -> tuple[str | None, str | None]:
        assert family.column
        column = mapped.columns[family.column]
        cell = row.cells[column]
        if (row.number, column) in mapped.table.broken:
            result.is_wrong = True
            return None, None
        if self.reader.is_unknown(cell):
            result.is_wrong = True
            self.tell(mapped, row.number, column, Wrong("missing"), cell, None)
            return None, None
        try:
            text = str(self.reader.value(Spec((family.column,)), Family, "id", cell, None))
        except Wrong as wrong:
            result.is_wrong = True
            self.tell(mapped, row.number, column, wrong, cell, None)
            return None, None
        id = keyed(self.reader.key(), plain_number(cell)) if family.is_keyed else text
        name = family.name
        if family.name_column:
            other = row.cells[mapped.columns[family.name_column]]
            name = other.shown() if not self.reader.is_unknown(other) else name
        return id, name

    # --- telling -------------------------------------------------------------------------------------------

    def tell(
        self, mapped: MappedTable, row: int, column: int | None, wrong: Wrong, cell: Cell, family: str | None
    ) -> None:
        """Something is wrong with a cell. What stands in a column of keys is never shown."""
        table = mapped.table
        header = table.headers[column] if column is not None else ""
        value = "" if self.is_secret(header) else cell.shown()
        self.faults.append(
            fault(
                table.name, row, column, wrong.rule, wrong.code, wrong.values, header=header, value=value, family=family
            )
        )

    def is_secret(self, header: str) -> bool:
        """Whether a column holds numbers that are made a key of."""
        family = self.mapping.family
        if family and family.is_keyed and family.column == header:
            return True
        return any(
            spec.is_keyed and header in spec.columns
            for table in self.mapping.tables
            for record in table.records
            for spec in record.fields.values()
        )
