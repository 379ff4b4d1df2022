"""A page on which things stand already: whether they still may, and where there is room for one more."""

import math
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

import numpy as np

from maps.layout.board import Board, Spot, fits, holds, pack, spots, without
from maps.layout.box import Box, Point
from maps.layout.kept import Kept, KeptChip
from maps.layout.measured import Home, Piece, Scene, build_scene, sector_name
from maps.layout.model import MapInput, Sector
from maps.layout.page import NAME_GAP, Density, Packed, boards_of, crowded, strip_below, to_box, to_size
from maps.layout.shape import STEP, Array, Grid, Shape
from maps.layout.strip import strip_on

NEAR = 100.0
"""Before a chip goes further than this from where it stood, it is tried whether a neighbour can make room."""
THIN = 9
"""Of several free places one in so many is told: the others are all but the same."""
Key = tuple[int, int]
"""A cell: the numbers of its sector and its ring, both from 0."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A chip without a place, and where it would best stand (None: near the others of its cell)."""

    piece: Piece
    wish: Point | None


def kept_scene(given: MapInput, kept: Kept) -> Scene | None:
    """Return the pieces of a map with the sectors and the home of a kept layout; None where those do not suffice:
    there is a sector without a place or a new member, or a member needs more room."""
    scene = build_scene(given, kept.lines)
    index = {id: at for at, (id, _) in enumerate(kept.sectors)}
    if any(sector.id not in index for sector in scene.sectors):
        return None
    given_names = {sector.id: sector.name for sector in given.sectors}
    sectors = tuple(Sector(id, given_names.get(id, name)) for id, name in kept.sectors)
    cells = {(index[scene.sectors[at].id], ring): pieces for (at, ring), pieces in scene.cells.items()}
    home = None
    if kept.home is not None:
        places = {}
        for id in scene.home.chips if scene.home is not None else ():
            there, piece = kept.chips.get(id), scene.pieces[id]
            if there is None or there.ring or there.group != piece.chip.home_group or _too_small(there.box, piece):
                return None
            places[id] = Box(there.box.x, there.box.y, there.box.w, piece.h)
        home = Home(kept.home, dict(kept.groups), places)
    elif scene.home is not None:
        return None
    names = tuple(sector_name(sector) for sector in sectors)
    return replace(scene, sectors=sectors, names=names, cells=cells, home=home)


def _too_small(box: Box, piece: Piece) -> bool:
    return piece.w > box.w or piece.h > box.h


