"""The files of the audit: a folder with a file a month, a lock in it, and the head elsewhere. No link is followed."""

import errno
import fcntl
import os
import re
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from access.audit.errors import AuditError

LOCK = "lock"
WAIT = 20.0
"""Seconds for the lock; each holds it for some milliseconds."""
_POLL = 0.001
_MONTH_FILE = re.compile(r"(\d{4}-\d\d)\.jsonl")
_BLOCK = 16 * 1024
_SAFE = os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK
"""Of each opening: a link or a pipe in the place of a file is no way round."""


def file_of(month: str) -> str:
    """The name of the file of a month."""
    return f"{month}.jsonl"


@contextmanager
def opened(path: Path | str, flags: int, folder: int | None = None) -> Iterator[int]:
    """A plain file, for the block. OSError where it is something else, or a link."""
    descriptor = os.open(path, flags | _SAFE, 0o600, dir_fd=folder)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def folder_opened(path: Path) -> Iterator[int]:
    """The folder, for the block; what is in it is opened by it, so that nobody puts another in its place meanwhile."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def locked(folder: int, wait: float = WAIT) -> Iterator[None]:
    """Nobody else writes while this lasts: no process, and no thread of this one. The system lets go however it ends."""
    with opened(LOCK, os.O_RDWR | os.O_CREAT, folder) as descriptor:
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise AuditError("audit_busy", seconds=round(wait)) from None
                time.sleep(_POLL)
        yield


@contextmanager
def standing(folder: int) -> Iterator[None]:
    """Nobody writes while this lasts, where that can be had: a copy of a log, or a disk for reading only, is written by nobody."""
    with ExitStack() as stack:
        try:
            stack.enter_context(locked(folder))
        except OSError:
            pass
        yield


def sizes(folder: int) -> dict[str, int]:
    """How long the file of each month is, the oldest first."""
    return {month: os.stat(file_of(month), dir_fd=folder, follow_symlinks=False).st_size for month in months(folder)}


def months(folder: int) -> list[str]:
    """The months that have a file, the oldest first."""
    return sorted(match[1] for name in os.listdir(folder) if (match := _MONTH_FILE.fullmatch(name)))


def is_still(descriptor: int, name: str, folder: int, path: Path) -> bool:
    """Whether the open file is the one of that name, and the open folder the one at the path."""
    try:
        there, above = os.stat(name, dir_fd=folder, follow_symlinks=False), os.stat(path, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there) and os.path.samestat(os.fstat(folder), above)


def write_all(descriptor: int, content: bytes) -> None:
    """Add to the end of the file: all of it, or nothing (`OSError`)."""
    before = os.fstat(descriptor).st_size
    rest = memoryview(content)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    except OSError:
        os.ftruncate(descriptor, before)
        raise


def cut_torn(descriptor: int) -> None:
    """Cut off what stands behind the last line feed: half a line of somebody who was killed while writing."""
    size = os.fstat(descriptor).st_size
    if size and os.pread(descriptor, 1, size - 1) != b"\n":
        os.ftruncate(descriptor, _end_of_lines(descriptor, size))


def _end_of_lines(descriptor: int, at: int) -> int:
    while at:
        start = max(0, at - _BLOCK)
        feed = os.pread(descriptor, at - start, start).rfind(b"\n")
        if feed >= 0:
            return start + feed + 1
        at = start
    return 0


def remove(folder: int, names: Sequence[str]) -> None:
    """Remove these months."""
    for month in names:
        os.unlink(file_of(month), dir_fd=folder)
    if names:
        os.fsync(folder)


def lines(folder: int, month: str, size: int | None = None) -> Iterator[bytes]:
    """The lines of a month, up to that many bytes; the last one may lack its line feed and has it nowhere else."""
    with opened(file_of(month), os.O_RDONLY, folder) as descriptor, open(descriptor, "rb", closefd=False) as file:
        left = os.fstat(descriptor).st_size if size is None else size
        for line in file:
            yield line[:left]
            left -= len(line)
            if left <= 0:
                return


def lines_backwards(folder: int, names: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """All lines that are whole, from the newest to the oldest, each with its month; without their line feeds."""
    for month in reversed(names):
        with opened(file_of(month), os.O_RDONLY, folder) as descriptor:
            yield from ((month, line) for line in _backwards(descriptor))


def _backwards(descriptor: int) -> Iterator[bytes]:
    at, held, is_whole = os.fstat(descriptor).st_size, b"", False
    while at:
        start = max(0, at - _BLOCK)
        held = os.pread(descriptor, at - start, start) + held
        at = start
        if not is_whole:
            end = held.rfind(b"\n")
            if end < 0:
                continue  # still in a line that was torn
            held, is_whole = held[:end], True
        held, *lines = held.split(b"\n")
        yield from reversed(lines)
    if is_whole:
        yield held
