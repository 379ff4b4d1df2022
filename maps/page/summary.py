"""The panel beside the map while nothing is chosen: what matters most, on each moment."""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from maps.drawing.svg import clean, element, prose
from maps.page.timed import times
from maps.scene.film import Film
from maps.scene.moments import over_time, union
from maps.scene.places import Ring
from maps.scene.summary import Summary
from words import below, set_off
from words.order import danish

H = TypeVar("H", bound=Hashable)
RINGS = ("home", 1, 2, 3, "none")
"""The rings from inside out."""
LABELS = {"home": "sector.home", "none": "outside"}
"""What those are called that are no rings."""


def summary(film: Film, link: Callable[[str], str] | None = None) -> str:
    """Who holds the rope, the next meeting, what to ask first, and what works, as HTML; what is not recorded is said to be so.

    `link` gives the address of a group of questions; without one their headings are text.
    """
    said = below(film.now.lang, "map.summary.")
    is_limited = film.now.summary.limited
    silent = below(film.now.lang, "map.summary.unseen.") if is_limited else below(film.now.lang, "map.summary.silent.")

    def question(group: tuple[str, str]) -> str:
        id, heading = group
        return element("a", prose(heading), href=link(id), data_with_day="") if link else prose(heading)

    return "\n".join(
        (
            _part(film, said["holder"], silent["holder"], lambda summary: summary.holder, prose),
            _part(film, said["meeting"], silent["meeting"], lambda summary: filter(None, [summary.meeting]), prose),
            _part(film, said["first"], silent["first"], lambda summary: summary.first, question, "ol"),
            _who(film, said["who"]),
            _part(film, said["works"], silent["works"], lambda summary: summary.works, prose),
        )
    )


def _who(film: Film, heading: str) -> str:
    """Everybody by ring, for screens that are too narrow for the map: each on its moments."""
    rings: tuple[Ring, ...] = tuple(
        dict.fromkeys(item.entry.ring for item in sorted(film.entries, key=lambda item: RINGS.index(item.entry.ring)))
    )
    said = below(film.now.lang, "map.")
    parts = [element("h3", clean(heading))]
    for ring in rings:
        here = sorted(
            (item for item in film.entries if item.entry.ring == ring), key=lambda item: danish(item.entry.name)
        )
        within = union((item.on, item) for item in here)
        names = [element("li", prose(set_off(item.entry.name)), **times(film, item.on, within)) for item in here]
        label = said[LABELS[ring]] if ring in LABELS else film.now.ring_name(ring)
        listed = element("strong", f"{clean(label)}:"), " ", element("ul", *names)
        parts.append(element("div", *listed, class_="map-ring", **times(film, within, film.whole)))
    return element("div", *parts, class_="map-who") if rings else ""


def _part(
    film: Film,
    heading: str,
    nothing: str,
    of: Callable[[Summary], Iterable[H]],
    say: Callable[[H], str],
    kind: str = "ul",
) -> str:
    """A list under a heading, or that there is nothing, each at its time; `say` gives markup."""
    lines = over_time((place, line) for place in film.order for line in of(film.scenes[place].summary))
    within = union(lines)
    parts = [element("h3", clean(heading))]
    if lines:
        listed = [element("li", say(line), **times(film, on, within)) for on, line in lines]
        parts.append(element(kind, *listed, **times(film, within, film.whole)))
    if silent := film.whole & ~within:
        parts.append(element("p", clean(nothing), **times(film, silent, film.whole)))
    return "".join(parts)
