"""Other commands, and questions about processes, for the tests of the engine."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from graph.storage import bolt
from tovholder.engine import EngineError, EngineSettings, LocalEngine
from tovholder.engine.archive import Archive
from tovholder.engine.locks import is_held

ROOT = Path(__file__).parents[2]

# A server that lives for minutes is not worth the second compiler of Java.
QUICK_JAVA = ("-XX:TieredStopAtLevel=1",)

MakeSettings = Callable[..., EngineSettings]

# A command of its own process: takes a lease, tells what it got, and holds it until it may go.
HOLDER = """
import json, sys
from pathlib import Path
from graph.storage import bolt
from tovholder.engine import EngineSettings, LocalEngine
def tell(**row):
    print(json.dumps(row), flush=True)
settings = EngineSettings(data=Path(sys.argv[1]), linger=float(sys.argv[2]), heap="512m", jvm=tuple(sys.argv[3:]))
engine = LocalEngine(settings, bolt)
with engine.lease(lambda step: tell(stage=step.stage)) as connection:
    bolt.ping(connection.uri, connection.user, connection.password)
    tell(uri=connection.uri, pid=engine.status().pid)
    sys.stdin.read()
"""


class Holder:
    """Another command that holds, or is taking, a lease."""

    def __init__(self, settings: EngineSettings) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLDER, str(settings.data), str(settings.linger), *settings.jvm],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def until(self, key: str, value: object = None) -> dict[str, Any]:
        """Read on to the line that has `key`, with `value` if that is given."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            row = json.loads(line)
            if key in row and value in (None, row[key]):
                return row
        raise AssertionError(f"the other command ended before it told its {key}")

    def close(self) -> None:
        """Let it go, and wait for its end."""
        self.process.communicate("")

    def kill(self) -> None:
        """SIGKILL."""
        self.process.kill()
        self.process.communicate()


def eventually(condition: Callable[[], bool], within: float) -> bool:
    """Whether the condition comes true in time."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.02)
    return condition()


def lives(pid: int | None) -> bool:
    """Whether a process runs, and is not only waiting to be collected."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def error_of(settings: EngineSettings, kind: type[EngineError]) -> EngineError:
    """The error with which a lease is refused; no engine and no lock is left."""
    with pytest.raises(kind) as raised, LocalEngine(settings, bolt).lease():
        pass
    assert raised.value.part("remedy", "en")
    assert raised.value.part("evidence", "en")
    assert eventually(lambda: not settings.life_lock.exists() or not is_held(settings.life_lock), 20)
    assert not settings.running_file.exists()
    return raised.value


def plant(archive: Archive, content: bytes, checksum_of: bytes | None = None) -> None:
    """A class archive of this content."""
    archive.path.parent.mkdir(parents=True, exist_ok=True)
    archive.path.write_bytes(content)
    archive.checksum.write_text(hashlib.sha256(content if checksum_of is None else checksum_of).hexdigest())
