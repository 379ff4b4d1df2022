"""Improve a packed page: swap chips inside their cells and move them, for few chips under straight lines,
then few crossings, then short lines, with the white space spread evenly."""

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from maps.layout.board import Board, Size, Spot, fits, spots, without
from maps.layout.model import Box
from maps.layout.page import Packed, to_size
from maps.layout.scene import Scene
from maps.layout.segments import Array, box_array, box_gap, crossings, hits
from maps.layout.shape import STEP

UNDER = 100.0
CROSSING = 50.0
LENGTH = 0.05
SPACING = 9000.0
BADGE_ROOM = 36.0
"""How far apart the ends of a line with a badge should stand, so that the badge lies free between them."""
MOST_CANDIDATES = 60
HEAVY, MOST_HEAVY = 0.5, 60
"""Chips stand well for the lines of this weight or more, and for so many at most: the heaviest ones. Which lines
are shown does not matter, so that a chip keeps its place whatever day is looked at."""


class Arrangement:
    """The chips of a page while they are being moved. Rows of `boxes` follow `ids`; then come the names."""

    def __init__(self, scene: Scene, packed: Packed) -> None:
        self.scene, self.packed = scene, packed
        members = scene.home.chips if scene.home is not None else {}
        self.ids = sorted(packed.chips) + sorted(members)
        self.index = {name: at for at, name in enumerate(self.ids)}
        self.where: dict[str, Box] = {**packed.chips, **members}
        self.fixed = box_array([*packed.names, *packed.pills])
        self.boxes = np.concatenate([box_array([self.where[name] for name in self.ids]), self.fixed])
        heavy = [link for link in scene.given.links if link.weight >= HEAVY]
        heavy = sorted(heavy, key=lambda link: (-link.weight, link.id))[:MOST_HEAVY]
        self.ends = np.array([(self.index[link.a], self.index[link.b]) for link in heavy], dtype=np.intp)
        self.ends = self.ends.reshape(-1, 2)
        self.badged = np.array([link.has_badge for link in heavy], dtype=bool)
        self.room: dict[tuple[tuple[int, int], Size], NDArray[np.int8]] = {}

    def set_box(self, name: str, box: Box) -> None:
        self.where[name] = box
        self.boxes[self.index[name]] = box_array([box])[0]

    def line_cost(self) -> float:
        """Return the cost of all heavy lines drawn straight from middle to middle."""
        if not len(self.ends):
            return 0.0
        start, end = self.boxes[self.ends[:, 0], :2], self.boxes[self.ends[:, 1], :2]
        under = hits(start, end, self.boxes)
        rows = np.arange(len(self.ends))
        under[rows, self.ends[:, 0]] = under[rows, self.ends[:, 1]] = False
        crossed = np.count_nonzero(crossings(start, end, start, end)) / 2
        length = np.hypot(*(end - start).T).sum()
        return UNDER * np.count_nonzero(under) + CROSSING * crossed + LENGTH * float(length)


def arrange(scene: Scene, packed: Packed) -> dict[str, Box]:
    """Return the boxes of all chips, members too, after swaps and moves."""
    work = Arrangement(scene, packed)
    if len(work.ends):
        _swap_members(work)
        _swap_in_cells(work)
    for key, pieces in sorted(scene.cells.items()):
        for piece in pieces:
            _move(work, key, piece.chip.id)
    if len(work.ends):
        _swap_in_cells(work)
    return work.where


def _swap_members(work: Arrangement) -> None:
    """Exchange members of one home: their places are alike."""
    if work.scene.home is None:
        return
    groups: dict[str | None, list[str]] = {}
    for name in sorted(work.scene.home.chips):
        groups.setdefault(work.scene.pieces[name].chip.home_group, []).append(name)
    cost = work.line_cost()
    for group in groups.values():
        for one, other in combinations(group, 2):
            cost = _try_swap(work, one, other, _exchanged(work.where[one], work.where[other]), cost)


def _exchanged(one: Box, other: Box) -> tuple[Box, Box]:
    return Box(other.x, other.y, one.w, one.h), Box(one.x, one.y, other.w, other.h)


def _try_swap(work: Arrangement, one: str, other: str, boxes: tuple[Box, Box], cost: float) -> float:
    """Keep the swap if it lowers the cost; return the cost that holds now."""
    before = work.where[one], work.where[other]
    work.set_box(one, boxes[0])
    work.set_box(other, boxes[1])
    now = work.line_cost()
    if now < cost - 1e-6:
        return now
    work.set_box(one, before[0])
    work.set_box(other, before[1])
    return cost


def _swap_in_cells(work: Arrangement) -> None:
    linked = {work.ids[at] for at in work.ends.ravel()}
    cost = work.line_cost()
    for key, pieces in sorted(work.scene.cells.items()):
        for one, other in combinations([piece.chip.id for piece in pieces], 2):
            if one in linked or other in linked:
                boxes = _fitting_swap(work, key, one, other)
                if boxes is not None:
                    cost = _try_swap(work, one, other, boxes, cost)


def _free_bits(work: Arrangement, key: tuple[int, int], apart: tuple[str, ...]) -> int:
    """Return the free points of a cell when all its chips but some, and its name, stand in it."""
    cell = work.packed.boards[key]
    bits = cell.bits
    for piece in work.scene.cells[key]:
        if piece.chip.id not in apart:
            bits = _taken(work, cell, bits, work.where[piece.chip.id], work.packed.density.gap)
    if key[1] == 2:
        bits = _taken(work, cell, bits, work.packed.names[key[0]], (3, 3))
    return bits


