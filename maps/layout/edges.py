"""Route all links of a placed map: shown ones first, then those that appear on selection."""

import math
from collections.abc import Mapping
from itertools import pairwise

import numpy as np

from maps.layout.badges import badge_anchors
from maps.layout.bends import OUTWARD, path_data, rounded, sampled
from maps.layout.model import Box, Link, PlacedEdge, Point
from maps.layout.page import Packed
from maps.layout.ports import badge_boxes, chip_ports
from maps.layout.roads import Roads
from maps.layout.router import Route, Router
from maps.layout.scene import Scene
from maps.layout.segments import Array, box_array

CHIP_PAD = 6.0
NAME_PAD = 4.0
MARK_PAD = 3.0
ROUNDED_IN = 0.6
"""How much nearer than its corners a rounded line may come."""
RIM_PAD = 5.0
OUTWARD_GAIN = 0.7
MORE_TURN = 0.25
MORE_LENGTH = 1.05
"""How much a bend that moves outward may add to the turning (radians) and the length of its line."""
DEAR = 30.0
DETOUR = 1.15
"""A straight line is kept unless a bent one costs less than this part of it."""


class EdgeWork:
    """The state of routing one map."""

    def __init__(self, scene: Scene, packed: Packed, chips: Mapping[str, Box]) -> None:
        self.scene, self.packed, self.chips = scene, packed, chips
        self.ids = sorted(chips)
        marks = [box for name in self.ids for box in badge_boxes(chips[name], scene.pieces[name].chip.badges)]
        others = [*packed.names, *packed.pills]
        home = scene.home.box if scene.home is not None else None
        obstacles = [(chips[name], CHIP_PAD) for name in self.ids] + [(box, NAME_PAD) for box in others]
        obstacles += [(box, MARK_PAD) for box in marks]
        self.raw = box_array([*(chips[name] for name in self.ids), *others, *marks, *([home] if home else [])])
        self.own = {name: at for at, name in enumerate(self.ids)}
        members = set(scene.home.chips) if scene.home is not None else set()
        shape = packed.shape
        inner = (shape.half_width - RIM_PAD) / shape.half_width

        def inside(points: Array) -> np.ndarray:
            return shape.ring_level(2, points) < inner

        self.inside = inside
        roads = Roads(obstacles, (home, CHIP_PAD) if home else None, inside)
        self.room = (roads.boxes - self.raw)[:, 2] - ROUNDED_IN
        ports = {name: chip_ports(chips[name], scene.pieces[name].chip.badges) for name in self.ids}
        self.router = Router(roads, ports, self.own, members)
        self.routes: dict[str, Route] = {}


def route_all(scene: Scene, packed: Packed, chips: Mapping[str, Box], shift: Point) -> dict[str, PlacedEdge]:
    """Return all links with their paths, in the order of their ids."""
    work = EdgeWork(scene, packed, chips)
    shown = [link for link in scene.given.links if link.shown]
    _route_shown(work, shown)
    lines = _smooth(work, shown)
    hidden = [link for link in scene.given.links if not link.shown]
    work.router.forget_lines()
    for link in hidden:
        work.routes[link.id] = _best(work, link)
    lines |= _smooth(work, hidden)
    badges = badge_anchors(scene, work.raw, work.own, lines)
    edges = {}
    for link in scene.given.links:
        points, curves = lines[link.id]
        edges[link.id] = _edge(points, curves, badges[link.id], shift, work.routes[link.id].clear)
    return edges


def _route_shown(work: EdgeWork, links: list[Link]) -> None:
    """Route the short links first, then take each dear one up again with all others in place."""

    def distance(link: Link) -> tuple[float, str]:
        (ax, ay), (bx, by) = work.chips[link.a].centre, work.chips[link.b].centre
        return float(np.hypot(ax - bx, ay - by)), link.id

    for link in sorted(links, key=distance):
        route = _best(work, link)
        work.routes[link.id] = route
        work.router.keep(link, route)
    for link in sorted(links, key=distance):
        before = work.routes[link.id]
        if len(before.corners) or before.cost > distance(link)[0] + DEAR:
            work.router.drop(link, before)
            work.routes[link.id] = _best(work, link)
            work.router.replace(link, before, work.routes[link.id])


def _best(work: EdgeWork, link: Link) -> Route:
    """Return the best route between free ports; else one whose ends share a port; else a line across."""
    for crowded in (False, True):
        work.router.crowded = crowded
        route = _cheaper(work, link)
        if route is not None:
            break
    work.router.crowded = False
    return route if route is not None else _across(work, link)


def _cheaper(work: EdgeWork, link: Link) -> Route | None:
    """Return the cheaper of the straight and the bent route, or None where neither is free."""
    straight = work.router.straight(link.a, link.b)
    if straight is not None:
        (ax, ay), (bx, by) = straight.points
        if straight.cost < DETOUR * float(np.hypot(ax - bx, ay - by)) + 40:
            return straight
    bent = work.router.bent(link.a, link.b)
    if straight is not None and (bent is None or straight.cost <= DETOUR * bent.cost):
        return straight
    return bent


def _across(work: EdgeWork, link: Link) -> Route:
    """Return a straight line although something stands in its way."""
    route = work.router.straight(link.a, link.b, across=True)
    if route is not None:
        return route
    one, other = work.router.ports[link.a].points, work.router.ports[link.b].points
    length = np.hypot(*(one[:, None] - other[None]).transpose(2, 0, 1))
    i, j = np.unravel_index(int(np.argmin(length)), length.shape)
    return Route(np.stack([one[i], other[j]]), (), (int(i), int(j)), float(length[i, j]), clear=False)


def _smooth(work: EdgeWork, links: list[Link]) -> dict[str, tuple[Array, list[Array]]]:
    """Move bends out, then round them."""
    lines = {}
    for link in links:
        route = work.routes[link.id]
        points = _moved_out(work, link, route)
        ignored = work.router.ignored(link.a, link.b)
        keep_off, room = np.delete(work.raw, ignored, axis=0), np.delete(work.room, ignored)
        lines[link.id] = points, rounded(points, keep_off, room)
    return lines


def _moved_out(work: EdgeWork, link: Link, route: Route) -> Array:
    """Return the points with each bend as far from its box as is free and meets no more other lines."""
    router, points = work.router, route.points.copy()
    ignored = router.ignored(link.a, link.b)
    for at, corner in enumerate(route.corners, start=1):
        out = np.concatenate([[0.0], OUTWARD])
        places = points[at] + out[:, None] * router.roads.signs[corner]
        before = np.broadcast_to(points[at - 1], places.shape)
        after = np.broadcast_to(points[at + 1], places.shape)
        free = router.roads.clear(before, places, ignored) & router.roads.clear(places, after, ignored)
        free &= work.inside(places)
        cost = router.crossed(before, places) + router.crossed(places, after) - OUTWARD_GAIN * out
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
    if link.id in router.lines:
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


def _edge(points: Array, curves: list[Array], badge: Array, shift: Point, clear: bool) -> PlacedEdge:
    line = sampled(points, curves)

    def unit(way: Array) -> Point:
        length = max(float(np.hypot(way[0], way[1])), 1e-6)
        return round(float(way[0]) / length, 4), round(float(way[1]) / length, 4)

    def moved(point: Array) -> Point:
        return round(float(point[0]) + shift[0], 1), round(float(point[1]) + shift[1], 1)

    return PlacedEdge(
        path_data(points, curves, shift),
        moved(line[0]),
        moved(line[-1]),
        unit(points[0] - points[1]),
        unit(points[-1] - points[-2]),
        moved(badge),
        clear,
    )
