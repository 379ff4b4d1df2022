"""What is worked out of the numbers of blocks, exact or shown: E-I of units, one team, one coordinator. Never a list ordered by it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from math import ceil
from typing import Any

from scipy.stats import fisher_exact

from planning.blocks import Tally
from queries.blocks.tables import COORDINATION, MOST_SURFACES

UNKNOWN = ("unknown_bearer", "unknown_other")
BEARER = ("absent_bearer", "unknown_bearer")
MEETINGS_A_TIE = 4
"""How many meetings a year a tie between two units takes: an assumption, printed beside what rests on it."""


def of_pairs(tallies: Iterable[Tally], day: date, level: str) -> list[Tally]:
    """The pairs of units of a day at a level."""
    return [
        one for one in tallies if one.place.table == "pairs" and one.place.day == day and one.place.key.level == level
    ]


def ei(tallies: Sequence[Tally], days: Sequence[date], level: str) -> list[dict[str, Any]]:
    """For each day and unit its E-I index over families, not persons, as an interval.

    E-I = (E - I) / (E + I): E families in which a tie runs from the unit to another one, counted for each other one, I families with
    a tie within it; from -1 (all within) to 1 (all outside), the bounds with each unknown of one kind present and of the other absent.
    None (undefined) where a bound has no tie. `expected`: where ties do not heed units; `p`: Fisher's exact test, two-sided.

    Source: D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51 (1988).
    """
    rows: list[dict[str, Any]] = []
    for day in days:
        pairs = of_pairs(tallies, day, level)
        units = sorted({unit for one in pairs for unit in (one.place.key.u, one.place.key.v)})
        rows += [{"day": day.isoformat(), "level": level, "unit": unit, **_ei_of(pairs, unit)} for unit in units]
    return rows


def _ei_of(pairs: Sequence[Tally], unit: str) -> dict[str, Any]:
    inside = [one for one in pairs if one.place.key.u == one.place.key.v == unit]
    outside = [one for one in pairs if unit in (one.place.key.u, one.place.key.v) and one not in inside]
    e, i = (_parts(group, ("tie",)) for group in (outside, inside))
    e_most, i_most = e + _parts(outside, UNKNOWN), i + _parts(inside, UNKNOWN)
    n_e, n_i = (sum(one.families for one in group) for group in (outside, inside))
    test: Any = fisher_exact([[e, n_e - e], [i, n_i - i]]) if n_e and n_i else None
    return {
        "ei": [_share(e - i_most, e + i_most), _share(e_most - i, e_most + i)],
        "expected": _share(n_e - n_i, n_e + n_i),
        "p": float(test.pvalue) if test else None,
        "external": e,
        "internal": i,
    }


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _parts(tallies: Iterable[Tally], names: Collection[str]) -> int:
    return sum(one.parts.get(name, 0) for one in tallies for name in names)


def whatif(
    tallies: Sequence[Tally],
    days: Sequence[date],
    level: str,
    units: Collection[str],
    meetings_a_tie: int = MEETINGS_A_TIE,
) -> list[dict[str, Any]]:
    """What one team of these units, or merging them, would spare on each day: pairs, links that the family bears, contacts.

    A family that j of the units serve has j(j - 1)/2 pairs and loses j - 1 contacts: between ⌈2 · pairs / units⌉ and pairs.
    """
    return [_whatif_on(of_pairs(tallies, day, level), day, level, sorted({*units}), meetings_a_tie) for day in days]


def _whatif_on(pairs: list[Tally], day: date, level: str, units: list[str], meetings: int) -> dict[str, Any]:
    among = [
        one for one in pairs if one.place.key.u != one.place.key.v and {one.place.key.u, one.place.key.v} <= {*units}
    ]
    count = sum(one.families for one in among)
    ties = _parts(among, ("tie",))
    return {
        "day": day.isoformat(),
        "level": level,
        "units": units,
        "pairs": count,
        "bearer_links": _parts(among, BEARER),
        "ties_within": ties,
        "contacts": [ceil(2 * count / len(units)) if units else 0, count],
        "meetings_a_year": ties * meetings,
        "assumed_meetings_a_tie": meetings,
    }


def coordinator(tallies: Sequence[Tally], days: Sequence[date], least: int) -> list[dict[str, Any]]:
    """On each day the families with so many contact surfaces that nobody coordinates, and how many links fewer one would make.

    As intervals: those of whom it is documented, and those with whom it is to be asked. Of S surfaces S(S - 1)/2 links become S - 1.
    """
    return [_coordinator_on(tallies, day, least) for day in days]


def _coordinator_on(tallies: Sequence[Tally], day: date, least: int) -> dict[str, Any]:
    found = [one for one in tallies if one.place.table == "coordination" and one.place.day == day]
    families, links = [0, 0], [0, 0]
    for surfaces in range(min(least, MOST_SURFACES), MOST_SURFACES + 1):
        name = str(surfaces) if surfaces < MOST_SURFACES else f"{MOST_SURFACES}+"
        without, ask = (_parts(found, (f"{name}/{held}",)) for held in COORDINATION if held in ("without", "ask"))
        for at, count in enumerate((without, without + ask)):
            families[at] += count
            links[at] += count * (surfaces * (surfaces - 1) // 2 - (surfaces - 1))
    return {"day": day.isoformat(), "least": least, "families": families, "links_fewer": links}
