"""The mapping file: which column becomes which key of which record. It knows records and no formats, and is checked whole.

What it may say stands in `docs/import.md`. No expressions and no code: what a mapping cannot say, a person says in the table.
"""

from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from typing import Any, Literal

from graph.model.base import Record
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Home,
    Meeting,
    Member,
    Need,
    PrivatePerson,
    PrivateTie,
    Tie,
    Unit,
    Wish,
)
from importers.tables.cells import ReadOptions

KINDS: dict[str, tuple[str, type[Record]]] = {
    "unit": ("units", Unit),
    "actor": ("actors", Actor),
    "home": ("homes", Home),
    "member": ("members", Member),
    "person": ("private_network", PrivatePerson),
    "private_tie": ("private_ties", PrivateTie),
    "wish": ("wishes", Wish),
    "engagement": ("engagements", Engagement),
    "need": ("needs", Need),
    "tie": ("ties", Tie),
    "meeting": ("meetings", Meeting),
    "consent": ("consents", Consent),
}
"""The records that a row can become: the list that each stands in, and its model."""
OF_ALL = frozenset({"unit", "actor"})
"""Those that belong to no family."""
FREE_TEXT = frozenset({"goal", "text", "source", "note"})
UNKNOWN = ("", "-", "?", "ved ikke", "ukendt", "n/a")
YES, NO = ("ja", "x"), ("nej", "ingen")
Find = Literal["actors", "units", "people"]


class _Unset:
    """No value: None could be one."""


UNSET = _Unset()


@dataclass(frozen=True)
class Spec:
    """Where the value of a key comes from: a fixed value, a record made before, or one or more columns."""

    columns: tuple[str, ...] = ()
    value: Any = UNSET
    made: str = ""
    default: Any = UNSET
    words: str | AnyMapping[str, Any] | None = None
    find: Find | None = None
    split: tuple[str, ...] = ()
    is_keyed: bool = False


@dataclass(frozen=True)
class When:
    """A record is made only where this holds."""

    column: str
    is_filled: bool = False
    among: tuple[str, ...] = ()


@dataclass(frozen=True)
class Matrix:
    """Ties of the name in each row and the names that head columns."""

    names: str
    cells: AnyMapping[str, str]


@dataclass(frozen=True)
class RecordMap:
    """One record that each row becomes. `group`: its number where it is repeated, so that what is made in one group goes together."""

    kind: str
    fields: AnyMapping[str, Spec]
    when: When | None = None
    group: int | None = None
    matrix: Matrix | None = None

    @property
    def list(self) -> str:
        """The list of the case file that it stands in."""
        return KINDS[self.kind][0]

    @property
    def model(self) -> type[Record]:
        """Its model."""
        return KINDS[self.kind][1]


@dataclass(frozen=True)
class TableMap:
    """What the rows of a sheet become."""

    sheet: str | int
    records: tuple[RecordMap, ...]


@dataclass(frozen=True)
class FamilyMap:
    """Whose rows they are: one family, or by a column."""

    id: str | None = None
    name: str | None = None
    column: str | None = None
    name_column: str | None = None
    is_keyed: bool = False


@dataclass(frozen=True)
class Canvas:
    """What a mapping says of sessions of Network Canvas, beside the tables."""

    ego_kind: str = "adult"
    node_name: str = "name"
    closeness_column: str | None = None
    closeness_words: AnyMapping[str, int] = field(default_factory=dict[str, int])
    edges: AnyMapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Mapping:
    """A mapping file that holds."""

    name: str = ""
    as_of: str | None = None
    as_of_cell: str | None = None
    family: FamilyMap | None = None
    read: ReadOptions = field(default_factory=ReadOptions)
    unknown: tuple[str, ...] = UNKNOWN
    yes: tuple[str, ...] = YES
    no: tuple[str, ...] = NO
    ignore: tuple[str, ...] = ()
    free_text: bool = False
    tables: tuple[TableMap, ...] = ()
    words: AnyMapping[str, AnyMapping[str, Any]] = field(default_factory=dict[str, AnyMapping[str, Any]])
    extends: str | None = None
    canvas: Canvas = field(default_factory=Canvas)
