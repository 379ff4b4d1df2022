"""Packs of pages to take along, each as a PDF: the map and what goes with it, for the table, for a meeting, for the case.

What is for the table is made of what may lie there (`graph.reading.table`), whatever somebody looks at on the screen.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from graph.reading.table import Audience
from maps.family import FamilyMap
from maps.formats.about import strip
from maps.formats.page import A3, A4, Page, document
from maps.formats.paper import one_page, paper_for
from maps.packs.blocks import Block, Line
from maps.packs.case import case_blocks
from maps.packs.meeting import meeting_blocks
from maps.packs.setting import pages_of, set_pages
from queries.finding import Finding

__all__ = ["PACKS", "Pack", "PackName", "PackPaper", "same_findings"]

PackName = Literal["table", "meeting", "case"]
PackPaper = Literal["a4", "a3"]
"""The paper of the map; what is written stands on A4."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A kind of pack."""

    audience: Audience
    blocks: Callable[[FamilyMap, Sequence[str]], Sequence[Block]]
    """What stands after the map; of the findings those of these ids, where it asks for any."""

    def count(self, map: FamilyMap, taken: Sequence[str] = ()) -> int:
        """How many pages it has."""
        return 1 + len(self._pages(map, taken))

    def pdf(self, map: FamilyMap, taken: Sequence[str] = (), paper: PackPaper | None = None) -> bytes:
        """The pack. The same input, the same bytes. Without `paper` the map is on A4 if it can be read there."""
        pages = self._pages(map, taken)
        sheet = A4 if (paper or paper_for(map.print_svg)) == "a4" else A3
        told = strip(map)

        def draw(page: Page) -> None:
            one_page(page, told, sheet, 1 + len(pages))
            set_pages(page, told, pages, before=1)

        return document(map.print_svg, told.title, sheet.points, draw)

    def _pages(self, map: FamilyMap, taken: Sequence[str]) -> list[list[Line]]:
        if map.scene.audience != self.audience:
            raise ValueError(f"This pack is for {self.audience!r}, and the map for {map.scene.audience!r}.")
        return pages_of(self.blocks(map, taken))


PACKS: Mapping[PackName, Pack] = {
    "meeting": Pack("table", meeting_blocks),
    "table": Pack("table", lambda map, taken: ()),
    "case": Pack("work", lambda map, taken: case_blocks(map)),
}


def same_findings(named: Sequence[Finding], others: Sequence[Finding], ids: Sequence[str]) -> tuple[str, ...]:
    """The ids of the same findings where people are called otherwise: other ids, in the same order (`maps.scene.redaction`)."""
    other = {one.id: other.id for one, other in zip(named, others, strict=True)}
    return tuple(other[id] for id in ids if id in other)
