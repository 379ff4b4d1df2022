"""Families as sessions of Network Canvas: GraphML and CSV files that give one case file, read back."""

import csv
import io
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.model.records import CaseFile, Family, Member, PrivateTie
from importers.others.written import Writing, ego_of

_NC = "http://schema.networkcanvas.com/xmlns"
_PERSON, _KNOWS = "Person", "Knows"
_ASKED = ("name", "relation", "closeness", "valence", "status")


def write_canvas(case_file: CaseFile, writing: Writing) -> None:
    """The families in GraphML and CSV."""
    root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns", "xmlns:nc": _NC})
    for key in ("label", "networkCanvasType", "networkCanvasUUID", *_ASKED):
        SubElement(root, "key", {"id": key, "attr.name": key, "attr.type": "string", "for": "all"})
    egos, people, ties = [], [], []
    for family in case_file.families:
        ego = ego_of(family)
        if ego is None:
            continue
        day = f"{case_file.day_of(family)}T12:00:00.000Z"
        graph = SubElement(
            root,
            "graph",
            {
                "edgedefault": "undirected",
                "nc:caseId": family.id,
                "nc:sessionUUID": _uuid(family.id),
                "nc:sessionFinishTime": day,
            },
        )
        egos.append([_uuid(f"{family.id}/{ego.id}"), family.id, _uuid(family.id), day])
        people += _people_of(graph, family, ego, writing)
        ties += _ties_of(graph, family, ego, writing)
        writing.taken(None, "families", family)
    writing.files[f"{writing.name}.graphml"] = tostring(root, encoding="utf-8", xml_declaration=True)
    heads = ["networkCanvasEgoUUID", "networkCanvasCaseID", "networkCanvasSessionID", "sessionFinish"]
    writing.files[f"{writing.name}_ego.csv"] = _separated(heads, egos)
    node = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", *_ASKED]
    writing.files[f"{writing.name}_attributeList_{_PERSON}.csv"] = _separated(node, people)
    edge = [
        "edgeID",
        "from",
        "to",
        "networkCanvasEgoUUID",
        "networkCanvasUUID",
        "networkCanvasSourceUUID",
        "networkCanvasTargetUUID",
        *_ASKED[2:],
    ]
    writing.files[f"{writing.name}_edgeList_{_KNOWS}.csv"] = _separated(edge, ties)


def _people_of(graph: Element, family: Family, ego: Member, writing: Writing) -> list[list[str]]:
    rows = []
    to_ego = {end: tie for tie in family.private_ties if ego.id in (tie.a, tie.b) for end in (tie.a, tie.b)}
    for list, records in (("members", family.members), ("private_network", family.private_network)):
        for one in records:
            if one.id == ego.id:
                writing.taken(family, list, one)
                continue
            tie = to_ego.get(one.id)
            said = {"name": one.name, "relation": getattr(one, "relation", None), **_of_tie(tie)}
            uuid = _uuid(f"{family.id}/{one.id}")
            node = SubElement(graph, "node", {"id": uuid})
            _say(node, {"label": one.name, "networkCanvasType": _PERSON, "networkCanvasUUID": uuid, **said})
            rows.append(
                [
                    str(len(rows) + 1),
                    _uuid(f"{family.id}/{ego.id}"),
                    uuid,
                    *(str(said.get(key) or "") for key in _ASKED),
                ]
            )
            writing.taken(family, list, one, *(["taken"] if tie else ["coarser", "no_field"]))
    return rows


def _ties_of(graph: Element, family: Family, ego: Member, writing: Writing) -> list[list[str]]:
    rows = []
    for tie in family.private_ties:
        if ego.id in (tie.a, tie.b):
            writing.taken(family, "private_ties", tie)
            continue
        ends = [_uuid(f"{family.id}/{end}") for end in (tie.a, tie.b)]
        uuid = _uuid(f"{family.id}/{tie.key}")
        edge = SubElement(graph, "edge", {"id": uuid, "source": ends[0], "target": ends[1]})
        _say(edge, {"networkCanvasType": _KNOWS, "networkCanvasUUID": uuid, **_of_tie(tie)})
        said = _of_tie(tie)
        rows.append(
            [
                str(len(rows) + 1),
                *ends,
                _uuid(f"{family.id}/{ego.id}"),
                uuid,
                *ends,
                *(str(said.get(key) or "") for key in _ASKED[2:]),
            ]
        )
        writing.taken(family, "private_ties", tie)
    return rows


def _of_tie(tie: PrivateTie | None) -> dict[str, Any]:
    return {key: getattr(tie, key) for key in ("closeness", "valence", "status")} if tie else {}


def _say(element: Element, said: Mapping[str, Any]) -> None:
    for key, value in said.items():
        if value is not None:
            SubElement(element, "data", {"key": key}).text = str(value)


def _uuid(text: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"tovholder:{text}"))


def _separated(heads: list[str], rows: list[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([heads, *rows])
    return written.getvalue().encode()


# --- easyNWK -----------------------------------------------------------------------------------------------
