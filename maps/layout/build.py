"""The way from the input to the finished layout."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from maps.layout.arrange import arrange
from maps.layout.box import Box, Point
from maps.layout.edges import route_all
from maps.layout.kept import Kept
from maps.layout.measured import BAR, PAD, SECTOR_LINE, Piece, Scene
from maps.layout.model import (
    Layout,
    MapInput,
    PlacedChip,
    PlacedHome,
    PlacedOutside,
    PlacedRing,
    PlacedSector,
    TextLine,
)
from maps.layout.outline import Outlines, closed_path, ring_path, smooth_path
from maps.layout.page import LARGEST, Packed, plan
from maps.layout.ports import badge_boxes
from maps.layout.stable import settle
from maps.layout.standing import kept_of

TEXT_LINE = 14.5
HOME_RADIUS = 18.0
TRIES, MORE_ROOM = 4, 1.07
"""How often a page on which a line found no way is enlarged, and by what."""


def lay_out(given: MapInput, kept: Kept | None = None) -> Layout:
    """Return the layout of a map: the same input gives the same layout, whatever its order.

    Where things stand depends on the chips and on the weight of the links, never on which links are shown. With what
    was `kept` of an earlier layout, everything stands where it stood; where that cannot be (there is a new member,
    or no place for a new chip), the layout is made anew and says so by `fresh`.
    """
    given = MapInput.of(given.chips, given.links, given.sectors, given.ring_names, given.outside_name, given.beside)
    settled = settle(given, kept) if kept is not None else None
    if kept is not None and settled is not None:
        layout = finished(*settled, kept.pinned)
        if all(edge.clear for edge in layout.edges.values()):
            return layout
    layout = _anew(given)
    return layout if kept is None else replace(layout, fresh=True)


def _anew(given: MapInput) -> Layout:
    """Return a layout made from nothing; larger where a line found no way."""
    points = LARGEST
    for _ in range(TRIES):
        scene, packed, points = plan(given, points)
        layout = finished(scene, packed, arrange(scene, packed))
        if all(edge.clear for edge in layout.edges.values()):
            break
        points /= MORE_ROOM
    return layout


def finished(scene: Scene, packed: Packed, chips: dict[str, Box], pinned: Collection[str] = ()) -> Layout:
    """Return the layout with the chips in these boxes: all lines routed, everything in the units of the page."""
    shape = packed.shape
    shift = shape.middle
    outlines = Outlines(shape)
    return Layout(
        *shape.size,
        {name: _chip(scene.pieces[name], _moved(chips[name], shift)) for name in sorted(chips)},
        _rings(scene, packed, shift),
        _sectors(scene, packed, outlines, shift),
        _home(scene, shift),
        _outside(scene, packed, shift),
        {
            (sector.id, ring + 1): _polygon(outlines.cell(at, ring), shift)
            for at, sector in enumerate(scene.sectors)
            for ring in range(3)
        },
        route_all(scene, packed, chips, shift),
        kept_of(scene, packed, chips, pinned),
    )


def _moved(box: Box, shift: Point) -> Box:
    return Box(round(box.x + shift[0], 1), round(box.y + shift[1], 1), box.w, box.h)


def _polygon(points: np.ndarray, shift: Point) -> tuple[Point, ...]:
    return tuple(map(tuple, np.round(points + np.array(shift), 2).tolist()))


def _chip(piece: Piece, box: Box) -> PlacedChip:
    """Set the lines of a chip under each other, the block in the middle of its height."""
    texts = [*piece.text.title, *piece.text.subtitle]
    block = TEXT_LINE * (len(texts) - 1) + 9.0
    first = box.y + (box.h - block) / 2 + 8.5
    lines = [TextLine(text, box.x + BAR + PAD, round(first + TEXT_LINE * at, 2)) for at, text in enumerate(texts)]
    count = len(piece.text.title)
    return PlacedChip(
        box, tuple(lines[:count]), tuple(lines[count:]), piece.text.cut, badge_boxes(box, piece.chip.badges)
    )


def _rings(scene: Scene, packed: Packed, shift: Point) -> tuple[PlacedRing, ...]:
    found = []
    for ring, axes in enumerate(packed.shape.rings):
        box = _moved(packed.pills[ring], shift)
        name = TextLine(scene.given.ring_names[ring], box.centre[0], round(box.y + 13.0, 2), "middle")
        found.append(PlacedRing(ring + 1, ring_path(axes, shift), name, box))
    return tuple(found)


def _sectors(scene: Scene, packed: Packed, outlines: Outlines, shift: Point) -> dict[str, PlacedSector]:
    found = {}
    for at, sector in enumerate(scene.sectors):
        box = _moved(packed.names[at], shift)
        lines = tuple(
            TextLine(text, round(box.centre[0], 2), round(box.y + 14.0 + SECTOR_LINE * row, 2), "middle")
            for row, text in enumerate(scene.names[at].lines)
        )
        several = len(packed.shape.borders) > 0
        border = smooth_path(outlines.visible_border(at), shift) if several else ""
        found[sector.id] = PlacedSector(closed_path(outlines.wedge(at), shift), border, lines, box)
    return found


def _home(scene: Scene, shift: Point) -> PlacedHome | None:
    if scene.home is None:
        return None
    groups = {name: _moved(box, shift) for name, box in scene.home.groups.items()}
    return PlacedHome(_moved(scene.home.box, shift), HOME_RADIUS, groups)


def _outside(scene: Scene, packed: Packed, shift: Point) -> PlacedOutside | None:
    if not packed.strip.chips:
        return None
    box = _moved(packed.strip.name, shift)
    name = TextLine(scene.given.outside_name, box.centre[0], round(box.y + 13.0, 2), "middle")
    return PlacedOutside(_moved(packed.strip.frame, shift), name, box)
