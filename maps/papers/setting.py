"""A paper as a PDF: its text by the typesetter of the packs, each drawing on a page of its own."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from maps.formats.page import A3, A4, Page, Sheet, Strip, drawn, size_of, written
from maps.formats.paper import paper_for
from maps.layout.text import text_width
from maps.packs.blocks import BODY, RULE_STEP, SMALL, WIDTH, Block, Line, Words, items, paragraph, row, rules, space
from maps.packs.setting import PORTRAIT, pages_of, set_page, under
from maps.papers.model import Drawing, Paper, Section, Table

Written = list[Line]
BLANK_ROW = 26.0
"""Points of a row that is filled in by hand."""


ROOMY = 3
"""Up to so many columns a table has letters as large as the text round it."""


class Drawn(NamedTuple):
    """A page with a drawing in its middle."""

    svg: str
    sheet: Sheet
    wide: bool
    """Whether it says itself only what it is, and not for whom."""


def pdf(paper: Paper) -> bytes:
    """The paper. The same input, the same bytes."""
    pages = list(_pages(paper))
    strip = Strip(paper.title, (paper.foot,), paper.mark, paper.page)

    def draw(canvas: Any) -> None:
        for number, one in enumerate(pages, 1):
            if number > 1:
                canvas.showPage()
            canvas.setPageSize(_size(one))
            page = _page(canvas, one)
            page.strip(strip, number, len(pages), lines=0 if isinstance(one, Drawn) and not one.wide else 1)

    return written(paper.title, _size(pages[0]), draw)


def _size(one: Written | Drawn) -> tuple[float, float]:
    return one.sheet.points if isinstance(one, Drawn) else PORTRAIT


def _page(canvas: Any, one: Written | Drawn) -> Page:
    if isinstance(one, list):
        page = Page(canvas, None, PORTRAIT, PORTRAIT)
        set_page(page, one)
        return page
    width, height = size_of(one.svg)
    page = Page(canvas, drawn(one.svg), one.sheet.points, (width, height))
    scale = one.sheet.scale(width, height)
    left, top = (page.sheet[0] - width * scale) / 2, page.sheet[1] - page.margin
    page.map(left, max((page.sheet[1] - height * scale) / 2, top - height * scale), scale)
    return page


def _pages(paper: Paper) -> Iterator[Written | Drawn]:
    """Its pages in order: text goes on over pages until a drawing comes."""
    head = (*paragraph(paper.title, 18, bold=True, after=2), *_lines(paper.head), *space(8))
    waiting: list[Block] = []
    is_first = True
    for section in paper.sections:
        if section.on_screen_only:
            continue
        if section.drawing is None:
            blocks = _blocks(section)
            waiting += under(head, blocks) if is_first else blocks
            is_first = False
            continue
        yield from pages_of(waiting)
        waiting, is_first = [], False
        yield Drawn(section.drawing.svg, _sheet(section.drawing), section.drawing.wide)
    if is_first:
        waiting.append(Block(head))
    yield from pages_of(waiting)


def _sheet(drawing: Drawing) -> Sheet:
    return A3 if drawing.wide or paper_for(drawing.svg) != "a4" else A4


def _lines(texts: Sequence[str]) -> tuple[Line, ...]:
    return tuple(line for text in texts for line in paragraph(text, after=1))


def _blocks(section: Section) -> list[Block]:
    heading = paragraph(section.heading, 13, bold=True, after=3) if section.heading else ()
    texts = (
        *(line for text in section.texts for line in paragraph(text, after=3)),
        *items(section.items, BODY),
    )
    written = tuple(line for label in section.blanks for line in _blank(label))
    blocks = [Block((*heading, *texts))] if heading or texts else []
    if section.table:
        blocks = _with_table(blocks, section.table)
    if written or section.rules:
        blocks.append(Block((*written, *rules(section.rules))))
    return [*blocks, Block(space(10))]


def _with_table(before: list[Block], table: Table) -> list[Block]:
    """The rows, each whole on a page, the columns' names over those of each page; the heading stays with the first."""
    size = BODY if len(table.widths) <= ROOMY else SMALL
    columns = row(table.columns, table.widths, size, bold=True) if any(table.columns) else ()
    over = (*(line for block in before for line in block.lines), *space(4 if before else 0))
    made = [Block(row(cells, table.widths, size), columns) for cells in table.rows]
    made += [Block((Line(BLANK_ROW, rule=(0.0, WIDTH)),), columns) for _ in range(table.blank)]
    return list(under((*over, *columns), made)) if made else [Block((*over, *columns))]


def _blank(label: str) -> tuple[Line, ...]:
    """A word, and a line behind it to write on."""
    begin = text_width(label, BODY) + 8
    return (Line(RULE_STEP, (Words(0.0, label, BODY),), rule=(min(begin, WIDTH - 60), WIDTH)),)
