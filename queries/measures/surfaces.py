"""Contact surfaces and case management: with how many places a family deals, and whether one of them holds the threads."""

from collections.abc import Iterable
from typing import Any

from graph.model.records import Tie
from queries.day.units import path_of
from queries.day.view import View

CASE_MANAGEMENT = "f20"
"""The task of whoever manages the case, where nobody is documented to coordinate."""
HALF = 0.5


def contact_surfaces(view: View) -> list[dict[str, Any]]:
    """By own unit of P (an actor without one stands for itself): its sector, its actors, the members who attend their active, not
    paused work, and the other actors of P with whom one of them has a present pair."""
    found: dict[str, list[str]] = {}
    for actor in view.circle:
        found.setdefault(view.facts.actors[actor].unit or actor, []).append(actor)
    return [_surface(view, unit, found[unit]) for unit in sorted(found)]


def _surface(view: View, unit: str, actors: list[str]) -> dict[str, Any]:
    units = view.facts.units
    sectors = [sector for id in path_of(unit, units) if (sector := units[id].sector)]
    works = [work for actor in actors for work in view.work_of[actor] if work.active]
    talks = frozenset[str]().union(*(view.neighbours[actor] for actor in actors)).difference(actors)
    return {
        "unit": unit,
        "sector": sectors[0] if sectors else None,
        "actors": actors,
        "meets": sorted(frozenset[str]().union(*(work.attends for work in works))),
        "talks_with": sorted(talks),
    }


def case_management(view: View) -> dict[str, Any]:
    """Who holds the threads, and with what share of the others they talk.

    Holders: the actors of P who are documented to coordinate the actors (or all); nobody: those with active, not paused work with
    the task f20. `reach` [lo, hi]: the share of the other actors of P with whom a holder has a present pair (hi: or unknown).
    Models: 1 one holder, lo ≥ ½; 2 one, hi < ½; 3 several, lo ≥ ½; 4 several, hi < ½; else null, and the reason.
    """
    holders = _holders(view)
    others = [actor for actor in view.circle if actor not in holders]
    if not holders or not others:
        reason = "nobody_else" if holders else "no_holder"
        return {"holders": holders, "reach": None, "model": None, "reason": reason}
    known = [{view.state(actor, holder) for holder in holders} for actor in others]
    lo = sum("present" in states for states in known) / len(others)
    hi = sum(states != {"absent"} for states in known) / len(others)
    first = 1 if len(holders) == 1 else 3
    model = first if lo >= HALF else first + 1 if hi < HALF else None
    return {
        "holders": holders,
        "reach": [lo, hi],
        "model": model,
        "reason": None if model else "not_known",
    }


def _holders(view: View) -> list[str]:
    named = [one.id for one in view.coordinators if one.id in view.work_of and _of_actors(one.ties)]
    if named:
        return named
    return sorted({work.actor.id for work in view.active_work if CASE_MANAGEMENT in work.tasks})


def _of_actors(ties: Iterable[Tie]) -> bool:
    return any(tie.scope in (None, "actors") for tie in ties)
