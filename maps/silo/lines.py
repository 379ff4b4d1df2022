"""A course over days, and two days side by side: points with the bounds within which the truth lies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from maps.drawing.svg import element, label
from maps.layout.text import cut_text, text_width
from maps.scene.palette import GRID, INK, SERIES, SOFT_INK
from maps.silo.figure import MARGIN, SMALL, WIDTH

HIGH = 300.0
LEFT, RIGHT = 50.0, 300.0
ROW = 34.0
NAMES = 340.0
NEAR = 15.0
"""How near each other two names may stand."""


@dataclass(frozen=True)
class Point:
    """A number of a day, where it is shown, with its bounds."""

    day: date
    value: int | None
    lo: int
    hi: int


@dataclass(frozen=True)
class Line:
    """Some numbers of one thing."""

    name: str
    points: tuple[Point, ...]


def lines_body(lines: Sequence[Line]) -> tuple[str, float]:
    """The course of each over the days, and the height. A day on which nothing is shown has no point."""
    shown = [line for line in lines if any(point.value is not None for point in line.points)]
    days = sorted({point.day for line in shown for point in line.points})
    if not days:
        return "", 0.0
    most = max(point.hi for line in shown for point in line.points if point.value is not None)
    step = _step(most)
    top = (most // step + 1) * step
    room = WIDTH - 2 * MARGIN - LEFT - RIGHT
    span = max((days[-1] - days[0]).days, 1)
    x = lambda day: LEFT + 20 + (room - 40) * (day - days[0]).days / span  # noqa: E731
    y = lambda value: 10 + HIGH * (1 - value / top)  # noqa: E731
    found: list[str] = []
    for value in range(0, top + 1, step):
        found.append(element("line", x1=LEFT, y1=y(value), x2=LEFT + room, y2=y(value), stroke=GRID, stroke_width=1))
        found.append(label(str(value), 0, y(value) + 4, SMALL, SOFT_INK))
    for day in days:
        text = day.isoformat()
        found.append(label(text, x(day) - text_width(text, SMALL, bold=False) / 2, HIGH + 30, SMALL, SOFT_INK))
    ends: list[tuple[float, str, str]] = []
    for at, line in enumerate(shown):
        colour, moved = SERIES[at % len(SERIES)], (at - len(shown) / 2) * 5
        there = [point for point in line.points if point.value is not None]
        for one, other in pairwise(there):
            found.append(
                element(
                    "line",
                    x1=x(one.day) + moved,
                    y1=y(one.value),
                    x2=x(other.day) + moved,
                    y2=y(other.value),
                    stroke=colour,
                    stroke_width=2,
                )
            )
        for point in there:
            found.append(
                element(
                    "line",
                    x1=x(point.day) + moved,
                    y1=y(point.lo),
                    x2=x(point.day) + moved,
                    y2=y(point.hi),
                    stroke=colour,
                    stroke_width=1.5,
                )
            )
            found.append(element("circle", cx=x(point.day) + moved, cy=y(point.value), r=4, fill=colour))
        ends.append((y(there[-1].value or 0), line.name, colour))
    found += _names(ends, LEFT + room + 12)
    return "".join(found), HIGH + 40


def _names(ends: Sequence[tuple[float, str, str]], x: float) -> list[str]:
    """The names beside the ends of their lines, none on another."""
    found, last = [], -NEAR
    for y, name, colour in sorted(ends):
        last = max(y + 4, last + NEAR)
        found.append(label(cut_text(name, RIGHT - 12, SMALL, bold=True), x, last, SMALL, colour, bold=True))
    return found


def _step(most: int) -> int:
    """A round distance of four to nine lines.

    >>> [_step(most) for most in (9, 24, 130, 900)]
    [5, 5, 25, 100]
    """
    return next((step for step in (5, 10, 25, 50, 100, 250, 500, 1000) if most / step <= 9), 5000)


@dataclass(frozen=True)
class Change:
    """One thing on two days."""

    name: str
    before: Point
    after: Point


def changes_body(changes: Sequence[Change], days: tuple[str, str]) -> tuple[str, float]:
    """For each thing both days, one under the other on one scale, with their bounds; and the height."""
    most = max((point.hi for one in changes for point in (one.before, one.after)), default=1)
    step = _step(most)
    top = (most // step + 1) * step
    room = WIDTH - 2 * MARGIN - NAMES - 20
    x = lambda value: NAMES + room * value / top  # noqa: E731
    found: list[str] = []
    for value in range(0, top + 1, step):
        found.append(
            element("line", x1=x(value), y1=24, x2=x(value), y2=30 + len(changes) * ROW, stroke=GRID, stroke_width=1)
        )
        found.append(label(str(value), x(value) - 6, 18, SMALL, SOFT_INK))
    for at, day in enumerate(days):
        found.append(element("circle", cx=6 + at * 150, cy=12, r=4, fill=SERIES[at]))
        found.append(label(day, 16 + at * 150, 16, SMALL, SERIES[at], bold=True))
    for row, one in enumerate(changes):
        base = 36 + row * ROW
        found.append(label(cut_text(one.name, NAMES - 12, SMALL, bold=False), 0, base + 13, SMALL, INK))
        for at, point in enumerate((one.before, one.after)):
            y, colour = base + 4 + at * 12, SERIES[at]
            found.append(
                element(
                    "line",
                    x1=x(point.lo),
                    y1=y,
                    x2=x(point.hi),
                    y2=y,
                    stroke=colour,
                    stroke_width=2,
                    stroke_dasharray=None if point.value is not None else "2 4",
                )
            )
            if point.value is not None:
                found.append(element("circle", cx=x(point.value), cy=y, r=4, fill=colour))
    return "".join(found), 36 + len(changes) * ROW
