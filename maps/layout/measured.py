"""From the input to what has to be placed: measured chips, the sectors that occur, the home."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from maps.layout.box import Box
from maps.layout.model import BOTH_HOMES, Chip, MapInput, Sector
from maps.layout.shape import STEP
from maps.layout.text import (
    EASY_TEXT,
    RING_SIZE,
    SECTOR_SIZE,
    WIDEST_TEXT,
    ChipText,
    Cut,
    chip_text,
    cut_middle,
    cut_numbered,
    cut_start,
    cut_text,
    sector_lines,
    text_width,
)

BAR = 7.0
PAD = 7.0
SECTOR_LINE = 17.0
CHIP_HEIGHTS = {1: 24.0, 2: 36.0, 3: 52.0}
"""Height of a chip by its number of lines."""
HOME_GAP = 20.0
HOME_MARGIN = 16.0
GROUP_PAD = 10.0
PILL_HEIGHT = 18.0


Lines = tuple[float, float]
"""The widest line of text in a chip, and from what width on a title is wrapped where it can be."""
WIDE: Lines = (WIDEST_TEXT, EASY_TEXT)


@dataclass(frozen=True, slots=True)
class Piece:
    """A chip with its wrapped text and its size in units (a multiple of the grid step)."""

    chip: Chip
    text: ChipText
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Name:
    """The lines of a sector's name and its size."""

    lines: tuple[str, ...]
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Home:
    """Where the members stand, with the middle of the home at the origin."""

    box: Box
    groups: dict[str, Box]
    chips: dict[str, Box]


@dataclass(frozen=True, slots=True)
class Scene:
    """What has to be placed. `cells[sector, ring]` lists the pieces of a cell (both count from 0)."""

    given: MapInput
    pieces: dict[str, Piece]
    sectors: tuple[Sector, ...]
    names: tuple[Name, ...]
    pills: tuple[tuple[float, float], ...]
    cells: dict[tuple[int, int], tuple[Piece, ...]]
    home: Home | None
    outside: tuple[Piece, ...]
    """Who stands outside the rings."""
    outside_name: tuple[float, float]
    """The size of the name beside them."""
    lines: Lines = WIDE


def build_scene(given: MapInput, lines: Lines = WIDE) -> Scene:
    """Measure all texts, group the chips by cell and build the home."""
    pieces = {id: _piece(chip, text) for id, (chip, text) in _distinct(given.chips, lines).items()}
    outer = [piece for piece in pieces.values() if piece.chip.ring not in ("home", "none")]
    used = {piece.chip.sector for piece in outer}
    sectors = tuple(sector for sector in given.sectors if sector.id in used)
    index = {sector.id: at for at, sector in enumerate(sectors)}
    cells: dict[tuple[int, int], tuple[Piece, ...]] = {}
    for piece in outer:
        assert isinstance(piece.chip.ring, int)
        key = index[piece.chip.sector], piece.chip.ring - 1
        cells[key] = (*cells.get(key, ()), piece)
    members = [piece for piece in pieces.values() if piece.chip.ring == "home"]
    return Scene(
        given,
        pieces,
        sectors,
        tuple(sector_name(sector) for sector in sectors),
        tuple((_up(text_width(name, RING_SIZE) + 16), PILL_HEIGHT) for name in given.ring_names),
        cells,
        _home(members) if members else None,
        tuple(piece for piece in pieces.values() if piece.chip.ring == "none"),
        (_up(text_width(given.outside_name, RING_SIZE, bold=True) + 16), PILL_HEIGHT),
        lines,
    )


