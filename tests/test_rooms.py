"""Who imports whom: the table of rooms in docs/architecture.md and the seams inside rooms hold, and a planted import is seen."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tools.imports import ROOT, TABLE, circle_of, complaints, sources_of, table_of_rooms

ROOMS = table_of_rooms(TABLE.read_text("utf-8"))
SOURCES = sources_of(ROOT)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
BUILT = [name for name, room in ROOMS.items() if not room.to_come]


def planted(module: str, text: str) -> list[str]:
    """The complaints with one more module, or a module that has this at its end."""
    return complaints(ROOMS, SOURCES | {module: f"{SOURCES.get(module, '')}\n{text}\n"})


# --- the table --------------------------------------------------------------------------------------------


def test_every_import_stands_in_the_table() -> None:
    assert len(SOURCES) > 200
    assert complaints(ROOMS, SOURCES) == []


def test_the_table_has_the_rooms_that_exist() -> None:
    assert {module.partition(".")[0] for module in SOURCES} == set(BUILT)
    assert set(PROJECT["importlinter"]["root_packages"]) == set(BUILT)
    assert set(BUILT) <= set(PROJECT["pyright"]["include"])
    assert {name.removesuffix(".*") for name in PROJECT["setuptools"]["packages"]["find"]["include"]} == set(BUILT)


def test_a_room_imports_only_rooms_above_it_in_the_table() -> None:
    order = list(ROOMS)
    for name, room in ROOMS.items():
        above = order[: order.index(name)]
        assert {imported.partition(".")[0] for imported in room.imports} <= set(above), name


def test_what_is_never_imported_lies_in_what_may_be() -> None:
    for name, room in ROOMS.items():
        assert all(any(never.startswith(f"{one}.") for one in room.imports) for never in room.never), name


def test_only_the_door_imports_the_driver() -> None:
    assert {name: room.libraries["neo4j"] for name, room in ROOMS.items() if "neo4j" in room.libraries} == {
        "graph": {"graph.storage.bolt", "graph.storage.door"}
    }


@pytest.mark.parametrize(
    ("module", "line", "complaint"),
    [
        ("queries.rules.silo", "from graph.storage.door import Door", "imports graph.storage.door: the row"),
        ("queries.rules.silo", "from graph.storage import door", "imports graph.storage.door: the row"),
        ("queries.rules.silo", "from graph.reading import families", "imports graph.reading.families: the row"),
        ("queries.rules.silo", "import graph", "imports graph: the row"),
        ("graph.reading.facts", "import queries.day.view", "imports queries.day.view: the row"),
        ("graph.model.records", "import neo4j", "imports neo4j: only graph.storage.bolt, graph.storage.door may"),
        ("maps.family", "from flask import request", "imports flask: a library that the row"),
        ("words.order", "def later():\n    import icu", "imports icu: a library that the row"),
        ("web.app", "if TYPE_CHECKING:\n    from graph.storage.codec import encode", "imports graph.storage.codec: the"),
        ("importers.more", "from ..queries import at", "imports queries: the row"),
        ("weather", "import math", "weather/ has no row"),
    ],
)  # fmt: skip
def test_an_import_against_the_table_is_seen(module: str, line: str, complaint: str) -> None:
    [found] = [found for found in planted(module, line) if not found.startswith("a circle")]
    assert complaint in found


@pytest.mark.parametrize(
    ("module", "line"),
    [
        (
            "queries.rules.silo",
            "from graph.model import periods\nimport json, networkx.algorithms\nfrom words import text",
        ),
        ("graph.storage.door", "import neo4j.exceptions"),
        ("tovholder.cli.map", "from queries.rules.silo import find"),
    ],
)
def test_what_the_table_allows_is_not(module: str, line: str) -> None:
    assert planted(module, line) == []


def test_a_row_of_another_form_is_told() -> None:
    with pytest.raises(ValueError, match="3 cells"):
        table_of_rooms("| `graph/` | model | – |")


# --- circles ----------------------------------------------------------------------------------------------


def test_no_modules_import_each_other() -> None:
    assert circle_of(SOURCES) is None


@pytest.mark.parametrize(
    "back",
    [
        "from room.a import x",
        "def later():\n    from room.a import x",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from room.a import x",
        "from . import a",
    ],
)
def test_a_circle_is_seen_however_the_import_stands(back: str) -> None:
    circle = circle_of({"room": "", "room.a": "import room.b", "room.b": "from room import c", "room.c": back})
    assert circle is not None
    assert set(circle) == {"room.a", "room.b", "room.c"}
    assert circle[0] == circle[-1]


# --- seams inside rooms -----------------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The modules of the rooms and the contracts, where a test may change them."""
    for name in BUILT:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=lambda folder, names: _no_python(Path(folder), names))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def _no_python(folder: Path, names: list[str]) -> list[str]:
    return [name for name in names if not (folder / name).is_dir() and not name.endswith(".py")]


def linted(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    command = [sys.executable, "-c", code, "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_the_seams_hold_and_what_breaks_one_is_seen(copy: Path) -> None:
    clean = linted(copy)
    assert clean.returncode == 0, clean.stdout
    contracts = {contract["name"] for contract in PROJECT["importlinter"]["contracts"]}
    assert len(contracts) == 8
    for module, line in {
        "queries/rules/silo.py": "from queries.rules import sole_bearer",
        "queries/day/work.py": "def later():\n    from queries.finding import Finding",
        "graph/reading/cut.py": "from graph.storage.door import Door",
        "maps/layout/shape.py": "from maps.scene.palette import INK",
        "queries/rules/support.py": "from graph.storage.door import Door",
        "web/family/page.py": "from graph.storage.access import of_viewer",
        "casework/session.py": "def later():\n    from graph.storage.statements import statement",
        "tovholder/exporting.py": "from graph.reading.families import read_facts",
    }.items():
        with (copy / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")
    broken = linted(copy)
    assert broken.returncode == 1
    told = " ".join(broken.stdout.split())
    assert {name for name in contracts if f"{name} BROKEN" in told} == contracts
