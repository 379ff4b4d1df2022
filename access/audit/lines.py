"""A line of the audit: what may stand in it, and the chain that ties it to the line before."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from graph.reading.noting import Action, Outcome
from graph.reading.viewer import Purpose, Role, Via

VERSION = 1
_BEFORE_THE_FIRST = b"tovholder audit"
"""What the first line of all is chained to."""

Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Word = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_./-]{1,80}$")]
Handle = Annotated[str, StringConstraints(pattern=r"^[a-z]{16}$")]
Basis = Annotated[str, StringConstraints(pattern=r"^[a-z_]{1,40}$")]
Field = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_.]{1,80}(=[\w:.,-]{0,100})?$")]
Id = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]{1,300}$")]


@dataclass(frozen=True)
class Event:
    """Who did what: a line without its place in the log."""

    user: str
    role: Role
    via: Via
    purpose: Purpose
    action: Action
    object: str
    family: str | None = None
    about: tuple[str, ...] = ()
    """Handles of members and private people."""
    basis: tuple[str, ...] = ()
    """Words, and handles of consents and bases."""
    emergency: str | None = None
    outcome: Outcome = "shown"
    change: tuple[str, ...] | None = None


class Line(BaseModel):
    """A line as it stands in the file. Each field is an id, a word of a closed list or a handle: no free text fits in."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    v: Literal[1]
    seq: int
    at: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    user: Id
    role: Role
    via: Via
    purpose: Purpose
    action: Action
    object: Word
    family: Id | None
    about: tuple[Handle, ...]
    basis: tuple[Basis, ...]
    emergency: Word | None
    outcome: Outcome
    change: tuple[Field, ...] | None
    prev: Hash

    @property
    def time(self) -> datetime:
        """When."""
        return datetime.fromisoformat(self.at)

    @property
    def changed(self) -> dict[str, str]:
        """What stands behind each field of `change`; nothing behind one that is only named."""
        return {name: value for name, _, value in (part.partition("=") for part in self.change or ())}

    def encode(self) -> bytes:
        """The line without its end: JSON has no line feed in it."""
        return self.model_dump_json().encode()


def line_of(event: Event, seq: int, at: datetime, prev: str) -> Line:
    """The event at its place. `at` is UTC. ValidationError where something stands in it that may not."""
    time = f"{at:%Y-%m-%dT%H:%M:%S}.{at.microsecond // 1000:03d}Z"
    return Line.model_validate({"v": VERSION, "seq": seq, "at": time, **vars(event), "prev": prev})


def stamp(key: bytes, line: bytes) -> str:
    """What the next line says of this one.

    >>> stamp(b"key", b"line") == stamp(b"key", b"lime"), len(stamp(b"key", b"line"))
    (False, 64)
    """
    return hmac.digest(key, line, hashlib.sha256).hex()


def beginning(key: bytes) -> str:
    """What the first line of all says of the one before it."""
    return stamp(key, _BEFORE_THE_FIRST)
