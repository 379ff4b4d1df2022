"""The map of units: circles inside the ring of their administration, lines between those that share families.

Sizes, widths and what is drawn follow from released numbers alone. Places come from the server: pyvis only draws them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from maps.drawing.svg import FONTS, element, label
from maps.layout.text import cut_text, text_width
from maps.scene.palette import GRID, INK, LINE_INK, SERIES, SOFT_INK, WHITE
from maps.silo.figure import SMALL

if TYPE_CHECKING:
    from pyvis.network import Network

HIGH, WIDE = 640.0, 1052.0
NUMBERED = 8
"""The strongest lines have their number on paper; the table has all."""
LEAST, MOST = 10.0, 30.0
"""Radius of the smallest and the largest circle."""
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "interaction": {"dragNodes": False, "hover": True, "tooltipDelay": 120, "keyboard": {"enabled": False, "bindToWindow": False}},
    "nodes": {"shape": "dot", "borderWidth": 2, "font": {"face": FONTS, "size": 15, "multi": False}},
    "edges": {"smooth": False, "font": {"face": FONTS, "size": 13, "strokeWidth": 4}},
    "layout": {"improvedLayout": False},
}  # fmt: skip


@dataclass(frozen=True)
class UnitNode:
    """A unit: what it is called, in which administration it lies, and the largest number that is shown of it."""

    id: str
    name: str
    group: str
    value: int
    title: str


@dataclass(frozen=True)
class UnitLine:
    """Two units that share families: how many are shown, and whether it is shown that some know of each other."""

    a: str
    b: str
    value: int
    known: bool
    title: str


def places(nodes: Sequence[UnitNode]) -> Mapping[str, tuple[float, float]]:
    """Where each stands: those of one group together, the groups round the middle. The same units, the same places."""
    groups: dict[str, list[str]] = {}
    for node in nodes:
        groups.setdefault(node.group, []).append(node.id)
    found: dict[str, tuple[float, float]] = {}
    total = len(nodes)
    turn = 0.0
    for ids in groups.values():
        share = 2 * pi * len(ids) / max(total, 1)
        for at, id in enumerate(ids):
            angle = turn + share * (at + 0.5) / len(ids) * 0.86 + share * 0.07
            found[id] = (WIDE / 2 + WIDE * 0.36 * cos(angle - pi / 2), HIGH / 2 + HIGH * 0.4 * sin(angle - pi / 2))
        turn += share
    return found


def radius(value: int, most: int) -> float:
    """As large as the root of the number: so the circle's area tells it."""
    return LEAST + (MOST - LEAST) * sqrt(value / most) if most else LEAST


def colours(nodes: Sequence[UnitNode]) -> Mapping[str, str]:
    """The colour of each group; the names tell the groups, too."""
    groups = [*dict.fromkeys(node.group for node in nodes)]
    return {group: SERIES[at % len(SERIES)] for at, group in enumerate(groups)}


def network(nodes: Sequence[UnitNode], lines: Sequence[UnitLine]) -> "Network":
    """The units as a pyvis network; directed, since an undirected one drops the second line between two."""
    from pyvis.network import Network

    net = Network(directed=True, cdn_resources="in_line")
    net.options = OPTIONS  # type: ignore[assignment]
    where, colour = places(nodes), colours(nodes)
    names = {node.id: f"n{at}" for at, node in enumerate(nodes)}
    most = max((node.value for node in nodes), default=0)
    for node in nodes:
        x, y = where[node.id]
        net.add_node(
            names[node.id], label=node.name or " ", title=node.title, x=x, y=y, fixed=True, shape="dot",
            size=radius(node.value, most), color={"background": WHITE, "border": colour[node.group]},  # type: ignore[arg-type]
            font={"color": INK, "strokeWidth": 5, "strokeColor": WHITE, "vadjust": -2 * radius(node.value, most) - 30 if y < HIGH / 2 else 0},
        )  # fmt: skip
    strongest = max((line.value for line in lines), default=1)
    for at, line in enumerate(lines):
        net.add_edge(
            names[line.a], names[line.b], id=f"e{at}", title=line.title, label=str(line.value), color=LINE_INK, arrows="",
            width=_width(line.value, strongest), dashes=not line.known, value_shown=line.value,
        )  # fmt: skip
    return net


def _width(value: int, strongest: int) -> float:
    return round(1 + 7 * value / strongest, 2)


def network_body(nodes: Sequence[UnitNode], lines: Sequence[UnitLine], strong: int) -> tuple[str, float]:
    """The same as a drawing, for paper, and its height: what lies below `strong` is pale, so that the rest can be seen."""
    where, colour = places(nodes), colours(nodes)
    most, strongest = max((node.value for node in nodes), default=0), max((line.value for line in lines), default=1)
    found: list[str] = []
    for line in sorted(lines, key=lambda one: one.value):
        (ax, ay), (bx, by) = where[line.a], where[line.b]
        dash, clear = None if line.known else "8 6", 0.6 if line.value >= strong else 0.15
        width = _width(line.value, strongest)
        found.append(
            element(
                "line", x1=ax, y1=ay, x2=bx, y2=by, stroke=LINE_INK, stroke_opacity=clear, stroke_width=width,
                stroke_dasharray=dash,
            )
        )  # fmt: skip
    for node in nodes:
        x, y = where[node.id]
        size = radius(node.value, most)
        found.append(element("circle", cx=x, cy=y, r=size, fill=WHITE, stroke=colour[node.group], stroke_width=3))
        name = cut_text(node.name, 200, SMALL, bold=True)
        left = x + size + 6 if x > WIDE / 2 else x - size - 6 - text_width(name, SMALL, bold=True)
        found.append(label(name, left, y + 4, SMALL, INK, bold=True))
    for line in sorted(lines, key=lambda one: -one.value)[:NUMBERED]:
        found += _number_on(line, where)
    legend, height = _groups(colour)
    return "".join((*found, *legend)), HIGH + height


def _number_on(line: UnitLine, where: Mapping[str, tuple[float, float]]) -> list[str]:
    (ax, ay), (bx, by) = where[line.a], where[line.b]
    text = str(line.value)
    wide = text_width(text, SMALL, bold=True)
    x, y = ax * 0.6 + bx * 0.4, ay * 0.6 + by * 0.4
    box = element("rect", x=x - wide / 2 - 3, y=y - 9, width=wide + 6, height=17, fill=WHITE, stroke=GRID)
    return [box, label(text, x - wide / 2, y + 4, SMALL, INK, bold=True)]


def _groups(colour: Mapping[str, str]) -> tuple[list[str], float]:
    """The administrations by their colours, in rows, and how high they are."""
    found: list[str] = []
    x, y = 0.0, HIGH + 14
    for name, shade in colour.items():
        wide = text_width(name, SMALL, bold=False) + 36
        if x and x + wide > WIDE:
            x, y = 0.0, y + 20
        found.append(element("circle", cx=x + 6, cy=y - 4, r=5, fill=WHITE, stroke=shade, stroke_width=3))
        found.append(label(name, x + 18, y, SMALL, SOFT_INK))
        x += wide
    return found, y - HIGH + 8
