"""How full a week is: the appointments that a member attends, where a team that comes together counts once."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from graph.model.periods import connects
from queries.day.units import pair
from queries.day.work import Work

if TYPE_CHECKING:
    from queries.day.view import View

DIGITS = 9
"""Sums of appointments are rounded to so many decimals: 5 × 0.2 is 1."""
SEARCHED = 10
"""Up to so many engagements, at one place, of teams that share members, the fewest visits are looked for one by one."""
Visit = tuple[Work, ...]
"""Engagements that count once: of a team that comes together, or a single one."""


class Load(NamedTuple):
    """What a member attends."""

    works: tuple[Work, ...]
    count: int
    """How many engagements, a team that comes together once."""
    lo: float
    """Appointments a week, at least."""
    hi: float | None
    """At most; None where a frequency is not known."""


def load(view: View, member: str, *, with_coming: bool = False) -> Load:
    """The active engagements that a member attends, with the coming ones on demand."""
    works = tuple(
        work for work in view.works if (work.active or (with_coming and work.coming)) and member in work.attends
    )
    places: dict[str, list[Work]] = defaultdict(list)
    for work in sorted(works, key=lambda work: (work.actor.id, work.engagement.id)):
        places[work.engagement.at].append(work)
    tied = _Tied(view)
    return Load(works, *_total([visit for here in places.values() for visit in _visits(here, tied)]))


def _total(visits: Sequence[Visit]) -> tuple[int, float, float | None]:
    """How many, and the appointments a week of each by its highest."""
    spans = [[work.engagement.per_week for work in visit] for visit in visits]
    low = round(math.fsum(max(span.lo if span else 0.0 for span in visit) for visit in spans), DIGITS)
    if any(span is None for visit in spans for span in visit):
        return len(visits), low, None
    return len(visits), low, round(math.fsum(max(span.hi for span in visit if span) for visit in spans), DIGITS)


def _visits(works: list[Work], tied: _Tied) -> Iterator[Visit]:
    """The engagements at one place, those of a team that comes together as one visit."""
    left = list(works)
    while left:
        part = [left.pop(0)]
        for work in part:
            near = [other for other in left if other.actor.id == work.actor.id or tied(work, other)]
            part += near
            left = [other for other in left if other not in near]
        if len(part) == 1 or tied.comes_together(part):
            yield tuple(part)
        elif len({work.actor.id for work in part}) == 1:
            yield from ((work,) for work in part)
        else:
            yield from _fewest(part, tied)


def _fewest(works: list[Work], tied: _Tied) -> list[Visit]:
    """Of teams that share members (A–B and B–C do not make A–C) as few visits as can be, and of these the lowest sum."""
    if len(works) > SEARCHED:
        return list(_first_fit(works, tied))
    return min(_partitions(works, tied), key=_size)


def _size(visits: list[Visit]) -> tuple[int, float, float]:
    count, low, high = _total(visits)
    return count, low, math.inf if high is None else high


def _partitions(works: list[Work], tied: _Tied) -> Iterator[list[Visit]]:
    """All ways to deal engagements out to visits."""
    if not works:
        yield []
        return
    first, rest = works[0], works[1:]
    for size in range(len(rest) + 1):
        for chosen in combinations(rest, size):
            if not chosen or tied.comes_together([first, *chosen]):
                for others in _partitions([work for work in rest if work not in chosen], tied):
                    yield [(first, *chosen), *others]


def _first_fit(works: list[Work], tied: _Tied) -> Iterator[Visit]:
    """Each with the first visit with which it comes together."""
    visits: list[list[Work]] = []
    for work in works:
        fitting = (visit for visit in visits if tied.comes_together([*visit, work]))
        visit = next(fitting, None)
        if visit is None:
            visits.append([work])
        else:
            visit.append(work)
    yield from map(tuple, visits)


class _Tied:
    """Who is one team, by an id or a documented team tie in force; of actors who are coming too."""

    def __init__(self, view: View) -> None:
        self._ties = {pair(tie.a, tie.b) for tie in view.in_force if tie.kind == "team" and connects(tie)}

    def __call__(self, one: Work, other: Work) -> bool:
        a, b = one.actor, other.actor
        return a.id != b.id and ((a.team is not None and a.team == b.team) or pair(a.id, b.id) in self._ties)

    def comes_together(self, works: Sequence[Work]) -> bool:
        """Whether these are of several actors, each of them one team with each other."""
        actors = {work.actor.id: work for work in works}
        return len(actors) > 1 and all(self(one, other) for one, other in combinations(actors.values(), 2))
