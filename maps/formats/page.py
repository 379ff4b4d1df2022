"""A page of a PDF: the drawing on it, what stands in its margin, and the fonts that it carries.

Arimo has the widths of Arial, by which the layout measures, and may be shipped; the standard fonts of PDF are not
embedded and lack letters of many names (ş, ł, ő).
"""

import io
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from maps.formats.cutout import cutout
from maps.formats.lettering import BOLD, REGULAR, is_plain
from maps.layout.text import cut_text, text_width
from maps.scene.palette import ALARM, BLACK

READABLE = 7.0
"""Points of the smallest text from which a sheet is readable."""
MARGIN = 10.0
"""Millimetres on each side."""
POINTS_PER_MM = 72 / 25.4
drawing_lock = threading.RLock()
"""ReportLab keeps its fonts in one place for the whole program, and is not made for threads."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper, landscape, in millimetres."""

    name: str
    width: float
    height: float

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * POINTS_PER_MM, self.height * POINTS_PER_MM

    def scale(self, width: float, height: float) -> float:
        """Points for each unit of a drawing of this size."""
        room = (self.width - 2 * MARGIN) / width, (self.height - 2 * MARGIN) / height
        return min(room) * POINTS_PER_MM


A4, A3 = Sheet("A4", 297, 210), Sheet("A3", 420, 297)


@dataclass(frozen=True, slots=True)
class Strip:
    """What stands in the margin of each page: title and lines on the left, mark and number of the page on the right."""

    title: str
    lines: tuple[str, ...]
    """The first one follows the title, and may take its room: day and source count for more than a long name."""
    mark: str
    page: str
    """With places for `page` and `pages`."""
    warning: str = ""
    """Stands after the mark, in red."""

    def marks(self, number: int, pages: int) -> list[tuple[str, str]]:
        """What stands on the right, each part with its colour."""
        page = self.page.format(page=number, pages=pages)
        if not self.warning:
            return [(f"{self.mark}. {page}", BLACK)]
        return [(f"{self.mark}. ", BLACK), (f"{self.warning}. ", ALARM), (page, BLACK)]

    def fitted(self, room: float) -> list[str]:
        """The lines in so many points of width, the first with the title in front."""
        first, *others = self.lines or ("",)
        first = cut_text(first, room - SHORTEST_TITLE, READABLE, bold=False)
        title = cut_text(f"{self.title}.", room - text_width(f" {first}", READABLE), READABLE, bold=False)
        return [f"{title} {first}".rstrip(), *(cut_text(line, room, READABLE, bold=False) for line in others)]


