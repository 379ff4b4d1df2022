"""Adding to the audit: under one lock, at the end of a whole log, on the disk before it is answered for.

Nothing is kept open and nothing remembered: each append finds the end of the log anew and holds it against the head. So several
processes write one log, and one that is killed leaves at worst lines that the head does not know yet, and half a line behind
them: the next append takes up the former and cuts off the latter, which nobody was answered for.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from access.audit import files, head
from access.audit.errors import AuditError
from access.audit.head import Head
from access.audit.lines import Event, Line, beginning, line_of, stamp
from access.audit.retention import expired, removal

AT_ONCE = 100
"""Lines of a batch, which is on the disk by one sync."""


class Tail(NamedTuple):
    """Where the log ends."""

    head: Head
    months: list[str]
    """Those that have a file, the oldest first."""


@dataclass(frozen=True)
class AuditLog:
    """The log of one installation."""

    folder: Path
    head: Path
    """The file of the head; better on another disk."""
    key: bytes = field(repr=False)
    months: int
    """That are kept before the one that runs."""
    clock: Callable[[], datetime]

    def prepare(self) -> None:
        """Make the log where there is none, and write nothing else; `AuditError` where it could not be written to.

        A log without its head, or a head without its log, is none that may be begun anew.
        """
        with _told(self):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with files.folder_opened(self.folder) as folder, files.locked(folder):
                if not os.path.lexists(self.head) and not files.months(folder):
                    self._begin()
                with files.opened(self.head, os.O_RDWR) as at_head:
                    tail = self._tail(folder, head.read(at_head))
                    if expired(tail.months, self._now(), self.months):
                        self._add(folder, at_head, tail, ())
                if tail.months:
                    with files.opened(files.file_of(tail.months[-1]), os.O_WRONLY | os.O_APPEND, folder):
                        pass

    def append(self, events: Sequence[Event]) -> None:
        """Add the events, in this order. They are on the disk when this returns; `AuditError` where one is not."""
        for start in range(0, len(events), AT_ONCE):
            with _told(self), files.folder_opened(self.folder) as folder, files.locked(folder):
                with files.opened(self.head, os.O_RDWR) as at_head:
                    tail = self._tail(folder, head.read(at_head))
                    self._add(folder, at_head, tail, events[start : start + AT_ONCE])

    def _now(self) -> datetime:
        return self.clock().astimezone(UTC)

    def _begin(self) -> None:
        self.head.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with files.opened(self.head, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as at_head:
            head.write(at_head, Head(0, beginning(self.key)))
            os.fsync(at_head)
        with files.folder_opened(self.head.parent) as above:
            os.fsync(above)

    def _tail(self, folder: int, known: Head) -> Tail:
        """The end of the log: the line that the head names, and what was written behind it by somebody who was killed."""
        months, newer = files.months(folder), list[bytes]()
        for _, line in files.lines_backwards(folder, months):
            if _parsed(line).seq <= known.seq:
                if stamp(self.key, line) != known.hash:
                    raise AuditError("audit_not_its_end", seq=known.seq, folder=self.folder, head=self.head)
                break
            newer.append(line)
        else:
            if known != (0, beginning(self.key)):
                raise AuditError("audit_not_its_end", seq=known.seq, folder=self.folder, head=self.head)
        end = known
        for line in reversed(newer):
            said = _parsed(line)
            if (said.seq, said.prev) != (end.seq + 1, end.hash):
                raise AuditError("audit_not_its_end", seq=end.seq + 1, folder=self.folder, head=self.head)
            end = Head(end.seq + 1, stamp(self.key, line))
        return Tail(end, months)

    def _add(self, folder: int, at_head: int, tail: Tail, events: Sequence[Event]) -> None:
        now = self._now()
        newest = tail.months[-1] if tail.months else ""
        month = max(f"{now:%Y-%m}", newest)  # a clock that was set back begins no month again
        gone = expired(tail.months, now, self.months)
        if gone:
            events = (removal(folder, tail.head, tail.months, gone), *events)
        content, end = self._chained(tail.head, events, now)
        flags = os.O_RDWR | os.O_APPEND | (0 if month == newest else os.O_CREAT | os.O_EXCL)
        name = files.file_of(month)
        with files.opened(name, flags, folder) as descriptor:
            files.cut_torn(descriptor)
            files.write_all(descriptor, content)
            os.fdatasync(descriptor)
            if month != newest:
                os.fsync(folder)
            if not files.is_still(descriptor, name, folder, self.folder):
                raise AuditError("audit_taken_away", file=self.folder / name)
        head.write(at_head, end)
        files.remove(folder, gone)

    def _chained(self, end: Head, events: Sequence[Event], now: datetime) -> tuple[bytes, Head]:
        content = bytearray()
        for event in events:
            line = line_of(event, end.seq + 1, now, end.hash).encode()
            content += line + b"\n"
            end = Head(end.seq + 1, stamp(self.key, line))
        return bytes(content), end


@contextmanager
def _told(log: AuditLog) -> Iterator[None]:
    """Turn what the system says of the files into an `AuditError`."""
    try:
        yield
    except OSError as err:
        raise AuditError("audit_unwritable", folder=log.folder, reason=err) from err


def _parsed(line: bytes) -> Line:
    try:
        return Line.model_validate_json(line)
    except ValidationError:
        raise AuditError("audit_unreadable_line") from None
