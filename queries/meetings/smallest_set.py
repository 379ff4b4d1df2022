"""The fewest actors who could talk about what is found: each finding has places, and whoever fills most of the empty ones comes next."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model.meetings import Agreement
from queries.day.balls import Ball
from queries.day.view import View
from queries.finding import Finding


class Place(NamedTuple):
    """A place at the table that a finding needs, and who can fill it."""

    finding: str
    fillers: frozenset[str]


class SmallestSet(NamedTuple):
    """Who comes, in the order in which they were chosen, and the findings with a place left empty."""

    actors: tuple[str, ...]
    untouched: frozenset[str]


def smallest_set(view: View, findings: Iterable[Finding], suggested: Sequence[str]) -> SmallestSet:
    """Of the suggested actors those who fill most empty places, one after the other, until nobody fills one.

    Of equal ones who reaches more (the share of the other actors of P with whom the pair is present), then the lower id.
    """
    left = [*places(view, findings)]
    chosen: list[str] = []
    while True:
        rest = [actor for actor in suggested if actor not in chosen and _filled(left, actor)]
        if not rest:
            return SmallestSet(tuple(chosen), frozenset(place.finding for place in left))
        best = min(rest, key=lambda actor: (-_filled(left, actor), -reach(view, actor), actor))
        chosen.append(best)
        left = [place for place in left if best not in place.fillers]


def _filled(left: Iterable[Place], actor: str) -> int:
    return sum(actor in place.fillers for place in left)


def reach(view: View, actor: str) -> float:
    """The share of the other actors of P with whom it has a present pair; 0 outside P, or alone in it."""
    others = len(view.circle) - 1
    return len(view.neighbours.get(actor, ())) / others if others > 0 else 0


def places(view: View, findings: Iterable[Finding]) -> Iterator[Place]:
    """A missing link has one a subject, what only the citizen carries one a unit, a loose ball one."""
    for finding in findings:
        if finding.type == "missing_link":
            yield from (Place(finding.id, frozenset({who})) for who in finding.subjects)
        elif finding.type == "sole_bearer":
            level = next(level for level in view.levels if level.name == finding.level)
            yield from (Place(finding.id, frozenset(level.actors.get(unit, ()))) for unit in finding.between)
        elif finding.type == "loose_ball":
            ball = next(one for one in view.balls if (one.record.id, one.state) == (finding.about, finding.class_))
            yield Place(finding.id, frozenset(_who_could_take(view, ball)))


def _who_could_take(view: View, ball: Ball) -> Iterator[str]:
    """Whoever coordinates, colleagues of a holder who left, and an authority that works for somebody whom it is about."""
    yield from (one.id for one in view.coordinators)
    yield from ball.colleagues
    about = ball.record.about or view.members if isinstance(ball.record, Agreement) else ball.record.for_
    for work in view.active_work:
        if work.authority and not work.targets.isdisjoint(about):
            yield work.actor.id
