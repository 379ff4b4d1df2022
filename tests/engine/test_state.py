"""The files that commands and supervisor share: damaged ones are told, or are none; and who is who when the clock moves."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from graph.storage import bolt
from tests.engine.support import MakeSettings
from tests.small_disk import mounted
from tovholder.engine import LocalEngine, home
from tovholder.engine.errors import DataFolderError, PasswordError
from tovholder.engine.leases import RunningEngine, from_wire, to_wire
from tovholder.engine.processes import Mark, end

ME = Mark.of(os.getpid())
RUNNING = RunningEngine(
    state="ready", supervisor=ME, server=ME, socket=Path("/nowhere/leases.sock"), uri="bolt://127.0.0.1:9",
    version="5.26.30", started="2025-01-01T00:00:00+00:00", standing=False, linger=1.0, holders=(1,),
).to_json()  # fmt: skip
NONE_OF_OURS = [
    b"", b"\xff\xfe", b"\0", b"[" * 100_000, b"{}", b"[]", b"3", b'"x"',
    *(
        json.dumps(RUNNING | changes).encode()
        for changes in (
            {"server": {"pid": -1, "started": "x"}}, {"server": {"pid": 2**40, "started": "x"}},
            {"server": {"pid": True, "started": "x"}}, {"server": {"pid": "1", "started": "x"}},
            {"server": {"pid": 1, "started": None}}, {"server": None}, {"server": [1]}, {"supervisor": {"pid": 1}},
            {"socket": None}, {"socket": 3}, {"uri": None}, {"uri": "bolt://127.0.0.1:x"}, {"state": []}, {"version": 5},
            {"standing": "x"}, {"linger": None}, {"holders": None}, {"holders": ["x"]}, {"started": None}, {"more": 1},
        )
    ),
]  # fmt: skip


@pytest.mark.parametrize("content", NONE_OF_OURS, ids=range(len(NONE_OF_OURS)))
def test_a_running_file_that_cannot_be_understood_is_none(make_settings: MakeSettings, content: bytes) -> None:
    settings = make_settings()
    settings.state.mkdir(parents=True)
    settings.running_file.write_bytes(content)
    engine = LocalEngine(settings, bolt)
    assert not engine.status().running
    assert not engine.stop()
    assert not settings.running_file.exists()


@pytest.mark.parametrize("path", ["/nowhere/\0", "/nowhere/" + "x" * 300])
def test_a_socket_that_is_none_leads_nowhere(make_settings: MakeSettings, path: str) -> None:
    settings = make_settings()
    settings.state.mkdir(parents=True)
    there = RUNNING | {"socket": path, "server": {"pid": 2**30, "started": "x"}}
    settings.running_file.write_text(json.dumps(there))
    assert RunningEngine.read(settings.running_file)
    assert not LocalEngine(settings, bolt).status().running
    assert not LocalEngine(settings, bolt).stop()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"\xc3\xa5\n"])
def test_a_password_that_is_none(make_settings: MakeSettings, content: bytes) -> None:
    settings = make_settings()
    settings.state.mkdir(parents=True)
    settings.password_file.write_bytes(content)
    assert len(home.password_of(settings)) == 32, "without a store a new one is made"
    settings.password_file.write_bytes(content)
    (settings.home / "data" / "databases").mkdir(parents=True)
    with pytest.raises(PasswordError, match=r"(?s)lost.*Put the file"):
        home.password_of(settings)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"x.y", b"5", b"\0", b"9" * 5_000])
def test_a_version_that_is_none_says_nothing(make_settings: MakeSettings, content: bytes) -> None:
    settings = make_settings()
    settings.state.mkdir(parents=True)
    (settings.home / "data" / "databases").mkdir(parents=True)
    settings.version_file.write_bytes(content)
    home.check_store_version(settings, "5.26.30")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path | None]:
    """A disk of its own where the data folder will be; None where none can be mounted."""
    with mounted(tmp_path / "data", 8) as there:
        yield there


@contextmanager
def read_only(disk: Path | None, folder: Path) -> Iterator[None]:
    """Nobody may write there, where there is a disk root neither."""
    if disk:
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    else:
        folder.chmod(0o500)
    yield
    if disk:
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    else:
        folder.chmod(0o700)


def test_a_folder_that_cannot_be_written_to(disk: Path | None, make_settings: MakeSettings) -> None:
    settings = make_settings()
    settings.state.mkdir(parents=True)
    settings.life_lock.touch()
    settings.running_file.write_text(json.dumps(RUNNING | {"server": {"pid": 2**30, "started": "x"}}))
    with read_only(disk, settings.state):
        assert not LocalEngine(settings, bolt).status().running
        with pytest.raises(DataFolderError, match=r"(?s)cannot be used.*TOVHOLDER_DATA"):
            LocalEngine(settings, bolt).stop()


@pytest.mark.linux
def test_a_process_is_known_whatever_the_clock_says(monkeypatch: pytest.MonkeyPatch) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        mark = Mark.of(child.pid)
        now = psutil.boot_time()
        for step in (-5.0, 3_600.0):
            monkeypatch.setattr("psutil._pslinux.boot_time", lambda step=step: now + step)
            assert psutil.Process(child.pid).create_time() != mark.started
            process = mark.process()
            assert process
        assert Mark(child.pid, mark.started + "0").process() is None
        end(process)
        assert mark.process() is None


def test_a_path_is_the_same_in_another_locale() -> None:
    for name in (b"/plain", "/dåtæ møppe".encode(), b"/d\xe5t\xe6"):
        wire = json.loads(json.dumps(to_wire(os.fsdecode(name))))
        assert os.fsencode(from_wire(wire)) == name
        # What a process that knows UTF-8 makes of it.
        assert wire.encode("utf-8", errors="surrogateescape") == name
