"""The files that a map can be taken out of the house as. Each is made of a `FamilyMap`, and so of what was released."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.facts import FamilyFacts
from maps.export import one_file
from maps.family import FamilyMap, family_day, family_map
from maps.formats.about import strip
from maps.formats.network import graphml, json_network
from maps.formats.separated import separated
from maps.formats.workbook import workbook
from maps.paper import Paper, pdf, png
from maps.redaction import Names

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
    drawn: bool
    """Whether it shows where everything stands."""

    def map(self, facts: FamilyFacts, day: date, lang: str = "da", names: Names = "names") -> FamilyMap:
        """The map that it is written of: with all days where it is drawn, since places are the same on all of them."""
        return (family_map if self.drawn else family_day)(facts, day, lang, names)


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "text/html; charset=utf-8",
        lambda map, wanted: one_file(map, script=wanted.script, style=wanted.style).encode(),
        drawn=True,
    ),
    "svg": Format("image/svg+xml", lambda map, wanted: map.print_svg.encode(), drawn=True),
    "png": Format("image/png", lambda map, wanted: png(map.print_svg), drawn=True),
    "pdf": Format("application/pdf", lambda map, wanted: pdf(map.print_svg, strip(map), wanted.paper), drawn=True),
    "csv": Format("text/csv; charset=utf-8", lambda map, wanted: separated(map), drawn=False),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda map, wanted: workbook(map),
        drawn=False,
    ),
    "graphml": Format("application/graphml+xml", lambda map, wanted: graphml(map), drawn=False),
    "json": Format("application/json", lambda map, wanted: json_network(map), drawn=False),
}
"""By the ending of the file's name."""
