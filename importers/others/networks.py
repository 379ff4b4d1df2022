"""Networks in GraphML and GEXF to tables `nodes` and `edges`. A map of ours is refused: it holds conclusions."""

import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import networkx as nx

from importers.casefile.problems import shown_file
from importers.others.sessions import parsed
from importers.tables.cells import EMPTY, Cell, ReadOptions, Row, Table
from importers.tables.faults import TableRefused
from importers.tables.trimming import trimmed
from words import Message

_OURS = frozenset({"actor_kind", "contact", "period", "ring", "state"})
"""Attributes that a map of ours has, all of them."""


@dataclass
class NetworkSheets:
    """The tables of a network, in the manner of the sheets of a workbook."""

    tables: dict[str, Table]
    notes: list[Message] = field(default_factory=list[Message])

    @property
    def names(self) -> list[str]:
        """`nodes` and `edges`."""
        return list(self.tables)

    def named(self, which: str | int) -> str | None:
        """The name of the table that is meant; None where there is none."""
        if isinstance(which, int):
            return self.names[which - 1] if 0 < which <= len(self.names) else None
        return which if which in self.tables else None

    def is_hidden(self, name: str) -> bool:
        """Nothing is."""
        return False

    def table(self, name: str) -> Table:
        """A table."""
        return self.tables[name]

    def cell(self, name: str, row: int, column: int) -> Cell:
        """A cell, None where there is none."""
        rows = self.tables[name].rows
        return rows[row - 1].cells[column] if 0 < row <= len(rows) and column < len(rows[row - 1].cells) else EMPTY

    def day_of(self, name: str) -> Callable[[float], Any] | None:
        """Numbers mean no days."""
        return None


def read_network(path: Path, data: bytes, how: str) -> NetworkSheets:
    """The tables of a file in GraphML or GEXF. `TableRefused` where it cannot be read, or not as one network."""
    file = shown_file(path)
    root = parsed(data, file)
    _look_through(root, how, file)
    try:
        if how == "graphml":
            graph = nx.parse_graphml(data.decode("utf-8-sig"), force_multigraph=True)
        else:
            graph = nx.read_gexf(io.BytesIO(data))
    except (MemoryError, KeyboardInterrupt):
        raise
    except Exception:  # whatever a file that is no network makes of a library that expects one
        raise TableRefused("network_broken", file=file) from None
    nodes = [{"id": str(id), **said} for id, said in graph.nodes(data=True)]
    edges = [{"source": str(a), "target": str(b), **said} for a, b, said in graph.edges(data=True)]
    return NetworkSheets(
        {"nodes": _table("nodes", nodes, ("id", "label")), "edges": _table("edges", edges, ("source", "target"))}
    )


def _look_through(root: Any, how: str, file: str) -> None:
    """Refuse what is no one plain network, and what Tovholder made of its own findings."""
    tags = [element.tag.rpartition("}")[2] for element in root.iter()]
    if root.tag.rpartition("}")[2] != how:
        raise TableRefused("network_broken", file=file)
    if tags.count("graph") != 1 or tags.count("nodes") > 1 or "hyperedge" in tags:
        raise TableRefused("network_nested", file=file)
    names = {element.get("attr.name") or element.get("title") for element in root.iter()}
    if names >= _OURS:
        raise TableRefused("network_ours", file=file)


def _table(name: str, records: Sequence[dict[str, Any]], first: tuple[str, ...]) -> Table:
    headers = list(dict.fromkeys([*first, *(key for record in records for key in record)]))
    rows = [
        Row(number, tuple(_cell(record.get(header)) for header in headers)) for number, record in enumerate(records, 1)
    ]
    return Table(name, tuple(map(trimmed, map(str, headers))), 0, rows, is_list=True)


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell("flag", value)
    if isinstance(value, int | float):
        return Cell("number", value)
    text = trimmed(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str))
    return Cell("text", text) if text else EMPTY


OPTIONS = ReadOptions(header_row=0)
