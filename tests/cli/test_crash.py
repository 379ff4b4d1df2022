"""kill -9 of the command, the server or the supervisor in the middle of an import: each file has its old or new state.

The next command works, and after the linger nothing is left running.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from bench.municipality import case_file
from graph.storage import bolt
from importers import load, to_yaml
from tests.share import is_whole, some
from tovholder.engine import EngineSettings, LocalEngine
from tovholder.settings import load_settings

FILES = 8 if is_whole() else 6
FAMILIES = 15 if is_whole() else 2
"""A file: enough that the kill meets an import that goes on."""
pytestmark = pytest.mark.timeout(900)  # some engine starts and imports each


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Case files of many families each, so that a kill comes in the middle of one."""
    folder = tmp_path_factory.mktemp("files")
    for number in range(FILES):
        (folder / f"file_{number:02d}.yaml").write_text(to_yaml(case_file(number, FAMILIES)), encoding="utf-8")
    return folder


class Machine:
    """A data folder of its own, with commands and the engine that they share."""

    def __init__(self, data: Path) -> None:
        self.engine = LocalEngine(EngineSettings(data=data, linger=5.0, neo4j_home=load_settings()[0].neo4j_home), bolt)
        # No variable and no settings file may name a real database: these tests empty theirs.
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")} | {
            "TOVHOLDER_SETTINGS": os.devnull,
            "TOVHOLDER_DATA": str(data),
            "TOVHOLDER_LINGER": "5",  # longer than a command takes to begin: the next one finds the engine
            **(
                {"TOVHOLDER_NEO4J_HOME": os.environ["TOVHOLDER_NEO4J_HOME"]}
                if "TOVHOLDER_NEO4J_HOME" in os.environ
                else {}
            ),
            "PYTHONUNBUFFERED": "1",
        }
        self.started: set[int] = set()

    def start(self, *words: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.quick_java", *map(str, words)]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.environ)

    def run(self, *words: object) -> str:
        command = self.start(*words)
        out, err = command.communicate(timeout=180)
        assert command.returncode == 0, err
        return out

    def pids(self) -> tuple[int, int]:
        """Supervisor and server that run now; remembered, to see them gone."""
        status = self.engine.status()
        assert status.pid
        assert status.supervisor_pid
        self.started |= {status.pid, status.supervisor_pid}
        return status.supervisor_pid, status.pid

    def wait_until_nothing_runs(self) -> None:
        end = time.monotonic() + 60
        while any(_lives(pid) for pid in self.started):
            assert time.monotonic() < end, "the engine is left running"
            time.sleep(0.1)


def _lives(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("data"))
    yield machine
    machine.engine.stop(force=True)


IDLE = "supervisor while no command lives"


@pytest.mark.parametrize("victim", some(["command", "server", "supervisor", IDLE], 1))
def test_a_kill_leaves_each_file_old_or_new_and_is_cleared_up(
    machine: Machine, folder: Path, tmp_path: Path, victim: str
) -> None:
    if victim == IDLE:
        kill_an_idle_supervisor(machine)
    else:
        kill_during_an_import(machine, folder, tmp_path, victim)
    machine.pids()
    machine.wait_until_nothing_runs()


def kill_during_an_import(machine: Machine, folder: Path, tmp_path: Path, victim: str) -> None:
    machine.run("reset", "--yes")
    command = machine.start("import", folder)
    assert command.stdout
    for _ in range(3):
        assert command.stdout.readline(), "the import ended before the kill"
    supervisor, server = machine.pids()
    os.kill({"command": command.pid, "server": server, "supervisor": supervisor}[victim], signal.SIGKILL)
    _, err = command.communicate(timeout=120)
    assert command.returncode != 0
    assert "Traceback" not in err

    machine.run("export", "--family", "all", "-o", tmp_path)
    stored = sorted(tmp_path.iterdir())
    assert 2 <= len(stored) < FILES
    for path in stored:
        assert load(path).case_file == load(folder / path.name).case_file
    assert len(machine.run("import", folder).splitlines()) == FILES


def kill_an_idle_supervisor(machine: Machine) -> None:
    machine.run("engine", "start")
    supervisor, server = machine.pids()
    os.kill(supervisor, signal.SIGKILL)
    time.sleep(0.2)
    assert _lives(server)
    machine.run("measures", "--family", "all", "--format", "json")
    assert not _lives(server)
