"""Geometry checks of a finished layout, made from its path data and boxes alone: none of the layout's code
is used, so that a fault in it cannot hide itself."""

import math
import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from maps.layout import Box, Layout, Link, MapInput

Points = NDArray[np.float64]
_TOKEN = re.compile(r"[MLQCZ]|-?\d+(?:\.\d+)?")


@lru_cache(maxsize=2000)
def samples(path: str, step: float = 2.0) -> Points:
    """Return points (n, 2) at most `step` apart along path data (absolute M, L, Q, C, Z)."""
    tokens = _TOKEN.findall(path)
    parts: list[Points] = []
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
            if command == "Z":
                parts.append(_curve(np.stack([parts[-1][-1], parts[0][0]]), step))
                continue
        count = {"M": 1, "L": 1, "Q": 2, "C": 3}[command]
        points = np.array([float(token) for token in tokens[at : at + 2 * count]]).reshape(-1, 2)
        at += 2 * count
        parts.append(points if command == "M" else _curve(np.concatenate([parts[-1][-1:], points]), step))
    return np.concatenate(parts)


def _curve(control: Points, step: float) -> Points:
    """Return the points of a Bezier curve of any degree after its start."""
    length = np.hypot(*np.diff(control, axis=0).T).sum()
    count = max(1, math.ceil(length / step))
    t = (np.arange(1, count + 1) / count)[:, None, None]
    points = np.broadcast_to(control, (count, *control.shape))
    while points.shape[1] > 1:
        points = points[:, :-1] + (points[:, 1:] - points[:, :-1]) * t
    return points[:, 0]


def distance(box: Box, points: Points) -> Points:
    """Return the distances of points to a box: 0 on it, negative inside."""
    dx = np.abs(points[..., 0] - box.x - box.w / 2) - box.w / 2
    dy = np.abs(points[..., 1] - box.y - box.h / 2) - box.h / 2
    return np.hypot(np.maximum(dx, 0), np.maximum(dy, 0)) + np.minimum(np.maximum(dx, dy), 0)


def overlap(one: Box, other: Box, gap: float = 0.0) -> bool:
    """Return whether two boxes overlap, or come nearer than `gap` in both directions."""
    return (
        one.x < other.x + other.w + gap
        and other.x < one.x + one.w + gap
        and one.y < other.y + other.h + gap
        and other.y < one.y + one.h + gap
    )


def within(polygon: tuple[tuple[float, float], ...], points: Points) -> NDArray[np.bool_]:
    """Return which points lie in a polygon (even-odd)."""
    a = np.array(polygon)
    b = np.roll(a, -1, axis=0)
    x, y = points[:, 0, None], points[:, 1, None]
    spans = (a[:, 1] > y) != (b[:, 1] > y)
    rise = np.where(b[:, 1] == a[:, 1], 1.0, b[:, 1] - a[:, 1])
    left = x < a[:, 0] + (y - a[:, 1]) / rise * (b[:, 0] - a[:, 0])
    return (spans & left).sum(axis=1) % 2 == 1


def outline(box: Box) -> Points:
    """Return points on the border of a box."""
    right, bottom = box.x + box.w, box.y + box.h
    return samples(f"M{box.x} {box.y}L{right} {box.y}L{right} {bottom}L{box.x} {bottom}Z", 4.0)


def faults(given: MapInput, layout: Layout) -> list[str]:
    """Return every broken hard property, in words."""
    return [
        *_chip_faults(given, layout),
        *_border_faults(layout),
        *_edge_faults(given, layout),
        *_end_faults(given, layout),
        *_badge_faults(given, layout),
    ]


def _chip_faults(given: MapInput, layout: Layout) -> list[str]:
    found = []
    if set(layout.chips) != {chip.id for chip in given.chips}:
        found.append("chips and input differ")
    page = Box(0, 0, layout.width, layout.height)
    solid = {name: placed.box for name, placed in layout.chips.items()}
    solid |= {f"sector {name}": sector.name_box for name, sector in layout.sectors.items()}
    solid |= {f"ring {ring.ring}": ring.name_box for ring in layout.rings}
    if layout.outside is not None:
        solid["the name of those outside"] = layout.outside.name_box
    for (one, a), (other, b) in combinations(solid.items(), 2):
        if overlap(a, b):
            found.append(f"{one} overlaps {other}")
    for name, box in solid.items():
        if (distance(page, outline(box)) > 0).any():
            found.append(f"{name} leaves the page")
    for chip in given.chips:
        box = layout.chips[chip.id].box
        if chip.ring == "home":
            if layout.home is None or (distance(layout.home.box, outline(box)) > -4).any():
                found.append(f"{chip.id} is not in the home")
            continue
        if chip.ring == "none":
            if layout.outside is None or (distance(layout.outside.box, outline(box)) > -4).any():
                found.append(f"{chip.id} is not in the frame of those outside the rings")
            if (distance(box, samples(layout.rings[-1].path, 3.0)) < 8).any():
                found.append(f"{chip.id} is not outside the rings")
            continue
        cell = layout.cells[chip.sector, chip.ring]
        if not within(cell, outline(box)).all():
            found.append(f"{chip.id} is not in its cell")
        if layout.home is not None and overlap(box, layout.home.box, 6):
            found.append(f"{chip.id} touches the home")
    return found


