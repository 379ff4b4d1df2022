"""What a form suggests when it was opened from the map: whom it is about, how often, how close. Nothing of it is written unsaved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import get_args

from graph.model.vocabulary import FamilyRelation, FriendRelation
from maps.scene.palette import SECTOR_OF
from web.editing.drawn import Drawn
from web.editing.family import OpenFamily
from web.editing.kinds import Controls
from web.editing.options import Choice
from words import Message, text

GROUPS = {"family": frozenset(get_args(FamilyRelation)), "friends": frozenset(get_args(FriendRelation))}
"""Relations by the area of the map in which they stand."""
RINGS = ("1", "2", "3")
OFTEN = {"1": "weekly", "2": "monthly"}
"""What the rings say of how often; the outermost holds those of whom it is not known, too."""
CARRIED = ("omraade", "ring", "gruppe", "naerhed")
"""What an address says of the cell of the map that somebody chose."""


@dataclass(frozen=True)
class Suggested:
    """What stands in a form before somebody types: controls, and choices that come first by the name of their field."""

    controls: Controls = field(default_factory=dict[str, list[str]])
    first: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    is_cell: bool = False
    """Whether it comes from a place on the map, and is only a suggestion."""

    def ordered(self, fields: Sequence[Drawn], lang: str) -> tuple[Drawn, ...]:
        """The fields, with the choices that are meant before the others."""
        return tuple(
            replace(one, choices=_first(one.choices, self.first[one.name], lang)) if one.name in self.first else one
            for one in fields
        )


def suggested(family: OpenFamily, list: str, args: Mapping[str, str]) -> Suggested:
    """What the address suggests for a new record of a list."""
    if list in ("ties", "private_ties"):
        ends = {end: family.somebody(args.get(end, "")) for end in ("a", "b")}
        return Suggested({end: [id] for end, id in ends.items() if id})
    if list == "private_network":
        return _private(args)
    return _helping(family, args) if list == "engagements" else Suggested()


def _private(args: Mapping[str, str]) -> Suggested:
    group, close = args.get("gruppe", ""), args.get("naerhed", "")
    first = {"relation": GROUPS[group]} if group in GROUPS else {}
    return Suggested({"tie.closeness": [close]} if close in RINGS else {}, first, bool(group or close))


def _helping(family: OpenFamily, args: Mapping[str, str]) -> Suggested:
    area, often = args.get("omraade", ""), OFTEN.get(args.get("ring", ""), "")
    sectors = [name for name, area_of in SECTOR_OF.items() if area_of == area]
    controls: Controls = {"per_week.how": [often]} if often else {}
    if len(sectors) == 1:
        controls["new_unit.sector"] = sectors
    units = frozenset(unit["id"] for unit in family.document["units"] if _sector(unit["id"], family) in sectors)
    first = {"new_actor.unit": units, "new_unit.sector": frozenset(sectors)} if sectors else {}
    return Suggested(controls, first, bool(area or often))


def _sector(unit: str, family: OpenFamily) -> str:
    """The sector of a unit, or of the nearest that it is part of."""
    units = {one["id"]: one for one in family.document["units"]}
    seen: set[str] = set()
    while unit in units and unit not in seen:
        seen.add(unit)
        if sector := units[unit].get("sector"):
            return sector
        unit = units[unit].get("part_of", "")
    return ""


def _first(choices: Sequence[Choice], meant: frozenset[str], lang: str) -> tuple[Choice, ...]:
    """Those that are meant in a group of their own, before the others."""
    here, others = (text(Message(f"editing.suggested.{name}"), lang) for name in ("here", "others"))
    fits = [replace(one, group=here) for one in choices if one.value in meant]
    return (
        (*fits, *(replace(one, group=others) for one in choices if one.value not in meant)) if fits else tuple(choices)
    )
