"""The command as users run it, in a process of its own, on the test database."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from graph.door import Address
from graph.store import Store


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    code: int
    out: str
    err: str


Tovholder = Callable[..., Ran]


@pytest.fixture
def tovholder(server: Address, store: Store) -> Tovholder:
    """Runs `tovholder …` on an empty database."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")} | {
        "TOVHOLDER_SETTINGS": os.devnull,
        "TOVHOLDER_NEO4J_URI": server.uri,
        "TOVHOLDER_NEO4J_USER": server.user,
        "TOVHOLDER_NEO4J_PASSWORD": server.password,
        "TOVHOLDER_NEO4J_DATABASE": server.database,
    }

    def run(*arguments: object, stdin: str = "", **more: str) -> Ran:
        words = [sys.executable, "-m", "tovholder", *map(str, arguments)]
        done = subprocess.run(words, input=stdin, capture_output=True, text=True, env=environ | more, timeout=120)
        assert "Traceback" not in done.stderr
        return Ran(done.returncode, done.stdout, done.stderr)

    return run
