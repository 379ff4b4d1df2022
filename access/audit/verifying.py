"""Whether the log is whole: each line in its place, as it was written, and none missing, at the end neither.

Who has no key can change nothing without a trace, but for this: put back an old copy of log and head together. That is told by a
head that was noted elsewhere (`since`).
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from access.audit import files, head
from access.audit.errors import AuditError
from access.audit.head import Head
from access.audit.lines import Line, beginning, stamp
from access.audit.retention import removed_to

Wrong = Literal["unreadable", "number", "chain", "torn", "beginning", "end", "head", "since"]
"""
- unreadable: a line that is no line of an audit
- number: lines are missing before this one, or are not in their order
- chain: this line, or the one before it, is not what was written
- torn: a file ends within a line, and is not the last
- beginning: the log begins with a line that no removal speaks of
- end: lines are missing at the end
- head: the line that the head names is another one
- since: the line that was noted elsewhere is another one, or is missing
"""


@dataclass(frozen=True)
class Trouble:
    """Something that is wrong, and where."""

    what: Wrong
    file: str = ""
    line: int = 0
    """In the file, from 1."""
    seq: int = 0


@dataclass
class Verified:
    """What a look through the whole log found."""

    lines: int = 0
    first: int = 0
    end: Head | None = None
    """The last line."""
    unfinished: bool = False
    """Whether half a line stands at the very end, or lines that the head does not know yet: somebody was killed while writing, and
    was answered for none of it."""
    troubles: list[Trouble] = field(default_factory=list)


def verify(folder: Path, head_file: Path, key: bytes, since: Head | None = None) -> Verified:
    """Look through the log. `AuditError` where it cannot be read at all."""
    try:
        with files.folder_opened(folder) as at_folder:
            with files.standing(at_folder):
                with files.opened(head_file, os.O_RDONLY) as at_head:
                    known = head.read(at_head)
                sizes = files.sizes(at_folder)
            return _Reading(at_folder, key, known, since).through(sizes)
    except OSError as err:
        raise AuditError("audit_unreadable", folder=folder, reason=err) from err


class _Reading:
    """One look through the log, line by line."""

    def __init__(self, folder: int, key: bytes, known: Head, since: Head | None) -> None:
        self.folder, self.key, self.known, self.since = folder, key, known, since
        self.found = Verified()
        self.begins_after: Head | None = None
        self.removals: list[Head] = []

    def through(self, sizes: dict[str, int]) -> Verified:
        last: Line | None = None
        hash = beginning(self.key)
        months = list(sizes)
        for month in months:
            for number, raw in enumerate(files.lines(self.folder, month, sizes[month]), 1):
                where = (files.file_of(month), number)
                if not raw.endswith(b"\n"):
                    self._torn(where, is_last=month == months[-1])
                    continue
                last, hash = self._line(where, raw[:-1], last, hash)
        self._ends(last, hash)
        return self.found

    def _line(self, where: tuple[str, int], raw: bytes, before: Line | None, hash: str) -> tuple[Line | None, str]:
        """Hold a line against the one before it; gives what the next is held against."""
        found = stamp(self.key, raw)
        self.found.lines += 1
        try:
            line = Line.model_validate_json(raw)
        except ValidationError:
            self._wrong("unreadable", where)
            return before, found
        if before is None:
            self.found.first = line.seq
            self.begins_after = Head(line.seq - 1, line.prev)
        elif line.seq != before.seq + 1:
            self._wrong("number", where, line.seq)
        elif line.prev != hash:
            self._wrong("chain", where, line.seq)
        if line.seq == self.known.seq and found != self.known.hash:
            self._wrong("head", where, line.seq)
        if self.since and line.seq == self.since.seq and found != self.since.hash:
            self._wrong("since", where, line.seq)
        if removed := removed_to(line):
            self.removals.append(removed)
        return line, found

    def _torn(self, where: tuple[str, int], *, is_last: bool) -> None:
        if is_last:
            self.found.unfinished = True
        else:
            self._wrong("torn", where)

    def _ends(self, last: Line | None, hash: str) -> None:
        """What only the whole log can tell: how it begins and ends."""
        known, nothing = self.known, Head(0, beginning(self.key))
        before = self.begins_after or nothing
        end = self.found.end = Head(last.seq, hash) if last else nothing
        if before != nothing and before not in self.removals:
            self._wrong("beginning", seq=before.seq + 1)
        if known.seq > end.seq:
            self._wrong("end", seq=known.seq)
        elif known.seq < before.seq or (known.seq == before.seq and known != before):
            self._wrong("head", seq=known.seq)
        self.found.unfinished |= known.seq < end.seq
        if since := self.since:
            is_there = before.seq < since.seq <= end.seq  # then it was held against its line
            if not is_there and since != before:
                self._wrong("since", seq=since.seq)

    def _wrong(self, what: Wrong, where: tuple[str, int] = ("", 0), seq: int = 0) -> None:
        self.found.troubles.append(Trouble(what, *where, seq))


def read_head(head_file: Path) -> Head:
    """The head, to note elsewhere."""
    try:
        with files.opened(head_file, os.O_RDONLY) as at_head:
            return head.read(at_head)
    except OSError as err:
        raise AuditError("audit_unreadable", folder=head_file, reason=err) from err


def all_lines(folder: Path) -> Iterator[Line]:
    """The lines as they stand, the oldest first; one that cannot be read is passed over: `verify` tells of it."""
    try:
        with files.folder_opened(folder) as at_folder:
            with files.standing(at_folder):
                sizes = files.sizes(at_folder)
            for month, size in sizes.items():
                for raw in files.lines(at_folder, month, size):
                    try:
                        yield Line.model_validate_json(raw)
                    except ValidationError:
                        continue
    except OSError as err:
        raise AuditError("audit_unreadable", folder=folder, reason=err) from err
