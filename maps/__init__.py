"""From findings to the map of a family: `family_map` gives scene, drawing and table in one go."""

from maps.family import FamilyMap, family_map

__all__ = ["FamilyMap", "family_map"]
