"""kill -9 of the command, the server or the supervisor in the middle of an import: each file has its old or new state.

The next command works, and after the linger nothing is left running.
"""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.municipality import case_file
from importers import load, to_yaml
from tests.cli.editing_killed import kill_during_edits
from tests.cli.importing_killed import kill_during_table_imports
from tests.cli.machine import Machine, lives
from tests.share import is_whole, some

FILES = 8 if is_whole() else 6
FAMILIES = 15 if is_whole() else 2
"""A file: enough that the kill meets an import that goes on."""
pytestmark = [
    pytest.mark.by_turns,
    pytest.mark.timeout(2400 if is_whole() else 900),  # some engine starts and imports each
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Case files of many families each, so that a kill comes in the middle of one."""
    folder = tmp_path_factory.mktemp("files")
    for number in range(FILES):
        (folder / f"file_{number:02d}.yaml").write_text(to_yaml(case_file(number, FAMILIES)), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machine]:
    machine = Machine(tmp_path_factory.mktemp("data"))
    yield machine
    machine.engine.stop(force=True)


IDLE = "supervisor while no command lives"


TABLE = "during the import of a table"
KILLS = ["command", "server", "supervisor", IDLE, "during edits", TABLE]


@pytest.mark.parametrize("victim", some(KILLS, 1))
def test_a_kill_leaves_each_file_old_or_new_and_is_cleared_up(
    machine: Machine, folder: Path, tmp_path: Path, victim: str
) -> None:
    if victim == IDLE:
        kill_an_idle_supervisor(machine)
    elif victim == "during edits":
        kill_during_edits(machine, 25 if is_whole() else 1)
    elif victim == TABLE:
        kill_during_table_imports(machine, tmp_path, 25 if is_whole() else 1)
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
    assert lives(server)
    machine.run("measures", "--family", "all", "--format", "json")
    assert not lives(server)
