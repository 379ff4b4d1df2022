"""Writing a family's log, in the transaction that changes the family."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from graph.errors import UnknownFamily
from graph.model.change import RecordRef
from graph.model.entries import entries
from graph.model.log import ORGANISATION, Decision, Ledger, Logged, LoggedRecord, Visit, undone
from graph.model.parts import OF_FAMILY, State, whole
from graph.reading.log import changes_of, due_to_erase, taking_back
from graph.reading.rows import stored_families
from graph.storage.door import Write
from graph.storage.logged import edge_key, encoded_change, encoded_decision, encoded_records, encoded_visit, time_text
from graph.storage.statements import statement
from graph.writing.base import decoded_base, documents_of, encoded_base, stepped_back, without
from graph.writing.locks import lock_imports


def lock_family(write: Write, family: str) -> Ledger:
    """Make other writers of a family wait, and give how far its log is. `UnknownFamily` where it is not stored.

    Its ledger is locked first: by whoever edits and whoever imports, before anything else of the family.
    """
    [row] = write.run(statement("lock_family").text, family=family)
    if not row.pop("is_stored"):
        raise UnknownFamily("no_such_family", families=family)
    return Ledger(family, **row)


def lock_organisation(write: Write) -> Ledger:
    """Make imports and other changes of units and actors by themselves wait, and give how far their log is."""
    lock_imports(write)
    [row] = write.run(statement("lock_organisation").text, key=ORGANISATION)
    return Ledger(ORGANISATION, **row, imported=None)


def append_to_organisation(write: Write, logged: Logged) -> None:
    """Add a change to the log of the organisation, which is locked; it gets the next number there."""
    write.run(statement("keep_organisation_change").text, change=encoded_change(logged))


def append(write: Write, logged: Logged) -> None:
    """Add a change to the log of its family, which is locked; it gets the next number there, whatever it says."""
    append_all(write, [logged])


def append_all(write: Write, changes: Sequence[Logged]) -> None:
    """Add changes to the logs of their families, one after the other."""
    rows = [{"said": encoded_change(one), "edge": edge_key(one.key, one.family)} for one in changes]
    first = {row["family"] for row in write.run(statement("keep_changes").text, changes=rows)} if rows else set[str]()
    for family in sorted(first):
        _keep_base(
            write, family, [record for one in reversed(changes) if one.family == family for record in one.records]
        )


def _keep_base(write: Write, family: str, records: Iterable[LoggedRecord]) -> None:
    """Keep what the family's file said last, which is what it said before these changes: nobody edited it since.

    They may be stored already or not: what they said before is what was there.
    """
    for stored in stored_families(write.run, [family]):
        base = stepped_back(documents_of(stored.state(), family), family, records)
        write.run(statement("keep_base").text, family=family, base=encoded_base(base))


def records_between(before: State, after: State, family: str) -> tuple[LoggedRecord, ...]:
    """The records of a family that differ between two states of single records, in the order of their names."""
    was, now = (whole({ref: one for ref, one in state.items() if _is_of(ref, family)}) for state in (before, after))
    return tuple(sorted(entries(was, now), key=lambda entry: (entry.list, entry.id)))


def _is_of(ref: RecordRef, family: str) -> bool:
    return ref.owner == family and ref.list in OF_FAMILY


def keep_imported(write: Write, ledgers: Sequence[Mapping[str, str | None]]) -> None:
    """Keep in the ledgers of families what their files said last."""
    if ledgers:
        write.run(statement("keep_imported").text, ledgers=ledgers)


def keep_decision(write: Write, decision: Decision) -> None:
    """Keep what was decided of a finding; its change is in the log."""
    said, edge = encoded_decision(decision), edge_key(decision.key, decision.family)
    write.run(statement("keep_decision").text, decision=said, edge=edge)


def keep_visit(write: Write, user: str, family: str, number: int, at: datetime) -> None:
    """Keep that a user has seen a family's changes up to this number; who has seen more has."""
    write.run(statement("keep_visit").text, visit=encoded_visit(Visit(user, family, number, at)))


def erase_records(write: Write, family: str, list: str, id: str) -> None:
    """Erase what a record of a family said, before and after, from all changes of its log: they can no longer be undone.
    Who did what kind of thing when stays."""
    _erase(write, family, {(list, id)})


def _erase(write: Write, family: str, gone: Collection[tuple[str, str]]) -> None:
    changed: list[dict[str, str]] = []
    for change in changes_of(write.run, family):
        records = tuple(_erased(one) if (one.list, one.id) in gone else one for one in change.records)
        if records != change.records:
            changed.append({"key": change.key, "records": encoded_records(records)})
    write.run(statement("keep_erased").text, changes=changed)
    write.run(statement("forget_from_imports").text, family=family)
    [row] = write.run(statement("ledgers").text, families=[family])
    if row["base"] is not None:
        left = without(decoded_base(family, row["base"]), {RecordRef(list, family, id) for list, id in gone})
        write.run(statement("keep_base").text, family=family, base=encoded_base(left))


def erase_due(write: Write, families: Sequence[str] | None, now: datetime, days: int) -> None:
    """Erase from the logs of families (None: of all) what was removed so many days ago because it may not be kept.

    All that the change removed goes, since the one is nothing without the other. Not what was taken back: it is recorded again.
    """
    until = time_text(now - timedelta(days=days))
    due = due_to_erase(write.run, families, until)
    for family in sorted({one.family for one in due}):
        gone = undone(taking_back(write.run, family))
        standing = [one for one in due if one.family == family and one.key not in gone]
        removed = {(record.list, record.id) for one in standing for record in one.records if record.after is None}
        if removed:
            _erase(write, family, removed)
        write.run(statement("keep_forgotten").text, keys=[one.key for one in standing])


def _erased(record: LoggedRecord) -> LoggedRecord:
    return replace(record, before=None, after=None)


def forget_log(write: Write, families: Collection[str]) -> None:
    """Forget the logs of families that are about to be removed, with decisions and visits."""
    if families:
        write.run(statement("forget_log").text, families=sorted(families))
