"""Undo and redo of changes of the organisation. Two that were made one are parted again family by family.

Field by field: each field that the change set must hold what it set. A family in which a later change rests on the merge keeps it.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from casework.editing import undoing
from casework.editing.checking import check
from casework.editing.conflicts import fields_changed
from casework.editing.draft import Draft
from casework.editing.entries import inverse
from casework.editing.refusals import Because, CannotUndo, InUse, Invalid, Named, NotAllowed, NotThere
from casework.organisation.checking import check_shared
from casework.organisation.doing import check_named_by_none, merge_into
from casework.organisation.history import past
from casework.organisation.merging import in_place
from casework.organisation.work import Work
from graph.editing import APP, Edit
from graph.errors import UnknownFamily
from graph.model.change import RecordRef
from graph.model.entries import entries
from graph.model.log import Logged, LoggedRecord, undone
from graph.model.parts import GENERAL_TIES
from graph.model.records import Tie
from graph.organisation import FamilyPart

MERGES = "gone"
"""Stands in what is kept of a change that made two one."""


def undo(work: Work) -> None:
    """Take back a change; of two that were made one, family by family."""
    change = _target(work)
    is_an_undo = change.takes_back and change.command != "redo"
    if is_an_undo or (work.said.command == "unmerge" and MERGES not in change.values):
        raise NotThere
    work.undoes = change.key
    work.key = work.asked.id_with("ch")
    _as_opposite(work, change)
    if MERGES in change.values:
        _part_again(work, change)
    _step_back(work, inverse(change.records), change)


def redo(work: Work) -> None:
    """Do again what an undo took back."""
    back = _target(work)
    first = work.found.log.change(back.undoes) if back.undoes else None
    if first is None:
        raise NotThere
    work.redoes = back.key
    _as_opposite(work, back)
    if MERGES in first.values:
        merge_into(work, first.values["list"], first.values["keep"], first.values[MERGES])
    else:
        _step_back(work, inverse(back.records), first)


def _as_opposite(work: Work, change: Logged) -> None:
    work.is_own = change.user == work.asked.user
    if "distinct" in (change.command, change.values.get("of")):
        work.values["of"] = "distinct"


def _target(work: Work) -> Logged:
    """The change. `NotThere` where the viewer may see none of that key, `CannotUndo` where it does not stand."""
    found = next((one.change for one in past(work.found, work.asked.user) if one.change.key == work.said.change), None)
    if found is None:
        raise NotThere
    if found.key in undone(work.found.log.taking_back()):
        raise CannotUndo(why="undone")
    return found


def _step_back(work: Work, records: tuple[LoggedRecord, ...], change: Logged) -> None:
    """Let units and actors say what these entries say."""
    because: list[Because] = []
    for entry in records:
        because += _step(work, entry, change)
    if because:
        raise CannotUndo(because)
    try:
        check_shared(work.draft, work.said.body)
    except Invalid:
        raise CannotUndo(why="changed") from None


def _step(work: Work, entry: LoggedRecord, change: Logged) -> Iterator[Because]:
    ref, draft = RecordRef(entry.list, "", entry.id), work.draft
    draft.load(entry.id)
    now = draft.document(ref)
    if entry.before is None:
        if now is not None:
            yield from _later(work, change, ref, None)
        else:
            draft.put(ref, dict(entry.after or {}), "change")
            _name_again(work, ref, change)
    elif now is None:
        yield from _later(work, change, ref, None)
    elif entry.after is None:
        changed = fields_changed(entry.before, now)
        yield from (one for field in changed for one in _later(work, change, ref, field))
        _named_by_none(work, ref)
        draft.drop(ref)
    else:
        yield from _fields(work, change, ref, entry, now)
        work.touched += work.found.families_naming([ref.id])


def _fields(work: Work, change: Logged, ref: RecordRef, entry: LoggedRecord, now: dict[str, Any]) -> Iterator[Because]:
    was, then = entry.after or {}, entry.before or {}
    for field in fields_changed(then, was):
        if now.get(field) != then.get(field):
            yield from _later(work, change, ref, field)
        elif field in was:
            now[field] = was[field]
        else:
            now.pop(field, None)
    work.draft.put(ref, now, "change")


def _later(work: Work, change: Logged, ref: RecordRef, field: str | None) -> Iterator[Because]:
    """The newest later change that touched the field, or the record."""
    for later in past(work.found, work.asked.user):
        if later.change.number <= change.number:
            break
        for entry in later.records:
            touched = fields_changed(entry.before, entry.after)
            if (entry.list, entry.id) == (ref.list, ref.id) and (field is None or field in touched):
                yield Because(later.change.key, Named(entry.list, entry.id, field))
                return
    raise CannotUndo(why="changed")


def _named_by_none(work: Work, ref: RecordRef) -> None:
    try:
        check_named_by_none(work, ref)
    except (InUse, NotAllowed):
        raise CannotUndo(why="changed") from None


def _name_again(work: Work, ref: RecordRef, change: Logged) -> None:
    """Let the sources name it that did, or the product's own."""
    sources = [*change.values.get("sources", ()), *(part.opened.source for part in work.parts)] or [APP]
    named = dict(work.more.get("named", {}))
    for source in sources:
        named[source] = named.get(source, frozenset()) | {ref}
    work.more = {**work.more, "named": named}


