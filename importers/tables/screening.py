"""Each cell of a table looked at for CPR numbers, before anything else is done with it (R11)."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model.cpr import looks_like_cpr
from importers.tables.cells import Cell, Table
from importers.tables.cpr import SHARE, is_headed, is_number, is_number_without_zero
from importers.tables.faults import MASK, CellFault, fault
from importers.tables.mapping import Mapping

_FEWEST = 2
"""Cells that make a column one of numbers, where its header does not say so."""


@dataclass
class _Column:
    """What was seen in a column."""

    known: int = 0
    whole: list[int] = field(default_factory=list[int])
    """Rows with a number of ten digits."""
    short: list[int] = field(default_factory=list[int])
    """Rows with one that may have lost its first zero: it counts where there are others."""


def numbers_in(table: Table, mapping: Mapping) -> list[CellFault]:
    """What is wrong with a table that holds CPR numbers; their cells are not read after that.

    A column of them must be left out by the mapping, or be a key; elsewhere each cell is told.
    """
    exempt = _exempt(mapping)
    found = [
        fault(table.name, table.header_row, column, "cpr", "cpr_header", header=header)
        for column, header in enumerate(table.headers)
        if looks_like_cpr(header)
    ]
    columns = {column: _Column() for column, header in enumerate(table.headers) if not header or header not in exempt}
    for row in table.rows:
        for column, seen in columns.items() if row.cells else ():
            _look(row.cells[column], row.number, seen)
    for column, seen in columns.items():
        header = table.headers[column]
        rows = sorted([*seen.whole, *seen.short]) if seen.whole or is_headed(header) else []
        if not rows:
            continue
        table.broken.update(rows, column)
        if is_headed(header) or (len(rows) >= _FEWEST and len(rows) >= SHARE * seen.known):
            found.append(fault(table.name, table.header_row, column, "cpr", "cpr_column", header=header, value=MASK))
        else:
            found += (fault(table.name, row, column, "cpr", header=header, value=MASK) for row in rows)
    return found


def _look(cell: Cell, row: int, seen: _Column) -> None:
    if cell.kind == "none":
        return
    seen.known += 1
    if is_number(cell):
        seen.whole.append(row)
    elif is_number_without_zero(cell):
        seen.short.append(row)


def _exempt(mapping: Mapping) -> frozenset[str]:
    """Columns that are left out, or only make keys."""
    family = mapping.family
    keys = {family.column} if family and family.is_keyed else set[str | None]()
    plain: set[str] = set()
    for spec in (spec for table in mapping.tables for record in table.records for spec in record.fields.values()):
        (keys if spec.is_keyed else plain).update(spec.columns)
    if family:
        plain.update(_named([None if family.is_keyed else family.column, family.name_column]))
    return frozenset([*mapping.ignore, *(name for name in keys if name and name not in plain)])


def _named(names: Iterable[str | None]) -> Iterable[str]:
    return (name for name in names if name)
