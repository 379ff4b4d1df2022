"""The map of a family as a file that can be taken to the meeting."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tovholder.cli.console import engine_progress, out
from tovholder.cli.findings import Lang, one_day
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError
from tovholder.files import put

Names = Literal["names", "initials", "roles"]
Paper = Literal["a4", "a3", "sheets"]
ENDINGS = ("html", "svg", "png", "pdf", "csv", "xlsx", "graphml", "json")


def draw(
    family: Annotated[str, typer.Option(help="A family's id.")],
    output: Annotated[Path, typer.Option("-o", "--output", help=f"FILE.{', .'.join(ENDINGS)}.")],
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE|today", help="A day. Without: the family's own.")
    ] = None,
    names: Annotated[
        Names, typer.Option(help="What people are called. Without names, ids and free text are left out, too.")
    ] = "names",
    paper: Annotated[
        Paper | None,
        typer.Option(help="For PDF: A4, A3, or several sheets of A4 to put together. Without: as the map asks for."),
    ] = None,
    lang: Lang = None,
) -> None:
    """Draw a family's map into one file: HTML to open anywhere without internet, SVG, PNG, or PDF for paper.

    As CSV or XLSX it is the table, as GraphML or JSON the network.
    """
    ending = output.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise InputError(f"{output}: name a file that ends in .{', .'.join(ENDINGS)}.")
    if paper and ending != "pdf":
        raise InputError(f"{output}: --paper is for PDF. Name a file that ends in .pdf, or leave it out.")
    if not output.parent.is_dir():
        raise InputError(f"There is no folder {output.parent}. Make it, or name another file.")
    day = one_day(as_of)
    from maps.formats import FORMATS, Wanted
    from tovholder.application import opened
    from web.scripts import map_script, map_style

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        [facts] = application.facts([family])
        drawn = FORMATS[ending].map(facts, day or facts.as_of, lang or settings.lang, names)
        if FORMATS[ending].drawn and names == "names":
            drawn = application.arranged(drawn)
    wanted = Wanted(map_script(), map_style(), paper)
    put(output, FORMATS[ending].write(drawn, wanted))
    out().print(str(output))
