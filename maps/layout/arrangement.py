"""The chips of a page while they are being moved, with the straight lines between them and what is free around them."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray

from maps.layout.board import Size, Spot, covered, fits, spots
from maps.layout.box import Box
from maps.layout.measured import Scene
from maps.layout.page import NAME_GAP, Packed, to_size
from maps.layout.segments import box_array
from maps.layout.shape import STEP

HEAVY, MOST_HEAVY = 0.5, 60
"""Chips stand well for the lines of this weight or more, and for so many at most: the heaviest ones. Which lines
are shown does not matter, so that a chip keeps its place whatever day is looked at."""
Key = tuple[int, int]


class Arrangement:
    """Where everything stands. Rows of `boxes` (middles and half sizes) follow `ids`, those of the ring and sector
    names come after them; `ends` are the rows that each heavy line joins."""

    def __init__(self, scene: Scene, packed: Packed) -> None:
        self.scene, self.packed = scene, packed
        members = scene.home.chips if scene.home is not None else {}
        self.ids = sorted(packed.chips) + sorted(members) + sorted(packed.strip.chips)
        self.index = {name: at for at, name in enumerate(self.ids)}
        self.where: dict[str, Box] = {**packed.chips, **members, **packed.strip.chips}
        self.boxes = box_array([*(self.where[name] for name in self.ids), *packed.names, *packed.pills])
        heavy = [link for link in scene.given.links if link.weight >= HEAVY]
        heavy = sorted(heavy, key=lambda link: (-link.weight, link.id))[:MOST_HEAVY]
        ends = [(self.index[link.a], self.index[link.b]) for link in heavy]
        self.ends = np.array(ends, dtype=np.intp).reshape(-1, 2)
        self.badged = np.array([link.has_badge for link in heavy], dtype=bool)
        self._room: dict[tuple[Key, Size], NDArray[np.int8]] = {}
        self._covered: dict[str, int] = {}
        """By chip: the points of its cell that it takes, with its gap."""

    def set_box(self, name: str, box: Box) -> None:
        """Let a chip stand here."""
        self.where[name] = box
        self.boxes[self.index[name]] = box_array([box])[0]
        self._covered.pop(name, None)

    def spot(self, key: Key, box: Box) -> Spot:
        """Return the row and column, in a cell's board, of a box's upper left corner."""
        page, cell = self.packed.page, self.packed.boards[key]
        return round((box.y - page.y[0]) / STEP) - cell.top, round((box.x - page.x[0]) / STEP) - cell.left

    def covered(self, key: Key, box: Box, gap: Size) -> int:
        """Return the points of a cell that a box takes, with a gap around it."""
        return covered(self.packed.boards[key].stride, self.spot(key, box), to_size(box.w, box.h), gap)

    def free(self, key: Key, apart: Collection[str]) -> int:
        """Return the free points of a cell when all its chips but some, and its name, stand in it."""
        taken = self.covered(key, self.packed.names[key[0]], NAME_GAP) if key[1] == 2 else 0
        for piece in self.scene.cells[key]:
            name = piece.chip.id
            if name not in apart:
                if name not in self._covered:
                    self._covered[name] = self.covered(key, self.where[name], self.packed.density.gap)
                taken |= self._covered[name]
        return self.packed.boards[key].bits & ~taken

    def room(self, key: Key, size: Size) -> NDArray[np.int8]:
        """Return by corner point how many grid steps a box of this size may grow inside the cell (up to 8)."""
        if (key, size) not in self._room:
            cell = self.packed.boards[key]
            found = np.zeros((cell.rows, cell.stride), dtype=np.int8)
            for grown in (1, 2, 3, 4, 6, 8):
                bits = fits(cell.bits, cell.stride, (size[0] + 2 * grown, size[1] + 2 * grown))
                if not bits:
                    break
                rows, columns = spots(bits, cell.stride)
                found[rows + grown, columns + grown] = grown
            self._room[key, size] = found
        return self._room[key, size]
