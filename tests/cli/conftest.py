"""The command as users run it, in a process of its own, on the test database."""

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import pytest

from casework.session import Session
from tests.cli import client
from tests.database import Database

READING = frozenset({"findings", "measures", "changes", "map", "export", "validate", "new", "doctor"})
"""The commands that leave the database as it is."""


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


Tovholder = Callable[..., Ran]


@contextmanager
def commands(seed: int) -> Iterator[str]:
    """A process that runs commands; gives the path of its socket. What depends on the order of a set differs between seeds."""
    root = Path(__file__).parents[2]
    # Not in a folder of pytest's: the path of a socket must be short.
    with tempfile.TemporaryDirectory(prefix="tovholder-") as folder, socket.socket(socket.AF_UNIX) as waiting:
        path = f"{folder}/commands"
        waiting.bind(path)
        waiting.listen()
        words = [sys.executable, "-m", "tests.cli.commands", str(waiting.fileno())]
        environ = os.environ | {"PYTHONHASHSEED": str(seed)}
        with subprocess.Popen(words, cwd=root, env=environ, pass_fds=[waiting.fileno()]) as process:
            try:
                yield path
            finally:
                process.terminate()


@pytest.fixture(scope="session")
def loaded_commands() -> Iterator[str]:
    """The process that runs the commands of this worker."""
    with commands(seed=1) as path:
        yield path


@pytest.fixture(scope="session")
def other_commands() -> Iterator[str]:
    """Another process for commands, in which sets have another order."""
    with commands(seed=2) as path:
        yield path


@pytest.fixture
def environ(database: Database, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a command: no variable and no settings file names another database than that of the tests, or a log
    of the user's own."""
    server = database.plain.address
    return {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")} | {
        "TOVHOLDER_SETTINGS": os.devnull,
        "TOVHOLDER_LANG": "en",
        "TOVHOLDER_DATA": str(tmp_path_factory.mktemp("data") / "data"),
        "TOVHOLDER_NEO4J_URI": server.uri,
        "TOVHOLDER_NEO4J_USER": server.user,
        "TOVHOLDER_NEO4J_PASSWORD": server.password,
        "TOVHOLDER_NEO4J_DATABASE": server.database,
    }


def runs(server: str, database: Database | None, environ: dict[str, str]) -> Tovholder:
    """Runs `tovholder …` by the process at this socket; without a database, what needs no engine."""

    def run(*arguments: object, stdin: str = "", **more: str) -> Ran:
        words = [str(argument) for argument in arguments]
        if database:
            database.settle() if words[0] in READING else database.changes()
        with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            code = client.run(server, words, environ | more, [given.fileno(), out.fileno(), err.fileno()], timeout=120)
            ran = Ran(code, *(_text(stream) for stream in (out, err)))
        assert "Traceback" not in ran.err
        return ran

    return run


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read().decode("utf-8").replace(os.linesep, "\n")


@pytest.fixture
def tovholder(loaded_commands: str, database: Database, environ: dict[str, str], store: Session) -> Tovholder:
    """Runs `tovholder …` on an empty database."""
    return runs(loaded_commands, database, environ)


@pytest.fixture
def tovholder_elsewhere(other_commands: str, database: Database, environ: dict[str, str], store: Session) -> Tovholder:
    """The same in a process in which sets have another order."""
    return runs(other_commands, database, environ)


@pytest.fixture
def tovholder_anew(database: Database, environ: dict[str, str], store: Session) -> Tovholder:
    """The same in a process that has loaded nothing: all that a user's command does."""

    def run(*arguments: object, **more: str) -> Ran:
        database.changes()
        words = [sys.executable, "-m", "tovholder", *map(str, arguments)]
        done = subprocess.run(words, capture_output=True, text=True, env=environ | more, timeout=120)
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
