"""Measure, wrap and cut the texts of the map without a browser."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from maps.layout.widths import glyph_widths

TITLE_SIZE = 12.5
SUBTITLE_SIZE = 12.0
SECTOR_SIZE = 13.5
RING_SIZE = 12.0

WIDEST_TEXT = 128.0
"""The widest line of text in a chip; wider texts are wrapped at joints, then cut."""
EASY_TEXT = 96.0
"""A title wider than this (and than its subtitle) is wrapped where it can be."""

ELLIPSIS = "…"
MIN_FRAGMENT = 4
LONG_WORD = 12
"""A word of so many letters is not kept from its beginning where only its end differs."""

# Second parts of Danish compounds that are common in titles of services; a word may be broken before them.
JOINTS = (
    "afdeling",
    "ambulatorium",
    "arbejder",
    "behandler",
    "behandling",
    "center",
    "familie",
    "forening",
    "forløb",
    "forvaltning",
    "hjælper",
    "huset",
    "institution",
    "klinik",
    "konsulent",
    "kontakt",
    "koordinator",
    "kurset",
    "leder",
    "lærer",
    "medarbejder",
    "mægler",
    "netværk",
    "ordning",
    "person",
    "plejefamilie",
    "plejerske",
    "psykiatri",
    "psykolog",
    "pædagog",
    "rådgiver",
    "rådgivning",
    "sagsbehandler",
    "samarbejde",
    "skole",
    "støtte",
    "terapeut",
    "tilbud",
    "tjeneste",
    "træner",
    "udbyder",
    "undersøgelse",
    "vejleder",
    "værge",
)

_JOINT = re.compile("(?:" + "|".join(sorted(JOINTS, key=lambda joint: (-len(joint), joint))) + ")")


def text_width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text, in units, for a font size in units."""
    return size * sum(map(glyph_widths(bold).__getitem__, text))


@dataclass(frozen=True, slots=True)
class ChipText:
    """The lines of a chip, three at most, its text width in units, and whether something was cut, the title above all."""

    title: tuple[str, ...]
    subtitle: tuple[str, ...]
    width: float
    cut: bool
    cut_title: bool


def chip_text(
    title: str,
    subtitle: str,
    widest: float = WIDEST_TEXT,
    easy: float = EASY_TEXT,
    cuts: "tuple[Cut, Cut] | None" = None,
) -> ChipText:
    """Return the wrapped and cut texts of a chip: two lines of title and one of subtitle at most, or one and two.

    No line is wider than `widest`; a title wider than `easy`, and than its subtitle, is wrapped where it can be. `cuts`
    shorten a title and a subtitle that are too wide; without them the end goes.
    """
    shorten, cut_below = cuts or (cut_text, cut_text)
    title, subtitle = " ".join(title.split()), " ".join(subtitle.split())
    below = _below(subtitle, widest, cut_below, two=text_width(title, TITLE_SIZE, bold=True) <= widest)
    below_width = max((text_width(line, SUBTITLE_SIZE) for line in below), default=0.0)
    lines = (title,) if len(below) > 1 else wrap_title(title, max(easy, below_width), widest, shorten)
    width = max([below_width, *(text_width(line, TITLE_SIZE, bold=True) for line in lines)])
    cut_title = is_cut(title, lines)
    return ChipText(lines, below, width, cut=cut_title or is_cut(subtitle, below), cut_title=cut_title)


def _below(subtitle: str, widest: float, shorten: "Cut", *, two: bool) -> tuple[str, ...]:
    """Return a subtitle in one line; in two, broken evenly between words, where it is too wide for one and may have
    `two`."""

    def width(text: str) -> float:
        return text_width(text, SUBTITLE_SIZE)

    if not subtitle:
        return ()
    if width(subtitle) <= widest or not two:
        return (shorten(subtitle, widest, SUBTITLE_SIZE, False),)
    words = subtitle.split(" ")
    pairs = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    pairs = [pair for pair in pairs if width(pair[0]) <= widest]
    whole = [pair for pair in pairs if width(pair[1]) <= widest]
    if whole:
        return min(whole, key=lambda pair: (max(map(width, pair)), pair))
    if not pairs:
        return (shorten(subtitle, widest, SUBTITLE_SIZE, False),)
    first, rest = pairs[-1]
    return first, shorten(rest, widest, SUBTITLE_SIZE, False)


def is_cut(title: str, lines: tuple[str, ...]) -> bool:
    """Return whether the lines hold less than the title."""
    return _letters(lines) != _letters((title,))


def _letters(lines: tuple[str, ...]) -> str:
    """Return the text without spaces and hyphens: what must survive wrapping."""
    return re.sub(r"[\s-]", "", "".join(lines))


