"""What the straight lines between chips cost, and what they would cost after two chips have changed places.

All swaps are weighed at once: only the lines of the two chips move, so only these are tested anew.
"""

from itertools import combinations

import numpy as np

from maps.layout.arrangement import Arrangement, Key
from maps.layout.board import holds
from maps.layout.box import Box
from maps.layout.page import to_size
from maps.layout.segments import Array, crossings, crossings_each, hits, hits_each
from maps.layout.shape import STEP

UNDER = 100.0
CROSSING = 50.0
LENGTH = 0.05
ROUNDS = 8
"""How often, at most, every cell makes its best swap."""

Swap = tuple[str, str, Box, Box]


def line_cost(work: Arrangement) -> float:
    """Return the cost of all heavy lines drawn straight from middle to middle."""
    if not len(work.ends):
        return 0.0
    start, end = _straight(work)
    crossed = np.count_nonzero(crossings(start, end, start, end)) / 2
    length = np.hypot(*(end - start).T).sum()
    return UNDER * np.count_nonzero(_under(work)) + CROSSING * crossed + LENGTH * float(length)


def _straight(work: Arrangement) -> tuple[Array, Array]:
    return work.boxes[work.ends[:, 0], :2], work.boxes[work.ends[:, 1], :2]


def _under(work: Arrangement) -> np.ndarray:
    """Return (lines, boxes): which boxes a line runs under, those at its ends aside."""
    under = hits(*_straight(work), work.boxes)
    rows = np.arange(len(work.ends))
    under[rows, work.ends[:, 0]] = under[rows, work.ends[:, 1]] = False
    return under


def swap_gains(work: Arrangement, pairs: np.ndarray) -> Array:
    """Return by how much the cost of the lines falls when the chips of each pair (swaps, 2) exchange their middles."""
    start, end = _straight(work)
    one, other = pairs.T
    after = work.boxes[pairs][:, ::-1].copy()
    after[:, :, 2:] = work.boxes[pairs, 2:]
    joins = np.zeros((len(work.boxes), len(start)), dtype=bool)
    joins[work.ends, np.arange(len(start))[:, None]] = True
    own = joins[one] | joins[other]
    swap, line = np.nonzero(own)
    begin, finish = (_after(work, pairs, after, swap, work.ends[line, at]) for at in (0, 1))

    under, crossed = _under(work), crossings(start, end, start, end)
    owned = own.astype(float)
    foreign = 1.0 - owned
    each = UNDER * under.sum(axis=1) + LENGTH * np.hypot(*(end - start).T) + CROSSING * crossed.sum(axis=1)
    before = owned @ each - CROSSING / 2 * ((owned @ crossed) * owned).sum(axis=1)
    before += UNDER * (foreign * (under[:, one].astype(float) + under[:, other]).T).sum(axis=1)

    blocked = hits(begin, finish, work.boxes)
    rows = np.arange(len(line))
    for column in (work.ends[line, 0], work.ends[line, 1], one[swap], other[swap]):
        blocked[rows, column] = False
    cost = UNDER * blocked.sum(axis=1) + LENGTH * np.hypot(*(finish - begin).T)
    for at in (0, 1):
        cost += UNDER * (hits_each(begin, finish, after[swap, at]) & ~joins[pairs[swap, at], line])
    cost += CROSSING * (crossings(begin, finish, start, end) & ~own[swap]).sum(axis=1)
    total = np.bincount(swap, cost, len(pairs)) + CROSSING * _among_themselves(begin, finish, swap, len(pairs))
    total += UNDER * (foreign * hits(start, end, after.reshape(-1, 4)).reshape(len(start), -1, 2).sum(axis=2).T).sum(1)
    return before - total


def _after(work: Arrangement, pairs: np.ndarray, after: Array, swap: np.ndarray, chip: np.ndarray) -> Array:
    """Return where the middles of chips lie after a swap."""
    middle: Array = work.boxes[chip, :2]
    for at in (0, 1):
        middle = np.where((chip == pairs[swap, at])[:, None], after[swap, at, :2], middle)
    return middle


