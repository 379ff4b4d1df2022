"""What a change does to nodes and relationships: those to create, to change and to remove."""

from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from graph.model.base import Record
from graph.model.change import Change, RecordRef, change_between
from graph.model.parts import State
from graph.storage.codec import Names, encode
from graph.storage.elements import EdgeRef, Elements, NodeRef, Properties


@dataclass
class Difference:
    """Two states of some records, as the graph holds them, and what turns one into the other."""

    created: Elements = field(default_factory=Elements)
    changed: Elements = field(default_factory=Elements)
    removed_nodes: set[NodeRef] = field(default_factory=set[NodeRef])
    removed_edges: set[EdgeRef] = field(default_factory=set[EdgeRef])

    @property
    def size(self) -> int:
        """How many nodes and relationships it touches."""
        elements = (self.created.nodes, self.created.edges, self.changed.nodes, self.changed.edges)
        return sum(map(len, (*elements, self.removed_nodes, self.removed_edges)))


class Plan(NamedTuple):
    """A change of records, and what it does to the graph."""

    change: Change
    difference: Difference


def plan_between(before: State, after: State) -> Plan:
    """What turns one state into the other. Both hold all records whose ids one of those that change may name."""
    change = change_between(before, after)
    names_before, names_after = Names(before), Names(after)
    if names_before.moved(names_after):  # whoever names them must be written anew, though it says the same
        was, will_be = dict(before), dict(after)
    else:
        was = _of({one.ref: one.before for one in change})
        will_be = _of({one.ref: one.after for one in change})
    stored, new = encode(was, names_before), encode(will_be, names_after)
    return Plan(
        change,
        Difference(
            created=Elements(_added(stored.nodes, new.nodes), _added(stored.edges, new.edges)),
            changed=Elements(_changed(stored.nodes, new.nodes), _changed(stored.edges, new.edges)),
            removed_nodes=stored.nodes.keys() - new.nodes.keys(),
            removed_edges=stored.edges.keys() - new.edges.keys(),
        ),
    )


def _of(records: dict[RecordRef, Record | None]) -> dict[RecordRef, Record]:
    return {ref: record for ref, record in records.items() if record is not None}


K = TypeVar("K", NodeRef, EdgeRef)


def _added(stored: dict[K, Properties], new: dict[K, Properties]) -> dict[K, Properties]:
    return {ref: said for ref, said in new.items() if ref not in stored}


def _changed(stored: dict[K, Properties], new: dict[K, Properties]) -> dict[K, Properties]:
    return {ref: said for ref, said in new.items() if ref in stored and stored[ref] != said}
