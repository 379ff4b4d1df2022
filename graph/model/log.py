"""The log of a family: what changed, by whom and when; what was decided of its findings; who has seen how far.

It stands beside the family's records and is kept as long as the family. What its creation by an import did is in no change.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

Via = Literal["page", "api", "interview", "import"]
State = Literal["new", "discussed", "accepted", "dismissed", "resolved"]
"""What may be decided of a finding."""
Document = Mapping[str, Any]
"""A record as it stands in a case file: people with the homes in which they live."""

ORGANISATION = ""
"""Stands for the family in changes that belong to none: those of units and actors by themselves."""
FORGOTTEN = frozenset({"wrong_family", "family_asked"})
"""Reasons to remove a record for which the log, too, may not keep it."""


@dataclass(frozen=True)
class LoggedRecord:
    """What a change did to one record."""

    list: str
    """The list in which it stands; `family` for what the family says of itself."""
    id: str
    """Its inner id, for good; empty for what the family says of itself."""
    before_key: str | None
    after_key: str | None
    before: Document | None
    """None where there was none. Both are None of a record that was erased from the log."""
    after: Document | None


@dataclass(frozen=True)
class Logged:
    """A change of a family."""

    key: str
    """Random."""
    family: str
    number: int
    """Counts the changes of the family, from 1."""
    at: datetime
    """In UTC."""
    user: str
    via: Via
    command: str
    values: Mapping[str, Any]
    """Ids and words for the sentence that tells it; no names."""
    records: tuple[LoggedRecord, ...]
    undoes: str | None = None
    """The key of the change whose opposite this is; `values["with"]` may name others."""
    redoes: str | None = None
    """The key of the undo whose opposite this is."""
    request: str | None = None
    """A text of the asker's, by which the same request is known again."""
    erased: bool = False
    """Whether a record was erased from it, so that it cannot be undone."""

    @property
    def takes_back(self) -> tuple[str, ...]:
        """The keys of the changes of which it is the opposite."""
        first = self.undoes or self.redoes
        return (first, *self.values.get("with", ())) if first else ()

    @property
    def must_be_forgotten(self) -> bool:
        """Whether it removed what may not be kept, in the log neither."""
        commands = ({"command": self.command, **self.values}, *self.values.get("commands", ()))
        return any(one.get("command") == "remove" and one.get("reason") in FORGOTTEN for one in commands)


def undone(taking_back: Collection[Logged]) -> frozenset[str]:
    """Of a family's changes that take others back, the keys of those changes that do not stand: what takes them back does.
    What an undo took back stands again after its redo."""
    by: dict[str, list[str]] = {}
    for change in taking_back:
        for key in change.takes_back:
            by.setdefault(key, []).append(change.key)
    stands: dict[str, bool] = {}
    for change in sorted(taking_back, key=lambda one: -one.number):  # what takes back is newer than what it takes back
        stands[change.key] = not any(stands[one] for one in by.get(change.key, ()))
    return frozenset(key for key, changes in by.items() if any(stands[one] for one in changes))


@dataclass(frozen=True)
class Decision:
    """What somebody decided of a finding."""

    key: str
    family: str
    finding: str
    type: str
    facts: str
    """A hash of what the finding rested on then."""
    state: State
    until: date | None
    reason: str | None
    note: str | None
    meeting: str | None
    at: datetime
    """In UTC."""
    user: str
    seen: str
    """A hash of what was hidden from whoever decided."""
    change: str
    """The key of the change in the log."""
    follows: tuple[str, ...] = ()
    """Of one that was said again because two were made one: the changes that it rests on; it stands as long as each of them does."""


@dataclass(frozen=True)
class Ledger:
    """A family's own count of its changes. It is written first by whoever changes the family, so that others wait."""

    family: str
    number: int
    """Of the newest change; 0: none."""
    newest: str | None
    """The key of that change."""
    imported: str | None
    """A hash of the family's document as last imported; None where none was since there is a log."""


@dataclass(frozen=True)
class Visit:
    """How far somebody has seen a family's changes."""

    user: str
    family: str
    number: int
    at: datetime
    """In UTC."""
