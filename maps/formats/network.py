"""The map as a network: who is on it, and what is known between them, folded or not; as GraphML and as JSON.

What nobody recorded of two is unknown, and then there is no tie between them. That they are known not to be in contact
is a tie of the state `absent`. The files say so themselves.
"""

import io
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from graph.model.base import Record
from graph.model.records import Engagement, Meeting, PrivateTie, Tie
from maps.drawing.svg import legible
from maps.family import FamilyMap
from maps.formats.about import about
from maps.formats.rows import Bounds, bounds, kind_of, outer, sector_of, status_of
from maps.scene.entries import Entry
from maps.scene.lines import Line, lines_of
from maps.scene.palette import EdgeState
from maps.scene.telling import Teller

FORMAT, VERSION = "tovholder.network", 1
Contact = Literal["known", "absent", "unknown"]
CONTACT: Mapping[EdgeState, Contact] = {
    "present": "known", "team": "known", "coordinates": "known", "engagement": "known", "private": "known",
    "conflict": "known", "absent": "absent", "private_absent": "absent", "recommended": "unknown", "ask": "unknown", "stale": "unknown",
    "attempted": "unknown", "planned": "unknown",
}  # fmt: skip
"""Whether two are in contact today, by the state of their tie."""


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody on the map. Dates as in a case file; None where nothing is known."""

    id: str
    name: str
    kind: str
    actor_kind: str | None
    role: str
    services: list[str]
    tasks: list[str]
    status: list[str]
    sector: str
    ring: str
    unit: str | None
    period: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Edge:
    """What is known between two. Where it is `directed`, it goes from `a` to `b`."""

    a: str
    b: str
    state: EdgeState
    contact: Contact
    directed: bool
    text: str
    from_: str | None
    to: str | None


@dataclass(frozen=True, slots=True)
class Network:
    """All of it, with what the file says of itself."""

    about: dict[str, Any]
    nodes: tuple[Node, ...]
    ties: tuple[Edge, ...]


def network(map: FamilyMap) -> Network:
    """The network of a map."""
    teller = Teller(map.view, map.scene.lang)
    told = about(map)
    header = {
        "title": told.title,
        "day": told.day.isoformat(),
        "kept_up_to": told.kept_up.isoformat(),
        "origin": told.origin,
        "confidentiality": told.mark,
        "audience": told.audience,
        "left_out": told.left_out,
        "mapping": list(told.mapping),
        "notes": list(told.notes),
        "no_tie_means": teller.say("file.no_tie"),
        "pairs_of_actors": len(map.view.pairs),
        "pairs_unknown": map.view.unknown_count,
        "language": map.scene.lang,
    }
    return Network(
        about=header,
        nodes=tuple(_node(map, entry) for entry in map.scene.entries),
        ties=tuple(_edge(line, teller) for line in lines_of(map.view, list(map.findings))),
    )


def _node(map: FamilyMap, entry: Entry) -> Node:
    first, last = bounds(map, entry.id)
    return Node(
        id=entry.id,
        name=entry.name,
        kind="member" if entry.ring == "home" else entry.kind,
        actor_kind=kind_of(map, entry) if entry.kind == "actor" else None,
        role=entry.role,
        services=list(entry.services),
        tasks=list(entry.tasks),
        status=list(status_of(map, entry)),
        sector=sector_of(map, entry),
        ring=map.scene.ring_name(entry.ring),
        unit=map.view.called(entry.unit) if entry.unit else None,
        period=entry.period,
        from_=str(first) if first else None,
        to=str(last) if last else None,
    )


def _edge(line: Line, teller: Teller) -> Edge:
    first, last = outer([_dates(proof) for proof in line.proofs])
    threat = any(isinstance(proof, PrivateTie) and proof.valence == "threat" for proof in line.proofs)
    return Edge(
        a=line.a,
        b=line.b,
        state=line.state,
        contact=CONTACT[line.state],
        directed=line.state in ("coordinates", "engagement") or threat,
        text=teller.say(f"line.{line.state}", a=teller.view.name(line.a), b=teller.view.name(line.b)),
        from_=str(first) if first else None,
        to=str(last) if last else None,
    )


def _dates(proof: Record) -> Bounds:
    if isinstance(proof, Tie) and proof.date:
        return proof.date, proof.date
    if isinstance(proof, Meeting):
        return proof.date, proof.until if proof.repeats else proof.date
    return (proof.from_, proof.to) if isinstance(proof, Tie | Engagement | PrivateTie) else (None, None)


def graphml(map: FamilyMap) -> bytes:
    """The network as GraphML, as NetworkX, Gephi and yEd read it. What is not known has no attribute.

    GraphML's readers know one kind of edge a graph. Most ties have no direction, so the graph has none, and whoever counts
    neighbours counts right; a tie with a direction says from whom to whom by `tail` and `head`.
    """
    import networkx

    made = network(map)
    graph = networkx.MultiGraph(**{key: _plain(value) for key, value in made.about.items()})
    for node in made.nodes:
        graph.add_node(legible(node.id), **_attributes(node))
    for number, tie in enumerate(made.ties, 1):
        arc = {"tail": legible(tie.a), "head": legible(tie.b)} if tie.directed else {}
        graph.add_edge(legible(tie.a), legible(tie.b), key=f"tie{number}", **_attributes(tie), **arc)
    written = io.BytesIO()
    networkx.write_graphml_xml(graph, written, prettyprint=True)
    return written.getvalue()


def json_network(map: FamilyMap) -> bytes:
    """The network and the questions of the day as JSON; every key stands in it, null where nothing is known."""
    made = network(map)
    questions = [
        {
            "type": finding.type,
            "statement": finding.statement,
            "question": finding.question,
            "certainty": finding.confidence,
            "subjects": list(finding.subjects),
        }
        for finding in map.scene.findings
    ]
    document = {
        "format": FORMAT,
        "version": VERSION,
        "about": made.about,
        "nodes": [_named(node) for node in made.nodes],
        "ties": [_named(tie) for tie in made.ties],
        "questions": questions,
    }
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _named(item: Node | Edge) -> dict[str, Any]:
    return {key.rstrip("_"): value for key, value in asdict(item).items()}


def _attributes(item: Node | Edge) -> dict[str, Any]:
    """The attributes of a node or an edge of GraphML, which has its ends beside them."""
    told = _named(item)
    if isinstance(item, Node):
        told["label"] = item.name  # what Gephi and yEd write beside a node
    return {
        key: _plain(value) for key, value in told.items() if value not in (None, []) and key not in ("id", "a", "b")
    }


def _plain(value: Any) -> Any:
    """A value that GraphML can hold."""
    if isinstance(value, list):
        return legible((" " if value and value[0].endswith(".") else "; ").join(value))
    return legible(value) if isinstance(value, str) else value
