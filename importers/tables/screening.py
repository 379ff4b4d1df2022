"""Each cell of a table looked at for CPR numbers, before anything else is done with it (R11)."""

from collections.abc import Iterable

from graph.model.cpr import looks_like_cpr
from importers.tables.cells import Table
from importers.tables.cpr import SHARE, is_headed, is_number, is_number_without_zero
from importers.tables.faults import MASK, CellFault, fault
from importers.tables.mapping import Mapping

_FEWEST = 2
"""Cells that make a column one of numbers, where its header does not say so."""


def numbers_in(table: Table, mapping: Mapping) -> list[CellFault]:
    """What is wrong with a table that holds CPR numbers; their cells are not read after that.

    A column of them must be left out by the mapping, or be a key; elsewhere each cell is told.
    """
    exempt = _exempt(mapping)
    found: list[CellFault] = []
    for column, header in enumerate(table.headers):
        if looks_like_cpr(header):
            found.append(fault(table.name, table.header_row, column, "cpr", "cpr_header", header=header))
        if header and header in exempt:
            continue
        rows = _rows_with_numbers(table, column, headed=is_headed(header))
        if not rows:
            continue
        table.broken.update((row, column) for row in rows)
        known = sum(1 for row in table.rows if row.cells and row.cells[column].kind != "none")
        if is_headed(header) or (len(rows) >= _FEWEST and len(rows) >= SHARE * known):
            found.append(fault(table.name, table.header_row, column, "cpr", "cpr_column", header=header, value=MASK))
        else:
            found += (fault(table.name, row, column, "cpr", header=header, value=MASK) for row in rows)
    return found


def _rows_with_numbers(table: Table, column: int, *, headed: bool) -> list[int]:
    """The rows in which the column holds a number; one without its first zero counts where there are others."""
    whole, short = [], []
    for row in table.rows:
        if not row.cells:
            continue
        cell = row.cells[column]
        if is_number(cell):
            whole.append(row.number)
        elif is_number_without_zero(cell):
            short.append(row.number)
    return sorted([*whole, *short]) if whole or headed else []


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
