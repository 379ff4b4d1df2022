"""Carrying out a plan, in one transaction: removals first, then nodes, then relationships.

The statements differ only in labels and types, which come from the model and from nowhere else; all values are parameters.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, LiteralString, cast

from graph.door import Write
from graph.elements import EdgeRef, Elements, NodeRef
from graph.model import LABELS, TYPES
from graph.plan import Plan

ROWS = 5_000
"""Rows a statement: the engine's good size."""


def apply(write: Write, plan: Plan) -> None:
    """Change the database as the plan says. It must have been made in this very transaction."""
    _remove_edges(write, plan.removed_edges)
    _remove_nodes(write, plan.removed_nodes)
    _create_nodes(write, plan.created)
    _set_nodes(write, plan.changed)
    _create_edges(write, plan.created)
    _set_edges(write, plan.changed)


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
        text = _text("UNWIND $rows AS row CREATE (n:{label}) SET n = row.said", label=label)
        for rows in _batches({"said": created.nodes[ref]} for ref in refs):
            write.run(text, rows=rows)


def _set_nodes(write: Write, changed: Elements) -> None:
    for label, refs in _by_label(changed.nodes):
        text = _text("UNWIND $rows AS row MATCH (n:{label} {{key: row.key}}) SET n = row.said", label=label)
        for rows in _batches({"key": ref.key, "said": changed.nodes[ref]} for ref in refs):
            write.run(text, rows=rows)


def _remove_nodes(write: Write, removed: Iterable[NodeRef]) -> None:
    for label, refs in _by_label(removed):
        text = _text("UNWIND $rows AS row MATCH (n:{label} {{key: row.key}}) DETACH DELETE n", label=label)
        for rows in _batches({"key": ref.key} for ref in refs):
            write.run(text, rows=rows)


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
        text = _text(CREATE_EDGE, type=type, start=start, end=end)
        for rows in _batches(_edge_rows(refs, created)):
            write.run(text, rows=rows)


def _set_edges(write: Write, changed: Elements) -> None:
    for (type, start, end), refs in _by_shape(changed.edges):
        text = _text(FIND_EDGE + "SET r = row.said", type=type, start=start, end=end)
        for rows in _batches(_edge_rows(refs, changed)):
            write.run(text, rows=rows)


def _remove_edges(write: Write, removed: Iterable[EdgeRef]) -> None:
    for (type, start, end), refs in _by_shape(removed):
        text = _text(FIND_EDGE + "DELETE r", type=type, start=start, end=end)
        for rows in _batches(_edge_rows(refs)):
            write.run(text, rows=rows)
