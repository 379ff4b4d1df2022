"""Room on a kept page for the first chip of a sector: a new wedge opens between the sectors that it belongs between, and what stands stays."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import numpy as np

from maps.layout.box import Box
from maps.layout.kept import Kept
from maps.layout.measured import sector_name
from maps.layout.model import MapInput
from maps.layout.shape import DOWN, LEFT, RIGHT, UP, Shape, place

WEDGES = (0.03, 0.06, 0.1, 0.15)
"""So much of the map's area the new sector gets."""
SIDES = (0.5, 1.0, 0.0)
"""The part of that which its neighbour before it gives."""
INNER = (1.0, 0.0)
"""How wide it is in the middle of the page, beside its width at the rim."""


def new_sector(given: MapInput, kept: Kept) -> str | None:
    """The sector of which there is no wedge yet; None where there is none, or where one alone would not do: the page has too few
    sectors for borders, or more than one is new."""
    used = {chip.sector for chip in given.chips if chip.ring not in ("home", "none")}
    new = used - {id for id, _ in kept.sectors}
    return new.pop() if len(new) == 1 and kept.borders else None


def with_sector(given: MapInput, kept: Kept, id: str) -> tuple[Kept, int]:
    """What was kept, with a sector that has no room yet in its place of the clockwise order; and which one it is."""
    order = [sector.id for sector in given.sectors]
    there = [known for known, _ in kept.sectors]
    before = [known for known in there if known in order and order.index(known) < order.index(id)]
    at = there.index(before[-1]) + 1 if before else len(there)
    [sector] = [one for one in given.sectors if one.id == id]
    name = sector_name(sector)
    return (
        replace(
            kept,
            sectors=(*kept.sectors[:at], (id, sector.name), *kept.sectors[at:]),
            borders=(*kept.borders[:at], kept.borders[at - 1], *kept.borders[at:]),
            names=(*kept.names[:at], Box(0.0, 0.0, name.w, name.h), *kept.names[at:]),
        ),
        at,
    )


def wedges(shape: Shape, at: int, ring: int) -> Iterator[Shape]:
    """Return shapes on which the sector has room, the least first. Whose first chip stands further out may begin as a point: then
    nobody further in is in its way."""
    for share, before, inner in product(WEDGES, SIDES, INNER if ring else INNER[:1]):
        borders = shape.borders.copy()
        for border, part in ((at - 1, -before), (at, 1 - before)):
            borders[border] += share * part * inner, share * part * (1 - inner)
        if _in_order(borders):
            yield replace(shape, borders=borders)


def sides_of(shape: Shape, at: int) -> tuple[int, ...]:
    """Return the sides of the page at which the sector lies."""
    rim = np.array([1.0])
    x, y = place(shape.border_share(at, rim), rim, shape.rim)[0]
    return (LEFT if x < 0 else RIGHT), (UP if y < 0 else DOWN)


def _in_order(borders: np.ndarray) -> bool:
    """Whether each border lies behind the one before it, all the way out."""
    middle, rim = borders[:, 0], borders[:, 0] + borders[:, 1]
    is_in = min(middle.min(), rim.min()) > 0 and max(middle.max(), rim.max()) < 1
    return bool(is_in and (np.diff(middle) >= 0).all() and (np.diff(rim) > 0).all())
