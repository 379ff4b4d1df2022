"""Carrying out a change, in one transaction: removals first, then nodes, then relationships, then the numbers that tell readers.

Each statement counts what it did. Where that is less than the plan says, something is not as the plan knew it: what it names
is gone, or what it removes is still named by others. Then nothing at all is changed.

The statements differ only in labels and types, which come from the model and from nowhere else; all values are parameters.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, LiteralString, cast

from graph.errors import Overtaken
from graph.model.labels import LABELS, TYPES
from graph.storage.door import Write
from graph.storage.elements import EdgeRef, Elements, NodeRef
from graph.storage.statements import statement
from graph.writing.arrangements import forget
from graph.writing.difference import Plan
from graph.writing.log import forget_log
from graph.writing.stored import owner_of

ROWS = 5_000
"""Rows a statement: the engine's good size."""


NUMBERED = ("Source", "Family", "Actor", "Unit")
"""Nodes with a number that whoever changes them, or what belongs to them, raises; a new one begins where none was before."""


def apply(write: Write, plan: Plan) -> None:
    """Change the database as the plan says. It must have been made in this very transaction.

    `Overtaken` where others name what would go, or what would be named is gone.
    """
    graph = plan.difference
    gone = [ref.key for ref in graph.removed_nodes if ref.label == "Family"]
    forget_log(write, gone)  # its changes point at the family
    _remove_edges(write, graph.removed_edges)
    _remove_nodes(write, graph.removed_nodes)
    _create_nodes(write, graph.created)
    _set_nodes(write, graph.changed)
    _create_edges(write, graph.created)
    _set_edges(write, graph.changed)
    _raise_numbers(write, {owner_of(one.ref) for one in plan.change} - graph.created.nodes.keys())
    forget(write, families=gone)


def _raise_numbers(write: Write, refs: Iterable[NodeRef]) -> None:
    """Say to readers that these are other than they were."""
    keys: dict[str, list[str]] = {label: [] for label in NUMBERED}
    for ref in sorted(refs):
        keys[ref.label].append(ref.key)
    if any(keys.values()):
        write.run(
            statement("raise_numbers").text,
            sources=keys["Source"],
            families=keys["Family"],
            actors=keys["Actor"],
            units=keys["Unit"],
        )


def _text(template: str, **names: str) -> LiteralString:
    """Put labels and types of the model into a statement: the one place where Cypher is put together."""
    for name in names.values():
        if name not in LABELS and name not in TYPES:
            raise ValueError(f"{name} is no label or type of the model")
    return cast("LiteralString", template.format(**names))


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    batch = list(rows)
    for start in range(0, len(batch), ROWS):
        yield batch[start : start + ROWS]


def _each(write: Write, text: LiteralString, rows: Iterable[dict[str, Any]]) -> None:
    """Run a statement on all rows; each is to touch one node or relationship, and what it touched is counted."""
    for batch in _batches(rows):
        [answer] = write.run(text, rows=batch)
        if answer["done"] != len(batch):
            raise Overtaken("overtaken")


def _by_label(nodes: Iterable[NodeRef]) -> Iterator[tuple[str, list[NodeRef]]]:
    for label, group in groupby(sorted(nodes), key=lambda ref: ref.label):
        yield label, list(group)


def _by_shape(edges: Iterable[EdgeRef]) -> Iterator[tuple[tuple[str, str, str], list[EdgeRef]]]:
    def shape(ref: EdgeRef) -> tuple[str, str, str]:
        return ref.type, ref.start.label, ref.end.label

    for key, group in groupby(sorted(edges, key=lambda ref: (shape(ref), ref.key)), key=shape):
        yield key, list(group)


def _create_nodes(write: Write, created: Elements) -> None:
    for label, refs in _by_label(created.nodes):
        number = " SET n.number = timestamp()" if label in NUMBERED else ""
        text = _text("UNWIND $rows AS row CREATE (n:{label}) SET n = row.said" + number + DONE, label=label)
        _each(write, text, ({"said": created.nodes[ref]} for ref in refs))


DONE = "\nRETURN count(*) AS done"
SET_NODE = """UNWIND $rows AS row
MATCH (n:{label} {{key: row.key}})
WITH n, row, n.number AS number
SET n = row.said
SET n.number = number"""
REMOVE_NODE = """UNWIND $rows AS row
MATCH (n:{label} {{key: row.key}}) WHERE NOT EXISTS {{ (n)--() }}
DELETE n"""
"""Its own relationships are gone by then: one that is left is somebody else's."""


def _set_nodes(write: Write, changed: Elements) -> None:
    for label, refs in _by_label(changed.nodes):
        text = _text(SET_NODE + DONE, label=label)
        _each(write, text, ({"key": ref.key, "said": changed.nodes[ref]} for ref in refs))


def _remove_nodes(write: Write, removed: Iterable[NodeRef]) -> None:
    for label, refs in _by_label(removed):
        _each(write, _text(REMOVE_NODE + DONE, label=label), ({"key": ref.key} for ref in refs))


CREATE_EDGE = """UNWIND $rows AS row
MATCH (a:{start} {{key: row.start}})
MATCH (b:{end} {{key: row.end}})
CREATE (a)-[r:{type}]->(b) SET r = row.said"""
FIND_EDGE = (
    "UNWIND $rows AS row MATCH (a:{start} {{key: row.start}})-[r:{type} {{key: row.key}}]->(b:{end} {{key: row.end}}) "
)


def _edge_rows(refs: list[EdgeRef], elements: Elements | None = None) -> Iterator[dict[str, Any]]:
    for ref in refs:
        row: dict[str, Any] = {"start": ref.start.key, "end": ref.end.key, "key": ref.key}
        yield row | {"said": elements.edges[ref]} if elements else row


def _create_edges(write: Write, created: Elements) -> None:
    for (type, start, end), refs in _by_shape(created.edges):
        text = _text(CREATE_EDGE + DONE, type=type, start=start, end=end)
        _each(write, text, _edge_rows(refs, created))


def _set_edges(write: Write, changed: Elements) -> None:
    for (type, start, end), refs in _by_shape(changed.edges):
        text = _text(FIND_EDGE + "SET r = row.said" + DONE, type=type, start=start, end=end)
        _each(write, text, _edge_rows(refs, changed))


def _remove_edges(write: Write, removed: Iterable[EdgeRef]) -> None:
    for (type, start, end), refs in _by_shape(removed):
        text = _text(FIND_EDGE + "DELETE r" + DONE, type=type, start=start, end=end)
        _each(write, text, _edge_rows(refs))
