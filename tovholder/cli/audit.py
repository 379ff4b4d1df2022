"""The audit: whether it is whole, and its head to note elsewhere. Neither shows anything of a line, and both need no engine."""

from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import counted_text, out, say
from tovholder.cli.help import Command
from tovholder.cli.settings import read_settings
from tovholder.errors import InputError

if TYPE_CHECKING:
    from access.audit.head import Head
    from access.audit.verifying import Trouble

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
