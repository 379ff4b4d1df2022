"""Case files as other tools' files, each with an account of what that lost."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

import networkx as nx

from graph.model.records import CaseFile, Family, Member, PrivateTie
from importers.casefile.filenames import file_names
from importers.others.easynwk import roles
from importers.tables.account import Account, FieldNote, SourceRecord
from importers.tables.own_writing import OWN_MAPPING, to_workbook

FORMATS = ("table", "easynwk", "network-canvas", "graphml", "gexf")
_RINGS = {1: 17, 2: 50, 3: 83}
_ANGLES = {"family": (5, 85), "friends": (95, 175), "colleagues": (-175, -95), "professional": (-85, -5)}
_FRIENDS = frozenset({"friend", "neighbour", "fellow_parent", "godparent", "other"})
_COLLEAGUES = frozenset({"colleague", "classmate"})
_ACTIVE = frozenset({"active", "granted"})
_BOM = b"\xef\xbb\xbf"


class Written(NamedTuple):
    """Files by name, and what became of each record."""

    files: dict[str, bytes]
    account: Account


def write_as(case_file: CaseFile, how: str, name: str, lang: str) -> Written:
    """A source in a format; `name` is that of its file, without an ending."""
    writing = _Writing(Account(name, "", how, as_of=str(case_file.as_of)), name, lang)
    _WRITERS[how](case_file, writing)
    writing.end()
    return Written(writing.files, writing.account)


class _Writing:
    def __init__(self, account: Account, name: str, lang: str) -> None:
        self.account, self.name, self.lang = account, name, lang
        self.files: dict[str, bytes] = {}
        self._lost: dict[tuple[str, str], int] = {}

    def taken(self, list: str, id: str, outcome: Any = "taken", *reasons: str) -> None:
        """What became of a record."""
        number = self.account.read[list] = self.account.read.get(list, 0) + 1
        self.account.records.append(SourceRecord(f"{list}[{number}]", outcome, sorted(reasons), [(list, id)]))

    def left_out(self, family: Family, *lists: str) -> None:
        """All records of these lists of a family."""
        for list in lists:
            for record in getattr(family, list):
                self.taken(list, getattr(record, "id", None) or record.key, "left_out", "no_field")

    def lost(self, field: str, reason: str, count: int = 1) -> None:
        """Values that the format has no place for."""
        if count:
            self._lost[field, reason] = self._lost.get((field, reason), 0) + count

    def end(self) -> None:
        """Put what was lost into the account."""
        self.account.fields += [
            FieldNote(field, count, "left_out", reason) for (field, reason), count in sorted(self._lost.items())
        ]

    def one_a_family(self, case_file: CaseFile, ending: str) -> dict[str, str]:
        """The file of each family."""
        names = file_names([family.id for family in case_file.families])
        return {id: f"{name.removesuffix('.yaml')}{ending}" for id, name in names.items()}


def _table(case_file: CaseFile, writing: _Writing) -> None:
    writing.files[f"{writing.name}.xlsx"] = to_workbook(case_file, writing.lang)
    writing.files[f"{writing.name}.mapping.yaml"] = OWN_MAPPING.encode()
    for list in ("units", "actors", "families"):
        for record in getattr(case_file, list):
            writing.taken(list, record.id)


# --- networks ----------------------------------------------------------------------------------------------


def _network(case_file: CaseFile, writing: _Writing) -> None:
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


def _graph(case_file: CaseFile, family: Family, writing: _Writing) -> Any:
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
            writing.taken(list, record.id)
    if family.id in named:
        graph.add_node(family.id, label=family.name, list="families")
    for list, ties in (("private_ties", family.private_ties), ("ties", family.ties)):
        for tie in ties:
            graph.add_edge(tie.a, tie.b, list=list, **_plain(tie.document(), "id", "a", "b", "source"))
            writing.taken(list, getattr(tie, "id", None) or tie.key)
    for one in family.engagements:
        members = [member.id for member in family.members] if one.for_ == "family" else one.for_
        for member in members:
            graph.add_edge(
                one.actor, member, list="engagements", **_plain(one.document(), "id", "actor", "for", "goal")
            )
        writing.taken("engagements", one.id, "taken" if members else "left_out", *([] if members else ["no_field"]))
    writing.left_out(family, "homes", "wishes", "needs", "meetings", "consents", "legal_bases")
    return graph


def _plain(said: Mapping[str, Any], *without: str) -> dict[str, Any]:
    return {key: value for key, value in said.items() if key not in without and isinstance(value, str | int | float)}


# --- Network Canvas ----------------------------------------------------------------------------------------

_NC = "http://schema.networkcanvas.com/xmlns"
_PERSON, _KNOWS = "Person", "Knows"
_ASKED = ("name", "relation", "closeness", "valence", "status")


def _canvas(case_file: CaseFile, writing: _Writing) -> None:
    root = Element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns", "xmlns:nc": _NC})
    for key in ("label", "networkCanvasType", "networkCanvasUUID", *_ASKED):
        SubElement(root, "key", {"id": key, "attr.name": key, "attr.type": "string", "for": "all"})
    egos, people, ties = [], [], []
    for family in case_file.families:
        ego = _ego(family)
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
        writing.left_out(
            family, "homes", "wishes", "engagements", "needs", "ties", "meetings", "consents", "legal_bases"
        )
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


def _people_of(graph: Element, family: Family, ego: Member, writing: _Writing) -> list[list[str]]:
    rows = []
    to_ego = {end: tie for tie in family.private_ties if ego.id in (tie.a, tie.b) for end in (tie.a, tie.b)}
    for list, records in (("members", family.members), ("private_network", family.private_network)):
        for one in records:
            if one.id == ego.id:
                writing.taken(list, one.id)
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
            writing.taken(list, one.id, *(["taken"] if tie else ["coarser", "no_field"]))
    return rows


def _ties_of(graph: Element, family: Family, ego: Member, writing: _Writing) -> list[list[str]]:
    rows = []
    for tie in family.private_ties:
        if ego.id in (tie.a, tie.b):
            writing.taken("private_ties", tie.key)
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
        writing.taken("private_ties", tie.key)
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


def _easynwk(case_file: CaseFile, writing: _Writing) -> None:
    for family in case_file.families:
        ego = _ego(family)
        if ego is None:
            continue
        map = _Map(case_file, family, ego, writing).map()
        day = str(case_file.day_of(family))
        said = {"versions": [{"id": 1, "title": family.name, "date": day, "nwk": map}], "currentVersion": 1}
        text = json.dumps(said, ensure_ascii=False, indent=1)
        writing.files[writing.one_a_family(case_file, ".json")[family.id]] = _BOM + text.encode()


class _Map:
    """A family as one map: ego, all others round it. What is absent and what is unknown both become no line."""

    def __init__(self, case_file: CaseFile, family: Family, ego: Member, writing: _Writing) -> None:
        self.case_file, self.family, self.ego, self.writing = case_file, family, ego, writing
        self.day = case_file.day_of(family)
        self.numbers: dict[str, int] = {}
        self.alters: list[tuple[str, dict[str, Any]]] = []

    def map(self) -> dict[str, Any]:
        """The map as JSON."""
        barred = _barred(self.family)
        for member in self.family.members:
            if member.id == self.ego.id:
                self.writing.taken("members", member.id)
            else:
                self._alter(
                    "members", member.id, member.name, "Familienangehörige*r", "family", self._to_ego(member.id)
                )
        words = {role.becomes: word for word, role in reversed([*roles().items()]) if not role.is_coarser}
        for one in self.family.private_network:
            if one.id in barred:
                self.writing.taken("private_network", one.id, "left_out", "outside")
                continue
            sector = (
                "friends" if one.relation in _FRIENDS else "colleagues" if one.relation in _COLLEAGUES else "family"
            )
            self._alter(
                "private_network", one.id, one.name, words.get(one.relation or "", ""), sector, self._to_ego(one.id)
            )
        active = {one.actor for one in self.family.engagements if one.status in _ACTIVE}
        named = active | {one.actor for one in self.family.engagements}
        for actor in self.case_file.actors:
            if actor.id in named and actor.id not in barred:
                self._alter(
                    "actors",
                    actor.id,
                    actor.name,
                    actor.role or "prof. Helfer*in",
                    "professional",
                    (actor.id in active, None, False),
                )
        self._place()
        connections = self._connections()
        age = self.ego.age.years if self.ego.age else self.day.year - self.ego.birth_year if self.ego.birth_year else ""
        ego = {"name": self.ego.name, "age": str(age), "currentGender": "nicht festgelegt", "note": ""}
        self.writing.left_out(self.family, "homes", "wishes", "needs", "meetings", "consents", "legal_bases")
        for one in self.family.engagements:
            self.writing.taken("engagements", one.id, "coarser", "coarser")
        return {"ego": ego, "alteri": [alter for _, alter in self.alters], "connections": connections}

    def _to_ego(self, id: str) -> tuple[bool, int | None, bool]:
        """Whether there is a tie to ego, how close, and whether it is a conflict."""
        ties = [tie for tie in self.family.private_ties if {tie.a, tie.b} == {self.ego.id, id} and tie.to is None]
        there = [tie for tie in ties if tie.status != "documented_absent"]
        rings = [tie.closeness for tie in there if tie.closeness]
        return bool(there), min(rings, default=None), any(tie.valence == "conflict" for tie in there)

    def _alter(self, list: str, id: str, name: str, role: str, sector: str, tie: tuple[bool, int | None, bool]) -> None:
        has_tie, ring, conflict = tie
        number = self.numbers[id] = len(self.numbers) + 1
        alter = {
            "id": number, "name": name, "role": role, "human": True, "deceased": False, "edgeType": int(has_tie), "distance": _RINGS.get(ring or 2, 50),
            "currentGender": "nicht festgelegt", "age": "", "note": "", "conflict": conflict,
        }  # fmt: skip
        self.alters.append((sector, alter))
        self.writing.taken(list, id)

    def _place(self) -> None:
        """Spread the alters of each sector over its angles."""
        for sector, (first, last) in _ANGLES.items():
            there = [alter for of, alter in self.alters if of == sector]
            for place, alter in enumerate(there):
                alter["angle"] = round(first + (last - first) * (place + 0.5) / len(there), 2)

    def _connections(self) -> list[dict[str, int]]:
        found: dict[tuple[int, int], None] = {}
        for list, ties in (("private_ties", self.family.private_ties), ("ties", self.family.ties)):
            for tie in ties:
                ends = [self.numbers.get(end) for end in (tie.a, tie.b)]
                key = getattr(tie, "id", None) or tie.key
                if self.ego.id in (tie.a, tie.b):
                    self.writing.taken(list, key)
                elif None in ends or tie.to is not None or not self._is_line(tie):
                    self.writing.taken(list, key, "left_out", "no_field")
                else:
                    found[min(ends), max(ends)] = None  # type: ignore[type-var]
                    self.writing.taken(list, key)
        return [{"id1": a, "id2": b} for a, b in sorted(found)]

    @staticmethod
    def _is_line(tie: Any) -> bool:
        if isinstance(tie, PrivateTie):
            return tie.status != "documented_absent"
        return tie.kind in ("exchange", "team") and tie.status == "documented"


def _ego(family: Family) -> Member | None:
    """Whom a map of one person is about: the first child, else the first of the family."""
    children = [one for one in family.members if one.kind == "child"]
    return next(iter([*children, *family.members]), None)


def _barred(family: Family) -> frozenset[str]:
    """Who must not be put in touch with the family, or is not wanted: they stay out."""
    threats = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    unwanted = {one.about for one in family.wishes if one.wish == "not_wanted"}
    return frozenset(threats | unwanted) - {member.id for member in family.members}


_WRITERS: Mapping[str, Callable[[CaseFile, _Writing], None]] = {
    "table": _table, "easynwk": _easynwk, "network-canvas": _canvas, "graphml": _network, "gexf": _network,
}  # fmt: skip
