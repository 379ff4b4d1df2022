"""What is known of a candidate for coordinator, column by column. There is no sum over them."""

from collections.abc import Mapping
from typing import Any

from queries.day import candidates as known
from queries.day.view import View

Interval = list[float | None]


def columns(view: View, actor: str) -> Mapping[str, Any]:
    """All columns of a candidate by name; null where one is not known or not defined."""
    contact, reach, total = view.contacts[actor], known.reach(view, actor), view.known_appointments
    return {
        "appointments_a_week": [contact.lo, contact.hi],
        "share_of_contact": contact.lo / total if total else None,
        "reach": list(reach) if reach else None,
        "units_reached": units_reached(view, actor),
        "betweenness": betweenness(view, actor),
        "closeness": closeness(view, actor),
        "tenure_days": tenure_days(view, actor),
        "home_appointments_a_week": home_appointments(view, actor),
        "decision_authority": decision_authority(view, actor),
        "record_access": record_access(view, actor),
        "caseload": view.facts.actors[actor].caseload,
        "wish": known.wish(view, actor),
    }


def units_reached(view: View, actor: str) -> int:
    """How many units the actors come from whom it is known to reach, its own too where a colleague is among them."""
    holder = view.across.holder
    return len({holder[other] for other in view.neighbours[actor] if other in holder})


def betweenness(view: View, actor: str) -> float | None:
    """The share of shortest paths between two others of the known graph that run through it; null below three actors."""
    return view.known_graph.betweenness.get(actor) if len(view.circle) > 2 else None


def closeness(view: View, actor: str) -> float | None:
    """How near the others are in the known graph, from 0 (nobody in reach) to 1 (tied to all); null for an actor alone."""
    return view.known_graph.closeness.get(actor) if len(view.circle) > 1 else None


def tenure_days(view: View, actor: str) -> int | None:
    """For how many days its present work has certainly run; null where it is not known when some of it began."""
    begun = [work.engagement.from_ for work in view.work_of[actor]]
    if None in begun:
        return None
    return max(0, *((view.day - when.last).days for when in begun if when))


def home_appointments(view: View, actor: str) -> Interval:
    """Its appointments a week in a home of the family: at least, and at most; null where a frequency is not known."""
    at_home = [work.engagement.per_week for work in view.work_of[actor] if work.active and work.home]
    low = sum(span.lo for span in at_home if span)
    return [low, None if None in at_home else sum(span.hi for span in at_home if span)]


def decision_authority(view: View, actor: str) -> bool | None:
    """Whether it decides in something for the family; null where neither it nor its services say so."""
    works = view.work_of[actor]
    if any(work.authority for work in works):
        return True
    stated = view.facts.actors[actor].authority is not None
    return False if stated or all(work.engagement.service in view.catalogue.by_code for work in works) else None


def record_access(view: View, actor: str) -> list[str] | None:
    """The other units around the family whose records it can read, in whole or in part; null where nothing is recorded."""
    person = view.facts.actors[actor]
    if not person.record_access:
        return None
    level, open_to = view.across, frozenset(person.record_access)
    holding = {level.holder[unit] for unit in open_to if unit in level.holder}
    below = {unit for unit in level.actors if not open_to.isdisjoint(view.paths[unit])}
    return sorted((holding | below) & level.actors.keys() - {level.holder.get(actor, "")})
