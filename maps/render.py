"""From a scene and its layout to SVG: the drawing that page, file, print and picture share.

Styled by presentation attributes and classes only, so that it looks the same with and without a style sheet, under a
strict content security policy, and in a converter that knows no CSS.
"""

from maps.frame import LEAST, footer, header
from maps.layout import Chip, Layout, Link, MapInput, PlacedChip, Sector, TextLine
from maps.palette import (
    COLOUR_OF,
    HOME_FILL,
    INK,
    LINE_INK,
    LINES,
    OVERLAP,
    RING_LINE,
    SOFT_INK,
    TINT,
    WHITE,
)
from maps.redaction import Released
from maps.scene import SceneChip, SceneEdge
from maps.signs import ends, line, mark
from maps.svg import FONTS, clean, element, group, label

CORNER = 5.0
BAR = 7.0
NAME, BELOW, SECTOR, RING = 12.5, 12.0, 13.5, 12.0
RING_SHADE = 0.028
"""How much darker each ring further in is."""


def layout_input(scene: Released) -> MapInput:
    """What the layout must know of a scene."""
    return MapInput.of(
        (
            Chip(
                chip.id,
                chip.kind,
                chip.sector,
                chip.ring,
                chip.title,
                chip.below,
                home_group=chip.home_group,
                badges=len(chip.marks),
            )
            for chip in scene.chips
        ),
        (
            Link(
                edge.id,
                edge.a,
                edge.b,
                weight=1.0 if LINES[edge.state].default else 0.25,
                shown=edge.shown,
                has_badge=bool(LINES[edge.state].badge),
            )
            for edge in scene.edges
        ),
        (Sector(id, name) for id, name in scene.sectors),
        scene.ring_names,
    )


def render(scene: Released, layout: Layout, *, hidden: bool = True) -> str:
    """The drawing as SVG text. Without `hidden` the lines that show on selection only are left out: paper has no selection."""
    width = max(layout.width, LEAST)
    above = header(scene, width)
    below = footer(scene, width, above.height + layout.height)
    height = above.height + layout.height + below.height
    shift = (width - layout.width) / 2
    edges = [edge for edge in scene.edges if hidden or edge.shown]
    drawing = group(
        [
            group(_background(scene, layout), aria_hidden="true", class_="ground"),
            group(_lines(edges, layout), aria_hidden="true", class_="lines"),
            group(_chips(scene, layout), class_="chips"),
            group(_ends(edges, layout), aria_hidden="true", class_="ends"),
        ],
        class_="scene",
        transform=f"translate({shift:g} {above.height:g})",
    )
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" data-map="family" viewBox="0 0 {width:g} {height:g}" '
            f'width="{width:g}" height="{height:g}" role="group" aria-labelledby="map-title" '
            f'aria-describedby="map-hint" font-family="{FONTS}" lang="{clean(scene.lang)}">',
            element("desc", clean(scene.words["hint"]), id="map-hint"),
            element("rect", x=0, y=0, width=width, height=height, fill=WHITE, class_="sheet"),
            group(above.parts, class_="header"),
            drawing,
            group(below.parts, class_="legend"),
            "</svg>",
            "",
        ]
    )


def _background(scene: Released, layout: Layout) -> list[str]:
    parts = [
        element("path", d=placed.outline, fill=COLOUR_OF[id], fill_opacity=TINT, class_="wedge")
        for id, placed in layout.sectors.items()
    ]
    parts += [
        element("path", d=ring.path, fill=INK, fill_opacity=RING_SHADE, class_="shade") for ring in layout.rings[:2]
    ]
    parts += [
        element("path", d=placed.border, fill="none", stroke=WHITE, stroke_width=3.5, data_kind="sector", data_id=id)
        for id, placed in layout.sectors.items()
        if placed.border
    ]
    parts += [
        element(
            "path", d=ring.path, fill="none", stroke=RING_LINE, stroke_width=1.1, data_kind="ring",
            data_id=str(ring.ring),
        )
        for ring in layout.rings
    ]  # fmt: skip
    for ring in layout.rings:
        box = ring.name_box
        parts.append(
            element(
                "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=box.h / 2, fill=WHITE, stroke=RING_LINE,
                stroke_width=1.1,
            )
        )  # fmt: skip
        parts.append(_text(ring.name, RING, LINE_INK, bold=True))
    for id, placed in layout.sectors.items():
        parts += [_text(text, SECTOR, COLOUR_OF[id], bold=True) for text in placed.name_lines]
    return parts + _home(layout)


