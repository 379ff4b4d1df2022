"""One family on one day: who works with it, its ties, the state of each pair, and its units; each computed once.

The hard words are functions: of engagements in `work`, of units in `units`, of pairs in `states`. A day calls each when it is
first needed. What is worked out of these – homes, plans, coordination, consents, evidence, the known graph – takes a `Day`
and is put on top by `queries.day.view`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Literal

from graph.model.barred import barred
from graph.model.catalogue import Catalogue
from graph.model.periods import connects, is_born
from graph.model.records import Tie
from graph.reading.cut import Seen
from graph.reading.kept_out import distrusted
from queries.day.states import Circle, State, States, acquainted, is_in_force, states
from queries.day.units import Level, LevelName, Pair, level_of, pair, path_of
from queries.day.work import Work, works
from words import set_off
from words.order import in_order


@dataclass(frozen=True)
class Day:
    """A family on a day. Lists are in the order of ids; a pair is two ids in order."""

    facts: Seen
    day: date
    catalogue: Catalogue

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
    def works_of(self) -> Mapping[str, tuple[Work, ...]]:
        """For each actor with an engagement here all that it has, now or not."""
        found: dict[str, list[Work]] = {}
        for work in self.works:
            found.setdefault(work.actor.id, []).append(work)
        return {id: tuple(found[id]) for id in sorted(found)}

    @cached_property
    def work_of(self) -> Mapping[str, tuple[Work, ...]]:
        """For each actor of P the engagements that keep it there."""
        found = {id: tuple(work for work in works if work.in_circle) for id, works in self.works_of.items()}
        return {id: works for id, works in found.items() if works}

    @cached_property
    def helped(self) -> Mapping[str, frozenset[str]]:
        """For each actor of P the members whom it helps, as far as known."""
        return {id: frozenset[str]().union(*(work.targets for work in works)) for id, works in self.work_of.items()}

    @cached_property
    def deciding(self) -> frozenset[str]:
        """The actors of P of whom nobody says that they help: some of their work decides, or is of court or police."""
        return frozenset(id for id, works in self.work_of.items() if any(work.decides for work in works))

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
    def born(self) -> frozenset[str]:
        """Those of them who can be born by the day."""
        return frozenset(member.id for member in self.facts.family.members if is_born(member, self.day))

    @cached_property
    def known_barred(self) -> frozenset[str]:
        """Who is barred by what shows. Whom only something hidden bars (`facts.barred`) is suggested nowhere either, but is
        told of as if there were nothing: else what is not said would tell of it."""
        return barred(self.facts.family) & self.facts.barred

    @cached_property
    def known_distrusted(self) -> frozenset[str]:
        """With whom it shows that trust is documented to be missing on the day."""
        facts = self.facts
        shown = distrusted(facts.family, facts.general_ties, facts.actors, facts.as_of)
        return frozenset(item.actor for item in shown if item.first <= self.day <= item.last)

    @cached_property
    def barred_people(self) -> frozenset[str]:
        """Those of the family or its private network of whom it shows that they are barred: no evidence of others names them."""
        network = {person.id for person in self.facts.family.private_network}
        return self.known_barred & (self.members | network)

    # --- ties and states --------------------------------------------------------------------------------------

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """The ties that count here: the family's own and the general ones, save general `coordinates`."""
        general = tuple(tie for tie in self.facts.general_ties if tie.kind != "coordinates")
        return self.facts.family.ties + general

    @cached_property
    def in_force(self) -> tuple[Tie, ...]:
        """Those of them that are in force on the day."""
        return tuple(tie for tie in self.ties if is_in_force(tie, self.day, self.facts, self.work_of.keys()))

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

    @cached_property
    def departments(self) -> Level:
        """All departments that serve the family, of whichever administration: for counts of many families."""
        return self._level("department")

    def _level(self, name: LevelName | Literal["department"]) -> Level:
        ends = frozenset(self.circle) | self.facts.units.keys()
        unit_ties = [
            tie
            for tie in self.own_in_force
            if connects(tie) and {tie.a, tie.b} <= ends and not {tie.a, tie.b}.isdisjoint(self.facts.units)
        ]
        return level_of(name, self.circle, self.paths, self.facts.units, unit_ties)

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

    @cached_property
    def _in_sentences(self) -> "_InSentences":
        return _InSentences(self._names)

    def called(self, id: str) -> str:
        """What people call an actor, a unit or a person, as it is recorded; the id where no name is."""
        return self._names.get(id, id)

    def name(self, id: str) -> str:
        """The same as it stands in a sentence, where two people must not read as four: a role in brackets."""
        return self._in_sentences[id]

    def names(self, ids: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
        """The names of several, in the natural order of their ids, without private people who are barred."""
        names, silent = self._in_sentences, self.barred_people
        return tuple([names[id] for id in in_order(ids) if id not in silent])


class _InSentences(dict[str, str]):
    """Names as they stand in sentences, each made when it is first asked for."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    def __missing__(self, id: str) -> str:
        said = self[id] = set_off(self._names.get(id, id))
        return said
