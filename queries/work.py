"""Engagements seen on one day: who is in the circle, who works with whom, where, and on what."""

from datetime import date, timedelta
from typing import NamedTuple

from graph.catalogue import Catalogue
from graph.facts import FamilyFacts
from graph.periods import Days, circle_period, is_paused, last_of, plus
from graph.records import Actor, Engagement

COMING_DAYS = 60
"""How far ahead a granted engagement counts as coming."""
HOME_TASKS = frozenset(f"f{number:02d}" for number in range(1, 13))
"""The tasks that may overlap in a home."""
SHARED_TASKS = frozenset(f"f{number:02d}" for number in range(1, 18))
"""The tasks of which two actors should know that both have them: those of the home, and parallel treatment."""


class Work(NamedTuple):
    """An engagement and what it is on the day."""

    engagement: Engagement
    actor: Actor
    in_circle: bool
    """Keeps its actor in P: active, or paused."""
    active: bool
    """Active and not paused: counts for load, overlap, fixed slots, needs and contact."""
    coming: bool
    targets: frozenset[str]
    """The members whom it helps; empty where that is unknown."""
    attends: frozenset[str]
    """The members who must turn up."""
    home: str | None
    """The home of the family in which it takes place."""
    tasks: frozenset[str]
    authority: bool
    sure: bool
    """False where it is active on the day only thanks to a missing `from` or a partial date."""

    @property
    def targets_known(self) -> bool:
        """Whether it is known whom the work helps."""
        return self.engagement.for_ != ()


def works(facts: FamilyFacts, day: date, catalogue: Catalogue) -> tuple[Work, ...]:
    """All engagements of the family as they are on the day."""
    family = facts.family
    everybody = frozenset(member.id for member in family.members)
    adults = frozenset(member.id for member in family.members if member.kind == "adult")
    homes = frozenset(home.id for home in family.homes)
    found = []
    for engagement in family.engagements:
        actor = facts.actors[engagement.actor]
        days = circle_period(engagement, actor, facts.as_of)
        in_circle = days is not None and day in days
        targets = everybody if engagement.for_ == "family" else frozenset(engagement.for_)
        found.append(
            Work(
                engagement=engagement,
                actor=actor,
                in_circle=in_circle,
                active=in_circle and not is_paused(engagement, day, facts.as_of),
                coming=not in_circle and is_coming(engagement, actor, day),
                targets=targets,
                attends=attending(engagement, targets, adults),
                home=engagement.at if engagement.at in homes else None,
                tasks=tasks_of(engagement, catalogue),
                authority=is_authority(actor, engagement, catalogue),
                sure=not in_circle or is_sure(engagement, actor, day),
            )
        )
    return tuple(found)


def is_coming(engagement: Engagement, actor: Actor, day: date) -> bool:
    """Of one that is not active on the day: granted, begins at most 60 days later, and has not passed."""
    return (
        engagement.status == "granted"
        and engagement.from_ is not None
        and engagement.from_.first <= plus(day, COMING_DAYS)
        and last_of(engagement.to) >= day
        and last_of(actor.to) >= day
    )


def attending(engagement: Engagement, targets: frozenset[str], adults: frozenset[str]) -> frozenset[str]:
    """Who must turn up: as recorded, else the adults among those whom it helps, else all of them."""
    if engagement.attends is not None:
        return frozenset(engagement.attends)
    return targets & adults or targets


def tasks_of(engagement: Engagement, catalogue: Catalogue) -> frozenset[str]:
    """The tasks recorded, else the usual ones of the service; none where neither is known."""
    if engagement.functions is not None:
        return frozenset(engagement.functions)
    service = catalogue.by_code.get(engagement.service or "")
    return frozenset(service.functions) if service else frozenset()


def is_authority(actor: Actor, engagement: Engagement, catalogue: Catalogue) -> bool:
    """Whether it decides: the actor's own `authority`; where that is left out, that of the service in the catalogue."""
    if actor.authority is not None:
        return actor.authority
    service = catalogue.by_code.get(engagement.service or "")
    return bool(service and service.authority)


def certain_days(work: Work, as_of: date) -> Days:
    """From its latest beginning to its earliest end: the days on which it is certainly active, if it is so at all.

    A missing `from` lies before all others, a missing `to` after all others. The post of its actor and, on and after
    `as_of`, its status end it too. The second day may lie before the first: then none is certain.
    """
    engagement = work.engagement
    first = engagement.from_.last if engagement.from_ else date.min
    last = engagement.to.first if engagement.to else date.max
    if work.actor.to:
        last = min(last, work.actor.to.first)
    if engagement.status == "granted":
        first = max(first, plus(as_of, 1))
    elif engagement.status in ("ended", "cancelled", "paused"):
        last = min(last, as_of - timedelta(1))
    return Days(first, last)


def certain_overlap(one: Work, other: Work, as_of: date) -> int:
    """The days on which both are certainly active, before or after the day asked about; both ends count."""
    a, b = certain_days(one, as_of), certain_days(other, as_of)
    return max(0, (min(a.last, b.last) - max(a.first, b.first)).days + 1)


def can_overlap(one: Work, other: Work, as_of: date) -> bool:
    """Whether there can be a day on which both run."""
    a, b = possible_days(one, as_of), possible_days(other, as_of)
    return a is not None and b is not None and max(a.first, b.first) <= min(a.last, b.last)


def possible_days(work: Work, as_of: date) -> Days | None:
    """From its earliest beginning to its latest end; what is paused runs no longer than to its `to` and its `as_of`."""
    days = circle_period(work.engagement, work.actor, as_of)
    if days and work.engagement.status == "paused":
        return Days(days.first, min(days.last, last_of(work.engagement.to), as_of - timedelta(1)))
    return days


def is_sure(engagement: Engagement, actor: Actor, day: date) -> bool:
    """Of one that is in the circle: whether it is so with its latest `from` and its earliest `to`, and that of its post.

    What is paused and past its `to` is not active on the day: it leaves nothing uncertain.
    """
    if engagement.status == "paused" and day > last_of(engagement.to):
        return True
    if engagement.from_ is None:
        return False
    end = min(when.first if when else date.max for when in (engagement.to, actor.to))
    return engagement.from_.last <= day <= end
