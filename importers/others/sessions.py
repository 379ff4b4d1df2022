"""Sessions of Network Canvas, from its GraphML and from its CSV files, as one thing. Nothing here knows records of ours."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from importers.casefile.problems import shown_file
from importers.tables.archives import checked, has_doctype, opened
from importers.tables.faults import TableRefused
from importers.tables.texts import decoded

_NC = "{http://schema.networkcanvas.com/xmlns}"
_SUFFIX = re.compile(r"(.*?)_?(ego|attributeList_(.+)|edgeList_(.+))\.csv$", re.IGNORECASE)
_OWN = re.compile(r"networkCanvas|nodeID|edgeID|^from$|^to$|^label$", re.IGNORECASE)


@dataclass
class Node:
    """Somebody who was named."""

    uuid: str
    type: str
    said: dict[str, str]
    place: int


@dataclass
class Edge:
    """A tie between two who were named, by their UUIDs."""

    type: str
    a: str
    b: str
    place: int


@dataclass
class Interview:
    """One interview."""

    case: str
    uuid: str
    ended: str
    """When it was finished, else exported."""
    place: int
    said: dict[str, str] = field(default_factory=dict[str, str])
    nodes: list[Node] = field(default_factory=list[Node])
    edges: list[Edge] = field(default_factory=list[Edge])


@dataclass
class Sessions:
    """All interviews of some files."""

    sessions: list[Interview] = field(default_factory=list[Interview])
    nodes: int = 0
    edges: int = 0


def read_sessions(files: Sequence[tuple[Path, bytes]]) -> Sessions:
    """The interviews of some files: GraphML, CSV, or archives of these. `TableRefused` where there are none."""
    found = Sessions()
    tables: list[tuple[str, bytes]] = []
    for path, data in files:
        for name, content in _unpacked(path, data):
            if name.lower().endswith(".graphml"):
                _graphs(content, shown_file(Path(name)), found)
            elif name.lower().endswith(".csv"):
                tables.append((name, content))
            else:
                raise TableRefused("canvas_other", file=shown_file(Path(name)))
    if tables:
        _of_tables(tables, found)
    if not found.sessions:
        raise TableRefused("canvas_none", file=", ".join(shown_file(path) for path, _ in files))
    return found


def _unpacked(path: Path, data: bytes) -> Iterable[tuple[str, bytes]]:
    if not data.startswith(b"PK\x03\x04"):
        return [(path.name, data)]
    file = shown_file(path)
    archive = opened(data, file)
    checked(archive, file)
    names = [part for part in archive.namelist() if not _is_of_the_disk(part)]
    try:
        return [(name.rpartition("/")[2], archive.read(name)) for name in sorted(names)]
    except (zipfile.BadZipFile, OSError):
        raise TableRefused("table_no_archive", file=file) from None


def _is_of_the_disk(name: str) -> bool:
    """What a disk keeps beside files: folders, and files of macOS."""
    return name.endswith("/") or "__MACOSX/" in name or name.rpartition("/")[2].startswith(".")


# --- GraphML -----------------------------------------------------------------------------------------------


def parsed(data: bytes, file: str) -> Element:
    """XML without document types or entities."""
    if has_doctype(data):
        raise TableRefused("table_doctype", file=file)
    try:
        return fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        raise TableRefused("xml_broken", file=file) from None


def _graphs(data: bytes, file: str, found: Sessions) -> None:
    root = parsed(data, file)
    names = {key.get("id", ""): key.get("attr.name", key.get("id", "")) for key in _all(root, "key")}
    for graph in _all(root, "graph"):
        case, uuid = graph.get(f"{_NC}caseId"), graph.get(f"{_NC}sessionUUID")
        if case is None:
            raise TableRefused("canvas_none", file=file)
        ended = graph.get(f"{_NC}sessionFinishTime") or graph.get(f"{_NC}sessionExportTime") or ""
        session = Interview(case, uuid or "", ended, len(found.sessions) + 1, _data(graph, names))
        found.sessions.append(session)
        by_id: dict[str, str] = {}
        for node in _all(graph, "node"):
            said = _data(node, names)
            found.nodes += 1
            known = said.get("networkCanvasUUID") or node.get("id", "")
            by_id[node.get("id", "")] = known
            session.nodes.append(Node(known, said.get("networkCanvasType", ""), _own(said), found.nodes))
            session.nodes[-1].said.setdefault("label", said.get("label", ""))
        for edge in _all(graph, "edge"):
            said = _data(edge, names)
            found.edges += 1
            a, b = (by_id.get(edge.get(end, ""), edge.get(end, "")) for end in ("source", "target"))
            session.edges.append(Edge(said.get("networkCanvasType", ""), a, b, found.edges))


def _all(element: Element, tag: str) -> list[Element]:
    return [one for one in element if one.tag.rpartition("}")[2] == tag]


def _data(element: Element, names: Mapping[str, str]) -> dict[str, str]:
    found = {
        names.get(one.get("key", ""), one.get("key", "")): (one.text or "").strip() for one in _all(element, "data")
    }
    return {name: value for name, value in found.items() if value not in ("", "null")}


def _own(said: Mapping[str, Any]) -> dict[str, str]:
    """What somebody answered, without what Network Canvas keeps of it."""
    return {
        name: str(value)
        for name, value in said.items()
        if name and name != "null" and not _OWN.search(name) and str(value) not in ("", "null")
    }


# --- CSV ---------------------------------------------------------------------------------------------------


def _of_tables(tables: Sequence[tuple[str, bytes]], found: Sessions) -> None:
    """Files of one interview each, or of all together: what belongs together has one ego, or files of one beginning."""
    read = [(match, _rows(data, name)) for name, data in tables if (match := _SUFFIX.match(name))]
    if len(read) < len(tables):
        other = next(name for name, _ in tables if not _SUFFIX.match(name))
        raise TableRefused("canvas_other", file=shown_file(Path(other)))
    by_ego: dict[str, Interview] = {}
    by_prefix: dict[str, list[Interview]] = {}
    for match, rows in read:
        if match[2].lower() != "ego":
            continue
        for row in rows:
            session = _session(row, len(found.sessions) + 1)
            found.sessions.append(session)
            by_ego[row.get("networkCanvasEgoUUID", "")] = session
            by_prefix.setdefault(match[1], []).append(session)
    for match, rows in read:
        alone = by_prefix.get(match[1], [])
        for row in rows if match[2].lower() != "ego" else ():
            session = by_ego.get(row.get("networkCanvasEgoUUID", "")) or (alone[0] if len(alone) == 1 else None)
            _row(row, match, session, found)


def _rows(data: bytes, name: str) -> list[dict[str, str]]:
    text = decoded(data, None, shown_file(Path(name))).text
    csv.field_size_limit(1 << 30)
    try:
        return [
            {key: value or "" for key, value in row.items() if key is not None and isinstance(value, str | None)}
            for row in csv.DictReader(io.StringIO(text, newline=""))
        ]
    except csv.Error:
        raise TableRefused("canvas_other", file=shown_file(Path(name))) from None


def _session(row: Mapping[str, str], place: int) -> Interview:
    ended = row.get("sessionFinish") or row.get("sessionExported") or ""
    case = row.get("networkCanvasCaseID", "")
    return Interview(case, row.get("networkCanvasSessionID", ""), ended, place, _own_of_ego(row))


def _own_of_ego(row: Mapping[str, str]) -> dict[str, str]:
    kept = ("sessionStart", "sessionFinish", "sessionExported", "APP_VERSION", "COMMIT_HASH")
    return {name: value for name, value in _own(row).items() if name not in kept}


def _row(row: Mapping[str, str], match: re.Match[str], session: Interview | None, found: Sessions) -> None:
    if match[3]:
        found.nodes += 1
        if session is None:
            raise TableRefused("canvas_no_ego", file=shown_file(Path(match[0])))
        known = row.get("networkCanvasUUID", "")
        session.nodes.append(Node(known, match[3], _own(row), found.nodes))
        return
    found.edges += 1
    if session is None:
        raise TableRefused("canvas_no_ego", file=shown_file(Path(match[0])))
    a, b = row.get("networkCanvasSourceUUID", ""), row.get("networkCanvasTargetUUID", "")
    session.edges.append(Edge(match[4], a, b, found.edges))
