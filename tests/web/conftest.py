"""The app on the real database: a client of Flask, and a real server with a real browser for the tests marked `browser`.

A page in the browser fails its test when it breaks its Content Security Policy, asks another host, logs an error, opens a
dialog, or gets an answer that it should not get: see `support.Site`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from casework.session import Session
from graph.storage.door import Door
from maps import FamilyMap
from tests.case_files import DEMO
from tests.drawn import drawn
from tests.web.seen import FAMILY, opened
from tests.web.support import TOKEN, Site, app_on, application, running
from tests.window import Window
from tovholder.application import Application

AXE = Path(__file__).parent.parent / "vendor" / "axe-core" / "axe.min.js"


@pytest.fixture
def loaded(door: Door, store: Session) -> Application:
    """An application on the database, which is empty."""
    return application(door)


@pytest.fixture
def app(loaded: Application) -> Flask:
    """The app on it."""
    return app_on(loaded)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that was let in."""
    client = app.test_client()
    assert client.get(f"/?adgang={TOKEN}").status_code == 303
    return client


# --- the browser ------------------------------------------------------------------------------------------


@pytest.fixture
def site(app: Flask, window: Window) -> Iterator[Site]:
    """The site in a browser that was let in. What its pages did wrong fails the test."""
    with running(app) as address:
        found = Site(address, window)
        found.context.add_cookies([{"name": f"tovholder_{urlsplit(address).port}", "value": TOKEN, "url": address}])
        yield found
        found.faults += window.violations()
        window.clean()
    assert found.faults == []


@pytest.fixture
def kort(site: Site, add: Callable[..., None]) -> Page:
    """The page of Anna's map."""
    add("anna")
    page = site.page(FAMILY)
    page.wait_for_selector("[data-view]")
    return page


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Runs axe-core on a page and gives what it finds."""
    source = AXE.read_text("utf-8")

    def check(page: Page) -> list[str]:
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(f"() => {{ {source} }}")
        found = page.evaluate("async () => (await axe.run({ resultTypes: ['violations'] })).violations")
        return [
            f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for violation in found
            for node in violation["nodes"]
        ]

    return check


@pytest.fixture
def large(demo: Callable[[str], None]) -> None:
    """Stores the large family of the demo: 42 actors."""
    demo("stor_familie")


# --- a map without the server -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def anna() -> FamilyMap:
    [anna] = drawn(DEMO / "anna.yaml")
    return anna


@pytest.fixture
def file(window: Window, tmp_path: Path, anna: FamilyMap) -> Page:
    """Anna's map as one file, offline. What it does wrong fails the test."""
    return opened(window, tmp_path / "anna.html", anna)
