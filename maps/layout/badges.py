"""Where a line's badge sits: on the line, near its middle, off chips, names, crossings and other badges."""

from collections.abc import Mapping, Sequence

import numpy as np

from maps.layout.bends import sampled
from maps.layout.measured import Scene
from maps.layout.segments import Array, box_distance

RADIUS = 8.0
SAMPLE = 5.0
PLACES = np.concatenate([[0.5], *([0.5 - step, 0.5 + step] for step in np.arange(0.03, 0.42, 0.03))])
FEW_PLACES = np.array([0.5, 0.4, 0.6, 0.3, 0.7])
FROM_BOX = RADIUS + 3.0
FROM_BADGE = 2 * RADIUS + 3.0
FROM_LINE = RADIUS + 3.0


def badge_anchors(scene: Scene, boxes: Array, lines: Mapping[str, tuple[Array, list[Array]]]) -> dict[str, Array]:
    """Return an anchor on every line. Shown lines with a badge choose first and keep off each other; those of
    lines without one, or that show on selection, keep off chips and names."""
    fine = {link.id: _even(sampled(*lines[link.id])) for link in scene.given.links if link.shown}
    solid = boxes if scene.home is None else boxes[:-1]
    shown = [link.id for link in scene.given.links if link.shown]
    drawn = np.concatenate([np.zeros((0, 2)), *(fine[name] for name in shown)])
    owner = np.repeat(np.arange(len(shown)), [len(fine[name]) for name in shown])
    taken = np.zeros((0, 2))
    found = {}
    for link in scene.given.links:
        if link.shown and link.has_badge:
            others = drawn[owner != shown.index(link.id)]
            found[link.id] = _anchor(fine[link.id], solid, taken, others)
            taken = np.concatenate([taken, found[link.id][None]])
    rest = [link.id for link in scene.given.links if link.id not in found]
    if rest:
        stretches = _longest_stretches([lines[name] for name in rest])
        places = stretches[:, :1] + FEW_PLACES[None, :, None] * (stretches[:, 1:] - stretches[:, :1])
        near = _near(box_distance(places.reshape(-1, 2), solid).min(axis=1, initial=np.inf), FROM_BOX)
        cost = 8 * near.reshape(len(rest), -1) + np.abs(FEW_PLACES - 0.5) * 6
        found |= dict(zip(rest, places[np.arange(len(rest)), cost.argmin(axis=1)], strict=True))
    return found


def _longest_stretches(lines: Sequence[tuple[Array, list[Array]]]) -> Array:
    """Return (lines, 2, 2) the ends of the longest straight part of each line."""
    counts = [len(curves) for _, curves in lines]
    most = max(counts)
    starts, ends = np.zeros((2, len(lines), most + 1, 2))
    for at, (points, curves) in enumerate(lines):
        starts[at, 0], ends[at, counts[at]] = points[0], points[-1]
        for bend, curve in enumerate(curves):
            ends[at, bend], starts[at, bend + 1] = curve[0], curve[2]
    longest = ((ends - starts) ** 2).sum(axis=2).argmax(axis=1)
    rows = np.arange(len(lines))
    return np.stack([starts[rows, longest], ends[rows, longest]], axis=1)


def _even(line: Array) -> Array:
    """Return points about SAMPLE units apart along a polyline."""
    steps = np.hypot(*np.diff(line, axis=0).T)
    along = np.concatenate([[0.0], np.cumsum(steps)])
    at = np.linspace(0.0, along[-1], max(2, int(along[-1] / SAMPLE) + 1))
    return np.stack([np.interp(at, along, line[:, axis]) for axis in (0, 1)], axis=1)


def _anchor(line: Array, boxes: Array, taken: Array, others: Array) -> Array:
    places = line[np.rint(PLACES * (len(line) - 1)).astype(int)]
    cost = np.abs(PLACES - 0.5) * 6
    cost += 8 * _near(box_distance(places, boxes).min(axis=1, initial=np.inf), FROM_BOX)
    if len(taken):
        cost += 6 * _near(_distance(places, taken), FROM_BADGE)
    if len(others):
        cost += 3 * _near(_distance(places, others), FROM_LINE)
    return places[int(np.argmin(cost))]


def _near(distance: Array, least: float) -> Array:
    """Return 0 at the least distance or more, rising to 1 at none."""
    return np.where(distance < least, 0.4 + 0.6 * (1 - distance / least), 0.0)


def _distance(points: Array, others: Array) -> Array:
    square = (points[:, None, 0] - others[None, :, 0]) ** 2
    square += (points[:, None, 1] - others[None, :, 1]) ** 2
    return np.sqrt(square.min(axis=1))
