"""Interviews of Network Canvas to case files: ego, who was named, and the ties that the mapping lists."""

from collections import Counter
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from graph.checks.values import clean
from graph.model.text import settled
from importers.others.building import Building
from importers.others.sessions import Edge, Interview, Node, Sessions
from importers.tables.account import Account
from importers.tables.converted import Converted, Edition, Options
from importers.tables.faults import TableRefused
from importers.tables.mapping import Canvas, Mapping
from importers.tables.naming import slug
from importers.tables.wording import folded

_HERE = ZoneInfo("Europe/Copenhagen")
_SHORT = 8
"""Signs of a UUID that tell people of one family apart."""


def convert_sessions(found: Sessions, mapping: Mapping, account: Account, options: Options) -> Converted:
    """All interviews as one case file; of two about one case one must be chosen."""
    building = Building(account, {"tovholder": 1, "units": [], "actors": [], "families": []})
    building.read("ego", len(found.sessions))
    building.read("nodes", found.nodes)
    building.read("edges", found.edges)
    chosen = _chosen(found.sessions, options)
    days = {session.place: _day(session, options) for session in chosen}
    if options.session is not None:
        cases = {one.case for one in chosen}
        building.editions = [
            Edition(clean(one.uuid), clean(one.ended[:10]), one in chosen)
            for one in found.sessions
            if one.case in cases
        ]
    as_of = max(days.values())
    building.document["as_of"] = building.account.as_of = str(as_of)
    for session in found.sessions:
        if session in chosen:
            _Taking(building, mapping.canvas, session, options.family, f"../{days[session.place]}").take()
        else:
            _leave_out(building, session)
    return building.finished()


def _chosen(sessions: list[Interview], options: Options) -> list[Interview]:
    if options.session is not None:
        chosen = [one for one in sessions if options.session in (one.uuid, one.case)]
        if not chosen:
            ids, named = _named(sessions)
            raise TableRefused("canvas_no_session", session=clean(options.session), sessions=ids, named=named)
        sessions = chosen
    twice = [case for case, count in Counter(one.case for one in sessions).items() if count > 1]
    if twice:
        ids, named = _named([one for one in sessions if one.case == twice[0]])
        raise TableRefused("canvas_twice", case=clean(twice[0]), sessions=ids, named=named)
    return sessions


def _named(sessions: list[Interview]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """By what they are asked for, and the day on which each ended."""
    return tuple(clean(one.uuid) for one in sessions), tuple(clean(one.ended[:10]) for one in sessions)


def _day(session: Interview, options: Options) -> date:
    """The day here on which the interview ended."""
    try:
        moment = datetime.fromisoformat(session.ended.strip().replace("Z", "+00:00"))
    except ValueError:
        if options.as_of is None:
            raise TableRefused("table_no_as_of") from None
        return options.as_of
    return (moment.astimezone(_HERE) if moment.tzinfo else moment).date()


def _leave_out(building: Building, session: Interview) -> None:
    building.note(f"ego[{session.place}]", "left_out", "other_version")
    for node in session.nodes:
        building.note(f"nodes[{node.place}]", "left_out", "other_version")
    for edge in session.edges:
        building.note(f"edges[{edge.place}]", "left_out", "other_version")


class _Taking:
    """One interview as it is taken."""

    def __init__(self, building: Building, canvas: Canvas, session: Interview, family: str | None, until: str) -> None:
        self.building, self.canvas, self.session, self.until = building, canvas, session, until
        self.family = family or slug(session.case)
        self.ego = f"{self.family}_ego"
        self.people: dict[str, str] = {}
        """Ids by UUID."""

    def take(self) -> None:
        """Ego, nodes, edges."""
        at = f"ego[{self.session.place}]"
        self.building.family(self.family, settled(self.session.case))
        self.building.add("members", self.family, {"id": self.ego, "name": "Ego", "kind": self.canvas.ego_kind}, at)
        self.building.note(at, "taken")
        for name, value in self.session.said.items():
            self.building.lose("ego", name, "not_on_list", value)
        for node in self.session.nodes:
            self._node(node)
        for edge in self.session.edges:
            self._edge(edge)

    def _node(self, node: Node) -> None:
        at, id = f"nodes[{node.place}]", f"{self.family}_{node.uuid[:_SHORT].lower()}"
        self.people[node.uuid] = id
        name = _one_line(node.said.get(self.canvas.node_name) or node.said.get("label") or node.uuid[:_SHORT])
        self.building.add("private_network", self.family, {"id": id, "name": name}, at)
        tie = {"a": self.ego, "b": id, "closeness": self._closeness(node), "from": self.until}
        self.building.add("private_ties", self.family, tie, at)
        self.building.note(at, "taken")
        for column, value in node.said.items():
            if column not in (self.canvas.node_name, self.canvas.closeness_column, "label"):
                self.building.lose("nodes", column, "not_on_list", value)

    def _closeness(self, node: Node) -> Any:
        said = node.said.get(self.canvas.closeness_column or "", "")
        words = {folded(word): ring for word, ring in self.canvas.closeness_words.items()}
        return words.get(folded(said)) if said else None

    def _edge(self, edge: Edge) -> None:
        at = f"edges[{edge.place}]"
        if edge.type not in self.canvas.edges:
            self.building.note(at, "left_out", "not_on_list")
            return
        ends = [self.people.get(end) for end in (edge.a, edge.b)]
        if None in ends or ends[0] == ends[1]:
            self.building.note(at, "left_out", "end_left_out")
            return
        a, b = sorted(str(end) for end in ends)
        is_new = self.building.add("private_ties", self.family, {"a": a, "b": b, "from": self.until}, at)
        self.building.note(at, "taken") if is_new else self.building.note(at, "joined", "double")


def _one_line(text: str) -> str:
    return " ".join(text.split())
