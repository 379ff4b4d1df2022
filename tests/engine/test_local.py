"""The engine's life: start, share, linger, stop, and every way to be killed; always with the real server."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from graph.storage import bolt
from tests.engine.support import Holder, MakeSettings, error_of, eventually, lives, plant
from tovholder.engine import EngineSettings, LocalEngine, fetch_to, home
from tovholder.engine.errors import EngineInUseError, PasswordError, StoreVersionError
from tovholder.engine.fetching import find_neo4j
from tovholder.engine.leases import RunningEngine
from tovholder.engine.processes import Mark, servers_of
from tovholder.engine.server import archive_of, java_command

pytestmark = pytest.mark.by_turns

Hold = Callable[[EngineSettings], Holder]

STOP_TIME = 10.0
"""Seconds: the server stops in about one; a busy machine needs more."""


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.alone  # it measures how long a lease takes
def test_start_share_and_stop(make_settings: MakeSettings, hold: Hold, tmp_path: Path) -> None:
    # A path too long for a unix socket: the socket goes to a temporary folder.
    settings = make_settings(data=tmp_path / ("a-long-name-" * 10))
    engine = LocalEngine(settings, bolt)
    assert not engine.status().running
    assert not engine.stop()

    started = engine.start()
    assert started.running
    assert started.standing
    assert started.version == "5.26.30"
    assert eventually(lambda: engine.status().leases == 0, 1)
    check_privacy(settings, started.pid)

    running = RunningEngine.read(settings.running_file)
    assert running is not None
    assert running.socket.parent != settings.state
    assert mode_of(running.socket.parent) == 0o700

    other = hold(settings)
    assert other.until("uri") == {"uri": started.uri, "pid": started.pid}
    began = time.perf_counter()
    with engine.lease() as connection:
        took = time.perf_counter() - began
        bolt.ping(connection.uri, connection.user, connection.password)
        assert connection.password not in repr(connection)
        assert engine.status().holders == tuple(sorted((os.getpid(), other.process.pid)))
    assert took < 0.5, "a lease beside a running engine takes milliseconds"

    with pytest.raises(EngineInUseError, match=str(other.process.pid)):
        engine.stop()
    assert lives(started.pid), "the other command still works with it"
    assert not engine.status().standing
    other.close()
    assert eventually(lambda: not engine.status().running, STOP_TIME), "no linger after a stop was asked for"
    assert eventually(lambda: not lives(started.supervisor_pid), STOP_TIME)
    assert not lives(started.pid)
    assert not settings.running_file.exists()
    assert not running.socket.parent.exists()
    assert not engine.stop()


def check_privacy(settings: EngineSettings, server: int | None) -> None:
    """The password is only in its file, the files are the user's alone, and only loopback is listened on."""
    password = settings.password_file.read_text().strip()
    assert len(password) == 32
    for path, mode in (
        (settings.password_file, 0o600),
        (settings.home / "conf" / "neo4j.conf", 0o600),
        (settings.state, 0o700),
        (settings.home, 0o700),
    ):
        assert mode_of(path) == mode, path
    process = psutil.Process(server)
    assert password not in " ".join(process.cmdline())
    assert password not in " ".join(process.environ().values())
    for log in (settings.home / "logs").iterdir():
        assert password not in log.read_text(errors="replace"), log
    connections = process.net_connections("inet")
    assert [c.laddr.ip.removeprefix("::ffff:") for c in connections if c.status == psutil.CONN_LISTEN] == ["127.0.0.1"]
    assert all(c.raddr.ip.endswith("127.0.0.1") for c in connections if c.raddr), "nothing is called outside"
    with pytest.raises(PermissionError):
        bolt.ping(f"bolt://127.0.0.1:{connections[0].laddr.port}", "neo4j", "neo4j")


