"""What stands round the map on its sheet: the header above, legend and notes below. They are part of the drawing."""

from dataclasses import dataclass

from maps.layout.text import cut_text, text_width
from maps.palette import INK, SOFT_INK
from maps.redaction import Released
from maps.signs import sample
from maps.svg import element, label

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


def header(scene: Released, width: float) -> Block:
    """Title and mark in the first line; day, case and source below."""
    title, *rest = scene.header
    mark = text_width(scene.mark, TEXT, bold=True)
    room = width - 2 * SIDE - mark - 32
    title = cut_text(title, room, TITLE, bold=True)
    parts = [label(title, SIDE, 27, TITLE, INK, bold=True, id="map-title")]
    parts.append(
        element(
            "rect", x=width - SIDE - mark - 16, y=11, width=mark + 16, height=21, rx=4, fill="none", stroke=INK,
            stroke_width=1.2,
        )
    )  # fmt: skip
    parts.append(label(scene.mark, width - SIDE - 8, 26, TEXT, INK, bold=True, text_anchor="end"))
    said = ". ".join(rest) + "."
    after = text_width(title, TITLE, bold=True) + 18
    if after + text_width(said, TEXT) <= room:
        parts.append(label(said, SIDE + after, 27, TEXT, SOFT_INK))
        return Block(tuple(parts), 37)
    y = 27.0
    for text in wrapped(said, width - 2 * SIDE):
        y += 18
        parts.append(label(text, SIDE, y, TEXT, SOFT_INK))
    return Block(tuple(parts), y + 8)


def footer(scene: Released, width: float, top: float) -> Block:
    """The legend in rows, then the notes."""
    parts: list[str] = [
        element("path", d=f"M{SIDE:g} {top + 3:g}H{width - SIDE:g}", stroke="#c3cad3", stroke_width=1, fill="none")
    ]
    x, y = SIDE, top + 19
    for item in scene.legend:
        sign = SAMPLE if item.kind == "line" else 18.0
        room = sign + 9 + text_width(item.text, TEXT)
        if x > SIDE and x + room > width - SIDE:
            x, y = SIDE, y + ROW
        parts.append(sample(item.kind, item.key, x, y, sign))
        parts.append(label(item.text, x + sign + 9, y + 4.2, TEXT, INK))
        x += room + GAP
    y += 5 if scene.legend else -16
    for text in wrapped(" ".join(scene.notes), width - 2 * SIDE):
        y += NOTE_LINE
        parts.append(label(text, SIDE, y, TEXT, SOFT_INK))
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
