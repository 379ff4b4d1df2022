"""From corner points to a smooth line: bends moved out where there is room, then rounded as far as is free."""

import math
from collections.abc import Sequence

import numpy as np

from maps.layout.model import Point
from maps.layout.segments import Array, box_distance

OUTWARD = (16.0, 12.0, 8.0, 4.0)
ROUNDINGS = (40.0, 28.0, 20.0, 14.0, 9.0, 5.0, 2.5)
"""How far, at most, a rounded line leaves its corner."""
QUICK_ROUNDINGS, QUICK_LENGTH, QUICK_SAMPLES = (12.0, 5.0, 1.8), 36.0, 12
"""The same for lines that are rounded many at once; how long, at most, and at how many points each is tested."""
STRAIGHT_END = 7.0
SAMPLE = 4.0


def rounded(points: Array, boxes: Array, room: Array) -> list[Array]:
    """Return for each inner point the start, control point and end of its rounding (3, 2).

    `boxes` are middles and half sizes of what the line must keep off, `room` how far.
    """
    found = []
    for at in range(1, len(points) - 1):
        into, out = points[at - 1] - points[at], points[at + 1] - points[at]
        before, after = float(np.hypot(*into)), float(np.hypot(*out))
        room_in = before - STRAIGHT_END if at == 1 else before / 2
        room_out = after - STRAIGHT_END if at == len(points) - 2 else after / 2
        into, out = into / max(before, 1e-6), out / max(after, 1e-6)
        found.append(_rounding(points[at], into, out, max(0.0, min(room_in, room_out)), boxes, room))
    return found


def _rounding(corner: Array, into: Array, out: Array, longest: float, boxes: Array, room: Array) -> Array:
    """Return the widest rounding whose points all keep their room, or none."""
    half_turn = max(1e-6, math.sqrt(max(0.0, (1 + float(into @ out)) / 2)))
    lengths = sorted({min(longest, 2 * depth / half_turn) for depth in ROUNDINGS}, reverse=True)
    curves = np.stack([np.stack([corner + into * at, corner, corner + out * at]) for at in lengths])
    samples = int(2 * lengths[0] / SAMPLE) + 3
    points = _curve_points(curves, samples).reshape(-1, 2)
    kept = (box_distance(points, boxes) > room).all(axis=1).reshape(len(lengths), samples).all(axis=1)
    return curves[int(kept.argmax())] if kept.any() else np.stack([corner, corner, corner])


def rounded_at_once(lines: Sequence[Array], boxes: Array, room: Array) -> list[list[Array]]:
    """Return the roundings of many lines, of a few depths only. `room` is how far each line keeps off each box, below
    0 where it may enter."""
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
    ).clip(0.0, QUICK_LENGTH)
    into, out = into / np.maximum(long_in, 1e-6)[:, None], out / np.maximum(long_out, 1e-6)[:, None]
    half_turn = np.sqrt(((1 + (into * out).sum(axis=1)) / 2).clip(1e-12))
    length = np.minimum(longest[:, None], 2 * np.array(QUICK_ROUNDINGS) / half_turn[:, None])[..., None]
    middle = np.broadcast_to(corner[:, None], (*length.shape[:2], 2))
    curves = np.stack([middle + into[:, None] * length, middle, middle + out[:, None] * length], axis=2)
    least = room[[at for at, _ in bends]]
    row, box = np.nonzero((box_distance(corner, boxes) < QUICK_LENGTH + least) & (least >= 0))
    points = _curve_points(curves.reshape(-1, 3, 2), QUICK_SAMPLES).reshape(len(bends), len(QUICK_ROUNDINGS), -1, 2)
    off = np.abs(points[row] - boxes[box, None, None, :2]) - boxes[box, None, None, 2:]
    touching = (np.maximum(off, 0.0) ** 2).sum(axis=3).min(axis=2) <= least[row, box, None] ** 2
    kept = np.ones((len(bends), len(QUICK_ROUNDINGS)), dtype=bool)
    np.logical_and.at(kept, row, ~touching)
    for row, (at, _) in enumerate(bends):
        first = int(kept[row].argmax())
        found[at].append(curves[row, first] if kept[row, first] else np.stack([corner[row]] * 3))
    return found


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


def path_data(points: Array, curves: Sequence[Array], shift: Point) -> str:
    """Return the line as absolute SVG path data."""

    def at(point: Array) -> str:
        return f"{number(point[0] + shift[0])} {number(point[1] + shift[1])}"

    parts = [f"M{at(points[0])}"]
    for start, control, end in curves:
        if np.hypot(*(end - start)) < 0.3:
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
