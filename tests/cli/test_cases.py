"""Cases through the command line, by the checker that they came with: nothing missing, nothing raised.

In memory each run holds all of them (`tests/queries/test_cases.py`); through the commands, four a case, a third, on the
database of the tests. The whole run has the checker start its own engine, as whoever holds the cases would.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from queries.measures.family import MEASURES
from queries.rules.registry import TYPES
from tests.case_files import CASES
from tests.cli import client
from tests.database import Database
from tests.share import is_whole, some

CHECKER = Path(__file__).parents[1] / "check_cases.py"


@pytest.mark.timeout(1200)  # a hundred commands, one after another
def test_every_case_holds(
    loaded_commands: str,
    database: Database,
    environ: dict[str, str],
    store: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    expected = sorted(CASES.glob("*.expected.yaml"))
    for path in some(expected, len(expected) // 5):
        shutil.copy(path, tmp_path)
        shutil.copy(path.with_name(path.name.replace(".expected", "")), tmp_path)
    command = [sys.executable, "-I", "-S", client.__file__, loaded_commands]
    if is_whole():
        words = ["--types", ",".join(TYPES), "--measures", ",".join(MEASURES), " ".join(command), tmp_path]
        done = subprocess.run([sys.executable, CHECKER, *words], capture_output=True, text=True, timeout=1100)
        assert done.returncode == 0, done.stdout + done.stderr
        return
    database.changes()
    for name in [name for name in os.environ if name.startswith("TOVHOLDER_")]:
        monkeypatch.delenv(name)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    differ = checker()["check"](command, [tmp_path], set(TYPES), set(MEASURES))
    assert differ == 0, capsys.readouterr().out


def checker() -> dict[str, Any]:
    """What the checker defines. It is a program whose last line runs it, on an engine of its own."""
    defined: dict[str, Any] = {}
    program = CHECKER.read_text(encoding="utf-8").rstrip().removesuffix("\nmain()")
    exec(compile(program, CHECKER, "exec"), defined)  # noqa: S102 (the copy that is kept as it was given)
    assert "check" in defined
    return defined