def test_it_lingers_and_then_ends(
    make_settings: MakeSettings, jars: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried = fetch_to(EngineSettings(data=tmp_path / "data"), tmp_path / "carried")
    # The cache of a machine without internet: were it asked, the fetch would fail.
    settings = make_settings(linger=2.0, neo4j_home=carried, cache=tmp_path / "empty", repository="http://127.0.0.1:9")
    archive = archive_of(settings, find_neo4j(settings))
    assert archive
    plant(archive, b"what Java finds not to fit")
    engine = LocalEngine(settings, bolt)
    with port_taken_in_between(monkeypatch) as taken, engine.lease() as connection:
        assert not connection.uri.endswith(f":{taken}")
        first = engine.status()
        command = " ".join(psutil.Process(first.pid).cmdline())
        assert f"{carried}/lib/" in command
        assert str(archive.path) in command
    time.sleep(0.5)
    with engine.lease():
        assert engine.status().pid == first.pid
    released = time.monotonic()
    assert eventually(lambda: not lives(first.pid), 2 + STOP_TIME)
    assert time.monotonic() - released > 1.9
    assert eventually(lambda: not lives(first.supervisor_pid), STOP_TIME)
    check_what_the_store_belongs_to(settings)


@contextmanager
def port_taken_in_between(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The first port that is chosen is another program's by the time the server starts; nobody knocks there."""
    with socket.create_server(("127.0.0.1", 0)) as taker:
        taken = taker.getsockname()[1]
        ports = iter([taken, home.free_port()])
        monkeypatch.setattr(home, "free_port", lambda: next(ports))
        yield taken
        monkeypatch.undo()
        taker.setblocking(False)
        with pytest.raises(BlockingIOError):
            taker.accept()  # so the stranger was not sent the password


def check_what_the_store_belongs_to(settings: EngineSettings) -> None:
    """A store is opened with its own password only, and by no older version."""
    password = settings.password_file.read_text()
    wrong = "x" * 32
    home.write_private(settings.password_file, wrong)
    error = error_of(settings, PasswordError)
    assert str(settings.password_file) in error.part("evidence", "en")
    assert wrong not in str(error)

    settings.password_file.unlink()
    assert "lost" in error_of(settings, PasswordError).part("fact", "en")

    home.write_private(settings.password_file, password)
    assert settings.version_file.read_text() == "5.26.30\n"
    settings.version_file.write_text("2026.08.1\n")
    assert "2026.08.1" in error_of(settings, StoreVersionError).part("fact", "en")

    # A corrected patch release has the same store.
    home.check_store_version(settings, "2026.08.0")
    home.check_store_version(settings, "2027.01.0")


def test_killed_server_and_killed_supervisor(make_settings: MakeSettings, hold: Hold) -> None:
    settings = make_settings(linger=60.0)
    engine = LocalEngine(settings, bolt)

    # A command that is killed while it starts the engine leaves one that only has to get ready.
    killed = hold(settings)
    killed.until("stage", "starting")
    killed.kill()
    # The supervisor finds the server dead, and goes; the store recovers at the next start.
    first = engine.start()
    kill(first.pid)
    assert eventually(lambda: not lives(first.supervisor_pid), STOP_TIME)
    assert not settings.running_file.exists()
    assert not engine.status().running

    # Nobody holds it: the server outlives its supervisor until the next start, even if its file is lost.
    second = engine.start()
    kill(second.supervisor_pid)
    assert eventually(lambda: not engine.status().running, 1)
    assert lives(second.pid)
    settings.running_file.unlink()
    # Two start it anew at once, and share it.
    one, other = hold(settings), hold(settings)
    assert one.until("uri") == other.until("uri")
    with engine.lease() as connection:
        third = engine.status()
        assert third.leases == 3
        assert [server.pid for server in servers_of(settings.home)] == [third.pid]
        one.kill()
        other.kill()
        assert eventually(lambda: engine.status().leases == 1, 1), "a lease ends with its holder"
        assert third.pid != second.pid
        assert not lives(second.pid)
        bolt.ping(connection.uri, connection.user, connection.password)

        # A living command sees its lease break, and ends the server.
        kill(third.supervisor_pid)
        assert eventually(lambda: not lives(third.pid), STOP_TIME)
    assert settings.running_file.exists()
    check_stale_file(engine, settings)


def kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def check_stale_file(engine: LocalEngine, settings: EngineSettings) -> None:
    """A stale file is recognised, and a stranger that has the server's number by now is left alone."""
    left = RunningEngine.read(settings.running_file)
    assert left is not None
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as stranger:
        mark = replace(left.server, pid=stranger.pid)
        assert Mark.of(stranger.pid).process(), "it would be recognised by its true start time"
        settings.running_file.write_text(json.dumps(replace(left, server=mark).to_json()))
        assert not engine.status().running
        assert not engine.stop()
        assert stranger.poll() is None
        assert stranger.stdin is not None
        stranger.stdin.close()
    assert not settings.running_file.exists()


def test_more_settings_reach_the_server(make_settings: MakeSettings, jars: Path) -> None:
    settings = make_settings(conf={"dbms.cypher.min_replan_interval": "1d"}, jvm=("-XX:TieredStopAtLevel=1",))
    home.prepare_state(settings)
    home.prepare_home(settings, 7687)
    lines = (settings.home / "conf" / "neo4j.conf").read_text(encoding="utf-8").splitlines()
    assert lines[-1] == "dbms.cypher.min_replan_interval=1d"
    assert len({line.partition("=")[0] for line in lines}) == len(lines), "Neo4j refuses a line that repeats"
    assert "-XX:TieredStopAtLevel=1" in java_command(settings, find_neo4j(settings))
