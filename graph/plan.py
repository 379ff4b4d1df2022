"""What a write would change: nodes and relationships to create, change and remove.

The same plan is what a dry run prints and `apply` carries out in one transaction. Editing, undo and audit will use it too.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from graph.elements import EdgeRef, Elements, NodeRef, Properties

Change = Literal["created", "changed", "removed"]


@dataclass
class Plan:
    """The difference between what is stored of a source and what is to be stored."""

    source: str
    created: Elements = field(default_factory=Elements)
    changed: Elements = field(default_factory=Elements)
    removed_nodes: set[NodeRef] = field(default_factory=set[NodeRef])
    removed_edges: set[EdgeRef] = field(default_factory=set[EdgeRef])

    def __bool__(self) -> bool:
        return any(True for _ in self.changes())

    def changes(self) -> Iterator[tuple[Change, str, str]]:
        """Each change as what happens, the label or type, and the key: nodes first, in a fixed order."""
        nodes: tuple[tuple[Change, Collection[NodeRef]], ...] = (
            ("created", self.created.nodes),
            ("changed", self.changed.nodes),
            ("removed", self.removed_nodes),
        )
        edges: tuple[tuple[Change, Collection[EdgeRef]], ...] = (
            ("created", self.created.edges),
            ("changed", self.changed.edges),
            ("removed", self.removed_edges),
        )
        for change, refs in nodes:
            for ref in sorted(refs):
                yield change, ref.label, ref.key
        for change, refs in edges:
            for ref in sorted(refs):
                yield change, ref.type, ref.key

    def counts(self) -> Counter[tuple[Change, str]]:
        """How many of each label or type are created, changed and removed."""
        return Counter((change, kind) for change, kind, _ in self.changes())

    @property
    def size(self) -> int:
        """How many nodes and relationships it touches."""
        return sum(self.counts().values())


def diff(source: str, stored: Elements, new: Elements) -> Plan:
    """The plan that turns what is stored into what is new."""
    return Plan(
        source,
        created=Elements(_added(stored.nodes, new.nodes), _added(stored.edges, new.edges)),
        changed=Elements(_changed(stored.nodes, new.nodes), _changed(stored.edges, new.edges)),
        removed_nodes=set(stored.nodes) - set(new.nodes),
        removed_edges=set(stored.edges) - set(new.edges),
    )


K = TypeVar("K", NodeRef, EdgeRef)


def _added(stored: dict[K, Properties], new: dict[K, Properties]) -> dict[K, Properties]:
    return {ref: said for ref, said in new.items() if ref not in stored}


def _changed(stored: dict[K, Properties], new: dict[K, Properties]) -> dict[K, Properties]:
    return {ref: said for ref, said in new.items() if ref in stored and stored[ref] != said}