def _taken(work: Arrangement, cell: Board, bits: int, box: Box, gap: Size) -> int:
    return without(bits, cell.stride, _spot(work, cell, box), to_size(box.w, box.h), gap)


def _spot(work: Arrangement, cell: Board, box: Box) -> Spot:
    page = work.packed.page
    return round((box.y - page.y[0]) / STEP) - cell.top, round((box.x - page.x[0]) / STEP) - cell.left


def _fitting_swap(work: Arrangement, key: tuple[int, int], one: str, other: str) -> tuple[Box, Box] | None:
    """Return the boxes of two chips in each other's place (by their middles), or None if they do not fit."""
    cell = work.packed.boards[key]
    bits = _free_bits(work, key, (one, other))
    placed = []
    for mover, target in ((one, other), (other, one)):
        box, goal = work.where[mover], work.where[target]
        x = goal.x + round((goal.w - box.w) / 2 / STEP) * STEP
        y = goal.y + round((goal.h - box.h) / 2 / STEP) * STEP
        for left, top in ((x, y), (goal.x, y), (goal.right - box.w, y), (x, goal.y), (x, goal.bottom - box.h)):
            moved = Box(float(left), float(top), box.w, box.h)
            row, column = _spot(work, cell, moved)
            inside = row >= 0 and 0 <= column < cell.stride
            if inside and fits(bits, cell.stride, to_size(box.w, box.h)) >> (row * cell.stride + column) & 1:
                break
        else:
            return None
        placed.append(moved)
        bits = _taken(work, cell, bits, moved, work.packed.density.gap)
    return placed[0], placed[1]


def _move(work: Arrangement, key: tuple[int, int], name: str) -> None:
    """Move a chip to the best of the places that are free for it in its cell."""
    cell, box = work.packed.boards[key], work.where[name]
    size = to_size(box.w, box.h)
    rows, columns = spots(fits(_free_bits(work, key, (name,)), cell.stride, size), cell.stride)
    if len(rows) < 2:
        return
    room = _room(work, key, size)[rows, columns]
    if len(rows) > MOST_CANDIDATES:
        here = _spot(work, cell, box)
        keep = (np.arange(len(rows)) * 7919 % len(rows) < MOST_CANDIDATES) | ((rows == here[0]) & (columns == here[1]))
        rows, columns, room = rows[keep], columns[keep], room[keep]
    page = work.packed.page
    left, top = page.x[cell.left + columns], page.y[cell.top + rows]
    boxes = np.stack(
        [left + box.w / 2, top + box.h / 2, np.full(len(left), box.w / 2), np.full(len(left), box.h / 2)], axis=1
    )
    cost = _spacing_cost(work, name, boxes, room) + _moved_line_cost(work, work.index[name], boxes)
    at = int(np.argmin(cost))
    work.set_box(name, Box(float(left[at]), float(top[at]), box.w, box.h))


def _room(work: Arrangement, key: tuple[int, int], size: Size) -> NDArray[np.int8]:
    """Return by corner point how many grid steps a box of this size may grow inside the cell (up to 8)."""
    if (key, size) not in work.room:
        cell = work.packed.boards[key]
        found = np.zeros((cell.rows, cell.stride), dtype=np.int8)
        for grown in (1, 2, 3, 4, 6, 8):
            bits = fits(cell.bits, cell.stride, (size[0] + 2 * grown, size[1] + 2 * grown))
            rows, columns = spots(bits, cell.stride)
            found[rows + grown, columns + grown] = grown
        work.room[key, size] = found
    return work.room[key, size]


def _spacing_cost(work: Arrangement, name: str, boxes: Array, room: NDArray[np.int8]) -> Array:
    others = np.delete(work.boxes, work.index[name], axis=0)
    gap = box_gap(boxes, others)
    return SPACING * ((1 / (gap + 6.0) ** 2).sum(axis=1) + 1.5 / (room * STEP + 9.0) ** 2)


def _moved_line_cost(work: Arrangement, at: int, boxes: Array) -> Array:
    """Return the cost of the lines when chip `at` stands in each of the boxes."""
    cost = np.zeros(len(boxes))
    if not len(work.ends):
        return cost
    own = (work.ends == at).any(axis=1)
    foreign = work.ends[~own]
    start, end = work.boxes[foreign[:, 0], :2], work.boxes[foreign[:, 1], :2]
    cost += UNDER * np.count_nonzero(hits(start, end, boxes + np.array([0.0, 0.0, 4.0, 4.0])), axis=0)
    pairs, badged = work.ends[own], work.badged[own]
    if not len(pairs):
        return cost
    others = np.where(pairs[:, 0] == at, pairs[:, 1], pairs[:, 0])
    count, lines = len(boxes), len(others)
    here = np.repeat(boxes[:, :2], lines, axis=0)
    goal = np.tile(work.boxes[others, :2], (count, 1))
    under = hits(here, goal, work.boxes)
    under[:, at] = False
    under[np.arange(len(here)), np.tile(others, count)] = False
    each = UNDER * np.count_nonzero(under, axis=1) + LENGTH * np.hypot(*(here - goal).T)
    each += CROSSING * np.count_nonzero(crossings(here, goal, start, end), axis=1)
    cost += each.reshape(count, lines).sum(axis=1)
    near = np.maximum(0.0, 1 - box_gap(boxes, work.boxes[others[badged]]) / BADGE_ROOM)
    return cost + UNDER * near.sum(axis=1)
