"""The map of a family as a file that can be taken to the meeting."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import engine_progress, out
from tovholder.cli.findings import Lang, one_day
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError
from tovholder.files import put

if TYPE_CHECKING:
    from maps import FamilyMap


def draw(
    family: Annotated[str, typer.Option(help="A family's id.")],
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.html, .svg, .png or .pdf.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE|today", help="A day. Without: the family's own.")
    ] = None,
    lang: Lang = None,
) -> None:
    """Draw a family's map into one file: HTML to open anywhere without internet, SVG, PNG, or PDF for paper."""
    write = WRITERS.get(output.suffix.lower())
    if write is None:
        raise InputError(f"{output}: name a file that ends in {', '.join(WRITERS)}.")
    if not output.parent.is_dir():
        raise InputError(f"There is no folder {output.parent}. Make it, or name another file.")
    day = one_day(as_of)
    from maps import family_map
    from tovholder.application import opened

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        [facts] = application.facts([family])
    put(output, write(family_map(facts, day or facts.as_of, lang or settings.lang), family))
    out().print(str(output))


def _html(map: "FamilyMap", title: str) -> bytes:
    from maps.export import one_file

    static = files("web") / "static"
    script, style = ((static / name).read_text(encoding="utf-8") for name in ("map.js", "map.css"))
    return one_file(map, script=script, style=style).encode()


def _svg(map: "FamilyMap", title: str) -> bytes:
    return map.svg.encode()


def _pdf(map: "FamilyMap", title: str) -> bytes:
    from maps.paper import pdf

    return pdf(map.print_svg, title)


def _png(map: "FamilyMap", title: str) -> bytes:
    from maps.paper import png

    return png(map.print_svg, title)


WRITERS: dict[str, Callable[["FamilyMap", str], bytes]] = {".html": _html, ".svg": _svg, ".png": _png, ".pdf": _pdf}
