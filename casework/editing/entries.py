"""What an edit changed, record by record, as the log keeps it and as a viewer sees it."""

from collections.abc import Iterable, Mapping
from typing import Any

from graph.editing import Records
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.entries import entry_of
from graph.model.log import Logged, LoggedRecord
from graph.model.parts import parsed
from graph.reading.sight import Sight

SHARED = ("units", "actors")


def ref_of(family: str, entry: LoggedRecord) -> RecordRef:
    """What names the entry's record for good."""
    return RecordRef(entry.list, "" if entry.list in SHARED else family, entry.id)


def seen_entries(
    family: str,
    entries: Iterable[LoggedRecord],
    before: Sight,
    after: Sight,
) -> tuple[LoggedRecord, ...]:
    """The entries as a viewer sees them, who saw the family so before and after; those of which nothing shows are left out."""
    found: list[LoggedRecord] = []
    for entry in entries:
        ref = ref_of(family, entry)
        if before.hidden is None and after.hidden is None:
            found.append(entry)
            continue
        sides = ((before, entry.before), (after, entry.after))
        was, now = (sight.record(ref, parsed(ref, said)) if said is not None else None for sight, said in sides)
        if was != now:
            found.append(entry_of(ref, was, now))
    return tuple(found)


def inverse(entries: Iterable[LoggedRecord]) -> tuple[LoggedRecord, ...]:
    """The entries of the change back."""
    return tuple(
        LoggedRecord(one.list, one.id, one.after_key, one.before_key, one.after, one.before) for one in entries
    )


def stepped(records: Records, change: Logged, *, back: bool) -> dict[RecordRef, Record]:
    """What was recorded before a change, from what was after it (`back`), or the other way."""
    found = dict(records)
    for entry in change.records:
        ref = ref_of(change.family, entry)
        said: Mapping[str, Any] | None = entry.before if back else entry.after
        found.pop(ref, None)
        if said is not None:
            found[ref] = parsed(ref, said)
    return found
