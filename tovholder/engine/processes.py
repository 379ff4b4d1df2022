"""Recognising and ending processes. A process id alone is no proof: the system gives it out again."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psutil

_POLL = 0.05
_DEATH = 20.0
"""Seconds that a killed process may take to be gone."""


@dataclass(frozen=True)
class Mark:
    """A process: its id, and what tells it from another that gets the same id later, whatever the clock says by then."""

    pid: int
    started: str

    @classmethod
    def of(cls, pid: int) -> Mark:
        """The mark of a living process. Raises `psutil.NoSuchProcess`."""
        return cls(pid, _started(pid))

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> Mark:
        """Raises `TypeError` or `ValueError` for what is no mark."""
        mark = cls(**row)
        if type(mark.pid) is not int or not isinstance(mark.started, str):
            raise TypeError(row)
        if not 0 < mark.pid < 2**31:
            raise ValueError(row)
        return mark

    def process(self) -> psutil.Process | None:
        """The process, if it still lives; None if it ended, is a zombie, or the id went to another."""
        import psutil

        try:
            process = psutil.Process(self.pid)
            if _started(self.pid) != self.started:
                return None
            return None if process.status() == psutil.STATUS_ZOMBIE else process
        except psutil.NoSuchProcess:
            return None


def _started(pid: int) -> str:
    """When a process started. Raises `psutil.NoSuchProcess`.

    On Linux in ticks since the boot, of which boot: the time of day that psutil works out moves with the clock. Elsewhere
    the system itself keeps the time of day at which the process started.
    """
    import psutil

    try:
        said = Path(f"/proc/{pid}/stat").read_bytes()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return repr(psutil.Process(pid).create_time())
    # The second field, the program's name, may hold anything, so count from its end: the 22nd field is meant.
    return f"{boot} {said.rpartition(b')')[2].split()[19].decode()}"


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


def end(process: psutil.Process) -> None:
    """End a server that has no supervisor, by SIGKILL. Returns when it is dead.

    Nobody knows what it lived through: if it ran out of room once, an orderly stop would ruin its store (see `disk`).
    """
    import psutil

    deadline = time.monotonic() + _DEATH
    try:
        process.kill()
        # A zombie is dead: in a container there may be nobody to collect an orphan, and psutil's own waiting would not end.
        while process.status() != psutil.STATUS_ZOMBIE and time.monotonic() < deadline:
            time.sleep(_POLL)
    except psutil.NoSuchProcess:
        return