def wrap_title(title: str, easy: float, widest: float = WIDEST_TEXT, cut: "Cut | None" = None) -> tuple[str, ...]:
    """Return the title in one line if it is at most `easy` units wide, else in two, broken evenly at a joint.

    A title that fits in no two lines keeps as many whole parts as fit and ends in an ellipsis.
    """

    def width(text: str) -> float:
        return text_width(text, TITLE_SIZE, bold=True)

    if width(title) <= easy:
        return (title,)
    pairs = [(first, rest) for first, rest in _breaks(title) if width(first) <= widest]
    whole = [pair for pair in pairs if width(pair[1]) <= widest]
    if whole:
        return min(whole, key=lambda pair: (max(width(pair[0]), width(pair[1])), pair))
    if width(title) <= widest:
        return (title,)
    shorten = cut or cut_text
    if not pairs:
        return (shorten(title, widest, TITLE_SIZE, True),)
    first, rest = pairs[-1]
    return first, shorten(rest, widest, TITLE_SIZE, True)


def _breaks(title: str) -> list[tuple[str, str]]:
    """Return the ways to break a title in two: at spaces, after - and /, at the joints of compounds."""
    found = []
    for at in range(1, len(title)):
        before, after = title[:at], title[at:]
        if after[0] == " ":
            found.append((before, after[1:]))
        elif before[-1] in "-/" and before[-2:-1] not in ("", " ") and after[0] != " ":
            found.append((before, after))
        elif _is_joint(title, at):
            found.append((before + "-", after))
    return found


def _is_joint(title: str, at: int) -> bool:
    """Return whether a known second part of a compound starts here, with enough letters on both sides."""
    start = max((title.rfind(mark, 0, at) for mark in " -/"), default=-1) + 1
    word = re.split(r"[ \-/]", title[start:])[0]
    head, tail = title[start:at], word[at - start :]
    if len(head) < MIN_FRAGMENT or len(tail) < MIN_FRAGMENT or not head.isalpha():
        return False
    return any(match.start() == at - start for match in _JOINT.finditer(word))


def cut_text(text: str, width: float, size: float, bold: bool) -> str:
    """Return the text, or as much of its start as fits into `width` units with an ellipsis."""
    if text_width(text, size, bold) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold)
    kept = 0
    while kept < len(text) and text_width(text[: kept + 1], size, bold) <= room:
        kept += 1
    return text[:kept].rstrip(" -,/") + ELLIPSIS


Cut = Callable[[str, float, float, bool], str]
"""Shortens a text to a width: text, width, size of its letters, whether they are bold."""


def cut_middle(text: str, width: float, size: float, bold: bool) -> str:
    """Return the text, or its start and its end with an ellipsis between; the end has the greater part.

    >>> cut_middle("Center for Unge, Nord", 110, 12, False), cut_middle("Nord", 110, 12, False)
    ('Center…Unge, Nord', 'Nord')
    """
    if text_width(text, size, bold) <= width:
        return text
    room = width - text_width(ELLIPSIS, size, bold)
    start = end = 0
    while True:
        longer = (start + 1, end) if 3 * start < 2 * end else (start, end + 1)
        if text_width(text[: longer[0]], size, bold) + text_width(text[len(text) - longer[1] :], size, bold) > room:
            return text[:start].rstrip(" -,/") + ELLIPSIS + text[len(text) - end :].lstrip(" -,/")
        start, end = longer


def cut_start(start: str) -> Cut:
    """Return a cut that leaves out what several texts begin with, back to the last word of it."""

    def shorten(text: str, width: float, size: float, bold: bool) -> str:
        if text_width(text, size, bold) <= width:
            return text
        # The text may be the second line of what begins so.
        same = next(len(start) - at for at in range(len(start) + 1) if text.startswith(start[at:]))
        word = text.rfind(" ", 0, same) + 1
        return cut_text(ELLIPSIS + text[word if same - word < LONG_WORD else same :].lstrip(" -,/"), width, size, bold)

    return shorten


def cut_numbered(number: int) -> Cut:
    """Return a cut that ends in a number."""

    def shorten(text: str, width: float, size: float, bold: bool) -> str:
        if text_width(text, size, bold) <= width:
            return text
        return f"{cut_text(text, width - text_width(f' {number}', size, bold), size, bold)} {number}"

    return shorten


def sector_lines(name: str) -> tuple[str, ...]:
    """Return a sector's name in one line, or in two of about the same width if it is long."""
    name = " ".join(name.split())

    def width(text: str) -> float:
        return text_width(text, SECTOR_SIZE, bold=True)

    if width(name) <= 110:
        return (name,)
    pairs = _breaks(name)
    if not pairs:
        return (cut_text(name, 190, SECTOR_SIZE, bold=True),)
    pair = min(pairs, key=lambda lines: (max(map(width, lines)), lines))
    return tuple(cut_text(line, 190, SECTOR_SIZE, bold=True) for line in pair)
