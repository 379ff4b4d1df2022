"""From a scene and its layout to SVG: the drawing that page, file, print and picture share.

Styled by presentation attributes and classes only, so that it looks the same with and without a style sheet, under a
strict content security policy, and in a converter that knows no CSS.
"""

from dataclasses import dataclass, replace

from maps.drawing.frame import LEAST, beside, footer, header
from maps.drawing.ground import background, names_of_homes, text_line
from maps.drawing.signs import ends, line, mark
from maps.drawing.svg import FONTS, Value, attributes, clean, element, group
from maps.layout import Chip, Layout, Link, MapInput, PlacedChip, PlacedEdge, Sector
from maps.scene.film import Film, FilmChip, FilmEdge
from maps.scene.moments import Span, span_text, union
from maps.scene.palette import (
    COLOUR_OF,
    INK,
    LINES,
    OVERLAP,
    SOFT_INK,
    WHITE,
)
from words import words

CORNER = 5.0
BAR = 7.0
NAME, BELOW = 12.5, 12.0
ORDER = ("home", 1, 2, 3, "none")


def layout_input(film: Film) -> MapInput:
    """What the layout must know: all that is ever on the map, so that the places are the same on all days.

    What only the day asked about brings weighs nothing.
    """
    only_now = 1 << film.moments.now if film.moments.extra else 0
    return MapInput.of(
        (
            Chip(
                item.chip.id,
                item.chip.kind,
                item.chip.sector,
                item.chip.ring,
                max((title for _, title in item.titles), key=len),
                item.chip.below,
                home_group=item.chip.home_group,
                badges=len(item.marks),
            )
            for item in film.chips
        ),
        (
            Link(
                lane.id,
                lane.edges[0].edge.a,
                lane.edges[0].edge.b,
                weight=max(_weight(item, only_now) for item in lane.edges),
                shown=any(film.is_now(item.drawn) for item in lane.edges),
                has_badge=any(bool(LINES[item.edge.state].badge) for item in lane.edges),
            )
            for lane in film.lanes
        ),
        (Sector(id, name) for id, name in film.sectors),
        film.now.drawn_rings,
        next((scene.outside for scene in film.scenes if scene.outside), ""),
        beside=beside(film),
    )


def _weight(item: FilmEdge, only_now: Span) -> float:
    if item.on == only_now:
        return 0.0
    return 1.0 if LINES[item.edge.state].default else 0.25


def render(film: Film, layout: Layout) -> str:
    """The drawing for a page, as SVG text: the map alone, with all moments and what shows on selection.

    What is not there now is not displayed. `data-on` has the moments of what comes and goes (`maps.scene.moments.span_text`).
    """
    return _sheet(film, layout.width, layout.height, [_scene(film, layout, moving=True)], aria_label=film.now.header[0])


def render_still(film: Film, layout: Layout) -> str:
    """The drawing of the day alone, without header and legend: to be looked at beside something else."""
    return _sheet(film, layout.width, layout.height, [_scene(film, layout, moving=False)])


def render_sheet(film: Film, layout: Layout) -> str:
    """The drawing as it is printed and filed: the day alone, with header, legend and notes."""
    width = max(layout.width, LEAST)
    above = header(film.now, width)
    below = footer(film, layout, width, above.height + layout.height)
    place = f"translate({(width - layout.width) / 2:g} {above.height:g})"
    parts = [
        group(above.parts, class_="header"),
        _scene(film, layout, moving=False, transform=place),
        group(below.parts, class_="legend"),
    ]
    return _sheet(film, width, above.height + layout.height + below.height, parts, aria_labelledby="map-title")


def _sheet(film: Film, width: float, height: float, parts: list[str], **named: Value) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" data-map="family" viewBox="0 0 {width:g} {height:g}" '
            f'width="{width:g}" height="{height:g}" role="group"{attributes(named)} '
            f'aria-describedby="map-hint" font-family="{FONTS}" lang="{clean(film.now.lang)}">',
            element("desc", clean(words(film.now.lang)["map.hint"]), id="map-hint"),
            element("rect", x=0, y=0, width=width, height=height, fill=WHITE, class_="sheet"),
            *parts,
            "</svg>",
            "",
        ]
    )


def _scene(film: Film, layout: Layout, *, moving: bool, **given: Value) -> str:
    """The map: its ground, the lines, the chips, and what sits on the lines."""
    drawn = _Drawn(film, layout, moving)
    return group(
        [
            group(background(film, layout, moving=moving), aria_hidden="true", class_="ground"),
            group(drawn.lines(), aria_hidden="true", class_="lines"),
            group(names_of_homes(film, layout, moving=moving), aria_hidden="true", class_="names"),
            group(drawn.chips(), class_="chips"),
            group(drawn.ends(), aria_hidden="true", class_="ends"),
        ],
        class_="scene",
        **given,
    )


