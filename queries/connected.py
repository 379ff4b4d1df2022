"""The first day on which the known graph of the actors became connected, and through whom."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.model.periods import Days, circle_period, connects, force_period, meeting_period, plus
from graph.reading.cut import Seen
from queries.day.known_graph import components
from queries.day.units import Pair
from queries.day.view import View, at


@dataclass(frozen=True)
class Connected:
    """When P's known graph became one: every two actors joined by a chain of present pairs. Below two actors it is not.

    `through` are those whose new ties alone join what was apart, or, where nobody's do, all at the ends of ties that help
    to; `left` are those who went that day: it can also hang together because whom nobody knew is gone.
    """

    day: date | None
    """None where it did not become so after the first day and by the last; or where it was so already."""
    already: bool = False
    """It was so on the first day."""
    through: tuple[str, ...] = ()
    left: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "day": self.day.isoformat() if self.day else None,
            "already": self.already,
            "through": list(self.through),
            "left": list(self.left),
        }


def first_connected(before: View, after: View) -> Connected:
    """The first day after that of `before`, and by that of `after`, on which the known graph became connected."""
    if is_connected(before):
        return Connected(None, already=True)
    last = before
    for day in days_of_change(before.facts, before.day, after.day):
        view = at(before.facts, day, before.catalogue)
        if is_connected(view):
            new = _joining(last, view)
            left = tuple(id for id in last.circle if id not in view.work_of)
            return Connected(day, through=_through(view, new), left=left)
        last = view
    return Connected(None)


def is_connected(view: View) -> bool:
    """Whether the known graph has two actors or more, all in one component."""
    return len(view.circle) > 1 and len(view.component_sizes) == 1


def days_of_change(facts: Seen, first: date, last: date) -> Iterator[date]:
    """The days after the first and by the last on which P or a present pair may differ from the day before, in order."""
    periods = [days for days in _periods(facts) if days]
    found = {days.first for days in periods} | {plus(days.last, 1) for days in periods}
    yield from sorted(day for day in found if first < day <= last)


def _periods(facts: Seen) -> Iterator[Days | None]:
    for engagement in facts.family.engagements:
        yield circle_period(engagement, facts.actors[engagement.actor], facts.as_of)
    yield from (force_period(tie) for tie in (*facts.family.ties, *facts.general_ties) if connects(tie))
    yield from (meeting_period(meeting) for meeting in facts.family.meetings)


def _joining(last: View, view: View) -> tuple[Pair, ...]:
    """The pairs that are present now, were not on the day of `last`, and join what would be apart without the new ones."""
    kept = [ends for ends in view.states.present if ends in last.states.present]
    part = components(view.circle, _neighbours(view.circle, kept))
    return tuple(
        (a, b) for a, b in sorted(view.states.present) if (a, b) not in last.states.present and part[a] != part[b]
    )


def _through(view: View, joining: tuple[Pair, ...]) -> tuple[str, ...]:
    """Those whose own new ties are enough; else all at their ends."""
    new = set(joining)
    kept = [ends for ends in view.states.present if ends not in new]
    ends = sorted({id for both in new for id in both})

    def is_enough(id: str) -> bool:
        ties = [*kept, *(both for both in new if id in both)]
        return set(components(view.circle, _neighbours(view.circle, ties)).values()) == {0}

    return tuple(filter(is_enough, ends)) or tuple(ends)


def _neighbours(nodes: Iterable[str], ties: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in ties:
        found[a].add(b)
        found[b].add(a)
    return {node: frozenset(others) for node, others in found.items()}
