"""The layout of the family map: where chips stand and how lines run, without a word about their meaning."""

from maps.layout.build import lay_out
from maps.layout.model import (
    BOTH_HOMES,
    HOME_SECTOR,
    Box,
    Chip,
    Layout,
    Link,
    MapInput,
    PlacedChip,
    PlacedEdge,
    PlacedHome,
    PlacedRing,
    PlacedSector,
    Sector,
    TextLine,
)

__all__ = [
    "BOTH_HOMES",
    "HOME_SECTOR",
    "Box",
    "Chip",
    "Layout",
    "Link",
    "MapInput",
    "PlacedChip",
    "PlacedEdge",
    "PlacedHome",
    "PlacedRing",
    "PlacedSector",
    "Sector",
    "TextLine",
    "lay_out",
]
