"""Find the smallest page on which every cell holds its chips, its name and its part of the ring names."""

import math
from dataclasses import dataclass, replace

import numpy as np

from maps.layout.board import Board, Size, Spot, board, fits, pack, spots, without
from maps.layout.box import Box
from maps.layout.measured import WIDE, Lines, Name, Piece, Scene, build_scene
from maps.layout.model import MapInput
from maps.layout.needs import Needs, ask, first_guess, first_needs, shape_for
from maps.layout.shape import (
    ASPECT,
    OUTSIDE,
    SIDE,
    STEP,
    TOP,
    Grid,
    Shape,
    grid,
    inner_part,
    labels,
    place,
)

HIGH = 0.7
"""Ring names stand on a border that meets the rim at this part of its height or above."""
SLACK = 1.04
"""A page is so much wider than the smallest one, if a room allows it: new chips find a place, and lines a way."""
LEAST_HALF_WIDTH = 380.0
NAME_GAP = (3, 3)
"""Grid steps between the name of a sector and the chips of its cell."""
"""A page of this size has text of 12 points on A4: larger text is of no use, room for lines is."""
GROW, SHRINK, PATIENCE = 1.025, 0.98, 2
"""Steps of the page while it is too small and while it may be too big, and how many of the latter may fail."""


def _turned(*offsets: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return tuple((a * p, b * q) for a, b in offsets for p in (1, -1) for q in (1, -1))


@dataclass(frozen=True, slots=True)
class Density:
    """How close things stand: gaps between chips (grid steps), offsets that must lie in the same cell."""

    gap: Size
    margin: tuple[tuple[int, int], ...] = _turned((1, 2), (2, 1))


@dataclass(frozen=True, slots=True)
class Setting:
    """How close chips stand and how wide their lines of text are."""

    density: Density
    lines: Lines
    tries: int
    """How often a page of the largest size is tried, with the cells' needs raised each time."""
    hopeless: float
    """No page is tried where the first guess of its size is so large a part of the largest one."""


SETTINGS = (
    Setting(Density((6, 5)), WIDE, 6, 0.9),
    Setting(Density((4, 4)), WIDE, 5, 1.0),
)
SHORT_LINES = (
    Setting(Density((4, 4)), (104.0, 80.0), 10, 1.0),
    Setting(Density((4, 4)), (84.0, 64.0), 16, 1.0),
    Setting(Density((4, 4)), (72.0, 60.0), 24, 1.0),
)
"""From wide gaps, with room for lines, to narrow ones; then shorter lines of text, for fewer than MANY chips or
where there is no larger sheet."""
MANY = 56


@dataclass(frozen=True, slots=True)
class Packed:
    """A page on which everything has a place: boxes of chips, names and ring pills, with the empty boards.
    `chips` are those outside the home."""

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


def plan(given: MapInput, least: float = LEAST_HALF_WIDTH) -> tuple[Scene, Packed]:
    """Return the map's pieces and the first page on which they fit one of the rooms: by the widest setting that does.

    Where none does, the page is as large as it must be by the tightest one. The rim's half width is `least` or more.
    """
    scene = build_scene(given)
    for at, (width, height) in enumerate(given.rooms):
        most = max(least, min(width / 2 - SIDE - 1, (height / 2 - TOP - 1) * ASPECT))
        short = len(given.chips) < MANY or at == len(given.rooms) - 1
        for setting in SETTINGS + SHORT_LINES * short:
            pieces = scene if setting.lines == WIDE else build_scene(given, setting.lines)
            packed = smallest_page(pieces, setting, least, most)
            if packed is not None:
                return pieces, packed
    scene = build_scene(given, SHORT_LINES[-1].lines)
    packed = smallest_page(scene, replace(SHORT_LINES[-1], hopeless=math.inf), least)
    assert packed is not None
    return scene, packed


def smallest_page(
    scene: Scene, setting: Setting, least: float = LEAST_HALF_WIDTH, most: float = math.inf
) -> Packed | None:
    """Return the smallest page found: grow while cells ask for more room, then try to shrink again.

    The rim's half width is `least` or more; None where `most` is too little.
    """
    needs = first_needs(scene)
    guess = first_guess(scene, needs)
    if guess > setting.hopeless * most:
        return None
    half_width = min(max(least, guess), most)
    tries = setting.tries
    while (best := try_page(scene, needs, half_width, setting.density)) is None:
        tries -= half_width == most
        if not tries:
            return None
        half_width = min(most, half_width * GROW)
    patience = PATIENCE
    while patience and half_width > least:
        half_width = max(least, half_width * SHRINK)
        packed = try_page(scene, needs, half_width, setting.density)
        if packed is not None:
            best, patience = packed, PATIENCE
        else:
            patience -= 1
    roomy = min(most, best.shape.half_width * SLACK)
    return (try_page(scene, needs, roomy, setting.density) if roomy > half_width else None) or best


def try_page(scene: Scene, needs: Needs, half_width: float, density: Density) -> Packed | None:
    """Pack all cells on a page of this width. Where one fails, raise its needs and return None."""
    shape = shape_for(scene, needs, half_width)
    if shape is None:
        return None
    page, pills, boards = boards_of(scene, shape, density)
    chips: dict[str, Box] = {}
    names: list[Box] = []
    failed = False
    for (sector, ring), cell in boards.items():
        pieces = scene.cells.get((sector, ring), ())
        name = scene.names[sector] if ring == 2 else None
        placed, name_box = _fill(cell, pieces, name, page, shape, density)
        if name_box is not None:
            names.append(name_box)
        missing: list[Piece | Name] = [piece for piece, box in zip(pieces, placed, strict=True) if box is None]
        if name is not None and name_box is None:
            missing.append(name)
        if missing:
            failed = True
            ask(needs, sector, ring, missing, pieces, shape)
        chips |= {piece.chip.id: box for piece, box in zip(pieces, placed, strict=True) if box is not None}
    if failed:
        return None
    return Packed(shape, page, density, chips, tuple(names), pills, boards)


def boards_of(
    scene: Scene, shape: Shape, density: Density
) -> tuple[Grid, tuple[Box, ...], dict[tuple[int, int], Board]]:
    """Return a page's grid, the boxes of its ring names, and the empty boards of the cells with something in them."""
    page = grid(shape.half_width)
    cell_of = labels(shape, page)
    free = inner_part(cell_of, density.margin)
    if shape.home is not None:
        _clear(free, page, shape.home.grown(11.0))
    pills = pill_boxes(scene, shape)
    for pill in pills:
        _clear(free, page, pill.grown(9.0))
    cells = np.where(free, cell_of, np.uint8(OUTSIDE))
    keys = [(sector, ring) for sector in range(len(scene.sectors)) for ring in range(3)]
    used = [key for key in keys if key[1] == 2 or key in scene.cells]
    return page, pills, {(sector, ring): board(cells, ring * 16 + sector) for sector, ring in used}


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
        bits = without(cell.bits, cell.stride, spot, size, NAME_GAP)
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
