"""Give new chips a place on a kept page, and let everything else stand where it stood."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from statistics import median

import numpy as np

from maps.layout.box import Box
from maps.layout.kept import Kept
from maps.layout.measured import Scene
from maps.layout.model import MapInput
from maps.layout.needs import LEAST
from maps.layout.opening import new_sector, sides_of, wedges, with_sector
from maps.layout.page import Packed
from maps.layout.shape import LEFT, RIGHT, STEP, Array, Axes, Shape, place, share_level
from maps.layout.standing import NEAR, Ground, Key, Waiting, ground_of, kept_scene

SHARES = (0.006, 0.012, 0.02, 0.03, 0.045)
"""So much of the map's area a sector takes from its neighbours, at most the last one."""
LARGE_SHARES = (0.02, 0.045, 0.08)
"""The same where nothing else helped."""
SHIFTS = (8.0, 16.0, 24.0, 36.0)
"""So far a ring's line moves."""
ONE_SIDED, FAR_SIDED = (1, 2), (3, 4, 6)
"""So many steps a ring grows on one side alone, with all further out; the latter as the last."""
ACROSS, DOWNWARDS = 28.0, 14.0
"""A step of that to the left or right, and up or down."""
GROWTHS = (10.0, 20.0, 32.0, 48.0, 70.0, 100.0)
"""So much the page grows to each side, and in proportion up and down, with the lines of the ring that needs room and of
those further out."""
SCALES = (1.04, 1.08, 1.13, 1.19, 1.25, 1.3)
"""So much the page grows about its middle, everything on it moving outwards together."""
SNAP = 12.0
"""How far from its place on the grown page a chip may be set."""
FEW = 0.25
"""Of how many chips it does not matter that they make a little room."""

Settled = tuple[Scene, Packed, dict[str, Box]]


def settle(given: MapInput, kept: Kept) -> Settled | None:
    """Return a kept page with the chips that are there now; None where a new layout must be made.

    The first chip of a sector opens a wedge for it. A new chip takes a free place of its cell; else its cell is packed anew; else its sector's borders or its ring
    move; else the page grows about its middle. What was taken off leaves its room free.
    """
    new = new_sector(given, kept)
    kept, at = with_sector(given, kept, new) if new is not None else (kept, None)
    scene = kept_scene(given, kept)
    if scene is None:
        return None
    found, waiting = ground_of(scene, kept)
    ground = _standing(found, kept.pinned) if at is None else _opened(found, at, waiting, kept.pinned)
    if ground is None:
        return None
    for key, chips in sorted(waiting.items()):
        if ground.add(key, chips, kept.pinned):
            continue
        grown = _with_room(ground, key, chips, kept.pinned)
        if grown is None:
            return None
        ground = grown
    members = scene.home.chips if scene.home is not None else {}
    packed = ground.packed()
    return scene, packed, {**ground.boxes, **members, **packed.strip.chips}


def _opened(ground: Ground, at: int, waiting: dict[Key, list[Waiting]], pinned: Collection[str]) -> Ground | None:
    """Return the page with a wedge for a new sector, wide enough for the first of its chips: the one on which all others stay, else
    the one on which they move least. None where there is no room."""
    key = min(key for key in waiting if key[0] == at)
    chips = waiting.pop(key)
    best: Ground | None = None
    least = math.inf
    for grown in _opening(ground.shape, key):
        for shape in wedges(grown, at, key[1]):
            other = _reshaped(ground, shape, key, chips, pinned)
            if other is None or not _on_page(other):
                continue
            ways = [math.dist(other.boxes[id].centre, box.centre) for id, box in ground.boxes.items()]
            if sum(ways) < least:
                best, least = other, sum(ways)
            if not least:
                return other
        if best is not None and _moved(ground, best) <= FEW * len(ground.boxes):
            return best
    return best


def _moved(ground: Ground, other: Ground) -> int:
    return sum(other.boxes[id] != box for id, box in ground.boxes.items())


def _opening(shape: Shape, key: Key) -> Iterator[Shape]:
    """Return pages for a new sector: as it is, larger on a side at which it lies, larger all round."""
    yield shape
    sides = sides_of(shape, key[0])
    for steps in (*ONE_SIDED, *FAR_SIDED):
        for side, grown in enumerate(_one_sided(shape, key, (steps,))):
            if side in sides:
                yield grown
    yield from _all_round(shape, key, GROWTHS[1::2])


