"""The papers of a meeting as files: for each who is asked to come or asked for a consent, and for all at the table."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from tovholder.cli.console import engine_progress, spelled, tell_done
from tovholder.cli.findings import Lang
from tovholder.cli.meetings import Meeting, OneFamily
from tovholder.cli.settings import AsRole, read_settings
from tovholder.errors import InputError
from tovholder.files import put

Name = Literal[
    "invitation", "consent", "agenda", "map", "network", "efforts", "goals", "minutes", "priorities", "timeline"
]
ENDINGS = ("pdf", "html")


def paper(
    name: Annotated[
        Name,
        typer.Argument(
            metavar="invitation|consent|agenda|map|network|efforts|goals|minutes|priorities|timeline",
            help="cli.meeting.paper.name",
        ),
    ],
    family: OneFamily,
    meeting: Meeting,
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="cli.metavar.file", help="cli.meeting.paper.output")
    ],
    who: Annotated[str, typer.Option(metavar="cli.metavar.whom", help="cli.meeting.paper.who", callback=spelled)] = "",
    lang: Lang = None,
    role: AsRole = None,
) -> None:
    """A paper of a meeting, as PDF or as HTML to print."""
    ending = output.suffix.lower().removeprefix(".")
    if ending not in ENDINGS:
        raise InputError("cli_ending", file=output, endings=f".{', .'.join(ENDINGS)}")
    if not output.parent.is_dir():
        raise InputError("cli_no_folder", folder=output.parent)
    from maps.papers import MeetingPapers, pdf
    from maps.papers.html import file
    from tovholder.application import in_session

    settings = read_settings()
    act = ("print", "meeting_paper")
    with (
        engine_progress() as progress,
        in_session(settings, progress, lang, role=role, act=act) as session,
    ):
        gathering = session.gathering(family, meeting)
        papers = MeetingPapers(gathering, session.lang, settings.consent_age)
        made = papers.paper(name, who)
        if made is None and (people := papers.people(name)):
            raise InputError("cli_no_paper_for", paper=name, people=", ".join(people))
        if made is None:
            raise InputError("cli_no_paper", paper=name)
    put(output, pdf(made) if ending == "pdf" else file(made).encode("utf-8"))
    tell_done(str(output))
