"""Drafts of records, each with the cells that it came from."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from importers.tables.mapping import RecordMap


@dataclass(slots=True, eq=False)
class Draft:
    """A record that a row becomes. Columns count from 0, rows as the file counts."""

    map: RecordMap
    family: str | None
    table: int
    """Which of the tables that were read."""
    row: int
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    columns: dict[str, int] = field(default_factory=dict[str, int])
    """The column that each key came from."""
    wrong: set[str] = field(default_factory=set[str])
    """Keys of which something was told."""
    weak: set[str] = field(default_factory=set[str])
    """Keys that only a default gives: what is known of the same record elsewhere counts more."""
    id: str | None = None
    same: "Draft | None" = None
    """The one before it that is the same record; None where it is the first."""
    adds: bool = False
    """Whether it says something that the ones before it did not."""
    origin: dict[str, "Draft"] = field(default_factory=dict[str, "Draft"])
    """Where keys that others filled came from."""

    @property
    def first(self) -> "Draft":
        """The draft that stands for the record."""
        return self.same or self

    def place(self, key: str) -> tuple[int, int, int | None]:
        """Table, row and column of a key."""
        of = self.origin.get(key, self)
        return of.table, of.row, of.columns.get(key)


@dataclass
class RowResult:
    """What became of a row."""

    at: str
    table: int
    row: int
    family: str | None
    drafts: list[Draft] = field(default_factory=list[Draft])
    is_empty: bool = False
    is_wrong: bool = False


@dataclass
class Drafts:
    """All that the rows become, in the order in which they were read."""

    rows: list[RowResult] = field(default_factory=list[RowResult])
    families: dict[str, str] = field(default_factory=dict[str, str])
    """Ids and names."""

    def __iter__(self) -> Iterator[Draft]:
        for row in self.rows:
            yield from row.drafts
