"""The shape of the page: rings as superellipses with four half axes, sectors as shares of the area.

The middle of the home is the origin; it need not be the middle of the page. A place is told by two numbers: its *share*
(0 to 1, clockwise from the top, the part of the map's area that lies before it) and its *level* (0 in the middle, 1 on
the rim), measured in its own quarter of the rim. A sector border is the curve `share = c0 + c1 * level`: a ray from the
middle, slightly turned.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from maps.layout.box import Box

EXPONENT = 4.0
SIDE = 4.0
TOP = 11.0
"""Room between the rim and the page: to the sides and below, and above, where half a ring name sticks out."""
STEP = 4.0
"""The grid on which chips are packed."""

Array = NDArray[np.float64]
Axes = tuple[float, float, float, float]
"""The half axes of a line round the middle: to the left, to the right, up, down. Each of its quarters is that of a
superellipse, so that it is smooth where they meet."""
LEFT, RIGHT, UP, DOWN = range(4)
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


def quarters(rim: Axes) -> Array:
    """Return the share of the area before each quarter of a rim, clockwise from the top, and 1 at last."""
    left, right, up, down = rim
    ends = np.cumsum([0.0, right * up, right * down, left * down, left * up])
    return ends / ends[-1]


_EVEN = np.linspace(0.0, 1.0, 5)


def place(share: Array, level: Array, rim: Axes) -> Array:
    """Return the points (n, 2) with these shares and levels, for a rim."""
    angles, shares = _share_table()
    angle = np.interp(np.interp(np.mod(share, 1.0), quarters(rim), _EVEN), shares, angles)
    reach = _radius(angle) * level
    left, right, up, down = rim
    x, y = np.sin(angle) * reach, -np.cos(angle) * reach
    return np.stack([np.where(x < 0, x * left, x * right), np.where(y < 0, y * up, y * down)], axis=-1)


def share_level(points: Array, rim: Axes) -> tuple[Array, Array]:
    """Return the share and the level of points (n, 2)."""
    angles, shares = _share_table()
    x, y = scaled(points, rim)
    even = np.interp(np.mod(np.arctan2(x, -y), 2 * np.pi), angles, shares)
    return np.interp(even, _EVEN, quarters(rim)), (x**EXPONENT + y**EXPONENT) ** (1 / EXPONENT)


def scaled(points: Array, line: Axes) -> tuple[Array, Array]:
    """Return the places of points in the unit of a line's half axes."""
    x, y = points[..., 0], points[..., 1]
    return np.where(x < 0, x / line[LEFT], x / line[RIGHT]), np.where(y < 0, y / line[UP], y / line[DOWN])


@dataclass(frozen=True, slots=True)
class Grid:
    """Share and level of every grid point of a page; `x` and `y` are its axes."""

    x: Array
    y: Array
    share: NDArray[np.float32]
    level: NDArray[np.float32]


@lru_cache(maxsize=128)
def _quarter(across: float, down: float) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return for the grid points of a quarter, outwards from the middle (rows, columns), the part of its area between
    the upright axis and each, and its level."""
    x = (np.arange(steps(across) + 1) * STEP / across).astype(np.float32)
    y = (np.arange(steps(down) + 1) * STEP / down).astype(np.float32)
    x4, y4 = x**4, y**4
    level = np.sqrt(np.sqrt(x4[None, :] + y4[:, None]))
    angles, shares = _share_table()
    quarter = slice(0, _SAMPLES + 1)
    angle = np.arctan2(np.broadcast_to(x, level.shape), y[:, None])
    share = np.interp(angle, angles[quarter], shares[quarter] * 4).astype(np.float32)
    return share, level


def steps(length: float) -> int:
    """Return the grid steps that reach over a half axis: one point more."""
    return int(length / STEP) + 2


def grid(rim: Axes) -> Grid:
    """Return the grid that covers a rim (one point more on each side)."""
    left, right, up, down = rim
    _, q1, q2, q3, _ = quarters(rim).tolist()
    upper_right, level_1 = _quarter(right, up)
    lower_right, level_2 = _quarter(right, down)
    lower_left, level_3 = _quarter(left, down)
    upper_left, level_4 = _quarter(left, up)
    share = np.block(
        [
            [1 - (1 - q3) * upper_left[:0:-1, :0:-1], q1 * upper_right[:0:-1]],
            [q2 + (q3 - q2) * lower_left[:, :0:-1], q2 - (q2 - q1) * lower_right],
        ]
    )
    level = np.block([[level_4[:0:-1, :0:-1], level_1[:0:-1]], [level_3[:, :0:-1], level_2]])
    x = np.arange(-steps(left), steps(right) + 1, dtype=np.float64) * STEP
    y = np.arange(-steps(up), steps(down) + 1, dtype=np.float64) * STEP
    return Grid(x, y, share.astype(np.float32), level)


@dataclass(frozen=True, slots=True)
class Shape:
    """The lines of a page: the half axes of the three rings, the last of which is the rim, the home's box (None
    without members), the borders' coefficients (sectors, 2), border i lying clockwise after sector i, and the height
    of the strip below the rim for those who stand outside the rings (0 without any)."""

    rings: tuple[Axes, Axes, Axes]
    home: Box | None
    borders: Array
    strip: float = 0.0

    @property
    def rim(self) -> Axes:
        return self.rings[2]

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the home on the page, in the page's units."""
        return float(math.ceil(self.rim[LEFT] + SIDE)), float(math.ceil(self.rim[UP] + TOP))

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page."""
        x, y = self.middle
        return x + math.ceil(self.rim[RIGHT] + SIDE), y + math.ceil(self.rim[DOWN] + SIDE) + self.strip

    def border_share(self, border: int, level: Array) -> Array:
        """Return the share of a border at each level."""
        c0, c1 = self.borders[border]
        return c0 + c1 * level

    def ring_level(self, ring: int, points: Array) -> Array:
        """Return how far points lie out in a ring's line: below 1 inside it."""
        x, y = scaled(points, self.rings[ring])
        return (x**EXPONENT + y**EXPONENT) ** (1 / EXPONENT)


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
    for left, right, up, down in shape.rings:
        x = (np.where(page.x < 0, page.x / left, page.x / right) ** EXPONENT).astype(np.float32)
        y = (1.0 - np.where(page.y < 0, page.y / up, page.y / down) ** EXPONENT).astype(np.float32)
        found += x[None, :] >= y[:, None]
    return found


def _sector_index(shape: Shape, page: Grid) -> NDArray[np.uint8]:
    """Count the borders before each point; behind the last border lies the first sector again."""
    found = np.zeros(page.share.shape, dtype=np.uint8)
    for c0, c1 in shape.borders:
        curve = page.level * np.float32(c1)
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
