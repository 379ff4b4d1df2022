"""What each command does to units and actors, and to the families that name them. `taking_back` has undo and redo."""

from collections.abc import Mapping
from typing import Any

from casework.editing.refusals import InUse, Invalid, Named, NotAllowed, Wrong
from casework.organisation.checking import check_shared
from casework.organisation.history import held
from casework.organisation.merging import family_part, merged_ties
from casework.organisation.work import Work
from graph.checks.faults import Fault
from graph.editing import APP, Records
from graph.errors import UnknownFamily
from graph.model.change import RecordRef
from graph.model.log import undone
from graph.model.records import Unit
from graph.organisation import FamilyPart, Organisation


def add(work: Work) -> None:
    said = work.said
    ref = work.draft.add(said.list, dict(said.record or {}), work.asked.id_with, said.body.path("record"))
    records = check_shared(work.draft, said.body)
    named = _newly_named(work.found, {APP}, work.found.stored(held(records[ref])))
    work.more = {"named": {APP: named.get(APP, frozenset()) | {ref}}}


def change(work: Work) -> None:
    said = work.said
    ref = work.draft.find(said.list, said.key)
    where = said.body.path("on") if said.command == "end" else said.body.path("set")
    for key, value in (said.record or {}).items():
        work.draft.say(ref, key, value, where if said.command == "end" else f"{where}.{key}")
    records = check_shared(work.draft, said.body)
    units = {one.id: one for one in records.values() if isinstance(one, Unit)}
    if "part_of" in (said.record or {}) and work.found.joined_up_the_tree(units, ref.id):
        raise NotAllowed
    work.touched = work.found.families_naming([ref.id])


def remove(work: Work) -> None:
    ref = work.draft.find(work.said.list, work.said.key)
    check_named_by_none(work, ref)
    work.values["sources"] = work.found.sources_of([ref.id]).get(ref.id, [])
    work.draft.drop(ref)


def check_named_by_none(work: Work, ref: RecordRef) -> None:
    """`InUse` with all that the viewer sees of what names it; `NotAllowed` where only what does not show does."""
    naming = work.found.others_naming([ref.id], work.asked.today)
    families = work.found.families_naming([ref.id])
    shown = [Named("families", id) for id in work.found.visible(families, ref.id)]
    shown += [Named(one.list, one.key, one.field) for one in naming if _shows(work.found, one.list, one.key)]
    if shown:
        raise InUse(shown)
    if naming or families:
        raise NotAllowed


def _shows(found: Organisation, list: str, key: str) -> bool:
    """Whether the viewer may be told that a record of the organisation, or a user, names something."""
    if found.look.runs_the_organisation():
        return True
    return list in ("units", "actors") and any(ref.id == key for ref in found.shown(found.stored([key])))


def merge(work: Work) -> None:
    merge_into(work, work.said.list, work.said.key, work.said.other)


def merge_into(work: Work, list: str, keep_id: str, gone_id: str) -> None:
    """Let every mention of the one become the other, and the one be gone."""
    found, draft, asked = work.found, work.draft, work.asked
    keep, gone = draft.find(list, keep_id), draft.find(list, gone_id)
    hold_apart(work, keep.id, gone.id)
    people = [one for one in found.others_naming([gone.id], asked.today) if one.list in ("users", "general_bases")]
    if people:  # whose rights would change with it: an administrator says so of each
        raise InUse([Named(*one) for one in people]) if found.look.runs_the_organisation() else NotAllowed
    for ref in found.stored(_naming_units_and_actors(work, gone)):
        draft.take_over(ref, gone.id, keep.id)
    sources = sorted({*found.sources_of([gone.id]).get(gone.id, [])})
    draft.drop(gone)
    check_shared(draft, work.said.body)
    kept = found.stored([keep.id, *held(draft.stored[keep])])
    work.touched = found.families_naming([gone.id])
    work.key = asked.id_with("ch")
    values = {"keep": keep.id, "gone": gone.id, "list": list, "merge": work.key}
    for family in work.touched:
        work.parts += _part(work, family, gone, keep, kept, values)
    ties = merged_ties(found.general_ties(sources), gone.id, keep.id)
    named = _newly_named(found, {*sources, *(part.opened.source for part in work.parts)}, kept)
    work.values |= {
        "list": list, "keep": keep.id, "gone": gone.id, "sources": sources,
        "families": [part.opened.family for part in work.parts],
        "named": {source: sorted([*ref[:1], ref.id] for ref in refs) for source, refs in named.items()},
        "ties": [[ref.owner, ref.id, was.document()] for ref, (was, _) in ties.items() if was],
    }  # fmt: skip
    work.more = {"ties": ties, "named": named}


def _part(
    work: Work, family: str, gone: RecordRef, keep: RecordRef, kept: Records, values: Mapping[str, Any]
) -> list[FamilyPart]:
    try:
        opened = work.found.open_family(family)
    except UnknownFamily:
        return []  # removed meanwhile
    try:
        part = family_part(opened, gone, keep, kept, work.asked, values)
    except Invalid as err:
        if work.found.look.tied is not None:  # what contradicts lies in a family that may not show
            raise NotAllowed from None
        raise err
    return [part] if part else []


def _naming_units_and_actors(work: Work, gone: RecordRef) -> list[str]:
    naming = work.found.others_naming([gone.id], work.asked.today)
    return [one.key for one in naming if one.list in ("units", "actors")]


def _newly_named(
    found: Organisation, sources: set[str], kept: Mapping[RecordRef, Any]
) -> dict[str, frozenset[RecordRef]]:
    """By source, what it must name from now on, so that what it holds is whole by itself."""
    known = found.sources_of(ref.id for ref in kept)
    missing = {
        source: frozenset(ref for ref in kept if source not in known.get(ref.id, ())) for source in sorted(sources)
    }
    return {source: refs for source, refs in missing.items() if refs}


def hold_apart(work: Work, one: str, other: str) -> None:
    """`Invalid` where somebody said that the two are not the same, and that stands."""
    back = undone(work.found.log.taking_back())
    for change in work.found.told_apart():
        if change.key not in back and {change.values["a"], change.values["b"]} == {one, other}:
            raise Invalid([Wrong(Fault("told_apart", ("gone",), {}), work.said.body.path("gone"))])


def distinct(work: Work) -> None:
    work.draft.find(work.said.list, work.said.key)
    work.draft.find(work.said.list, work.said.other)
