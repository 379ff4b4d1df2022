"""Route all links of a placed map: shown ones first, then those that appear on selection."""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np

from maps.layout.badges import badge_anchors
from maps.layout.bends import FINE, OUTWARD, QUICK, Rounding, path_data, rounded
from maps.layout.box import Box, Point
from maps.layout.hidden import hidden_routes
from maps.layout.measured import Scene
from maps.layout.model import Link, PlacedEdge
from maps.layout.page import Packed
from maps.layout.ports import all_ports, badge_boxes
from maps.layout.roads import Roads
from maps.layout.router import DETOUR, WAYS, Ends, Route, Router
from maps.layout.segments import Array, box_array
from maps.layout.shape import SIDE

CHIP_PAD = 6.0
NAME_PAD = 4.0
MARK_PAD = 3.0
ROUNDED_IN = 0.6
"""How much nearer than its corners a rounded line may come."""
OWN_ROOM = 1.0
"""How near a rounded line may come to the chips that it ends at."""
RIM_PAD = 5.0
OUTWARD_GAIN = 0.7
MORE_TURN = 0.25
MORE_LENGTH = 1.05
"""How much a bend that moves outward may add to the turning (radians) and the length of its line."""
DEAR = 30.0
MANY_WAYS = 60
"""So many ways are compared where none of the first ones has a free end."""


Line = tuple[Array, list[Array]]
"""The points of a line, and the start, control point and end of the rounding at each of its bends."""


class EdgeWork:
    """The state of routing one map."""

    def __init__(self, scene: Scene, packed: Packed, chips: Mapping[str, Box]) -> None:
        self.scene, self.chips = scene, chips
        self.ids = sorted(chips)
        self.number = {name: at for at, name in enumerate(self.ids)}
        badges = [scene.pieces[name].chip.badges for name in self.ids]
        marks = [box for name, count in zip(self.ids, badges, strict=True) for box in badge_boxes(chips[name], count)]
        others = [*packed.names, *packed.pills, *([packed.strip.name] if packed.strip.chips else [])]
        home = scene.home.box if scene.home is not None else None
        obstacles = [(chips[name], CHIP_PAD) for name in self.ids] + [(box, NAME_PAD) for box in others]
        obstacles += [(box, MARK_PAD) for box in marks]
        self.raw = box_array([*(chips[name] for name in self.ids), *others, *marks, *([home] if home else [])])
        members = frozenset(self.number[name] for name in (scene.home.chips if scene.home is not None else {}))
        shape = packed.shape
        inner = 1 - RIM_PAD / min(shape.rim)
        left, right, _, down = shape.rim
        below = down + SIDE if packed.strip.chips else math.inf

        def inside(points: Array) -> np.ndarray:
            """Inside the rim, or on the strip below it."""
            x, y = points[..., 0], points[..., 1]
            return (shape.ring_level(2, points) < inner) | ((y > below) & (x > -left) & (x < right))

        self.inside = inside
        ports = all_ports([chips[name] for name in self.ids], badges)
        roads = Roads(obstacles, (home, CHIP_PAD) if home else None, inside, ports)
        self.room = (roads.boxes - self.raw)[:, 2] - ROUNDED_IN
        self.router = Router(roads, members)
        self.routes: dict[str, Route] = {}
        self.crowded: set[str] = set()
        """The lines that found no end of their own."""

    def ends(self, link: Link) -> Ends:
        """Return the numbers of a link's chips."""
        return self.number[link.a], self.number[link.b]


