"""Routes of the lines that appear on selection, all at once: straight where that is free, else the shortest way.

They keep off chips, names and the home as the shown ones do, but they may cross other lines, and share ends where
a chip has no more room.
"""

from collections.abc import Sequence

import numpy as np

from maps.layout.ports import APART
from maps.layout.roads import AIM, BEND, LEAST_SLANT, SLANT
from maps.layout.router import DETOUR, Ends, Route, Router
from maps.layout.segments import Array, Bools, free_rows, hits

BOTH_ENDS = np.array([(0, 0), (1, 1), (-1, -1), (1, 0), (0, 1), (-1, 0), (0, -1), (2, 2), (-2, -2)])
ONE_END = np.array([0, 1, -1, 2, -2])
"""Ends move aside by so many ports where another line ends already."""


def hidden_routes(router: Router, links: Sequence[Ends]) -> list[Route | None]:
    """Return a route for each link of two chips (by number); None where there is no free way."""
    if not len(links):
        return []
    work = _Hidden(router, np.array(links, dtype=np.intp))
    bent_cost, last = work.shortest()
    straight = work.straight_options()
    found: list[Route | None] = [None] * len(links)
    bent: list[int] = []
    for at in range(len(links)):
        options = straight.of(at)
        if options and options[0][0] <= DETOUR * bent_cost[at]:
            found[at] = work.take(at, options)
        elif np.isfinite(bent_cost[at]):
            bent.append(at)
    for at, route in zip(bent, work.bent(bent, last, bent_cost), strict=True):
        found[at] = route
    return found


class _Options:
    """Ways to end lines, by line from cheap to dear: their cost and ports."""

    def __init__(self, owner: np.ndarray, cost: Array, ports: np.ndarray) -> None:
        order = np.lexsort((np.arange(len(owner)), cost, owner))
        self.rows = list(zip(cost[order].tolist(), *ports[order].T.tolist(), strict=True))
        self.owner = owner[order]

    def of(self, line: int) -> list[tuple]:
        """Return the ways of a line."""
        first, after = np.searchsorted(self.owner, (line, line + 1))
        return self.rows[first:after]


