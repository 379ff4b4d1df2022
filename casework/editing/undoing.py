"""`undo` and `redo`: the opposite of a change as a new one, field by field, however old it is and whoever made it.

Each field that the change set must hold what it set; other fields stay as later changes made them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from casework.editing.body import Body
from casework.editing.conflicts import fields_changed
from casework.editing.draft import SHARED, Draft, Touched, texts
from casework.editing.entries import inverse, ref_of
from casework.editing.history import past
from casework.editing.items import PREFIXES, is_item, joined, parted, reordered
from casework.editing.refusals import Because, CannotUndo, Named, NotThere
from graph.editing import Opened
from graph.model.change import RecordRef
from graph.model.log import Logged, LoggedRecord, undone


@dataclass(frozen=True)
class Undo:
    """The changes to take back, the newest first."""

    name: str
    change: str
    others: tuple[str, ...]

    def values(self) -> Mapping[str, Any]:
        return {"with": [key for key in self.others if key != self.change]} if self.others else {}


def read(body: Body, name: str) -> Undo | None:
    """What the body says of it."""
    more = ("with",) if name == "undo" else ()
    body.only("change", *more, "base", "request", "confirm")
    change, others = body.text("change", required=True), body.texts("with") if more else ()
    return Undo(name, change, others) if change is not None else None


def targets(opened: Opened, wanted: Undo) -> list[Logged]:
    """The changes to take back. `NotThere` where the viewer may see none of that key, `CannotUndo` where one does not stand."""
    keys = {wanted.change, *wanted.others}
    found = [one.change for one in _until_found(opened, keys)]
    if {one.key for one in found} != keys:
        raise NotThere
    if wanted.name == "redo" and not all(one.undoes for one in found):
        raise NotThere
    if keys & undone(opened.log.taking_back()):
        raise CannotUndo(why="undone")
    if any("merge" in one.values for one in found):
        raise CannotUndo(why="merge")  # two that are one are so in all families: the organisation's command parts them
    if any(is_erased(one) for one in found):
        raise CannotUndo(why="erased")
    return found


def told(change: Logged) -> Mapping[str, Any]:
    """What the log keeps of what was taken back, so that its sentence can be said: of an undo, what that took back."""
    if "of" in change.values:
        return {"of": change.values["of"]}
    return {"of": {"command": change.command, "values": {k: v for k, v in change.values.items() if k != "base"}}}


def _until_found(opened: Opened, keys: set[str]) -> Iterator[Any]:
    left = set(keys)
    for one in past(opened):
        if one.change.key in left:
            left.discard(one.change.key)
            yield one
        if not left:
            return


def is_erased(change: Logged) -> bool:
    """Whether what a record of it said may not be kept, and is gone from the log."""
    return change.erased


def take_back(draft: Draft, changes: list[Logged]) -> None:
    """Let the draft say what was before these changes. `CannotUndo` with all later changes that rest on them."""
    because: list[Because] = []
    ours = {one.key for one in changes}
    for change in changes:
        for entry in inverse(change.records):
            because += _step(draft, change, entry, ours)
    if because:
        raise CannotUndo(list(dict.fromkeys(because)))


def _step(draft: Draft, change: Logged, entry: LoggedRecord, ours: set[str]) -> Iterator[Because]:
    """One record back; what stands in the way."""
    ref = ref_of(draft.family, entry)
    there = draft.has(ref)
    if entry.after is None:
        if there:
            yield from _remove(draft, change, ref, entry, ours)
    elif entry.before is None:
        if there:
            yield from _later(draft, change, ref, "id", ours)
        else:
            draft.restore(ref, dict(entry.after), Touched("change"))
            if ref.list in SHARED:
                draft.new_shared.add(ref)
    elif not there:
        yield from _later(draft, change, ref, None, ours)
    else:
        yield from _fields(draft, change, ref, entry, ours)


def _fields(draft: Draft, change: Logged, ref: RecordRef, entry: LoggedRecord, ours: set[str]) -> Iterator[Because]:
    document = draft.document(ref)
    set_to, set_from = entry.before or {}, entry.after or {}  # the entry is the opposite: what was set is its `before`
    now, was, then = parted(document), parted(set_from), parted(set_to)
    order: Mapping[str, Any] = {}
    for field in fields_changed(set_to, set_from):
        if field in PREFIXES:
            if field in reordered(document, set_to):
                yield from _later(draft, change, ref, field, ours)
        elif now.get(field) != then.get(field):
            yield from _later(draft, change, ref, field, ours)
        elif field in was:
            now[field] = was[field]
        else:
            now.pop(field, None)
        if list := field.partition(".")[0] if is_item(field) or field in PREFIXES else "":
            order = {**order, list: set_from.get(list, [])}
    draft.restore(ref, joined(now, order, document), Touched("change"))


def _remove(draft: Draft, change: Logged, ref: RecordRef, entry: LoggedRecord, ours: set[str]) -> Iterator[Because]:
    """Take away what the change added. A unit or an actor that others name stays."""
    if ref.list in SHARED:
        draft.gone_shared.add(ref)
        return
    changed = [*_later_fields(draft, change, ref, entry)]
    if changed:
        for field in changed:
            yield from _later(draft, change, ref, field, ours)
        return
    draft.drop(ref, "change")


def _later_fields(draft: Draft, change: Logged, ref: RecordRef, entry: LoggedRecord) -> list[str]:
    return fields_changed(entry.before, draft.document(ref))


def _later(draft: Draft, change: Logged, ref: RecordRef, field: str | None, ours: set[str]) -> Iterator[Because]:
    """The newest later change that touched the field, or the record."""
    for later in past(draft.opened):
        if later.change.number <= change.number:
            break
        if later.change.key in ours:
            continue
        for entry in later.records:
            touched = fields_changed(entry.before, entry.after)
            if ref_of(draft.family, entry) == ref and (field in (None, "id") or field in touched):
                yield Because(later.change.key, Named(entry.list, entry.after_key or entry.before_key or "", field))
                return
    raise CannotUndo(why="changed")


def rests_on(draft: Draft, changes: list[Logged]) -> list[Because]:
    """Later changes whose records name what would go: why a draft that was taken back does not hold."""
    gone = {ref.id for ref in draft.changed() if not draft.has(ref)}
    first = min(one.number for one in changes)
    ours = {one.key for one in changes}
    found: list[Because] = []
    for later in past(draft.opened):
        if later.change.number <= first:
            break
        for entry in later.records if later.change.key not in ours else ():
            if gone & texts(entry.after):
                found.append(Because(later.change.key, Named(entry.list, entry.after_key or "")))
    return found
