"""What the layout takes and what it gives. It knows ids, texts and links; it knows nothing of findings.

Units are those of the drawing's viewBox; x runs to the right, y downwards, (0, 0) is the upper left corner.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from maps.layout.box import Box, Point
from maps.layout.kept import Kept

ChipKind = Literal["person", "actor", "fold"]
Ring = Literal["home", 1, 2, 3, "none"]

HOME_SECTOR = "home"
BOTH_HOMES = "both"
BESIDE = 128.0
"""Units of a sheet's height that header, legend and notes take where nothing else is known, on a map of BESIDE_WIDTH."""
BESIDE_WIDTH = 1067.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A labelled box. `sector` and `ring` name its cell; members of the household have the ring "home", and who stands
    outside all rings has "none".

    `home_group` is the home of a member; None or "both" stands between the homes. `badges` is the number of
    places for a badge (18 x 14 units each) at the upper right corner.
    """

    id: str
    kind: ChipKind
    sector: str
    ring: Ring
    title: str
    subtitle: str = ""
    home_group: str | None = None
    badges: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """A line between two chips. Links with `shown=False` appear on selection only and never move the others."""

    id: str
    a: str
    b: str
    weight: float = 1.0
    shown: bool = True
    has_badge: bool = False


@dataclass(frozen=True, slots=True)
class Sector:
    """A wedge of the map, with the name to write inside its rim."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MapInput:
    """Everything the layout needs. `sectors` is the fixed clockwise order, the first one at the top; sectors
    without a chip are not drawn. `ring_names` run from the inside out; `outside_name` stands beside those outside;
    `beside` is the height on a printed sheet, of a map BESIDE_WIDTH wide, that header, legend and notes take."""

    chips: tuple[Chip, ...]
    links: tuple[Link, ...] = ()
    sectors: tuple[Sector, ...] = ()
    ring_names: tuple[str, str, str] = ("Ofte", "Jævnligt", "Sjældnere")
    outside_name: str = ""
    beside: float = BESIDE

    @staticmethod
    def of(
        chips: Iterable[Chip],
        links: Iterable[Link] = (),
        sectors: Iterable[Sector] = (),
        ring_names: tuple[str, str, str] = ("Ofte", "Jævnligt", "Sjældnere"),
        outside_name: str = "",
        beside: float = BESIDE,
    ) -> "MapInput":
        """Return the input with chips and links in the order of their ids, checked.

        Raises ValueError where an id occurs twice, a link's end is unknown or a chip with itself, or a chip's
        sector is not among `sectors`.
        """
        made = MapInput(
            tuple(sorted(chips, key=lambda chip: chip.id)),
            tuple(sorted(links, key=lambda link: link.id)),
            tuple(sectors),
            ring_names,
            outside_name,
            beside,
        )
        _check(made)
        return made


def _check(given: MapInput) -> None:
    ids = [chip.id for chip in given.chips]
    known, sectors = set(ids), {sector.id for sector in given.sectors}
    for name, values in (("chip", ids), ("link", [link.id for link in given.links])):
        twice = sorted({value for value in values if values.count(value) > 1})
        if twice:
            raise ValueError(f"The {name} ids {twice} occur more than once; each id stands on the map once.")
    for link in given.links:
        if link.a not in known or link.b not in known or link.a == link.b:
            raise ValueError(
                f"Link {link.id!r} joins {link.a!r} and {link.b!r}; both ends must be two different chips."
            )
    for chip in given.chips:
        if chip.ring not in ("home", "none") and chip.sector not in sectors:
            raise ValueError(
                f"Chip {chip.id!r} has the sector {chip.sector!r}; give a Sector for it or correct the chip."
            )


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of text: where its baseline starts (or is centred, when `anchor` is "middle")."""

    text: str
    x: float
    y: float
    anchor: Literal["start", "middle"] = "start"


@dataclass(frozen=True, slots=True)
class PlacedChip:
    """A chip with its box and its wrapped, cut texts, three lines at most. `cut` says that some text did not fit.
    `badges` are the places for its badges, from right to left, half above its upper border."""

    box: Box
    title_lines: tuple[TextLine, ...]
    subtitle_lines: tuple[TextLine, ...]
    cut: bool
    badges: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacedRing:
    """A closed ring line (`path` is SVG path data) and the pill with its name on the line."""

    ring: int
    path: str
    name: TextLine
    name_box: Box


@dataclass(frozen=True, slots=True)
class PlacedSector:
    """A wedge: `outline` to fill, `border` the line to the next sector (empty with one sector), its name."""

    outline: str
    border: str
    name_lines: tuple[TextLine, ...]
    name_box: Box


@dataclass(frozen=True, slots=True)
class PlacedHome:
    """The home: its rounded box and, with two homes or more, one box for each of them."""

    box: Box
    radius: float
    groups: Mapping[str, Box]


@dataclass(frozen=True, slots=True)
class PlacedOutside:
    """The frame of those who stand outside the rings, and in it beside them its name with the room that this takes."""

    box: Box
    name: TextLine
    name_box: Box


@dataclass(frozen=True, slots=True)
class PlacedEdge:
    """A routed link: SVG path data from chip a to chip b, its end dots, where a badge goes, and the unit
    direction in which the line enters b (an arrowhead there points along it)."""

    path: str
    start: Point
    end: Point
    into_b: Point
    badge: Point
    clear: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The finished geometry. `cells` has the outline of each (sector id, ring) cell as a polygon."""

    width: float
    height: float
    chips: Mapping[str, PlacedChip]
    rings: tuple[PlacedRing, ...]
    sectors: Mapping[str, PlacedSector]
    home: PlacedHome | None
    outside: PlacedOutside | None
    cells: Mapping[tuple[str, int], tuple[Point, ...]]
    edges: Mapping[str, PlacedEdge] = field(default_factory=dict)
    kept: Kept | None = None
    """What the next layout of the same family needs to let everything stand where it stands."""
    fresh: bool = False
    """Whether everything was arranged anew although a layout had been kept."""
