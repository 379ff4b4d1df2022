"""What stands round the map on its sheet: the header above, legend and notes below. They are part of the drawing."""

from dataclasses import dataclass

from maps.film import Film
from maps.layout.text import cut_text, text_width
from maps.palette import INK, SOFT_INK
from maps.redaction import Released
from maps.signs import sample
from maps.svg import element, group, label

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
    title, *_ = film.now.header
    mark = text_width(film.now.mark, TEXT, bold=True)
    room = width - 2 * SIDE - mark - 32
    title = cut_text(title, room, TITLE, bold=True)
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


def note_lines(scene: Released, width: float) -> list[str]:
    """The notes in lines of a sheet of this width."""
    return wrapped(" ".join(scene.said), width - 2 * SIDE)


def _told(lines: list[str], most: int, y: float, step: float, name: str) -> list[str]:
    """Lines of text, with empty ones up to the most that another day needs."""
    filled = lines + [""] * (most - len(lines))
    return [label(text, SIDE, y + step * at, TEXT, SOFT_INK, data_told=name) for at, text in enumerate(filled, 1)]


def footer(film: Film, width: float, top: float, *, moving: bool) -> Block:
    """The legend in rows, then the notes. A page that moves has room for those of all days, and for its filters."""
    parts: list[str] = [
        element("path", d=f"M{SIDE:g} {top + 3:g}H{width - SIDE:g}", stroke="#c3cad3", stroke_width=1, fill="none")
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
    lines = note_lines(film.now, width)
    most = max(len(note_lines(scene, width)) for scene in film.scenes) if moving else len(lines)
    parts += _told(lines, most, y, NOTE_LINE, "notes")
    y += NOTE_LINE * most
    if moving:
        y += NOTE_LINE
        parts.append(label("", SIDE, y, TEXT, INK, bold=True, data_told="filters"))
    return Block(tuple(parts), y + 8 - top)


def wrapped(text: str, width: float) -> list[str]:
    """The text in lines of at most this width; a word that is wider is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, TEXT) <= width:
            lines[-1] = longer
        else:
            lines.append(cut_text(word, width, TEXT, bold=False))
    return lines
