"""The map on paper and as a picture, without a browser: SVG to PDF with its fonts inside, PDF to PNG.

Arimo has the widths of Arial, by which the layout measures, and may be shipped; the standard fonts of PDF are not
embedded and lack letters of many names (ş, ł, ő).
"""

import io
import re
import threading
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

READABLE = 7.0
"""Points of the smallest text from which A4 is readable; below it the sheet is A3."""
MARGIN = 10.0
"""Millimetres on each side."""
SMALLEST_TEXT = 12.0
POINTS_PER_MM = 72 / 25.4
_drawing_lock = threading.RLock()
"""ReportLab keeps its fonts in one place for the whole program, and is not made for threads."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, landscape, in millimetres."""

    name: str
    width: float
    height: float

    def scale(self, width: float, height: float) -> float:
        """Points for each unit of a drawing of this size."""
        room = (self.width - 2 * MARGIN) / width, (self.height - 2 * MARGIN) / height
        return min(room) * POINTS_PER_MM


A4, A3 = Sheet("A4", 297, 210), Sheet("A3", 420, 297)


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing by its viewBox. ValueError where it has none."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if not found:
        raise ValueError("The drawing has no viewBox that begins at 0 0: it is not one of this program.")
    return float(found[1]), float(found[2])


def sheet_for(svg: str) -> Sheet:
    """A4, or A3 where the smallest text would be under 7 points on A4."""
    return A4 if A4.scale(*size_of(svg)) * SMALLEST_TEXT >= READABLE else A3


def pdf(svg: str, title: str) -> bytes:
    """The drawing as one page of PDF: vectors, with the fonts inside, on A4 or A3 landscape. The same input, the same bytes."""
    sheet = sheet_for(svg)
    page = sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM
    return _page(svg, title, page, sheet.scale(*size_of(svg)))


def png(svg: str, title: str, scale: int = 2) -> bytes:
    """The drawing as a picture, `scale` pixels for each of its units: what the PDF shows, without the sheet's margins."""
    import pypdfium2

    with _drawing_lock:
        document = pypdfium2.PdfDocument(_page(svg, title, size_of(svg), 1.0))
        try:
            picture = document[0].render(scale=scale).to_pil()
        finally:
            document.close()
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _page(svg: str, title: str, page: tuple[float, float], scale: float) -> bytes:
    """One page of PDF in points with the drawing in its middle, `scale` points for each unit."""
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas
    from svglib.svglib import SvgRenderer

    width, height = size_of(svg)
    with _drawing_lock:
        drawing = SvgRenderer("map.svg", font_map=_fonts()).render(_parsed(svg))
        factor = scale * width / drawing.width  # svglib gives a unit of SVG 0.75 points
        drawing.scale(factor, factor)
        written = io.BytesIO()
        canvas = Canvas(written, pagesize=page, invariant=1, pageCompression=1)
        canvas.setTitle(title)
        canvas.setCreator("Tovholder")
        renderPDF.draw(drawing, canvas, (page[0] - width * scale) / 2, (page[1] - height * scale) / 2)
        canvas.showPage()
        canvas.save()
    return written.getvalue()


def _parsed(svg: str) -> Any:
    """The drawing as a tree, read without network or entities."""
    import lxml.etree as etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(svg.encode("utf-8"), parser)


@cache
def _fonts() -> Any:
    """The fonts that the PDF embeds, under the name by which a drawing asks for them first."""
    from svglib.fonts import FontMap

    fonts = FontMap()
    for weight, name in (("normal", "Arimo-Regular"), ("bold", "Arimo-Bold")):
        with as_file(files("maps").joinpath("fonts", f"{name}.ttf")) as path:
            fonts.register_font("Arial", str(path), weight=weight, rlgFontName=name)
    return fonts
