"""The map's own script and style, as a browser is given them: on a page, and in a map saved as one file.

The modules in `static/` are what people write; `static/bundle/` is made of them by `tools/page-scripts/bundle.js`, one
script and one style for each page: few requests, and a saved map can hold no module. A test makes it again.
"""

from importlib.resources import files
from pathlib import Path

STATIC = Path(str(files("maps.page").joinpath("static")))
"""The folder that holds them; a server may give out all of it."""

TEMPLATES = Path(str(files("maps.page").joinpath("templates")))
"""The templates of what stands round a map, on a page too."""


def file_script() -> str:
    """The script of a map saved as one file."""
    return read("bundle/map-file.js")


def file_style() -> str:
    """Its style: the colours, that of the page round the map, that of the map, and that of paper."""
    return "".join(map(read, ("style/palette.css", "style/sheet.css", "bundle/map.css", "style/paper.css")))


def read(name: str) -> str:
    """The text of one of the files."""
    return (STATIC / name).read_text(encoding="utf-8")
