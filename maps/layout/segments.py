"""Vectorised tests of straight lines against boxes and against each other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from maps.layout.model import Box

Array = NDArray[np.float64]
Singles = NDArray[np.float32]
Bools = NDArray[np.bool_]

BLOCK = 48_000
"""Tests done at once: the numbers of a block stay in the processor's cache."""
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


def free_rows(blocked: Bools) -> Bools:
    """Return which rows of a table of obstacles have none."""
    return np.logical_not(np.asarray(blocked.any(axis=1)))


def crossings(start: Array, end: Array, other_start: Array, other_end: Array) -> Bools:
    """Return (lines, others): whether two lines cross at a point inside both."""

    def side(a: Array, b: Array, point: Array) -> Array:
        along = b - a
        return along[..., 0] * (point[..., 1] - a[..., 1]) - along[..., 1] * (point[..., 0] - a[..., 0])

    a, b = start[:, None, :], end[:, None, :]
    c, d = other_start[None, :, :], other_end[None, :, :]
    return (side(a, b, c) * side(a, b, d) < -1e-9) & (side(c, d, a) * side(c, d, b) < -1e-9)


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


def alongside(start: Array, end: Array, other_start: Array, other_end: Array, near: float) -> Array:
    """Return (lines, others): over what length two lines run on nearer than this to each other."""
    way = end - start
    length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
    ux, uy = way[:, 0, None] / length, way[:, 1, None] / length
    ax, ay = other_start[None, :, 0] - start[:, 0, None], other_start[None, :, 1] - start[:, 1, None]
    bx, by = other_end[None, :, 0] - start[:, 0, None], other_end[None, :, 1] - start[:, 1, None]
    along_a, along_b = ax * ux + ay * uy, bx * ux + by * uy
    off_a, off_b = ay * ux - ax * uy, by * ux - bx * uy
    slope = (off_b - off_a) / np.where(np.abs(along_b - along_a) < 1e-6, 1e-6, along_b - along_a)
    low = np.maximum(np.minimum(along_a, along_b), 0.0)
    high = np.minimum(np.maximum(along_a, along_b), length)
    at_low, at_high = off_a + slope * (low - along_a), off_a + slope * (high - along_a)
    close = (np.abs(at_low) + np.abs(at_high) < 2 * near) & (np.abs(slope) < 0.3)
    return np.where(close, np.maximum(high - low, 0.0), 0.0)
