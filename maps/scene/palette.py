"""Sectors and lines of the map: their order, colours and signs. Contrasts are tested; nothing is told by colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

SectorId = Literal["home", "family", "friends", "school", "health", "social", "jobcentre", "external", "unknown"]
EdgeState = Literal[
    "present", "team", "coordinates", "stale", "absent", "recommended", "ask", "attempted", "planned", "engagement",
    "private", "private_absent", "conflict",
]  # fmt: skip
MarkKind = Literal["overlap", "coordinator", "candidate", "house", "homes", "moved", "findings"]

WHITE = "#ffffff"
BLACK = "#000000"
INK = "#111111"
SOFT_INK = "#323f4b"
LINE_INK = "#3e4c59"
RING_LINE = "#8592a3"
HOME_FILL = "#e8ebf1"
OVERLAP = "#c25100"
ALARM = "#b00020"
"""What hurts, and that a sheet with it must not be shown."""
GRID = "#c3cad3"
"""Lines that part a sheet or a course."""
YEAR_LINE = "#d5dae1"
DEEP_BLUE = "#0b3c8c"
TINT = 0.07
"""How strongly a sector's colour fills its wedge."""


@dataclass(frozen=True, slots=True)
class SectorStyle:
    """A sector of the map: its colour, and the sectors of the service catalogue that it gathers."""

    id: SectorId
    colour: str
    catalogue: tuple[str, ...] = ()


HOME = SectorStyle("home", "#1f2933")
SECTORS = (
    SectorStyle("family", "#b3541e"),
    SectorStyle("friends", "#8a6d00"),
    SectorStyle("school", "#1b6ca8", ("school", "school_psychology")),
    SectorStyle("health", "#2e7d32", ("municipal_health", "regional_health", "general_practice")),
    SectorStyle("social", "#7b1fa2", ("social_children", "social_adult", "disability")),
    SectorStyle("jobcentre", "#00695c", ("employment", "income")),
    SectorStyle("unknown", "#52606d"),
    SectorStyle(
        "external",
        "#5d4037",
        ("housing", "civil_society", "private_supplier", "state", "police_courts", "family_law"),
    ),
)
"""The sectors in their fixed order, clockwise from the top."""
COLOUR_OF: dict[str, str] = {style.id: style.colour for style in (HOME, *SECTORS)}
SECTOR_OF: dict[str, SectorId] = {name: style.id for style in SECTORS for name in style.catalogue}


@dataclass(frozen=True, slots=True)
class LineStyle:
    """How a line of one state is drawn. `dashes` is an SVG dash array; `badge` the sign that sits on the line."""

    colour: str
    width: float
    dashes: str = ""
    badge: str = ""
    double: bool = False
    arrow: bool = False
    default: bool = True
    """Drawn without being asked for; the others show when one of their ends is selected."""


LINES: dict[EdgeState, LineStyle] = {
    "coordinates": LineStyle(DEEP_BLUE, 3.2, badge="L", arrow=True),
    "team": LineStyle(LINE_INK, 4.4, double=True),
    "present": LineStyle(LINE_INK, 1.6),
    "stale": LineStyle(LINE_INK, 1.6, dashes="14 6"),
    "absent": LineStyle("#b00078", 2.2, dashes="8 6", badge="–"),
    "recommended": LineStyle("#b00078", 1.8, dashes="0.1 4.4", badge="A"),
    "ask": LineStyle("#b00078", 1.8, dashes="0.1 4.4", badge="?"),
    "private": LineStyle("#8a6d00", 1.8, dashes="1 4"),
    "conflict": LineStyle(ALARM, 2.2, badge="!"),
    "attempted": LineStyle("#6b7785", 1.2, dashes="0.1 3.6", badge="F", default=False),
    "planned": LineStyle("#6b7785", 1.2, dashes="0.1 3.6", badge="P", default=False),
    "private_absent": LineStyle("#8a6d00", 1.2, dashes="2 7", badge="–", default=False),
    "engagement": LineStyle("#6b7785", 1.1, default=False),
}
"""Each state of a line, in the order of the legend."""
SHADES = (WHITE, "#e8eef8", "#d3e0f3", "#b9cfec", "#9dbbe3", "#7fa5d8")
"""How strongly a cell with a number is shaded, from not at all; ink is readable on each."""
SERIES = ("#1b6ca8", "#b3541e", "#2e7d32", "#7b1fa2", "#52606d", "#8a6d00", "#00695c")
"""Groups of units and lines of a chart, in order; each has its name beside it."""
MARKS: tuple[MarkKind, ...] = ("overlap", "coordinator", "candidate", "house", "homes", "moved", "findings")
"""The marks of a chip, in the order of the legend."""
PAGE: Mapping[str, str] = {
    "white": WHITE,
    "black": BLACK,
    "ink": INK,
    "line-ink": LINE_INK,
    "grid": GRID,
    "accent": COLOUR_OF["school"],
    "text": "#1a1a1a",
    "soft-text": "#454545",
    "pale-text": "#6b6b6b",
    "edge": "#bfbfbf",
    "strong-edge": "#8e8e8e",
    "control-edge": "#707070",
    "shade": "#f0f0f0",
    "pale-shade": "#f5f5f5",
    "panel": "#fafafa",
    "link": "#004d99",
    "alarm": ALARM,
    "warning": "#ffeecc",
    "warning-line": "#f2d9a6",
    "file-warning": "#fff3cd",
    "file-warning-edge": "#b38600",
    **{f"heat-{at}": shade for at, shade in enumerate(SHADES) if at},
}
"""The colours of what stands round the drawing, by their names in the style sheets."""


def style_sheet() -> str:
    """The colours of pages as custom properties: what `maps/page/static/style/palette.css` holds."""
    rules = "".join(f"  --{name}: {_short(colour)};\n" for name, colour in PAGE.items())
    return f"/* Written by maps.scene.palette: change the colours there. */\n:root {{\n{rules}}}\n"


def _short(colour: str) -> str:
    """`#ffeecc` as `#fec`, as style sheets have it."""
    pairs = [colour[at : at + 2] for at in (1, 3, 5)]
    return f"#{''.join(pair[0] for pair in pairs)}" if all(a == b for a, b in pairs) else colour
