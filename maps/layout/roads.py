"""Where a line may run: the corners of padded boxes, which of them see each other, and the ways from every chip."""

from collections.abc import Callable, Sequence

import numpy as np

from maps.layout.box import Box
from maps.layout.ports import NORMALS, Ports
from maps.layout.segments import Array, Bools, free_rows, hits, keep_off

BEND = 38.0
"""What a bend costs where its angle is not known yet."""
SLANT = 24.0
"""Cost of a line that leaves its chip along the side rather than square to it."""
LEAST_SLANT = 0.22
AIM = 0.5
"""A line leaves a side between its middle (0) and the place opposite its goal (1)."""
HOME_LANES, LANE = 2, 8.0
"""Lines may go round the home side by side: so many lanes more, so far apart."""
MOST_BENDS = 14
SIGNS = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])

Inside = Callable[[Array], Bools]


class Roads:
    """The corners of all obstacles. `boxes` are their padded boxes (middles and half sizes): those of the chips in
    the order of the ports, then others; the last one is the home, which lines to its members may enter."""

    def __init__(
        self, obstacles: Sequence[tuple[Box, float]], home: tuple[Box, float] | None, inside: Inside, ports: Ports
    ) -> None:
        every = [*obstacles, *([home] if home is not None else [])]
        padded = np.array([(*box.centre, box.w / 2 + pad, box.h / 2 + pad) for box, pad in every])
        self.boxes = padded.reshape(-1, 4)
        self.home = len(self.boxes) - 1 if home is not None else None
        self.ports = ports
        self._corners(inside)
        self._see()
        self._leave()

    def _corners(self, inside: Inside) -> None:
        """Collect the corners that lie inside the rim and in no other padded box (the home aside)."""
        boxes = self.boxes
        if self.home is not None:
            lanes = np.repeat(boxes[self.home][None], HOME_LANES, axis=0)
            lanes[:, 2:] += LANE * np.arange(1, HOME_LANES + 1)[:, None]
            boxes = np.concatenate([boxes, lanes])
        points = (boxes[:, None, :2] + SIGNS[None] * boxes[:, None, 2:]).reshape(-1, 2)
        within: Bools = np.ones((len(points), len(self.boxes)), dtype=bool)
        for axis in (0, 1):
            within &= np.abs(points[:, axis, None] - self.boxes[:, axis]) < self.boxes[:, axis + 2] - 1e-6
        if self.home is not None:
            within[:, self.home] = False
        keep = free_rows(within) & inside(points)
        self.points, self.signs = points[keep], np.tile(SIGNS, (len(boxes), 1))[keep]

    def _see(self) -> None:
        """Find the pairs of corners a taut line may join, as steps sorted by where they lead."""
        x, y = self.points.T
        way_x, way_y = x[None, :] - x[:, None], y[None, :] - y[:, None]
        across = np.sign(way_x * way_y)
        sign = self.signs.prod(axis=1)
        taut = (across * sign[:, None] <= 0) & (across * sign[None, :] <= 0)
        one, other = np.nonzero(np.triu(taut, 1))
        free, home = self._free(self.points[one], self.points[other], None)
        one, other, home = one[free], other[free], home[free]
        start, end = np.concatenate([one, other]), np.concatenate([other, one])
        order = np.lexsort((start, end))
        self.start, self.end, self.step_home = start[order], end[order], np.tile(home, 2)[order]
        way = self.points[self.end] - self.points[self.start]
        self.step_cost = np.hypot(way[:, 0], way[:, 1]) + BEND
        self.into = np.searchsorted(self.end, np.arange(len(self.points) + 1))

    def _free(self, start: Array, end: Array, own: np.ndarray | None) -> tuple[Bools, Bools]:
        """Return which lines keep off all boxes (the home, and their `own` chip, aside), and which cross the home."""
        others = self.boxes if self.home is None else self.boxes[:-1]
        free = keep_off(start, end, others, own)
        home = np.zeros(len(start), dtype=bool)
        if self.home is not None:
            home[free] = hits(start[free], end[free], self.boxes[self.home :])[:, 0]
        return free, home

    def _leave(self) -> None:
        """Find from which side of which chip which corner is seen: `leave[chip, side, corner]` is the cost of the
        way there (infinite where it is not free), `port` where it begins, `leave_home` whether it crosses the home."""
        ports, corners = self.ports, self.points
        chips = len(ports.middles)
        chip, side = np.arange(chips)[:, None, None], np.arange(4)[None, :, None]
        off = AIM * (corners.T[None, :, :] - ports.middles[:, :, None])
        off = np.repeat(off, 2, axis=1)
        self.port = ports.towards(chip, side, off)
        way_x = corners[None, None, :, 0] - ports.points[self.port, 0]
        way_y = corners[None, None, :, 1] - ports.points[self.port, 1]
        length = np.sqrt(way_x**2 + way_y**2) + 1e-6
        square = way_x * NORMALS[None, :, :1] + way_y * NORMALS[None, :, 1:]
        good = (square > LEAST_SLANT * length) & (self.port >= 0)
        good &= way_x * way_y * self.signs.prod(axis=1) <= 0
        at = np.nonzero(good)
        port = self.port[at]
        free, home = self._free(ports.points[port], corners[at[2]], at[0])
        at, port, home = tuple(part[free] for part in at), port[free], home[free]
        self.leave = np.full(self.port.shape, np.inf)
        self.leave[at] = length[at] + ports.cost[port] + SLANT * (1 - square[at] / length[at]) + BEND
        self.leave_home = np.zeros(self.port.shape, dtype=bool)
        self.leave_home[at] = home

    def begin(self, home: bool) -> Array:
        """Return (chips, corners): the least cost of a way to each corner, round the home unless it is open."""
        cost = self.leave if home else np.where(self.leave_home, np.inf, self.leave)
        return cost.min(axis=1)

    def ways(self, chips: np.ndarray, home: bool) -> Array:
        """Return (chips, corners): the cost of the best way from each of these chips to every corner."""
        cost = self.begin(home)[chips]
        if not len(self.start):
            return cost
        use = np.ones(len(self.start), dtype=bool) if home else ~self.step_home
        start, end, step = self.start[use], self.end[use], self.step_cost[use]
        goals, first = np.unique(end, return_index=True)
        for _ in range(MOST_BENDS):
            reached = np.minimum.reduceat(cost[:, start] + step, first, axis=1) if len(first) else cost[:, goals]
            if not (reached < cost[:, goals] - 1e-6).any():
                break
            cost[:, goals] = np.minimum(cost[:, goals], reached)
        return cost

    def before(self, cost: Array, begin: Array, home: bool) -> list[int]:
        """Return for each corner the one before it on the best way from a chip, or itself where the way begins.

        `cost` and `begin` are the chip's rows of `ways` and of `begin`.
        """
        corners = np.arange(len(cost))
        found = corners.copy()
        if len(self.start):
            total = cost[self.start] + self.step_cost
            if not home:
                total[self.step_home] = np.inf
            first = np.flatnonzero(np.diff(self.end, prepend=-1))
            least = np.minimum.reduceat(total, first)
            at = np.flatnonzero(total <= np.repeat(least, np.diff(first, append=len(total))))[::-1]
            found[self.end[at]] = self.start[at]
        return np.where(cost < begin - 1e-6, found, corners).tolist()

    def clear(self, start: Array, end: Array, without: Sequence[int], own: np.ndarray | None = None) -> Bools:
        """Return which lines keep off all padded boxes but some, and but the one with the number `own[i]`, if any (-1)."""
        blocked = hits(start, end, self.boxes)
        blocked[:, list(without)] = False
        if own is not None:
            rows = np.flatnonzero(own >= 0)
            blocked[rows, own[rows]] = False
        return free_rows(blocked)
