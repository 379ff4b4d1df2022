"""Cases, checkers and inputs of faults are copies: where the originals lie beside the repo, both must be the same.

A stranger's clone has no originals; there the copies are what counts, and this says so by comparing them with nothing.
"""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ORIGINALS = TESTS.parents[1] / "shared"
COPIES = {
    TESTS / "cases": ORIGINALS / "cases",
    TESTS / "check_cases.py": ORIGINALS / "tools" / "check_cases.py",
    TESTS / "check_map.py": ORIGINALS / "tools" / "check_map.py",
    TESTS / "run_scenarios.py": ORIGINALS / "tools" / "run_scenarios.py",
    TESTS / "scenarios": ORIGINALS / "scenarios",
    TESTS / "access" / "files": ORIGINALS / "access",
    TESTS / "meetings" / "cases": ORIGINALS / "meetings",
    TESTS / "planning" / "cases": ORIGINALS / "planner",
    TESTS / "importers" / "cases": ORIGINALS / "import",
    TESTS / "faults" / "inputs": ORIGINALS / "faults" / "inputs",
}


def _files(path: Path) -> dict[str, bytes]:
    found = [path] if path.is_file() else [item for item in path.rglob("*") if item.is_file()]
    return {item.relative_to(path).as_posix(): item.read_bytes() for item in found}


@pytest.mark.parametrize("copy", COPIES, ids=lambda path: path.name)
def test_a_copy_is_its_original(copy: Path) -> None:
    assert _files(copy), f"{copy} is empty"
    if COPIES[copy].exists():
        assert _files(copy) == _files(COPIES[copy]), f"{copy} differs from {COPIES[copy]}: copy it anew"
