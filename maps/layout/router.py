"""Route one shown line after another: straight where that is free, else the best of a few ways round corners."""

from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from maps.layout.model import Link
from maps.layout.roads import LEAST_SLANT, SLANT, Roads
from maps.layout.segments import Array, Bools, meetings

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


class _Legs(NamedTuple):
    """First or last stretches of ways: the number of the way, its corner, a port of the chip, what it costs."""

    way: np.ndarray
    corner: np.ndarray
    port: np.ndarray
    cost: Array


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
        self._before: dict[tuple[int, bool], list[int]] = {}

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
        crossed, along = meetings(start, end, self._start, self._end, NEAR)
        return CROSSING * crossed.sum(axis=1) + ALONG * along.sum(axis=1)

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
        first = self._legs(ends[0], [corners[0] for corners in candidates])
        last = self._legs(ends[1], [corners[-1] for corners in candidates])
        legs = _Legs(*(np.concatenate(pair) for pair in zip(first, last, strict=True)))
        side = np.repeat([0, 1], [len(first.way), len(last.way)])
        goals = self.roads.points[legs.corner]
        start = self.ports.points[legs.port]
        seen = self.roads.clear(start, goals, self.ignored(ends)[2:], np.array(ends)[side])
        legs, side, start, goals = _Legs(*(part[seen] for part in legs)), side[seen], start[seen], goals[seen]

        owner, one, other = self._steps(candidates)
        crossed = self.crossed(np.concatenate([start, one]), np.concatenate([goals, other]))
        inner = np.array([self.turned[list(way)].sum() for way in candidates])
        np.add.at(inner, owner, np.hypot(*(other - one).T) + crossed[len(start) :])
        total = legs.cost + crossed[: len(start)]
        best: Route | None = None
        for at, corners in enumerate(candidates):
            mine = [np.flatnonzero((legs.way == at) & (side == end)) for end in (0, 1)]
            if not len(mine[0]) or not len(mine[1]):
                continue
            begin, finish = (legs_here[int(total[legs_here].argmin())] for legs_here in mine)
            cost = float(total[begin] + total[finish] + inner[at])
            if best is not None and cost + SHARP * len(corners) >= best.cost:
                continue
            points = np.concatenate([start[[begin]], self.roads.points[list(corners)], start[[finish]]])
            cost += self._bends(points, corners)
            if best is None or cost < best.cost:
                best = Route(points, corners, (int(legs.port[begin]), int(legs.port[finish])), cost)
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
        return [self.way_to(at, a, home) for at in ordered]

    def way_to(self, corner: int, chip: int, home: bool) -> tuple[int, ...]:
        """Return the corners of the best way from a chip to a corner, through the `home` or not."""
        if (chip, home) not in self._before:
            self._before[chip, home] = self.roads.before(self.ways[chip], self.begin[home][chip], home)
        before, corners = self._before[chip, home], [corner]
        while (corner := before[corner]) != corners[-1]:
            corners.append(corner)
        return tuple(corners[::-1])

    def _legs(self, chip: int, corners: list[int]) -> _Legs:
        """Return for each of the corners the best free ports of a chip, and what the way from there costs."""
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
        return _Legs(row, np.array(corners)[row], free[column], cost[row, column])

    def _steps(self, candidates: list[tuple[int, ...]]) -> tuple[np.ndarray, Array, Array]:
        """Return the stretches between the corners of ways: the number of the way, where they begin and end."""
        steps = [(at, one, other) for at, way in enumerate(candidates) for one, other in pairwise(way)]
        owner, one, other = np.array(steps, dtype=np.intp).reshape(-1, 3).T
        return owner, self.roads.points[one], self.roads.points[other]

    def _bends(self, points: Array, corners: tuple[int, ...]) -> float:
        """Return the cost of the turns of a line."""
        way = np.diff(points, axis=0)
        way /= np.maximum(np.sqrt((way**2).sum(axis=1)), 1e-6)[:, None]
        into, out = way[:-1], way[1:]
        side = into[:, 0] * out[:, 1] - into[:, 1] * out[:, 0]
        sign = self.roads.signs[list(corners)]
        away = side * (into[:, 1] * sign[:, 0] - into[:, 0] * sign[:, 1]) < -1e-6
        return float((SHARP + TURN - TURN * (into * out).sum(axis=1) + AWAY * away).sum())
