"""Commands inside the process of a test: as somebody, on the door that the test has, at a time that it sets.

All that a command does is done; only the database is not opened and brought up to date once more for each.
"""

import io
import sys
from contextlib import nullcontext, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from casework.session import Clock
from graph.storage.door import Door
from tests.cli.conftest import Ran
from tovholder import application
from tovholder.cli import main, streams


@dataclass(frozen=True)
class Inside:
    """Runs commands as whoever the test says."""

    monkeypatch: pytest.MonkeyPatch

    def run(self, os_login: str, *words: object, stdin: str = "") -> Ran:
        """What the command answers to whom the operating system calls so."""
        out, err = io.StringIO(), io.StringIO()
        with self.monkeypatch.context() as patched, redirect_stdout(out), redirect_stderr(err):
            patched.setattr(streams, "_done", list[str]())  # what it does is nobody else's
            patched.setattr("tovholder.asking.os_name", lambda: os_login)
            patched.setattr(sys, "argv", ["tovholder", *map(str, words)])
            patched.setattr(sys, "stdin", io.StringIO(stdin))
            with pytest.raises(SystemExit) as ended:
                main()
        assert isinstance(ended.value.code, int)
        return Ran(ended.value.code, out.getvalue(), err.getvalue())


def commands_on(door: Door, clock: Clock, data: Path, monkeypatch: pytest.MonkeyPatch) -> Inside:
    """Commands on this database, whose log and keys lie in the folder."""
    monkeypatch.setattr(application, "Door", lambda *_: nullcontext(door))
    monkeypatch.setattr(application, "migrate", lambda *_: None)
    monkeypatch.setattr(application, "Application", partial(application.Application, clock=clock))
    address = door.address
    for name, value in {
        "SETTINGS": "/dev/null",
        "LANG": "en",
        "DATA": str(data),
        "NEO4J_URI": address.uri,
        "NEO4J_PASSWORD": address.password,
    }.items():
        monkeypatch.setenv(f"TOVHOLDER_{name}", value)
    return Inside(monkeypatch)
