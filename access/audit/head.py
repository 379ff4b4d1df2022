"""The head: number and hash of the newest line, kept apart from the log, so that a log that is cut off at its end is seen."""

import os
import re
from typing import NamedTuple

from access.audit.errors import AuditError

_FORM = re.compile(r"(\d{1,20}):([0-9a-f]{64})\s*")
_WIDTH = 20 + 1 + 64 + 1


class Head(NamedTuple):
    """A line by its number, and what the next line says of it."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def parsed(text: str) -> Head:
    """The head that is written so; ValueError where it is none.

    >>> parsed("000012:" + "0f" * 32).seq
    12
    """
    match = _FORM.fullmatch(text)
    if not match:
        raise ValueError("no head of an audit")
    return Head(int(match[1]), match[2])


def read(descriptor: int) -> Head:
    """The head in an open file."""
    try:
        return parsed(os.pread(descriptor, _WIDTH + 1, 0).decode("ascii", "replace"))
    except ValueError:
        raise AuditError("audit_head_unreadable") from None


def write(descriptor: int, head: Head) -> None:
    """Put it in the place of the one before: always as many bytes, in one write, so that it is never half."""
    content = f"{head.seq:020d}:{head.hash}\n".encode()
    if os.pwrite(descriptor, content, 0) != _WIDTH:
        raise AuditError("audit_head_unreadable")
