"""What can go wrong on the way to a running engine; each error names the fact, the evidence and the remedy."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from pathlib import Path

import pytest

from graph.storage import bolt
from tests.engine.support import MakeSettings, error_of, lives
from tovholder.engine import EngineError, EngineSettings, LocalEngine, Progress, disk, home
from tovholder.engine.errors import (
    DataFolderError,
    HomeError,
    JavaError,
    PortTakenError,
    SettingError,
    StartError,
    StoreInUseError,
    StoreVersionError,
    SupervisorError,
)
from tovholder.engine.failures import start_failed
from words import Message


def test_store_in_use_by_another_neo4j(make_settings: MakeSettings) -> None:
    settings = make_settings()
    lock = settings.home / "data" / "databases" / "store_lock"
    lock.parent.mkdir(parents=True)
    settings.state.mkdir()
    home.write_private(settings.password_file, "x" * 32)
    with open(lock, "w") as file:
        fcntl.lockf(file, fcntl.LOCK_EX)  # what a Neo4j that runs on a store does
        assert str(settings.home) in error_of(settings, StoreInUseError).part("remedy", "en")


def test_too_slow_a_start(make_settings: MakeSettings) -> None:
    error = error_of(make_settings(start_timeout=1.0), StartError)
    assert "within 1 second" in error.part("fact", "en")


def test_supervisor_killed_during_the_start(make_settings: MakeSettings) -> None:
    settings = make_settings()
    engine = LocalEngine(settings, bolt)
    servers: list[int | None] = []

    def kill_the_supervisor(step: Progress) -> None:
        if step.stage == "starting" and not servers:
            status = engine.status()
            servers.append(status.pid)
            assert status.supervisor_pid is not None
            os.kill(status.supervisor_pid, signal.SIGKILL)

    with pytest.raises(SupervisorError, match="supervisor was ended"):
        engine.start(kill_the_supervisor)
    assert servers
    assert not lives(servers[0])


def test_bolt_without_a_server() -> None:
    address = f"bolt://127.0.0.1:{home.free_port()}"
    with pytest.raises(ConnectionError, match="127"):
        bolt.ping(address, "neo4j", "x")
    with pytest.raises(ConnectionError, match="127"):
        bolt.set_first_password(address, "neo4j", "neo4j", "x")


def test_heap_that_the_machine_cannot_give(make_settings: MakeSettings) -> None:
    assert "TOVHOLDER_HEAP" in error_of(make_settings(heap="900000g"), SettingError).part("remedy", "en")


@pytest.mark.parametrize("heap", ["", "2", "0m", "m", "2 g", "2gb", "-1g"])
def test_heap_without_a_meaning(tmp_path: Path, heap: str) -> None:
    with pytest.raises(SettingError, match="TOVHOLDER_HEAP"):
        EngineSettings(data=tmp_path, heap=heap)


@pytest.mark.parametrize("seconds", [-1.0, float("nan"), float("inf")])
def test_linger_without_a_meaning(tmp_path: Path, seconds: float) -> None:
    with pytest.raises(SettingError, match="linger"):
        EngineSettings(data=tmp_path, linger=seconds)


def test_java_that_is_none(make_settings: MakeSettings, tmp_path: Path) -> None:
    assert "no-java" in error_of(make_settings(java=tmp_path / "no-java"), JavaError).part("evidence", "en")


def test_a_file_in_place_of_the_data_folder(make_settings: MakeSettings, tmp_path: Path) -> None:
    # Permission bits would not do: they do not bind root.
    (tmp_path / "data").write_text("")
    with pytest.raises(DataFolderError, match="TOVHOLDER_DATA"), LocalEngine(make_settings(), bolt).lease():
        pass
    (tmp_path / "data").unlink()


def test_a_file_in_place_of_the_servers_home(make_settings: MakeSettings) -> None:
    settings = make_settings()
    settings.data.mkdir()
    settings.home.write_text("")
    assert "neo4j" in error_of(settings, DataFolderError).part("evidence", "en")


def test_too_little_room(make_settings: MakeSettings, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(disk, "MINIMUM_FREE", shutil.disk_usage(tmp_path).total + 1)
    assert "MB are free" in error_of(make_settings(), DataFolderError).part("evidence", "en")


def test_home_that_is_no_neo4j(make_settings: MakeSettings, tmp_path: Path) -> None:
    assert str(tmp_path) in error_of(make_settings(neo4j_home=tmp_path), HomeError).part("evidence", "en")


# Lines that Neo4j 5.26.30 and Java 21 wrote when this was made to happen by hand.
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ('Caused by: X: "bind(..) failed with error(-98): Address already in use"', PortTakenError),
        ("Caused by: org.neo4j.io.locker.FileLockException: Lock file has been locked by", StoreInUseError),
        ("Caused by: UnsupportedLogVersionException: Log file contains entries with", StoreVersionError),
        ("Caused by: java.io.IOException: No space left on device", DataFolderError),
        ("Invalid value for option '--home-dir': cannot convert '/d??ta/neo4j'", DataFolderError),
        ("Initial heap size set to a larger value than the maximum heap size", SettingError),
        ("Something that nobody has seen before", StartError),
    ],
)
def test_the_log_tells_the_reason(tmp_path: Path, line: str, kind: type[EngineError]) -> None:
    error = start_failed(
        EngineSettings(data=tmp_path), Message("engine.start.ended"), f"INFO  Starting...\n{line}\nINFO  Stopped."
    )
    assert type(error) is kind
    assert line in error.part("evidence", "en")
    assert "{" not in error.part("remedy", "en")
    assert os.fspath(tmp_path) in str(error)
