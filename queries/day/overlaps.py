"""Two actors and the family: whom both serve, where both come, and where their plans collide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import NamedTuple

from graph.model.periods import plus
from graph.model.records import Engagement
from queries.day.core import Day
from queries.day.units import Pair, pair
from queries.day.work import HOME_TASKS, Work, can_overlap, certain_overlap
from queries.measures.sets import overlap_coefficient

OVERLAP_DAYS = 30
"""How long two must be in one home together; less is a handover."""
CONFLICT_DAYS = 180
"""How long a stop because of another's work is asked about."""


class Served(NamedTuple):
    """The persons whom two actors both serve."""

    members: frozenset[str]
    """Those who are known; empty where only the same home stands in for them."""
    engagements: tuple[Engagement, ...]
    """The engagements of both that show it, some more than once."""

    @property
    def known(self) -> bool:
        """Whether a common member is known: else confidence is at most `possible`."""
        return bool(self.members)


def shared_person(day: Day, a: str, b: str) -> Served | None:
    """Whether both serve a common member; where the target of either is unknown, the same home stands in for it."""
    found = [
        (one, other)
        for one in day.work_of[a]
        for other in day.work_of[b]
        if one.targets & other.targets or is_stand_in(one, other)
    ]
    if not found:
        return None
    members = frozenset[str]().union(*(one.targets & other.targets for one, other in found))
    return Served(members, tuple(work.engagement for works in found for work in works))


def is_stand_in(one: Work, other: Work) -> bool:
    """Whether the target of either is unknown and both are at one home."""
    return one.home is not None and one.home == other.home and not (one.targets_known and other.targets_known)


class HomePair(NamedTuple):
    """Two engagements of different actors, who are no team, in one home, together on at least 30 certain days."""

    one: Work
    other: Work
    overlap: float
    """O = |Fi ∩ Fj| / min(|Fi|, |Fj|) over the home tasks of each; 0 where either has none."""

    @property
    def ends(self) -> Pair:
        """The two actors."""
        return pair(self.one.actor.id, self.other.actor.id)

    @property
    def members(self) -> frozenset[str]:
        """Those whom both help, as far as known."""
        return self.one.targets & self.other.targets

    @property
    def targets_known(self) -> bool:
        """Whether it is known whom both help."""
        return self.one.targets_known and self.other.targets_known

    @property
    def sure(self) -> bool:
        """Whether both have a `from`, be it partial, and it is known whom both help."""
        begins = self.one.engagement.from_ is not None and self.other.engagement.from_ is not None
        return begins and self.targets_known

    @property
    def same_task(self) -> bool:
        """Whether they have a task in common, and are not an authority and its provider."""
        return self.overlap > 0 and self.one.authority == self.other.authority

    @property
    def engagements(self) -> tuple[Engagement, Engagement]:
        """The two engagements."""
        return self.one.engagement, self.other.engagement


def in_one_home(day: Day) -> dict[Pair, list[HomePair]]:
    """The engagements that meet in a home, by the two actors."""
    homes: dict[str, list[Work]] = defaultdict(list)
    for work in day.active_work:
        if work.home:
            homes[work.home].append(work)
    found: dict[Pair, list[HomePair]] = defaultdict(list)
    for works in homes.values():
        for one, other in combinations(sorted(works, key=lambda work: work.actor.id), 2):
            a, b = one.actor.id, other.actor.id
            if a == b or day.teams.one_team(a, b):
                continue
            if certain_overlap(one.engagement, other.engagement) >= OVERLAP_DAYS:
                found[pair(a, b)].append(HomePair(one, other, task_overlap(one, other)))
    return found


def task_overlap(one: Work, other: Work) -> float:
    """The overlap coefficient of their home tasks; 0 where either has none."""
    return overlap_coefficient(one.tasks & HOME_TASKS, other.tasks & HOME_TASKS) or 0.0


