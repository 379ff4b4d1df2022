"""Vectorised tests of straight lines against boxes and against each other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from maps.layout.box import Box

Array = NDArray[np.float64]
Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

BLOCK = 48_000
"""Tests done at once: the numbers of a block stay in the processor's cache."""
AGAIN = 6
"""After so many boxes, the lines that are blocked are put aside."""
TOUCH = np.float32(0.02)
"""How deep, in units, a line may lie in a box and still only touch it."""


def box_array(boxes: Sequence[Box], grown: float = 0.0) -> Array:
    """Return middles and half sizes (n, 4) of boxes, grown on each side."""
    if not boxes:
        return np.zeros((0, 4))
    raw = np.array([(box.x, box.y, box.w, box.h) for box in boxes])
    half = raw[:, 2:] / 2
    return np.concatenate([raw[:, :2] + half, half + grown], axis=1)


def hits(start: Array, end: Array, boxes: Array) -> Bools:
    """Return (lines, boxes): whether a line has a point inside a box; touching its border is not inside."""
    found = np.zeros((len(start), len(boxes)), dtype=bool)
    rows = max(1, BLOCK // max(1, len(boxes)))
    begin, finish = start.astype(np.float32), end.astype(np.float32)
    middle, half = boxes[:, :2].astype(np.float32), boxes[:, 2:].astype(np.float32) - TOUCH
    for at in range(0, len(start), rows):
        _hit_block(begin[at : at + rows], finish[at : at + rows], middle, half, found[at : at + rows])
    return found


def _hit_block(start: Singles, end: Singles, middle: Singles, half: Singles, found: Bools) -> None:
    """Test by separating axes: those of the box, then, for the pairs that are left, that of the line."""
    way = end - start
    reach, centre = np.abs(way) / 2, (start + end) / 2
    near = np.abs(centre[:, :1] - middle[:, 0]) < reach[:, :1] + half[:, 0]
    near &= np.abs(centre[:, 1:] - middle[:, 1]) < reach[:, 1:] + half[:, 1]
    line, box = np.divmod(np.flatnonzero(near), len(middle))
    way, reach = way[line], reach[line]
    off, half = centre[line] - middle[box], half[box]
    apart = np.abs(off[:, 0] * way[:, 1] - off[:, 1] * way[:, 0])
    found[line, box] = apart < 2 * (half[:, 0] * reach[:, 1] + half[:, 1] * reach[:, 0])


def keep_off(start: Array, end: Array, boxes: Array, own: np.ndarray | None = None) -> Bools:
    """Return which of many lines have no point inside a box; line i may enter the box with the number `own[i]`.

    Box by box, so that a line is not tested again after the first one that it meets.
    """
    begin, finish = start.astype(np.float32).T, end.astype(np.float32).T
    (x, y), (way_x, way_y) = (begin + finish) / 2, finish - begin
    reach_x, reach_y = np.abs(way_x) / 2, np.abs(way_y) / 2
    numbers = np.arange(len(start))
    blocked: Bools = np.zeros(len(start), dtype=bool)
    parts = (x, y, way_x, way_y, reach_x, reach_y)
    for box, (bx, by, half_w, half_h) in enumerate(boxes.astype(np.float32).tolist()):
        if box % AGAIN == 0:
            left = ~blocked[numbers]
            numbers, parts = numbers[left], tuple(part[left] for part in parts)
        half_w, half_h = half_w - float(TOUCH), half_h - float(TOUCH)
        near = np.flatnonzero(np.abs(parts[0] - bx) < parts[4] + half_w)
        near = near[np.abs(parts[1][near] - by) < parts[5][near] + half_h]
        if own is not None:
            near = near[own[numbers[near]] != box]
        off_x, off_y, way_x, way_y, reach_x, reach_y = (part[near] for part in parts)
        apart = np.abs((off_x - bx) * way_y - (off_y - by) * way_x)
        blocked[numbers[near[apart < 2 * (half_w * reach_y + half_h * reach_x)]]] = True
    return np.logical_not(blocked)


def free_rows(blocked: Bools) -> Bools:
    """Return which rows of a table of obstacles have none."""
    return np.logical_not(np.asarray(blocked.any(axis=1)))


def hits_each(start: Array, end: Array, boxes: Array) -> Bools:
    """Return for each line whether it has a point inside the box of the same row."""
    way, off = end - start, (start + end) / 2 - boxes[:, :2]
    reach, half = np.abs(way) / 2, boxes[:, 2:] - TOUCH
    near = (np.abs(off) < reach + half).all(axis=1)
    apart = np.abs(off[:, 0] * way[:, 1] - off[:, 1] * way[:, 0])
    return np.asarray(near & (apart < 2 * (half[:, 0] * reach[:, 1] + half[:, 1] * reach[:, 0])))


def crossings(start: Array, end: Array, other_start: Array, other_end: Array) -> Bools:
    """Return (lines, others): whether two lines cross at a point inside both."""
    return crossings_each(start[:, None], end[:, None], other_start[None], other_end[None])


def crossings_each(start: Array, end: Array, other_start: Array, other_end: Array) -> Bools:
    """Return for each pair of lines, by the rules of broadcasting, whether they cross at a point inside both."""
    (ax, ay), (bx, by) = (np.moveaxis(point, -1, 0) for point in (start, end))
    (cx, cy), (dx, dy) = (np.moveaxis(point, -1, 0) for point in (other_start, other_end))
    wx, wy, vx, vy = bx - ax, by - ay, dx - cx, dy - cy
    here, there = wx * ay - wy * ax, vx * cy - vy * cx
    apart = (wx * cy - wy * cx - here) * (wx * dy - wy * dx - here) < -1e-9
    return np.asarray(apart & ((vx * ay - vy * ax - there) * (vx * by - vy * bx - there) < -1e-9))


def box_distance(points: Array, boxes: Array) -> Array:
    """Return (points, boxes): the distance of points to boxes, 0 inside."""
    dx = np.abs(points[:, None, 0] - boxes[None, :, 0]) - boxes[None, :, 2]
    dy = np.abs(points[:, None, 1] - boxes[None, :, 1]) - boxes[None, :, 3]
    return np.sqrt(np.maximum(dx, 0.0) ** 2 + np.maximum(dy, 0.0) ** 2)


def box_gap(boxes: Array, others: Array) -> Array:
    """Return (boxes, others): the distance between boxes, 0 where they overlap."""
    dx = np.abs(boxes[:, None, 0] - others[None, :, 0]) - boxes[:, None, 2] - others[None, :, 2]
    dy = np.abs(boxes[:, None, 1] - others[None, :, 1]) - boxes[:, None, 3] - others[None, :, 3]
    return np.sqrt(np.maximum(dx, 0.0) ** 2 + np.maximum(dy, 0.0) ** 2)


def meetings(start: Array, end: Array, other_start: Array, other_end: Array, near: float) -> tuple[Bools, Array]:
    """Return (lines, others): whether two lines cross at a point inside both, and over what length they run on nearer
    than `near` to each other."""
    x, y = start[:, 0, None], start[:, 1, None]
    way_x, way_y = end[:, 0, None] - x, end[:, 1, None] - y
    length = np.maximum(np.sqrt(way_x**2 + way_y**2), 1e-6)
    ux, uy = way_x / length, way_y / length
    ax, ay = other_start[:, 0] - x, other_start[:, 1] - y
    bx, by = other_end[:, 0] - x, other_end[:, 1] - y
    along_a, along_b = ax * ux + ay * uy, bx * ux + by * uy
    off_a, off_b = ay * ux - ax * uy, by * ux - bx * uy
    step, drift = along_b - along_a, off_b - off_a
    step[np.abs(step) < 1e-6] = 1e-6
    slope = drift / step
    opposite = off_a * off_b < -1e-9
    drift[~opposite] = 1.0
    meet = along_a - off_a * step / drift
    crossed = opposite & (meet > 1e-6) & (meet < length - 1e-6)
    low = np.maximum(np.minimum(along_a, along_b), 0.0)
    high = np.minimum(np.maximum(along_a, along_b), length)
    at_low, at_high = off_a + slope * (low - along_a), off_a + slope * (high - along_a)
    close = (np.abs(at_low) + np.abs(at_high) < 2 * near) & (np.abs(slope) < 0.3) & (high > low)
    return crossed, np.where(close, high - low, 0.0)
