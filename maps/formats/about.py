"""What every file says of itself: which family on which day, from where, what was not mapped, and who may see it."""

from dataclasses import dataclass
from datetime import date

from graph.reading.table import Audience
from maps.family import FamilyMap
from maps.formats.lettering import not_drawn
from maps.formats.page import Strip
from maps.scene.legend import mapping
from maps.scene.telling import Teller


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
    """That it is confidential, and whether the family must not see it."""
    warning: str
    """The second of these alone, which is red where there are colours."""
    audience: Audience
    mapping: tuple[str, ...]
    """What was mapped in full and when, and what was not."""
    left_out: str
    """How many actors of the family are not in it, and why; empty where all are."""
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
        mark=". ".join(filter(None, (map.scene.mark, map.scene.warning))),
        warning=map.scene.warning,
        audience=map.scene.audience,
        mapping=tuple(mapping(map.view, teller)),
        left_out=_left_out(map, teller),
        notes=map.scene.notes,
    )


def _left_out(map: FamilyMap, teller: Teller) -> str:
    """A file shows one day: whose work is over or has not begun is not in it."""
    known = {engagement.actor for engagement in map.view.facts.family.engagements}
    gone = known.difference(map.view.circle)
    return teller.say("file.left_out", count=len(gone), total=len(known)) if gone else ""


def not_on_paper(map: FamilyMap) -> tuple[str, ...]:
    """The names on the map, on any day, that PDF and PNG cannot show: there is no font here with all of their letters."""
    entries = (item.entry for item in map.film.entries)
    names = (name for entry in entries for name in (entry.name, entry.below, entry.place))
    return not_drawn([map.scene.name, *names])


def strip(map: FamilyMap) -> Strip:
    """What stands in the margin of each page."""
    told = about(map)
    return Strip(
        title=told.title,
        lines=(f"{told.shown}. {told.origin}.", " ".join(told.mapping)),
        mark=map.scene.mark,
        warning=told.warning,
        page=Teller(map.view, map.scene.lang).template("file.page"),
    )
