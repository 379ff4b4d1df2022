"""What stands round the map on a sheet that is printed or filed: the header above, legend and notes below.

A page says the same in HTML (`maps.page.reading`).
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from maps.drawing.signs import sample, sample_width
from maps.drawing.svg import element, label
from maps.layout import BESIDE, BESIDE_WIDTH, Layout
from maps.layout.text import cut_text, is_cut, text_width
from maps.scene.film import Film
from maps.scene.palette import ALARM, GRID, INK, SOFT_INK
from maps.scene.redaction import Released
from words import Message, text

SIDE = 16.0
TITLE, TEXT, ROW = 18.0, 12.0, 18.0
GAP = 26.0
NOTE_LINE = 15.5
RAGGED, CUT_LINES = 1.03, 0.35
"""How much more room a text takes in lines than its width; and so many lines are for what stands cut on the map."""
MARK_PADDING, MARK_GAP = 16.0, 8.0
LEAST = 760.0
"""The least width of a sheet: a small map is set in its middle."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the sheet and its height."""

    parts: tuple[str, ...]
    height: float


def beside(film: Film) -> float:
    """The height that header, legend and notes take on a sheet of BESIDE_WIDTH, on the day on which they take most.

    No more than BESIDE: what is said at length makes the sheet's text a bit smaller, but not that of the screens.
    """
    room = BESIDE_WIDTH - 2 * SIDE
    ever = [item for on, item in film.legend if on]
    legend = sum(sample_width(item.kind) + 9 + text_width(item.text, TEXT) + GAP for item in ever)
    widths = {note: text_width(f"{note} ", TEXT) for note in {note for scene in film.scenes for note in scene.said}}
    notes = max(sum(widths[note] for note in scene.said) for scene in film.scenes)
    rows, lines = math.ceil(legend / room), math.ceil(RAGGED * notes / room + CUT_LINES)
    head = max(header(scene, BESIDE_WIDTH).height for scene in film.scenes)
    return min(BESIDE, head + 16 + ROW * max(0, rows - 1) + 8 + NOTE_LINE * lines + 6)


def header(scene: Released, width: float) -> Block:
    """Title and marks in the first line; day, case and source below."""
    title = _title(scene, width)
    room = _room(scene, width)
    parts = [label(title, SIDE, 25, TITLE, INK, bold=True, id="map-title"), *_marks(scene, width - SIDE)]
    after = text_width(title, TITLE, bold=True) + 18
    if after + text_width(origin(scene), TEXT) <= room:
        parts.append(label(origin(scene), SIDE + after, 25, TEXT, SOFT_INK))
        return Block(tuple(parts), 33)
    lines = wrapped(origin(scene), width - 2 * SIDE)
    parts += _told(lines, 25.0, 18.0)
    return Block(tuple(parts), 25.0 + 18.0 * len(lines) + 8)


def _marks(scene: Released, right: float) -> Iterator[str]:
    """That it is confidential, and before it in red that the family must not see it, each in a box."""
    for mark, colour in ((scene.mark, INK), (scene.warning, ALARM)):
        if mark:
            box = text_width(mark, TEXT, bold=True) + MARK_PADDING
            yield element(
                "rect", x=right - box, y=9, width=box, height=21, rx=4, fill="none", stroke=colour, stroke_width=1.2
            )
            yield label(mark, right - MARK_PADDING / 2, 24, TEXT, colour, bold=True, text_anchor="end")
            right -= box + MARK_GAP


def _room(scene: Released, width: float) -> float:
    """How wide what stands before the marks may be."""
    marks = [
        text_width(mark, TEXT, bold=True) + MARK_PADDING + MARK_GAP for mark in (scene.mark, scene.warning) if mark
    ]
    return width - 2 * SIDE - sum(marks) - MARK_GAP


def origin(scene: Released) -> str:
    """Day, case and source as one text."""
    return ". ".join(scene.header[1:]) + "."


def cut_note(scene: Released, layout: Layout, title: str) -> str:
    """What stands shortened on the drawing, and its whole text; nothing where nothing does."""
    whole: dict[str, str] = {}
    if title != scene.header[0]:
        whole[title] = scene.header[0]
    for chip in scene.chips:
        placed = layout.chips[chip.id]
        lines = tuple(line.text for line in placed.title_lines)
        if chip.kind != "fold" and is_cut(chip.title, lines):
            whole[" ".join(lines)] = chip.title
        below = tuple(line.text for line in placed.subtitle_lines)
        if is_cut(chip.below, below):
            whole[" ".join(below)] = chip.below
    said = [
        long
        if _known_by(short, long)
        else text(Message("map.note.cut_one", {"short": short, "whole": long}), scene.lang)
        for short, long in whole.items()
    ]
    # What stands in another one of them is said with it: the sheet has little room.
    once = sorted(one for one in {*said} if not any(one != other and one in other for other in said))
    return text(Message("map.note.cut", {"parts": "; ".join(once)}), scene.lang) if once else ""


def _known_by(short: str, long: str) -> bool:
    """Whether what is left of a text before and after its cut is its own beginning and end, broken as it may be."""
    before, _, after = (re.sub(r"[\s-]", "", part) for part in short.partition("…"))
    bare = re.sub(r"[\s-]", "", long)
    return bool(before) and bare.startswith(before) and bare.endswith(after)


def _title(scene: Released, width: float) -> str:
    """The title as it fits beside the marks."""
    return cut_text(scene.header[0], _room(scene, width), TITLE, bold=True)


def _told(lines: list[str], y: float, step: float) -> list[str]:
    return [label(text, SIDE, y + step * at, TEXT, SOFT_INK) for at, text in enumerate(lines, 1)]


def footer(film: Film, layout: Layout, width: float, top: float) -> Block:
    """The legend in rows, then the notes, with what the drawing shows cut: on paper it is nowhere else."""
    parts: list[str] = [
        element("path", d=f"M{SIDE:g} {top + 2:g}H{width - SIDE:g}", stroke=GRID, stroke_width=1, fill="none")
    ]
    items = [item for span, item in film.legend if film.is_now(span)]
    x, y = SIDE, top + 16
    for item in items:
        sign = sample_width(item.kind)
        room = sign + 9 + text_width(item.text, TEXT)
        if x > SIDE and x + room > width - SIDE:
            x, y = SIDE, y + ROW
        parts += [sample(item.kind, item.key, x, y, sign), label(item.text, x + sign + 9, y + 4.2, TEXT, INK)]
        x += room + GAP
    y += 8 if items else -13
    said = " ".join((*film.now.said, cut_note(film.now, layout, _title(film.now, width))))
    lines = wrapped(said, width - 2 * SIDE)
    parts += _told(lines, y, NOTE_LINE)
    y += NOTE_LINE * len(lines)
    return Block(tuple(parts), y + 6 - top)


def wrapped(told: str, width: float, size: float = TEXT, *, bold: bool = False) -> list[str]:
    """The text in lines of at most this width; a word that is wider is broken."""
    lines: list[str] = []
    for word in chain.from_iterable(_broken(word, width, size, bold) for word in told.split()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _broken(word: str, width: float, size: float, bold: bool) -> Iterator[str]:
    """The word in parts of at most this width."""
    while text_width(word, size, bold) > width:
        most = next(at for at in range(len(word), 0, -1) if text_width(word[:at], size, bold) <= width or at == 1)
        yield word[:most]
        word = word[most:]
    yield word