def _border_faults(layout: Layout) -> list[str]:
    lines = {f"ring {ring.ring}": samples(ring.path, 3.0) for ring in layout.rings}
    lines |= {f"border {name}": samples(sector.border, 3.0) for name, sector in layout.sectors.items() if sector.border}
    found = []
    for line_name, line in lines.items():
        for name, placed in layout.chips.items():
            near = distance(placed.box, line).min()
            if near < 4:
                found.append(f"{line_name} comes within {near:.1f} of {name}")
    return found


def _edge_faults(given: MapInput, layout: Layout) -> list[str]:
    found = []
    for link in given.links:
        edge = layout.edges[link.id]
        line = samples(edge.path)
        if edge.clear and (near := clearance(given, layout, link.id)) < 4:
            found.append(f"edge {link.id} comes within {near:.1f} of a foreign chip")
        for end, chip in ((line[0], link.a), (line[-1], link.b)):
            if abs(distance(layout.chips[chip].box, end)) > 0.6:
                found.append(f"edge {link.id} does not end on the border of {chip}")
        if any((distance(layout.chips[chip].box, line) < -1).any() for chip in (link.a, link.b)):
            found.append(f"edge {link.id} runs behind its own chip")
        if (line < 0).any() or (line > (layout.width, layout.height)).any():
            found.append(f"edge {link.id} leaves the page")
        if edge.clear and link.shown:
            found += [f"edge {link.id} crosses {name}" for name in _crossed(given, layout, link, line)]
    return found


def _crossed(given: MapInput, layout: Layout, link: Link, line: Points) -> list[str]:
    """Return the names, and the home, that a line runs over."""
    boxes = {f"name of {name}": sector.name_box for name, sector in layout.sectors.items()}
    boxes |= {f"name of ring {ring.ring}": ring.name_box for ring in layout.rings}
    members = {chip.id for chip in given.chips if chip.ring == "home"}
    if layout.home is not None and not members & {link.a, link.b}:
        boxes["home"] = layout.home.box
    return [name for name, box in boxes.items() if (distance(box, line) < 0).any()]


def clearance(given: MapInput, layout: Layout, link_id: str) -> float:
    """Return how near an edge comes to a chip that is not its end."""
    link = next(link for link in given.links if link.id == link_id)
    line = samples(layout.edges[link_id].path)
    foreign = [placed.box for name, placed in layout.chips.items() if name not in (link.a, link.b)]
    return min((float(distance(box, line).min()) for box in foreign), default=math.inf)


def _end_faults(given: MapInput, layout: Layout) -> list[str]:
    """Ends of shown edges on one chip stand 11 units apart, as long as its border has room for them."""
    ends = defaultdict(list)
    for link in given.links:
        if link.shown:
            ends[link.a].append(layout.edges[link.id].start)
            ends[link.b].append(layout.edges[link.id].end)
    found = []
    for name, points in ends.items():
        box = layout.chips[name].box
        room = 2 * int((box.w - 14) / 11) + 2 * int((box.h - 14) / 11)
        if len(points) <= room // 2:
            near = min((math.dist(a, b) for a, b in combinations(points, 2)), default=99.0)
            if near < 10.8:
                found.append(f"two ends on {name} are {near:.1f} apart")
    return found


def _badge_faults(given: MapInput, layout: Layout) -> list[str]:
    found = []
    for link in given.links:
        edge = layout.edges[link.id]
        if np.hypot(*(samples(edge.path) - edge.badge).T).min() > 2:
            found.append(f"the badge of {link.id} is off its edge")
    return found


def crowded_badges(given: MapInput, layout: Layout) -> int:
    """Return how many badges of shown edges touch a chip, a name or another badge."""
    anchors = [layout.edges[link.id].badge for link in given.links if link.shown and link.has_badge]
    boxes = [placed.box for placed in layout.chips.values()]
    boxes += [sector.name_box for sector in layout.sectors.values()] + [ring.name_box for ring in layout.rings]
    touching = {at for at, point in enumerate(anchors) if any(distance(box, np.array(point)) < 8 for box in boxes)}
    for (one, a), (other, b) in combinations(enumerate(anchors), 2):
        if math.dist(a, b) < 16:
            touching |= {one, other}
    return len(touching)
