"""All cases through the command line, by the checker that they came with: nothing missing, nothing raised."""

import subprocess
import sys

import pytest

from queries.measures.family import MEASURES
from queries.registry import TYPES
from tests.conftest import CASES


@pytest.mark.timeout(1200)  # a hundred commands, one after another
def test_every_case_holds() -> None:
    checker = CASES.parent / "check_cases.py"
    command = [sys.executable, checker, "--types", ",".join(TYPES), "--measures", ",".join(MEASURES)]
    done = subprocess.run(
        [*command, f"{sys.executable} -m tovholder", CASES], capture_output=True, text=True, timeout=1100
    )
    assert done.returncode == 0, done.stdout + done.stderr
