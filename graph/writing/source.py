"""What storing a source would change, and what contradicts it.

Ownership (`docs/case-file.md`): a family belongs to one source; units and actors belong to all sources that name them and
go with the last; a source that no longer says something takes back what it owns.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from graph.checks.values import shown_whole
from graph.errors import Conflict
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import NAMES, Naming, Part, parts_of_source, ref_of, shared, with_names
from graph.model.records import Actor, CaseFile, Unit
from graph.reading.families import read_source
from graph.reading.rows import Run, around, stored_families
from graph.storage.elements import NodeRef
from graph.storage.statements import statement
from graph.writing.difference import Plan, plan_between
from words import Message

_KINDS = {"Unit": Message("conflict.unit"), "Actor": Message("conflict.actor"), "Family": Message("conflict.family")}


@dataclass(frozen=True)
class Owners:
    """Which sources name or own each unit, actor and family."""

    by_ref: dict[NodeRef, frozenset[str]]

    def others(self, ref: NodeRef, source: str) -> list[str]:
        """The other sources that name or own it, in order."""
        return sorted(self.by_ref.get(ref, frozenset()) - {source})


def plan_source(run: Run, case_file: CaseFile, source: str, fresh: Callable[[], str], *, replace: bool) -> Plan:
    """The plan that stores this file as this source; `Conflict` with every contradiction where there is one. `fresh` gives
    inner ids that nothing has."""
    stored = read_source(run, source)
    old = stored.case_file() if stored else None
    new_refs = _refs(case_file)
    owners = _owners(run, {ref.key for ref in (*new_refs, *(_refs(old) if old else {}))})
    elsewhere = _shared_elsewhere(run, [ref for ref in new_refs if owners.others(ref, source)])
    problems = [
        *_municipality_problems(run, case_file, source),
        *_kind_problems(new_refs, owners, source),
        *([] if replace else _ownership_problems(case_file, old, owners, source, elsewhere, new_refs)),
    ]
    if problems:
        raise Conflict(problems)
    before = {
        **(stored.state() if stored else {}),
        **shared(elsewhere.values()),
        **_taken_over(run, case_file, owners, source),
    }
    spared = [one for one in (*old.units, *old.actors) if _is_spared(one, new_refs, owners, source)] if old else []
    after = {
        **with_names(parts_of_source(case_file, source), before, fresh),
        **shared((*spared, *case_file.units, *case_file.actors)),
    }
    return plan_between(before, after)


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
    kept = {family.id for family in case_file.families}
    for family in old.families if old else ():
        if family.id not in kept:
            yield Message("conflict.family_left_out", {"id": family.id, "source": source})
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


def _taken_over(run: Run, case_file: CaseFile, owners: Owners, source: str) -> dict[RecordRef, Record]:
    """Families of the file that other sources own, as they are stored there."""
    state: dict[RecordRef, Record] = {}
    ids = [family.id for family in case_file.families if owners.others(NodeRef("Family", family.id), source)]
    for stored in stored_families(run, ids):
        owned = Naming.model_construct(label="Family", id=stored.family.id)
        state |= {ref_of(Part(NAMES, stored.source, owned)): owned, **stored.state()}
    return state
