"""One family on one day: everything the rules may ask about it, each hard word computed once.

The words themselves are functions: of engagements in `work`, of units in `units`, of pairs in `states`, of homes and plans
in `overlaps`, of coordination and contact in `coordination`. The view calls each when it is first needed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from graph.catalogue import Catalogue, load_catalogue
from graph.facts import FamilyFacts
from graph.periods import connects
from graph.records import Tie
from queries import coordination, overlaps
from queries.coordination import Contact, Coordinator
from queries.known_graph import betweenness, closeness, components, cut_points, sizes
from queries.measures.graphs import fragmentation_of_sizes
from queries.overlaps import Conflict, HomePair, Served
from queries.states import Circle, State, States, acquainted, is_in_force, states
from queries.units import Level, LevelName, Pair, level_of, pair, path_of
from queries.work import Work, works

if TYPE_CHECKING:
    from queries.consents import ConsentNeeded
    from queries.evidence import Evidence


def at(facts: FamilyFacts, day: date, catalogue: Catalogue | None = None) -> "View":
    """The family as it is known on the day; `catalogue` is the one that comes with the program if none is given."""
    return View(facts, day, catalogue or load_catalogue())


@dataclass(frozen=True)
class View:
    """A family on a day. Lists are in the order of ids; a pair is two ids in order."""

    facts: FamilyFacts
    day: date
    catalogue: Catalogue
    evidence: dict[int, "Evidence"] = field(default_factory=dict, repr=False, compare=False)
    """What `evidence` made of a record, by the object: a record is evidence of many findings."""
    consents: "dict[tuple[str, str, frozenset[str]], tuple[ConsentNeeded, ...]]" = field(
        default_factory=dict, repr=False, compare=False
    )
    """What `consents` answered: many pairs of actors stand for the same units."""

    # --- people and their work --------------------------------------------------------------------------------

    @cached_property
    def works(self) -> tuple[Work, ...]:
        """All engagements of the family, as they are on the day."""
        return works(self.facts, self.day, self.catalogue)

    @cached_property
    def _work_by_id(self) -> Mapping[str, Work]:
        return {work.engagement.id: work for work in self.works}

    def work(self, engagement: str) -> Work:
        """The engagement of this id."""
        return self._work_by_id[engagement]

    @cached_property
    def work_of(self) -> Mapping[str, tuple[Work, ...]]:
        """For each actor of P the engagements that keep it there."""
        found: dict[str, list[Work]] = {}
        for work in self.works:
            if work.in_circle:
                found.setdefault(work.actor.id, []).append(work)
        return {id: tuple(found[id]) for id in sorted(found)}

    @cached_property
    def helped(self) -> Mapping[str, frozenset[str]]:
        """For each actor of P the members whom it helps, as far as known."""
        return {id: frozenset[str]().union(*(work.targets for work in works)) for id, works in self.work_of.items()}

    @cached_property
    def circle(self) -> tuple[str, ...]:
        """P: the actors with an engagement active on the day (or paused), whose post has not ended."""
        return tuple(self.work_of)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """All pairs of P."""
        return tuple(combinations(self.circle, 2))

    @cached_property
    def active_work(self) -> tuple[Work, ...]:
        """The engagements that are active and not paused."""
        return tuple(work for work in self.works if work.active)

    @cached_property
    def members(self) -> frozenset[str]:
        """The ids of the family's members."""
        return frozenset(member.id for member in self.facts.family.members)

    @cached_property
    def barred_people(self) -> frozenset[str]:
        """Those of the family or its private network who must never be suggested: no evidence of others names them."""
        network = {person.id for person in self.facts.family.private_network}
        return self.facts.barred & (self.members | network)

    # --- ties and states --------------------------------------------------------------------------------------

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that count here: the family's own and the general ones, save general `coordinates`."""
        general = tuple(tie for tie in self.facts.general_ties if tie.kind != "coordinates")
        return self.facts.family.ties + general

    @cached_property
    def in_force(self) -> tuple[Tie, ...]:
        """Those of them that are in force on the day."""
        circle = frozenset(self.circle)
        return tuple(tie for tie in self.ties if is_in_force(tie, self.day, self.facts, circle))

    @cached_property
    def own_in_force(self) -> tuple[Tie, ...]:
        """The family's own ties in force on the day."""
        own = {id(tie) for tie in self.facts.family.ties}
        return tuple(tie for tie in self.in_force if id(tie) in own)

    @cached_property
    def paths(self) -> Mapping[str, tuple[str, ...]]:
        """From each actor of P, and from each unit, the units upwards."""
        units = self.facts.units
        paths = {unit: path_of(unit, units) for unit in units}
        return paths | {id: paths.get(self.facts.actors[id].unit or "", ()) for id in self.circle}

    @cached_property
    def teams(self) -> Circle:
        """P with its teams, by an id or a documented team tie in force."""
        team_ids = {id: team for id in self.circle if (team := self.facts.actors[id].team)}
        circle = Circle(self.circle, self.paths, team_ids)
        for tie in self.in_force:
            if tie.kind == "team" and connects(tie):
                circle.join(tie.a, tie.b)
        return circle

    @cached_property
    def states(self) -> States:
        """The state of each pair of P."""
        return states(self.facts, self.day, self.teams, self.ties, self.in_force)

    def state(self, a: str, b: str) -> State:
        """Whether a pair of P is present, absent or unknown."""
        return self.states.of(a, b)

    @cached_property
    def acquainted(self) -> frozenset[Pair]:
        """The pairs of P that know of each other by the day, or once did."""
        return acquainted(self.facts, self.day, self.teams, self.ties)

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """For each actor of P those with whom the pair is present."""
        found: dict[str, set[str]] = {id: set() for id in self.circle}
        for a, b in self.states.present:
            found[a].add(b)
            found[b].add(a)
        return {id: frozenset(others) for id, others in found.items()}

    @cached_property
    def apart(self) -> Mapping[str, frozenset[str]]:
        """For each actor of P those with whom the pair is absent."""
        found: dict[str, set[str]] = {id: set() for id in self.circle}
        for a, b in self.states.absent:
            found[a].add(b)
            found[b].add(a)
        return {id: frozenset(others) for id, others in found.items()}

    @cached_property
    def only_tried(self) -> Mapping[Pair, tuple[Tie, ...]]:
        """The attempted and planned ties in force, by the two at their ends."""
        found: dict[Pair, tuple[Tie, ...]] = {}
        for tie in self.in_force:
            if tie.status in ("attempted", "planned"):
                ends = pair(tie.a, tie.b)
                found[ends] = (*found.get(ends, ()), tie)
        return found

    @cached_property
    def unknown_count(self) -> int:
        """How many pairs are unknown."""
        return len(self.pairs) - len(self.states.present) - len(self.states.absent)

    # --- units ------------------------------------------------------------------------------------------------

    @cached_property
    def levels(self) -> tuple[Level, Level]:
        """The units that serve the family, across administrations and inside each."""
        return self._level("across"), self._level("inside")

    @property
    def across(self) -> Level:
        """The units for cross-unit findings."""
        return self.levels[0]

    def _level(self, name: LevelName) -> Level:
        ends = frozenset(self.circle) | self.facts.units.keys()
        unit_ties = [
            tie
            for tie in self.own_in_force
            if connects(tie) and {tie.a, tie.b} <= ends and not {tie.a, tie.b}.isdisjoint(self.facts.units)
        ]
        return level_of(name, self.circle, self.paths, self.facts.units, unit_ties)

    # --- homes, plans, coordination ---------------------------------------------------------------------------

    def shared_person(self, a: str, b: str) -> Served | None:
        """The persons whom two actors of P both serve; None where there is none."""
        return overlaps.shared_person(self, a, b)

    @cached_property
    def in_one_home(self) -> Mapping[Pair, list[HomePair]]:
        """Which engagements of two actors, who are no team, meet in a home."""
        return overlaps.in_one_home(self)

    @cached_property
    def plan_conflicts(self) -> Mapping[Pair, list[Conflict]]:
        """Which plans of two actors collide."""
        return overlaps.plan_conflicts(self)

    @cached_property
    def coordinators(self) -> tuple[Coordinator, ...]:
        """Who holds the rope, members too."""
        return coordination.coordinators(self)

    @cached_property
    def via_citizen(self) -> tuple[Tie, ...]:
        """What is known through the citizen."""
        return coordination.via_citizen(self)

    @cached_property
    def recommended(self) -> tuple[Tie, ...]:
        """The ties in force that somebody recommends."""
        return coordination.recommended(self)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """For each actor of P its appointments a week with the family."""
        return {id: coordination.contact(self, id) for id in self.circle}

    @cached_property
    def not_mapped(self) -> bool:
        """Whether so little is known of the ties that silence says nothing."""
        return coordination.is_not_mapped(self)

    @cached_property
    def without_contact(self) -> bool:
        """Whether no contact with the family is established, though it was tried."""
        return coordination.is_without_contact(self)

    # --- the known graph --------------------------------------------------------------------------------------

    @cached_property
    def component(self) -> Mapping[str, int]:
        """For each actor of P the number of its component in the known graph."""
        return components(self.circle, self.neighbours)

    @cached_property
    def component_sizes(self) -> tuple[int, ...]:
        """The size of each component of the known graph."""
        return sizes(self.component)

    @cached_property
    def possible_component(self) -> Mapping[str, int]:
        """The same as `component` with each unknown pair present."""
        everybody = frozenset(self.circle)
        return components(self.circle, {id: everybody.difference(self.apart[id], {id}) for id in self.circle})

    @cached_property
    def cut_points(self) -> frozenset[str]:
        """The actors whose removal splits the known graph."""
        return cut_points(self.circle, self.states.present)

    @cached_property
    def betweenness(self) -> Mapping[str, float]:
        """For each actor of P the share of shortest paths between two others that run through it."""
        return betweenness(self.circle, self.states.present)

    @cached_property
    def closeness(self) -> Mapping[str, float]:
        """For each actor of P how near the others are in the known graph."""
        return closeness(self.circle, self.states.present)

    def gain(self, a: str, b: str) -> float:
        """ΔF: by how much a tie between the two alone would lower the fragmentation of the known graph."""
        one, other = self.component[a], self.component[b]
        if one == other:
            return 0.0
        n = len(self.circle)
        return 2 * self.component_sizes[one] * self.component_sizes[other] / (n * (n - 1))

    @cached_property
    def fragmentation(self) -> tuple[float, float] | None:
        """F with each unknown pair present, and with each absent; None below two actors."""
        if len(self.circle) < 2:
            return None
        return fragmentation_of_sizes(sizes(self.possible_component)), fragmentation_of_sizes(self.component_sizes)

    # --- names ------------------------------------------------------------------------------------------------

    @cached_property
    def _names(self) -> Mapping[str, str]:
        family = self.facts.family
        names = {family.id: family.name or family.id}
        for record in (*family.members, *family.private_network):
            names[record.id] = record.name
        for records in (self.facts.actors, self.facts.units):
            names.update({id: record.name for id, record in records.items()})
        return names

    def name(self, id: str) -> str:
        """What people call an actor, a unit or a person; the id where no name is recorded."""
        return self._names.get(id, id)

    def names(self, ids: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The names of several, in the order of their ids, without private people who are barred."""
        return tuple(self.name(id) for id in sorted(ids) if id not in self.barred_people)


__all__ = ["View", "at", "pair"]
