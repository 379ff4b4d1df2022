"""The files that a map can be taken out of the house as. Each is made of a `FamilyMap`, and so of what was released."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from maps.export import one_file
from maps.family import FamilyMap
from maps.formats.about import strip
from maps.formats.network import graphml, json_network
from maps.formats.separated import separated
from maps.formats.workbook import workbook
from maps.paper import Paper, pdf, png

__all__ = ["FORMATS", "Format", "Wanted"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What some of the files need beside the map: script and style of the page, and the paper (None: as it fits)."""

    script: str
    style: str
    paper: Paper | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    media: str
    write: Callable[[FamilyMap, Wanted], bytes]


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "text/html; charset=utf-8",
        lambda map, wanted: one_file(map, script=wanted.script, style=wanted.style).encode(),
    ),
    "svg": Format("image/svg+xml", lambda map, wanted: map.print_svg.encode()),
    "png": Format("image/png", lambda map, wanted: png(map.print_svg)),
    "pdf": Format("application/pdf", lambda map, wanted: pdf(map.print_svg, strip(map), wanted.paper)),
    "csv": Format("text/csv; charset=utf-8", lambda map, wanted: separated(map)),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", lambda map, wanted: workbook(map)
    ),
    "graphml": Format("application/graphml+xml", lambda map, wanted: graphml(map)),
    "json": Format("application/json", lambda map, wanted: json_network(map)),
}
"""By the ending of the file's name."""
