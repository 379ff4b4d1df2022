"""kill -9 while a table is imported: all of it is there, or nothing of it."""

import os
import random
import re
import signal
import time
from contextlib import suppress
from pathlib import Path

from bench.importing import write_table
from tests.cli.machine import Machine

VICTIMS = ("command", "server", "supervisor")
ROWS = 80


def kill_during_table_imports(machine: Machine, folder: Path, times: int) -> None:
    """So many kills, each of another process in turn, at a moment that chance chooses. What was stored is undone before the next."""
    chance = random.Random(16)
    write_table(folder, ROWS)
    first = folder / f"rows_{ROWS}.csv"
    second = folder / "changed.csv"
    second.write_text(first.read_text("utf-8").replace("0,5", "2").replace(";Mentor;", ";Psykolog;"), "utf-8")
    how = ("--mapping", folder / "bench.yaml", "--source", "list")
    machine.run("reset", "--yes")
    machine.run("import", first, *how)
    before = _exported(machine, folder / "before")
    begun = time.monotonic()
    machine.run("import", second, *how)
    took = time.monotonic() - begun
    after = _exported(machine, folder / "after")
    assert before != after
    machine.run("undo-import", _newest(machine))
    for number in range(times):
        _import_until_killed(machine, (second, *how), VICTIMS[number % len(VICTIMS)], chance.uniform(0.3, 1.0) * took)
        now = _exported(machine, folder / f"now_{number}")
        assert now in (before, after), "an import is there by half"
        if now == after:
            machine.run("undo-import", _newest(machine))
            assert _exported(machine, folder / f"undone_{number}") == before


def _import_until_killed(machine: Machine, call: tuple[object, ...], victim: str, seconds: float) -> None:
    machine.run("imports")  # so that the engine runs
    supervisor, server = machine.pids()
    command = machine.start("import", *call)
    time.sleep(seconds)
    process = {"command": command.pid, "server": server, "supervisor": supervisor}[victim]
    with suppress(ProcessLookupError):  # it may have ended of itself
        os.kill(process, signal.SIGKILL)
    _, err = command.communicate(timeout=180)
    assert "Traceback" not in err


def _newest(machine: Machine) -> str:
    """The key of the newest import."""
    return re.findall(r"\bi-\w+", machine.run("imports"))[0]


def _exported(machine: Machine, folder: Path) -> dict[str, bytes]:
    machine.run("export", "-o", folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}
