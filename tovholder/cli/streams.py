"""The standard streams of a command: written to without ever stopping the work that the command was called for.

What is stored or backed up does not depend on whether anybody reads what is printed. A reader who goes away (`| head`) is
no fault; an output that cannot be written (a full disk) is told once the work is done.
"""

import errno
import io
import os
import select
import sys
from typing import Any

STREAMS = ("stdin", "stdout", "stderr")
CLOSED_BY_READER = frozenset({errno.EPIPE, errno.ECONNRESET})


class Output(io.RawIOBase):
    """Writes below for as long as that works, and then lets all go by: `failure` says why."""

    def __init__(self, below: io.FileIO) -> None:
        self._below = below
        self.failure: OSError | None = None

    def write(self, data: Any, /) -> int:
        """As many bytes as were taken; all of them where nobody takes any."""
        while self.failure is None:
            try:
                written = self._below.write(data)
                if written is not None:
                    return written
                select.select([], [self._below], [])  # another process made it non-blocking, and it is full
            except OSError as failure:
                self.failure = failure
        return memoryview(data).nbytes

    def writable(self) -> bool:
        """It is there to be written to."""
        return True

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self._below.isatty()

    def fileno(self) -> int:
        """That of the stream below."""
        return self._below.fileno()


_outputs: dict[str, Output] = {}
"""Those of this process, by name."""
_done: list[str] = []
"""What the command has done so far, one line each."""


def open_streams() -> None:
    """Make the standard streams what a command needs: UTF-8 whatever the locale says, never closed, never in the way.

    A stream that is not there (cron jobs, units of systemd, starters of desktops close some) is one that nobody reads: its
    number is taken, so that no file of ours gets it, and is then written to by mistake.
    """
    for number in range(len(STREAMS)):
        try:
            os.fstat(number)
        except OSError:
            os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")
    for name in STREAMS[1:]:
        setattr(sys, name, _output(name, getattr(sys, name)))


def _output(name: str, stream: Any) -> Any:
    """The stream with an `Output` below it; one that is no file (a test looks at it) stays as it is."""
    try:
        number = STREAMS.index(name) if stream is None else stream.fileno()
    except (AttributeError, OSError, ValueError):
        return stream
    if stream is not None:
        stream.flush()
    raw = _outputs[name] = Output(io.FileIO(number, "wb", closefd=False))
    by_line = name == "stderr" or raw.isatty()
    return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="backslashreplace", line_buffering=by_line)


def nobody_reads() -> bool:
    """Whether stdout takes nothing any more: what only answers may then stop."""
    output = _outputs.get("stdout")
    return output is not None and output.failure is not None


def failure_of_output() -> OSError | None:
    """Why what was printed could not be written; None where it was, or where only its reader went away."""
    sys.stdout.flush()
    output = _outputs.get("stdout")
    if output is None or output.failure is None or output.failure.errno in CLOSED_BY_READER:
        return None
    return output.failure


def did(line: str) -> None:
    """Remember what was done, to say so should the command not end well."""
    _done.append(line)


def done() -> tuple[str, ...]:
    """What this command has done so far."""
    return tuple(_done)
