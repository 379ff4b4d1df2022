"""The cases that the contract comes with, by its own checker, through the commands: nothing missing, nothing raised.

Each run holds the listed cases and one of the groups that the checker makes; the whole run all of them.
"""

import runpy
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli import client
from tests.share import some

pytestmark = pytest.mark.by_turns

FILES = Path(__file__).parents[1] / "importers" / "cases"
MADE = ("encodings", "order", "cpr", "bombs", "known graphs")


@pytest.mark.timeout(600)  # some hundred commands in the whole run
def test_the_cases_of_the_contract_hold(
    loaded_commands: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TOVHOLDER_DATA", str(tmp_path / "data"))
    checker: dict[str, Any] = runpy.run_path(str(FILES / "check_import.py"))
    command = [sys.executable, "-I", "-S", client.__file__, loaded_commands]
    good = checker["works"](command, tmp_path)
    checker["listed"](command, FILES, None, "", tmp_path, good)
    for group in some(MADE, 1):
        checker["made"](command, tmp_path, group, good)
    assert checker["FAILED"] == [], capsys.readouterr().out
    assert len(checker["PASSED"]) > 10
