"""What a change of single records does to what is stored, and whether that is still what it was made from."""

from graph.errors import Overtaken
from graph.model.base import Record
from graph.model.change import Change, RecordRef
from graph.model.parts import GENERAL_TIES, NAMES, SOURCES, shared
from graph.reading.families import read_source
from graph.reading.rows import Run, around, stored_families
from graph.storage.codec import Names, ids_named
from graph.storage.elements import NodeRef
from graph.writing.difference import Plan, plan_between

OF_SOURCES = (SOURCES, NAMES, GENERAL_TIES)
LABEL_OF_SHARED = {"units": "Unit", "actors": "Actor"}


def owner_of(ref: RecordRef) -> NodeRef:
    """The source, unit, actor or family that is another when this record changes."""
    if ref.list in OF_SOURCES:
        return NodeRef("Source", ref.owner)
    if ref.list in LABEL_OF_SHARED:
        return NodeRef(LABEL_OF_SHARED[ref.list], ref.id)
    return NodeRef("Family", ref.owner)


def plan_change(run: Run, change: Change) -> Plan:
    """What the change does to the graph. `Overtaken` where a record is not what the change says that it was, or names what
    is gone."""
    before, after = states_around(run, change)
    if any(before.get(one.ref) != one.before for one in change):
        raise Overtaken("overtaken")
    names = Names(after)
    if not all(names.has(one.ref.owner, id) for one in change if one.after for id in ids_named(one.ref, one.after)):
        raise Overtaken("overtaken")
    return plan_between(before, after)


def states_around(run: Run, change: Change) -> tuple[dict[RecordRef, Record], dict[RecordRef, Record]]:
    """What is stored round a change, and what will be; whether it is what the change was made from is for whoever asks to say."""
    before = _state_around(run, change)
    after = dict(before)
    for one in change:
        after.pop(one.ref, None)
        if one.after is not None:
            after[one.ref] = one.after
    return before, after


def _state_around(run: Run, change: Change) -> dict[RecordRef, Record]:
    """All that is stored of the owners of these records, and the units and actors that they name."""
    owners = {owner_of(one.ref) for one in change}
    state: dict[RecordRef, Record] = {}
    for source in sorted(owner.key for owner in owners if owner.label == "Source"):
        stored = read_source(run, source)
        state |= stored.state() if stored else {}
    for family in stored_families(run, [owner.key for owner in owners if owner.label == "Family"]):
        state |= family.state()
    versions = [(ref, record) for ref, record in state.items()]
    versions += [(one.ref, record) for one in change for record in (one.before, one.after) if record is not None]
    named = {one.ref.id for one in change}.union(*(ids_named(ref, record) for ref, record in versions))
    near = around(run, named, named, ())
    wanted = named & (near.units.keys() | near.actors.keys())
    return state | shared([near.units.get(id) or near.actors[id] for id in sorted(wanted)])
