"""From findings to the map of a family: `family_map` gives scene, drawing and table in one go."""

from maps.family import FamilyMap, UnknownChip, family_map

__all__ = ["FamilyMap", "UnknownChip", "family_map"]
