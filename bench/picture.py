"""The picture on README's first screen: `python -m bench.picture` draws it anew, from the demo's first family as the table sees it."""

import io
from pathlib import Path

from PIL import Image

from graph.reading.cut import facts_of
from importers import load
from maps import family_map
from maps.formats.paper import png

ROOT = Path(__file__).resolve().parent.parent
FAMILY = ROOT / "tovholder" / "demo" / "anna.yaml"
PICTURE = ROOT / "docs" / "picture.png"
WIDTH = 1400
"""Pixels: what README shows, on a screen of twice the density."""


def picture() -> bytes:
    """The map as a PNG."""
    case_file = load(FAMILY).case_file
    [family] = case_file.families
    facts = facts_of(case_file, family.id, "anna")
    whole = Image.open(io.BytesIO(png(family_map(facts, facts.as_of, audience="table").print_svg))).convert("RGB")
    small = whole.resize((WIDTH, round(whole.height * WIDTH / whole.width)), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    small.quantize(256, kmeans=4, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


if __name__ == "__main__":
    PICTURE.write_bytes(picture())
