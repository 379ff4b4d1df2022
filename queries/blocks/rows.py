"""The rows of one family on one day: in which part of which block it is. Pure; each hard word is that of the rules."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from graph.model.records import Member
from graph.reading.cut import Seen
from queries.blocks.tables import MOST_SURFACES, class_of
from queries.day.units import Level, Pair
from queries.day.view import View, at
from queries.day.work import Work
from queries.rules import coordination_split, no_coordinator, sole_bearer

LEVELS = ("across", "department")
MONTHS = 12
MANY = 2
"""As how many adults a record counts of which it is not known for how many it stands."""


class Key(NamedTuple):
    """What names a block within its table and day: two units at a level, or a unit with a category and a type of family."""

    level: str = ""
    u: str = ""
    v: str = ""
    category: str = ""
    family_type: str = ""
    unit: str = ""


class Row(NamedTuple):
    """A family in a part of a block, with what it adds to the sums of the table; None where that is not known."""

    table: str
    key: Key
    part: str
    sums: tuple[float | None, ...] = ()


def is_counted(facts: Seen) -> bool:
    """Whether the family may be in any table: none whose home is protected, none with a threat or a ban, whatever the dates."""
    return not any(home.protected for home in facts.family.homes) and not any(
        tie.valence == "threat" or tie.no_contact for tie in facts.family.private_ties
    )


def rows(facts: Seen, day: date) -> Iterator[Row]:
    """All rows of a family on a day; none where nobody works with it, or it is left out altogether."""
    if not is_counted(facts):
        return
    view = at(facts, day)
    if not view.circle:
        return
    for name in LEVELS:
        yield from _of_units(view, name, view.across if name == "across" else view.departments)
    yield _coordination(view)
    yield Row("fragmentation", Key(), _fragmentation(view))
    yield from _children(view)
    yield from _costs(view)


# --- two units --------------------------------------------------------------------------------------------


def _of_units(view: View, name: str, level: Level) -> Iterator[Row]:
    bearers = frozenset[Pair]() if view.without_contact else sole_bearer.between(view, level)
    months = _months(view, level)
    for u, v in level.pairs:
        key = Key(name, u, v)
        yield Row("pairs", key, _across(view, level, (u, v), (u, v) in bearers))
        yield _load(view, key, [*level.actors[u], *level.actors[v]])
        together = len(months[u] & months[v])
        yield Row("months", key, class_of("months", together), (together,))
    for unit, actors in level.actors.items():
        if len(actors) > 1:
            yield Row("pairs", Key(name, unit, unit), _within(view, actors))


def _across(view: View, level: Level, ends: Pair, is_bearer: bool) -> str:
    states = {view.state(a, b) for a in level.actors[ends[0]] for b in level.actors[ends[1]]}
    if "present" in states or ends in level.present:
        return "tie"
    return f"{'unknown' if 'unknown' in states else 'absent'}_{'bearer' if is_bearer else 'other'}"


def _within(view: View, actors: tuple[str, ...]) -> str:
    states = {view.state(a, b) for at, a in enumerate(actors) for b in actors[at + 1 :]}
    return "tie" if "present" in states else "unknown_other" if "unknown" in states else "absent_other"


def _load(view: View, key: Key, actors: list[str]) -> Row:
    """The appointments a week of both units: hours of two units, so a team does not count once."""
    known = [work.engagement.per_week for actor in actors for work in view.work_of[actor] if work.active]
    low = sum(span.lo for span in known if span)
    high = None if None in known else sum(span.hi for span in known if span)
    return Row("loads", key, class_of("loads", low) if any(known) else "unknown", (low, high))


def _months(view: View, level: Level) -> dict[str, frozenset[date]]:
    """For each unit the days of the year on which it has an actor in P."""
    there: dict[str, set[date]] = defaultdict(set)
    days = _days(view.day)
    for work in view.works:
        unit = level.holder.get(work.actor.unit or "")
        if unit is not None and work.days is not None:
            there[unit].update(day for day in days if day in work.days)
    return {unit: frozenset(there[unit]) for unit in level.actors}


def _days(day: date) -> list[date]:
    """The day itself, and the last day of each of the eleven calendar months before its own.

    >>> [str(day) for day in _days(date(2024, 3, 15))][:3]
    ['2024-03-15', '2024-02-29', '2024-01-31']
    """
    found = [day]
    while len(found) < MONTHS and (found[-1].year, found[-1].month) > (date.min.year, date.min.month):
        found.append(found[-1].replace(day=1) - timedelta(1))
    return found


# --- the whole family -------------------------------------------------------------------------------------


def _coordination(view: View) -> Row:
    alone = sum(actor not in view.across.holder for actor in view.circle)
    surfaces = len(view.across.actors) + alone
    said = str(surfaces) if surfaces < MOST_SURFACES else f"{MOST_SURFACES}+"
    return Row("coordination", Key(), f"{said}/{_held(view)}", (surfaces, len(view.circle)))


def _held(view: View) -> str:
    """Whether somebody holds the rope, as the rules say it; they say nothing where no contact is established."""
    if view.without_contact:
        return "none"
    if coordination_split.find(view):
        return "split"
    if view.coordinators:
        return "with"
    missing = no_coordinator.find(view)
    return "none" if not missing else "without" if missing[0].confidence == "documented" else "ask"


def _fragmentation(view: View) -> str:
    if view.fragmentation is None:
        return "undefined"
    return "-".join("0" if end <= 0 else "1" if end >= 1 else "mid" for end in view.fragmentation)


def _children(view: View) -> Iterator[Row]:
    children = [member for member in view.facts.family.members if member.kind == "child"]
    if not children:
        return
    active = view.active_work
    count = sum(_times(child, 1) for child in children)
    helping = sum(_times(child, 1) * sum(child.id in work.targets for work in active) for child in children)
    unknown = sum(not work.targets_known for work in active)
    yield Row("children", Key(), _a_child(helping, count), (count, helping, helping + unknown * count))


def _a_child(helping: int, children: int) -> str:
    if not helping:
        return "0"
    whole = min(helping // children, 3)
    return f"{whole}+"


def _costs(view: View) -> Iterator[Row]:
    found: dict[tuple[str, str], list[Work]] = defaultdict(list)
    for actor, works in view.work_of.items():
        unit = view.across.holder.get(actor)
        for work in works:
            if unit is not None and work.active:
                service = view.catalogue.by_code.get(work.engagement.service or "")
                found[unit, service.category if service else "other"].append(work)
    kind = _family_type(view)
    for (unit, category), works in found.items():
        known = [cost for work in works if (cost := work.engagement.yearly_cost) is not None]
        part = class_of("costs", sum(known)) if known else "unknown"
        key = Key(unit=unit, category=category, family_type=kind)
        yield Row("costs", key, part, (sum(known), len(works) - len(known)))


def _family_type(view: View) -> str:
    members = view.facts.family.members
    if not any(member.kind == "child" for member in members):
        return "no_child"
    adults = sum(_times(member, MANY) for member in members if member.kind in ("adult", "young_adult"))
    return ("child_no_adult", "child_one_adult", "child_more_adults")[min(adults, 2)]


def _times(member: Member, unknown: int) -> int:
    """For how many people a record stands."""
    return unknown if member.count == "unknown" else member.count or 1
