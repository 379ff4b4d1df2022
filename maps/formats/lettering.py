"""Which font draws a letter on paper, and which letters none of ours can draw.

Arimo draws what it can, since the layout measures by it; it has Latin, Greek, Cyrillic and Hebrew. What else stands in names
that Danish municipalities meet is drawn by a font of its script (`maps/drawing/fonts/scripts`).
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from itertools import groupby
from typing import Any

from maps.formats.bidi import in_sight, levels

REGULAR, BOLD = "Arimo-Regular", "Arimo-Bold"
MISSING = "□"
"""Stands where no font has a letter: something that is there and cannot be drawn must not look like nothing."""
EMOJI = "NotoEmoji-Regular"
SCRIPTS: dict[str, tuple[tuple[int, int], ...]] = {
    "NotoSansArmenian-Regular": ((0x530, 0x58F), (0xFB13, 0xFB17)),
    "NotoSansArabic-Regular": ((0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
    "NotoSansSyriac-Regular": ((0x700, 0x74F),),
    "NotoSansThaana-Regular": ((0x780, 0x7BF),),
    "NotoSansDevanagari-Regular": ((0x900, 0x97F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF)),
    "NotoSansBengali-Regular": ((0x980, 0x9FF),),
    "NotoSansGurmukhi-Regular": ((0xA00, 0xA7F),),
    "NotoSansGujarati-Regular": ((0xA80, 0xAFF),),
    "NotoSansTamil-Regular": ((0xB80, 0xBFF),),
    "NotoSansTelugu-Regular": ((0xC00, 0xC7F),),
    "NotoSansKannada-Regular": ((0xC80, 0xCFF),),
    "NotoSansMalayalam-Regular": ((0xD00, 0xD7F),),
    "NotoSansSinhala-Regular": ((0xD80, 0xDFF),),
    "NotoSansThai-Regular": ((0xE00, 0xE7F),),
    "NotoSansLao-Regular": ((0xE80, 0xEFF),),
    "NotoSansMyanmar-Regular": ((0x1000, 0x109F), (0xA9E0, 0xA9FF), (0xAA60, 0xAA7F)),
    "NotoSansGeorgian-Regular": ((0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)),
    "NotoSansEthiopic-Regular": ((0x1200, 0x139F), (0x2D80, 0x2DDF), (0xAB00, 0xAB2F)),
    "NotoSansKhmer-Regular": ((0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "DroidSansFallback": ((0x1100, 0x11FF), (0x2E80, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)),
}  # fmt: skip
"""The letters that each font is asked for, Arimo's own apart."""
_PLAIN_BELOW = "\u0300"
"""All letters before this one stand in Arimo, one by one, from the left."""


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one font and direction that stand together. What cannot be drawn is a run of its own, in no font."""

    text: str
    font: str | None
    from_right: bool


def is_plain(text: str) -> bool:
    """Whether a line can be drawn letter by letter from the left, as it stands, in Arimo."""
    if not text or max(text) < _PLAIN_BELOW:
        return True
    arimo = letters_of(REGULAR)
    return all(ord(letter) in arimo and not _joins(letter) for letter in text) and not any(levels(text))


def runs(text: str, *, bold: bool = False) -> list[Run]:
    """The line in runs, as they follow each other from left to right."""
    fonts = _fonts(text, BOLD if bold else REGULAR)
    ways = levels(text)
    found: list[tuple[Run, int]] = []
    for (font, level), group in groupby(range(len(text)), lambda at: (fonts[at], ways[at])):
        there = list(group)
        part = text[there[0] : there[-1] + 1]
        found.append((Run(part, font, level % 2 == 1), level))
    return [found[at][0] for at in in_sight([level for _, level in found])]


def not_drawn(texts: Iterable[str]) -> tuple[str, ...]:
    """Those of the texts in which there is a letter that no font here has, each once."""
    odd = dict.fromkeys(text for text in texts if text and max(text) >= _PLAIN_BELOW)
    return tuple(text for text in odd if None in _fonts(text, REGULAR))


def _fonts(text: str, usual: str) -> list[str | None]:
    """For each letter the font that draws it. A mark is drawn with its letter; what is never seen goes along with it."""
    found: list[str | None] = []
    for letter in text:
        before = found[-1] if found else None
        if _is_unseen(letter):
            found.append(before or usual)
        elif before and _joins(letter) and ord(letter) in letters_of(before):
            found.append(before)
        else:
            found.append(_font_of(letter, usual))
    return found


def _font_of(letter: str, usual: str) -> str | None:
    candidates = (usual, *(font for font, places in SCRIPTS.items() if _is_in(ord(letter), places)), EMOJI)
    return next((font for font in candidates if ord(letter) in letters_of(font)), None)


def _is_in(letter: int, places: Iterable[tuple[int, int]]) -> bool:
    return any(first <= letter <= last for first, last in places)


def _joins(letter: str) -> bool:
    """Whether it stands on, under or in another letter, or changes how that one is drawn."""
    return unicodedata.category(letter)[0] == "M" or _is_unseen(letter) or "\U0001f3fb" <= letter <= "\U0001f3ff"


def _is_unseen(letter: str) -> bool:
    """Whether it only says how others are drawn: joiners, direction marks, variation selectors."""
    return unicodedata.category(letter) == "Cf" or "\ufe00" <= letter <= "\ufe0f"


@cache
def letters_of(font: str) -> frozenset[int]:
    """The letters that a font has, by their numbers."""
    return frozenset(int(letter) for letter in face(font).unicodes)


@cache
def face(font: str) -> Any:
    """The font as HarfBuzz reads it, which is loaded only where a name asks for it."""
    return harfbuzz().Face(harfbuzz().Blob(data_of(font)))


def harfbuzz() -> Any:
    """HarfBuzz, which has no types."""
    import uharfbuzz

    return uharfbuzz


def data_of(font: str) -> bytes:
    """The file of a font."""
    folder = files("maps.drawing").joinpath("fonts")
    place = folder if font in (REGULAR, BOLD) else folder.joinpath("scripts")
    with as_file(place.joinpath(f"{font}.ttf")) as path:
        return path.read_bytes()
