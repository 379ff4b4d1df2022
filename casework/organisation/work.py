"""A change of the organisation while it is worked out, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from casework.editing.asked import Asked
from casework.organisation.commands import Said
from casework.organisation.draft import Shared
from casework.organisation.history import Past
from graph.organisation import FamilyPart, Organisation


@dataclass(frozen=True)
class Outcome:
    """What a change of the organisation came to."""

    found: Organisation
    change: Past | None
    """None where nothing changes, or nothing is to be stored."""
    version: str
    families: int
    """In how many families, of those that the viewer sees, it is named."""
    merged: tuple[Past, ...] = ()
    changes: tuple[tuple[str, str], ...] = ()
    """The changes of families that go with it, of those that the viewer sees: family and key."""
    stayed: tuple[str, ...] = ()
    """Of `unmerge`: families in which later changes rest on it, of those that the viewer sees."""
    would: Past | None = None
    """Of a dry run, what would change."""


@dataclass
class Work:
    """What a command made of the organisation, before it is stored."""

    found: Organisation
    said: Said
    asked: Asked
    draft: Shared
    values: dict[str, Any]
    parts: list[FamilyPart] = field(default_factory=list[FamilyPart])
    more: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """More of what is stored: general ties, and what sources name."""
    key: str = ""
    """Of the change, where those of families name it; else it is given when it is logged."""
    undoes: str | None = None
    redoes: str | None = None
    is_own: bool = False
    """Whether it takes back what the same user did."""
    stayed: list[str] = field(default_factory=list[str])
    touched: list[str] = field(default_factory=list[str])
    """The families that name what changes."""
