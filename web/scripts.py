"""The script and style of the map: the same files on a page and, one after the other, in a map saved as one file."""

from importlib.resources import files

MAP_SCRIPTS = ("map.js", "map-view.js", "map-folds.js", "map-course.js", "map-time.js", "map-compare.js")
"""In this order: the first makes what the others work with."""
PAGE_SCRIPTS = ("address.js", "map-address.js", "map-move.js")
"""After them, on a page of the server alone: a file on a disk has no address to keep things in, and nobody to ask."""
MAP_STYLES = ("map.css", "map-course.css")


def map_script() -> str:
    """All scripts of the map as one."""
    return "\n".join(_read(name) for name in MAP_SCRIPTS)


def map_style() -> str:
    """All styles of the map as one."""
    return "\n".join(_read(name) for name in MAP_STYLES)


def _read(name: str) -> str:
    return files("web").joinpath("static", name).read_text(encoding="utf-8")