def size_of(svg: str) -> tuple[float, float]:
    """Width and height of a drawing by its viewBox. ValueError where it has none."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if not found:
        raise ValueError("The drawing has no viewBox that begins at 0 0: it is not one of this program.")
    return float(found[1]), float(found[2])


class Page:
    """The page of a PDF that is being written; its corner is below on the left, in points."""

    def __init__(self, canvas: Any, drawing: Any, sheet: tuple[float, float], size: tuple[float, float]) -> None:
        self.canvas, self.drawing, self.sheet = canvas, drawing, sheet
        self.width, self.height = size
        self.margin = MARGIN * POINTS_PER_MM

    def map(self, x: float, y: float, scale: float, drawing: Any = None) -> None:
        """The drawing, or a cutout of it, with the corner of the whole here."""
        from reportlab.graphics import renderPDF

        self.canvas.saveState()
        self.canvas.translate(x, y)
        self.canvas.scale(scale, scale)
        renderPDF.draw(drawing or self.drawing, self.canvas, 0, 0)
        self.canvas.restoreState()

    def part(self, x: float, y: float, width: float, height: float, scale: float) -> None:
        """A part of the drawing, as large as it is told in points of this scale, and nothing that lies beside it."""
        inside = cutout(self.drawing, (x / scale, y / scale, (x + width) / scale, (y + height) / scale))
        if inside is None:
            return
        self.canvas.saveState()
        path = self.canvas.beginPath()
        path.rect(self.margin, self.margin, width, height)
        self.canvas.clipPath(path, stroke=0, fill=0)
        self.map(self.margin - x, self.margin - y, scale, inside)
        self.canvas.restoreState()

    def numbered(self, x: float, y: float, width: float, height: float, number: int) -> None:
        """Where a sheet lies, with its number at its left."""
        self.canvas.saveState()
        self.canvas.setLineWidth(0.8)
        self.canvas.setDash(4, 3)
        self.canvas.rect(x, y, width, height)
        self.canvas.setDash()
        self.canvas.setFillGray(1)
        self.canvas.circle(x + 16, y + height / 2, 11, stroke=1, fill=1)
        self.canvas.setFillGray(0)
        self.canvas.setFont(BOLD, 12)
        self.canvas.drawCentredString(x + 16, y + height / 2 - 4.2, str(number))
        self.canvas.restoreState()

    def neighbours(self, numbers: dict[str, int], overlap: float) -> None:
        """At each side that goes on: its number in the margin, and marks up to where the next sheet covers this one."""
        left, below = self.margin, self.margin
        right, above = self.sheet[0] - self.margin, self.sheet[1] - self.margin
        middle = ((left + right) / 2, (below + above) / 2)
        places = {
            "left": (left / 2, middle[1]),
            "right": (right + self.margin / 2, middle[1]),
            "below": (right - BESIDE_THE_PAGE, below - 12),
            "above": (middle[0], above + 6),
        }
        self.canvas.saveState()
        self.canvas.setLineWidth(0.6)
        self.canvas.setFont(BOLD, 9)
        for side, number in numbers.items():
            self.canvas.drawCentredString(*places[side], f"{ARROWS[side]} {number}")
            if side in ("left", "right"):
                x = left + overlap if side == "left" else right - overlap
                self.canvas.line(x, above, x, above + 6)
                self.canvas.line(x, below, x, below - 2)  # the strip begins under it
            else:
                y = below + overlap if side == "below" else above - overlap
                self.canvas.line(left, y, left - 6, y)
                self.canvas.line(right, y, right + 6, y)
        self.canvas.restoreState()

    def strip(self, strip: Strip, number: int, pages: int, lines: int = 2) -> None:
        """The strip in the lower margin, with so many of its lines."""
        marks = strip.marks(number, pages)
        widths = [text_width(text, READABLE, bold=True) for text, _ in marks]
        room = self.sheet[0] - 2 * self.margin - max(BESIDE_THE_PAGE, sum(widths)) - 20
        x = self.sheet[0] - self.margin - sum(widths)
        self.canvas.saveState()
        self.canvas.setFont(BOLD, READABLE)
        for (text, colour), wide in zip(marks, widths, strict=True):
            self.canvas.setFillColor(colour)
            self.canvas.drawString(x, FOOT, text)
            x += wide
        self.canvas.setFillGray(0)
        self.canvas.setFont(REGULAR, READABLE)
        for line, text in enumerate(reversed(strip.fitted(room)[:lines])):
            self.text(text, self.margin, FOOT + 8 * line)
        self.canvas.restoreState()

    def text(self, text: str, x: float, y: float, size: float = READABLE, *, bold: bool = False) -> None:
        """A line in the colour that the canvas has, whatever letters are in it."""
        from maps.formats import typeset

        if is_plain(text):
            self.canvas.setFont(BOLD if bold else REGULAR, size)
            self.canvas.drawString(x, y, text)
        else:
            self.canvas.setLineWidth(size * typeset.OUTLINE)
            typeset.draw(self.canvas, text, x, y, size, bold=bold)

    def turn(self, sheet: tuple[float, float] | None = None) -> None:
        """Go on with the next page; with `sheet` it has another size, as have those after it."""
        self.canvas.showPage()
        if sheet:
            self.sheet = sheet
            self.canvas.setPageSize(sheet)


FOOT = 12.0
"""Points from the edge of the paper to the strip: most printers come as near as this."""
SHORTEST_TITLE = 80.0
"""Points that the title keeps, however long the rest is."""
BESIDE_THE_PAGE = 150.0
"""Points on the right that the number of the page may take."""
ARROWS = {"left": "←", "right": "→", "below": "↓", "above": "↑"}


def document(svg: str, title: str, sheet: tuple[float, float], draw: Callable[[Page], None]) -> bytes:
    """A PDF of pages of this size in points, which `draw` fills.

    Each page that shows the drawing holds it: ReportLab's forms, which would hold it once, lose what is see-through.
    """
    with drawing_lock:
        drawing = drawn(svg)
        return written(title, sheet, lambda canvas: draw(Page(canvas, drawing, sheet, size_of(svg))))


def drawn(svg: str) -> Any:
    """The drawing as ReportLab has it, a point for each of its units."""
    from svglib.svglib import SvgRenderer

    from maps.formats import typeset  # with ReportLab, which takes long to load

    with drawing_lock:
        drawing = SvgRenderer("map.svg", font_map=_fonts()).render(_parsed(svg))
        factor = size_of(svg)[0] / drawing.width  # svglib gives a unit of SVG 0.75 points
        drawing.scale(factor, factor)
        typeset.set_lines(drawing)
        return drawing


def written(title: str, sheet: tuple[float, float], draw: Callable[[Any], None]) -> bytes:
    """A PDF whose first page has this size in points, which `draw` fills on its canvas. The same input, the same bytes."""
    from reportlab.pdfgen.canvas import Canvas

    with drawing_lock:
        _fonts()
        file = io.BytesIO()
        made = {"pagesize": sheet, "invariant": 1, "pageCompression": 1, "initialFontName": REGULAR}
        canvas = Canvas(file, **made)  # type: ignore[arg-type] # its types say that a font's name is a number
        canvas.setTitle(title)
        canvas.setCreator("Tovholder")
        draw(canvas)
        canvas.showPage()
        canvas.save()
    return file.getvalue()


def _parsed(svg: str) -> Any:
    """The drawing as a tree, read without network or entities."""
    import lxml.etree as etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(svg.encode("utf-8"), parser)


@cache
def _fonts() -> Any:
    """The fonts that the PDF embeds, under the name by which a drawing asks for them first; and no other one by default."""
    from reportlab.graphics.shapes import STATE_DEFAULTS
    from svglib.fonts import FontMap

    fonts = FontMap()
    for weight, name in (("normal", REGULAR), ("bold", BOLD)):
        with as_file(files("maps.drawing").joinpath("fonts", f"{name}.ttf")) as path:
            fonts.register_font("Arial", str(path), weight=weight, rlgFontName=name)
    STATE_DEFAULTS["fontName"] = REGULAR
    return fonts
