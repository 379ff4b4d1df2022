"""The log of the organisation as one viewer sees it: a change exists for them where a record of it shows.

Who shows is judged by what shows now: units and actors have no history of their own in a family. A change of one's own, such as that
two are one, shows as long as what is left of it does.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.editing.entries import inverse
from graph.model.change import RecordRef
from graph.model.entries import entry_of
from graph.model.log import Logged, LoggedRecord
from graph.model.parts import parsed
from graph.model.records import Actor, Unit
from graph.organisation import Organisation
from words import Message, Series, set_off, text
from words.dates import OnDay

NOTHING_YET = "0"


@dataclass(frozen=True)
class Past:
    """A change of the organisation, and what the viewer sees of it."""

    change: Logged
    records: tuple[LoggedRecord, ...]


def past(found: Organisation, user: str) -> Iterator[Past]:
    """The changes that exist for the viewer, the newest first, read as far as somebody asks."""
    for change in found.log.pages():
        records = tuple(_seen(found, entry, change, user) for entry in change.records)
        shown = tuple(one for one in records if one is not None)
        if shown or (not change.records and _shows_both(found, change.values)):
            yield Past(change, shown)


def _seen(found: Organisation, entry: LoggedRecord, change: Logged, user: str) -> LoggedRecord | None:
    """What shows of one entry; of what is gone by the viewer's own change, all, while what is left of it shows."""
    if found.look.tied is None:
        return entry
    ref = RecordRef(entry.list, "", entry.id)
    sides = (parsed(ref, said) if said is not None else None for said in (entry.before, entry.after))
    was, now = (found.shown(_with_holding(found, ref, one)).get(ref) if one else None for one in sides)
    if was != now:
        return entry_of(ref, was, now)
    is_own = change.user == user and "keep" in change.values
    return entry if is_own and _shows(found, entry.list, change.values["keep"]) else None


def _with_holding(found: Organisation, ref: RecordRef, record: Any) -> Mapping[RecordRef, Any]:
    return {**found.stored(held(record)), ref: record}


def _shows(found: Organisation, list: str, id: str) -> bool:
    return any(ref.list == list and ref.id == id for ref in found.shown(found.stored([id])))


def _shows_both(found: Organisation, values: Mapping[str, Any]) -> bool:
    ends = [values[end] for end in ("a", "b") if end in values]
    return len(ends) == 2 and all(_shows(found, values["list"], id) for id in ends)


def version(found: Organisation, user: str) -> str:
    """The key of the newest change that exists for the viewer."""
    newest = next(past(found, user), None)
    return newest.change.key if newest else NOTHING_YET


def since(found: Organisation, user: str, base: str) -> tuple[list[Past], bool]:
    """The changes that the viewer may see since this version, the newest first, and whether it is a version that was."""
    if base == NOTHING_YET:
        return [*past(found, user)], True
    seen = found.log.change(base)
    later: list[Past] = []
    for one in past(found, user):
        if seen is not None and one.change.number <= seen.number:
            break
        later.append(one)
    return later, seen is not None


def change_of(one: Past, lang: str) -> dict[str, Any]:
    """A change as answers tell it, ready for JSON."""
    change = one.change
    return {
        "key": change.key,
        "command": change.command,
        "at": change.at.isoformat(),
        "by": change.user,
        "via": change.via,
        "summary": text(sentence(one), lang),
    }


def sentence(one: Past) -> Message:
    """What was done, in one sentence without a full stop."""
    command = one.change.command
    if command in ("undo", "redo", "unmerge"):
        records = one.records if command == "redo" else inverse(one.records)
        return Message("edit.redo" if command == "redo" else "edit.undo", {"what": _told(records)})
    if command == "distinct":
        return Message("edit.distinct")
    if command == "merge":
        gone = next((entry.before["name"] for entry in one.records if entry.before and entry.after is None), None)
        called = set_off(str(gone)) if gone else Message("edit.called.somebody")
        return Message("edit.merged_into_another", {"name": called})
    return Message("edit.done", {"what": _told(one.records)})


def _told(records: tuple[LoggedRecord, ...]) -> Message | Series:
    told = [_record(entry) for entry in records]
    return Series(tuple(told), between="; ") if told else Message("edit.distinct")


def _record(entry: LoggedRecord) -> Message:
    said = entry.after or entry.before or {}
    what = "added" if entry.before is None else "removed" if entry.after is None else "changed"
    more: dict[str, Any] = {}
    if entry.before and entry.after and "to" in entry.after and "to" not in entry.before:
        what, more = "ended", {"day": OnDay(entry.after["to"])}
    return Message(f"edit.record.{what}", {"what": set_off(str(said.get("name", ""))), **more})


def held(record: Unit | Actor) -> set[str]:
    """The units that a unit or an actor names."""
    if isinstance(record, Actor):
        return {id for id in (record.unit, *record.record_access) if id}
    return {record.part_of} if record.part_of else set()
