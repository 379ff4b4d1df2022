"""How wide letters are: those of Arimo, the font that the PDF carries, which has the metrics of Arial and Liberation Sans."""

import unicodedata
from functools import cache
from importlib.resources import as_file, files

GLYPHS: str = "".join(map(chr, (*range(32, 127), *range(160, 256)))) + "…–’"
"""What is measured as it stands: printable ASCII, printable Latin-1, ellipsis, en dash and apostrophe. A browser may take
any other letter from any other font."""
FONTS = {False: "Arimo-Regular.ttf", True: "Arimo-Bold.ttf"}


_WIDE = 1.0


class Widths(dict[str, float]):
    """The widths of glyphs in em. Any other has one that is safe: that of its base letter where there is one, else a full em."""

    def __missing__(self, glyph: str) -> float:
        if unicodedata.combining(glyph) or unicodedata.category(glyph) in ("Cf", "Cc"):
            return 0.0
        return self.get(unicodedata.normalize("NFD", glyph)[0], _WIDE)


@cache
def glyph_widths(bold: bool) -> Widths:
    """The advance width of each of `GLYPHS` in em, in one of the two weights.

    Read when first asked for: the reader of fonts takes longer to load than all of the layout's own modules.
    """
    from reportlab.pdfbase.ttfonts import TTFontFile

    with as_file(files("maps.drawing").joinpath("fonts", FONTS[bold])) as path:
        font = TTFontFile(str(path))
    per_mille: dict[int, float] = font.charWidths  # type: ignore[attr-defined] - reportlab has no types
    # The font has whole units; what reportlab makes of them is put back, so that sums are exact.
    return Widths((glyph, round(per_mille[ord(glyph)] * font.unitsPerEm / 1000) / font.unitsPerEm) for glyph in GLYPHS)
