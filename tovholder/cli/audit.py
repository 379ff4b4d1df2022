"""The audit at the command line.

Whether it is whole, and its head to note elsewhere: neither shows anything of a line, and both need no engine. Its lines, and a sample
of them: for whoever looks after the log, and noted in it.
"""

import secrets
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from tovholder.cli.console import counted_text, engine_progress, err, out, say, spelled
from tovholder.cli.help import Command
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError
from tovholder.settings import language
from words import Series

if TYPE_CHECKING:
    from access.audit.head import Head
    from access.audit.lines import Line
    from access.audit.reviewing import Filter
    from access.audit.verifying import Trouble
    from casework.reviewing import Review

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
WRONG = 1


@app.command(cls=Command, help="cli.audit.verify.help")
def verify(
    since: Annotated[str | None, typer.Option(metavar="cli.metavar.head", help="cli.audit.verify.since")] = None,
) -> None:
    """Look through the log: 1 where something is wrong, or where it cannot be looked through."""
    from access.audit.errors import AuditError
    from access.key_files import KeyFileError
    from tovholder.audit import verified
    from tovholder.cli.failures import exit_code_of

    noted = _head(since)
    settings = read_settings()
    try:
        found = verified(settings, noted)
    except (AuditError, KeyFileError) as err:
        exit_code_of(err)
        raise typer.Exit(WRONG) from None
    console = out()
    for trouble in found.troubles:
        console.print(_told(trouble))
    if found.unfinished:
        console.print(say("cli.audit.unfinished"))
    lines = counted_text("cli.audit.lines", found.lines)
    console.print(say("cli.audit.wrong" if found.troubles else "cli.audit.whole", lines=lines))
    if found.troubles:
        raise typer.Exit(WRONG)
    console.print(say("cli.audit.end", head=str(found.end)))


@app.command(cls=Command, help="cli.audit.head.help")
def head() -> None:
    """Number and hash of the newest line, for `verify --since`."""
    from tovholder.audit import newest

    out().print(str(newest(read_settings())))


Month = Annotated[str | None, typer.Option("--month", metavar="cli.metavar.month", help="cli.audit.filter.month")]
User = Annotated[
    str | None, typer.Option("--user", metavar="cli.metavar.user", help="cli.audit.filter.user", callback=spelled)
]
Family = Annotated[
    str | None, typer.Option("--family", metavar="cli.metavar.family", help="cli.audit.filter.family", callback=spelled)
]
What = Annotated[str | None, typer.Option("--action", metavar="cli.metavar.action", help="cli.audit.filter.action")]


@app.command(cls=Command, help="cli.audit.show.help")
def show(month: Month = None, user: User = None, family: Family = None, action: What = None) -> None:
    """The lines that are asked for, as sentences, in the order of the log: the last is that they were asked for."""
    asked = _filter(month, user, family, action)
    with _reviewing() as review:
        lines, _ = review.lines(asked)
        _print(reversed(lines), review)
    if not lines:
        err().print(say("cli.audit.none"))


@app.command(cls=Command, help="cli.audit.sample.help")
def sample(
    size: Annotated[int, typer.Option(min=1, max=200, metavar="cli.metavar.number", help="cli.audit.sample.size")] = 10,
    seed: Annotated[str | None, typer.Option(metavar="cli.metavar.seed", help="cli.audit.sample.seed")] = None,
    month: Month = None,
) -> None:
    """Looks drawn by a seed, as on the page Stikprøve: the same seed draws the same from the same lines."""
    asked = _filter(month)
    with _reviewing() as review:
        drawn_by = seed or secrets.token_hex(4)
        drawn = review.sample(size, drawn_by, asked)
        for one in drawn:
            verdict = f" {say(f'cli.audit.verdict.{one.verdict}')}" if one.verdict else ""
            out().print(f"{_sentence(one.line, review)}{verdict}")
    err().print(say("cli.audit.drawn", lines=counted_text("cli.audit.lines", len(drawn)), seed=drawn_by))


@contextmanager
def _reviewing() -> "Generator[Review]":
    """The log, for whoever asks: noted before anything of it shows. Who asks stands in the database, so this needs the engine."""
    from casework.reviewing import Review
    from tovholder.application import opened
    from tovholder.asking import viewer_at_command_line

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        viewer = viewer_at_command_line(application.store.directory(), application.clock(), needed="auditor")
        if viewer.role == "local":
            raise InputError("cli_no_log")
        yield Review(viewer, application.log())


def _filter(
    month: str | None, user: str | None = None, family: str | None = None, action: str | None = None
) -> "Filter":
    from access.audit.reviewing import Filter
    from access.audit.reviewing import month as days_of
    from graph.reading.noting import Action

    actions = get_args(Action)
    if action is not None and action not in actions:
        raise InputError("cli_no_action", given=action, actions=Series(actions))
    try:
        first, last = days_of(month) if month else (None, None)
    except ValueError:
        raise InputError("cli_no_month", given=month) from None
    return Filter(user, family, action, first=first, last=last)  # type: ignore[arg-type] (held against them above)


def _print(lines: "Iterable[Line]", review: "Review") -> None:
    console = out()
    for line in lines:
        console.print(_sentence(line, review))


def _sentence(line: "Line", review: "Review") -> str:
    from access.audit.telling import sentence

    return sentence(line, review.viewer.now.tzinfo).text(language())


def _head(text: str | None) -> "Head | None":
    from access.audit.head import parsed

    try:
        return None if text is None else parsed(text)
    except ValueError:
        raise InputError("cli_no_head", given=text) from None


def _told(trouble: "Trouble") -> str:
    """What is wrong, with file and line where it is at one."""
    told = say(f"audit.trouble.{trouble.what}", seq=trouble.seq)
    return say("cli.audit.at", file=trouble.file, line=trouble.line, trouble=told) if trouble.file else told
