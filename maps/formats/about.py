"""What every file says of itself: which family on which day, from where, what was not mapped, and who may see it."""

from dataclasses import dataclass
from datetime import date

from maps.family import FamilyMap
from maps.legend import mapping
from maps.paper import Strip
from maps.telling import Teller


@dataclass(frozen=True, slots=True)
class About:
    """A map in words."""

    title: str
    day: date
    shown: str
    """The day, as a sentence says it."""
    origin: str
    """Case, source and until when it was kept up, as far as that may be told."""
    kept_up: date
    mark: str
    mapping: tuple[str, ...]
    """What was mapped in full and when, and what was not."""
    notes: tuple[str, ...]
    """What must be known to read the map right; that of `mapping` too."""


def about(map: FamilyMap) -> About:
    """What the files of a map say of themselves."""
    title, shown, origin = map.scene.header
    teller = Teller(map.view, map.scene.lang)
    return About(
        title=title,
        day=map.scene.day,
        shown=shown,
        origin=origin,
        kept_up=map.view.facts.as_of,
        mark=map.scene.mark,
        mapping=tuple(mapping(map.view, teller)),
        notes=map.scene.notes,
    )


def strip(map: FamilyMap) -> Strip:
    """What stands in the margin of each page."""
    told = about(map)
    return Strip(
        title=told.title,
        lines=(f"{told.shown}. {told.origin}.", " ".join(told.mapping)),
        mark=told.mark,
        page=Teller(map.view, map.scene.lang).template("file.page"),
    )
