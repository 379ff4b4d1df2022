"""What stands round the map on its sheet: the header above, legend and notes below. They are part of the drawing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from maps.drawing.signs import sample
from maps.drawing.svg import element, group, label
from maps.layout import Layout
from maps.layout.text import cut_text, is_cut, text_width
from maps.scene.film import Film
from maps.scene.palette import GRID, INK, SOFT_INK
from maps.scene.redaction import Released
from words import Message, text

SIDE = 16.0
TITLE, TEXT, ROW = 18.0, 12.0, 20.0
SAMPLE = 44.0
GAP = 26.0
NOTE_LINE = 16.0
LEAST = 760.0
"""The least width of a sheet: a small map is set in its middle."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the sheet and its height."""

    parts: tuple[str, ...]
    height: float


def header(film: Film, width: float, *, moving: bool) -> Block:
    """Title and mark in the first line; day, case and source below."""
    title = _title(film.now, width)
    mark = text_width(film.now.mark, TEXT, bold=True)
    room = width - 2 * SIDE - mark - 32
    parts = [label(title, SIDE, 27, TITLE, INK, bold=True, id="map-title")]
    parts.append(
        element(
            "rect", x=width - SIDE - mark - 16, y=11, width=mark + 16, height=21, rx=4, fill="none", stroke=INK,
            stroke_width=1.2,
        )
    )  # fmt: skip
    parts.append(label(film.now.mark, width - SIDE - 8, 26, TEXT, INK, bold=True, text_anchor="end"))
    after = text_width(title, TITLE, bold=True) + 18
    said = [origin(scene) for scene in (film.scenes if moving else (film.now,))]
    if after + max(text_width(told, TEXT) for told in said) <= room:
        parts.append(label(origin(film.now), SIDE + after, 27, TEXT, SOFT_INK, data_told="header"))
        return Block(tuple(parts), 37)
    lines = header_lines(film.now, width)
    most = max(len(wrapped(told, width - 2 * SIDE)) for told in said)
    parts += _told(lines, most, 27.0, 18.0, "header")
    return Block(tuple(parts), 27.0 + 18.0 * most + 8)


def origin(scene: Released) -> str:
    """Day, case and source as one text."""
    return ". ".join(scene.header[1:]) + "."


def header_lines(scene: Released, width: float) -> list[str]:
    """The same in lines of a sheet of this width."""
    return wrapped(origin(scene), width - 2 * SIDE)


def note_lines(scene: Released, layout: Layout, width: float) -> list[str]:
    """The notes in lines of a sheet of this width, with what the drawing shows cut."""
    return wrapped(" ".join((*scene.said, *_cut_note(scene, layout, width))), width - 2 * SIDE)


def _cut_note(scene: Released, layout: Layout, width: float) -> list[str]:
    """What stands shortened on the sheet, and its whole text: on paper it is nowhere else."""
    whole: dict[str, str] = {}
    if (title := _title(scene, width)) != scene.header[0]:
        whole[title] = scene.header[0]
    for chip in scene.chips:
        placed = layout.chips[chip.id]
        lines = tuple(line.text for line in placed.title_lines)
        if chip.kind != "fold" and is_cut(chip.title, lines):
            whole[" ".join(lines)] = chip.title
        if placed.subtitle and is_cut(chip.below, (placed.subtitle.text,)):
            whole[placed.subtitle.text] = chip.below
    said = [
        long
        if _known_by(short, long)
        else text(Message("map.note.cut_one", {"short": short, "whole": long}), scene.lang)
        for short, long in whole.items()
    ]
    # What stands in another one of them is said with it: the sheet has little room.
    once = sorted(one for one in {*said} if not any(one != other and one in other for other in said))
    return [text(Message("map.note.cut", {"parts": "; ".join(once)}), scene.lang)] if once else []


def _known_by(short: str, long: str) -> bool:
    """Whether what is left of a text before and after its cut is its own beginning and end, broken as it may be."""
    before, _, after = (re.sub(r"[\s-]", "", part) for part in short.partition("…"))
    bare = re.sub(r"[\s-]", "", long)
    return bool(before) and bare.startswith(before) and bare.endswith(after)


def _title(scene: Released, width: float) -> str:
    """The title as it fits beside the mark."""
    room = width - 2 * SIDE - text_width(scene.mark, TEXT, bold=True) - 32
    return cut_text(scene.header[0], room, TITLE, bold=True)


def _told(lines: list[str], most: int, y: float, step: float, name: str) -> list[str]:
    """Lines of text, with empty ones up to the most that another day needs."""
    filled = lines + [""] * (most - len(lines))
    return [label(text, SIDE, y + step * at, TEXT, SOFT_INK, data_told=name) for at, text in enumerate(filled, 1)]


def footer(film: Film, layout: Layout, width: float, top: float, *, moving: bool) -> Block:
    """The legend in rows, then the notes. A page that moves has room for those of all days, and for its filters."""
    parts: list[str] = [
        element("path", d=f"M{SIDE:g} {top + 3:g}H{width - SIDE:g}", stroke=GRID, stroke_width=1, fill="none")
    ]
    items = [(span, item) for span, item in film.legend if moving or film.is_now(span)]
    x, y = SIDE, top + 19
    for span, item in items:
        sign = SAMPLE if item.kind == "line" else 18.0
        room = sign + 9 + text_width(item.text, TEXT)
        if x > SIDE and x + room > width - SIDE:
            x, y = SIDE, y + ROW
        inside = [sample(item.kind, item.key, x, y, sign), label(item.text, x + sign + 9, y + 4.2, TEXT, INK)]
        shown = None if film.is_now(span) else "none"
        if moving:
            place = {"data_x": x, "data_y": y, "data_width": room}
            inside = [group(inside, class_="legend-item", data_key=f"{item.kind}-{item.key}", display=shown, **place)]
        parts += inside
        x += room + GAP
    y += 9 if items else -16
    lines = note_lines(film.now, layout, width)
    most = max(len(note_lines(scene, layout, width)) for scene in film.scenes) if moving else len(lines)
    parts += _told(lines, most, y, NOTE_LINE, "notes")
    y += NOTE_LINE * most
    if moving:
        y += NOTE_LINE
        parts.append(label("", SIDE, y, TEXT, INK, bold=True, data_told="filters"))
    return Block(tuple(parts), y + 8 - top)


def wrapped(told: str, width: float) -> list[str]:
    """The text in lines of at most this width; a word that is wider is broken."""
    lines: list[str] = []
    for word in chain.from_iterable(_broken(word, width) for word in told.split()):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, TEXT) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _broken(word: str, width: float) -> Iterator[str]:
    """The word in parts of at most this width."""
    while text_width(word, TEXT) > width:
        most = next(at for at in range(len(word), 0, -1) if text_width(word[:at], TEXT) <= width or at == 1)
        yield word[:most]
        word = word[most:]
    yield word
