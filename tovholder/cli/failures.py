"""From an error to words on stderr and an exit code, in one table."""

import os
import sys

import typer
from typer.exceptions import TyperException

from graph.errors import Conflict, GraphError, TooLarge, UnknownFamily
from importers import BadInput
from tovholder.cli.console import err
from tovholder.engine import ProductError
from tovholder.errors import InputError

BAD_INPUT, SET_UP = 1, 2


def exit_code_of(error: BaseException) -> int:
    """Say what went wrong and give the exit code. An error nobody foresaw is said as such, without a traceback.

    TOVHOLDER developers see the traceback with PYTHONDEVMODE=1.
    """
    if isinstance(error, SystemExit):
        return error.code if isinstance(error.code, int) else 1
    if isinstance(error, typer.Exit):
        return error.exit_code
    if isinstance(error, typer.Abort):
        err().print("Stopped; nothing was changed.")
        return BAD_INPUT
    if isinstance(error, TyperException):
        show = getattr(error, "show", None)  # those about usage know how to use the command
        show() if show else err().print(error.format_message(), style="red")
        return BAD_INPUT
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads any more: end quietly
        return 0
    if isinstance(error, BadInput):
        count = len(error.problems)
        told = f"{count} problems; nothing was stored." if count > 1 else "Nothing was stored."
        return _said([*map(str, error.problems), told], BAD_INPUT)
    if isinstance(error, Conflict):
        return _said([*error.problems, "Nothing was stored."], BAD_INPUT)
    if isinstance(error, UnknownFamily | TooLarge | InputError):
        return _said([str(error)], BAD_INPUT)
    if isinstance(error, GraphError | ProductError | OSError):
        return _said([str(error)], SET_UP)
    return _unforeseen(error)


def _said(problems: list[str], code: int) -> int:
    console = err()
    for problem in problems:
        console.print(problem, style="red")
    return code


def _unforeseen(error: BaseException) -> int:
    if sys.flags.dev_mode:
        raise error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{os.path.basename(where.tb_frame.f_code.co_filename)}:{where.tb_lineno}" if where else "?"
    return _said(
        [f"Tovholder met a fault of its own ({type(error).__name__} in {place}). Please report it with this line."],
        SET_UP,
    )
