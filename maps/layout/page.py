"""Fill a page: the largest text with which every cell holds its chips, its name and its part of the ring names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from maps.layout.board import Board, Size, Spot, board, fits, pack, spots, without
from maps.layout.box import Box
from maps.layout.measured import WIDE, Lines, Name, Piece, Scene, build_scene
from maps.layout.model import BESIDE, BESIDE_WIDTH, MapInput
from maps.layout.needs import FILLED, Needs, ask, first_needs, padded, shape_for
from maps.layout.shape import (
    OUTSIDE,
    SIDE,
    STEP,
    TOP,
    UP,
    Grid,
    Shape,
    grid,
    inner_part,
    labels,
    place,
)
from maps.layout.strip import Strip, strip_on
from maps.layout.text import TITLE_SIZE

HIGH = 0.7
"""Ring names stand on a border that meets the rim at this part of its height or above."""
NAME_GAP = (3, 3)
"""Grid steps between the name of a sector and the chips of its cell."""
SHEET, LARGE_SHEET = (277.0, 190.0), (400.0, 277.0)
"""A4 and A3, landscape, within their margins, in millimetres."""
LEAST_BESIDE, WIDER = 62.0, 1.1
"""What header and legend take without the lines that grow with the text in them; these are fewer on a map that is so
much wider."""
LARGEST = 12.8
"""Points of the names, on A4, from which on larger ones are of no use: then there is room for lines."""
GOALS = ((20, 9.22), (25, 9.02), (45, 7.3))
"""Points of the names on A4 to reach on a map of at most so many chips. With the last the smaller text has 7 points."""
SHORT_LINES_UP_TO = GOALS[-1][0]
"""A map of more chips goes on a larger sheet before its texts are cut shorter."""
HOPELESS = 0.87
"""No setting is tried whose first guess is so small a part of its goal."""
GROWTHS, SHRINK, EASED = (1.03, 1.015, 1.007), 0.97, 4
"""Steps of the text: after a success, the small ones from where the large ones ended; and after so many failures."""
SLACK = 0.96
"""What is given back of the size that was reached: new chips find a place, and lines a way."""


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
    """How often a page is tried, with the cells' needs raised each time, until one succeeds."""
    patience: int
    """After how many failures behind a success no larger text is tried."""


EASY, TIGHT = Density((6, 5)), Density((4, 4))
SETTINGS = (
    Setting(EASY, WIDE, 40, 5),
    Setting(TIGHT, WIDE, 40, 20),
    Setting(TIGHT, (116.0, 88.0), 40, 20),
    Setting(TIGHT, (104.0, 80.0), 40, 20),
    Setting(TIGHT, (92.0, 72.0), 30, 12),
    Setting(TIGHT, (84.0, 64.0), 30, 12),
    Setting(TIGHT, (72.0, 60.0), 30, 12),
)
"""From wide gaps, with room for lines, to narrow ones; then shorter lines of text."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A page on which everything has a place: boxes of chips, names and ring pills, with the empty boards.
    `chips` are those inside the rim but outside the home."""

    shape: Shape
    page: Grid
    density: Density
    chips: dict[str, Box]
    names: tuple[Box, ...]
    pills: tuple[Box, ...]
    boards: dict[tuple[int, int], Board]
    strip: Strip


