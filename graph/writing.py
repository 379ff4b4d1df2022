"""What storing a source would change, and what contradicts it.

Ownership (`docs/case-file.md`): a family belongs to one source; units and actors belong to all sources that name them and
go with the last; a source that no longer says something takes back what it owns.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.codec import encode, encode_family, encode_shared
from graph.elements import Elements, NodeRef
from graph.errors import Conflict
from graph.facts import named_ids
from graph.plan import Plan, diff
from graph.reading import Run, around, read_source, stored_families
from graph.record import Record
from graph.records import Actor, CaseFile, Unit
from graph.statements import statement

SHARED_EDGES = ("PART_OF", "WORKS_IN", "HAS_ACCESS_TO")
"""Relationships that a unit or an actor brings along."""


@dataclass(frozen=True)
class Owners:
    """Which sources name or own each unit, actor and family."""

    by_ref: dict[NodeRef, frozenset[str]]

    def others(self, ref: NodeRef, source: str) -> list[str]:
        """The other sources that name or own it, in order."""
        return sorted(self.by_ref.get(ref, frozenset()) - {source})


def plan_source(run: Run, case_file: CaseFile, source: str, *, replace: bool) -> Plan:
    """The plan that stores this file as this source; `Conflict` with every contradiction where there is one."""
    old = read_source(run, source)
    new_refs = _refs(case_file)
    owners = _owners(run, {ref.key for ref in (*new_refs, *(_refs(old) if old else {}))})
    stored_elsewhere = _shared_elsewhere(run, [ref for ref in new_refs if owners.others(ref, source)])
    problems = [
        *_municipality_problems(run, case_file, source),
        *_kind_problems(new_refs, owners, source),
        *([] if replace else _ownership_problems(case_file, old, owners, source, stored_elsewhere, new_refs)),
    ]
    if problems:
        raise Conflict(problems)
    stored = encode(old, source) if old else Elements()
    stored.add(encode_shared(stored_elsewhere.values()))
    stored.add(_taken_over(run, case_file, owners, source))
    return _spare_shared(diff(source, stored, encode(case_file, source)), owners, source)


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


def _municipality_problems(run: Run, case_file: CaseFile, source: str) -> Iterator[str]:
    for row in run(statement("sources_list").text):
        theirs, ours = row["municipality"], case_file.municipality
        if row["source"] != source and theirs and ours and theirs != ours:
            yield (
                f'municipality: the file says "{ours}", the source {row["source"]} says "{theirs}". One database is one '
                "municipality: use another data folder (TOVHOLDER_DATA) for the other."
            )
            return


def _kind_problems(new: dict[NodeRef, Record], owners: Owners, source: str) -> Iterator[str]:
    words = {"Unit": "a unit", "Actor": "an actor", "Family": "a family"}
    kinds = {ref.key: ref.label for ref in new}
    for ref in sorted(owners.by_ref):
        others = owners.others(ref, source)
        if others and kinds.get(ref.key, ref.label) != ref.label:
            yield (
                f"{ref.key} is {words[kinds[ref.key]]} in this file and {words[ref.label]} in the source {others[0]}. "
                "Give one of them another id."
            )


def _ownership_problems(
    case_file: CaseFile,
    old: CaseFile | None,
    owners: Owners,
    source: str,
    elsewhere: dict[NodeRef, Unit | Actor],
    new: dict[NodeRef, Record],
) -> Iterator[str]:
    for family in case_file.families:
        for other in owners.others(NodeRef("Family", family.id), source):
            yield (
                f"families[{family.id}]: belongs to the source {other}; this is the source {source}. Remove it from one "
                f"of the two files, or take it over with --replace."
            )
    kept = {family.id for family in case_file.families}
    for family in old.families if old else ():
        if family.id not in kept:
            yield (
                f"families[{family.id}]: is stored from the source {source} and no longer in the file. "
                "Use --replace to remove the whole family."
            )
    for ref, theirs in sorted(elsewhere.items()):
        ours = new[ref]
        for field, (here, there) in _differences(ours, theirs).items():
            yield (
                f"{ref.label.lower()}s[{ref.key}].{field}: this file says {here!r}, the source "
                f"{' and '.join(owners.others(ref, source))} says {there!r}. Make them equal, or use --replace."
            )


def _differences(ours: Record, theirs: Record) -> dict[str, tuple[object, object]]:
    here, there = ours.document(), theirs.document()
    names = [name for name in {**here, **there} if here.get(name) != there.get(name)]
    return {name: (here.get(name), there.get(name)) for name in names}


def _taken_over(run: Run, case_file: CaseFile, owners: Owners, source: str) -> Elements:
    """Families of the file that other sources own, as they are stored there."""
    out = Elements()
    ids = [family.id for family in case_file.families if owners.others(NodeRef("Family", family.id), source)]
    for stored in stored_families(run, ids):
        named = named_ids(stored.family)
        near = around(run, named, named, ())
        shared = {id: NodeRef("Unit", id) for id in near.units} | {id: NodeRef("Actor", id) for id in near.actors}
        out.add(encode_family(stored.family, shared, stored.source))
    return out


def _spare_shared(plan: Plan, owners: Owners, source: str) -> Plan:
    """Units and actors that other sources name too are not removed, nor what they bring along."""
    spared = {ref for ref in plan.removed_nodes if ref.label in ("Unit", "Actor") and owners.others(ref, source)}
    plan.removed_nodes -= spared
    plan.removed_edges -= {ref for ref in plan.removed_edges if ref.type in SHARED_EDGES and ref.start in spared}
    return plan
