"""What storing a source would change, and what contradicts it.

Ownership (`docs/case-file.md`): a family belongs to one source; units and actors belong to all sources that name them and
go with the last; a source that no longer says something takes back what it owns.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from graph.checks.across import check
from graph.checks.faults import shown_place
from graph.checks.values import shown_whole
from graph.errors import Conflict
from graph.model.base import Record
from graph.model.change import Edited, Edits, RecordRef
from graph.model.log import LoggedRecord
from graph.model.parts import (
    NAMES,
    OF_FAMILY,
    OWN,
    Naming,
    Part,
    State,
    family_in,
    parts_of_source,
    ref_of,
    shared,
    whole,
    with_names,
)
from graph.model.records import Actor, CaseFile, Unit
from graph.reading.facts import named_ids
from graph.reading.families import StoredSource, read_source
from graph.reading.rows import Run, StoredFamily, around, stored_families
from graph.storage.elements import NodeRef
from graph.storage.statements import statement
from graph.writing.again import Again, again, edits_of
from graph.writing.difference import Plan, plan_between
from graph.writing.following import decisions_on, following
from graph.writing.log import records_between
from words import Message, counted

_KINDS = {"Unit": Message("conflict.unit"), "Actor": Message("conflict.actor"), "Family": Message("conflict.family")}


@dataclass(frozen=True)
class Owners:
    """Which sources name or own each unit, actor and family."""

    by_ref: dict[NodeRef, frozenset[str]]

    def others(self, ref: NodeRef, source: str) -> list[str]:
        """The other sources that name or own it, in order."""
        return sorted(self.by_ref.get(ref, frozenset()) - {source})


class ImportedFamily(NamedTuple):
    """What an import changes of a family that was there before, for its log."""

    family: str
    how: str
    records: tuple[LoggedRecord, ...]


class SourcePlan(NamedTuple):
    """The plan of an import, and what comes of it for those of its families that were there before."""

    plan: Plan
    edited: tuple[Edited, ...]
    entries: tuple[ImportedFamily, ...]
    ledgers: Sequence[Mapping[str, str | None]]
    """What ledgers are to say of what files said."""


def plan_source(
    run: Run, case_file: CaseFile, source: str, fresh: Callable[[], str], *, replace: bool, edits: Edits | None = None
) -> SourcePlan:
    """The plan that stores this file as this source; `Conflict` with every contradiction where there is one. `fresh` gives
    inner ids that nothing has."""
    stored = read_source(run, source)
    old = stored.case_file() if stored else None
    decisions, written = decisions_on(run, case_file), {family.id: family for family in case_file.families}
    case_file = following(run, case_file, decisions) if decisions else case_file
    there = _there(run, case_file, stored)
    found = again(run, case_file, there, edits or ("replace" if replace else None), fresh, decisions, written)
    found.problems += _together(case_file) if decisions else []
    case_file = _with_edits(run, case_file, found)
    new_refs = _refs(case_file)
    owners = _owners(run, {ref.key for ref in (*new_refs, *(_refs(old) if old else {}))})
    elsewhere = _shared_elsewhere(run, [ref for ref in new_refs if owners.others(ref, source)])
    problems = [
        *_municipality_problems(run, case_file, source),
        *_kind_problems(new_refs, owners, source),
        *([] if replace else _ownership_problems(case_file, old, owners, source, elsewhere, new_refs)),
        *([] if replace else _left_out_problems(run, case_file, old, source)),
        *found.problems,
    ]
    if problems:
        raise Conflict(problems)
    before = {
        **(stored.state() if stored else {}),
        **shared(elsewhere.values()),
        **_taken_over(there.values(), source),
    }
    spared = [one for one in (*old.units, *old.actors) if _is_spared(one, new_refs, owners, source)] if old else []
    parts = [part for part in parts_of_source(case_file, source) if not _is_edited(part, found)]
    after = {
        **with_names(parts, before, fresh),
        **{ref: record for state in found.states.values() for ref, record in state.items()},
        **shared((*spared, *case_file.units, *case_file.actors)),
    }
    removed = tuple(_removed(run, case_file, old))
    plan = plan_between(before, after)
    return SourcePlan(
        plan, (*found.edited, *removed), tuple(_entries(plan, before, after, there, found, case_file)), found.ledgers
    )


def _there(run: Run, case_file: CaseFile, stored: StoredSource | None) -> dict[str, StoredFamily]:
    """The families of the file that are stored already, be it from another source."""
    own = stored.families if stored else {}
    others = stored_families(run, [family.id for family in case_file.families if family.id not in own])
    return {**own, **{one.family.id: one for one in others}}


def _with_edits(run: Run, case_file: CaseFile, found: Again) -> CaseFile:
    """The file as it would be with the edits that stay: with these families, and the units and actors that they name.
    `Conflict` where that is none."""
    if not found.states:
        return case_file
    families = tuple(
        family_in(whole(found.states[family.id]), family.id) if family.id in found.states else family
        for family in case_file.families
    )
    names = set[str]().union(*(named_ids(family) for family in families if family.id in found.states))
    missing = names - {record.id for record in (*case_file.units, *case_file.actors)}
    near = around(run, missing, missing, ())
    actors = [near.actors[id] for id in missing & near.actors.keys()]
    units = [unit for id, unit in near.units.items() if id not in {unit.id for unit in case_file.units}]
    together = case_file.replaced(
        families=families, units=(*case_file.units, *units), actors=(*case_file.actors, *actors)
    ).in_order()
    found.problems += _together(together) if not found.problems else []
    return together


def _together(case_file: CaseFile) -> list[Message]:
    """What does not hold in a file with what was decided, or edited, here."""
    document = case_file.document()
    return [
        Message(
            "conflict.together",
            {"place": shown_place(fault.place, document), "fact": Message(f"fault.{fault.code}.fact", fault.values)},
        )
        for fault in check(case_file).errors
    ]


def _is_edited(part: Part, found: Again) -> bool:
    """Whether it belongs to a family that stays as it was edited."""
    return part.list in OF_FAMILY and part.owner in found.states


def _removed(run: Run, case_file: CaseFile, old: CaseFile | None) -> Iterator[Edited]:
    """The families that the file leaves out, with the edits that go with them."""
    for id in _left_out(case_file, old):
        count, _ = edits_of(run, id)
        if count:
            yield Edited(id, "removed", count)


def _left_out(case_file: CaseFile, old: CaseFile | None) -> list[str]:
    kept = {family.id for family in case_file.families}
    return [family.id for family in old.families if family.id not in kept] if old else []


def _left_out_problems(run: Run, case_file: CaseFile, old: CaseFile | None, source: str) -> Iterator[Message]:
    for id in _left_out(case_file, old):
        count, last = edits_of(run, id)
        said = {"id": id, "source": source}
        if count:
            said |= {"edits": counted("conflict.edits", count), "day": last}
        yield Message("conflict.family_left_out_edited" if count else "conflict.family_left_out", said)


def _entries(
    plan: Plan, before: State, after: State, there: Mapping[str, StoredFamily], found: Again, case_file: CaseFile
) -> Iterator[ImportedFamily]:
    """What changes of the families that were there before; the day on which their statuses hold is told where it moves with it."""
    changed = {one.ref.owner for one in plan.change if one.ref.list in OF_FAMILY} & there.keys()
    named = {family.id for family in case_file.families}
    for id in sorted(changed & named):
        own = RecordRef(OWN, id, "")
        was = there[id].family.replaced(as_of=there[id].as_of).of_file(case_file.as_of)
        state = {ref: record for ref, record in before.items() if ref.owner == id}
        state[own] = before[own].replaced(as_of=was.as_of)
        yield ImportedFamily(id, found.how(id), records_between(state, after, id))


def _is_spared(one: Unit | Actor, new: dict[NodeRef, Record], owners: Owners, source: str) -> bool:
    """Whether the file names it no more, and another source does."""
    ref = NodeRef("Unit" if isinstance(one, Unit) else "Actor", one.id)
    return ref not in new and bool(owners.others(ref, source))


def _refs(case_file: CaseFile) -> dict[NodeRef, Record]:
    """The units, actors and families of a file."""
    return {
        NodeRef(label, record.id): record
        for label, records in (("Unit", case_file.units), ("Actor", case_file.actors), ("Family", case_file.families))
        for record in records
    }


def _owners(run: Run, ids: Iterable[str]) -> Owners:
    rows = run(statement("named_by").text, ids=sorted(ids))
    return Owners({NodeRef(row["label"], row["id"]): frozenset(row["sources"]) for row in rows})


def _shared_elsewhere(run: Run, refs: Iterable[NodeRef]) -> dict[NodeRef, Unit | Actor]:
    """Units and actors that other sources name too, as they are stored."""
    ids = {ref.key for ref in refs if ref.label != "Family"}
    near = around(run, ids, ids, ())
    found: dict[NodeRef, Unit | Actor] = {NodeRef("Unit", id): near.units[id] for id in ids & near.units.keys()}
    return found | {NodeRef("Actor", id): near.actors[id] for id in ids & near.actors.keys()}


def _municipality_problems(run: Run, case_file: CaseFile, source: str) -> Iterator[Message]:
    for row in run(statement("sources_list").text):
        theirs, ours = row["municipality"], case_file.municipality
        if row["source"] != source and theirs and ours and theirs != ours:
            yield Message("conflict.municipality", {"here": ours, "there": theirs, "source": row["source"]})
            return


def _kind_problems(new: dict[NodeRef, Record], owners: Owners, source: str) -> Iterator[Message]:
    kinds = {ref.key: ref.label for ref in new}
    for ref in sorted(owners.by_ref):
        others = owners.others(ref, source)
        if others and kinds.get(ref.key, ref.label) != ref.label:
            said = {"here": _KINDS[kinds[ref.key]], "there": _KINDS[ref.label], "source": others[0]}
            yield Message("conflict.kind", {"id": ref.key, **said})


def _ownership_problems(
    case_file: CaseFile,
    old: CaseFile | None,
    owners: Owners,
    source: str,
    elsewhere: dict[NodeRef, Unit | Actor],
    new: dict[NodeRef, Record],
) -> Iterator[Message]:
    for family in case_file.families:
        for other in owners.others(NodeRef("Family", family.id), source):
            yield Message("conflict.family_elsewhere", {"id": family.id, "other": other, "source": source})
    for ref, theirs in sorted(elsewhere.items()):
        ours = new[ref]
        for field, (here, there) in _differences(ours, theirs).items():
            place = {"place": f"{ref.label.lower()}s", "id": ref.key, "field": field}
            sources = tuple(owners.others(ref, source))
            yield Message(
                "conflict.value", {**place, "here": shown_whole(here), "there": shown_whole(there), "sources": sources}
            )


def _differences(ours: Record, theirs: Record) -> dict[str, tuple[object, object]]:
    here, there = ours.document(), theirs.document()
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return {name: (here.get(name), there.get(name)) for name in names}


def _taken_over(there: Iterable[StoredFamily], source: str) -> dict[RecordRef, Record]:
    """Families of the file that other sources own, as they are stored there."""
    state: dict[RecordRef, Record] = {}
    for stored in there:
        if stored.source != source:
            owned = Naming.model_construct(label="Family", id=stored.family.id)
            state |= {ref_of(Part(NAMES, stored.source, owned)): owned, **stored.state()}
    return state
