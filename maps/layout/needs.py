"""What the cells need, and the rings and borders that share a page by it."""

from dataclasses import dataclass

import numpy as np

from maps.layout.box import Box
from maps.layout.measured import Name, Piece, Scene
from maps.layout.shape import DOWN, LEFT, RIGHT, UP, Array, Axes, Shape, quarters

MOST_BEND = 0.02
"""How far (as a share of the map) a border may lean from its ray towards what a single ring needs."""
THIN, THIN_UP = 28.0, 36.0
"""The least thickness of a ring, and upwards, where the names of the rings stand over each other."""
LEAST = np.array([[THIN], [THIN], [THIN_UP], [THIN]]).repeat(3, axis=1)
MOST_ASIDE = 0.2
"""How far the home may stand off the middle of the page, as a part of half its width or height."""
EASE = 0.97
"""What is left of the floors, each time, where the page has no room for them."""
PARTINGS = 3
"""How often the thickness of the rings is weighed against how long they then are."""
FILLED = 0.42
"""So much of the rim's box all that stands on the map fills, with room around it, where it is full."""
OWN_PART = 0.25
"""A direction is one of a sector's own where so much of the sector lies in it."""


@dataclass(slots=True)
class Needs:
    """What the cells have asked for so far: area by (sector, ring), least thickness by (direction, ring); `used` are
    the cells with chips."""

    area: Array
    floor: Array
    used: Array

    def copy(self) -> "Needs":
        """Return the same needs, to be raised apart from these."""
        return Needs(self.area.copy(), self.floor.copy(), self.used)


def first_needs(scene: Scene) -> Needs:
    """Return the padded areas of the chips and names by cell."""
    area = np.full((max(1, len(scene.sectors)), 3), 2500.0)
    used = np.zeros(area.shape)
    for (sector, ring), pieces in scene.cells.items():
        area[sector, ring] += sum((piece.w + 20) * (piece.h + 20) for piece in pieces)
        used[sector, ring] = 1.0
    for sector, name in enumerate(scene.names):
        area[sector, 2] += (name.w + 16) * (name.h + 10)
    return Needs(area, LEAST.copy(), used)


def padded(scene: Scene, needs: Needs) -> float:
    """Return the area of all that must stand on the map, with room around it."""
    home = scene.home.box if scene.home is not None else Box(0, 0, 0, 0)
    return home.w * home.h + float((needs.area * np.maximum(needs.used, [0.0, 0.0, 1.0])).sum())


def ask(
    needs: Needs, sector: int, ring: int, missing: list[Piece | Name], pieces: tuple[Piece, ...], shape: Shape
) -> None:
    """Raise a failed cell's area and, in its own directions, the thickness of its ring: chips or the name are missing."""
    share = min(1.0, len(missing) / max(1, len(pieces)))
    needs.area[sector, ring] *= 1.025 + 0.09 * share
    widest = max((piece.w for piece in missing), default=0.0)
    tallest = max((piece.h for piece in missing), default=0.0)
    for direction in np.flatnonzero(_directions(_sides(shape), shape.rim)[sector] > OWN_PART):
        across = direction in (LEFT, RIGHT)
        more, most = (9 + 18 * share, widest + 28) if across else (6 + 9 * share, tallest + 28)
        floor = needs.floor[direction, ring]
        needs.floor[direction, ring] = max(floor, min(floor + more, most))


def _sides(shape: Shape) -> Array:
    """Return where the sectors begin and end (sectors, 2), half way out."""
    count = len(shape.borders)
    if count == 0:
        return np.array([[-0.5, 0.5]])
    ends = shape.borders[:, 0] + 0.7 * shape.borders[:, 1]
    return np.stack([np.concatenate([ends[-1:] - 1.0, ends[:-1]]), ends], axis=1)


def _directions(sides: Array, rim: Axes) -> Array:
    """Return how much of each sector lies to the left, to the right, up and down (sectors, 4): parts of 1."""
    before = quarters(rim)
    diagonals = (before[:-1] + before[1:]) / 2
    start = np.array([diagonals[2], diagonals[0], diagonals[3] - 1.0, diagonals[1]])
    end = np.array([diagonals[3], diagonals[1], diagonals[0], diagonals[2]])
    part = np.zeros((len(sides), 4))
    for turn in (-1.0, 0.0, 1.0):
        over = np.minimum(sides[:, 1:], end + turn) - np.maximum(sides[:, :1], start + turn)
        part += np.maximum(over, 0.0)
    return part / np.maximum(part.sum(axis=1, keepdims=True), 1e-9)