def _on_page(ground: Ground) -> bool:
    """Return whether the names of the rings, which stand at a border, lie on the page."""
    (x, y), (width, height) = ground.shape.middle, ground.shape.size
    return all(
        -x <= box.x and box.right <= width - x and -y <= box.y and box.bottom <= height - y for box in ground.pills
    )


def _standing(ground: Ground, pinned: Collection[str]) -> Ground | None:
    """Return the ground if all on it may stand there; names that changed their size (another language) may push
    chips aside. None where something was never possible, or there is no room for a name."""
    changed = [
        at
        for at, (box, name) in enumerate(zip(ground.names, ground.scene.names, strict=True))
        if (box.w, box.h) != (name.w, name.h)
    ]
    for at in changed:
        name = ground.scene.names[at]
        ground.names = (*ground.names[:at], _around(ground.names[at], name.w, name.h), *ground.names[at + 1 :])
    if ground.sound():
        return ground
    if not changed:
        return None
    return ground.reshaped(ground.shape, pinned) or _with_room(ground, (changed[0], 2), [], pinned)


def _around(box: Box, w: float, h: float) -> Box:
    """Return a box of another size round the same middle, on the grid."""
    x, y = box.centre
    return Box(round((x - w / 2) / STEP) * STEP, round((y - h / 2) / STEP) * STEP, w, h)


def _with_room(ground: Ground, key: Key, waiting: list[Waiting], pinned: Collection[str]) -> Ground | None:
    """Return the page on which a cell has room for its chips, changed as little as possible: the first on which FEW
    chips move, and none that waits goes far from where it stood; else the one on which most stay where they are, or move
    the shortest way."""
    best: Ground | None = None
    least = math.inf, math.inf
    for shape in _shapes(ground.shape, key):
        other = _reshaped(ground, shape, key, waiting, pinned)
        if other is None:
            continue
        ways = [math.dist(other.boxes[id].centre, box.centre) for id, box in ground.boxes.items()]
        back = [math.dist(other.boxes[new.piece.chip.id].centre, new.wish) for new in waiting if new.wish is not None]
        cost = median(ways or [0.0]), sum(ways) + sum(back)
        if cost < least:
            best, least = other, cost
        if sum(way > 0 for way in ways) <= FEW * len(ways) and max(back, default=0.0) <= NEAR:
            break
    if best is not None:
        return best
    for scale in SCALES:
        other = _scaled(ground, scale)
        if other is not None and other.add(key, waiting, pinned):
            return other
    found = (_reshaped(ground, shape, key, waiting, pinned) for shape in _larger_shapes(ground.shape, key))
    return next((other for other in found if other is not None), None)


def _reshaped(ground: Ground, shape: Shape, key: Key, waiting: list[Waiting], pinned: Collection[str]) -> Ground | None:
    """Return the ground in another shape with the waiting chips on it; None where there is no room."""
    other = ground.reshaped(shape, pinned)
    return other if other is not None and other.add(key, waiting, pinned) else None


def _shapes(shape: Shape, key: Key) -> Iterator[Shape]:
    """Return shapes with more room in a cell: other borders, another ring, both, a wider rim."""
    yield from _bordered(shape, key, SHARES)
    for shift in SHIFTS:
        yield from _ringed(shape, key, shift)
    yield from _one_sided(shape, key, ONE_SIDED)
    for shift in SHIFTS:
        for ringed in _ringed(shape, key, shift):
            yield from _bordered(ringed, key, SHARES[1::2])
    yield from _all_round(shape, key, GROWTHS)
    yield from _one_sided(shape, key, FAR_SIDED)


def _larger_shapes(shape: Shape, key: Key) -> Iterator[Shape]:
    """Return shapes on which a ring and a sector are much wider, both at once."""
    for steps in FAR_SIDED:
        for grown in _one_sided(shape, key, (steps,)):
            yield from _bordered(grown, key, LARGE_SHARES)
    for grown in _all_round(shape, key, GROWTHS[2:]):
        yield from _bordered(grown, key, LARGE_SHARES)


def _all_round(shape: Shape, key: Key, growths: Sequence[float]) -> Iterator[Shape]:
    """Return shapes on which a ring is wider on all sides; all further out moves with it."""
    left, right, up, down = shape.rim
    flat = (up + down) / (left + right)
    for more in growths:
        yield _grown(shape, key[1], (more, more, more * flat, more * flat))


