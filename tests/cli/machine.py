"""A data folder of its own, with the commands and the engine that run on it as processes, to be killed."""

import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

from graph.storage import bolt
from tovholder.engine import EngineSettings, LocalEngine
from tovholder.settings import load_settings


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
        while any(lives(pid) for pid in self.started):
            assert time.monotonic() < end, "the engine is left running"
            time.sleep(0.1)


def lives(pid: int) -> bool:
    """Whether the process runs."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
