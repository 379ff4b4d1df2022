"""The organisation as the cross-unit findings see it: across administrations, and inside one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from graph.model.records import Tie, Unit

LevelName = Literal["across", "inside"]
"""The levels of findings."""
Pair = tuple[str, str]


def pair(a: str, b: str) -> Pair:
    """The two ids in order: one name for a pair, whoever is named first."""
    return (a, b) if a < b else (b, a)


def path_of(unit: str | None, units: Mapping[str, Unit]) -> tuple[str, ...]:
    """The unit and all that hold it, from the lowest to the highest."""
    path: list[str] = []
    while unit is not None and unit in units and unit not in path:
        path.append(unit)
        unit = units[unit].part_of
    return tuple(path)


def unit_across(path: tuple[str, ...], units: Mapping[str, Unit]) -> str | None:
    """The highest administration on a path, else the highest unit below the municipality; None where there is neither."""
    administrations = [unit for unit in path if units[unit].level == "administration"]
    if administrations:
        return administrations[-1]
    below = [unit for unit in path if units[unit].level != "municipality"]
    return below[-1] if below else None


def unit_inside(path: tuple[str, ...], units: Mapping[str, Unit]) -> str | None:
    """The department on a path: the unit right below its administration; None for the administration's own staff."""
    across = unit_across(path, units)
    if across is None or units[across].level != "administration" or path[0] == across:
        return None
    return path[path.index(across) - 1]


def unit_department(path: tuple[str, ...], units: Mapping[str, Unit]) -> str | None:
    """The department on a path, of whichever administration; the unit across where that is no administration."""
    across = unit_across(path, units)
    if across is None or units[across].level == "administration":
        return unit_inside(path, units)
    return across


@dataclass(frozen=True)
class Level:
    """The units that serve the family, at one level: across administrations, the departments inside each, or all departments."""

    name: LevelName | Literal["department"]
    actors: Mapping[str, tuple[str, ...]]
    """The actors of P in each unit, in the order of their ids."""
    pairs: tuple[Pair, ...]
    """The pairs of units: never a unit and one that holds it; inside, only departments of one administration."""
    holder: Mapping[str, str]
    """The unit at this level that holds an actor of P, or a unit."""
    frame: Mapping[str, frozenset[str]]
    """For each unit the actors of P among whom it is seen: all of P, or those of its administration's departments."""
    present: frozenset[Pair]
    """Pairs of units that a tie of the family's own between units, or an actor and a unit, makes present."""

    def others(self, unit: str) -> frozenset[str]:
        """The actors with whom those of the unit make pairs."""
        return self.frame[unit].difference(self.actors[unit])

    def partners(self, unit: str) -> list[str]:
        """The units with which it makes pairs."""
        return [other for ends in self.pairs if unit in ends for other in ends if other != unit]

    def ends(self, tie: Tie) -> Pair | None:
        """The pair of units across which a tie of actors of P or units runs; None where it runs across none."""
        a, b = self.holder.get(tie.a), self.holder.get(tie.b)
        return pair(a, b) if a and b and a != b else None


UNIT_OF = {"across": unit_across, "inside": unit_inside, "department": unit_department}
"""The unit on a path, at each level."""


def level_of(
    name: LevelName | Literal["department"],
    circle: Iterable[str],
    paths: Mapping[str, tuple[str, ...]],
    units: Mapping[str, Unit],
    unit_ties: Iterable[Tie],
) -> Level:
    """One level. `paths` leads from each actor of P and each unit upwards; `unit_ties` connect units as such."""
    holder = {id: unit for id, path in paths.items() if (unit := UNIT_OF[name](path, units))}
    everybody = tuple(circle)
    members: dict[str, list[str]] = {}
    for actor in everybody:
        if actor in holder:
            members.setdefault(holder[actor], []).append(actor)
    actors = {unit: tuple(members[unit]) for unit in sorted(members)}
    above = {unit: path_of(unit, units) for unit in {*holder.values()}}
    if name != "inside":
        frame = dict.fromkeys(actors, frozenset(everybody))
    else:
        frame = {
            unit: frozenset(actor for other in actors if above[other][1] == above[unit][1] for actor in actors[other])
            for unit in actors
        }
    no_pair = {pair(unit, holding) for unit, path in above.items() for holding in path[1:]}

    def is_pair(a: str, b: str) -> bool:
        return pair(a, b) not in no_pair and (name != "inside" or above[a][1] == above[b][1])

    joined = [(holder.get(tie.a), holder.get(tie.b)) for tie in unit_ties]
    return Level(
        name=name,
        actors=actors,
        pairs=tuple(ends for ends in combinations(actors, 2) if is_pair(*ends)),
        holder=holder,
        frame=frame,
        present=frozenset(pair(a, b) for a, b in joined if a and b and a != b and is_pair(a, b)),
    )