def to_size(w: float, h: float) -> Size:
    """Return how many grid points a box covers in each direction."""
    return int(-(-w // STEP)) + 1, int(-(-h // STEP)) + 1


def page_of(points: float, beside: float = BESIDE) -> tuple[float, float]:
    """Return width and height, in units, that a sheet leaves for a map whose names have so many points, where so much
    of its height is for header, legend and notes (fewer lines on a wide map)."""
    unit = points / TITLE_SIZE / 72 * 25.4
    width, height = SHEET[0] / unit, SHEET[1] / unit
    return width, height - min(beside, LEAST_BESIDE + (beside - LEAST_BESIDE) * WIDER * BESIDE_WIDTH / width)


def plan(given: MapInput, most: float = LARGEST) -> tuple[Scene, Packed, float]:
    """Return the map's pieces, the page on which they stand, and the points of its names on A4: at most so many.

    The widest setting that reaches the goal is taken. Names that wide lines would show whole are not cut for it, but
    where the text could not be read else.
    """
    chips = len(given.chips)
    goal, readable = min(goal_of(chips), most), min(least_of(chips), most)
    widest = build_scene(given)
    needs, cut = first_needs(widest), cut_names(widest)
    whole: list[tuple[Scene, Setting]] = []
    short: list[tuple[Scene, Setting]] = []
    for setting in SETTINGS:
        scene = widest if setting.lines == WIDE else build_scene(given, setting.lines)
        if cut_names(scene) > cut or (setting.lines != WIDE and chips > SHORT_LINES_UP_TO):
            short.append((scene, setting))
            continue
        whole.append((scene, setting))
        if first_points(scene, needs) < HOPELESS * goal:
            continue
        found = fill(scene, setting, needs, goal, goal, most)
        if found is not None:
            return scene, *found
    largest = _largest([one for one in whole if one[1].density == TIGHT], needs, readable, goal, most)
    if largest is not None:
        return largest
    for scene, setting in short:
        found = fill(scene, setting, needs, readable, goal, most)
        if found is not None:
            return scene, *found
    scene = build_scene(given, SETTINGS[-1].lines)
    found = fill(scene, replace(SETTINGS[-1], tries=1000), needs, 0.5, goal, most)
    assert found is not None
    return scene, *found


def _largest(
    among: Sequence[tuple[Scene, Setting]], needs: Needs, least: float, goal: float, most: float
) -> tuple[Scene, Packed, float] | None:
    """Return what gives the largest text of some settings, below the goal; the first that reaches it after all.

    Where there are several, each begins anew: needs that were raised for others lead it astray.
    """
    best: tuple[Scene, Packed, float] | None = None
    for scene, setting in among:
        found = fill(scene, setting, first_needs(scene) if len(among) > 1 else needs, least, goal, most)
        if found is not None and (best is None or found[1] > best[2]):
            best = scene, *found
            if found[1] >= goal:
                break
    return best


def goal_of(chips: int) -> float:
    """Return the points that the names of a map of so many chips shall have on A4."""
    return next((points for most, points in GOALS if chips <= most), GOALS[-1][1])


def least_of(chips: int) -> float:
    """Return the points on A4 below which lines are made shorter: above SHORT_LINES_UP_TO chips those with which the
    text can be read on A3."""
    least = GOALS[-1][1]
    return least if chips <= SHORT_LINES_UP_TO else least * min(a / b for a, b in zip(SHEET, LARGE_SHEET, strict=True))


def cut_names(scene: Scene) -> int:
    """Return how many chips show less than their name."""
    return sum(piece.text.cut_title for piece in scene.pieces.values())


def fill(
    scene: Scene, setting: Setting, needs: Needs, least: float, goal: float, most: float
) -> tuple[Packed, float] | None:
    """Return the page with the largest text that was found, at most of so many points, and its points; a bit less, if
    that still is the goal.

    None where the least was not reached. The needs stay raised for the next setting.
    """
    points = min(most, max(least, first_points(scene, needs)))
    best: tuple[Packed, float, Needs] | None = None
    failures = 0
    for _ in range(setting.tries):
        packed = try_page(scene, needs, points, setting.density)
        if packed is None:
            failures += 1
            if failures % EASED == 0:
                points = max(least, points * SHRINK)
            continue
        best = packed, points, needs.copy()
        break
    if best is None:
        return None
    for grow in GROWTHS:
        failures, tried = 0, best[2].copy()
        while failures < setting.patience and best[1] < most:
            points = min(most, best[1] * grow)
            points = goal if best[1] < goal < points else points
            packed = try_page(scene, tried, points, setting.density)
            failures += packed is None
            if packed is not None:
                best, failures = (packed, points, tried.copy()), 0
    packed, points, needed = best
    easier = max(min(goal, points), points * (SLACK if len(scene.pieces) <= SHORT_LINES_UP_TO else 1.0))
    if easier < points and (roomy := try_page(scene, needed, easier, setting.density)) is not None:
        return roomy, easier
    return packed, points


def first_points(scene: Scene, needs: Needs) -> float:
    """Return the points with which all that stands on the map fills FILLED of it."""
    area, points = padded(scene, needs) / FILLED, LARGEST
    while points > 1:
        width, height = page_of(points, scene.given.beside)
        if height > 0 and width * height >= area:
            break
        points *= SHRINK
    return points


def try_page(scene: Scene, needs: Needs, points: float, density: Density) -> Packed | None:
    """Pack all cells on a page for names of so many points. Where one fails, raise its needs and return None."""
    width, height = page_of(points, scene.given.beside)
    strip = strip_on(scene, width)
    shape = shape_for(scene, needs, width - 2 * SIDE, height - TOP - SIDE - strip.height)
    if shape is None:
        return None
    page, pills, boards = boards_of(scene, shape, density)
    chips: dict[str, Box] = {}
    names: list[Box] = []
    failed = crowded(pills)
    if failed:
        needs.floor += STEP
    for (sector, ring), cell in boards.items():
        pieces = scene.cells.get((sector, ring), ())
        name = scene.names[sector] if ring == 2 else None
        placed, name_box = _fill(cell, pieces, name, page, density)
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
    shape = replace(shape, strip=strip_on(scene, shape.size[0]).height)
    return Packed(shape, page, density, chips, tuple(names), pills, boards, strip_below(scene, shape))


def strip_below(scene: Scene, shape: Shape) -> Strip:
    """Return the strip of those outside the rings, where it stands below a rim."""
    x, y = shape.middle
    width, height = shape.size
    return strip_on(scene, width).moved(-x, height - shape.strip - y)


def boards_of(
    scene: Scene, shape: Shape, density: Density
) -> tuple[Grid, tuple[Box, ...], dict[tuple[int, int], Board]]:
    """Return a page's grid, the boxes of its ring names, and the empty boards of the cells with something in them."""
    page = grid(shape.rim)
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
    cell: Board, pieces: tuple[Piece, ...], name: Name | None, page: Grid, density: Density
) -> tuple[list[Box | None], Box | None]:
    """Place the sector's name and then the chips, by several orders and from both ends; the fullest wins."""
    best: tuple[list[Box | None], Box | None] = ([None] * len(pieces), None)
    most = -1
    for board_left, name_box in _with_name(cell, name, page):
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


def _with_name(cell: Board, name: Name | None, page: Grid) -> list[tuple[Board, Box | None]]:
    """Return the cell without its sector's name, which stands as far out as it can: in the middle, or aside."""
    if name is None:
        return [(cell, None)]
    size = to_size(name.w, name.h)
    rows, columns = spots(fits(cell.bits, cell.stride, size), cell.stride)
    if not len(rows):
        return [(cell, None)]
    at_y = np.minimum(cell.top + rows + size[1] // 2, len(page.y) - 1)
    at_x = np.minimum(cell.left + columns + size[0] // 2, len(page.x) - 1)
    level = page.level[at_y, at_x]
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


def crowded(pills: tuple[Box, ...]) -> bool:
    """Return whether two names of rings stand on each other."""
    return any(
        one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
        for one, other in combinations(pills, 2)
    )


def pill_boxes(scene: Scene, shape: Shape) -> tuple[Box, ...]:
    """Return the boxes of the ring names: on their line, at the border that reaches the rim nearest the top.

    Where no border does so (few sectors), they stand straight above the middle.
    """
    level = np.linspace(0.05, 1.0, 60)
    line = np.stack([np.zeros(60), -level * shape.rim[UP]], axis=-1)
    if len(shape.borders):
        one = np.array(1.0)
        ends = [place(shape.border_share(at, one), one, shape.rim)[1] for at in range(len(shape.borders))]
        border = min(range(len(ends)), key=lambda at: (round(float(ends[at]) / shape.rim[UP], 6), at))
        if ends[border] < -HIGH * shape.rim[UP]:
            line = place(shape.border_share(border, level), level, shape.rim)
    boxes = []
    for ring, (w, h) in enumerate(scene.pills):
        out = shape.ring_level(ring, line)
        x, y = (float(np.interp(1.0, out, line[:, axis])) for axis in (0, 1))
        boxes.append(Box(round(x - w / 2, 1), round(y - h / 2, 1), w, h))
    return tuple(boxes)
