"""The app on the real database: a client of Flask, and a real server with a real browser for the tests marked `browser`.

A page in the browser fails its test when it breaks its Content Security Policy, asks another host, logs an error, opens a
dialog, or gets an answer that it should not get: see `support.Site`.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, sync_playwright

import tovholder
from graph.store import Store
from importers import load
from maps import FamilyMap, family_map
from tests.maps.test_drawing import DEMO, families
from tests.web.seen import opened
from tests.web.support import TOKEN, Loaded, Site, running
from web import create_app

CASES = Path(__file__).parent.parent / "cases"
AXE = Path(__file__).parent.parent / "vendor" / "axe-core" / "axe.min.js"
CHROMIUM_ARGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture
def loaded(store: Store) -> Loaded:
    """An application on an empty database."""
    return Loaded(store)


@pytest.fixture
def add(store: Store) -> Callable[..., None]:
    """Stores case files of tests/cases by their names."""

    def add(*names: str) -> None:
        for name in names:
            store.store(load(CASES / f"{name}.yaml").case_file, name)

    return add


@pytest.fixture
def app(loaded: Loaded) -> Flask:
    """The app on it."""
    return create_app(loaded, token=TOKEN)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A client that was let in."""
    client = app.test_client()
    assert client.get(f"/?adgang={TOKEN}").status_code == 303
    return client


# --- the browser ------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, at the path in CHROMIUM."""
    path = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


VIOLATIONS = """
window.__violations = [];
document.addEventListener('securitypolicyviolation', event => window.__violations.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture
def site(app: Flask, chromium: Browser) -> Iterator[Site]:
    """The site in a browser that was let in. What its pages did wrong fails the test."""
    with running(app) as address:
        context = chromium.new_context(reduced_motion="reduce")
        context.add_init_script(VIOLATIONS)
        found = Site(address, context)
        entrance = context.new_page()
        entrance.goto(f"{address}/?adgang={TOKEN}", wait_until="networkidle")
        entrance.close()
        yield found
        for page in context.pages:
            page.wait_for_load_state("networkidle")  # or files that are being sent stay open
            found.faults += page.evaluate("() => window.__violations")
        context.close()
    assert found.faults == []


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Runs axe-core on a page and gives what it finds."""
    source = AXE.read_text("utf-8")

    def check(page: Page) -> list[str]:
        page.evaluate(f"() => {{ {source} }}")
        found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
        return [
            f"{violation['id']}: {node['html'][:200]} {node['failureSummary'][:300]}"
            for violation in found["violations"]
            for node in violation["nodes"]
        ]

    return check


@pytest.fixture
def demo(store: Store) -> Callable[[str], None]:
    """Stores a family of the demo by its name."""

    def demo(name: str) -> None:
        folder = Path(tovholder.__file__).parent / "demo"
        store.store(load(folder / f"{name}.yaml").case_file, name)

    return demo


@pytest.fixture
def large(demo: Callable[[str], None]) -> None:
    """Stores the large family of the demo: 42 actors."""
    demo("stor_familie")


# --- a map without the server -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def anna() -> FamilyMap:
    [facts] = families(DEMO / "anna.yaml")
    return family_map(facts, facts.as_of)


@pytest.fixture
def file(chromium: Browser, tmp_path: Path, anna: FamilyMap) -> Iterator[Page]:
    """Anna's map as one file, offline. What it does wrong fails the test."""
    page = opened(chromium, tmp_path / "anna.html", anna)
    yield page
    page.context.close()
