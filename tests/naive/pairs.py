"""The state of each pair of actors and of units, and the graph of what is known."""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from tests.naive.dates import shift, span
from tests.naive.day import CONTACT_DAYS, PLACES_THAT_ARE_NO_HOME, Day, Record, joins, makes_present

Pair = tuple[str, str]
Proof = tuple[str, Record]
Edges = Iterable[Pair]


def components(nodes: Iterable[str], edges: Edges) -> list[set[str]]:
    """The connected parts of a graph."""
    parts = [{node} for node in nodes]
    for a, b in edges:
        joined = [part for part in parts if a in part or b in part]
        parts = [part for part in parts if part not in joined] + [set().union(*joined)]
    return parts


def fragmentation(nodes: list[str], edges: Edges) -> Fraction | None:
    """1 − Σ s(s−1)/(n(n−1)) over the sizes of the parts; None below two nodes."""
    n = len(nodes)
    if n < 2:
        return None
    together = sum(len(part) * (len(part) - 1) for part in components(nodes, edges))
    return Fraction(1) - Fraction(together, n * (n - 1))


class Arena(NamedTuple):
    """Where units meet: across administrations, or inside one of them."""

    level: str
    place: Callable[[str], str | None]
    groups: dict[str, list[str]]


class Pairs:
    """What is known between the actors of P on one day."""

    def __init__(self, day: Day) -> None:
        self.day = day
        self.all: list[Pair] = list(combinations(day.P, 2))
        self._states: dict[Pair, str] = {}

    # --- teams ------------------------------------------------------------------------------------------

    @cached_property
    def _team_ties(self) -> list[Record]:
        return [tie for tie in self.day.ties if tie["kind"] == "team" and makes_present(tie) and self.day.in_force(tie)]

    def one_team(self, i: str, j: str) -> bool:
        """The same team id, or a documented team tie in force between the two."""
        team = self.day.actors[i].get("team")
        same = team is not None and team == self.day.actors[j].get("team")
        return same or any(joins(tie, {i}, {j}) for tie in self._team_ties)

    @cached_property
    def _mates(self) -> dict[str, list[str]]:
        P = self.day.P
        return {i: [i] + [k for k in P if k != i and self.one_team(i, k)] for i in P}

    def team_pairs(self, i: str, j: str) -> Iterator[Pair]:
        """The pair itself, and each of their colleagues in P with each of the other's."""
        for x in self._mates[i]:
            for y in self._mates[j]:
                if x != y:
                    yield x, y

    # --- states -----------------------------------------------------------------------------------------

    @cached_property
    def _links(self) -> list[Record]:
        return [tie for tie in self.day.ties if makes_present(tie)]

    def proofs(self, i: str, j: str) -> list[Proof]:
        """The ties in force and meetings that count which make the pair present, its teams' included."""
        ties = [tie for tie in self._links if self.day.in_force(tie)]
        meetings = [meeting for meeting in self.day.meetings if self.day.meeting_counts(meeting)]
        return self._between_teams(i, j, ties, meetings)

    def proofs_ever(self, i: str, j: str) -> list[Proof]:
        """The same of all that has begun by t."""
        ties = [tie for tie in self._links if self.day.begun(tie)]
        meetings = [meeting for meeting in self.day.meetings if self.day.meeting_begun(meeting)]
        return self._between_teams(i, j, ties, meetings)

    def _between_teams(self, i: str, j: str, ties: list[Record], meetings: list[Record]) -> list[Proof]:
        found: list[Proof] = []
        for x, y in self.team_pairs(i, j):
            own = (x, y) == (i, j)
            found += [("tie", tie) for tie in ties if joins(tie, {x}, {y}) and (own or tie["kind"] != "team")]
            found += [("meeting", m) for m in meetings if {x, y} <= set(m["participants"])]
        return found

    def aware(self, i: str, j: str) -> bool:
        """A documented awareness of level 2 or more, by any channel, has begun by t."""
        for tie in self.day.ties:
            known = tie["kind"] == "awareness" and tie["status"] == "documented" and (tie.get("level") or 0) >= 2
            if known and self.day.begun(tie) and any(joins(tie, {x}, {y}) for x, y in self.team_pairs(i, j)):
                return True
        return False

    def sides(self, i: str, j: str) -> tuple[set[str], set[str]]:
        return {i, *self.day.path(i)}, {j, *self.day.path(j)}

    def absences(self, i: str, j: str) -> list[Record]:
        """The documented absences in force between the two or the units that hold them."""
        left, right = self.sides(i, j)
        return [
            tie
            for tie in self.day.ties
            if tie["status"] == "documented_absent"
            and tie["kind"] in ("exchange", "awareness")
            and joins(tie, left, right)
            and self.day.in_force(tie)
        ]

    def nothing_recorded(self, i: str, j: str) -> bool:
        """No tie of any status in force; for the teams nothing stale and no meeting to come."""
        day = self.day
        left, right = self.sides(i, j)
        if any(joins(tie, left, right) and day.in_force(tie) for tie in day.ties):
            return False
        for x, y in self.team_pairs(i, j):
            if any(joins(tie, {x}, {y}) and day.stale_tie(tie) for tie in day.ties):
                return False
            for meeting in day.meetings:
                together = {x, y} <= set(meeting["participants"])
                to_come = day.meeting_to_come(meeting, ("planned", "agreed"))
                if together and (to_come or day.stale_meeting(meeting)):
                    return False
        return True

    @cached_property
    def ties_mapped(self) -> bool:
        """`mapped.ties` is at most 90 days before t."""
        mapped = span((self.day.family.get("mapped") or {}).get("ties"))
        return mapped is not None and mapped.earliest <= self.day.t <= shift(mapped.latest, CONTACT_DAYS)

    def state(self, i: str, j: str) -> str:
        """`present`, `absent` or `unknown`."""
        pair = (min(i, j), max(i, j))
        if pair not in self._states:
            self._states[pair] = self._state(*pair)
        return self._states[pair]

    def _state(self, i: str, j: str) -> str:
        if self.one_team(i, j) or self.proofs(i, j):
            return "present"
        if self.absences(i, j) or (self.ties_mapped and self.nothing_recorded(i, j)):
            return "absent"
        return "unknown"

    def in_state(self, *states: str) -> list[Pair]:
        return [pair for pair in self.all if self.state(*pair) in states]

    # --- persons and homes ------------------------------------------------------------------------------

    def engagement_pairs(self, i: str, j: str) -> list[tuple[Record, Record]]:
        return [(e, f) for e in self.day.held_by(i) for f in self.day.held_by(j)]

    def shared_person(self, e: Record, f: Record) -> str | None:
        """`documented`: a common member. `possible`: a target is unknown, and the home is the same."""
        if e["for"] == [] or f["for"] == []:
            return "possible" if same_home(e, f) else None
        return "documented" if self.day.targets(e) & self.day.targets(f) else None

    # --- units ------------------------------------------------------------------------------------------

    def arenas(self) -> list[Arena]:
        """All units across, then the departments of each administration."""
        day = self.day
        across = Arena("across", day.cross_unit, day.groups(day.cross_unit))
        found = [across]
        for unit in sorted(across.groups):
            if day.units[unit]["level"] == "administration":

                def place(ident: str, administration: str = unit) -> str | None:
                    return day.department(ident, administration)

                found.append(Arena("inside", place, day.groups(place)))
        return found

    def unit_pairs(self, arena: Arena) -> list[Pair]:
        """The pairs of units that serve the family, none of which holds the other."""
        pairs = combinations(sorted(arena.groups), 2)
        return [(u, v) for u, v in pairs if not self.day.one_holds_other(u, v)]

    def across(self, arena: Arena, u: str, v: str) -> list[Pair]:
        return [(i, j) for i in arena.groups[u] for j in arena.groups[v]]

    def ends_across(self, tie: Record, arena: Arena, u: str, v: str) -> bool:
        """Its ends, actors of P or units, stand in the two units."""
        day = self.day
        if not all(end in day.P or end in day.units for end in (tie["a"], tie["b"])):
            return False
        return {arena.place(tie["a"]), arena.place(tie["b"])} == {u, v}

    def units_present(self, arena: Arena, u: str, v: str) -> bool:
        """A tie of the family's own, with a unit at one end at least, makes the two units present."""
        for tie in self.day.own_ties:
            unit_tie = tie["a"] in self.day.units or tie["b"] in self.day.units
            if unit_tie and makes_present(tie) and self.day.in_force(tie) and self.ends_across(tie, arena, u, v):
                return True
        return False

    def without_present(self, arena: Arena, u: str, v: str) -> bool:
        pairs = self.across(arena, u, v)
        return not self.units_present(arena, u, v) and all(self.state(*p) != "present" for p in pairs)

    # --- what silences other findings -------------------------------------------------------------------

    @cached_property
    def not_mapped(self) -> bool:
        """At least three actors, all pairs unknown, nothing known by way of the citizen."""
        day = self.day
        known = {*day.P, *day.units}
        told = any(
            tie["status"] == "documented" and tie.get("channel") == "via_citizen" and day.in_force(tie)
            for tie in day.ties
            if tie["a"] in known and tie["b"] in known
        )
        return len(day.P) >= 3 and not told and not self.in_state("present", "absent")


def same_home(e: Record, f: Record) -> bool:
    return e["at"] == f["at"] and e["at"] not in PLACES_THAT_ARE_NO_HOME