@dataclass(frozen=True)
class _Drawn:
    """Draws the chips and lines of a film: all, or those of the day asked about."""

    film: Film
    layout: Layout
    moving: bool

    def _edges(self) -> list[tuple[FilmEdge, PlacedEdge]]:
        """The lines and their ways; those on selection first, so that the others lie over them."""
        ways = {item.edge.id: lane.id for lane in self.film.lanes for item in lane.edges}
        edges = [item for item in self.film.edges if self.moving or self.film.is_now(item.drawn)]
        edges.sort(key=lambda item: self.film.is_now(item.drawn))
        return [(item, self.layout.edges[ways[item.edge.id]]) for item in edges]

    def lines(self) -> list[str]:
        """The lines themselves."""
        parts: list[str] = []
        for item, placed in self._edges():
            edge = item.edge
            times = {"data_on": span_text(item.on), "data_drawn": span_text(item.drawn)} if self.moving else {}
            parts += line(
                placed.path,
                edge.state,
                hidden=not self.film.is_now(item.drawn),
                id=edge.id,
                data_kind="edge",
                data_a=edge.a,
                data_b=edge.b,
                data_state=edge.state,
                **times,
            )
        return parts

    def ends(self) -> list[str]:
        """What sits at and on the lines."""
        return [
            part
            for item, placed in self._edges()
            for part in ends(placed, item.edge.state, item.edge.id, hidden=not self.film.is_now(item.drawn))
        ]

    def chips(self) -> list[str]:
        """The chips: the household first, then clockwise by sector and from the inside out, as one reads them."""
        order = ["home", *(id for id, _ in self.film.sectors)]
        chips = [item for item in self.film.chips if self.moving or self.film.is_now(item.on)]
        chips.sort(
            key=lambda item: (
                order.index(item.chip.sector),
                ORDER.index(item.chip.ring),
                item.chip.id,
            )
        )
        first = next((item.chip.id for item in chips if self.film.is_now(item.on)), None)
        return [self._chip(item, first=item.chip.id == first) for item in chips]

    def _chip(self, item: FilmChip, *, first: bool) -> str:
        return _chip(
            item,
            self.layout.chips[item.chip.id],
            self._marks(item),
            first=first,
            shown=self.film.is_now(item.on),
            **self._times(item),
        )

    def _times(self, item: FilmChip) -> dict[str, Value]:
        """When the chip is there, and when its border says that somebody else has its task."""
        if not self.moving:
            return {}
        overlap = union(dict(item.marks).get("overlap", ()))
        changes = overlap and overlap != item.on
        return {
            "data_on": span_text(item.on) if item.on != self.film.whole else None,
            "data_overlap": span_text(overlap) if changes else None,
            "data_colours": f"{COLOUR_OF[item.chip.sector]} {OVERLAP}" if changes else None,
        }

    def _marks(self, item: FilmChip) -> list[str]:
        """Its marks, each kind in a place of its own, so that none moves when another comes."""
        parts = []
        for (kind, signs), box in zip(item.marks, self.layout.chips[item.chip.id].badges, strict=True):
            for on, sign in signs:
                if self.moving or self.film.is_now(on):
                    times = {"data_on": span_text(on)} if self.moving and on != item.on else {}
                    hidden = None if self.film.is_now(on) else "none"
                    parts.append(mark(kind, sign, box, item.chip.id, display=hidden, **times))
        return parts


def _chip(item: FilmChip, placed: PlacedChip, marks: list[str], *, first: bool, shown: bool, **times: Value) -> str:
    chip, box, colour = item.chip, placed.box, COLOUR_OF[item.chip.sector]
    overlap = any(kind == "overlap" for kind, _ in chip.marks) and shown
    parts = [
        element(
            "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=CORNER, fill=WHITE,
            stroke=OVERLAP if overlap else colour, stroke_width=2.2 if overlap else 1.4,
            stroke_dasharray="6 3" if overlap else None, class_="box",
        )
    ]  # fmt: skip
    if chip.kind == "fold":
        parts.append(
            element(
                "rect", x=box.x + 2.5, y=box.y + 2.5, width=box.w - 5, height=box.h - 5, rx=CORNER - 2, fill="none",
                stroke=colour, stroke_width=0.8, class_="stack",
            )
        )  # fmt: skip
    if chip.ring != "home":
        bar = (
            f"M{box.x + BAR:g} {box.y:g}h{CORNER - BAR:g}a{CORNER:g} {CORNER:g} 0 0 0 {-CORNER:g} {CORNER:g}"
            f"v{box.h - 2 * CORNER:g}a{CORNER:g} {CORNER:g} 0 0 0 {CORNER:g} {CORNER:g}h{BAR - CORNER:g}z"
        )
        parts.append(element("path", d=bar, fill=colour, class_="bar"))
    if chip.kind == "fold":  # its number changes in time; the place was measured for the greatest
        parts.append(text_line(replace(placed.title_lines[0], text=chip.title), NAME, INK, bold=True))
    else:
        parts += [text_line(text, NAME, INK, bold=True) for text in placed.title_lines]
    parts += [text_line(text, BELOW, SOFT_INK) for text in placed.subtitle_lines]
    fold = (
        {"data_count": len(chip.ids), "data_ids": " ".join(chip.ids), "aria_haspopup": "dialog"}
        if chip.kind == "fold"
        else {}
    )
    return element(
        "g",
        *parts,
        *marks,
        data_kind=chip.kind,
        data_id=chip.id,
        data_sector=chip.sector,
        data_ring=str(chip.ring),
        **times,
        **fold,
        class_="chip",
        role="button",
        tabindex="0" if first else "-1",
        aria_label=chip.label,
        aria_controls="detaljer",
        display=None if shown else "none",
    )