# --- parting what was made one --------------------------------------------------------------------------------------


def _part_again(work: Work, change: Logged) -> None:
    """Let each family say what it said before, but where later changes rest on the merge."""
    gone = next(entry for entry in change.records if entry.after is None)
    for family in change.values["families"]:
        part = _family_again(work, family, change, gone)
        if part:
            work.parts.append(part)
            work.touched.append(family)
        else:
            work.stayed += work.found.visible([family], change.values["keep"])
    work.more = {"ties": _ties_again(work, change), "unnamed": _unnamed(work, change)}


def _family_again(work: Work, family: str, change: Logged, gone: LoggedRecord) -> FamilyPart | None:
    try:
        opened = work.found.open_family(family)
    except UnknownFamily:
        return None
    pages = opened.log.pages()
    merged = next((one for one in pages if one.command == "merge" and one.values["merge"] == change.key), None)
    if merged is None or merged.key in undone(opened.log.taking_back()):
        return None
    draft = Draft(opened, work.asked.today, work.asked.id_with)
    for ref, record in work.found.stored([gone.id, *_units_in(gone)]).items():
        draft.records.setdefault(ref, record)
    try:
        undoing.take_back(draft, [merged])
        check(draft, is_undo=True)
    except (CannotUndo, Invalid):
        return None
    after = draft.after()
    values = {"of": {"command": "merge", "values": dict(merged.values)}, "merge": work.key}
    logged = work.asked.logged(family, "undo", values, None, entries(draft.records, after), undoes=merged.key)
    return FamilyPart(opened, Edit(draft.records, after, frozenset(draft.new_shared), logged))


def _units_in(gone: LoggedRecord) -> list[str]:
    said = gone.before or {}
    return [id for id in (said.get("unit"), said.get("part_of"), *said.get("record_access", ())) if id]


def _ties_again(work: Work, change: Logged) -> Mapping[RecordRef, tuple[Tie | None, Tie | None]]:
    """The general ties as they were, but those that somebody changed since."""
    was = {RecordRef(GENERAL_TIES, owner, id): said for owner, id, said in change.values["ties"]}
    now = work.found.general_ties(ref.owner for ref in was)
    found: dict[RecordRef, tuple[Tie | None, Tie | None]] = {}
    for ref, said in was.items():
        after = in_place("ties", said, change.values[MERGES], change.values["keep"])
        if ref not in now or now[ref].document() == after:
            found[ref] = (now.get(ref), Tie.model_validate(said, by_alias=True, by_name=False))
    return found


def _unnamed(work: Work, change: Logged) -> Mapping[str, frozenset[RecordRef]]:
    """What sources began to name with the merge, and need no more."""
    parted = [part.opened.family for part in work.parts]
    found: dict[str, frozenset[RecordRef]] = {}
    for source, refs in change.values["named"].items():
        ids = [id for _, id in refs]
        needed = work.found.needed_by(source, ids, parted)
        left = frozenset(RecordRef(list, "", id) for list, id in refs if id not in needed)
        found |= {source: left} if left else {}
    return found
