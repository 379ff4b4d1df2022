"""What a change does to records, as a log keeps it: of each that differs what it said before and after, and by which key it was known."""

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.log import LoggedRecord
from graph.model.parts import OWN, State
from graph.model.records import order_key


def entries(before: State, after: State) -> tuple[LoggedRecord, ...]:
    """The records that differ (people with their homes), in the order of the state before, then those that are new."""
    refs = [*before, *(ref for ref in after if ref not in before)]
    return tuple(entry_of(ref, before.get(ref), after.get(ref)) for ref in refs if before.get(ref) != after.get(ref))


def entry_of(ref: RecordRef, before: Record | None, after: Record | None) -> LoggedRecord:
    """What became of one record."""
    was, now = (record.document() if record is not None else None for record in (before, after))
    return LoggedRecord(ref.list, ref.id, key_of(ref, before), key_of(ref, after), was, now)


def key_of(ref: RecordRef, record: Record | None) -> str | None:
    """The key of a record as it stands; empty for what the family says of itself, None where there is none."""
    if record is None:
        return None
    return "" if ref.list == OWN else order_key(record)
