"""The measures of a family on one day, by counting."""

from datetime import date, timedelta
from typing import Any

from tests.naive.dates import FUTURE, add_months, span
from tests.naive.day import Day, Record, period
from tests.naive.pairs import Edges, Pairs, fragmentation
from tests.naive.rules_balls import case_management
from tests.naive.rules_coordination import coordination
from tests.naive.rules_load import appointments, as_interval, no_contact

YEAR_DAYS = 365
STEP_DAYS = {"weekly": 7, "fortnightly": 14}
STEP_MONTHS = {"monthly": 1, "quarterly": 3}


def meeting_days(meeting: Record, last: date) -> list[date]:
    """Each certain day of a held series up to `last`."""
    first, until = period(meeting, "date", "until")
    if first is None or first.latest == FUTURE:
        return []
    end = min(last, until.earliest) if until else last
    days: list[date] = []
    step = 0
    while True:
        if meeting["repeats"] in STEP_DAYS:
            day = first.latest + timedelta(STEP_DAYS[meeting["repeats"]] * step)
        else:
            day = add_months(first.latest, STEP_MONTHS[meeting["repeats"]] * step)
        if day > end:
            return days
        days.append(day)
        step += 1


def meetings_a_year(day: Day) -> int | None:
    """Meetings held with a member in the 365 days up to and including t; None where none is recorded."""
    if not day.meetings:
        return None
    begin, count = day.t - timedelta(YEAR_DAYS - 1), 0
    for meeting in day.meetings:
        when = span(meeting.get("date"))
        if meeting["status"] != "held" or when is None or not set(meeting["participants"]) & set(day.members):
            continue
        if meeting.get("repeats"):
            count += sum(begin <= held <= day.t for held in meeting_days(meeting, day.t))
        else:
            count += begin <= when.earliest and when.latest <= day.t
    return count


def unit_pairs_without_tie(day: Day, pairs: Pairs) -> list[int]:
    """Pairs of units without a present pair: surely (no unknown pair across), and at most."""
    across = pairs.arenas()[0]
    without = [(u, v) for u, v in pairs.unit_pairs(across) if pairs.without_present(across, u, v)]
    surely = [p for p in without if all(pairs.state(*q) != "unknown" for q in pairs.across(across, *p))]
    return [len(surely), len(without)]


def _fragmentation(day: Day, edges: Edges) -> float:
    return float(fragmentation(day.P, edges) or 0)


def contact_surfaces(day: Day, pairs: Pairs) -> list[Record]:
    """By own unit of P (none: the actor's id) who is there, whom they meet and whom they talk with."""
    found: dict[str, list[str]] = {}
    for actor in day.P:
        found.setdefault(day.actors[actor].get("unit") or actor, []).append(actor)
    surfaces = []
    for unit in sorted(found):
        actors = found[unit]
        above, sector = unit, None
        while above in day.units and sector is None:
            sector = day.units[above].get("sector")
            above = day.units[above].get("part_of") or ""
        meets = {m for e in day.engagements if e["actor"] in actors and day.running(e) for m in day.attends(e)}
        talks = {
            other
            for other in day.P
            for actor in actors
            if other not in actors and pairs.state(*sorted((actor, other))) == "present"
        }
        surfaces.append(
            {
                "unit": unit,
                "sector": sector,
                "actors": sorted(actors),
                "meets": sorted(meets),
                "talks_with": sorted(talks),
            }
        )
    return surfaces


def measures_on(day: Day) -> dict[str, Any]:
    """All measures of the family; an undefined one is None and named in `reasons`."""
    pairs = Pairs(day)
    n, present, possible = len(day.P), pairs.in_state("present"), pairs.in_state("present", "unknown")
    known = pairs.in_state("present", "absent")
    found: dict[str, Any] = {
        "family": day.family_id,
        "as_of": day.t.isoformat(),
        "actors": n,
        "units": len(day.groups(day.cross_unit)),
        "pairs": len(pairs.all),
        "known_share": len(known) / len(pairs.all) if pairs.all else None,
        "fragmentation": None if n < 2 else [_fragmentation(day, possible), _fragmentation(day, present)],
        "effective_size": [n - 2 * len(ties) / n for ties in (possible, present)] if n else None,
        "unit_pairs_without_tie": unit_pairs_without_tie(day, pairs),
        "weekly_appointments": {m: as_interval(appointments(day, pairs, m)[1]) for m in sorted(day.members)},
        "meetings_a_year": meetings_a_year(day),
        "coordination": coordination(day, pairs, no_contact(day)),
        "contact_surfaces": contact_surfaces(day, pairs),
        "case_management": case_management(day, pairs),
    }
    found["reasons"] = {name for name, value in found.items() if value is None}
    return found
