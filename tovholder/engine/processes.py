"""Recognising and ending processes. A process id alone is no proof: the system gives it out again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import psutil

_CLOCK_STEP = 1.0
"""Seconds by which two readings of one start time may differ: it is computed from the wall clock."""
_POLL = 0.05


@dataclass(frozen=True)
class Mark:
    """A process: its id, and when it started in seconds since 1970."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> Mark:
        """The mark of a living process. Raises `psutil.NoSuchProcess`."""
        import psutil

        return cls(pid, psutil.Process(pid).create_time())

    def process(self) -> psutil.Process | None:
        """The process, if it still lives; None if it ended, is a zombie, or the id went to another."""
        import psutil

        try:
            process = psutil.Process(self.pid)
            if abs(process.create_time() - self.started) > _CLOCK_STEP:
                return None
            return None if process.status() == psutil.STATUS_ZOMBIE else process
        except psutil.NoSuchProcess:
            return None


def servers_of(home: Path) -> Iterator[psutil.Process]:
    """The user's own processes that run a server on this home, found by their command line.

    For a server whose supervisor died before it could write down the server's id, or whose running-engine
    file was lost.
    """
    import psutil

    argument = home_argument(home)
    for process in psutil.process_iter():
        try:
            if process.uids().real == os.getuid() and argument in process.cmdline():
                yield process
        except (psutil.NoSuchProcess, psutil.AccessDenied):
            continue


def home_argument(home: Path) -> str:
    """The argument that tells the server its home, and tells us whose server it is."""
    return f"--home-dir={home}"


def end(process: psutil.Process, grace: float) -> None:
    """End a process: SIGTERM, and SIGKILL if it still lives after `grace` seconds. Returns when it is dead."""
    import psutil

    try:
        process.terminate()
        if not _dies(process, grace):
            process.kill()
            _dies(process, grace)
    except psutil.NoSuchProcess:
        return


def _dies(process: psutil.Process, within: float) -> bool:
    """Whether it dies in time. A zombie is dead: in a container there may be nobody to collect an orphan, and
    psutil's own waiting would not end."""
    import psutil

    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            if process.status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(_POLL)
    return False