def _among_themselves(start: Array, end: Array, swap: np.ndarray, count: int) -> Array:
    """Return by swap how many of its own lines cross each other; `swap` is in order."""
    first = np.searchsorted(swap, swap)
    several = np.arange(len(swap)) - first
    one = np.repeat(np.arange(len(swap)), several)
    other = np.arange(len(one)) - np.repeat(np.cumsum(several) - several, several) + first[one]
    crossed = crossings_each(start[one], end[one], start[other], end[other])
    return np.bincount(swap[one], crossed, count).astype(float)


def swap_in_cells(work: Arrangement) -> None:
    """Swap chips of one cell, the best swaps first, as long as the lines gain by it. Only swaps with
    a chip that was moved are weighed again."""
    every = [(key, pair) for key in sorted(work.scene.cells) for pair in _pairs(work, key)]
    cost = line_cost(work)
    for _ in range(ROUNDS):
        if not every:
            return
        gains = swap_gains(work, np.array([pair for _, pair in every]))
        good = np.argsort(-gains, kind="stable")[: np.count_nonzero(gains > 1e-6)].tolist()
        swaps: list[Swap] = []
        moved: set[int] = set()
        for key, pair in (every[at] for at in good):
            if moved.isdisjoint(pair) and (swap := _fitting(work, key, *(work.ids[at] for at in pair))) is not None:
                swaps.append(swap)
                moved.update(pair)
        cost, better = _kept(work, swaps, cost)
        if not better:
            return
        every = [(key, pair) for key, pair in every if not moved.isdisjoint(pair)]


def _pairs(work: Arrangement, key: Key) -> list[tuple[int, int]]:
    """Return the pairs of chips of a cell of which one or both have a line."""
    linked = set(work.ends.ravel().tolist())
    chips = [work.index[piece.chip.id] for piece in work.scene.cells[key]]
    return [pair for pair in combinations(chips, 2) if not linked.isdisjoint(pair)]


def _kept(work: Arrangement, swaps: list[Swap], cost: float) -> tuple[float, bool]:
    """Make all swaps, or else the best one alone; return the cost then, and whether it fell. Swaps of one round
    were weighed one by one, and may spoil each other's gain."""
    for made in (swaps, swaps[:1])[: len(swaps)]:
        before = [(name, work.where[name]) for one, other, *_ in made for name in (one, other)]
        for one, other, *boxes in made:
            work.set_box(one, boxes[0])
            work.set_box(other, boxes[1])
        now = line_cost(work)
        if now < cost - 1e-6:
            return now, True
        for name, box in before:
            work.set_box(name, box)
    return cost, False


def _fitting(work: Arrangement, key: Key, one: str, other: str) -> Swap | None:
    """Return two chips with their boxes in each other's place (by their middles), or None if they do not fit."""
    stride, gap = work.packed.boards[key].stride, work.packed.density.gap
    bits = work.free(key, (one, other))
    placed: list[Box] = []
    for mover, target in ((one, other), (other, one)):
        box, goal = work.where[mover], work.where[target]
        x = goal.x + round((goal.w - box.w) / 2 / STEP) * STEP
        y = goal.y + round((goal.h - box.h) / 2 / STEP) * STEP
        for left, top in ((x, y), (goal.x, y), (goal.right - box.w, y), (x, goal.y), (x, goal.bottom - box.h)):
            moved = Box(float(left), float(top), box.w, box.h)
            if holds(bits, stride, work.spot(key, moved), to_size(box.w, box.h)):
                break
        else:
            return None
        placed.append(moved)
        bits &= ~work.covered(key, moved, gap)
    return one, other, placed[0], placed[1]


def swap_members(work: Arrangement) -> None:
    """Exchange members of one home: their places are alike."""
    if work.scene.home is None:
        return
    groups: dict[str | None, list[str]] = {}
    for name in sorted(work.scene.home.chips):
        groups.setdefault(work.scene.pieces[name].chip.home_group, []).append(name)
    cost = line_cost(work)
    for group in groups.values():
        for one, other in combinations(group, 2):
            here, there = work.where[one], work.where[other]
            swap = one, other, Box(there.x, there.y, here.w, here.h), Box(here.x, here.y, there.w, there.h)
            cost, _ = _kept(work, [swap], cost)
