"""The supervisor: a small process that starts the server, keeps the leases, and ends the server after the last.

Run by `tovholder.engine.server` as ``python -m tovholder.engine.supervisor LEASE_FD LOCK_FD``: one end of a
socket pair, on which the configuration comes and which is the first lease, and the locked file that says for
as long as this process lives that it does. It leaves the command's process group and standard streams, and
knows neither Bolt nor the password: whether the server answers is for the commands to find out.

A server that may have run out of room is only ever killed: its orderly stop would ruin the store (see `disk`).
"""

from __future__ import annotations

import json
import os
import selectors
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tovholder.engine import archive
from tovholder.engine.disk import is_nearly_full
from tovholder.engine.home import write_private
from tovholder.engine.leases import ANSWER_TIMEOUT, SOCKET_PREFIX, RunningEngine
from tovholder.engine.processes import Mark

_LONGEST_SOCKET_PATH = 100
"""Bytes: the system allows 107 on Linux, 103 on macOS."""
_LONGEST_REQUEST = 4096
_BETWEEN_LOOKS = 5.0
"""Seconds between two looks at the disk."""
_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD)


@dataclass
class _Peer:
    """A connection; a lease if `holder` is set."""

    holder: int | None = None
    linger: float = 0.0
    received: bytes = b""


class Supervisor:
    """One server, its leases, and the running-engine file."""

    def __init__(self, config: dict[str, Any], first: socket.socket) -> None:
        self._state = Path(config["state"])
        self._grace = float(config["grace"])
        self._asked_to_stop = False
        self._end_now = False
        self._was_full = False
        self._next_look = 0.0
        self._home = Path(config["home"])
        self._archive: dict[str, str] | None = config["archive"]
        self._idle_since = time.monotonic()
        self._selector = selectors.DefaultSelector()
        self._peers: dict[socket.socket, _Peer] = {}
        self._wake_up = _wake_up_by_signals()
        self._selector.register(self._wake_up, selectors.EVENT_READ)
        self._listener = self._listen()
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._server = _start_server(config)
        try:
            self._running = self._just_started(config)
            self._write_down()
            self._add(first, _Peer(config["holder"], config["linger"]))
            self._answer(first)
        except BaseException:
            # Before the server is written down nobody else could find it but by its command line.
            self._server.kill()
            raise

    def _just_started(self, config: dict[str, Any]) -> RunningEngine:
        return RunningEngine(
            state="starting",
            supervisor=Mark.of(os.getpid()),
            server=Mark.of(self._server.pid),
            socket=Path(self._listener.getsockname()),
            uri=config["uri"],
            version=config["version"],
            started=datetime.now(UTC).isoformat(timespec="seconds"),
            standing=False,
            linger=config["linger"],
            holders=(config["holder"],),
        )

    def run(self) -> None:
        """Serve until the last lease and the linger are over, a stop is asked for, or the server ends."""
        try:
            while not self._is_over():
                self._look_at_the_disk()
                for key, _ in self._selector.select(self._time_to_wait()):
                    if key.fileobj is self._wake_up:
                        self._take_signals()
                    elif key.fileobj is self._listener:
                        self._add(self._listener.accept()[0], _Peer())
                    elif isinstance(key.fileobj, socket.socket):
                        self._serve(key.fileobj)
        finally:
            was_ready = self._running.state == "ready"
            self._finish()
            if self._archive and was_ready and not self._was_full:
                archive.begin(self._archive)

    def _is_over(self) -> bool:
        if self._end_now or self._server.poll() is not None:
            return True
        left = self._time_left()
        return left is not None and left <= 0

    def _time_left(self) -> float | None:
        """Seconds until the engine is to end; None while somebody holds it."""
        if self._running.standing or self._running.holders:
            return None
        if self._asked_to_stop:
            return 0.0
        return max(self._idle_since + self._running.linger - time.monotonic(), 0.0)

    def _time_to_wait(self) -> float:
        left = self._time_left()
        return _BETWEEN_LOOKS if left is None else min(left, _BETWEEN_LOOKS)

    def _look_at_the_disk(self) -> None:
        """Remember for the server's whole life that there was too little room once: who filled the disk may have made
        room again before the end, and whose write failed may have died before it could say so."""
        if time.monotonic() >= self._next_look:
            self._was_full = self._was_full or is_nearly_full(self._home)
            self._next_look = time.monotonic() + _BETWEEN_LOOKS

    def _take_signals(self) -> None:
        for number in self._wake_up.recv(64):
            # SIGCHLD only wakes: whether it was the server that ended is asked in `_is_over`.
            if number in (signal.SIGTERM, signal.SIGINT):
                self._end_now = True

    def _add(self, connection: socket.socket, peer: _Peer) -> None:
        connection.settimeout(ANSWER_TIMEOUT)
        self._peers[connection] = peer
        self._selector.register(connection, selectors.EVENT_READ)

    def _serve(self, connection: socket.socket) -> None:
        peer = self._peers[connection]
        try:
            data = connection.recv(_LONGEST_REQUEST)
            peer.received += data
            while b"\n" in peer.received:
                line, peer.received = peer.received.split(b"\n", 1)
                self._do(connection, peer, json.loads(line))
        except (OSError, ValueError, KeyError, TypeError):
            data = b""  # a peer that breaks off, or says what no peer of ours says, is let go
        if not data or len(peer.received) > _LONGEST_REQUEST:
            self._drop(connection)

    def _do(self, connection: socket.socket, peer: _Peer, request: dict[str, Any]) -> None:
        match request["do"]:
            case "lease":
                peer.holder, peer.linger = int(request["pid"]), float(request["linger"])
                self._count()
            case "ready":
                self._running = replace(self._running, state="ready")
            case "hold":
                self._running = replace(self._running, standing=True)
                self._asked_to_stop = False
            case "broken":
                self._was_full = self._end_now = True
            case "stop":
                self._running = replace(self._running, standing=False)
                self._asked_to_stop = True
                self._end_now = bool(request["force"])
        if request["do"] in ("ready", "hold", "stop"):
            self._write()
        self._answer(connection)

    def _drop(self, connection: socket.socket) -> None:
        self._selector.unregister(connection)
        connection.close()
        peer = self._peers.pop(connection)
        if peer.holder is not None:
            # The last command's wish counts for how long the engine lives on.
            self._running = replace(self._running, linger=peer.linger)
            self._idle_since = time.monotonic()
            self._count()

    def _count(self) -> None:
        holders = tuple(sorted(peer.holder for peer in self._peers.values() if peer.holder is not None))
        self._running = replace(self._running, holders=holders)

    def _answer(self, connection: socket.socket) -> None:
        connection.sendall(json.dumps(self._running.to_json()).encode() + b"\n")

    def _write(self) -> None:
        # On a full disk the file keeps an older word; the engine is used and ended all the same.
        with suppress(OSError):
            self._write_down()

    def _write_down(self) -> None:
        write_private(self._state / "running.json", json.dumps(self._running.to_json(), indent=1) + "\n")

    def _listen(self) -> socket.socket:
        path = self._state / "leases.sock"
        if len(os.fsencode(path)) > _LONGEST_SOCKET_PATH:
            path = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX)) / "leases.sock"
        path.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        listener.bind(str(path))
        listener.listen(64)
        return listener

    def _finish(self) -> None:
        """End the server, tell everybody, remove the files: the running-engine file after the server's end."""
        if self._was_full or is_nearly_full(self._home):
            self._server.kill()
        path = self._running.socket
        self._listener.close()
        path.unlink(missing_ok=True)
        if path.parent != self._state:
            shutil.rmtree(path.parent, ignore_errors=True)
        self._running = replace(self._running, state="stopping")
        self._write()
        for connection in self._peers:
            try:
                connection.sendall(b'{"ended": true}\n')
            except OSError:
                continue  # it left at the same moment
        self._server.terminate()
        try:
            self._server.wait(self._grace)
        except subprocess.TimeoutExpired:
            self._server.kill()
            self._server.wait()
        (self._state / "running.json").unlink(missing_ok=True)


