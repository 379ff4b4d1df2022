"""Packing boxes in cells, with a cell as one big integer: bit `row * stride + column` is a free grid point.

Shifting and masking a whole cell at once makes a fitting test for every position cost microseconds.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Size = tuple[int, int]
Spot = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Board:
    """The free grid points of one cell. Rows count from `top`, columns from `left`; `stride` leaves a column that is never free,
    so that no box runs on from the end of a row to the start of the next."""

    bits: int
    stride: int
    top: int
    left: int
    rows: int


def board(cells: NDArray[np.uint8], cell: int) -> Board:
    """Return the board of the grid points that carry a cell's number."""
    mask = cells == cell
    columns = np.flatnonzero(mask.any(axis=0))
    if not len(columns):
        return Board(0, 8, 0, 0, 0)
    left, right = int(columns[0]), int(columns[-1]) + 1
    stride = -(-(right - left + 1) // 8) * 8
    wide = np.zeros((len(cells), stride), dtype=np.bool_)
    wide[:, : right - left] = mask[:, left:right]
    bits = int.from_bytes(np.packbits(wide, axis=None, bitorder="little").tobytes(), "little")
    top = ((bits & -bits).bit_length() - 1) // stride
    bits >>= top * stride
    return Board(bits, stride, top, left, -(-bits.bit_length() // stride))


def fits(bits: int, stride: int, size: Size) -> int:
    """Return the points at which the upper left corner of a box may stand: all its points are free."""
    for count, step in ((size[0], 1), (size[1], stride)):
        done = 1
        while done * 2 <= count:
            bits &= bits >> done * step
            done *= 2
        if done < count:
            bits &= bits >> (count - done) * step
    return bits


@lru_cache(maxsize=4096)
def _block(columns: int, rows: int, stride: int) -> int:
    """Return a block of set bits."""
    block, done = (1 << columns) - 1, 1
    while done * 2 <= rows:
        block |= block << done * stride
        done *= 2
    if done < rows:
        block |= block << (rows - done) * stride
    return block


def covered(stride: int, spot: Spot, size: Size, gap: Size) -> int:
    """Return the points that a box at (row, column) takes, with a gap around it."""
    row, column = spot[0] - gap[1] + 1, spot[1] - gap[0] + 1
    columns, rows = size[0] + 2 * (gap[0] - 1), size[1] + 2 * (gap[1] - 1)
    if column < 0:
        columns, column = columns + column, 0
    if row < 0:
        rows, row = rows + row, 0
    columns = min(columns, stride - column)
    return _block(columns, rows, stride) << row * stride + column if columns > 0 and rows > 0 else 0


def without(bits: int, stride: int, spot: Spot, size: Size, gap: Size) -> int:
    """Return the points that are left when a box stands at (row, column), with a gap around it."""
    return bits & ~covered(stride, spot, size, gap)


def spots(bits: int, stride: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return rows and columns of the set points."""
    if not bits:
        return np.zeros(0, np.intp), np.zeros(0, np.intp)
    raw = np.frombuffer(bits.to_bytes(-(-bits.bit_length() // 8), "little"), dtype=np.uint8)
    return np.divmod(np.flatnonzero(np.unpackbits(raw, bitorder="little")), stride)


def pack(cell: Board, sizes: Sequence[Size], gap: Size, upwards: bool) -> list[Spot | None]:
    """Place boxes one after another, each as far up and left as it fits, or down and right with `upwards`.

    The spot of a box that fits nowhere is None; the ones after it are still tried.
    """
    bits, stride = cell.bits, cell.stride
    placed: list[Spot | None] = []
    for size in sizes:
        free = fits(bits, stride, size)
        if not free:
            placed.append(None)
            continue
        at = free.bit_length() - 1 if upwards else (free & -free).bit_length() - 1
        spot = divmod(at, stride)
        bits = without(bits, stride, spot, size, gap)
        placed.append(spot)
    return placed


def holds(bits: int, stride: int, spot: Spot, size: Size) -> bool:
    """Return whether all points under a box are free."""
    row, column = spot
    if row < 0 or column < 0 or column + size[0] > stride:
        return False
    block = _block(size[0], size[1], stride) << row * stride + column
    return bits & block == block
