"""The map on paper and as a picture, without a browser: SVG to PDF with its fonts inside, PDF to PNG."""

import io
from typing import Literal

from maps.formats.page import (
    A3,
    A4,
    MARGIN,
    POINTS_PER_MM,
    READABLE,
    Page,
    Sheet,
    Strip,
    document,
    drawing_lock,
    size_of,
)
from maps.formats.tiles import Tiling, tiling

Paper = Literal["a4", "a3", "sheets"]
PAPERS: tuple[Paper, ...] = ("a4", "a3", "sheets")
SMALLEST_TEXT = 12.0
"""Units of the smallest text of a drawing."""


def paper_for(svg: str) -> Paper:
    """A4; A3 where the smallest text would be under 7 points on A4; several sheets where it would be so on A3, too."""
    size = size_of(svg)
    if A4.scale(*size) * SMALLEST_TEXT >= READABLE:
        return "a4"
    return "a3" if A3.scale(*size) * SMALLEST_TEXT >= READABLE else "sheets"


def pdf(svg: str, strip: Strip, paper: Paper | None = None) -> bytes:
    """The drawing as PDF: vectors, with the fonts inside, landscape. The same input, the same bytes.

    On one page of A4 or A3, or on several sheets of A4 that are put together, after a page that shows how. Without
    `paper` as the size of the text asks for.
    """
    paper = paper or paper_for(svg)
    tiles = tiling(size_of(svg), A4.points, MARGIN * POINTS_PER_MM) if paper == "sheets" else None
    if tiles is not None and tiles.count > 1:
        return document(svg, strip.title, A4.points, lambda page: _sheets(page, strip, tiles))
    sheet = A3 if paper == "a3" else A4
    return document(svg, strip.title, sheet.points, lambda page: one_page(page, strip, sheet))


def png(svg: str, scale: int = 2) -> bytes:
    """The drawing as a picture, `scale` pixels for each of its units: what the PDF shows, without the sheet's margins."""
    with drawing_lock:
        return picture(document(svg, "", size_of(svg), lambda page: page.map(0, 0, 1.0)), 0, scale)


def picture(pdf: bytes, at: int, scale: int) -> bytes:
    """A page of a PDF as a picture, `scale` pixels for each point; the first page is at 0."""
    import pypdfium2

    with drawing_lock:
        opened = pypdfium2.PdfDocument(pdf)
        try:
            drawn = opened[at].render(scale=scale).to_pil()
        finally:
            opened.close()
    written = io.BytesIO()
    drawn.save(written, "PNG", optimize=True)
    return written.getvalue()


def one_page(page: Page, strip: Strip, sheet: Sheet, pages: int = 1) -> None:
    """The whole drawing in the middle of the first sheet: it says itself what stands on the strip, but for the page."""
    scale = sheet.scale(page.width, page.height)
    page.map((page.sheet[0] - page.width * scale) / 2, (page.sheet[1] - page.height * scale) / 2, scale)
    page.strip(strip, 1, pages, lines=0)


def _sheets(page: Page, strip: Strip, tiles: Tiling) -> None:
    """An overview with the numbers of the sheets, then the sheets, each with the numbers of its neighbours."""
    pages = tiles.count + 1
    scale = A4.scale(page.width, page.height)
    left, bottom = (page.sheet[0] - page.width * scale) / 2, (page.sheet[1] - page.height * scale) / 2
    page.map(left, bottom, scale)
    for tile in tiles.tiles:
        box = [side * scale / tiles.scale for side in (tile.x, tile.y, tile.width, tile.height)]
        page.numbered(left + box[0], bottom + box[1], box[2], box[3], tile.number + 1)
    page.strip(strip, 1, pages)
    for tile in tiles.tiles:
        page.turn()
        page.part(tile.x, tile.y, tile.width, tile.height, tiles.scale)
        page.neighbours({side: number + 1 for side, number in tile.neighbours.items()}, tiles.overlap)
        page.strip(strip, tile.number + 1, pages)
