"""Blocks on pages: what stands on which, and how it is drawn."""

from collections.abc import Iterable, Iterator, Sequence

from maps.formats.page import A4, MARGIN, POINTS_PER_MM, Page, Strip
from maps.packs.blocks import BOX, RULE_GREY, Block, Line

PORTRAIT = (A4.points[1], A4.points[0])
LEFT = MARGIN * POINTS_PER_MM
TOP = PORTRAIT[1] - 36.0
BOTTOM = 40.0
"""Points up to which the margin goes, with what every page says of itself."""
ROOM = TOP - BOTTOM
DESCENT = 0.25
"""How far letters reach below their line, in em."""


def pages_of(blocks: Iterable[Block]) -> list[list[Line]]:
    """What stands on each page, from above."""
    pages: list[list[Line]] = []
    left = 0.0
    for block in blocks:
        if not pages or (block.height > left and block.height <= ROOM - _height(block.header)):
            pages.append(list(block.header))
            left = ROOM - _height(block.header)
        for line in block.lines:
            if line.height > left:
                pages.append(list(block.header))
                left = ROOM - _height(block.header)
            pages[-1].append(line)
            left -= line.height
    return pages


def set_pages(page: Page, strip: Strip, pages: Sequence[Sequence[Line]], before: int) -> None:
    """Draw them after so many pages that are there already."""
    for number, lines in enumerate(pages, before + 1):
        page.turn(PORTRAIT)
        set_page(page, lines)
        page.strip(strip, number, before + len(pages), lines=1)


def set_page(page: Page, lines: Sequence[Line]) -> None:
    """Draw what stands on a page."""
    y = TOP
    for line in lines:
        y -= line.height
        _draw(page, line, y)


def _draw(page: Page, line: Line, y: float) -> None:
    """A line whose lower side is here."""
    canvas = page.canvas
    canvas.saveState()
    for words in line.words:
        canvas.setFillColor(words.colour)
        canvas.setStrokeColor(words.colour)
        page.text(words.text, LEFT + words.x, y + DESCENT * words.size, words.size, bold=words.bold)
    canvas.setLineWidth(0.5)
    canvas.setStrokeGray(RULE_GREY)
    if line.rule:
        canvas.line(LEFT + line.rule[0], y, LEFT + line.rule[1], y)
    if line.box is not None:
        canvas.setStrokeGray(0)
        canvas.rect(LEFT + line.box, y + 1.5, BOX, BOX)
    canvas.restoreState()


def _height(lines: Iterable[Line]) -> float:
    return sum(line.height for line in lines)


def under(heading: Sequence[Line], blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks with a heading that stays with the first of them, in place of a header of its own."""
    for at, block in enumerate(blocks):
        yield block if at else Block((*heading, *block.lines))
