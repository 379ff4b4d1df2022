"""Each colour is written once: in the palette, from which drawings, pages and their style sheets take it."""

import re
from pathlib import Path

import maps
import web
from maps.page.assets import STATIC
from maps.scene import palette

COLOUR = re.compile(r"""#[0-9a-fA-F]{3,8}\b(?=["'\s;,)])|(?<!--)\b(?:white|black)\b(?=\s*[;"'])""")
MAPS, PAGES = Path(maps.__file__).parent, Path(web.__file__).parent / "static"


def test_the_style_sheet_of_the_palette_is_that_of_the_palette() -> None:
    remedy = "python -c 'from maps.scene.palette import style_sheet as s; print(s(), end=str())'"
    kept = (STATIC / "style" / "palette.css").read_text("utf-8")
    assert kept == palette.style_sheet(), f"stale: write it by {remedy}"


def test_no_other_file_writes_a_colour() -> None:
    files = [path for folder in (MAPS, PAGES) for suffix in ("css", "js", "py") for path in folder.rglob(f"*.{suffix}")]
    ours = [path for path in files if not {"bundle", "vendor"} & {*path.parts}]
    assert len(ours) > 100
    writers = {path.name for path in ours if COLOUR.search(path.read_text("utf-8"))}
    assert writers == {"palette.css", "palette.py"}


def test_each_name_is_a_colour_that_a_style_sheet_uses() -> None:
    used = "".join(path.read_text("utf-8") for folder in (STATIC / "style", PAGES) for path in folder.glob("*.css"))
    others = "".join(path.read_text("utf-8") for path in PAGES.glob("*.css")) + (
        STATIC / "style" / "paper.css"
    ).read_text("utf-8")
    own = set(re.findall(r"--([\w-]+)\s*:", others)) | {"label"}
    assert set(re.findall(r"var\(--([\w-]+)\)", used)) - own == set(palette.PAGE)


def test_no_two_names_are_one_colour() -> None:
    assert len(set(palette.PAGE.values())) == len(palette.PAGE)
