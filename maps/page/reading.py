"""How a map is read, as HTML for a page: its signs, what must be known of it, and what the drawing shows cut.

The drawing of a page is the map alone, so that it has the whole screen; on a sheet of paper they are part of it
(`maps.drawing.frame`).
"""

from maps.drawing.frame import cut_note
from maps.drawing.signs import sample, sample_width
from maps.drawing.svg import FONTS, element, prose
from maps.layout import Layout
from maps.page.timed import items
from maps.scene.film import Film
from maps.scene.legend import LegendItem
from maps.scene.moments import OverTime, over_time

HEIGHT = 20.0
ARROW_ROOM = 4.0


def legend(film: Film) -> str:
    """The signs that are ever on the map, each drawn small beside its meaning; those of other days, and those that only
    a selection shows, are hidden."""
    return element("ul", *(sign(item, shown=film.is_now(on)) for on, item in film.legend), class_="map-legend")


def sign(item: LegendItem, *, shown: bool) -> str:
    """An item of the legend."""
    width = sample_width(item.kind)
    drawn = element(
        "svg",
        sample(item.kind, item.key, 1, HEIGHT / 2, width),
        viewBox=f"0 0 {width + ARROW_ROOM:g} {HEIGHT:g}",
        width=width + ARROW_ROOM,
        height=HEIGHT,
        font_family=FONTS,
        aria_hidden="true",
    )
    hidden = None if shown else "hidden"
    return element("li", drawn, element("span", prose(item.text)), class_="legend-item",
                   data_key=f"{item.kind}-{item.key}", hidden=hidden)  # fmt: skip


def notes(film: Film) -> str:
    """How to read the map and what was not mapped, as a list."""
    said = over_time((place, note) for place in film.order for note in film.scenes[place].said)
    return element("ul", *items(film, said, film.whole, str))


def cut_notes(film: Film, layout: Layout) -> OverTime[str]:
    """What the drawing shows cut, on each moment on which it does."""
    said = over_time((at, cut_note(scene, layout, scene.header[0])) for at, scene in enumerate(film.scenes))
    return tuple((on, note) for on, note in said if note)
