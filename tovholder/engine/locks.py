"""Locks between processes: advisory locks on files, which the system releases however the holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tovholder.engine.errors import BusyError
from tovholder.engine.settings import Progress, ProgressCallback
from words import Message

_POLL = 0.05
"""Seconds between two tries: a blocking lock could neither report nor give up."""


def take(path: Path, what: Message, timeout: float, progress: ProgressCallback | None = None) -> int:
    """Take the lock on `path`, waiting for up to `timeout` seconds; return its file descriptor.

    The lock lasts until the last copy of the descriptor, in whatever process, is closed.
    Raises `BusyError` if it is not free in time; `what` says what its holder does.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        begun = time.monotonic()
        while not _try(descriptor):
            waited = time.monotonic() - begun
            if waited > timeout:
                raise BusyError("engine_busy", seconds=round(timeout), what=what, lock=path)
            if progress:
                progress(Progress("waiting", waited, timeout))
            time.sleep(_POLL)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def locked(path: Path, what: Message, timeout: float, progress: ProgressCallback | None = None) -> Iterator[None]:
    """Hold the lock on `path` for the block; see `take`."""
    descriptor = take(path, what, timeout, progress)
    try:
        yield
    finally:
        os.close(descriptor)


def is_held(path: Path) -> bool:
    """Whether somebody holds the lock on `path` at this moment."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)  # also in a folder that cannot be written to
    except FileNotFoundError:
        return False
    try:
        return not _try(descriptor)
    finally:
        os.close(descriptor)


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
