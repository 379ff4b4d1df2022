"""A family's course: which services helped whom and when, how sure the dates are, what stopped, and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Literal

from graph.model.periods import circle_period, first_of, last_of
from graph.model.records import Engagement
from maps.scene.places import sector_of_actor
from maps.scene.telling import Teller
from queries.day.view import View
from queries.day.work import Work
from words import capital
from words.order import danish, in_order

Stop = Literal["ended", "paused", "cancelled", "planned"]


@dataclass(frozen=True, slots=True)
class Bar:
    """An engagement in time. It surely ran from `sure_from` to `sure_to`, and possibly from `first` to `last`.

    An end that nobody knows is `date.min` or `date.max`; `sure_from` lies after `sure_to` where nothing is sure.
    """

    actor: str
    actor_id: str
    members: tuple[str, ...]
    """The ids of the members for whom it is."""
    service: str
    sector: str
    first: date
    sure_from: date
    sure_to: date
    last: date
    stop: Stop | None
    why: str
    """That it stopped or waits, and why, in words; empty where it runs."""
    has_cause: bool
    period: str


@dataclass(frozen=True, slots=True)
class Row:
    """The engagements of one service for the same people in one administration, in time."""

    administration: str
    people: str
    service: str
    bars: tuple[Bar, ...]


def course_of(view: View, teller: Teller) -> tuple[Row, ...]:
    """All engagements that are or were more than an application, by administration, people and service."""
    members = in_order(view.members)
    found = []
    for work in view.works:
        engagement = work.engagement
        if engagement.status in ("applied", "waiting"):
            continue
        service = capital(teller.short(engagement))
        targets = sorted(members.index(id) for id in work.targets)
        people = _people(view, engagement, [members[at] for at in targets], teller)
        place = engagement.for_ != "family" and len(targets) < len(members), targets  # the whole family first
        bar = _bar(view, work, service or teller.say("some_work"), teller)
        found.append((_administration(view, engagement, teller), place, people, bar))
    found.sort(key=_order)
    return tuple(
        Row(administration, people, service, tuple(bar for *_, bar in bars))
        for (administration, _, people, service), bars in groupby(found, key=lambda item: (*item[:3], item[3].service))
    )


def _order(item: tuple[str, tuple[bool, list[int]], str, Bar]) -> tuple[Any, ...]:
    """By administration, then the people, then the service, from the first day on."""
    administration, place, _, bar = item
    return danish(administration), administration, place, danish(bar.service), bar.service, bar.first, bar.actor_id


def _people(view: View, engagement: Engagement, targets: list[str], teller: Teller) -> str:
    if engagement.for_ == "family":
        return teller.say("course.family")
    return teller.all([view.called(id) for id in targets]) or teller.say("not_known")


def _administration(view: View, engagement: Engagement, teller: Teller) -> str:
    """The administration above the actor's unit, else the highest unit below the municipality."""
    path = view.paths.get(view.facts.actors[engagement.actor].unit or "", ())
    below = [id for id in path if view.facts.units[id].level != "municipality"]
    found = next((id for id in below if view.facts.units[id].level == "administration"), below[-1] if below else None)
    return view.called(found) if found else teller.say("not_known")


def _bar(view: View, work: Work, service: str, teller: Teller) -> Bar:
    engagement = work.engagement
    actor = view.facts.actors[engagement.actor]
    last, sure_to = _end(view, engagement)
    return Bar(
        actor=actor.name,
        actor_id=actor.id,
        members=tuple(sorted(work.targets)),
        service=service,
        sector=sector_of_actor(view, actor),
        first=first_of(engagement.from_),
        sure_from=engagement.from_.last if engagement.from_ else date.max,
        sure_to=sure_to,
        last=last,
        stop=_stop(view, engagement),
        why=_why(view, engagement, teller),
        has_cause=bool(engagement.stopped_because_of or engagement.stopped_reason),
        period=teller.period(engagement.from_, engagement.to),
    )


def _end(view: View, engagement: Engagement) -> tuple[date, date]:
    """The latest and the earliest day of the end.

    What is over by its status was over by the day of the file; of what goes on without an end it is known until then.
    """
    last, first = last_of(engagement.to), engagement.to.first if engagement.to else view.facts.as_of
    if engagement.status in ("ended", "cancelled"):
        period = circle_period(engagement, view.facts.actors[engagement.actor], view.facts.as_of)
        last = min(last, period.last if period else view.facts.as_of)
        if engagement.to is None:
            first = first_of(engagement.from_)
    return last, min(first, last)


def _stop(view: View, engagement: Engagement) -> Stop | None:
    if engagement.status == "granted":
        return "planned"
    if engagement.status == "paused":
        return "paused"
    if engagement.status == "cancelled":
        return "cancelled"
    return "ended" if engagement.status == "ended" or last_of(engagement.to) < view.facts.as_of else None


def _why(view: View, engagement: Engagement, teller: Teller) -> str:
    stop = _stop(view, engagement)
    said = teller.say(f"course.{stop}") if stop else ""
    causes = ", ".join(_causes(view, engagement, teller))
    return teller.say("course.why", stop=said, causes=causes) if said and causes else said or causes


def _causes(view: View, engagement: Engagement, teller: Teller) -> Iterator[str]:
    """Why it stopped: the work it did not go together with, never a person; else the reason that is recorded."""
    if engagement.stopped_because_of and (other := _other(view, engagement.stopped_because_of)):
        yield teller.say("course.because_of", work=teller.short(other) or teller.say("some_work"))
        if engagement.stopped_reason == "service":
            return
    if engagement.stopped_reason:
        yield teller.word("stop_reason", engagement.stopped_reason)


def _other(view: View, id: str) -> Engagement | None:
    return next((work.engagement for work in view.works if work.engagement.id == id), None)
