"""Lines that cannot be set letter by letter: from the right, with letters that join, or in several fonts; for ReportLab.

HarfBuzz says which shapes of a font stand where; they are written into the PDF by their numbers. Beside them stands the text
in its own order, so that it can be searched, copied and read aloud.
"""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

from reportlab.graphics.shapes import DirectDraw, Group, String
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from maps.formats.bidi import levels
from maps.formats.lettering import BOLD, EMOJI, MISSING, REGULAR, Run, data_of, face, harfbuzz, is_plain, runs
from maps.layout.text import text_width

SHAPES = 0xF0000
"""From here on a number stands for a shape of a font, not for a letter: Unicode leaves it free."""
OUTLINE = 0.035
"""How wide the outline is that makes a letter bold, in em."""
MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a font, where it stands beside the last one, and how far it leads on, all in em."""

    number: int
    font: str
    right: float
    up: float
    on: float
    text: str
    """The letters that it shows; of several shapes for the same letters the widest one has them."""


class ShapedFont(TTFont):
    """A font whose shapes can be written by their numbers."""

    def __init__(self, font: str) -> None:
        super().__init__(f"{font}-shapes", BytesIO(data_of(font)), asciiReadable=0)
        # ReportLab takes two fonts of one name for one, and Arimo is there already, by its letters.
        self.face.name = f"{font}Shapes".encode()
        self._shown: dict[Any, dict[tuple[int, str], int]] = {}

    def shape(self, doc: Any, shape: Shape) -> str:
        """What to write for a shape in this document: a code for each pair of a shape and what it shows."""
        shown = self._shown.setdefault(doc, {})
        code = shown.setdefault((shape.number, shape.text), SHAPES + len(shown))
        self.face.charToGlyph[code] = shape.number
        self.face.charWidths[code] = _advance(shape.font, shape.number)
        return chr(code)

    def addObjects(self, doc: Any) -> None:
        """Write the font, and which letters its shapes show."""
        subsets = [list(subset) for subset in self.state[doc].subsets]
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        shown = {code: text for (_, text), code in self._shown.pop(doc, {}).items()}
        for name, subset in zip(names, subsets, strict=True):
            written = doc.idToObject["BasicFonts"].dict[name].ToUnicode
            doc.idToObject[written.name].content = _shown_letters(subset, shown)


def _shown_letters(subset: list[int], shown: dict[int, str]) -> str:
    """The table from codes to letters that PDF calls ToUnicode."""
    lines = [
        f"<{at:02X}> <{(shown.get(code) or chr(0x200B)).encode('utf-16-be').hex().upper()}>"
        for at, code in enumerate(subset)
        if code >= SHAPES
    ]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    told = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{told}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


@cache
def _font(font: str) -> ShapedFont:
    made = ShapedFont(font)
    pdfmetrics.registerFont(made)
    return made


def shapes(text: str, *, bold: bool = False) -> list[Shape]:
    """The shapes of a line from left to right."""
    return [shape for run in runs(text, bold=bold) for shape in _shapes(run, BOLD if bold else REGULAR)]


def _shapes(run: Run, usual: str) -> Iterator[Shape]:
    font = run.font or usual
    buffer = harfbuzz().Buffer()
    buffer.cluster_level = harfbuzz().BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(run.text if run.font else MISSING * len(run.text))
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if run.from_right else "ltr"
    harfbuzz().shape(_harfbuzz(font), buffer, {})
    em = face(font).upem
    starts = sorted({info.cluster for info in buffer.glyph_infos})
    ends = dict(zip(starts, [*starts[1:], len(run.text)], strict=True))
    placed = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    widest: dict[int, int] = {}
    for at, (info, position) in enumerate(placed):
        if info.cluster not in widest or position.x_advance > placed[widest[info.cluster]][1].x_advance:
            widest[info.cluster] = at
    for at, (info, position) in enumerate(placed):
        text = run.text[info.cluster : ends[info.cluster]] if widest[info.cluster] == at else ""
        if run.from_right:
            text = text[::-1].translate(MIRRORED)  # whoever reads the line turns it round as a whole
        yield Shape(info.codepoint, font, position.x_offset / em, position.y_offset / em, position.x_advance / em, text)


@cache
def _harfbuzz(font: str) -> Any:
    return harfbuzz().Font(face(font))


@cache
def _advance(font: str, number: int) -> float:
    return _harfbuzz(font).get_glyph_h_advance(number) * 1000 / face(font).upem


def draw(canvas: Any, text: str, x: float, y: float, size: float, *, bold: bool = False) -> None:
    """The line from here on, in the colour that the canvas has. Never wider than the layout has measured."""
    there = shapes(text, bold=bold)
    width = sum(shape.on for shape in there) * size
    room = text_width(text, size, bold)
    narrow = min(1.0, room / width) if width and room else 1.0
    # Readers of PDF turn what is read from the right round themselves, and so the text too that we would give them.
    from_left = not any(levels(text))
    if from_left:
        told = (codecs.BOM_UTF16_BE + text.encode("utf-16-be")).hex().upper()
        canvas._code.append(f"/Span <</ActualText <{told}> >> BDC")
    line = canvas.beginText()
    for shape in there:
        font = _font(shape.font)
        # Fonts of scripts are here in one weight: for a bold line their outlines are drawn too.
        line.setTextRenderMode(2 if bold and shape.font not in (BOLD, EMOJI) else 0)
        line.setTextTransform(narrow, 0, 0, 1, x + shape.right * size * narrow, y + shape.up * size)
        line.setFont(font.fontName, size)
        line.textOut(font.shape(canvas._doc, shape))
        x += shape.on * size * narrow
    canvas.drawText(line)
    if from_left:
        canvas._code.append("EMC")


class Line(DirectDraw):
    """A line of text of a drawing that is set by shapes."""

    def __init__(self, given: String) -> None:
        self.text, self.size, self.bold = given.text, given.fontSize, given.fontName == BOLD
        self.fillColor = given.fillColor
        width = min(sum(shape.on for shape in shapes(self.text, bold=self.bold)) * self.size,
                    text_width(self.text, self.size, self.bold))  # fmt: skip
        self.x = given.x - {"end": width, "middle": width / 2}.get(given.textAnchor, 0.0)
        self.y, self.width = given.y, width

    def getBounds(self) -> tuple[float, float, float, float]:
        """What it covers."""
        return self.x, self.y - 0.25 * self.size, self.x + self.width, self.y + self.size

    def drawDirectly(self, renderer: Any) -> None:
        """Draw it on the canvas of the renderer."""
        canvas = renderer._canvas
        canvas.saveState()
        canvas.setFillColor(self.fillColor)
        canvas.setStrokeColor(self.fillColor)
        canvas.setLineWidth(self.size * OUTLINE)
        draw(canvas, self.text, self.x, self.y, self.size, bold=self.bold)
        canvas.restoreState()


def set_lines(drawing: Group) -> None:
    """Have all lines of a drawing set by shapes that cannot be set letter by letter."""
    for at, node in enumerate(drawing.contents):
        if isinstance(node, String) and not is_plain(node.text):
            drawing.contents[at] = Line(node)
        elif isinstance(node, Group):
            set_lines(node)
