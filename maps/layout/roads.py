"""Where a line may run: the corners of padded boxes and which of them see each other."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from maps.layout.model import Box
from maps.layout.segments import Array, Bools, alongside, crossings, free_rows, hits

CROSSING = 32.0
REUSE = 16.0
"""Cost of a corner that another line turns at already."""
ALONG = 0.8
"""Cost of a unit that a line runs beside another one, nearer than NEAR."""
NEAR = 6.0


def meeting_cost(start: Array, end: Array, other_start: Array, other_end: Array) -> Array:
    """Return for each line what its crossings with the others, and running along them, cost."""
    cost = CROSSING * crossings(start, end, other_start, other_end).sum(axis=1)
    return cost + ALONG * alongside(start, end, other_start, other_end, NEAR).sum(axis=1)


HOME_LANES, LANE = 2, 8.0
"""Lines may go round the home side by side: so many lanes more, so far apart."""

Inside = Callable[[Array], Bools]
Price = tuple[np.ndarray, np.ndarray, Array]


class Roads:
    """The corners of all obstacles. `boxes` are their padded boxes (middles and half sizes); the last one is
    the home if there is one, which lines to its members may enter."""

    def __init__(self, obstacles: Sequence[tuple[Box, float]], home: tuple[Box, float] | None, inside: Inside) -> None:
        every = [*obstacles, *([home] if home is not None else [])]
        padded = [box.grown(pad) for box, pad in every]
        self.boxes = np.array([(box.x + box.w / 2, box.y + box.h / 2, box.w / 2, box.h / 2) for box in padded])
        self.boxes = self.boxes.reshape(-1, 4)
        self.home = len(padded) - 1 if home is not None else None
        self._corners(inside)
        self._see()

    def _corners(self, inside: Inside) -> None:
        """Collect the corners that lie inside the rim and in no other padded box (the home aside)."""
        signs = np.array([(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)])
        boxes = self.boxes
        if self.home is not None:
            lanes = np.repeat(boxes[self.home][None], HOME_LANES, axis=0)
            lanes[:, 2:] += LANE * np.arange(1, HOME_LANES + 1)[:, None]
            boxes = np.concatenate([boxes, lanes])
        points = (boxes[:, None, :2] + signs[None] * boxes[:, None, 2:]).reshape(-1, 2)
        sign = np.tile(signs, (len(boxes), 1))
        within: Bools = np.ones((len(points), len(self.boxes)), dtype=bool)
        for axis in (0, 1):
            within &= np.abs(points[:, None, axis] - self.boxes[:, axis]) < self.boxes[:, axis + 2] - 1e-6
        if self.home is not None:
            within[:, self.home] = False
        keep = free_rows(within) & inside(points)
        self.points, self.signs = points[keep], sign[keep]

    def _see(self) -> None:
        """Find the pairs of corners a taut line may join; `near` has them by corner."""
        count = len(self.points)
        one, other = np.triu_indices(count, 1)
        way = self.points[other] - self.points[one]
        taut = self.taut(one, way) & self.taut(other, way)
        one, other, way = one[taut], other[taut], way[taut]
        blocked = hits(self.points[one], self.points[other], self.boxes)
        home = blocked[:, self.home].copy() if self.home is not None else np.zeros(len(one), dtype=bool)
        if self.home is not None:
            blocked[:, self.home] = False
        seen = free_rows(blocked)
        one, other, home = one[seen], other[seen], home[seen]
        length = np.maximum(np.hypot(*(self.points[one] - self.points[other]).T), 1e-6)
        self.pairs = np.stack([one, other], axis=1)
        self.pair_home = home
        self.extra = np.zeros((count, count))
        self.corner_cost = np.zeros(count)
        self._list_neighbours(np.concatenate([one, other]), np.concatenate([other, one]), np.tile(length, 2))

    def _list_neighbours(self, one: np.ndarray, other: np.ndarray, length: Array) -> None:
        """Note for each corner the ones it sees, how far they are and in which direction."""
        count = len(self.points)
        order = np.lexsort((other, one))
        other, length = other[order], length[order]
        way = (self.points[other] - self.points[one[order]]) / length[:, None]
        home = np.tile(self.pair_home, 2)[order]
        parts = np.searchsorted(one[order], np.arange(count + 1))
        self.near = [
            (other[start:end], length[start:end], way[start:end], np.where(home[start:end], np.inf, 0.0))
            for start, end in pairwise(parts)
        ]

    def taut(self, corner: np.ndarray, way: Array) -> Bools:
        """Return whether a line in this direction touches the corner's box without entering or leaving it."""
        return np.asarray((way * self.signs[corner]).prod(axis=-1) <= 1e-9)

    def price(self, line: Array) -> Price:
        """Return what a routed line adds to the cost of each pair of corners: crossing it, or running along."""
        one, other = self.pairs[:, 0], self.pairs[:, 1]
        cost = meeting_cost(self.points[one], self.points[other], line[:-1], line[1:])
        at = np.flatnonzero(cost)
        return one[at], other[at], cost[at]

    def account(self, price: Price, corners: Sequence[int], weight: float = 1.0) -> None:
        """Add a routed line's price, and the reuse of its corners; with weight -1 take that back."""
        one, other, cost = price
        self.extra[one, other] += weight * cost
        self.extra[other, one] += weight * cost
        for corner in corners:
            self.corner_cost[corner] += REUSE * weight

    def clear(self, start: Array, end: Array, without: Sequence[int]) -> Bools:
        """Return which lines keep off all padded boxes but those of the two ends."""
        blocked = hits(start, end, self.boxes)
        blocked[:, list(without)] = False
        return free_rows(blocked)
