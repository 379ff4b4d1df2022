"""A sight of a family: what one viewer sees of each of its records, by what names them for good.

Whoever edits needs both what is recorded and what of it shows: what they say of a list keeps the names in it that they do not see.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import OWN
from graph.model.records import Actor, Family, Meeting, Unit
from graph.reading.cut import Seen, asking
from graph.reading.hiding import Hidden
from graph.reading.scope import Scope


@dataclass(frozen=True)
class Sight:
    """What shows of a family to one viewer."""

    seen: Seen
    scope: Scope
    hidden: Hidden | None
    """What does not exist for the viewer; None where all shows."""
    questions: frozenset[str] | None = None
    """The ids of the findings that exist for the viewer: of an agenda no other shows. None where all show."""

    def record(self, ref: RecordRef, record: Record) -> Record | None:
        """The record (people with their homes) as it shows; None where it does not."""
        if self.hidden is None:
            return record
        if isinstance(record, Family):
            return self.hidden.own(record)
        if isinstance(record, Actor):
            return self.hidden.actor(record) if record.id in self.seen.actors else None
        if isinstance(record, Unit):
            return self.hidden.unit(record) if record.id in self.seen.units else None
        shown = self.hidden.record(ref.list, record)
        if isinstance(shown, Meeting) and self.questions is not None:
            return asking(shown, self.questions)
        return shown

    def records(self, records: Mapping[RecordRef, Record]) -> dict[RecordRef, Record]:
        """Those of the records that show, as they do."""
        shown = ((ref, self.record(ref, record)) for ref, record in records.items())
        return {ref: record for ref, record in shown if record is not None}

    def may_say(self, ref: RecordRef, record: Record, field: str) -> bool:
        """Whether the viewer sees what stands in the field of a record of this kind, whatever that is: who does not see it cannot
        change it."""
        if self.hidden is None or ref.list == OWN:
            return True
        return self.scope.shows(record, field)
