"""One real Neo4j for each worker of the run, by the same code that users run; each test says what it stands on.

The schema and the record of its migrations stay. A server that TOVHOLDER_NEO4J_URI names is used only if it is empty or
carries the mark of an earlier test run, and by one worker only. There is no mock of the driver or the database, and none
is skipped.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING

import pytest

from casework.session import Session
from graph.model.records import CaseFile
from graph.storage import bolt
from graph.storage.door import Address, Door
from graph.storage.migrate import migrate
from importers import load
from tests.alone import (  # noqa: F401 (hooks)
    pytest_collection_modifyitems,
    pytest_runtestloop,
    pytest_sessionfinish,
    pytest_testnodedown,
)
from tests.case_files import CASES, DEMO
from tests.database import Database, WatchedDoor
from tests.engine.support import QUICK_JAVA
from tests.sessions import ACCESS, session_at
from tests.share import pytest_configure, pytest_report_header  # noqa: F401 (hooks)
from tovholder.application import address
from tovholder.engine import LocalEngine
from tovholder.settings import Settings, load_settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.window import Window

# A query is planned once: filling and emptying the database again and again would have it planned anew each time.
PLANNED_ONCE = {"dbms.cypher.min_replan_interval": "1d", "dbms.cypher.statistics_divergence_threshold": "1.0"}


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Address]:
    """Where the test database of this worker is."""
    settings, _ = load_settings(os.environ)
    if settings.neo4j_uri and os.environ.get("PYTEST_XDIST_WORKER", "gw0") != "gw0":
        pytest.fail("TOVHOLDER_NEO4J_URI names one database, and two workers would empty it: add -n 0.")
    with _served(replace(settings, data=tmp_path_factory.mktemp("data"), linger=0.0)) as where:
        yield where


@contextmanager
def _served(settings: Settings) -> Iterator[Address]:
    if settings.neo4j_uri:
        with address(settings) as where:
            yield where
        return
    engine = replace(settings.engine(), archive=False, conf=PLANNED_ONCE, jvm=QUICK_JAVA)
    with LocalEngine(engine, bolt).lease() as connection:
        yield Address(connection.uri, connection.user, connection.password)


@pytest.fixture(scope="session")
def database(server: Address) -> Iterator[Database]:
    """The test database, marked as one."""
    with Door(server) as opened:
        refuse_unmarked(opened)
        opened.write(ACCESS, lambda write: write.run("MERGE (m:TestMark {key: 'tests'})"))
        migrate(opened)
        yield Database(opened)


@pytest.fixture(scope="session")
def watched(database: Database) -> Iterator[Door]:
    """The one door that all tests share."""
    with WatchedDoor(database) as opened:
        yield opened


@pytest.fixture
def door(database: Database, watched: Door) -> Door:
    """The door to an empty database."""
    database.begin()
    return watched


def refuse_unmarked(door: Door) -> None:
    """Fail where a database holds anything and no earlier test run marked it."""
    [row] = door.read(
        ACCESS, "OPTIONAL MATCH (n) RETURN count(n) AS nodes, count(CASE WHEN n:TestMark THEN 1 END) AS marks"
    )
    if row["nodes"] and not row["marks"]:
        raise RuntimeError("The database is not empty and no test run marked it: tests would empty it. Name another.")


@pytest.fixture
def store(door: Door) -> Session:
    """A session on an empty database."""
    return session_at(door)


@pytest.fixture
def empty(database: Database, store: Session) -> Callable[[], None]:
    """Empties the database once more, in the middle of a test."""
    return database.empty


@pytest.fixture
def add(database: Database, store: Session) -> Callable[..., None]:
    """Stores case files of tests/cases by their names."""

    def add(*names: str) -> None:
        database.want(*(CASES / f"{name}.yaml" for name in names))

    return add


@pytest.fixture
def demo(database: Database, store: Session) -> Callable[..., None]:
    """Stores families of the demo by the names of their files."""

    def demo(*names: str) -> None:
        database.want(*(DEMO / f"{name}.yaml" for name in names))

    return demo


@pytest.fixture
def case(tmp_path: Path) -> Callable[[str], CaseFile]:
    """Reads a case file from text, as users' files are read."""

    def read(text: str) -> CaseFile:
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return load(path).case_file

    return read


CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator["Browser"]:
    """The system's Chromium, at the path in CHROMIUM, best without a window's own pages. One for all tests of a worker: two Playwrights in one thread fail."""
    from playwright.sync_api import sync_playwright  # here, so that tests without a browser need not load it

    path = os.environ.get("CHROMIUM") or which("chromium-headless-shell") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def _window(chromium: "Browser") -> Iterator["Window"]:
    from tests.window import Window

    window = Window(chromium)
    yield window
    window.close()


@pytest.fixture
def window(_window: "Window", request: pytest.FixtureRequest) -> Iterator["Window"]:
    """A window of Chromium that holds nothing of another test."""
    failed = request.session.testsfailed
    yield _window
    if request.session.testsfailed > failed:
        _window.close()
    else:
        _window.clean()
