"""Two spellings that are one: every mention of the one that goes becomes the one that stays, in all families, in one change.

A family that has somebody of its own under that id names them and nobody else; it stays as it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from casework.editing.asked import Asked
from casework.editing.checking import check
from casework.editing.draft import Draft, Touched
from casework.organisation.decided import carried
from graph.editing import Edit, Opened, Records
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.entries import entries
from graph.model.mentions import in_place
from graph.model.records import Tie, order_key
from graph.organisation import FamilyPart


def merged_ties(ties: Mapping[RecordRef, Tie], gone: str, keep: str) -> dict[RecordRef, tuple[Tie | None, Tie | None]]:
    """What becomes of general ties: before and after. A tie of the two goes, and of two that say the same one."""
    left = {ref: tie for ref, tie in ties.items() if gone not in _named(tie)}
    said = {(ref.owner, order_key(tie)) for ref, tie in left.items()}
    found: dict[RecordRef, tuple[Tie | None, Tie | None]] = {}
    for ref, tie in ties.items():
        if ref in left:
            continue
        after = Tie.model_validate(in_place("ties", tie.document(), gone, keep), by_alias=True, by_name=False)
        is_one_more = after.a != after.b and (ref.owner, order_key(after)) not in said
        said.add((ref.owner, order_key(after)))
        found[ref] = (tie, after if is_one_more else None)
    return found


def _named(tie: Tie) -> set[str]:
    return {tie.a, tie.b, *tie.deputy, *tie.successor}


def family_part(
    opened: Opened, gone: RecordRef, keep: RecordRef, kept: Records, asked: Asked, values: Mapping[str, Any]
) -> FamilyPart | None:
    """What the merge does to one family; None where it names neither. `Invalid` with what would contradict then.

    `kept`: the one that stays, with the units that hold it.
    """
    if any(RecordRef(list, opened.family, gone.id) in opened.records for list in ("members", "private_network")):
        return None
    draft = Draft(opened, asked.today, asked.id_with)
    for ref, record in kept.items():
        draft.records.setdefault(ref, record)
    said: set[tuple[str, str]] = set()
    for ref, record in opened.records.items():
        _take_over(draft, ref, record, gone, keep, said)
    if draft.has(gone):
        draft.drop(gone)
    if not draft.changed():
        return None
    check(draft)
    after = draft.after()
    logged = asked.logged(opened.family, "merge", values, None, entries(draft.records, after))
    decided = carried(opened, after, gone.id, keep.id, asked, logged)
    return FamilyPart(opened, Edit(draft.records, after, frozenset(), logged, decided))


def _take_over(
    draft: Draft, ref: RecordRef, record: Record, gone: RecordRef, keep: RecordRef, said: set[tuple[str, str]]
) -> None:
    """Let a record of the family name the one that stays; a tie of the two goes, and what says the same twice."""
    document = record.document()
    after = in_place(ref.list, document, gone.id, keep.id) if ref != gone else document
    if after != document:
        if ref.list == "ties" and after["a"] == after["b"]:
            draft.drop(ref)
            return
        draft.restore(ref, after, Touched("gone"))
    if ref.list in ("ties", "wishes") and "id" not in after:
        place = (ref.list, str(sorted(after.items())))
        if place in said:
            draft.drop(ref)
        said.add(place)


def sources_to_name(parts: Sequence[FamilyPart]) -> set[str]:
    """The sources of the families that name somebody new by it."""
    return {part.opened.source for part in parts}
