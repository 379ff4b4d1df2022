"""Case files as other tools' files, each with an account of what that lost."""

import io
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import networkx as nx

from graph.model.records import CaseFile, Family
from importers.others.canvas_writing import write_canvas
from importers.others.easynwk_writing import write_easynwk
from importers.others.written import Writing
from importers.tables.account import Account
from importers.tables.own_columns import OWN_LISTS
from importers.tables.own_writing import OWN_MAPPING, to_workbook

FORMATS = ("table", "easynwk", "network-canvas", "graphml", "gexf")


class Written(NamedTuple):
    """Files by name, and what became of each record."""

    files: dict[str, bytes]
    account: Account


def write_as(case_file: CaseFile, how: str, name: str, lang: str) -> Written:
    """A source in a format; `name` is that of its file, without an ending."""
    writing = Writing(Account(name, "", how, as_of=str(case_file.as_of)), name, lang)
    _WRITERS[how](case_file, writing)
    writing.rest(case_file)
    writing.end()
    return Written(writing.files, writing.account)


def _table(case_file: CaseFile, writing: Writing) -> None:
    writing.files[f"{writing.name}.xlsx"] = to_workbook(case_file, writing.lang)
    writing.files[f"{writing.name}.mapping.yaml"] = OWN_MAPPING.encode()
    for list in ("units", "actors", "ties", "families"):
        for record in getattr(case_file, list):
            writing.taken(None, list, record)
    for family in case_file.families:
        for list in OWN_LISTS:
            for record in getattr(family, list):
                writing.taken(family, list, record)


# --- networks ----------------------------------------------------------------------------------------------


def _network(case_file: CaseFile, writing: Writing) -> None:
    ending = f".{writing.account.format}"
    for family in case_file.families:
        graph = _graph(case_file, family, writing)
        written = io.BytesIO()
        if ending == ".graphml":
            nx.write_graphml_xml(graph, written, prettyprint=True)
        else:
            nx.write_gexf(graph, written, prettyprint=True)
        day = str(case_file.day_of(family))
        content = re.sub(rb'lastmodifieddate="[^"]*"', f'lastmodifieddate="{day}"'.encode(), written.getvalue())
        writing.files[writing.one_a_family(case_file, ending)[family.id]] = content


def _graph(case_file: CaseFile, family: Family, writing: Writing) -> Any:
    """All who are named in a family, and what is known between them; unknown is no edge, absence is one that says so."""
    graph = nx.MultiGraph()
    named = {end for tie in family.ties for end in (tie.a, tie.b)} | {one.actor for one in family.engagements}
    for list, records in (
        ("members", family.members),
        ("private_network", family.private_network),
        ("actors", [one for one in case_file.actors if one.id in named]),
        ("units", [one for one in case_file.units if one.id in named]),
    ):
        for record in records:
            graph.add_node(record.id, label=record.name, list=list, **_plain(record.document(), "id", "name", "age"))
            writing.taken(None if list in ("actors", "units") else family, list, record)
    writing.taken(None, "families", family)
    if family.id in named:
        graph.add_node(family.id, label=family.name, list="families")
    for list, ties in (("private_ties", family.private_ties), ("ties", family.ties)):
        for tie in ties:
            graph.add_edge(tie.a, tie.b, list=list, **_plain(tie.document(), "id", "a", "b", "source"))
            writing.taken(family, list, tie)
    for one in family.engagements:
        members = [member.id for member in family.members] if one.for_ == "family" else one.for_
        for member in members:
            graph.add_edge(
                one.actor, member, list="engagements", **_plain(one.document(), "id", "actor", "for", "goal")
            )
        if members:
            writing.taken(family, "engagements", one)
    return graph


def _plain(said: Mapping[str, Any], *without: str) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in without and isinstance(value, str | int | float)}


# --- Network Canvas ----------------------------------------------------------------------------------------


_WRITERS: Mapping[str, Callable[[CaseFile, Writing], None]] = {
    "table": _table, "easynwk": write_easynwk, "network-canvas": write_canvas, "graphml": _network, "gexf": _network,
}  # fmt: skip
