"""What a user does to a family by the API, as `tests/scenarios` says: played by the checker against a server of the tests.

A file that is imported again is the command line's (`reimport`): its steps are played where the whole is run, by processes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from casework.session import Session
from importers import load
from tests import run_scenarios
from tests.case_files import CASES
from tests.share import is_whole
from tests.web.support import TOKEN, running

ALL = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
OWN = sorted((Path(__file__).parent / "scenarios").glob("*.yaml"))
"""Of ours, in the same words."""
SCENARIOS = [path for path in (*ALL, *OWN) if "reimport:" not in path.read_text("utf-8")]


class Here(run_scenarios.Given):
    """The database and the server of the tests."""

    cases = CASES

    def __init__(self, address: str, store: Session) -> None:
        super().__init__(address, {})
        self.default = {"login": f"{self.address}?adgang={TOKEN}"}
        self._store = store

    def start(self, file: str | Path) -> None:
        self._store.reset()
        self._store.store(load(Path(file), source="start").case_file, "start")


@pytest.fixture
def world(app: Flask, store: Session) -> Iterator[Here]:
    with running(app) as address:
        yield Here(address, store)


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda path: path.stem)
def test_a_scenario_is_played(world: Here, scenario: Path) -> None:
    assert run_scenarios.Scenario(world, scenario).run() == []


if is_whole():  # an ordinary run says in its header that it is a part

    def test_all_are_played_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
        command = str(Path(sys.executable).parent / "tovholder")
        folder = str(ALL[0].parent)
        monkeypatch.setattr(sys, "argv", ["run_scenarios.py", "--cases", str(CASES), "--tovholder", command, folder])
        assert run_scenarios.main() == 0
