"""The files that a map can be taken out of the house as. Each is made of a `FamilyMap`, and so of what was released."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from graph.reading.cut import Seen
from graph.reading.table import Audience
from maps.family import FamilyMap, family_day, family_map
from maps.formats.about import strip
from maps.formats.network import graphml, json_network
from maps.formats.paper import Paper, pdf, png
from maps.formats.separated import separated
from maps.formats.workbook import workbook
from maps.page.file import one_file
from maps.scene.redaction import Names

__all__ = ["FORMATS", "Format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file."""

    media: str
    write: Callable[[FamilyMap, Paper | None], bytes]
    """The file of a map. The paper is that of a PDF (None: as it fits), and nothing to the other kinds."""
    drawn: bool
    """Whether it shows where everything stands."""

    def map(
        self, facts: Seen, day: date, lang: str = "da", names: Names = "names", audience: Audience = "table"
    ) -> FamilyMap:
        """The map that it is written of: with all days where it is drawn, since places are the same on all of them.

        What leaves the house is for the table, unless somebody says that it is not.
        """
        return (family_map if self.drawn else family_day)(facts, day, lang, names, audience)


FORMATS: Mapping[str, Format] = {
    "html": Format(
        "text/html; charset=utf-8",
        lambda map, _: one_file(map).encode(),
        drawn=True,
    ),
    "svg": Format("image/svg+xml", lambda map, _: map.print_svg.encode(), drawn=True),
    "png": Format("image/png", lambda map, _: png(map.print_svg), drawn=True),
    "pdf": Format("application/pdf", lambda map, paper: pdf(map.print_svg, strip(map), paper), drawn=True),
    "csv": Format("text/csv; charset=utf-8", lambda map, _: separated(map), drawn=False),
    "xlsx": Format(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        lambda map, _: workbook(map),
        drawn=False,
    ),
    "graphml": Format("application/graphml+xml", lambda map, _: graphml(map), drawn=False),
    "json": Format("application/json", lambda map, _: json_network(map), drawn=False),
}
"""By the ending of the file's name."""
