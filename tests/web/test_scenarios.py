"""What a user does to a family by the API, as `tests/scenarios` says: played by the checker against a server of the tests.

A file that is imported again (`reimport`) is, here, stored; where the whole is run, all are played by processes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from casework.session import Session
from graph.errors import Conflict
from graph.model.change import Edits
from importers import load
from tests import run_scenarios
from tests.case_files import CASES
from tests.share import is_whole
from tests.web.support import TOKEN, running

ALL = sorted((Path(__file__).parent.parent / "scenarios").glob("*.yaml"))
OWN = sorted((Path(__file__).parent / "scenarios").glob("*.yaml"))
"""Of ours, in the same words."""


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

    def reimport(self, scenario: Any, want: dict[str, Any]) -> list[str]:
        text = scenario.file.read_text("utf-8")
        for old, new in want.get("replace", {}).items():
            text = text.replace(old, new)
        again = Path(self.data) / "again.yaml"
        again.write_text(text, encoding="utf-8")
        options = want.get("options", ())
        edits: Edits | None = "keep" if "--keep" in options else "merge" if "--merge" in options else None
        try:
            self._store.store(
                load(again, source="start").case_file, "start", replace="--replace" in options, edits=edits
            )
        except Conflict as err:
            missing = [word for word in want.get("says", ()) if word not in err.text("en")]
            return [] if want.get("accepted") is False and not missing else [err.text("en")]
        return [] if want.get("accepted", True) else ["It was stored."]


@pytest.fixture
def world(app: Flask, store: Session) -> Iterator[Here]:
    with running(app) as address:
        yield Here(address, store)


@pytest.mark.parametrize("scenario", [*ALL, *OWN], ids=lambda path: path.stem)
def test_a_scenario_is_played(world: Here, scenario: Path) -> None:
    assert run_scenarios.Scenario(world, scenario).run() == []


if is_whole():  # an ordinary run says in its header that it is a part

    def test_all_are_played_by_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
        command = str(Path(sys.executable).parent / "tovholder")
        folder = str(ALL[0].parent)
        monkeypatch.setattr(sys, "argv", ["run_scenarios.py", "--cases", str(CASES), "--tovholder", command, folder])
        assert run_scenarios.main() == 0