class SameTask(NamedTuple):
    """What two actors do twice in a home: of several engagements the highest O, and the best confidence."""

    homes: tuple[HomePair, ...]
    """All pairs of their engagements with a task in common."""

    @property
    def overlap(self) -> float:
        """The highest O."""
        return max(home.overlap for home in self.homes)

    @property
    def sure(self) -> bool:
        """Whether one of them is beyond doubt."""
        return any(home.sure for home in self.homes)

    @property
    def shared_tasks(self) -> tuple[str, ...]:
        """The home tasks that both have."""
        return tuple(sorted(self._in_common & HOME_TASKS))

    @property
    def different_tasks(self) -> tuple[str, ...]:
        """The tasks, be they done elsewhere, that only one of them has: what speaks against that one could do both."""
        different = frozenset[str]().union(*(home.one.tasks ^ home.other.tasks for home in self.homes))
        return tuple(sorted(different - self._in_common))

    @property
    def _in_common(self) -> frozenset[str]:
        return frozenset[str]().union(*(home.one.tasks & home.other.tasks for home in self.homes))

    @property
    def engagements(self) -> list[Engagement]:
        """The engagements that show it, some more than once."""
        return [engagement for home in self.homes for engagement in home.engagements]


def same_task(homes: Iterable[HomePair]) -> SameTask | None:
    """What the engagements of two actors with a task in common say together; None where there is none."""
    found = tuple(home for home in homes if home.same_task)
    return SameTask(found) if found else None


class Conflict(NamedTuple):
    """Two plans that collide."""

    one: Work
    other: Work
    members: frozenset[str]
    """Those who would have to be in two places; empty where `one` stopped because of `other`."""

    @property
    def ends(self) -> Pair:
        """The two actors."""
        return pair(self.one.actor.id, self.other.actor.id)

    @property
    def is_stop(self) -> bool:
        """Whether one stopped because of the other."""
        return not self.members

    @property
    def undated(self) -> bool:
        """Whether it is not known when one stopped."""
        return self.is_stop and self.one.engagement.to is None


def plan_conflicts(day: Day) -> dict[Pair, list[Conflict]]:
    """The plans that collide, by the two actors: a stop because of the other's work, or fixed times that overlap."""
    found: dict[Pair, list[Conflict]] = defaultdict(list)
    for conflict in (*_stops(day), *_clashes(day)):
        found[conflict.ends].append(conflict)
    return found


def _stops(day: Day) -> Iterator[Conflict]:
    """From the stop until 180 days after it; always where the day of the stop is not known."""
    by_id = {work.engagement.id: work for work in day.works}
    for work in day.works:
        other = by_id.get(work.engagement.stopped_because_of or "")
        if other is None or other.actor.id == work.actor.id:
            continue
        stop = work.engagement.to
        if stop is None or stop.first <= day.day <= plus(stop.last, CONFLICT_DAYS):
            yield Conflict(work, other, frozenset())


def _clashes(day: Day) -> Iterator[Conflict]:
    """Active or coming engagements that can run at once, with fixed times that overlap for one attending member."""
    timed = [work for work in day.works if (work.active or work.coming) and work.engagement.slots]
    for one, other in combinations(sorted(timed, key=lambda work: (work.actor.id, work.engagement.id)), 2):
        members = one.attends & other.attends
        if one.actor.id == other.actor.id or not members or not can_overlap(one.engagement, other.engagement):
            continue
        if any(slots_overlap(a, b) for a in one.engagement.slots for b in other.engagement.slots):
            yield Conflict(one, other, members)


def slots_overlap(a: str, b: str) -> bool:
    """Whether two fixed times share some minutes; one that begins when the other ends does not.

    >>> slots_overlap("tue 09:00-12:00", "tue 11:30-12:30"), slots_overlap("tue 09:00-12:00", "tue 12:00-12:30")
    (True, False)
    """
    return a[:3] == b[:3] and a[4:9] < b[10:15] and b[4:9] < a[10:15]
