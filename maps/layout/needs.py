"""What the cells need, and the rings and borders that share a page by it."""

from dataclasses import dataclass

import numpy as np

from maps.layout.box import Box
from maps.layout.measured import Name, Piece, Scene
from maps.layout.shape import ASPECT, Array, Shape

AREA = 3.708
"""Area of a superellipse of exponent 4 with half axes 1."""
FILLED = 1.6
"""The area of a well-filled page for each unit of the chips' padded area."""
MOST_BEND = 0.02
"""How far (as a share of the map) a border may lean from its ray towards what a single ring needs."""
EMPTY_RING, USED_RING = 44.0, 64.0
"""The least thickness of a ring without chips and with some; cells that fail raise it."""


@dataclass(slots=True)
class Needs:
    """What the cells have asked for so far: area by (sector, ring), least thickness of rings by direction."""

    area: Array
    floor_x: Array
    floor_y: Array


def first_needs(scene: Scene) -> Needs:
    """Return the padded areas of the chips and names by cell."""
    area = np.full((max(1, len(scene.sectors)), 3), 2500.0)
    for (sector, ring), pieces in scene.cells.items():
        area[sector, ring] += sum((piece.w + 20) * (piece.h + 20) for piece in pieces)
    for sector, name in enumerate(scene.names):
        area[sector, 2] += (name.w + 16) * (name.h + 10)
    floor = np.full(3, EMPTY_RING)
    for _, ring in scene.cells:
        floor[ring] = USED_RING
    return Needs(area, floor.copy(), floor.copy())


def first_guess(scene: Scene, needs: Needs) -> float:
    """Return a half width a little below what families of this size turned out to need."""
    home = scene.home.box if scene.home is not None else Box(0, 0, 0, 0)
    area = home.w * home.h + FILLED * float(needs.area.sum())
    return max((area / AREA * ASPECT) ** 0.5, home.w / 2 + needs.floor_x.sum())


def ask(
    needs: Needs, sector: int, ring: int, missing: list[Piece | Name], pieces: tuple[Piece, ...], shape: Shape
) -> None:
    """Raise a failed cell's area and, by where it lies, the least thickness of its ring: chips or the name are missing."""
    share = min(1.0, len(missing) / max(1, len(pieces)))
    needs.area[sector, ring] *= 1.06 + 0.3 * share
    middle = _middle_share(shape, sector)
    side = abs(np.sin(2 * np.pi * middle))
    widest = max((piece.w for piece in missing), default=0.0)
    tallest = max((piece.h for piece in missing), default=0.0)
    if side > 0.5:
        needs.floor_x[ring] = max(needs.floor_x[ring], min(needs.floor_x[ring] + 6 + 12 * share, widest + 28))
    if side < 0.87:
        needs.floor_y[ring] = max(needs.floor_y[ring], min(needs.floor_y[ring] + 4 + 6 * share, tallest + 28))


def _middle_share(shape: Shape, sector: int) -> float:
    if len(shape.borders) == 0:
        return 0.0
    end = float(shape.border_share(sector, np.array(0.7)))
    start = float(shape.border_share(sector - 1, np.array(0.7))) - (1.0 if sector == 0 else 0.0)
    return (start + end) / 2


def shape_for(scene: Scene, needs: Needs, half_width: float) -> Shape | None:
    """Return rings and borders that share the page by need, or None where the floors leave no room."""
    home = scene.home.box if scene.home is not None else None
    start_x = home.w / 2 if home is not None else 0.0
    start_y = home.h / 2 if home is not None else 0.0
    room_x, room_y = half_width - start_x, half_width / ASPECT - start_y
    if room_x < needs.floor_x.sum() or room_y < needs.floor_y.sum():
        return None
    parts = _ring_parts(needs, half_width, start_x, start_y)
    x = start_x + np.cumsum(_floored(parts * room_x, needs.floor_x))
    y = start_y + np.cumsum(_floored(parts * room_y, needs.floor_y))
    rings = tuple((float(a), float(b)) for a, b in zip(x, y, strict=True))
    middle = (np.array([start_x, *x[:2]]) + x) / 4 / half_width
    middle += (np.array([start_y, *y[:2]]) + y) / 4 / (half_width / ASPECT)
    return Shape(half_width, rings, home, _borders(needs.area, middle))


def _ring_parts(needs: Needs, half_width: float, start_x: float, start_y: float) -> Array:
    """Return how the way from the home to the rim is parted so that each ring's area is as its need."""
    total = needs.area.sum(axis=0).cumsum()
    inside = start_x * start_y * 4
    whole = AREA * half_width**2 / ASPECT
    goal = inside + (whole - inside) * total / total[-1]
    way = np.linspace(0.0, 1.0, 101)
    area = AREA * (start_x + way * (half_width - start_x)) * (start_y + way * (half_width / ASPECT - start_y))
    at = np.interp(goal, area, way)
    return np.diff(np.concatenate([[0.0], at[:2], [1.0]]))


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