class _Hidden:
    def __init__(self, router: Router, links: np.ndarray) -> None:
        self.router, self.roads, self.ports, self.links = router, router.roads, router.ports, links
        inside = np.isin(links, sorted(router.members))
        self.home: Bools = np.asarray(inside.any(axis=1))
        # The home is open on the ways of members: a line to one begins there.
        self.source = np.where(inside[:, 1] & ~inside[:, 0], links[:, 1], links[:, 0])
        self.goal = np.where(inside[:, 1] & ~inside[:, 0], links[:, 0], links[:, 1])
        self.taken = {router.port_at(chip, point) for chip, ends in router.used.items() for point in ends}

    def _free(self, start: Array, end: Array, line: np.ndarray, *ends: np.ndarray) -> Bools:
        """Return which stretches keep off all boxes but those of the chips they end at, and the home of members."""
        blocked = hits(start, end, self.roads.boxes)
        for chip in ends:
            blocked[np.arange(len(line)), chip] = False
        if self.roads.home is not None:
            blocked[self.home[line], self.roads.home] = False
        return free_rows(blocked)

    def straight_options(self) -> _Options:
        """Return the straight lines that are free, between the sides that face each other."""
        ports = self.ports
        a, b = self.links[:, 0, None, None], self.links[:, 1, None, None]
        way = ports.middles[b] - ports.middles[a]
        facing = np.stack([np.where(way[..., 1] > 0, 1, 0), np.where(way[..., 0] > 0, 3, 2)], axis=-1)[:, 0, 0]
        leave, enter = facing[:, [0, 0, 1, 1]], (facing ^ 1)[:, [0, 1, 0, 1]]
        one = self._shifted(a, leave[:, :, None], way, BOTH_ENDS[:, 0])
        other = self._shifted(b, enter[:, :, None], -way, BOTH_ENDS[:, 1])
        line = np.broadcast_to(np.arange(len(self.links))[:, None, None], one.shape).ravel()
        one, other = one.ravel(), other.ravel()
        there = (one >= 0) & (other >= 0)
        line, one, other = line[there], one[there], other[there]
        way = ports.points[other] - ports.points[one]
        length = np.sqrt((way**2).sum(axis=1)) + 1e-6
        out = (way * ports.normals[one]).sum(axis=1) / length
        into = -(way * ports.normals[other]).sum(axis=1) / length
        cost = length + SLANT * (2 - out - into) + ports.cost[one] + ports.cost[other]
        good = np.flatnonzero((out > LEAST_SLANT) & (into > LEAST_SLANT))
        good = good[
            self._free(ports.points[one[good]], ports.points[other[good]], line[good], *self.links[line[good]].T)
        ]
        return _Options(line[good], cost[good], np.stack([one[good], other[good]], axis=1))

    def _shifted(self, chip: np.ndarray, side: np.ndarray, way: Array, shift: np.ndarray) -> np.ndarray:
        """Return the ports towards a goal that lies `way` from the chip's middle, and those beside them."""
        off = AIM * np.where(side < 2, way[..., 0], way[..., 1])
        return self.ports.towards(chip, side, off + APART * shift)

    def take(self, line: int, options: list[tuple]) -> Route:
        """Take the cheapest straight line whose ends are not taken, or else the cheapest."""
        cost, one, other = next(
            (row for row in options if row[1] not in self.taken and row[2] not in self.taken), options[0]
        )
        self.taken |= {one, other}
        return Route(self.ports.points[[one, other]], (), (one, other), cost)

    def shortest(self) -> tuple[Array, np.ndarray]:
        """Return what the shortest way of each link costs, and its last corner before the goal."""
        router = self.router
        if not len(self.roads.points):
            return np.full(len(self.links), np.inf), np.zeros(len(self.links), np.intp)
        finish = np.where(self.home[:, None], router.begin[True][self.goal], router.begin[False][self.goal])
        total = router.ways[self.source] + finish
        last = total.argmin(axis=1)
        return total[np.arange(len(total)), last] - BEND, last

    def bent(self, lines: list[int], last: np.ndarray, cost: Array) -> list[Route]:
        """Return the shortest ways of these links."""
        if not lines:
            return []
        roads, router = self.roads, self.router
        ways = []
        for at in lines:
            source = int(self.source[at])
            corners = router.way_to(int(last[at]), source, bool(self.home[at]))
            ways.append(corners if source == self.links[at, 0] else corners[::-1])
        owner = np.array(lines)
        begin = self._legs(owner, self.links[owner, 0], np.array([way[0] for way in ways]))
        finish = self._legs(owner, self.links[owner, 1], np.array([way[-1] for way in ways]))
        found = []
        for at, (line, way) in enumerate(zip(lines, ways, strict=True)):
            one, other = (self._port(options.of(at)) for options in (begin, finish))
            points = np.concatenate([self.ports.points[[one]], roads.points[list(way)], self.ports.points[[other]]])
            found.append(Route(points, way, (one, other), float(cost[line])))
        return found

    def _legs(self, line: np.ndarray, chip: np.ndarray, corner: np.ndarray) -> _Options:
        """Return the ports from which a chip's line may go to its corner."""
        roads, ports = self.roads, self.ports
        leave = roads.leave[chip, :, corner]
        leave = np.where(roads.leave_home[chip, :, corner] & ~self.home[line][:, None], np.inf, leave)
        side = leave.argmin(axis=1)
        way = roads.points[corner] - ports.middles[chip]
        port = self._shifted(chip[:, None], side[:, None], way[:, None, :], ONE_END)
        owner = np.repeat(np.arange(len(line)), len(ONE_END))
        shift = np.tile(np.abs(ONE_END), len(line)).astype(float)
        port, goal = port.ravel(), np.repeat(corner, len(ONE_END))
        start, end = ports.points[port], roads.points[goal]
        way = end - start
        good = (way * ports.normals[port]).sum(axis=1) > LEAST_SLANT * (np.sqrt((way**2).sum(axis=1)) + 1e-6)
        good &= way.prod(axis=1) * roads.signs[goal].prod(axis=1) <= 0
        at = np.flatnonzero(good)
        at = at[self._free(start[at], end[at], line[owner[at]], chip[owner[at]])]
        return _Options(owner[at], shift[at], port[at][:, None])

    def _port(self, options: list[tuple]) -> int:
        port = next((row[1] for row in options if row[1] not in self.taken), options[0][1])
        self.taken.add(port)
        return port