def _start_server(config: dict[str, Any]) -> subprocess.Popen[bytes]:
    with open(Path(config["home"], "logs", "console.log"), "wb") as console:
        return subprocess.Popen(
            config["command"],
            stdin=subprocess.DEVNULL,
            stdout=console,
            stderr=subprocess.STDOUT,
            cwd=config["home"],
        )


def _wake_up_by_signals() -> socket.socket:
    """A socket that becomes readable when one of our signals comes."""
    reading, writing = socket.socketpair()
    reading.setblocking(False)
    writing.setblocking(False)
    for number in _SIGNALS:
        signal.signal(number, lambda *_: None)
    # The descriptor must outlive this function: the signal module does not keep the socket.
    signal.set_wakeup_fd(writing.detach())
    return reading


def main() -> None:
    """Leave the command that started us, then supervise."""
    if os.fork():
        os._exit(0)
    os.umask(0o077)
    os.chdir("/")
    first = socket.socket(fileno=int(sys.argv[1]))
    first.settimeout(ANSWER_TIMEOUT)
    os.set_inheritable(first.fileno(), False)
    os.set_inheritable(int(sys.argv[2]), False)
    with first.makefile("rb") as lines:
        config = json.loads(lines.readline())
    try:
        supervisor = Supervisor(config, first)
    except OSError as err:
        first.sendall(json.dumps({"error": str(err)}).encode() + b"\n")
        raise
    supervisor.run()


if __name__ == "__main__":
    main()
