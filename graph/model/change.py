"""A change: of single records, what was and what is. Swapped it is the change back.

Import and dry run hold this one thing, and edit, undo and history will. Who changed, when and why comes to it with the log of changes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from graph.model.base import Record

What = Literal["created", "changed", "removed"]
Edits = Literal["keep", "merge"]
"""What to do with edits of a family whose file says something new: leave them as they are, or take both."""
Outcome = Literal["unchanged", "kept", "taken", "merged", "removed"]
"""Of edits: kept, since the file says what it said; kept in place of what it says; gone for it; taken together; gone with the family."""


class RecordRef(NamedTuple):
    """Names a stored record for good, whatever becomes of what it says."""

    list: str
    """The list that it stands in (`graph.model.parts`)."""
    owner: str
    """The family or the source that it belongs to; empty for what belongs to all."""
    id: str
    """Its inner id: the id of the file for what has one, else one given at the first storing, which is shown nowhere."""


@dataclass(frozen=True)
class RecordChange:
    """What one record said before and what it says after; None where there was none, or is none any more."""

    ref: RecordRef
    before: Record | None
    after: Record | None

    @property
    def what(self) -> What:
        """What happens to the record."""
        if self.before is None:
            return "created"
        return "removed" if self.after is None else "changed"

    def inverse(self) -> "RecordChange":
        """The change back."""
        return RecordChange(self.ref, self.after, self.before)


@dataclass(frozen=True)
class Change:
    """What one import, command or undo does: whole, or not at all."""

    records: tuple[RecordChange, ...]

    def __bool__(self) -> bool:
        return bool(self.records)

    def __iter__(self) -> Iterator[RecordChange]:
        return iter(self.records)

    def inverse(self) -> "Change":
        """The change back: carried out after this one, all is as it was before. Where others rest on it by then, it is refused."""
        return Change(tuple(change.inverse() for change in self.records))


@dataclass(frozen=True)
class Edited:
    """A family that was edited since its file was imported last, and what became of the edits when the file came again."""

    family: str
    outcome: Outcome
    edits: int | None
    """How many; None where whoever is told may not know."""


@dataclass(frozen=True)
class Imported(Change):
    """What one import does."""

    edited: tuple[Edited, ...] = ()


def change_between(before: Mapping[RecordRef, Record], after: Mapping[RecordRef, Record]) -> Change:
    """What turns one state of some records into another, in the order of their names."""
    named = sorted({**before, **after})
    pairs = (RecordChange(ref, before.get(ref), after.get(ref)) for ref in named)
    return Change(tuple(change for change in pairs if change.before != change.after))
