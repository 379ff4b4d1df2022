"""Find the smallest page on which every cell holds its chips, its name and its part of the ring names."""

from dataclasses import dataclass, replace

import numpy as np

from maps.layout.board import Board, Size, Spot, board, fits, pack, spots, without
from maps.layout.model import Box
from maps.layout.needs import Needs, ask, first_guess, first_needs, shape_for
from maps.layout.scene import Name, Piece, Scene
from maps.layout.shape import (
    ASPECT,
    OUTSIDE,
    STEP,
    Grid,
    Shape,
    grid,
    inner_part,
    labels,
    place,
)

HIGH = 0.7
"""Ring names stand on a border that meets the rim at this part of its height or above."""
LEAST_HALF_WIDTH = 380.0
"""A page of this size has text of 12 points on A4: larger text is of no use, room for lines is."""
GROW, SHRINK, PATIENCE = 1.025, 0.985, 5
"""Steps of the page while it is too small and while it may be too big, and how many of the latter may fail."""


@dataclass(frozen=True, slots=True)
class Density:
    """How close things stand: gaps between chips (grid steps), offsets that must lie in the same cell."""

    gap: Size
    margin: tuple[tuple[int, int], ...]


def _turned(*offsets: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((a * p, b * q) for a, b in offsets for p in (1, -1) for q in (1, -1))


_MARGIN = _turned((1, 2), (2, 1))
ROOMY, TIGHT = Density((6, 5), _MARGIN), Density((5, 4), _MARGIN)
MANY = 50


def density_for(scene: Scene) -> Density:
    """Return wide gaps for lines where there is room for them, narrower ones with many chips."""
    return ROOMY if len(scene.pieces) <= MANY else TIGHT


@dataclass(frozen=True, slots=True)
class Packed:
    """A page on which everything has a place: boxes of chips, names and ring pills, with the empty boards."""

    shape: Shape
    page: Grid
    density: Density
    chips: dict[str, Box]
    names: tuple[Box, ...]
    pills: tuple[Box, ...]
    boards: dict[tuple[int, int], Board]


def to_size(w: float, h: float) -> Size:
    """Return how many grid points a box covers in each direction."""
    return int(-(-w // STEP)) + 1, int(-(-h // STEP)) + 1


def smallest_page(scene: Scene, density: Density, least: float = LEAST_HALF_WIDTH) -> Packed:
    """Return the smallest page found: grow while cells ask for more room, then try to shrink again.

    The rim's half width is `least` or more.
    """
    needs = first_needs(scene)
    half_width = max(least, first_guess(scene, needs))
    best: Packed | None = None
    patience = PATIENCE
    while best is None or patience:
        packed = try_page(scene, needs, half_width, density)
        if packed is not None:
            best, patience = packed, PATIENCE
            if half_width == least:
                break
            half_width = max(least, half_width * SHRINK)
        elif best is None:
            half_width *= GROW
        else:
            patience -= 1
    return best


def try_page(scene: Scene, needs: Needs, half_width: float, density: Density) -> Packed | None:
    """Pack all cells on a page of this width. Where one fails, raise its needs and return None."""
    shape = shape_for(scene, needs, half_width)
    if shape is None:
        return None
    page = grid(half_width)
    cell_of = labels(shape, page)
    free = inner_part(cell_of, density.margin)
    if shape.home is not None:
        _clear(free, page, shape.home.grown(11.0))
    pills = pill_boxes(scene, shape)
    for pill in pills:
        _clear(free, page, pill.grown(9.0))
    cells = np.where(free, cell_of, np.uint8(OUTSIDE))
    chips: dict[str, Box] = {}
    names: list[Box] = []
    boards: dict[tuple[int, int], Board] = {}
    failed = False
    for sector in range(len(scene.sectors)):
        for ring in range(3):
            pieces = scene.cells.get((sector, ring), ())
            name = scene.names[sector] if ring == 2 else None
            if not pieces and name is None:
                continue
            cell = board(cells, ring * 16 + sector)
            placed, name_box = _fill(cell, pieces, name, page, shape, density)
            if name_box is not None:
                names.append(name_box)
            boards[sector, ring] = cell
            missing = [piece for piece, box in zip(pieces, placed, strict=True) if box is None]
            if missing or (name is not None and name_box is None):
                failed = True
                ask(needs, sector, ring, missing, pieces, shape)
            for piece, box in zip(pieces, placed, strict=True):
                if box is not None:
                    chips[piece.chip.id] = box
    if failed:
        return None
    return Packed(shape, page, density, chips, tuple(names), pills, boards)


def _clear(free: np.ndarray, page: Grid, box: Box) -> None:
    x0, x1 = np.searchsorted(page.x, [box.x, box.right])
    y0, y1 = np.searchsorted(page.y, [box.y, box.bottom])
    free[y0:y1, x0:x1] = False


def _fill(
    cell: Board, pieces: tuple[Piece, ...], name: Name | None, page: Grid, shape: Shape, density: Density
) -> tuple[list[Box | None], Box | None]:
    """Place the sector's name and then the chips, by several orders and from both ends; the fullest wins."""
    best: tuple[list[Box | None], Box | None] = ([None] * len(pieces), None)
    most = -1
    for board_left, name_box in _with_name(cell, name, page, shape):
        for order in _orders(pieces):
            sizes = [to_size(pieces[at].w, pieces[at].h) for at in order]
            for upwards in (False, True):
                found = pack(board_left, sizes, density.gap, upwards)
                count = sum(spot is not None for spot in found)
                if count > most:
                    most = count
                    boxes: list[Box | None] = [None] * len(pieces)
                    for at, spot in zip(order, found, strict=True):
                        if spot is not None:
                            boxes[at] = to_box(spot, board_left, page, pieces[at])
                    best = boxes, name_box
                if count == len(pieces):
                    return best
    return best


def to_box(spot: Spot, cell: Board, page: Grid, piece: Piece | Name) -> Box:
    """Return the box of a piece whose upper left corner stands at a grid point."""
    return Box(float(page.x[cell.left + spot[1]]), float(page.y[cell.top + spot[0]]), piece.w, piece.h)


def _orders(pieces: tuple[Piece, ...]) -> list[list[int]]:
    """Return orders to try: tall ones first, wide ones first, by size."""
    if len(pieces) < 2:
        return [list(range(len(pieces)))]
    keys = (
        lambda at: (-pieces[at].h, -pieces[at].w, at),
        lambda at: (-pieces[at].w, -pieces[at].h, at),
        lambda at: (pieces[at].w, pieces[at].h, at),
    )
    return [sorted(range(len(pieces)), key=key) for key in keys]


def _with_name(cell: Board, name: Name | None, page: Grid, shape: Shape) -> list[tuple[Board, Box | None]]:
    """Return the cell without its sector's name, which stands as far out as it can: in the middle, or aside."""
    if name is None:
        return [(cell, None)]
    size = to_size(name.w, name.h)
    rows, columns = spots(fits(cell.bits, cell.stride, size), cell.stride)
    if not len(rows):
        return [(cell, None)]
    at_y = np.minimum(cell.top + rows + size[1] // 2, len(page.y) - 1)
    at_x = np.minimum(cell.left + columns + size[0] // 2, len(page.x) - 1)
    level = page.level[at_y, at_x] / shape.half_width
    share = page.share[at_y, at_x]
    found = []
    spread = (share - share[0] + 0.5) % 1.0
    middle = (spread.min() + spread.max()) / 2
    seen = set()
    for score in (level - np.abs(spread - middle), level - 2 * spread, level + 2 * spread):
        at = int(np.argmax(score))
        if at in seen:
            continue
        seen.add(at)
        spot = int(rows[at]), int(columns[at])
        bits = without(cell.bits, cell.stride, spot, size, (3, 3))
        found.append((replace(cell, bits=bits), to_box(spot, cell, page, name)))
    return found


def pill_boxes(scene: Scene, shape: Shape) -> tuple[Box, ...]:
    """Return the boxes of the ring names: on their line, at the border that reaches the rim nearest the top.

    Where no border does so (few sectors), they stand straight above the middle.
    """
    level = np.linspace(0.05, 1.0, 60)
    line = np.stack([np.zeros(60), -level * shape.half_height], axis=-1)
    if len(shape.borders):
        ends = [place(shape.border_share(at, np.array(1.0)), np.array(1.0), 1.0) for at in range(len(shape.borders))]
        border = min(range(len(ends)), key=lambda at: (round(float(ends[at][1]), 6), at))
        if ends[border][1] * ASPECT < -HIGH:
            line = place(shape.border_share(border, level), level, shape.half_width)
    boxes = []
    for ring, (w, h) in enumerate(scene.pills):
        out = shape.ring_level(ring, line)
        x, y = (float(np.interp(1.0, out, line[:, axis])) for axis in (0, 1))
        boxes.append(Box(round(x - w / 2, 1), round(y - h / 2, 1), w, h))
    return tuple(boxes)
