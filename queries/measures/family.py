"""The measures of a family on a day. What depends on ties is an interval: [all unknown absent or present, the other]."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from graph.reading.cut import Seen
from queries.day import candidates
from queries.day.holding import splits
from queries.day.load import load
from queries.day.view import View, at
from queries.measures.graphs import hub_effective_size
from queries.measures.meetings import meetings_a_year
from queries.measures.surfaces import case_management, contact_surfaces
from words import Message, text


def measures(facts: Seen, day: date, lang: str = "da") -> dict[str, Any]:
    """The measures of a family on a day, ready for JSON; `reasons` says why one is null, in the language."""
    return measures_of(at(facts, day), lang)


def measures_of(view: View, lang: str = "da") -> dict[str, Any]:
    """The same of a view that is there already."""
    values = {name: _told(measure(view), lang) for name, measure in MEASURES.items()}
    reasons = {name: text(Message(REASONS[name], {}), lang) for name, value in values.items() if value is None}
    return {"family": view.facts.family.id, "as_of": view.day.isoformat(), **values, "reasons": reasons}


def _told(value: Any, lang: str) -> Any:
    if isinstance(value, Message):
        return text(value, lang)
    if isinstance(value, dict):
        return {key: _told(item, lang) for key, item in value.items()}
    return [_told(item, lang) for item in value] if isinstance(value, list) else value


def known_share(view: View) -> float | None:
    """The share of pairs that are known, present or absent; None where there is no pair."""
    return 1 - view.unknown_count / len(view.pairs) if view.pairs else None


def fragmentation_interval(view: View) -> list[float] | None:
    """F of P's graph, from each unknown pair present to each absent; None below two actors."""
    return None if view.fragmentation is None else list(view.fragmentation)


def effective_size_interval(view: View) -> list[float] | None:
    """How many separate actors the family deals with, from each unknown pair present to each absent; None without actors."""
    n, ties = len(view.circle), len(view.states.present)
    low, high = hub_effective_size(n, ties + view.unknown_count), hub_effective_size(n, ties)
    return None if low is None or high is None else [low, high]


def unit_pairs_without_tie(view: View) -> list[int]:
    """The pairs of units without a tie across them, from each unknown pair present to each absent."""
    level, low, high = view.across, 0, 0
    for ends in level.pairs:
        across = {view.state(a, b) for a in level.actors[ends[0]] for b in level.actors[ends[1]]}
        if "present" not in across and ends not in level.present:
            high += 1
            low += "unknown" not in across
    return [low, high]


def weekly_appointments(view: View) -> dict[str, list[float | None]]:
    """The appointments a week that each member attends, at least and at most; null at most where a frequency is not known."""
    loads = {member.id: load(view, member.id) for member in view.facts.family.members}
    return {id: [held.lo, held.hi] for id, held in loads.items()}


def coordination(view: View) -> dict[str, Any]:
    """What belongs to no one candidate for coordinator: who is none and why, splits of the task, and the other choices."""
    return {
        "excluded": [{"id": out.id, "filter": out.filter, "why": out.why} for out in candidates.excluded(view)],
        "split": [list(pair) for pair in splits(view)],
        "choices": ["team", "nobody"],
    }


MEASURES = {
    "actors": lambda view: len(view.circle),
    "units": lambda view: len(view.across.actors),
    "pairs": lambda view: len(view.pairs),
    "known_share": known_share,
    "fragmentation": fragmentation_interval,
    "effective_size": effective_size_interval,
    "unit_pairs_without_tie": unit_pairs_without_tie,
    "weekly_appointments": weekly_appointments,
    "meetings_a_year": meetings_a_year,
    "coordination": coordination,
    "contact_surfaces": contact_surfaces,
    "case_management": case_management,
}
"""Each measure by its key, in the order of the document."""
REASONS: Mapping[str, str] = {
    "known_share": "measure.no_pair",
    "fragmentation": "measure.no_pair",
    "effective_size": "measure.no_actor",
    "meetings_a_year": "measure.no_meeting",
}
"""Why a measure is null, where it can be."""
