"""Route one shown line after another: straight where that is free, else the best of a few ways round corners."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from maps.layout.model import Link
from maps.layout.roads import LEAST_SLANT, SLANT, Roads
from maps.layout.segments import Array, Bools, alongside, crossings

TURN = 40.0
SHARP = 22.0
"""A bend costs SHARP and, by its angle, up to twice TURN."""
AWAY = 70.0
"""Cost of a bend that leaves the box it turns at: the line is not taut there."""
REUSE = 16.0
"""Cost of a corner that another line turns at already."""
CROSSING = 32.0
ALONG = 0.8
"""Cost of a unit that a line runs beside another one, nearer than NEAR."""
NEAR = 6.0
WAYS = 5
"""So many ways from either end are compared at most, and so many ports for each of their ends."""
DETOUR = 1.15
"""A straight line is kept unless a bent one costs less than this part of it."""
STRAIGHT = 120
"""So many straight lines are tried at most, the cheapest ones."""

Ends = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Route:
    """A routed link: its corner points from end to end, the corners' numbers, its ports, its cost."""

    points: Array
    corners: tuple[int, ...]
    ports: Ends
    cost: float
    clear: bool = True


class Router:
    """Routes between chips by their numbers. `members` are those that stand in the home."""

    def __init__(self, roads: Roads, members: frozenset[int]) -> None:
        self.roads, self.ports, self.members = roads, roads.ports, members
        self.used: dict[int, list[tuple[float, float]]] = {}
        self.turned = np.zeros(len(roads.points))
        self.lines: dict[str, Array] = {}
        self.crowded = False
        self.most_ways = WAYS
        self._start, self._end = np.zeros((0, 2)), np.zeros((0, 2))
        everybody = np.arange(len(self.ports.middles))
        inside = np.isin(everybody, sorted(members))
        self.begin = {home: roads.begin(home) for home in (False, True)}
        self.ways = roads.ways(everybody, False)
        self.ways[inside] = roads.ways(everybody[inside], True)

    def keep(self, link: Link, ends: Ends, route: Route) -> None:
        """Take a route: its ends are used, others avoid its line."""
        self.lines[link.id] = route.points
        for chip, point in zip(ends, (route.points[0], route.points[-1]), strict=True):
            self.used.setdefault(chip, []).append((float(point[0]), float(point[1])))
        self.turned[list(route.corners)] += REUSE
        self._collect()

    def drop(self, link: Link, ends: Ends, route: Route) -> None:
        """Take a route and its ends out, for the moment."""
        del self.lines[link.id]
        for chip, point in zip(ends, (route.points[0], route.points[-1]), strict=True):
            self.used[chip].remove((float(point[0]), float(point[1])))
        self.turned[list(route.corners)] -= REUSE
        self._collect()

    def reshape(self, link: Link, points: Array) -> None:
        """Give a kept route other bends, for the lines that are shaped after it."""
        self.lines[link.id] = points
        self._collect()

    def _collect(self) -> None:
        lines = list(self.lines.values())
        empty = np.zeros((0, 2))
        self._start = np.concatenate([line[:-1] for line in lines]) if lines else empty
        self._end = np.concatenate([line[1:] for line in lines]) if lines else empty

    def crossed(self, start: Array, end: Array) -> Array:
        """Return what each line costs for the routed lines that it crosses or runs along."""
        if not len(self._start):
            return np.zeros(len(start))
        cost = CROSSING * crossings(start, end, self._start, self._end).sum(axis=1)
        return cost + ALONG * alongside(start, end, self._start, self._end, NEAR).sum(axis=1)

    def free_ports(self, chip: int) -> np.ndarray:
        """Return the ports with room left; all ports if none has, or where it is `crowded`."""
        first, last = self.ports.first[chip], self.ports.first[chip + 1]
        every = np.arange(first, last)
        if self.crowded:
            return every
        free = every[self.ports.free(chip, self.used.get(chip, ()))]
        return free if len(free) else every

    def port_at(self, chip: int, point: tuple[float, float]) -> int:
        """Return the port of a chip that lies at a point."""
        off = np.abs(self.ports.points[self.ports.of(chip)] - np.array(point)).sum(axis=1)
        return int(self.ports.first[chip]) + int(off.argmin())

    def _facing(self, chip: int, target: int) -> np.ndarray:
        """Return the free ports on the sides from which the target can be reached."""
        free, goals = self.free_ports(chip), self.ports.points[self.ports.of(target)]
        points, normals = self.ports.points[free], self.ports.normals[free]
        furthest = np.where(normals > 0, goals.max(axis=0), goals.min(axis=0))
        return free[((furthest - points) * normals).sum(axis=1) > 0]

    def ignored(self, ends: Ends) -> list[int]:
        """Return the boxes that a line between two chips may enter: its ends', and the home's for a member."""
        ignored = list(ends)
        if self.roads.home is not None and self.enters_home(ends):
            ignored.append(self.roads.home)
        return ignored

    def enters_home(self, ends: Ends) -> bool:
        """Return whether one of the chips is a member."""
        return not self.members.isdisjoint(ends)

    def leaves(self, port: int, goals: Array) -> Bools:
        """Return to which goals a line may leave a port: away from its chip, not along the side."""
        way = goals - self.ports.points[port]
        return np.asarray(way @ self.ports.normals[port] > LEAST_SLANT * np.sqrt((way**2).sum(axis=1)))

    def straight(self, ends: Ends, across: bool = False) -> Route | None:
        """Return the cheapest straight line between two chips that is free, or None.

        With `across`, other boxes need not be free, and the route says that it is not clear.
        """
        leaving, entering = self._facing(*ends), self._facing(ends[1], ends[0])
        one, other = np.repeat(leaving, len(entering)), np.tile(entering, len(leaving))
        start, end = self.ports.points[one], self.ports.points[other]
        way = end - start
        length = np.sqrt(way[:, 0] ** 2 + way[:, 1] ** 2) + 1e-6
        leave = (way * self.ports.normals[one]).sum(axis=1) / length
        enter = -(way * self.ports.normals[other]).sum(axis=1) / length
        good = np.flatnonzero((leave > LEAST_SLANT) & (enter > LEAST_SLANT))
        cost = length + SLANT * (2 - leave - enter) + self.ports.cost[one] + self.ports.cost[other]
        good = good[np.argsort(cost[good], kind="stable")][:STRAIGHT]
        if not across:
            good = good[self.roads.clear(start[good], end[good], self.ignored(ends))]
        if not len(good):
            return None
        total = cost[good] + self.crossed(start[good], end[good])
        at = good[int(np.argmin(total))]
        points = np.stack([start[at], end[at]])
        return Route(points, (), (int(one[at]), int(other[at])), float(total.min()), clear=not across)

    def bent(self, ends: Ends) -> Route | None:
        """Return the cheapest of a few ways round corners between two chips, or None where there is none."""
        candidates = self._candidates(ends)
        if not candidates:
            return None
        home = self.ignored(ends)[2:]
        first = self._end_legs(ends[0], [corners[0] for corners in candidates], [ends[0], *home])
        last = self._end_legs(ends[1], [corners[-1] for corners in candidates], [ends[1], *home])
        middle = self._middles(candidates)
        best: Route | None = None
        for corners, begin, finish, inner in zip(candidates, first, last, middle, strict=True):
            if begin is None or finish is None:
                continue
            ports = self.ports.points
            points = np.stack([ports[begin[0]], *self.roads.points[list(corners)], ports[finish[0]]])
            cost = begin[1] + finish[1] + inner + self._bends(points, corners)
            if best is None or cost < best.cost:
                best = Route(points, corners, (begin[0], finish[0]), cost)
        return best

    def _candidates(self, ends: Ends) -> list[tuple[int, ...]]:
        """Return the corners of the shortest ways: some with different last corners, some with different first ones."""
        a, b = ends
        home = self.enters_home(ends)
        if home and a not in self.members:
            return [corners[::-1] for corners in self._ways(b, a, home)]
        found = self._ways(a, b, home)
        if not home or b in self.members:
            found += [corners[::-1] for corners in self._ways(b, a, home) if corners[::-1] not in found]
        return found

    def _ways(self, a: int, b: int, home: bool) -> list[tuple[int, ...]]:
        """Return the corners of the shortest ways from a to b, each with another last corner."""
        total = self.ways[a] + self.begin[home][b]
        most = min(self.most_ways, len(total))
        near = np.argpartition(total, most - 1)[:most] if most else np.zeros(0, np.intp)
        ordered = sorted(near[np.isfinite(total[near])].tolist(), key=lambda at: (total[at], at))
        return [self.roads.trace(self.ways[a], self.begin[home][a], at, home) for at in ordered]

    def _end_legs(self, chip: int, corners: list[int], ignored: list[int]) -> list[tuple[int, float] | None]:
        """Return for each corner the best free port of a chip that sees it, and what the way costs."""
        free = self.free_ports(chip)
        goals = self.roads.points[corners]
        way = goals[:, None, :] - self.ports.points[free][None, :, :]
        length = np.sqrt((way**2).sum(axis=2)) + 1e-6
        square = (way * self.ports.normals[free]).sum(axis=2) / length
        cost = length + self.ports.cost[free] + SLANT * (1 - square)
        cost[(square <= LEAST_SLANT) | (way.prod(axis=2) * self.roads.signs[corners].prod(axis=1)[:, None] > 0)] = (
            np.inf
        )
        row = np.repeat(np.arange(len(corners)), min(self.most_ways, len(free)))
        column = np.argsort(cost, axis=1, kind="stable")[:, : self.most_ways].ravel()
        usable = np.isfinite(cost[row, column])
        row, column = row[usable], column[usable]
        start, end = self.ports.points[free[column]], goals[row]
        seen = self.roads.clear(start, end, ignored)
        row, column = row[seen], column[seen]
        total = cost[row, column] + self.crossed(start[seen], end[seen])
        found: list[tuple[int, float] | None] = []
        for at in range(len(corners)):
            mine = np.flatnonzero(row == at)
            if len(mine):
                best = mine[int(total[mine].argmin())]
                found.append((int(free[column[best]]), float(total[best])))
            else:
                found.append(None)
        return found

    def _middles(self, candidates: list[tuple[int, ...]]) -> list[float]:
        """Return what the stretches between the corners cost, and the reuse of the corners."""
        steps = [(at, one, other) for at, way in enumerate(candidates) for one, other in pairwise(way)]
        cost = np.array([self.turned[list(way)].sum() for way in candidates])
        if steps:
            owner, one, other = np.array(steps).T
            start, end = self.roads.points[one], self.roads.points[other]
            np.add.at(cost, owner, np.hypot(*(end - start).T) + self.crossed(start, end))
        return cost.tolist()

    def _bends(self, points: Array, corners: tuple[int, ...]) -> float:
        """Return the cost of the turns of a line."""
        way = np.diff(points, axis=0)
        way /= np.maximum(np.sqrt((way**2).sum(axis=1)), 1e-6)[:, None]
        into, out = way[:-1], way[1:]
        side = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
        sign = self.roads.signs[list(corners)]
        away = side * (into[:, 1] * sign[:, 0] - into[:, 0] * sign[:, 1]) < -1e-6
        return float((SHARP + TURN - TURN * (into * out).sum(axis=1) + AWAY * away).sum())
