"""Drafts of records, each with the cells that it came from, and what became of a row."""

from collections.abc import Callable
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

    def join(self, first: "Draft", differs: Callable[[str], None]) -> None:
        """Let this one be the same record as the first: what it leaves out is filled, what differs is told."""
        self.same = first
        for key, value in self.values.items():
            if key in first.values and key not in first.weak:
                if first.values[key] != value and key not in self.weak:
                    differs(key)
            elif key not in first.values or key not in self.weak:
                first.values[key] = value
                if key not in self.weak:
                    first.weak.discard(key)
                first.origin[key] = self
                self.adds = True
        first.wrong |= self.wrong - {*first.values}


@dataclass(slots=True)
class TellAgain:
    """What is wrong with a key of a unit or actor: told in each row that says so."""

    key: str
    column: int | None
    rule: str
    code: str
    values: dict[str, Any]
    text: str | None
    """What is shown in place of the cell."""


@dataclass(slots=True, eq=False)
class Variant:
    """A unit or an actor as one or more rows say it, word for word: kept once."""

    number: int
    list: str
    row: int
    """The first row, counted through all tables, that says so."""
    id: str = ""
    adds: bool = False
    is_wrong: bool = False
    told: tuple[TellAgain, ...] = ()


@dataclass(slots=True)
class RowResult:
    """What became of a row. `number` counts through all tables."""

    number: int
    table: int
    row: int
    family: str | None
    drafts: list[Draft | Variant] = field(default_factory=list[Draft | Variant])
    is_empty: bool = False
    is_wrong: bool = False

    @property
    def own(self) -> list[Draft]:
        """The drafts of the family's own records."""
        return [one for one in self.drafts if isinstance(one, Draft)]

    @property
    def shared(self) -> list[Variant]:
        """The units and actors."""
        return [one for one in self.drafts if isinstance(one, Variant)]
