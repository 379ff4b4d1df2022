"""The curves of rings, borders, wedges and cells, as points and as SVG path data."""

import numpy as np

from maps.layout.bends import number
from maps.layout.box import Point
from maps.layout.shape import EXPONENT, Array, Axes, Shape, place, share_level

LEVELS = np.linspace(0.0, 1.0, 81)
TURN_STEPS = 12
RING_SAMPLES = 240


def ring_path(axes: Axes, shift: Point) -> str:
    """Return a line of four quarters as a closed path of cubic curves with exact tangents."""
    third = 2 * np.pi / (4 * TURN_STEPS) / 3
    parts: list[str] = []
    for quarter, half_axes in enumerate(_by_quarter(axes)):
        angle = (quarter + np.arange(TURN_STEPS + 1) / TURN_STEPS) * np.pi / 2
        point, slope = _superellipse(angle, half_axes)
        if not parts:
            parts = [f"M{_at(point[0], shift)}"]
        for at in range(TURN_STEPS):
            first, second = point[at] + slope[at] * third, point[at + 1] - slope[at + 1] * third
            parts.append(f"C{_at(first, shift)} {_at(second, shift)} {_at(point[at + 1], shift)}")
    return "".join(parts) + "Z"


def _by_quarter(axes: Axes) -> tuple[tuple[float, float], ...]:
    """Return the two half axes of each quarter, clockwise from the top."""
    left, right, up, down = axes
    return (right, up), (right, down), (left, down), (left, up)


def _superellipse(angle: Array, half_axes: tuple[float, float]) -> tuple[Array, Array]:
    """Return points at polar angles of the unscaled curve, and their derivatives by the angle."""
    sine, cosine = np.sin(angle), np.cos(angle)
    power = np.abs(sine) ** EXPONENT + np.abs(cosine) ** EXPONENT
    radius = power ** (-1 / EXPONENT)
    inner = np.abs(sine) ** (EXPONENT - 2) * sine * cosine - np.abs(cosine) ** (EXPONENT - 2) * cosine * sine
    change = -radius / power * inner
    a, b = half_axes
    point = np.stack([a * radius * sine, -b * radius * cosine], axis=1)
    slope = np.stack([a * (change * sine + radius * cosine), -b * (change * cosine - radius * sine)], axis=1)
    return point, slope


def _at(point: Array, shift: Point) -> str:
    return f"{number(float(point[0]) + shift[0])} {number(float(point[1]) + shift[1])}"


def smooth_path(points: Array, shift: Point) -> str:
    """Return an open path of cubic curves through points."""
    slope = np.gradient(points, axis=0) / 3
    parts = [f"M{_at(points[0], shift)}"]
    for at in range(len(points) - 1):
        first, second = points[at] + slope[at], points[at + 1] - slope[at + 1]
        parts.append(f"C{_at(first, shift)} {_at(second, shift)} {_at(points[at + 1], shift)}")
    return "".join(parts)


def closed_path(points: Array, shift: Point) -> str:
    """Return a polygon as path data."""
    return "M" + "L".join(_at(point, shift) for point in points) + "Z"


def _ring_points(shape: Shape, ring: int) -> Array:
    """Return a ring's line (-1 is the home's outline, or the middle without a home), clockwise from the top."""
    angle = np.arange(RING_SAMPLES) * 2 * np.pi / RING_SAMPLES
    if ring >= 0:
        parts = zip(np.split(angle, 4), _by_quarter(shape.rings[ring]), strict=True)
        return np.concatenate([_superellipse(part, half_axes)[0] for part, half_axes in parts])
    if shape.home is None:
        return np.zeros((RING_SAMPLES, 2))
    way = np.stack([np.sin(angle) * shape.home.w, -np.cos(angle) * shape.home.h], axis=1)
    reach = np.minimum(
        shape.home.w / 2 / np.maximum(np.abs(way[:, 0]), 1e-9),
        shape.home.h / 2 / np.maximum(np.abs(way[:, 1]), 1e-9),
    )
    return way * reach[:, None]


class Outlines:
    """The lines of a page's shape, each computed once."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        count = len(shape.borders)
        self.borders = [place(shape.border_share(at, LEVELS), LEVELS, shape.rim) for at in range(count)]
        self.rings = {ring: _ring_points(shape, ring) for ring in (-1, 0, 1, 2)}
        self.places = {ring: share_level(line, shape.rim) for ring, line in self.rings.items()}
        self.levels = {ring: [self._level(points, ring) for points in self.borders] for ring in (-1, 0, 1, 2)}

    def _level(self, points: Array, ring: int) -> Array:
        """Return how far out points of a border lie in a ring's line (-1 is the home's): below 1 inside it."""
        home = self.shape.home
        if ring >= 0:
            return self.shape.ring_level(ring, points)
        if home is None:
            return np.full(len(points), 2.0)
        return np.maximum(np.abs(points[:, 0]) / home.w, np.abs(points[:, 1]) / home.h) * 2

    def visible_border(self, border: int) -> Array:
        """Return the border line from the home's outline (or the middle) to the rim."""
        stretch = self._stretch(border, -1, 2)
        start = stretch[:1] if self.shape.home is None else self._crossing(border, -1)[None]
        return np.concatenate([start, stretch[2:-2:4], self._crossing(border, 2)[None]])

    def wedge(self, sector: int) -> Array:
        """Return the polygon of a sector from the middle to the rim."""
        return self._between(sector, -1, 2)

    def cell(self, sector: int, ring: int) -> Array:
        """Return the polygon of a cell. With one sector, the cell is a band that closes in a cut at the bottom."""
        return self._between(sector, ring - 1, ring)

    def _arc(self, sector: int, ring: int) -> Array:
        """Return the stretch of a ring's line inside a sector, clockwise, with its ends on the borders."""
        line, shape = self.rings[ring], self.shape
        if len(shape.borders) == 0:
            return np.concatenate([line[RING_SAMPLES // 2 :], line[: RING_SAMPLES // 2 + 1]])
        if ring < 0 and shape.home is None:
            return np.zeros((1, 2))
        share, level = self.places[ring]
        start_share = shape.border_share(sector - 1, level) - (1.0 if sector == 0 else 0.0)
        end_share = shape.border_share(sector, level)
        ahead = share - start_share
        ahead -= np.floor(ahead)
        inside = ahead < end_share - start_share
        order = np.argsort(ahead[inside], kind="stable")
        ends = [self._crossing(border, ring) for border in (sector - 1, sector)]
        return np.concatenate([ends[0][None], line[inside][order], ends[1][None]])

    def _crossing(self, border: int, ring: int) -> Array:
        """Return where a border crosses a ring's line (or the home's outline)."""
        points, out = self.borders[border], self.levels[ring][border]
        return np.array([np.interp(1.0, out, points[:, axis]) for axis in (0, 1)])

    def _between(self, sector: int, inner: int, outer: int) -> Array:
        outside, inside = self._arc(sector, outer), self._arc(sector, inner)
        if len(self.shape.borders) == 0:
            return np.concatenate([outside, inside[::-1]])
        end = self._stretch(sector, inner, outer)
        start = self._stretch(sector - 1, inner, outer)
        return np.concatenate([outside, end[::-1], inside[::-1], start])

    def _stretch(self, border: int, inner: int, outer: int) -> Array:
        """Return a border's points strictly between two rings."""
        keep = (self.levels[outer][border] < 1) & (self.levels[inner][border] > 1)
        return self.borders[border][keep]
