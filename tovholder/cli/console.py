"""Where a command writes, in the language that is set: data on stdout, progress and warnings on stderr.

Rich takes a third of a second to load: only what prints pays for it.
"""

import gc
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from tovholder.cli.streams import did
from tovholder.settings import language
from words import Message, Spoken, text
from words import counted as counted_message

if TYPE_CHECKING:
    from rich.console import Console

    from tovholder.engine import Progress as EngineProgress
    from tovholder.engine import ProgressCallback

T = TypeVar("T")


def seldom_collect() -> None:
    """Let this process look for cycles of garbage more seldom than Python does by itself (each 700 new objects).

    Findings and drawings are many small records without cycles: of the time that the map of 90 actors took, a third
    went into looking.
    """
    gc.set_threshold(50_000, 20, 50)


def say(key: str, **values: Any) -> str:
    """A text of the words, in the language that is set."""
    return text(Message(key, values), language())


def spelled(id: str | None) -> str | None:
    """An id that somebody types, in the spelling in which ids are kept: a keyboard may make two characters of an å."""
    from graph.model.text import settled

    return None if id is None else settled(id)


def counted_text(key: str, count: int) -> str:
    """A text about so many, in the language that is set."""
    return counted_message(key, count).text(language())


def out() -> "Console":
    """For data. Not coloured or folded unless a person reads it."""
    from rich.console import Console

    return Console(highlight=False, soft_wrap=not sys.stdout.isatty(), markup=False, emoji=False)


def tell_done(line: str) -> None:
    """One line on stdout of what was stored or written: told again on stderr where the command does not end well."""
    did(line)
    out().print(line)


def err() -> "Console":
    """For progress, warnings and errors."""
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)


def warn(message: Spoken | str) -> None:
    """One warning on stderr."""
    err().print(say("cli.warning", message=message), style="yellow")


@contextmanager
def engine_progress() -> Generator["ProgressCallback"]:
    """Shows on stderr what the engine is doing while it is got ready."""
    from rich.status import Status

    console = err()
    with Status("", console=console) as status:
        if not console.is_terminal:
            status.stop()

        def show(progress: "EngineProgress") -> None:
            stage = say(f"engine.stage.{progress.stage}")
            if progress.stage in ("fetching", "verifying"):
                done, total = round(progress.done), round(progress.total)
                stage = say("engine.stage.files", stage=stage, done=done, total=total, bar=_bar(done, total))
            status.update(f"{stage} …")

        yield show


def _bar(done: float, total: float) -> str:
    full = int(20 * done / total) if total else 0
    return "█" * full + "░" * (20 - full)


def counted(items: Sequence[T], what: str, least: int = 5) -> Iterable[T]:
    """The items, with a bar on stderr where there are at least so many and a person looks; `what` is the key of its text."""
    console = err()
    if len(items) < least or not console.is_terminal:
        yield from items
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items, description=say(what))
