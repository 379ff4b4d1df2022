"""The curves of rings, borders, wedges and cells, as points and as SVG path data."""

import numpy as np

from maps.layout.bends import number
from maps.layout.model import Point
from maps.layout.shape import EXPONENT, Array, Shape, place, share_level

LEVELS = np.linspace(0.0, 1.0, 81)
TURN_STEPS = 12
RING_SAMPLES = 400


def ring_path(half_axes: tuple[float, float], shift: Point) -> str:
    """Return a superellipse as a closed path of cubic curves with exact tangents."""
    count = 4 * TURN_STEPS
    angle = np.arange(count + 1) * 2 * np.pi / count
    point, slope = _superellipse(angle, half_axes)
    third = 2 * np.pi / count / 3
    parts = [f"M{_at(point[0], shift)}"]
    for at in range(count):
        first, second = point[at] + slope[at] * third, point[at + 1] - slope[at + 1] * third
        parts.append(f"C{_at(first, shift)} {_at(second, shift)} {_at(point[at + 1], shift)}")
    return "".join(parts) + "Z"


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


def border_points(shape: Shape, border: int) -> Array:
    """Return the border line from the middle to the rim."""
    return place(shape.border_share(border, LEVELS), LEVELS, shape.half_width)


def visible_border(shape: Shape, border: int) -> Array:
    """Return the border line from the home's outline (or the middle) to the rim."""
    stretch = _stretch(shape, border, -1, 2)
    start = stretch[:1] if shape.home is None else _crossing(shape, border, -1)[None]
    return np.concatenate([start, stretch[2:-2:4], _crossing(shape, border, 2)[None]])


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


def wedge(shape: Shape, sector: int) -> Array:
    """Return the polygon of a sector from the middle to the rim."""
    return _between(shape, sector, -1, 2)


def cell(shape: Shape, sector: int, ring: int) -> Array:
    """Return the polygon of a cell. With one sector, the cell is a band that closes in a cut at the bottom."""
    return _between(shape, sector, ring - 1, ring)


def _ring_points(shape: Shape, ring: int) -> Array:
    """Return a ring's line (-1 is the home's outline, or the middle without a home), clockwise from the top."""
    angle = np.arange(RING_SAMPLES) * 2 * np.pi / RING_SAMPLES
    if ring >= 0:
        return _superellipse(angle, shape.rings[ring])[0]
    if shape.home is None:
        return np.zeros((RING_SAMPLES, 2))
    way = np.stack([np.sin(angle) * shape.home.w, -np.cos(angle) * shape.home.h], axis=1)
    reach = np.minimum(
        shape.home.w / 2 / np.maximum(np.abs(way[:, 0]), 1e-9),
        shape.home.h / 2 / np.maximum(np.abs(way[:, 1]), 1e-9),
    )
    return way * reach[:, None]


def _arc(shape: Shape, sector: int, ring: int) -> Array:
    """Return the stretch of a ring's line inside a sector, clockwise, with its ends on the borders."""
    line = _ring_points(shape, ring)
    if len(shape.borders) == 0:
        return np.concatenate([line[RING_SAMPLES // 2 :], line[: RING_SAMPLES // 2 + 1]])
    if ring < 0 and shape.home is None:
        return np.zeros((1, 2))
    share, level = share_level(line, shape.half_width)
    start_share = shape.border_share(sector - 1, level) - (1.0 if sector == 0 else 0.0)
    end_share = shape.border_share(sector, level)
    ahead = share - start_share
    ahead -= np.floor(ahead)
    inside = ahead < end_share - start_share
    order = np.argsort(ahead[inside], kind="stable")
    ends = [_crossing(shape, border, ring) for border in (sector - 1, sector)]
    return np.concatenate([ends[0][None], line[inside][order], ends[1][None]])


def _crossing(shape: Shape, border: int, ring: int) -> Array:
    """Return where a border crosses a ring's line (or the home's outline)."""
    points = border_points(shape, border)
    if ring >= 0:
        out = shape.ring_level(ring, points)
    else:
        assert shape.home is not None
        out = np.maximum(np.abs(points[:, 0]) / shape.home.w, np.abs(points[:, 1]) / shape.home.h) * 2
    return np.array([np.interp(1.0, out, points[:, axis]) for axis in (0, 1)])


def _between(shape: Shape, sector: int, inner: int, outer: int) -> Array:
    outside, inside = _arc(shape, sector, outer), _arc(shape, sector, inner)
    if len(shape.borders) == 0:
        return np.concatenate([outside, inside[::-1]])
    end = _stretch(shape, sector, inner, outer)
    start = _stretch(shape, sector - 1, inner, outer)
    return np.concatenate([outside, end[::-1], inside[::-1], start])


def _stretch(shape: Shape, border: int, inner: int, outer: int) -> Array:
    """Return a border's points strictly between two rings."""
    points = border_points(shape, border)
    keep = shape.ring_level(outer, points) < 1
    if inner >= 0:
        keep &= shape.ring_level(inner, points) > 1
    elif shape.home is not None:
        keep &= (np.abs(points) > np.array([shape.home.w, shape.home.h]) / 2).any(axis=1)
    return points[keep]
