"""The shape of the page: rings as superellipses, sectors as shares of the area.

The middle of the home is the origin. A place is told by two numbers: its *share* (0 to 1, clockwise from the
top, the part of the map's area that lies before it) and its *level* (0 in the middle, 1 on the rim). A sector
border is the curve `share = c0 + c1 * level`: a ray from the middle, slightly turned, without a kink.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from maps.layout.box import Box

EXPONENT = 4.0
ASPECT = 1.69
"""Width to height of the rim; with the edges of the page, a header and a legend around it, a sheet is 277 : 190."""
SIDE = 4.0
TOP = 11.0
"""Room between the rim and the page: to the sides, and above and below (half a ring name sticks out)."""
STEP = 4.0
"""The grid on which chips are packed."""

Array = NDArray[np.float64]
_SAMPLES = 360


@lru_cache(maxsize=1)
def _share_table() -> tuple[Array, Array]:
    """Return scaled angles from 0 to 2 pi, clockwise from the top, and the share of the area before each."""
    angle = np.linspace(0.0, 2 * np.pi, 4 * _SAMPLES + 1)
    radius = _radius(angle)
    sweep = np.concatenate([[0.0], np.cumsum((radius[1:] ** 2 + radius[:-1] ** 2) / 2)])
    return angle, sweep / sweep[-1]


def _radius(angle: Array) -> Array:
    return (np.abs(np.sin(angle)) ** EXPONENT + np.abs(np.cos(angle)) ** EXPONENT) ** (-1 / EXPONENT)


def place(share: Array, level: Array, half_width: float) -> Array:
    """Return the points (n, 2) with these shares and levels, for a rim of this half width."""
    angles, shares = _share_table()
    angle = np.interp(np.mod(share, 1.0), shares, angles)
    reach = _radius(angle) * level * half_width
    return np.stack([np.sin(angle) * reach, -np.cos(angle) * reach / ASPECT], axis=-1)


def share_level(points: Array, half_width: float) -> tuple[Array, Array]:
    """Return the share and the level of points (n, 2)."""
    angles, shares = _share_table()
    x, y = points[..., 0], points[..., 1] * ASPECT
    share = np.interp(np.mod(np.arctan2(x, -y), 2 * np.pi), angles, shares)
    return share, (np.abs(x) ** EXPONENT + np.abs(y) ** EXPONENT) ** (1 / EXPONENT) / half_width


@dataclass(frozen=True, slots=True)
class Grid:
    """Share and unscaled level (half width 1) of every grid point of a page; `x` and `y` are its axes."""

    x: Array
    y: Array
    share: NDArray[np.float32]
    level: NDArray[np.float32]


@lru_cache(maxsize=4)
def _whole_grid(columns: int, rows: int) -> Grid:
    x, y = np.arange(columns + 1, dtype=np.float64) * STEP, np.arange(rows + 1, dtype=np.float64) * STEP
    points = np.stack(np.broadcast_arrays(x[None, :], y[:, None]), axis=-1)
    lower, level = share_level(points, 1.0)  # the quarter right of and below the middle: 0.25 to 0.5
    lower[0, 0] = 0.25
    top_right = 0.5 - lower[:0:-1]
    right = np.concatenate([top_right, lower])
    share = np.concatenate([1.0 - right[:, :0:-1], right], axis=1)
    level = np.concatenate([level[:0:-1], level])
    level = np.concatenate([level[:, :0:-1], level], axis=1)
    axis_x = np.concatenate([-x[:0:-1], x])
    axis_y = np.concatenate([-y[:0:-1], y])
    return Grid(axis_x, axis_y, share.astype(np.float32), level.astype(np.float32))


def grid(half_width: float) -> Grid:
    """Return the grid that covers a rim of this half width (one point more on each side)."""
    columns = int(half_width / STEP) + 2
    rows = int(half_width / ASPECT / STEP) + 2
    big = max(200, -(-columns // 50) * 50)
    tall = -(-int(big / ASPECT + 4) // 1)
    whole = _whole_grid(big, tall)
    cut_x = slice(big - columns, big + columns + 1)
    cut_y = slice(tall - rows, tall + rows + 1)
    return Grid(whole.x[cut_x], whole.y[cut_y], whole.share[cut_y, cut_x], whole.level[cut_y, cut_x])


@dataclass(frozen=True, slots=True)
class Shape:
    """The lines of a page: the rim's half width, the half axes of the three rings, the home's box (None
    without members), the borders' coefficients (sectors, 2), border i lying clockwise after sector i."""

    half_width: float
    rings: tuple[tuple[float, float], ...]
    home: Box | None
    borders: Array

    @property
    def half_height(self) -> float:
        return self.half_width / ASPECT

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the map on its page, in the page's units."""
        return float(math.ceil(self.half_width + SIDE)), float(math.ceil(self.half_height + TOP))

    def border_share(self, border: int, level: Array) -> Array:
        """Return the share of a border at each level."""
        c0, c1 = self.borders[border]
        return c0 + c1 * level

    def ring_level(self, ring: int, points: Array) -> Array:
        """Return how far points lie out in a ring's line: below 1 inside it."""
        a, b = self.rings[ring]
        inner = np.abs(points[..., 0] / a) ** EXPONENT + np.abs(points[..., 1] / b) ** EXPONENT
        return inner ** (1 / EXPONENT)


OUTSIDE = 255
HOME = 254


def labels(shape: Shape, page: Grid) -> NDArray[np.uint8]:
    """Return for each grid point its cell, `ring * 16 + sector` with rings 0 to 2, or HOME, or OUTSIDE."""
    ring = _ring_index(shape, page)
    found = (ring * 16).astype(np.uint8)
    if len(shape.borders):
        found += _sector_index(shape, page)
    found[ring == 3] = OUTSIDE
    if shape.home is not None:
        x0, x1 = np.searchsorted(page.x, [shape.home.x, shape.home.right + 1e-9])
        y0, y1 = np.searchsorted(page.y, [shape.home.y, shape.home.bottom + 1e-9])
        found[y0:y1, x0:x1] = HOME
    return found


def _ring_index(shape: Shape, page: Grid) -> NDArray[np.uint8]:
    found = np.zeros((len(page.y), len(page.x)), dtype=np.uint8)
    for a, b in shape.rings:
        x = (np.abs(page.x / a) ** EXPONENT).astype(np.float32)
        y = (1.0 - np.abs(page.y / b) ** EXPONENT).astype(np.float32)
        found += x[None, :] >= y[:, None]
    return found


def _sector_index(shape: Shape, page: Grid) -> NDArray[np.uint8]:
    """Count the borders before each point; behind the last border lies the first sector again."""
    found = np.zeros(page.share.shape, dtype=np.uint8)
    scale = 1.0 / shape.half_width
    for c0, c1 in shape.borders:
        curve = page.level * np.float32(c1 * scale)
        curve += np.float32(c0)
        found += page.share > curve
    found[found == len(shape.borders)] = 0
    return found


def inner_part(found: NDArray[np.uint8], margin: tuple[tuple[int, int], ...]) -> NDArray[np.bool_]:
    """Return the grid points whose neighbours at all these offsets belong to the same cell."""
    rows, columns = found.shape
    inner = np.zeros(found.shape, dtype=np.bool_)
    reach = max(max(abs(a), abs(b)) for a, b in margin)
    middle = (slice(reach, rows - reach), slice(reach, columns - reach))
    kept = found[middle] < HOME
    for down, right in margin:
        shifted = found[
            reach + down : rows - reach + down,
            reach + right : columns - reach + right,
        ]
        kept &= shifted == found[middle]
    inner[middle] = kept
    return inner
