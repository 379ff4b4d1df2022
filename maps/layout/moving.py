"""Somebody puts a chip elsewhere: it goes as near to the point as its own part of the map lets it."""

import math
from collections.abc import Collection

from maps.layout.board import holds
from maps.layout.box import Box, Point
from maps.layout.kept import Kept
from maps.layout.measured import Piece, Scene
from maps.layout.model import MapInput
from maps.layout.page import to_size
from maps.layout.stable import settle
from maps.layout.standing import Ground, Key, kept_of

WORTH = 24.0
"""So much nearer to the point a chip must come for others to give way."""
TRIES = 40
"""So many places are tried at which others would have to."""


def moved(given: MapInput, kept: Kept, id: str, x: float, y: float) -> Kept:
    """Return the kept layout after somebody has put a chip at (x, y), in the units of the kept layout's page.

    The chip goes to the place of its own cell that is nearest to the point: a free one, or one where those that stand
    there can give way, if that is nearer. A member changes places with the member of the same home that is nearest to
    it. Nothing else moves, and the chip is pinned; what is pinned gives no way. Raises ValueError where there is no
    such chip, or where the kept layout has no place for all that is on the map now.
    """
    if id not in {chip.id for chip in given.chips}:
        raise ValueError(f"There is no chip {id!r} on the map; give the id of one of its {len(given.chips)} chips.")
    settled = settle(given, kept)
    if settled is None:
        raise ValueError("The kept layout has no place for all chips of this map: lay it out anew, then move the chip.")
    scene, packed, chips = settled
    shift_x, shift_y = packed.shape.middle
    wish = x - shift_x, y - shift_y
    piece = scene.pieces[id]
    if scene.home is not None and id in scene.home.chips:
        chips |= _exchanged(scene, chips, id, wish)
    else:
        ring = piece.chip.ring
        if not isinstance(ring, int):  # outside the rings all stand in the order of their ids
            return kept_of(scene, packed, chips, kept.pinned)
        key = next(at for at, sector in enumerate(scene.sectors) if sector.id == piece.chip.sector), ring - 1
        outside = {name: box for name, box in chips.items() if name in packed.chips}
        ground = Ground(scene, packed.shape, packed.density, packed.names, outside)
        chips |= _put(ground, key, piece, wish, kept.pinned)
    return kept_of(scene, packed, chips, kept.pinned | {id})


def _put(ground: Ground, key: Key, piece: Piece, wish: Point, pinned: Collection[str]) -> dict[str, Box]:
    """Return the boxes of a chip that goes towards a point, and of those that give way to it."""
    id = piece.chip.id
    stood = ground.boxes.pop(id)
    free = ground.nearest(key, piece.w, piece.h, wish) or stood
    yielding = {one.chip.id for one in ground.pieces(key)} - set(pinned)
    for box in ground.near(key, piece.w, piece.h, wish, yielding, TRIES):
        if math.dist(box.centre, wish) + WORTH > math.dist(free.centre, wish):
            break
        aside = _gone_aside(ground, key, box)
        if aside is not None:
            return {id: box, **aside}
    return {id: free}


def _gone_aside(ground: Ground, key: Key, box: Box) -> dict[str, Box] | None:
    """Return the boxes of those in whose place a new box stands: each in the free place nearest to where it stood, the
    largest first. None where one has none."""
    cell = ground.boards[key]
    left = ground.taken(cell, cell.bits, box, ground.density.gap)
    before = dict(ground.boxes)
    off = [
        one
        for one in ground.pieces(key)
        if (there := before.get(one.chip.id))
        and not holds(left, cell.stride, ground.spot(cell, there), to_size(one.w, one.h))
    ]
    ground.boxes = {id: there for id, there in before.items() if id not in {one.chip.id for one in off}}
    try:
        aside: dict[str, Box] = {}
        for one in sorted(off, key=lambda one: (-one.w * one.h, one.chip.id)):
            place = ground.nearest(key, one.w, one.h, before[one.chip.id].centre, beside=[box])
            if place is None:
                return None
            aside[one.chip.id] = ground.boxes[one.chip.id] = place
        return aside
    finally:
        ground.boxes = before


def _exchanged(scene: Scene, chips: dict[str, Box], id: str, wish: tuple[float, float]) -> dict[str, Box]:
    """Return the boxes of a member and of the one of its home that stands nearest to a point, exchanged."""
    assert scene.home is not None
    group = scene.pieces[id].chip.home_group

    def far(other: str) -> tuple[float, str]:
        (x, y) = chips[other].centre
        return (x - wish[0]) ** 2 + (y - wish[1]) ** 2, other

    other = min((name for name in scene.home.chips if scene.pieces[name].chip.home_group == group), key=far)
    one, two = chips[id], chips[other]
    return {id: Box(two.x, two.y, one.w, one.h), other: Box(one.x, one.y, two.w, two.h)}
