"""The map of a family as a file that can be taken to the meeting."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tovholder.cli.console import engine_progress, spelled, tell_done, warn
from tovholder.cli.findings import Lang, on_day, one_day
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError
from tovholder.files import put
from words import Message, Series

Names = Literal["names", "initials", "roles"]
View = Literal["table", "work"]
Paper = Literal["a4", "a3", "sheets"]
ENDINGS = ("html", "svg", "png", "pdf", "csv", "xlsx", "graphml", "json")


def draw(
    family: Annotated[str, typer.Option(metavar="cli.metavar.family", help="cli.changes.family", callback=spelled)],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="cli.metavar.file", help="cli.map.output")],
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="cli.metavar.day", help="cli.map.as_of")] = None,
    names: Annotated[Names, typer.Option(metavar="names|initials|roles", help="cli.map.names")] = "names",
    view: Annotated[View, typer.Option(metavar="table|work", help="cli.map.view")] = "table",
    paper: Annotated[
        Paper | None,
        typer.Option(metavar="a4|a3|sheets", help="cli.map.paper"),
    ] = None,
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """Draw a family's map into one file: HTML to open anywhere without internet, SVG, PNG, or PDF for paper.

    As CSV or XLSX it is the table, as GraphML or JSON the network. It is for the table at which the family sits, and
    without what can hurt, unless --view says that it is for those who work with it.
    """
    ending = output.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise InputError("cli_ending", file=output, endings=f".{', .'.join(ENDINGS)}")
    if paper and ending != "pdf":
        raise InputError("cli_paper", file=output)
    if not output.parent.is_dir():
        raise InputError("cli_no_folder", folder=output.parent)
    day = one_day(as_of)
    from maps.arranging import arranged
    from maps.formats import FORMATS
    from maps.formats.about import not_on_paper
    from tovholder.application import in_session

    settings = read_settings()
    with (
        engine_progress() as progress,
        in_session(settings, progress, lang, role=role, act=("export", "map")) as session,
    ):
        [facts] = map(session.on_paper, session.facts([family]))
        drawn = FORMATS[ending].map(facts, on_day(day, session) if day else facts.as_of, session.lang, names, view)
        if FORMATS[ending].drawn and names == "names":
            drawn = arranged(session, facts, drawn)
    put(output, FORMATS[ending].write(drawn, paper))
    tell_done(str(output))
    if ending in ("pdf", "png") and (names_left := not_on_paper(drawn)):
        warn(Message("cli.map.not_drawn", {"names": Series(names_left)}))
