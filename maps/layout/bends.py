"""From corner points to a smooth line: bends moved out where there is room, then rounded as far as is free."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from maps.layout.box import Point
from maps.layout.segments import Array, Bools, box_distance

OUTWARD = (16.0, 12.0, 8.0, 4.0)
STRAIGHT_END = 7.0
SAMPLE = 4.0


@dataclass(frozen=True, slots=True)
class Rounding:
    """How bends are rounded: how far, at most, a line leaves its corner, from wide to tight; how long, at most, each
    half of the curve is; at how many points it is tested."""

    depths: tuple[float, ...]
    longest: float
    samples: int


FINE = Rounding((40.0, 28.0, 20.0, 14.0, 9.0, 5.0, 2.5), 120.0, 49)
QUICK = Rounding((12.0, 5.0, 1.8), 36.0, 12)
"""For lines that are drawn, and for those that show on selection."""


def rounded(lines: Sequence[Array], boxes: Array, room: Array, how: Rounding) -> list[list[Array]]:
    """Return for each inner point of each line the start, control point and end of its rounding (3, 2): the widest one
    that keeps its room.

    `boxes` are middles and half sizes of what lines must keep off, `room` (lines, boxes) how far, below 0 where a line
    may enter.
    """
    bends = [(at, bend) for at, line in enumerate(lines) for bend in range(1, len(line) - 1)]
    found: list[list[Array]] = [[] for _ in lines]
    if not bends:
        return found
    corner, before, after = (np.array([lines[at][bend + step] for at, bend in bends]) for step in (0, -1, 1))
    ends = np.array([(bend == 1, bend == len(lines[at]) - 2) for at, bend in bends])
    into, out = before - corner, after - corner
    long_in, long_out = (np.sqrt((way**2).sum(axis=1)) for way in (into, out))
    longest = np.minimum(
        np.where(ends[:, 0], long_in - STRAIGHT_END, long_in / 2),
        np.where(ends[:, 1], long_out - STRAIGHT_END, long_out / 2),
    ).clip(0.0, how.longest)
    into, out = into / np.maximum(long_in, 1e-6)[:, None], out / np.maximum(long_out, 1e-6)[:, None]
    half_turn = np.sqrt(((1 + (into * out).sum(axis=1)) / 2).clip(1e-12))
    length = np.minimum(longest[:, None], 2 * np.array(how.depths) / half_turn[:, None])[..., None]
    middle = np.broadcast_to(corner[:, None], (*length.shape[:2], 2))
    curves = np.stack([middle + into[:, None] * length, middle, middle + out[:, None] * length], axis=2)
    kept = _free(curves, boxes, room[[at for at, _ in bends]], how)
    for row, (at, _) in enumerate(bends):
        first = int(kept[row].argmax())
        found[at].append(curves[row, first] if kept[row, first] else np.stack([corner[row]] * 3))
    return found


def _free(curves: Array, boxes: Array, room: Array, how: Rounding) -> Bools:
    """Return which of the curves (bends, depths, 3, 2) keep their room to all boxes."""
    reach = np.abs(curves - curves[:, :1, 1:2]).max(axis=(1, 2, 3))[:, None]
    row, box = np.nonzero((box_distance(curves[:, 0, 1], boxes) < 1.5 * reach + room) & (room >= 0))
    points = _curve_points(curves.reshape(-1, 3, 2), how.samples).reshape(len(curves), len(how.depths), -1, 2)
    off = np.abs(points[row] - boxes[box, None, None, :2]) - boxes[box, None, None, 2:]
    touching = (np.maximum(off, 0.0) ** 2).sum(axis=3).min(axis=2) <= room[row, box, None] ** 2
    kept: Bools = np.ones(curves.shape[:2], dtype=bool)
    np.logical_and.at(kept, row, ~touching)
    return kept


def _curve_points(curves: Array, count: int) -> Array:
    """Return (curves, count, 2) points on quadratic curves (curves, 3, 2)."""
    at = np.linspace(0.0, 1.0, count)[None, :, None]
    start, control, end = curves[:, None, 0], curves[:, None, 1], curves[:, None, 2]
    return (1 - at) ** 2 * start + 2 * at * (1 - at) * control + at**2 * end


def bezier(curve: Array) -> Array:
    """Return points on a quadratic curve, `SAMPLE` units apart or less."""
    length = np.hypot(*(curve[1] - curve[0])) + np.hypot(*(curve[2] - curve[1]))
    return _curve_points(curve[None], int(length / SAMPLE) + 3)[0]


def sampled(points: Array, curves: Sequence[Array]) -> Array:
    """Return the rounded line as a fine polyline."""
    return np.concatenate([points[:1], *(bezier(curve) for curve in curves), points[-1:]])


def path_data(points: Sequence[Point], curves: Sequence[Sequence[Point]]) -> str:
    """Return the line as absolute SVG path data."""

    def at(point: Point) -> str:
        return f"{number(point[0])} {number(point[1])}"

    parts = [f"M{at(points[0])}"]
    for start, control, end in curves:
        if math.dist(start, end) < 0.3:
            parts.append(f"L{at(control)}")
        else:
            parts.append(f"L{at(start)}Q{at(control)} {at(end)}")
    parts.append(f"L{at(points[-1])}")
    return "".join(parts)


def number(value: float) -> str:
    """Return a coordinate with one decimal at most, the same text for the same place."""
    text = f"{value:.1f}"
    text = text.removesuffix(".0")
    return "0" if text == "-0" else text
