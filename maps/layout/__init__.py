"""The layout of the family map: where chips stand and how lines run, without a word about their meaning."""

from maps.layout.box import Box
from maps.layout.build import lay_out
from maps.layout.kept import Kept, KeptChip
from maps.layout.model import (
    BESIDE,
    BESIDE_WIDTH,
    BOTH_HOMES,
    HOME_SECTOR,
    Chip,
    Layout,
    Link,
    MapInput,
    PlacedChip,
    PlacedEdge,
    PlacedHome,
    PlacedOutside,
    PlacedRing,
    PlacedSector,
    Sector,
    TextLine,
)
from maps.layout.moving import moved

__all__ = [
    "BESIDE",
    "BESIDE_WIDTH",
    "BOTH_HOMES",
    "HOME_SECTOR",
    "Box",
    "Chip",
    "Kept",
    "KeptChip",
    "Layout",
    "Link",
    "MapInput",
    "PlacedChip",
    "PlacedEdge",
    "PlacedHome",
    "PlacedOutside",
    "PlacedRing",
    "PlacedSector",
    "Sector",
    "TextLine",
    "lay_out",
    "moved",
]