class Ground:
    """The chips of a scene on a page of a certain shape. `boxes` are those that stand, outside the home."""

    def __init__(
        self, scene: Scene, shape: Shape, density: Density, names: tuple[Box, ...], boxes: dict[str, Box]
    ) -> None:
        self.scene, self.shape, self.density, self.names, self.boxes = scene, shape, density, names, boxes
        self.page: Grid
        self.boards: dict[Key, Board]
        self.page, self.pills, self.boards = boards_of(scene, shape, density)

    def packed(self) -> Packed:
        """Return the page in the words of the packing."""
        strip = strip_on(self.scene, self.shape.size[0]).height
        shape = replace(self.shape, strip=strip)
        below = strip_below(self.scene, shape)
        return Packed(shape, self.page, self.density, dict(self.boxes), self.names, self.pills, self.boards, below)

    def reshaped(self, shape: Shape, pinned: Collection[str]) -> "Ground | None":
        """Return the same things on a page of another shape: each in its place, or in the nearest one of its cell
        where it may not stand there any more. None where there is none, or where a pinned chip would move."""
        other = Ground(self.scene, shape, self.density, self.names, {})
        if crowded(other.pills):
            return None
        for key, cell in other.boards.items():
            bits = cell.bits
            if key[1] == 2:
                name = self.names[key[0]]
                if not holds(bits, cell.stride, other.spot(cell, name), to_size(name.w, name.h)):
                    found = other.nearest(key, name.w, name.h, name.centre, named=False)
                    if found is None:
                        return None
                    name = found
                other.names = (*other.names[: key[0]], name, *other.names[key[0] + 1 :])
                bits = other.taken(cell, bits, name, NAME_GAP)
            off = []
            for piece in self.pieces(key):
                box = self.boxes.get(piece.chip.id)
                if box is None:
                    continue
                if holds(bits, cell.stride, other.spot(cell, box), to_size(box.w, box.h)):
                    other.boxes[piece.chip.id] = box
                else:
                    off.append(Waiting(piece, box.centre))
            if any(one.piece.chip.id in pinned for one in off) or not other.add(key, off, pinned):
                return None
        return other

    def sound(self) -> bool:
        """Return whether all that stands lies in its own cell, and nothing on anything else."""
        for key, cell in self.boards.items():
            bits = cell.bits
            standing = [self.boxes[piece.chip.id] for piece in self.pieces(key) if piece.chip.id in self.boxes]
            for box in [*([self.names[key[0]]] if key[1] == 2 else []), *standing]:
                spot, size = self.spot(cell, box), to_size(box.w, box.h)
                if not holds(bits, cell.stride, spot, size):
                    return False
                bits = without(bits, cell.stride, spot, size, (1, 1))
        return True

    def pieces(self, key: Key) -> tuple[Piece, ...]:
        """Return the chips of a cell, in their fixed order."""
        return self.scene.cells.get(key, ())

    def spot(self, cell: Board, box: Box) -> Spot:
        """Return where in a cell a box's upper left corner stands."""
        page = self.page
        return round((box.y - page.y[0]) / STEP) - cell.top, round((box.x - page.x[0]) / STEP) - cell.left

    def free(self, key: Key, apart: Collection[str] = (), named: bool = True) -> int:
        """Return the free points of a cell when its name (if it is `named` yet) and all that stands in it, but some,
        are taken."""
        cell = self.boards[key]
        bits = cell.bits
        if key[1] == 2 and named:
            bits = self.taken(cell, bits, self.names[key[0]], NAME_GAP)
        for piece in self.pieces(key):
            if piece.chip.id in self.boxes and piece.chip.id not in apart:
                bits = self.taken(cell, bits, self.boxes[piece.chip.id], self.density.gap)
        return bits

    def taken(self, cell: Board, bits: int, box: Box, gap: tuple[int, int]) -> int:
        """Return the points of a cell that are left when a box stands there, with a gap round it."""
        return without(bits, cell.stride, self.spot(cell, box), to_size(box.w, box.h), gap)

    def nearest(
        self,
        key: Key,
        w: float,
        h: float,
        wish: Point,
        apart: Collection[str] = (),
        named: bool = True,
        beside: Collection[Box] = (),
    ) -> Box | None:
        """Return the free place of a cell for a box of this size whose middle is nearest to a point."""
        return next(iter(self.near(key, w, h, wish, apart, 1, named, beside)), None)

    def near(
        self,
        key: Key,
        w: float,
        h: float,
        wish: Point,
        apart: Collection[str],
        most: int,
        named: bool = True,
        beside: Collection[Box] = (),
    ) -> list[Box]:
        """Return the free places of a cell for a box of this size, those nearest to a point first: where those `apart`
        stand is free, and what stands `beside` takes room too."""
        cell = self.boards[key]
        bits = self.free(key, apart, named)
        for box in beside:
            bits = self.taken(cell, bits, box, self.density.gap)
        rows, columns = spots(fits(bits, cell.stride, to_size(w, h)), cell.stride)
        left, top = self.page.x[cell.left + columns], self.page.y[cell.top + rows]
        far = (left + w / 2 - wish[0]) ** 2 + (top + h / 2 - wish[1]) ** 2
        order = (
            [int(np.argmin(far))]
            if most == 1 and len(far)
            else np.argsort(far, kind="stable")[: THIN * most : THIN].tolist()
        )
        return [Box(float(left[at]), float(top[at]), w, h) for at in order]

    def add(self, key: Key, waiting: Iterable[Waiting], pinned: Collection[str]) -> bool:
        """Give each of these chips a place in its cell: a free one, for several together; else after a neighbour has made
        room; else by packing the cell anew. What is pinned stays. Return whether there was room; if not, nothing has
        changed."""
        before = dict(self.boxes)
        new_here = sorted(waiting, key=lambda new: (-new.piece.w * new.piece.h, new.piece.chip.id))
        if len(new_here) > 1 and all(new.wish is None for new in new_here):
            if all([self._beside(key, new) for new in new_here]):
                return True
            self.boxes = dict(before)
            if self._packed(key, [new.piece for new in new_here]):
                return True
        for new in new_here:
            if not (self._beside(key, new, NEAR) or self._pushed(key, new, pinned) or self._beside(key, new)):
                self.boxes = before
                return self._repacked(key, pinned)
        return True

    def _wish(self, key: Key, new: Waiting) -> Point:
        if new.wish is not None:
            return new.wish
        others = [self.boxes[piece.chip.id].centre for piece in self.pieces(key) if piece.chip.id in self.boxes]
        if others:
            x, y = np.mean(others, axis=0)
            return float(x), float(y)
        cell = self.boards[key]
        rows, columns = spots(cell.bits, cell.stride)
        if not len(rows):
            return 0.0, 0.0
        return float(self.page.x[cell.left + columns].mean()), float(self.page.y[cell.top + rows].mean())

    def _beside(self, key: Key, new: Waiting, most: float = math.inf) -> bool:
        """Give a chip the free place nearest to its wish; one that stood elsewhere must not go further than `most`."""
        piece = new.piece
        box = self.nearest(key, piece.w, piece.h, self._wish(key, new))
        if box is not None and new.wish is not None and math.dist(box.centre, new.wish) > most:
            return False
        if box is not None:
            self.boxes[piece.chip.id] = box
        return box is not None

    def _pushed(self, key: Key, new: Waiting, pinned: Collection[str]) -> bool:
        """Let one chip of the cell make room, so that both go the shortest way."""
        found: list[tuple[float, str, Box, Box]] = []
        for neighbour in self.pieces(key):
            id = neighbour.chip.id
            if id not in self.boxes or id in pinned:
                continue
            old = self.boxes.pop(id)
            if self._beside(key, new):
                place = self.nearest(key, old.w, old.h, old.centre)
                if place is not None:
                    free = self.boxes[new.piece.chip.id]
                    far = abs(place.x - old.x) + abs(place.y - old.y)
                    if new.wish is not None:
                        far += math.dist(free.centre, new.wish)
                    found.append((far, id, place, free))
                del self.boxes[new.piece.chip.id]
            self.boxes[id] = old
        if found:
            _, id, place, free = min(found, key=lambda option: option[:2])
            self.boxes |= {id: place, new.piece.chip.id: free}
        return bool(found)

    def _repacked(self, key: Key, pinned: Collection[str]) -> bool:
        """Pack all chips of a cell that are not pinned anew."""
        standing = self.boxes.keys() & pinned
        return self._packed(key, [piece for piece in self.pieces(key) if piece.chip.id not in standing])

    def _packed(self, key: Key, pieces: list[Piece]) -> bool:
        """Pack these chips of a cell in what the others leave free, by several orders and from both ends."""
        cell = self.boards[key]
        bits = self.free(key, {piece.chip.id for piece in pieces})
        for order in (
            sorted(pieces, key=lambda piece: (-piece.h, -piece.w, piece.chip.id)),
            sorted(pieces, key=lambda piece: (-piece.w, -piece.h, piece.chip.id)),
            sorted(pieces, key=lambda piece: (piece.w, piece.h, piece.chip.id)),
        ):
            for upwards in (False, True):
                sizes = [to_size(piece.w, piece.h) for piece in order]
                found = pack(replace(cell, bits=bits), sizes, self.density.gap, upwards)
                if all(spot is not None for spot in found):
                    for piece, spot in zip(order, found, strict=True):
                        assert spot is not None
                        self.boxes[piece.chip.id] = to_box(spot, cell, self.page, piece)
                    return True
        return False


