"""Leases: how commands and the supervisor talk.

They talk over a unix socket in the data folder, a line of JSON at a time. A connection on which ``lease`` was
said is a lease, and ends when it closes, which the system sees to however its holder dies. Requests:

=========  ========================================  ==================================================
``do``     with                                      answer
=========  ========================================  ==================================================
``lease``  ``pid``, ``linger``                       the running-engine file's content
``ready``                                            the same; from now on ``state`` is ``ready``
``hold``                                             the same; the engine stays until ``stop``
``stop``   ``force``                                 the same; without `force` other leases are waited for
``broken``                                           the same; the server is killed, since it ran out of room
``status``                                           the same
=========  ========================================  ==================================================

The last line on every connection, when the supervisor ends the server or finds it ended, is
``{"ended": true}``. A connection that breaks without it means that the supervisor was killed; the holder of
a lease then ends the server itself, for nobody else is left to do so.
"""

from __future__ import annotations

import json
import os
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tovholder.engine.errors import SupervisorError
from tovholder.engine.processes import Mark, end

ANSWER_TIMEOUT = 10.0
"""Seconds for an answer of the supervisor, which has nothing to do but to answer."""
SOCKET_PREFIX = "tovholder-"
"""Begins the name of the private temporary folder that holds the socket when the data folder's path is long."""


def to_wire(path: str | Path) -> str:
    """A path, or an argument with one, for a process whose locale may be another: its bytes as UTF-8."""
    return os.fsencode(path).decode("utf-8", errors="surrogateescape")


def from_wire(text: str) -> Path:
    """The path of which another process wrote `to_wire`."""
    return Path(os.fsdecode(text.encode("utf-8", errors="surrogateescape")))


@dataclass(frozen=True)
class RunningEngine:
    """What the running-engine file tells, and the supervisor's answers too."""

    state: str
    """``starting``, ``ready`` or ``stopping``."""
    supervisor: Mark
    server: Mark
    socket: Path
    uri: str
    version: str
    started: str
    """ISO 8601, UTC."""
    standing: bool
    """Whether `engine start` is in force."""
    linger: float
    holders: tuple[int, ...]
    """The processes that hold a lease: up to date in an answer, not in the file."""

    def to_json(self) -> dict[str, Any]:
        """As written to the file and sent over the socket."""
        return {
            **vars(self),
            "supervisor": vars(self.supervisor),
            "server": vars(self.server),
            "socket": to_wire(self.socket),
        }

    @classmethod
    def from_json(cls, row: dict[str, Any]) -> RunningEngine:
        """Raises `KeyError`, `TypeError` or `ValueError` for anything else than what `to_json` gives."""
        if not all(isinstance(row[name], str) for name in ("state", "socket", "uri", "version", "started")):
            raise TypeError(row)
        marks = {name: Mark.from_json(row[name]) for name in ("supervisor", "server")}
        found = cls(**{**row, **marks, "socket": from_wire(row["socket"]), "holders": tuple(row["holders"])})
        if not re.fullmatch(r"bolt://127\.0\.0\.1:\d+", found.uri):
            raise ValueError(row)
        if not isinstance(found.standing, bool) or not isinstance(found.linger, int | float):
            raise TypeError(row)
        if not all(isinstance(holder, int) for holder in found.holders):
            raise TypeError(row)
        return found

    @classmethod
    def read(cls, file: Path) -> RunningEngine | None:
        """The engine that `file` tells of; None if there is no such file, or none that can be understood."""
        try:
            return cls.from_json(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None


class SupervisorGone(Exception):
    """There is nobody at the other end: no engine runs, or it ends at this moment."""


class Channel:
    """One connection to the supervisor."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection
        self._received = b""

    @classmethod
    def to(cls, path: Path) -> Channel:
        """Connect. Raises `SupervisorGone`."""
        connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connection.settimeout(ANSWER_TIMEOUT)
            connection.connect(os.fsencode(path))
        except (OSError, ValueError) as err:  # the latter: a path that is none
            connection.close()
            raise SupervisorGone from err
        return cls(connection)

    def ask(self, do: str, **details: object) -> RunningEngine:
        """Make a request and return the answer. Raises `SupervisorGone`, `SupervisorError`."""
        try:
            self.send({"do": do, **details})
            answer = self.receive(ANSWER_TIMEOUT)
        except TimeoutError as err:
            raise SupervisorError("engine_supervisor_silent", do=do, seconds=round(ANSWER_TIMEOUT)) from err
        except OSError as err:
            raise SupervisorGone from err
        if answer is None or "ended" in answer:
            raise SupervisorGone
        return RunningEngine.from_json(answer)

    def send(self, row: dict[str, object]) -> None:
        """Send one line. Raises `OSError`."""
        self._connection.sendall(json.dumps(row).encode() + b"\n")

    def receive(self, timeout: float | None) -> dict[str, Any] | None:
        """The next line; None at the end. Raises `TimeoutError`, `OSError`."""
        deadline = None if timeout is None else time.monotonic() + timeout
        while b"\n" not in self._received:
            self._connection.settimeout(None if deadline is None else max(deadline - time.monotonic(), 0.001))
            if not (data := self._connection.recv(65536)):
                return None
            self._received += data
        line, self._received = self._received.split(b"\n", 1)
        return json.loads(line)

    @contextmanager
    def closed_on_error(self) -> Iterator[None]:
        """Close if the block fails; else leave open what the block hands on."""
        try:
            yield
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close, and wake a thread that waits in `receive`. A lease ends with this."""
        try:
            self._connection.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other end went first
        self._connection.close()


class Lease:
    """A lease that is held until `close`; while it is held, a thread watches the supervisor."""

    def __init__(self, channel: Channel, server: Mark) -> None:
        self._channel = channel
        self._server = server
        self._closed = False
        self._watcher = threading.Thread(target=self._watch, name="engine-lease", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """End the lease. What happens to the engine then is the supervisor's business."""
        self._closed = True
        self._channel.close()
        self._watcher.join()

    def _watch(self) -> None:
        try:
            while (row := self._channel.receive(None)) is not None:
                if "ended" in row:
                    return
        except OSError:
            pass  # closed under the watcher: the same as an end
        if not self._closed and (process := self._server.process()):
            end(process)


def take_lease(path: Path, linger: float) -> tuple[Channel, RunningEngine]:
    """Take a lease of the engine behind `path`. Raises `SupervisorGone`, `SupervisorError`."""
    channel = Channel.to(path)
    with channel.closed_on_error():
        return channel, channel.ask("lease", pid=os.getpid(), linger=linger)
