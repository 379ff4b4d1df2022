"""An arrangement: where everything stands on a family's map, as somebody has left it. What it says is the map's own affair."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Arrangement:
    """A kept arrangement. `is_stale`: it holds ids that the family no longer has, and goes when the next one of its
    language is kept."""

    key: str
    document: str
    is_stale: bool