def route_all(scene: Scene, packed: Packed, chips: Mapping[str, Box], shift: Point) -> dict[str, PlacedEdge]:
    """Return all links with their paths, in the order of their ids."""
    if not scene.given.links:
        return {}
    work = EdgeWork(scene, packed, chips)
    shown = [link for link in scene.given.links if link.shown]
    _route_shown(work, shown)
    lines = _smooth(work, shown, [_moved_out(work, link) for link in shown], FINE)
    hidden = [link for link in scene.given.links if not link.shown]
    for link, route in zip(hidden, hidden_routes(work.router, [work.ends(link) for link in hidden]), strict=True):
        work.routes[link.id] = route if route is not None else _best(work, link)
    lines |= _smooth(work, hidden, [work.routes[link.id].points for link in hidden], QUICK)
    badges = badge_anchors(scene, work.raw, lines)
    edges = {}
    for link in scene.given.links:
        edges[link.id] = _edge(lines[link.id], badges[link.id], shift, work.routes[link.id].clear)
    return edges


def _route_shown(work: EdgeWork, links: list[Link]) -> None:
    """Route the short links first, then take each dear one up again with all others in place."""

    def distance(link: Link) -> tuple[float, str]:
        (ax, ay), (bx, by) = work.chips[link.a].centre, work.chips[link.b].centre
        return math.hypot(ax - bx, ay - by), link.id

    ordered = sorted(links, key=distance)
    for link in ordered:
        route = _best(work, link)
        work.routes[link.id] = route
        work.router.keep(link, work.ends(link), route)
    for link in ordered:
        before = work.routes[link.id]
        if before.cost > distance(link)[0] + DEAR:
            work.router.drop(link, work.ends(link), before)
            work.routes[link.id] = _best(work, link)
            work.router.keep(link, work.ends(link), work.routes[link.id])
    for link in ordered:
        if link.id in work.crowded:
            _make_room(work, link, ordered)


def _make_room(work: EdgeWork, link: Link, links: list[Link]) -> None:
    """Give a line that shares an end a free one, where another line of the same chips can go elsewhere."""
    router, before = work.router, work.routes[link.id]
    router.drop(link, work.ends(link), before)
    for other in links:
        if other is link or {other.a, other.b}.isdisjoint((link.a, link.b)):
            continue
        theirs = work.routes[other.id]
        router.drop(other, work.ends(other), theirs)
        mine = _cheaper(work, link)
        if mine is not None:
            router.keep(link, work.ends(link), mine)
            elsewhere = _cheaper(work, other)
            if elsewhere is not None:
                router.keep(other, work.ends(other), elsewhere)
                work.routes[link.id], work.routes[other.id] = mine, elsewhere
                return
            router.drop(link, work.ends(link), mine)
        router.keep(other, work.ends(other), theirs)
    router.keep(link, work.ends(link), before)


def _best(work: EdgeWork, link: Link) -> Route:
    """Return the best route between free ports; else one whose ends share a port; else a line across."""
    router = work.router
    route = None
    for router.most_ways, router.crowded in ((WAYS, False), (MANY_WAYS, False), (WAYS, True)):
        route = _cheaper(work, link)
        if route is not None:
            break
    work.crowded.discard(link.id)
    if router.crowded:
        work.crowded.add(link.id)
    router.most_ways, router.crowded = WAYS, False
    return route if route is not None else _across(work, link)


def _cheaper(work: EdgeWork, link: Link) -> Route | None:
    """Return the cheaper of the straight and the bent route, or None where neither is free."""
    ends = work.ends(link)
    straight = work.router.straight(ends)
    if straight is not None:
        (ax, ay), (bx, by) = straight.points.tolist()
        if straight.cost < DETOUR * math.hypot(ax - bx, ay - by) + 40:
            return straight
    bent = work.router.bent(ends)
    if straight is not None and (bent is None or straight.cost <= DETOUR * bent.cost):
        return straight
    return bent


def _across(work: EdgeWork, link: Link) -> Route:
    """Return a straight line although something stands in its way."""
    router, ends = work.router, work.ends(link)
    route = router.straight(ends, across=True)
    if route is not None:
        return route
    one, other = (router.ports.points[router.ports.of(chip)] for chip in ends)
    length = np.hypot(*(one[:, None] - other[None]).transpose(2, 0, 1))
    i, j = np.unravel_index(int(np.argmin(length)), length.shape)
    first = router.ports.first[list(ends)]
    return Route(
        np.stack([one[i], other[j]]), (), (int(first[0] + i), int(first[1] + j)), float(length[i, j]), clear=False
    )