def _home(layout: Layout) -> list[str]:
    if layout.home is None:
        return []
    home = layout.home.box
    # The wedges leave out the whole box: its corners outside the rounded border get their tint here.
    parts = [
        element("rect", x=home.x, y=home.y, width=home.w, height=home.h, fill=INK, fill_opacity=TINT, class_="corners"),
        element(
            "rect", x=home.x, y=home.y, width=home.w, height=home.h, rx=layout.home.radius, fill=HOME_FILL,
            stroke=COLOUR_OF["home"], stroke_width=1.6, class_="home",
        ),
    ]  # fmt: skip
    parts += [
        element(
            "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=8, fill=WHITE, fill_opacity=0.55,
            stroke=COLOUR_OF["unknown"], stroke_width=1.2, class_="household",
        )
        for box in layout.home.groups.values()
    ]  # fmt: skip
    return parts


def _text(text: TextLine, size: float, colour: str, *, bold: bool = False) -> str:
    anchor = "middle" if text.anchor == "middle" else None
    return label(text.text, text.x, text.y, size, colour, bold=bold, text_anchor=anchor)


def _lines(edges: list[SceneEdge], layout: Layout) -> list[str]:
    """Lines on selection first, so that the others lie over them."""
    parts: list[str] = []
    for edge in sorted(edges, key=lambda edge: edge.shown):
        parts += line(
            layout.edges[edge.id].path,
            edge.state,
            hidden=not edge.shown,
            id=edge.id,
            data_kind="edge",
            data_a=edge.a,
            data_b=edge.b,
            data_state=edge.state,
        )
    return parts


def _ends(edges: list[SceneEdge], layout: Layout) -> list[str]:
    return [part for edge in edges for part in ends(layout.edges[edge.id], edge.state, edge.id, hidden=not edge.shown)]


def _chips(scene: Released, layout: Layout) -> list[str]:
    """The chips: the household first, then clockwise by sector and from the inside out, as one reads them."""
    order = ["home", *(id for id, _ in scene.sectors)]
    ordered = sorted(
        scene.chips, key=lambda chip: (order.index(chip.sector), 0 if chip.ring == "home" else chip.ring, chip.id)
    )
    return [_chip(chip, layout.chips[chip.id], first=at == 0) for at, chip in enumerate(ordered)]


def _chip(chip: SceneChip, placed: PlacedChip, *, first: bool) -> str:
    box, colour = placed.box, COLOUR_OF[chip.sector]
    overlap = any(kind == "overlap" for kind, _ in chip.marks)
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
    parts += [_text(text, NAME, INK, bold=True) for text in placed.title_lines]
    if placed.subtitle:
        parts.append(_text(placed.subtitle, BELOW, SOFT_INK))
    parts += [mark(kind, sign, place, chip.id) for (kind, sign), place in zip(chip.marks, placed.badges, strict=True)]
    fold = {"data_count": len(chip.ids), "data_ids": " ".join(chip.ids)} if chip.kind == "fold" else {}
    return element(
        "g",
        *parts,
        data_kind=chip.kind,
        data_id=chip.id,
        data_sector=chip.sector,
        data_ring=str(chip.ring),
        **fold,
        class_="chip",
        role="button",
        tabindex="0" if first else "-1",
        aria_label=chip.label,
        aria_controls="detaljer",
    )
