"""The organisation on a day, as far as it decides which numbers name nobody, and as everybody may know it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.model.periods import possible_days
from graph.model.records import Actor, Unit
from queries.blocks.rows import LEVELS
from queries.day.units import UNIT_OF, Pair, pair, path_of, unit_across


@dataclass(frozen=True)
class Organisation:
    """Of one day: the units by their level, and who stands where."""

    staffed: Mapping[str, frozenset[str]]
    """At each level the units in or below which enough actors stand."""
    holder: Mapping[str, str]
    """For each department the unit across that holds it; itself where that is no administration."""
    own_staff: frozenset[str]
    """The units across in which somebody stands who is in no department."""
    nested: frozenset[Pair]
    """Units of which one holds the other: no pair is between them."""


def organisation(actors: Iterable[Actor], units: Mapping[str, Unit], day: date, least: int) -> Organisation:
    """Where so many actors stand whose post covers the day."""
    paths = [
        path_of(actor.unit, units)
        for actor in actors
        if (days := possible_days(actor.from_, actor.to)) is not None and day in days
    ]
    standing = Counter(unit for path in paths for unit in path)
    there = {level: {UNIT_OF[level](path_of(unit, units), units) for unit in units} for level in LEVELS}
    staffed = {level: frozenset(unit for unit in there[level] if unit and standing[unit] >= least) for level in LEVELS}
    holder = {
        unit: across for unit in there["department"] if unit and (across := unit_across(path_of(unit, units), units))
    }
    own = {unit_across(path, units) for path in paths if UNIT_OF["department"](path, units) is None}
    nested = frozenset(pair(unit, above) for unit in units for above in path_of(unit, units)[1:])
    return Organisation(staffed, holder, frozenset(unit for unit in own if unit), nested)
