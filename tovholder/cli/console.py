"""Where a command writes: data on stdout, progress and warnings on stderr."""

import gc
import sys
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.status import Status

if TYPE_CHECKING:
    from tovholder.engine import Progress as EngineProgress
    from tovholder.engine import ProgressCallback

T = TypeVar("T")
STAGES = {
    "waiting": "Waiting for another command that starts the graph engine",
    "fetching": "Fetching the graph engine, once",
    "verifying": "Checking the graph engine's files",
    "starting": "Starting the graph engine",
    "connecting": "Connecting to the graph engine",
    "ready": "The graph engine is ready",
    "stopping": "Stopping the graph engine",
}


def use_utf8() -> None:
    """Write UTF-8 whatever the locale says: names are Danish."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def seldom_collect() -> None:
    """Let this process look for cycles of garbage more seldom than Python does by itself (each 700 new objects).

    Findings and drawings are many small records without cycles: of the time that the map of 90 actors took, a third
    went into looking.
    """
    gc.set_threshold(50_000, 20, 50)


def out() -> Console:
    """For data. Not coloured or folded unless a person reads it."""
    return Console(highlight=False, soft_wrap=not sys.stdout.isatty(), markup=False, emoji=False)


def err() -> Console:
    """For progress, warnings and errors."""
    return Console(stderr=True, highlight=False, soft_wrap=True, markup=False, emoji=False)


def warn(text: str) -> None:
    """One warning on stderr."""
    err().print(f"Warning: {text}", style="yellow")


@contextmanager
def engine_progress() -> Generator["ProgressCallback"]:
    """Shows on stderr what the engine is doing while it is got ready."""
    console = err()
    with Status("", console=console) as status:
        if not console.is_terminal:
            status.stop()

        def show(progress: "EngineProgress") -> None:
            said = STAGES[progress.stage]
            if progress.stage in ("fetching", "verifying"):
                said += f": {progress.done:.0f} of {progress.total:.0f} files {_bar(progress.done, progress.total)}"
            status.update(said + " …")

        yield show


def _bar(done: float, total: float) -> str:
    full = int(20 * done / total) if total else 0
    return "█" * full + "░" * (20 - full)


def counted(items: Sequence[T], what: str, least: int = 5) -> Iterable[T]:
    """The items, with a bar on stderr where there are at least so many and a person looks."""
    console = err()
    if len(items) < least or not console.is_terminal:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items, description=what)
