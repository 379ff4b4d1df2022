"""Nodes and relationships as plain values, each with a key that names it among its kind."""

from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

Value = str | int | float | bool | date | list[str]


class NodeRef(NamedTuple):
    """Names a node: its label and its key."""

    label: str
    key: str


class EdgeRef(NamedTuple):
    """Names a relationship: its type, its ends, and a key that tells it from others of the same type."""

    type: str
    start: NodeRef
    end: NodeRef
    key: str


Properties = dict[str, Value]


@dataclass
class Elements:
    """Some nodes and relationships with their properties."""

    nodes: dict[NodeRef, Properties] = field(default_factory=dict[NodeRef, Properties])
    edges: dict[EdgeRef, Properties] = field(default_factory=dict[EdgeRef, Properties])

    def node(self, label: str, key: str, properties: Properties) -> NodeRef:
        """Add a node and name it."""
        ref = NodeRef(label, key)
        self.nodes[ref] = {"key": key} | properties
        return ref

    def edge(self, type: str, start: NodeRef, end: NodeRef, properties: Properties, key: str = "") -> None:
        """Add a relationship; the key is made from its ends where none is given."""
        key = key or f"{escaped(start.key)}>{escaped(end.key)}"
        self.edges[EdgeRef(type, start, end, key)] = {"key": key} | properties

    def add(self, more: "Elements") -> None:
        """Take in more nodes and relationships."""
        self.nodes |= more.nodes
        self.edges |= more.edges


def escaped(part: str) -> str:
    """A part of a key without the characters that separate parts."""
    return part.replace("%", "%25").replace("/", "%2F").replace(">", "%3E")


def key_in(family: str, id: str) -> str:
    """The key of what a family owns: ids of one family say nothing outside it."""
    return f"{escaped(family)}/{escaped(id)}"
