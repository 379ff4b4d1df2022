"""How lines, badges and marks look, on the map and in its legend."""

import math
from typing import cast

from maps.drawing.svg import element, group, label
from maps.layout import Box, PlacedEdge
from maps.layout.box import Point
from maps.scene.palette import COLOUR_OF, DEEP_BLUE, LINE_INK, LINES, OVERLAP, WHITE, EdgeState, LineStyle

BADGE_RADIUS = 8.0
DOT = 2.8
ARROW = 9.0
HALO = 3.4
SIGNS = {"overlap": "×2", "homes": "1+2", "moved": "→1", "findings": "2"}
"""What stands in the legend for a mark with a number."""
MARK_COLOURS = {
    "overlap": OVERLAP,
    "coordinator": DEEP_BLUE,
    "candidate": LINE_INK,
    "house": COLOUR_OF["home"],
    "homes": COLOUR_OF["home"],
    "moved": COLOUR_OF["home"],
    "findings": LINE_INK,
}


def line(path: str, state: EdgeState, *, hidden: bool = False, **given) -> list[str]:
    """A halo, the line itself (which takes the attributes given) and, of a double one, its light middle."""
    style = LINES[state]
    of = given.get("id")
    display = "none" if hidden else None
    parts = [
        element(
            "path", d=path, fill="none", stroke=WHITE, stroke_opacity=0.75, stroke_width=style.width + HALO,
            class_="halo", data_of=of, display=display,
        ),
        element(
            "path", d=path, fill="none", stroke=style.colour, stroke_width=style.width,
            stroke_dasharray=style.dashes or None, stroke_linecap=_cap(style), class_=f"edge is-{state}",
            display=display, **given,
        ),
    ]  # fmt: skip
    if style.double:
        parts.append(
            element(
                "path", d=path, fill="none", stroke=WHITE, stroke_width=style.width - 2.8, class_="middle",
                data_of=of, display=display,
            )
        )  # fmt: skip
    return parts


def _cap(style: LineStyle) -> str | None:
    """Dots are dashes of no length with round ends."""
    return "round" if style.dashes and float(style.dashes.split()[0]) <= 1 else None


def ends(edge: PlacedEdge, state: EdgeState, of: str, *, hidden: bool = False) -> list[str]:
    """The dots at the ends of a line, an arrowhead where it has a direction, and its badge."""
    style = LINES[state]
    display = "none" if hidden else None
    parts = [_dot(edge.start, style, of, display)]
    if style.arrow:
        parts.append(arrowhead(edge.end, edge.into_b, style.colour, data_of=of, display=display))
    else:
        parts.append(_dot(edge.end, style, of, display))
    if style.badge:
        parts.append(badge(*edge.badge, style, data_kind="badge", data_of=of, display=display))
    return parts


def _dot(at: Point, style: LineStyle, of: str, display: str | None) -> str:
    return element("circle", cx=at[0], cy=at[1], r=DOT, fill=style.colour, class_="dot", data_of=of, display=display)


def arrowhead(tip: Point, way: Point, colour: str, **given) -> str:
    """A filled head that points along the way, its tip where the line ends."""
    (x, y), (dx, dy) = tip, way
    back = x - dx * ARROW, y - dy * ARROW
    side = ARROW * math.tan(math.radians(28))
    corners = [(x, y), (back[0] - dy * side, back[1] + dx * side), (back[0] + dy * side, back[1] - dx * side)]
    path = "M" + "L".join(f"{round(px, 1):g} {round(py, 1):g}" for px, py in corners) + "Z"
    return element("path", d=path, fill=colour, class_="arrow", **given)


def badge(x: float, y: float, style: LineStyle, **given) -> str:
    """A disc with the sign of a state."""
    return element(
        "g",
        element("circle", cx=x, cy=y, r=BADGE_RADIUS, fill=style.colour, stroke=WHITE, stroke_width=1.2),
        label(style.badge, x, y + 3.9, 11, WHITE, bold=True, text_anchor="middle"),
        class_="badge",
        **given,
    )


def mark(kind: str, sign: str, box: Box, of: str | None = None, **given) -> str:
    """A mark of a chip. All but the number are drawn, since not every font has such signs.

    A candidate is a plain small ring: the same for all, and quieter than what is documented.
    """
    colour = MARK_COLOURS[kind]
    x, y = box.centre
    if kind == "candidate":
        inside = element("circle", cx=x, cy=y, r=4.2, fill=WHITE, stroke=colour, stroke_width=2)
    else:
        inside = _plate(box, colour) + _sign(kind, sign, x, y)
    return element("g", inside, class_=f"mark is-{kind}", data_kind="badge" if of else None, data_of=of, **given)


def _plate(box: Box, colour: str) -> str:
    return element(
        "rect", x=box.x, y=box.y, width=box.w, height=box.h, rx=3, fill=colour, stroke=WHITE, stroke_width=1.2
    )


def _sign(kind: str, sign: str, x: float, y: float) -> str:
    if kind in SIGNS:
        return label(sign, x, y + 3.7, 10.5 if len(sign) < 3 else 8.5, WHITE, bold=True, text_anchor="middle")
    if kind == "coordinator":
        return element("path", d=_star(x, y), fill=WHITE)
    roof = f"M{x - 5:g} {y + 0.5:g}L{x:g} {y - 4.5:g}L{x + 5:g} {y + 0.5:g}H{x + 3.4:g}V{y + 4.5:g}H{x - 3.4:g}V{y + 0.5:g}Z"
    return element("path", d=roof, fill=WHITE)


def _star(x: float, y: float) -> str:
    points = []
    for step in range(10):
        radius = 5.4 if step % 2 == 0 else 2.3
        angle = math.radians(36 * step - 90)
        points.append(f"{round(x + radius * math.cos(angle), 2):g} {round(y + radius * math.sin(angle), 2):g}")
    return "M" + "L".join(points) + "Z"


def sample_width(kind: str) -> float:
    """How wide a sign stands in the legend."""
    return 18.0 if kind == "mark" else 44.0


def sample(kind: str, key: str, x: float, y: float, width: float) -> str:
    """A sign as it stands in the legend, in a place of this width round the height y."""
    if kind == "mark":
        box = Box(x + (width - 18) / 2, y - 7, 18, 14)
        return mark(key, SIGNS.get(key, ""), box)
    state = cast("EdgeState", key)  # what is no mark in the legend is a line
    style = LINES[state]
    parts = line(f"M{x:g} {y:g}H{x + width:g}", state)[1:]
    if style.arrow:
        parts.append(arrowhead((x + width + 3, y), (1.0, 0.0), style.colour))
    if style.badge:
        parts.append(badge(x + width / 2, y, style))
    return group(parts, class_="sample")
