"""The places on a chip's border where lines may end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from maps.layout.box import Box
from maps.layout.segments import Array, Bools

APART = 11.0
CORNER = 7.0
"""The least distance of an end from a corner of its chip."""
BADGE_WIDTH = 18.0
BADGE_HEIGHT = 14.0
BADGE_PITCH = 20.0
BADGE_UP = 10.0
BADGE_OUT = 2.0
"""How far a badge sticks out above and to the right of its chip."""
OFF_MIDDLE = 0.12
"""Cost of a unit's distance from the middle of a side."""
NORMALS = np.array([(0.0, -1.0), (0.0, 1.0), (-1.0, 0.0), (1.0, 0.0)])
"""Outward directions of the sides: top, bottom, left, right."""
REACH = 12
"""No side has more ports than this on either side of its middle."""


@dataclass(frozen=True, slots=True)
class Ports:
    """The ports of all chips, those of chip i from `first[i]` to `first[i + 1]`. `nearest[i, side, REACH + step]`
    is the port nearest to so many steps from the middle of a side, -1 where the side has none."""

    points: Array
    normals: Array
    cost: Array
    first: np.ndarray
    nearest: np.ndarray
    middles: Array

    def of(self, chip: int) -> slice:
        """Return where the ports of a chip are."""
        return slice(int(self.first[chip]), int(self.first[chip + 1]))

    def free(self, chip: int, used: Sequence[tuple[float, float]]) -> Bools:
        """Return which ports of a chip keep their distance from the ends used so far."""
        points = self.points[self.of(chip)]
        if not len(used):
            return np.ones(len(points), dtype=bool)
        gaps = np.abs(points[:, None, :] - np.array(used)[None, :, :]).max(axis=2)
        return (gaps > APART - 0.01).all(axis=1)

    def towards(self, chip: np.ndarray, side: np.ndarray, off: Array) -> np.ndarray:
        """Return the ports nearest to a place `off` units along a side from its middle."""
        step = np.clip(np.rint(off / APART), -REACH, REACH).astype(np.intp)
        return self.nearest[chip, side, REACH + step]


def all_ports(boxes: Sequence[Box], badges: Sequence[int]) -> Ports:
    """Return the ports of chips, `APART` from each other on a side, none under a badge."""
    rows: list[tuple[float, ...]] = []
    first = [0]
    nearest = np.full((len(boxes), 4, 2 * REACH + 1), -1, dtype=np.intp)
    for chip, (box, marks) in enumerate(zip(boxes, badges, strict=True)):
        hidden = badge_boxes(box, marks)
        for side in range(4):
            found = _side_ports(box, side, hidden)
            if found:
                steps = np.array([step for step, *_ in found])
                distance = np.abs(np.arange(-REACH, REACH + 1)[:, None] - steps[None, :])
                nearest[chip, side] = len(rows) + distance.argmin(axis=1)
                rows += [(x, y, side, abs(step) * APART * OFF_MIDDLE) for step, x, y in found]
        first.append(len(rows))
    table = np.array(rows).reshape(-1, 4)
    middles = np.array([box.centre for box in boxes]).reshape(-1, 2)
    side = table[:, 2].astype(np.intp)
    return Ports(table[:, :2], NORMALS[side], table[:, 3], np.array(first), nearest, middles)


def _side_ports(box: Box, side: int, hidden: Sequence[Box]) -> list[tuple[int, float, float]]:
    """Return the ports of a side: steps from the middle, and the point."""
    x, y = box.centre
    along = box.w if side < 2 else box.h
    most = min(REACH, max(0, int((along / 2 - CORNER) / APART)))
    if side < 2:
        y = box.y if side == 0 else box.bottom
        places = [(step, x + step * APART, y) for step in range(-most, most + 1)]
    else:
        x = box.x if side == 2 else box.right
        places = [(step, x, y + step * APART) for step in range(-most, most + 1)]
    return [place for place in places if not hidden or not _under(hidden, place[1], place[2])]


def badge_boxes(box: Box, badges: int) -> tuple[Box, ...]:
    """Return the places of a chip's badges at its upper right corner, from right to left."""
    right = box.right + BADGE_OUT
    return tuple(
        Box(right - BADGE_WIDTH - BADGE_PITCH * at, box.y - BADGE_UP, BADGE_WIDTH, BADGE_HEIGHT) for at in range(badges)
    )


def _under(hidden: Sequence[Box], x: float, y: float) -> bool:
    return any(place.x - 4 < x < place.right + 4 and place.y - 4 < y < place.bottom + 4 for place in hidden)
