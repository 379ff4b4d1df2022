"""From an error to words on stderr and an exit code, in one table."""

import os
import sys

import typer
from typer.exceptions import TyperException

from graph.errors import (
    Conflict,
    ImportStays,
    PeopleRefused,
    TooLarge,
    UnknownConsent,
    UnknownFamily,
    UnknownImport,
    UnknownMeeting,
    UnknownUser,
)
from importers import BadInput, TableRefused
from planning.errors import ReleaseError
from tovholder.cli.console import counted_text, err, say
from tovholder.cli.streams import done
from tovholder.cli.usage import usage_error
from tovholder.errors import InputError
from tovholder.settings import language
from words.errors import ProductError

BAD_INPUT, SET_UP = 1, 2
_BAD_INPUT = (
    UnknownFamily,
    UnknownImport,
    ImportStays,
    UnknownUser,
    UnknownConsent,
    UnknownMeeting,
    PeopleRefused,
    TooLarge,
    InputError,
    TableRefused,
    ReleaseError,
)


def exit_code_of(error: BaseException) -> int:
    """Say what went wrong and give the exit code. An error nobody foresaw is said as such, without a traceback.

    TOVHOLDER developers see the traceback with PYTHONDEVMODE=1.
    """
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 1
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        return _print([say("cli.aborted")], BAD_INPUT)
    if isinstance(error, TyperException):
        return _usage(error)
    if isinstance(error, BadInput):
        return _print([error.text(language()), counted_text("cli.problems", len(error.problems))], BAD_INPUT)
    if isinstance(error, Conflict):
        return _print([error.text(language()), *([] if done() else [say("cli.nothing_stored")])], BAD_INPUT)
    if isinstance(error, ProductError):
        code = BAD_INPUT if isinstance(error, _BAD_INPUT) else SET_UP
        return _print([error.text(language())], code)
    if isinstance(error, OSError):
        return _print([str(error)], SET_UP)
    return _unforeseen(error)


def _usage(error: TyperException) -> int:
    """A command that was called in a way that cannot be; the call without anything is answered with the help."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return _print([error.format_message()], BAD_INPUT, style="")
    return _print([usage_error(error).text(language())], BAD_INPUT)


def _print(paragraphs: list[str], code: int, style: str = "red") -> int:
    console = err()
    for paragraph in paragraphs:
        console.print(paragraph, style=style)
    return code


def _unforeseen(error: BaseException) -> int:
    if sys.flags.dev_mode:
        raise error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else "?"
    return _print([say("cli.unforeseen", error=type(error).__name__, place=place)], SET_UP)