def shape_for(scene: Scene, needs: Needs, width: float, height: float) -> Shape | None:
    """Return rings and borders that share a rim of this size by need; floors for which it has no room are eased. None
    where the home and the thinnest rings have no room."""
    home = scene.home.box if scene.home is not None else None
    half = np.array([home.w / 2, home.h / 2]) if home is not None else np.zeros(2)
    room = np.array([width, height]) - 2 * half
    if (room < [2 * 3 * THIN, 3 * (THIN_UP + THIN)]).any():
        return None
    for at in (0, 1):
        pair = slice(2 * at, 2 * at + 2)
        while needs.floor[pair].sum() > room[at]:
            needs.floor[pair] = np.maximum(LEAST[pair], needs.floor[pair] * EASE)
    whole = _shares(needs.area.sum(axis=1))
    ends = _ends(whole)
    sides = np.stack([ends - whole, ends], axis=1)
    starts = half.repeat(2)
    axes = (
        starts[:, None]
        + LEAST.cumsum(axis=1)
        + (room.repeat(2)[:, None] / 2 - LEAST.sum(axis=1)[:, None]) * (np.arange(1, 4) / 3)
    )
    full = min(1.0, padded(scene, needs) / (width * height * FILLED))
    for _ in range(PARTINGS):
        axes = _parted(needs, sides, starts, room, axes, full)
    rings = tuple(tuple(map(float, axes[:, ring])) for ring in range(3))
    inner = np.concatenate([starts[:, None], axes[:, :2]], axis=1)
    middle = ((inner + axes) / 2 / axes[:, 2:]).mean(axis=0)
    return Shape(rings, home, _borders(needs.area, middle))  # type: ignore[arg-type] # three times four numbers


def _parted(needs: Needs, sides: Array, starts: Array, room: Array, before: Array, full: float) -> Array:
    """Return the half axes (direction, ring) that give the used cells their room by need, where the rings are as long
    as with those before; all rings have their part of what is not `full`."""
    inner = np.concatenate([starts[:, None], before[:, :2]], axis=1)
    middle = (inner + before) / 2
    length = np.stack([middle[UP] + middle[DOWN], middle[LEFT] + middle[RIGHT]])[[0, 0, 1, 1]]
    part = _directions(sides, tuple(before[:, 2]))  # type: ignore[arg-type] # four numbers
    wish = part.T @ (needs.area * needs.used) / length
    if len(sides) == 1:
        wish = (wish[[0, 1, 2, 3]] + wish[[1, 0, 3, 2]]) / 2
    axes = np.empty_like(before)
    for at in (0, 1):
        pair = slice(2 * at, 2 * at + 2)
        even = wish[pair].sum() / 6
        wish[pair] = full * wish[pair] + (1 - full) * even
        thick = _filled(wish[pair].ravel(), needs.floor[pair].ravel(), room[at]).reshape(2, 3)
        aside = MOST_ASIDE * (room[at] / 2 + starts[2 * at])
        sums = thick.sum(axis=1)
        if abs(sums[0] - sums[1]) > 2 * aside:
            goal = room[at] / 2 + np.sign(sums - sums[::-1]) * aside
            floors = needs.floor[pair]
            goal = np.maximum(goal, floors.sum(axis=1))
            goal *= room[at] / goal.sum()
            thick = np.stack([_filled(wish[pair][side], floors[side], goal[side]) for side in (0, 1)])
        axes[pair] = starts[pair, None] + thick.cumsum(axis=1)
    return axes


def _filled(wish: Array, floor: Array, room: float) -> Array:
    """Return thicknesses that sum up to the room: by wish, none below its floor. Where nobody wishes, all get the same
    above their floors."""
    if wish.sum() <= 0:
        return floor + (room - floor.sum()) / len(floor)
    return _floored(wish * (room / wish.sum()), floor)


def _floored(parts: Array, floor: Array) -> Array:
    """Raise the parts below their floor to it, at the cost of the others; the sum stays."""
    fixed = np.zeros(len(parts), dtype=bool)
    for _ in range(len(parts)):
        rest = parts.sum() - floor[fixed].sum()
        scaled = np.where(fixed, floor, parts * (rest / max(1e-9, parts[~fixed].sum())))
        low = (scaled < floor) & ~fixed
        if not low.any():
            return scaled
        fixed |= low
    return floor * (parts.sum() / floor.sum())


def _borders(area: Array, middle: Array) -> Array:
    """Return the borders' coefficients: through the shares that each ring asks for, bent no more than a bit."""
    count = len(area)
    if count == 1:
        return np.zeros((0, 2))
    whole = _shares(area.sum(axis=1))
    wanted = np.stack([_shares(0.7 * area[:, ring] / area[:, ring].sum() + 0.3 * whole) for ring in range(3)])
    straight = _ends(whole)
    bend = np.clip(np.stack([_ends(ring) for ring in wanted]) - straight, -MOST_BEND, MOST_BEND)
    around = middle - middle.mean()
    level = np.linspace(0.1, 1.0, 10)
    for _ in range(8):
        slope = around @ bend / (around**2).sum()
        fitted = np.stack([straight + bend.mean(axis=0) - slope * middle.mean(), slope])
        shares = fitted[0] + level[:, None] * fitted[1]
        gaps = np.diff(np.concatenate([shares[:, -1:] - 1.0, shares], axis=1), axis=1)
        if np.greater(gaps, 0.4 * whole).all():
            break
        bend *= 0.7
    return fitted.T


def _shares(need: Array) -> Array:
    """Return shares of the whole with a least one, so that no wedge vanishes."""
    share = need / need.sum()
    share = np.maximum(share, 0.5 / len(need) ** 1.3)
    return share / share.sum()


def _ends(share: Array) -> Array:
    """Return where each sector ends when the middle of the first one is at the top."""
    return np.cumsum(share) - share[0] / 2
