"""Several persons one after another in the same work for the family."""

from collections import defaultdict
from collections.abc import Mapping

from graph.model.periods import Days, first_of
from graph.model.records import Actor, Engagement
from queries.day.months import months_after
from queries.day.view import View
from queries.finding import Finding, found
from words import InWords

TYPE = "discontinuity"
MONTHS = 24
"""How far back the changes count."""
PERSONS, AT_ONCE, PREDECESSORS = 3, 2, 2
Post = tuple[str, str]


def find(view: View) -> list[Finding]:
    """≥ 3 actors one after another (at most two at a time) in one role and unit within 24 months before the day.

    Each for as long as its engagements are active, within its post. Or `predecessors` ≥ 2 of an engagement active on the
    day, in that time (the whole `since` lies within it). Subjects: those actors.
    """
    window = Days(months_after(view.day, -MONTHS), view.day)
    return [*_changes(view, window), *_predecessors(view, window)]


def _changes(view: View, window: Days) -> list[Finding]:
    findings = []
    for held in _posts(view, window).values():
        if len(held) < PERSONS or _most_at_once(held) > AT_ONCE:
            continue
        findings.append(
            found(
                view,
                TYPE,
                held,
                variant="persons",
                values={"actors": tuple(map(view.name, _in_time(held))), "count": InWords(len(held))},
                rests_on=[engagement for periods in held.values() for _, engagement in periods],
            )
        )
    return findings


def _most_at_once(held: Mapping[str, list[tuple[Days, Engagement]]]) -> int:
    starts = {days.first for periods in held.values() for days, _ in periods}
    return max(sum(any(day in days for days, _ in periods) for periods in held.values()) for day in starts)


def _posts(view: View, window: Days) -> dict[Post, dict[str, list[tuple[Days, Engagement]]]]:
    """By role and unit, for each actor the days within the time on which an engagement is active, and which."""
    posts: dict[Post, dict[str, list[tuple[Days, Engagement]]]] = defaultdict(lambda: defaultdict(list))
    for work in view.works:
        post, days = _post(work.actor), work.days
        if post is None or days is None:
            continue
        first = max(days.first, first_of(work.actor.from_), window.first)
        last = min(days.last, window.last)
        if first <= last:
            posts[post][work.actor.id].append((Days(first, last), work.engagement))
    return posts


def _in_time(held: Mapping[str, list[tuple[Days, Engagement]]]) -> list[str]:
    """The actors by the first day on which each was there."""
    return sorted(held, key=lambda actor: (min(days.first for days, _ in held[actor]), actor))


def _post(actor: Actor) -> Post | None:
    return (actor.role, actor.unit) if actor.role and actor.unit else None


def _predecessors(view: View, window: Days) -> list[Finding]:
    followed: dict[str, list[Engagement]] = defaultdict(list)
    for work in view.works:
        before = work.engagement.predecessors
        if not work.in_circle or before is None or before.count < PREDECESSORS or before.since is None:
            continue
        if window.first <= before.since.first and before.since.last <= window.last:
            followed[work.actor.id].append(work.engagement)
    return [
        found(
            view,
            TYPE,
            [actor],
            variant="predecessors",
            values={
                "name": view.name(actor),
                "count": InWords(max(work.predecessors.count for work in works if work.predecessors)),
            },
            rests_on=works,
        )
        for actor, works in sorted(followed.items())
    ]
