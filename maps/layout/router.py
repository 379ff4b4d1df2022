"""Route one line after another: straight where that is free, else the best taut path round corners."""

from dataclasses import dataclass

import numpy as np

from maps.layout.model import Link
from maps.layout.ports import Ports
from maps.layout.roads import Price, Roads, meeting_cost
from maps.layout.segments import Array, Bools, free_rows, hits

BEND = 22.0
TURN = 40.0
"""A bend costs BEND and, by its angle, up to twice TURN."""
SLANT = 24.0
"""Cost of a line that leaves its chip along the side rather than square to it."""
LEAST_SLANT = 0.22


@dataclass(frozen=True, slots=True)
class Route:
    """A routed link: its corner points from end to end, the corners' numbers, its ports, its cost."""

    points: Array
    corners: tuple[int, ...]
    ports: tuple[int, int]
    cost: float
    clear: bool = True


class Router:
    """Routes between chips. `ports` by chip id, `own` the number of a chip's box among the obstacles."""

    def __init__(self, roads: Roads, ports: dict[str, Ports], own: dict[str, int], members: set[str]) -> None:
        self.roads, self.ports, self.own, self.members = roads, ports, own, members
        self.used: dict[str, list[tuple[float, float]]] = {name: [] for name in ports}
        self.lines: dict[str, Array] = {}
        self._prices: dict[str, Price] = {}
        self.blind = False
        self.crowded = False
        self._start, self._end = np.zeros((0, 2)), np.zeros((0, 2))
        self._seen: dict[str, Bools] = {}

    def keep(self, link: Link, route: Route) -> None:
        """Take a route: its ends are used, others avoid its line."""
        self.lines[link.id] = route.points
        self.used[link.a].append(tuple(route.points[0]))
        self.used[link.b].append(tuple(route.points[-1]))
        if link.id not in self._prices:
            self._prices[link.id] = self.roads.price(route.points)
        self.roads.account(self._prices[link.id], route.corners)
        self._collect()

    def drop(self, link: Link, route: Route) -> None:
        """Take a route and its ends out, for the moment."""
        del self.lines[link.id]
        self.used[link.a].remove(tuple(route.points[0]))
        self.used[link.b].remove(tuple(route.points[-1]))
        self.roads.account(self._prices[link.id], route.corners, -1.0)
        self._collect()

    def replace(self, link: Link, before: Route, now: Route) -> None:
        """Put a dropped route back, or a better one in its stead."""
        if not np.array_equal(before.points, now.points):
            del self._prices[link.id]
        self.keep(link, now)

    def reshape(self, link: Link, points: Array) -> None:
        """Give a kept route other bends, for the lines that are shaped after it."""
        self.lines[link.id] = points
        self._collect()

    def forget_lines(self) -> None:
        """From now on routes pay for bends and length only; the ends stay used."""
        self.blind = True

    def _collect(self) -> None:
        lines = list(self.lines.values())
        empty = np.zeros((0, 2))
        self._start = np.concatenate([line[:-1] for line in lines]) if lines else empty
        self._end = np.concatenate([line[1:] for line in lines]) if lines else empty

    def crossed(self, start: Array, end: Array) -> Array:
        """Return what each line costs for the routed lines that it crosses or runs along."""
        if self.blind or not len(self._start):
            return np.zeros(len(start))
        return meeting_cost(start, end, self._start, self._end)

    def free_ports(self, name: str) -> np.ndarray:
        """Return the numbers of the ports with room left; of all ports if none has, or if it is `crowded`."""
        ports = self.ports[name]
        free = np.flatnonzero(ports.free(np.array(self.used[name]).reshape(-1, 2)))
        return free if len(free) and not self.crowded else np.arange(len(ports.points))

    def _facing(self, name: str, target: str) -> np.ndarray:
        """Return the free ports on the sides from which the target can be reached."""
        ports, free, goals = self.ports[name], self.free_ports(name), self.ports[target].points
        points, normals = ports.points[free], ports.normals[free]
        furthest = np.where(normals > 0, goals.max(axis=0), goals.min(axis=0))
        return free[((furthest - points) * normals).sum(axis=1) > 0]

    def ignored(self, a: str, b: str) -> list[int]:
        """Return the numbers of the boxes that a line between two chips may enter: its ends', and the home's."""
        ignored = [self.own[a], self.own[b]]
        if self.roads.home is not None and self.enters_home(a, b):
            ignored.append(self.roads.home)
        return ignored

    def enters_home(self, a: str, b: str) -> bool:
        """Return whether one of the chips is a member."""
        return a in self.members or b in self.members

    def straight(self, a: str, b: str, across: bool = False) -> Route | None:
        """Return the cheapest straight line between two chips that is free, or None.

        With `across`, other boxes need not be free, and the route says that it is not clear.
        """
        from_ports, to_ports = self.ports[a], self.ports[b]
        leaving, entering = self._facing(a, b), self._facing(b, a)
        one, other = np.repeat(leaving, len(entering)), np.tile(entering, len(leaving))
        start, end = from_ports.points[one], to_ports.points[other]
        way = end - start
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        leave = (way * from_ports.normals[one]).sum(axis=1) / length
        enter = -(way * to_ports.normals[other]).sum(axis=1) / length
        good = np.flatnonzero((leave > LEAST_SLANT) & (enter > LEAST_SLANT))
        cost = length + SLANT * (2 - leave - enter) + from_ports.cost[one] + to_ports.cost[other]
        good = good[np.argsort(cost[good], kind="stable")][:160]
        if not across:
            good = good[self.roads.clear(start[good], end[good], self.ignored(a, b))]
        if not len(good):
            return None
        total = cost[good] + self.crossed(start[good], end[good])
        at = good[int(np.argmin(total))]
        points = np.stack([start[at], end[at]])
        return Route(points, (), (int(one[at]), int(other[at])), float(total.min()), clear=not across)

    def _first_steps(self, name: str, home: bool) -> Bools:
        """Return (ports, corners): whether a port sees a corner that a taut line from it may turn at.

        Lines of members (`home`) may cross the home's border.
        """
        if name not in self._seen:
            ports, roads = self.ports[name], self.roads
            way = roads.points[None, :, :] - ports.points[:, None, :]
            length = np.maximum(np.hypot(way[..., 0], way[..., 1]), 1e-6)
            good = (way * ports.normals[:, None, :]).sum(axis=2) > LEAST_SLANT * length
            good &= (way * roads.signs[None]).prod(axis=2) <= 1e-9
            port, corner = np.nonzero(good)
            blocked = hits(ports.points[port], roads.points[corner], roads.boxes)
            blocked[:, self.own[name]] = False
            outside = free_rows(blocked)
            if roads.home is not None:
                blocked[:, roads.home] = False
            inside = free_rows(blocked)
            both = np.zeros((2, *good.shape), dtype=bool)
            both[0, port, corner], both[1, port, corner] = outside, inside
            self._seen[name] = both
        return self._seen[name][int(home)]

    def _steps(self, name: str, home: bool) -> tuple[np.ndarray, np.ndarray, Array]:
        """Return free ports, the corners they see, and the cost of each step between them."""
        ports, free = self.ports[name], self.free_ports(name)
        port, corner = np.nonzero(self._first_steps(name, home)[free])
        port = free[port]
        way = self.roads.points[corner] - ports.points[port]
        length = np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)
        cost = length + ports.cost[port] + SLANT * (1 - (way * ports.normals[port]).sum(axis=1) / length)
        return port, corner, cost + self.crossed(ports.points[port], self.roads.points[corner])

    def bent(self, a: str, b: str) -> Route | None:
        """Return the cheapest path round corners between two chips, or None where there is none."""
        home = self.enters_home(a, b)
        roads = self.roads
        port, corner, cost = self._steps(a, home)
        goal_port, goal_corner, goal_cost = self._steps(b, home)
        if not len(port) or not len(goal_port):
            return None
        search = _Search(roads, home, self.blind, self.ports[b].points)
        search.begin(self.ports[a].points, port, corner, cost)
        found = search.run(_by_corner(goal_corner, goal_port, goal_cost))
        if found is None:
            return None
        corners, first, last, total = found
        points = np.concatenate(
            [self.ports[a].points[[first]], roads.points[list(corners)], self.ports[b].points[[last]]]
        )
        return Route(points, tuple(corners), (first, last), total)