def _one_sided(shape: Shape, key: Key, steps: Sequence[int]) -> Iterator[Shape]:
    """Return shapes on which a ring is wider on one side alone; all further out moves with it."""
    for count in steps:
        for side in range(4):
            more = [0.0] * 4
            more[side] = count * (ACROSS if side in (LEFT, RIGHT) else DOWNWARDS)
            yield _grown(shape, key[1], more)


def _bordered(shape: Shape, key: Key, shares: Sequence[float]) -> Iterator[Shape]:
    """Return shapes on which a sector is wider, by so much on both sides or on one."""
    if not len(shape.borders):
        return
    for share in shares:
        for before, after in ((share / 2, share / 2), (share, 0.0), (0.0, share)):
            borders = shape.borders.copy()
            borders[key[0] - 1, 0] -= before
            borders[key[0], 0] += after
            yield replace(shape, borders=borders)


def _ringed(shape: Shape, key: Key, shift: float) -> Iterator[Shape]:
    """Return shapes on which a ring is wider, by so much on its outer or its inner side."""
    ring = key[1]
    for line, way in ((ring, shift), (ring - 1, -shift)):
        rings = [_wider(axes, [way] * 4) if at == line else axes for at, axes in enumerate(shape.rings)]
        if 0 <= line < 2 and _apart(rings, shape.home):
            yield replace(shape, rings=(rings[0], rings[1], rings[2]))


def _wider(axes: Axes, more: Sequence[float]) -> Axes:
    left, right, up, down = (axis + way for axis, way in zip(axes, more, strict=True))
    return left, right, up, down


def _apart(rings: list[Axes], home: Box | None) -> bool:
    """Return whether all rings stay thick enough to be seen."""
    inner = (home.w / 2, home.w / 2, home.h / 2, home.h / 2) if home is not None else (0.0,) * 4
    lines = np.array([inner, *rings])
    return bool((np.diff(lines, axis=0) >= LEAST.T - 1).all())


def _grown(shape: Shape, ring: int, more: Sequence[float]) -> Shape:
    """Return the shape with the line of a ring and all further out so much wider; the borders keep their rays."""
    rings = [_wider(axes, more) if at >= ring else axes for at, axes in enumerate(shape.rings)]
    return replace(shape, rings=(rings[0], rings[1], rings[2]), borders=_same_rays(shape, rings[2]))


def _same_rays(shape: Shape, rim: Axes) -> Array:
    """Return the borders that run in another rim where they ran: through their places half way out and at the rim."""
    borders = []
    for at in range(len(shape.borders)):
        level = np.array([0.5, 1.0])
        old = shape.border_share(at, level)
        share, out = share_level(place(old, level, shape.rim), rim)
        share = old + (share - old + 0.5) % 1.0 - 0.5
        slope = (share[1] - share[0]) / (out[1] - out[0])
        borders.append((share[1] - slope * out[1], slope))
    return np.array(borders).reshape(-1, 2)


def _scaled(ground: Ground, scale: float) -> Ground | None:
    """Return a larger page: every middle moves out from the page's by the same factor, the home stays."""
    one, two, rim = (_wider(axes, [axis * (scale - 1) for axis in axes]) for axes in ground.shape.rings)
    shape = replace(ground.shape, rings=(one, two, rim))
    other = Ground(ground.scene, shape, ground.density, ground.names, {})
    names = []
    for sector, box in enumerate(ground.names):
        found = _near(other, (sector, 2), box, scale, named=False)
        if found is None:
            return None
        names.append(found)
    other.names = tuple(names)
    for key, pieces in sorted(ground.scene.cells.items()):
        for piece in pieces:
            if piece.chip.id in ground.boxes:
                box = _near(other, key, ground.boxes[piece.chip.id], scale)
                if box is None:
                    return None
                other.boxes[piece.chip.id] = box
    return other


def _near(ground: Ground, key: Key, box: Box, scale: float, named: bool = True) -> Box | None:
    x, y = box.centre
    found = ground.nearest(key, box.w, box.h, (x * scale, y * scale), named=named)
    if found is None:
        return None
    far = max(abs(found.centre[0] - x * scale), abs(found.centre[1] - y * scale))
    return found if far <= SNAP else None
