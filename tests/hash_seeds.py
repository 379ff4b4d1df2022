"""What a program prints under several seeds of Python's hash: the order of a set differs between them, and must not show."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def printed(code: str, *seeds: str) -> set[bytes]:
    """What it prints: one text where the seed does not show. The processes run side by side."""
    environ = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code],
            env=environ | {"PYTHONHASHSEED": seed},
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for seed in seeds
    ]
    ended = [process.communicate() for process in processes]
    assert [process.returncode for process in processes] == [0] * len(seeds), ended
    return {out for out, _ in ended}
