"""Improve a packed page: swap chips inside their cells and move them, for few chips under straight lines,
then few crossings, then short lines, with the white space spread evenly."""

import numpy as np
from numpy.typing import NDArray

from maps.layout.arrangement import Arrangement, Key
from maps.layout.board import fits, spots
from maps.layout.box import Box
from maps.layout.measured import Scene
from maps.layout.page import Packed, to_size
from maps.layout.segments import Array, box_gap, crossings, hits
from maps.layout.shape import STEP
from maps.layout.swaps import CROSSING, LENGTH, UNDER, swap_in_cells, swap_members

SPACING = 9000.0
BADGE_ROOM = 36.0
"""How far apart the ends of a line with a badge should stand, so that the badge lies free between them."""
MOST_CANDIDATES = 60


def arrange(scene: Scene, packed: Packed) -> dict[str, Box]:
    """Return the boxes of all chips, members too, after swaps and moves."""
    work = Arrangement(scene, packed)
    swap_members(work)
    swap_in_cells(work)
    for key, pieces in sorted(scene.cells.items()):
        for piece in pieces:
            _move(work, key, piece.chip.id)
    swap_in_cells(work)
    return work.where


def _move(work: Arrangement, key: Key, name: str) -> None:
    """Move a chip to the best of the places that are free for it in its cell."""
    cell, box = work.packed.boards[key], work.where[name]
    size = to_size(box.w, box.h)
    rows, columns = spots(fits(work.free(key, (name,)), cell.stride, size), cell.stride)
    if len(rows) < 2:
        return
    room = work.room(key, size)[rows, columns]
    if len(rows) > MOST_CANDIDATES:
        here = work.spot(key, box)
        keep = (np.arange(len(rows)) * 7919 % len(rows) < MOST_CANDIDATES) | ((rows == here[0]) & (columns == here[1]))
        rows, columns, room = rows[keep], columns[keep], room[keep]
    page = work.packed.page
    left, top = page.x[cell.left + columns], page.y[cell.top + rows]
    boxes = np.stack(
        [left + box.w / 2, top + box.h / 2, np.full(len(left), box.w / 2), np.full(len(left), box.h / 2)], axis=1
    )
    cost = _spacing_cost(work, name, boxes, room) + _moved_line_cost(work, work.index[name], boxes)
    at = int(np.argmin(cost))
    work.set_box(name, Box(float(left[at]), float(top[at]), box.w, box.h))


def _spacing_cost(work: Arrangement, name: str, boxes: Array, room: NDArray[np.int8]) -> Array:
    others = np.delete(work.boxes, work.index[name], axis=0)
    gap = box_gap(boxes, others)
    return SPACING * ((1 / (gap + 6.0) ** 2).sum(axis=1) + 1.5 / (room * STEP + 9.0) ** 2)


def _moved_line_cost(work: Arrangement, at: int, boxes: Array) -> Array:
    """Return the cost of the lines when chip `at` stands in each of the boxes."""
    cost = np.zeros(len(boxes))
    if not len(work.ends):
        return cost
    own = (work.ends == at).any(axis=1)
    foreign = work.ends[~own]
    start, end = work.boxes[foreign[:, 0], :2], work.boxes[foreign[:, 1], :2]
    cost += UNDER * np.count_nonzero(hits(start, end, boxes + np.array([0.0, 0.0, 4.0, 4.0])), axis=0)
    pairs, badged = work.ends[own], work.badged[own]
    if not len(pairs):
        return cost
    others = np.where(pairs[:, 0] == at, pairs[:, 1], pairs[:, 0])
    count, lines = len(boxes), len(others)
    here = np.repeat(boxes[:, :2], lines, axis=0)
    goal = np.tile(work.boxes[others, :2], (count, 1))
    under = hits(here, goal, work.boxes)
    under[:, at] = False
    under[np.arange(len(here)), np.tile(others, count)] = False
    each = UNDER * np.count_nonzero(under, axis=1) + LENGTH * np.hypot(*(here - goal).T)
    each += CROSSING * np.count_nonzero(crossings(here, goal, start, end), axis=1)
    cost += each.reshape(count, lines).sum(axis=1)
    near = np.maximum(0.0, 1 - box_gap(boxes, work.boxes[others[badged]]) / BADGE_ROOM)
    return cost + UNDER * near.sum(axis=1)