def _by_corner(corner: np.ndarray, port: np.ndarray, cost: Array) -> dict[int, tuple[np.ndarray, Array]]:
    """Return the ports, and what they cost, by the corner that sees them."""
    order = np.lexsort((port, corner))
    corner, port, cost = corner[order], port[order], cost[order]
    seeing, starts = np.unique(corner, return_index=True)
    parts = [*starts, len(corner)]
    return {
        int(at): (port[start:end], cost[start:end])
        for at, start, end in zip(seeing, parts[:-1], parts[1:], strict=True)
    }


class _Search:
    """Shortest path over corners, with a price on bends, towards ports of the goal."""

    def __init__(self, roads: Roads, home: bool, blind: bool, goals: Array) -> None:
        self.roads, self.home, self.blind, self.goal_points = roads, home, blind, goals
        low, high = goals.min(axis=0), goals.max(axis=0)
        off = np.maximum(np.maximum(low - roads.points, roads.points - high), 0.0)
        self.ahead = np.hypot(off[:, 0], off[:, 1])
        count = len(roads.points)
        self.best = np.full(count, np.inf)
        self.before = np.full(count, -1)
        self.port = np.full(count, -1)
        self.came = np.zeros((count, 2))

    def begin(self, starts: Array, port: np.ndarray, corner: np.ndarray, cost: Array) -> None:
        """Enter the steps from the ports of the start."""
        order = np.lexsort((port, cost))[::-1]
        at = corner[order]
        self.best[at] = cost[order] + self.roads.corner_cost[at]
        self.port[at] = port[order]
        way = self.roads.points[at] - starts[port[order]]
        self.came[at] = way / np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]

    def run(self, goals: dict[int, tuple[np.ndarray, Array]]) -> tuple[list[int], int, int, float] | None:
        """Return the corners, the first and the last port and the cost of the best path."""
        roads, best = self.roads, self.best
        open_cost = best + self.ahead
        finish: tuple[float, int, int] | None = None
        limit = np.inf
        while True:
            at = int(open_cost.argmin())
            if not open_cost[at] < limit:
                break
            open_cost[at] = np.inf
            if at in goals:
                ports, costs = goals[at]
                way = self.goal_points[ports] - roads.points[at]
                way /= np.maximum(np.hypot(way[:, 0], way[:, 1]), 1e-6)[:, None]
                total = best[at] + costs + self._bend(at, way)
                last = int(total.argmin())
                if total[last] < limit:
                    limit = float(total[last])
                    finish = limit, at, int(ports[last])
            near, length, way, home = roads.near[at]
            total = best[at] + length + self._bend(at, way)
            if not self.blind:
                total += roads.extra[at, near] + roads.corner_cost[near]
            if not self.home:
                total += home
            better = (total < best[near] - 1e-9).nonzero()[0]
            if len(better):
                near, total = near[better], total[better]
                best[near], self.before[near], self.came[near] = total, at, way[better]
                open_cost[near] = total + self.ahead[near]
        return None if finish is None else self._trace(*finish)

    def _bend(self, at: int, way: Array) -> Array:
        """Return the cost of the turn from the way in to each way out; turning off the box is forbidden."""
        x, y = self.came[at]
        sign_x, sign_y = self.roads.signs[at]
        side = way[:, 1] * x - way[:, 0] * y
        away = side * (y * sign_x - x * sign_y) < -1e-6
        cost = BEND + TURN - TURN * (way[:, 0] * x + way[:, 1] * y)
        cost[away] = np.inf
        return cost

    def _trace(self, cost: float, at: int, last: int) -> tuple[list[int], int, int, float]:
        corners = [at]
        while self.before[at] >= 0:
            at = int(self.before[at])
            corners.append(at)
        return corners[::-1], int(self.port[at]), last, cost
