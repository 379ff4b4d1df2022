"""What is on the map of a family, and nothing about where: the one source of drawing, table, files and exploration.

`maps.scene.build` makes them from views and their findings. All texts in it are in one language and none is markup. Outputs do not
take a `Scene` but what `maps.scene.redaction` releases of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from graph.reading.table import Audience
from maps.scene.entries import Entry
from maps.scene.legend import LegendItem
from maps.scene.members import Frame
from maps.scene.palette import EdgeState
from maps.scene.places import Ring
from maps.scene.statements import SceneFinding
from maps.scene.summary import Summary
from words import words


@dataclass(frozen=True, slots=True)
class SceneChip:
    """A box of the map: one entry, or a fold that holds several (`ids`)."""

    id: str
    kind: Literal["person", "actor", "fold"]
    sector: str
    ring: Ring
    """`none`: outside the rings, where somebody is there only through what is hostile."""
    title: str
    below: str
    label: str
    """Its accessible name: who, place, sector, ring, marks and findings."""
    home_group: str | None = None
    marks: tuple[tuple[str, str], ...] = ()
    """Kind and sign of each of its marks, in the order of `palette.MARKS`."""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SceneEdge:
    """A line of the map from chip `a` to chip `b`. One with `shown=False` appears when one of its ends is selected."""

    id: str
    a: str
    b: str
    state: EdgeState
    shown: bool
    text: str
    """What the line says, for a title and for those who do not see it."""
    folded: tuple[str, ...] = ()
    """Whose line it is, of those whom the folds at its ends hold."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A family on a day. `entries` is everybody on the map, folded or not; `chips` and `edges` are what is drawn."""

    family: str
    name: str
    lang: str
    day: date
    header: tuple[str, ...]
    """Title, day and source."""
    mark: str
    """That the map is confidential."""
    warning: str
    """That the family must not see it, where it holds what can hurt; else empty."""
    audience: Audience
    entries: tuple[Entry, ...]
    chips: tuple[SceneChip, ...]
    edges: tuple[SceneEdge, ...]
    findings: tuple[SceneFinding, ...]
    sectors: tuple[tuple[str, str], ...]
    """Id and name of the sectors that occur, in their fixed order."""
    ring_names: tuple[str, str, str]
    drawn_rings: tuple[str, str, str]
    """The same as they are drawn, where there is little room; the note on the rings says what is not known stands outermost."""
    outside: str
    """What stands over those outside the rings; empty where nobody is."""
    legend: tuple[LegendItem, ...]
    notes: tuple[str, ...]
    """What was not mapped, what no line means, and for whom it was computed."""
    drawn_notes: tuple[str, ...]
    """What is said of the drawing alone: lines that are not drawn, folds, frames."""
    summary: Summary
    """What matters most, for the panel beside the map."""
    on_selection: tuple[LegendItem, ...] = ()
    """The signs of the lines that show on selection only, for the legend of a page that shows them."""
    homes: tuple[Frame, ...] = ()
    """The frames of homes, where members live in two or more on the day."""

    def ring_name(self, ring: Ring) -> str:
        """What a ring is called; the home is none."""
        if ring == "home":
            return ""
        return words(self.lang)["map.ring.none"] if ring == "none" else self.ring_names[ring - 1]

    @property
    def said(self) -> tuple[str, ...]:
        """All that is said under the drawing."""
        return self.notes + self.drawn_notes
