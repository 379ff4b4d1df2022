"""The lines of the map: what is known between two people or actors, as one state a line, with what shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.model.base import Record
from graph.model.periods import first_of, last_of
from graph.model.records import Engagement, PrivateTie, Tie
from graph.reading.table import is_hostile
from maps.scene.members import unborn
from maps.scene.palette import LINES, EdgeState
from queries.day.units import Pair, pair
from queries.day.view import View
from queries.finding import Finding

MOST_LINES = 40
"""Above so many lines not all are drawn; the others show when an end is selected."""
_URGENCY: tuple[EdgeState, ...] = ("conflict", "coordinates", "recommended", "ask", "absent")
"""Which lines of findings are drawn first where there are too many of them."""
_WORKS = frozenset[EdgeState]({"present", "team"})
"""What works between those who help."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line between two ids that stand on the map. `coordinates` and a threat run from `a` to `b`."""

    a: str
    b: str
    state: EdgeState
    proofs: tuple[Record, ...] = ()
    weight: float = 0.0
    """How much the line would join (ΔF of its finding): the heaviest are drawn first."""
    of_finding: bool = False

    @property
    def ends(self) -> Pair:
        """The two ids in order."""
        return pair(self.a, self.b)


def lines_of(view: View, findings: list[Finding]) -> list[Line]:
    """All lines between those on the map, in order."""
    links = {finding.subjects: finding for finding in findings if finding.type == "missing_link"}
    found = [*_states(view, links), *_towards_members(view), *_conflicts(view), *_private(view), *_engagements(view)]
    order, absent = list(LINES), unborn(view)
    there = [line for line in found if absent.isdisjoint((line.a, line.b))] if absent else found
    return sorted(there, key=lambda line: (line.ends, order.index(line.state), line.a))


def _states(view: View, links: dict[tuple[str, ...], Finding]) -> Iterator[Line]:
    """One line for each pair of the circle of which something is known, asked or wanted."""
    barred = view.facts.barred
    wishes: dict[Pair, list[Tie]] = {}
    for tie in view.recommended:
        if barred.isdisjoint((tie.a, tie.b)):
            wishes.setdefault(pair(tie.a, tie.b), []).append(tie)
    leads = {
        pair(tie.a, tie.b): tie
        for tie in view.own_in_force
        if tie.kind == "coordinates" and tie.status == "documented" and {tie.a, tie.b} <= set(view.circle)
    }
    for ends in view.pairs:
        a, b = ends
        link = links.get(ends)
        weight = float(link.value) if link and isinstance(link.value, int | float) else 0.0
        state = view.state(a, b)
        if state == "present":
            proofs = view.states.present[ends]
            if ends in leads:
                yield Line(leads[ends].a, leads[ends].b, "coordinates", proofs, of_finding=True)
            else:
                yield Line(a, b, "team" if view.teams.one_team(a, b) else "present", proofs)
        elif state == "absent":
            yield Line(a, b, "absent", view.states.absent[ends], weight, link is not None)
        elif ends in wishes:
            yield Line(a, b, "recommended", tuple(wishes[ends]), weight, True)
        elif link is not None:
            yield Line(a, b, "ask", view.states.stale.get(ends, ()), weight, True)
        elif ends in view.states.stale:
            yield Line(a, b, "stale", view.states.stale[ends])
        elif ends in view.only_tried:
            ties = view.only_tried[ends]
            tried: EdgeState = "planned" if any(tie.status == "planned" for tie in ties) else "attempted"
            yield Line(a, b, tried, ties)


def _towards_members(view: View) -> Iterator[Line]:
    """Documented coordination between somebody and a member, or of a member towards somebody."""
    there = view.members | set(view.circle)
    found: dict[tuple[str, str], list[Record]] = {}
    for tie in view.own_in_force:
        if tie.kind == "coordinates" and tie.status == "documented" and {tie.a, tie.b} <= there:
            if not view.members.isdisjoint((tie.a, tie.b)):
                found.setdefault((tie.a, tie.b), []).append(tie)
    for (a, b), ties in found.items():
        yield Line(a, b, "coordinates", tuple(ties), of_finding=True)


def _conflicts(view: View) -> Iterator[Line]:
    """Where trust is missing, of actors and members."""
    there = view.members | set(view.circle)
    found: dict[tuple[str, str], list[Record]] = {}
    for tie in view.in_force:
        if tie.kind == "trust" and tie.valence == "conflict" and tie.status == "documented" and {tie.a, tie.b} <= there:
            found.setdefault((tie.a, tie.b), []).append(tie)
    for (a, b), ties in found.items():
        yield Line(a, b, "conflict", tuple(ties), of_finding=True)


def _private(view: View) -> Iterator[Line]:
    """The private ties in force; of several between two the hostile ones decide, then those that say there is contact."""
    found: dict[Pair, list[PrivateTie]] = {}
    there = view.members | {person.id for person in view.facts.family.private_network}
    for tie in view.facts.family.private_ties:
        if first_of(tie.from_) <= view.day <= last_of(tie.to) and tie.a != tie.b and {tie.a, tie.b} <= there:
            found.setdefault(pair(tie.a, tie.b), []).append(tie)
    for ties in found.values():
        hostile = [tie for tie in ties if is_hostile(tie)]
        first = (hostile or ties)[0]
        known: EdgeState = "private_absent" if all(tie.status == "documented_absent" for tie in ties) else "private"
        yield Line(first.a, first.b, "conflict" if hostile else known, tuple(ties), of_finding=bool(hostile))


def _engagements(view: View) -> Iterator[Line]:
    """Whom each actor of the circle works with, as far as known."""
    for actor, works in view.work_of.items():
        helped: dict[str, list[Engagement]] = {}
        for work in works:
            for member in work.targets:
                helped.setdefault(member, []).append(work.engagement)
        for member, engagements in helped.items():
            yield Line(actor, member, "engagement", tuple(engagements))


def drawn_first(lines: list[Line]) -> frozenset[int]:
    """Which of these lines (by their place) are drawn without being asked for.

    All that are no mere engagement or attempt while there are at most 40. Above that private support, always; then what is asked
    (conflicts first, then coordination, then by how much the line would join) and what works, each half of the room that is
    left, or more where the other needs less. Of what works the lines are taken evenly: nobody's weigh more.
    """
    usual = [at for at, line in enumerate(lines) if LINES[line.state].default]
    if len(usual) <= MOST_LINES:
        return frozenset(usual)

    def rank(at: int) -> tuple[int, float, int]:
        return _URGENCY.index(lines[at].state), -lines[at].weight, at

    support = [at for at in usual if lines[at].state == "private"]
    asked = sorted((at for at in usual if lines[at].of_finding and lines[at].state in _URGENCY), key=rank)
    works = [at for at in usual if lines[at].state in _WORKS]
    room = max(0, MOST_LINES - len(support))
    asked = asked[: max(room // 2, room - len(works))]
    return frozenset([*support, *asked, *_evenly(works, room - len(asked))])


def _evenly(places: list[int], count: int) -> list[int]:
    """So many of them, spread over all; all where there are no more."""
    if len(places) <= count:
        return places
    return [places[at * len(places) // count] for at in range(count)]