def ground_of(scene: Scene, kept: Kept) -> tuple[Ground, dict[Key, list[Waiting]]]:
    """Return what still stands where it stood, and by cell what waits for a place: chips that are new, came from
    another cell or changed their size and do not fit where they were."""
    shape = Shape(kept.rings, kept.home, np.array(kept.borders, dtype=np.float64).reshape(-1, 2))
    boxes: dict[str, Box] = {}
    waiting: dict[Key, list[Waiting]] = {}
    for key, pieces in sorted(scene.cells.items()):
        for piece in pieces:
            there = kept.chips.get(piece.chip.id)
            same = there is not None and (there.sector, there.ring) == (piece.chip.sector, piece.chip.ring)
            if there is None or not same:
                waiting.setdefault(key, []).append(Waiting(piece, None))
            elif (there.box.w, there.box.h) == (piece.w, piece.h):
                boxes[piece.chip.id] = there.box
            else:
                waiting.setdefault(key, []).append(Waiting(piece, there.box.centre))
    return Ground(scene, shape, Density(kept.gap), kept.names, boxes), waiting


def kept_of(scene: Scene, packed: Packed, chips: dict[str, Box], pinned: Collection[str]) -> Kept:
    """Return what to keep of a finished page."""
    shape, home = packed.shape, scene.home
    borders: Array = shape.borders

    def kept_chip(id: str) -> KeptChip:
        chip = scene.pieces[id].chip
        return KeptChip(chip.sector, chip.ring if isinstance(chip.ring, int) else 0, chip.home_group, chips[id])

    return Kept(
        rings=shape.rings,
        borders=tuple((float(c0), float(c1)) for c0, c1 in borders),
        sectors=tuple((sector.id, sector.name) for sector in scene.sectors),
        names=packed.names,
        home=None if home is None else home.box,
        groups={} if home is None else dict(home.groups),
        chips={id: kept_chip(id) for id in sorted(chips.keys() - packed.strip.chips.keys())},
        lines=scene.lines,
        gap=packed.density.gap,
        pinned=frozenset(pinned) & (chips.keys() - packed.strip.chips.keys()),
    )
