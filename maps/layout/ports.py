"""The places on a chip's border where lines may end."""

from dataclasses import dataclass

import numpy as np

from maps.layout.model import Box
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


@dataclass(frozen=True, slots=True)
class Ports:
    """Ports of one chip: points, outward directions of their sides, and what each costs."""

    points: Array
    normals: Array
    cost: Array

    def free(self, used: Array) -> Bools:
        """Return which ports keep their distance from the ends used so far."""
        if not len(used):
            return np.ones(len(self.points), dtype=bool)
        gaps = np.abs(self.points[:, None, :] - used[None, :, :]).max(axis=2)
        return (gaps > APART - 0.01).all(axis=1)


def chip_ports(box: Box, badges: int) -> Ports:
    """Return the ports of a chip, `APART` from each other, none under its badges."""
    found = []
    for along_x, length in ((True, box.w), (False, box.h)):
        side = max(0, int((length / 2 - CORNER) / APART))
        for step in range(-side, side + 1):
            offset = step * APART
            for sign in (-1.0, 1.0):
                if along_x:
                    x, y = box.x + box.w / 2 + offset, box.y if sign < 0 else box.bottom
                    normal = (0.0, sign)
                else:
                    x, y = box.x if sign < 0 else box.right, box.y + box.h / 2 + offset
                    normal = (sign, 0.0)
                if not _under_badge(box, badges, x, y):
                    found.append((x, y, *normal, abs(offset) * OFF_MIDDLE))
    table = np.array(found)
    return Ports(table[:, :2], table[:, 2:4], table[:, 4])


def badge_boxes(box: Box, badges: int) -> tuple[Box, ...]:
    """Return the places of a chip's badges at its upper right corner, from right to left."""
    right = box.right + BADGE_OUT
    return tuple(
        Box(right - BADGE_WIDTH - BADGE_PITCH * at, box.y - BADGE_UP, BADGE_WIDTH, BADGE_HEIGHT) for at in range(badges)
    )


def _under_badge(box: Box, badges: int, x: float, y: float) -> bool:
    return any(
        place.x - 4 < x < place.right + 4 and place.y - 4 < y < place.bottom + 4 for place in badge_boxes(box, badges)
    )
