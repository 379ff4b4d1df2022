"""One real Neo4j for the run, by the same code that users run; emptied before each test that asks for it.

The schema and the record of its migrations stay. A server that TOVHOLDER_NEO4J_URI names is used only if it is empty or
carries the mark of an earlier test run. There is no mock of the driver or the database, and none is skipped.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from graph.door import Address, Door
from graph.errors import WrongSchema
from graph.migrate import migrate
from graph.records import CaseFile
from graph.store import Store
from graph.viewer import LocalViewer
from importers import load
from tovholder.application import address
from tovholder.settings import load_settings

CASES = Path(__file__).parent / "cases"
collect_ignore = ["check_cases.py", "check_map.py"]  # commands, not modules: looking for doctests would run them


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Where the test database is."""
    settings, _ = load_settings(os.environ)
    settings = replace(settings, data=tmp_path_factory.mktemp("data"), linger=0.0)
    with address(settings) as where:
        yield where


@pytest.fixture(scope="session")
def door(server: Address) -> Iterator[Door]:
    """The door to the test database, marked as one."""
    with Door(server) as opened:
        refuse_unmarked(opened)
        opened.write(lambda write: write.run("MERGE (m:TestMark {key: 'tests'})"))
        migrate(opened)
        yield opened


def refuse_unmarked(door: Door) -> None:
    """Fail where a database holds anything and no earlier test run marked it."""
    [row] = door.read(
        LocalViewer(), "OPTIONAL MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:TestMark THEN 1 END) AS marks"
    )
    if row["nodes"] and not row["marks"]:
        raise WrongSchema(
            "The database is not empty and carries no mark of a test run: tests would empty it. Name another."
        )


@pytest.fixture
def store(door: Door) -> Store:
    """An empty database."""
    empty = Store(door)
    empty.reset()
    return empty


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], CaseFile]:
    """Reads a case file from text, as users' files are read."""

    def read(text: str) -> CaseFile:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path).case_file

    return read