def _smooth(work: EdgeWork, links: list[Link], points: list[Array], how: Rounding) -> dict[str, Line]:
    """Round the bends of lines."""
    room = np.repeat(work.room[None], len(links), axis=0)
    for at, link in enumerate(links):
        ends = work.ends(link)
        room[at, list(ends)] = OWN_ROOM
        room[at, work.router.ignored(ends)[2:]] = -1.0
    curves = rounded(points, work.raw, room, how)
    return {link.id: (line, bends) for link, line, bends in zip(links, points, curves, strict=True)}


def _moved_out(work: EdgeWork, link: Link) -> Array:
    """Return the points with each bend as far from its box as is free and meets no more other lines."""
    router, route, ends = work.router, work.routes[link.id], work.ends(link)
    points = route.points.copy()
    home = router.ignored(ends)[2:]
    for at, corner in enumerate(route.corners, start=1):
        out = np.concatenate([[0.0], OUTWARD])
        places = points[at] + out[:, None] * router.roads.signs[corner]
        start = np.concatenate([np.broadcast_to(points[at - 1], places.shape), places])
        end = np.concatenate([places, np.broadcast_to(points[at + 1], places.shape)])
        last = len(points) - 2
        own = np.repeat([ends[0] if at == 1 else -1, ends[1] if at == last else -1], len(out))
        free = router.roads.clear(start, end, home, own).reshape(2, -1).all(axis=0) & work.inside(places)
        if at == 1:
            free &= router.leaves(route.ports[0], places)
        if at == last:
            free &= router.leaves(route.ports[1], places)
        cost = router.crossed(start, end).reshape(2, -1).sum(axis=0) - OUTWARD_GAIN * out
        turned, length = _shape_of(points)
        best, best_cost = points, float(cost[0])
        for choice in range(1, len(out)):
            if not free[choice] or cost[choice] >= best_cost - 1e-6:
                continue
            moved = points.copy()
            moved[at] = places[choice]
            now_turned, now_length = _shape_of(moved)
            if now_turned <= turned + MORE_TURN and now_length <= MORE_LENGTH * length:
                best, best_cost = moved, float(cost[choice])
        points = best
    if len(route.corners):
        router.reshape(link, points)
    return points


def _shape_of(points: Array) -> tuple[float, float]:
    """Return the sum of the angles by which a line turns, in radians, and its length."""
    turned = length = 0.0
    before: float | None = None
    for (ax, ay), (bx, by) in pairwise(points.tolist()):
        length += math.hypot(bx - ax, by - ay)
        angle = math.atan2(by - ay, bx - ax)
        if before is not None:
            turned += abs((angle - before + math.pi) % (2 * math.pi) - math.pi)
        before = angle
    return turned, length


def _edge(line: Line, badge: Array, shift: Point, clear: bool) -> PlacedEdge:
    """Return a line in the units of the page."""
    points = (line[0] + shift).tolist()
    curves = (np.array(line[1]) + shift).tolist() if line[1] else []
    return PlacedEdge(
        path_data(points, curves),
        _rounded(points[0], 1),
        _rounded(points[-1], 1),
        _direction(points[-2], points[-1]),
        _rounded((badge + shift).tolist(), 1),
        clear,
    )


def _direction(start: Sequence[float], end: Sequence[float]) -> Point:
    """Return the unit vector from one point to another."""
    length = max(math.dist(start, end), 1e-6)
    return _rounded(((end[0] - start[0]) / length, (end[1] - start[1]) / length), 4)


def _rounded(point: Sequence[float], digits: int) -> Point:
    return round(point[0], digits), round(point[1], digits)
