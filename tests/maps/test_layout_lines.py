"""The tests that many lines undergo at once, held against one line at a time and against what a map really costs."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from maps.layout.arrangement import Arrangement
from maps.layout.page import plan
from maps.layout.segments import crossings, hits, hits_each, keep_off, meetings
from maps.layout.swaps import line_cost, swap_gains, swap_in_cells
from tests.maps.families import any_family

PLACES = st.integers(-40, 40).map(lambda value: value / 2)
POINTS = st.tuples(PLACES, PLACES)
LINES = st.lists(st.tuples(POINTS, POINTS), min_size=1, max_size=12)
HALVES = st.integers(1, 20).map(lambda value: value / 2 + 0.13)
BOXES = st.lists(st.tuples(PLACES, PLACES, HALVES, HALVES), min_size=1, max_size=9)


@given(LINES, BOXES, st.data())
def test_a_line_keeps_off_all_boxes_where_it_hits_none(lines, boxes, data) -> None:
    start, end = (np.array(points, dtype=float) for points in zip(*lines, strict=True))
    table = np.array(boxes)
    own = np.array(data.draw(st.lists(st.integers(0, len(boxes) - 1), min_size=len(lines), max_size=len(lines))))
    blocked = hits(start, end, table)
    assert keep_off(start, end, table).tolist() == (~blocked.any(axis=1)).tolist()
    each = hits_each(start, end, table[own])
    assert each.tolist() == blocked[np.arange(len(own)), own].tolist()
    blocked[np.arange(len(own)), own] = False
    assert keep_off(start, end, table, own).tolist() == (~blocked.any(axis=1)).tolist()


def _cross(line: tuple, other: tuple) -> bool:
    """Whether the ends of each line lie on both sides of the other, in whole numbers."""

    def side(a: tuple, b: tuple, point: tuple) -> float:
        return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])

    (a, b), (c, d) = line, other
    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


@given(LINES.filter(lambda lines: all(a != b for a, b in lines)), LINES)
def test_two_lines_cross_where_each_has_its_ends_on_both_sides_of_the_other(lines, others) -> None:
    start, end = (np.array(points, dtype=float) for points in zip(*lines, strict=True))
    other_start, other_end = (np.array(points, dtype=float) for points in zip(*others, strict=True))
    expected = [[_cross(line, other) for other in others] for line in lines]
    assert crossings(start, end, other_start, other_end).tolist() == expected
    assert meetings(start, end, other_start, other_end, 6.0)[0].tolist() == expected


@pytest.mark.parametrize(
    ("other", "along"),
    [
        (((2, 3), (8, 3)), 6.0),
        (((8, 3), (2, 3)), 6.0),
        (((-5, 3), (4, 3)), 4.0),
        (((2, 7), (8, 7)), 0.0),
        (((5, -3), (5, 3)), 0.0),
        (((11, 1), (19, 1)), 0.0),
    ],
)
def test_two_lines_run_along_each_other_where_they_are_near_and_point_the_same_way(other, along) -> None:
    line = np.array([((0.0, 0.0), (10.0, 0.0))])
    table = np.array([other], dtype=float)
    assert meetings(line[:, 0], line[:, 1], table[:, 0], table[:, 1], 6.0)[1].tolist() == [[along]]


def _work(number: int) -> tuple[Arrangement, np.ndarray]:
    scene, packed, _ = plan(any_family(number))
    work = Arrangement(scene, packed)
    cells = [[work.index[piece.chip.id] for piece in pieces] for _, pieces in sorted(scene.cells.items())]
    return work, np.array([pair for cell in cells for pair in pairwise(cell)])


@pytest.mark.parametrize("number", [50, 120, 206, 299])
def test_a_swap_gains_what_the_lines_then_cost_less(number: int) -> None:
    work, pairs = _work(number)
    before, standing = line_cost(work), work.boxes.copy()
    for (one, other), gain in zip(pairs, swap_gains(work, pairs), strict=True):
        work.boxes[one, :2], work.boxes[other, :2] = standing[other, :2], standing[one, :2]
        assert before - line_cost(work) == pytest.approx(gain, abs=1e-6)
        work.boxes[:] = standing


@pytest.mark.parametrize("number", [120, 206])
def test_swaps_in_cells_lower_the_cost_and_leave_every_chip_its_own_room(number: int) -> None:
    work, _ = _work(number)
    before = line_cost(work)
    swap_in_cells(work)
    assert line_cost(work) < before
    for (one, a), (other, b) in product(work.where.items(), repeat=2):
        apart = a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y
        assert one == other or apart, f"{one} stands on {other}"
