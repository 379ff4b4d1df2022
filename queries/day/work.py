"""Engagements seen on one day: who is in the circle, who works with whom, where, and on what."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from graph.model.catalogue import Catalogue, Service
from graph.model.periods import Days, circle_period, first_of, is_born, is_paused, last_of, plus
from graph.model.records import Actor, Engagement, Unit
from graph.reading.cut import Seen
from queries.day.units import path_of

COMING_DAYS = 60
"""How far ahead a granted engagement counts as coming."""
HOME_TASKS = frozenset(f"f{number:02d}" for number in range(1, 13))
"""The tasks that may overlap in a home."""
SHARED_TASKS = frozenset(f"f{number:02d}" for number in range(1, 18))
"""The tasks of which two actors should know that both have them: those of the home, and parallel treatment."""

COURT_SECTOR = "police_courts"


class Work(NamedTuple):
    """An engagement and what it is on the day."""

    engagement: Engagement
    actor: Actor
    days: Days | None
    """The days on which it keeps its actor in P: active, or paused."""
    in_circle: bool
    """Whether the day is one of them."""
    active: bool
    """Active and not paused: counts for load, overlap, fixed slots, needs and contact."""
    coming: bool
    targets: frozenset[str]
    """The members whom it helps; empty where that is unknown. What is for the family is not for those who are not born yet;
    what names a child may begin before its birth."""
    attends: frozenset[str]
    """The members who must turn up."""
    home: str | None
    """The home of the family in which it takes place."""
    tasks: frozenset[str]
    authority: bool
    sector: str | None
    """That of the actor's unit or of the nearest above it, else that of the service."""
    sure: bool
    """False where it is in the circle on the day only thanks to a missing `from` or a partial date."""

    @property
    def targets_known(self) -> bool:
        """Whether it is known whom the work helps."""
        return self.engagement.for_ != ()

    @property
    def of_court_or_police(self) -> bool:
        """Whether it is the work of a court or the police."""
        return self.sector == COURT_SECTOR

    @property
    def decides(self) -> bool:
        """Whether it decides, or is that of a court or the police: of these nobody says that they help."""
        return self.authority or self.of_court_or_police


def works(facts: Seen, day: date, catalogue: Catalogue) -> tuple[Work, ...]:
    """All engagements of the family as they are on the day."""
    family = facts.family
    born = frozenset(member.id for member in family.members if is_born(member, day))
    adults = frozenset(member.id for member in family.members if member.kind == "adult")
    homes = frozenset(home.id for home in family.homes)
    found = []
    for engagement in family.engagements:
        actor, service = facts.actors[engagement.actor], catalogue.by_code.get(engagement.service or "")
        days = circle_period(engagement, actor, facts.as_of)
        in_circle = days is not None and day in days
        targets = born if engagement.for_ == "family" else frozenset(engagement.for_)
        found.append(
            Work(
                engagement=engagement,
                actor=actor,
                days=days,
                in_circle=in_circle,
                active=in_circle and not is_paused(engagement, day, facts.as_of),
                coming=not in_circle and is_coming(engagement, actor, day),
                targets=targets,
                attends=attending(engagement, targets, adults),
                home=engagement.at if engagement.at in homes else None,
                tasks=tasks_of(engagement, service),
                authority=is_authority(actor, service),
                sector=sector_of(actor, service, facts.units),
                sure=not in_circle or is_sure(engagement, actor, day, facts.as_of),
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


def tasks_of(engagement: Engagement, service: Service | None) -> frozenset[str]:
    """The tasks recorded, else the usual ones of the service; none where neither is known."""
    if engagement.functions is not None:
        return frozenset(engagement.functions)
    return frozenset(service.functions) if service else frozenset()


def is_authority(actor: Actor, service: Service | None) -> bool:
    """Whether it decides: the actor's own `authority`; where that is left out, that of the service in the catalogue."""
    if actor.authority is not None:
        return actor.authority
    return bool(service and service.authority)


def sector_of(actor: Actor, service: Service | None, units: Mapping[str, Unit]) -> str | None:
    """The sector of the actor's unit or of the nearest above it, else that of the service."""
    for unit in path_of(actor.unit, units):
        if sector := units[unit].sector:
            return sector
    return service.sector if service else None


def certain_overlap(one: Engagement, other: Engagement) -> int:
    """The days from the later latest `from` to the earlier earliest `to`, before or after the day asked about.

    Both ends count. A missing `from` lies before all others, a missing `to` after all others. Neither the post of an actor
    nor the day of the file ends it: these say who is active on a day.
    """
    first = max(when.last if when else date.min for when in (one.from_, other.from_))
    last = min(when.first if when else date.max for when in (one.to, other.to))
    return max(0, (last - first).days + 1)


def can_overlap(one: Engagement, other: Engagement) -> bool:
    """Whether a day can lie in the periods of both, from the earliest `from` to the latest `to` of each."""
    first = max(first_of(one.from_), first_of(other.from_))
    return first <= min(last_of(one.to), last_of(other.to))


def is_sure(engagement: Engagement, actor: Actor, day: date, as_of: date) -> bool:
    """Of one that is in the circle: whether it is so with its latest `from` and its earliest `to`, and that of its post.

    One that is paused by the day stays in the circle whenever it ended: its `to` leaves nothing uncertain.
    """
    if engagement.from_ is None:
        return False
    ends = (actor.to,) if is_paused(engagement, day, as_of) else (engagement.to, actor.to)
    return engagement.from_.last <= day <= min(when.first if when else date.max for when in ends)