def _up(value: float) -> float:
    return -(-value // STEP) * STEP


def _distinct(chips: Sequence[Chip], lines: Lines) -> dict[str, tuple[Chip, ChipText]]:
    """The texts of the chips. Where two that differ would read alike when they are cut, what differs is kept.

    Tried in turn: the middle is cut, then what they begin with; at last they get numbers.
    """
    found = {chip.id: (chip, chip_text(chip.title, chip.subtitle, *lines)) for chip in chips}
    numbers = count(1)  # for all groups together: two of them may begin alike

    def numbered(texts: Sequence[str]) -> list[Cut]:
        return [cut_numbered(next(numbers)) for _ in texts]

    for way in (_cut_middles, _cut_starts, numbered):
        for group in _alike(found.values()):
            titles, below = [chip.title for chip, _ in group], [chip.subtitle for chip, _ in group]
            for (chip, _), cuts in zip(group, zip(_ways(way, titles), _ways(way, below), strict=True), strict=True):
                found[chip.id] = chip, chip_text(chip.title, chip.subtitle, *lines, cuts)
    return found


def _ways(way: Callable[[Sequence[str]], list[Cut]], texts: Sequence[str]) -> list[Cut]:
    """How each of the texts is cut: in this way where they differ, else as ever."""
    return way(texts) if len({*texts}) > 1 else [cut_text] * len(texts)


def _cut_middles(texts: Sequence[str]) -> list[Cut]:
    return [cut_middle] * len(texts)


def _cut_starts(texts: Sequence[str]) -> list[Cut]:
    least, greatest = min(texts), max(texts)
    same = next((at for at, (a, b) in enumerate(zip(least, greatest, strict=False)) if a != b), len(least))
    return [cut_start(least[:same])] * len(texts)


def _alike(texts: Iterable[tuple[Chip, ChipText]]) -> list[list[tuple[Chip, ChipText]]]:
    """Those that read alike and are cut, by what is read; a number in a fold of several is no name."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], list[tuple[Chip, ChipText]]] = {}
    for chip, text in texts:
        groups.setdefault((text.title, text.subtitle), []).append((chip, text))
    return [
        sorted(group, key=lambda item: item[0].id)
        for group in groups.values()
        if len({(chip.title, chip.subtitle) for chip, _ in group}) > 1
    ]


def _piece(chip: Chip, text: ChipText) -> Piece:
    count = len(text.title) + len(text.subtitle)
    return Piece(chip, text, _up(max(44.0, text.width + BAR + 2 * PAD)), CHIP_HEIGHTS[count])


def sector_name(sector: Sector) -> Name:
    """Return the lines of a sector's name and their size."""
    lines = sector_lines(sector.name)
    width = max(text_width(line, SECTOR_SIZE, bold=True) for line in lines)
    return Name(lines, _up(width + 4), _up(SECTOR_LINE * len(lines) + 2))


def _home(members: Sequence[Piece]) -> Home:
    """Stand the homes side by side; who lives in two stands between the first two of them."""
    named = sorted({piece.chip.home_group for piece in members} - {None, BOTH_HOMES}, key=str)
    shared = [piece for piece in members if piece.chip.home_group in (None, BOTH_HOMES)]
    blocks: list[tuple[str | None, list[Piece]]] = [
        (name, [piece for piece in members if piece.chip.home_group == name]) for name in named
    ]
    if shared:
        blocks.insert(min(1, len(blocks)), (None, shared))
    framed = len(named) > 1
    chips: dict[str, Box] = {}
    groups: dict[str, Box] = {}
    left, heights = 0.0, []
    for name, block in blocks:
        pad = GROUP_PAD if framed and name is not None else 0.0
        placed, width, height = _block(block, left + pad, slim=len(blocks) > 1)
        chips |= placed
        if pad and name is not None:
            groups[name] = Box(left, -height / 2 - pad, width + 2 * pad, height + 2 * pad)
        heights.append(height + 2 * pad)
        left += width + 2 * pad + HOME_GAP
    width = left - HOME_GAP
    shift = round(width / 2 / STEP) * STEP

    def moved(box: Box) -> Box:
        return Box(box.x - shift, box.y, box.w, box.h)

    half_width = max(shift, width - shift) + HOME_MARGIN
    half_height = max(heights) / 2 + HOME_MARGIN
    return Home(
        Box(-half_width, -half_height, 2 * half_width, 2 * half_height),
        {name: moved(box) for name, box in groups.items()},
        {name: moved(box) for name, box in chips.items()},
    )


def _block(members: Sequence[Piece], left: float, slim: bool) -> tuple[dict[str, Box], float, float]:
    """Return the boxes of a home's members in columns and rows, with the block's width and height."""
    w = max(piece.w for piece in members)
    h = max(piece.h for piece in members)
    pitch_x, pitch_y = w + HOME_GAP, h + HOME_GAP

    def waste(columns: int) -> tuple[float, int]:
        rows = -(-len(members) // columns)
        return max(columns * pitch_x / (0.9 if slim else 1.5), rows * pitch_y), columns

    columns = min(range(1, len(members) + 1), key=waste)
    rows = -(-len(members) // columns)
    height = rows * pitch_y - HOME_GAP
    boxes = {}
    for at, piece in enumerate(members):
        row, column = divmod(at, columns)
        y = row * pitch_y - height / 2
        boxes[piece.chip.id] = Box(left + column * pitch_x, y, w, piece.h)
    return boxes, columns * pitch_x - HOME_GAP, height
