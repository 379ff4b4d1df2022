"""What the tests of the pages share: the composed application, a running server, a watched browser page."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import BrowserContext, Dialog, Page
from werkzeug.serving import make_server

from graph.facts import FamilyFacts
from graph.store import FamilyEntry, Store
from graph.viewer import LocalViewer
from maps import FamilyMap
from tovholder import arranging

TOKEN = "token-of-the-tests"


@dataclass(frozen=True)
class Preferences:
    """What the user set."""

    lang: str = "da"


@dataclass(frozen=True)
class Loaded:
    """What the command line composes, on the database of the tests."""

    store: Store
    settings: Preferences = field(default_factory=Preferences)
    viewer: LocalViewer = field(default_factory=LocalViewer)

    def today(self) -> date:
        return date(2025, 6, 1)

    def families(self) -> list[FamilyEntry]:
        return self.store.families(self.viewer)

    def facts(self, families: Sequence[str]) -> Iterator[FamilyFacts]:
        return self.store.facts(self.viewer, families)

    def arranged(self, drawn: FamilyMap) -> FamilyMap:
        return arranging.arranged(self.store, self.viewer, drawn)

    def move(self, drawn: FamilyMap, chip: str, right: float, down: float) -> None:
        arranging.move(self.store, self.viewer, drawn, chip, right, down)

    def arrange_again(self, drawn: FamilyMap) -> None:
        arranging.arrange_again(self.store, self.viewer, drawn)


@dataclass
class Site:
    """A running server and what its pages did."""

    address: str
    context: BrowserContext
    faults: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)
    """Statuses of errors that the test wants to see."""

    def page(self, path: str = "/", width: int = 1280, height: int = 900) -> Page:
        """A new page of the site, watched."""
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": height})
        self.watch(page)
        page.goto(self.address + path)
        return page

    def watch(self, page: Page) -> None:
        """Note what a page must not do."""
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url))
        page.on("requestfailed", lambda request: self._failed(request.url, request.failure))
        page.on("response", lambda response: self._response(response.url, response.status))

    def _dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, kind: str, text: str) -> None:
        if kind in ("error", "warning") and not any(str(status) in text for status in self.allowed):
            self.faults.append(f"console: {text}")

    def _request(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"left the host: {urlsplit(url).netloc}")

    def _failed(self, url: str, why: str | None) -> None:
        # A page that is left before its icon has come gives the icon up.
        if not (url.endswith("/icon.svg") and why == "net::ERR_ABORTED"):
            self.faults.append(f"failed: {url}")

    def _response(self, url: str, status: int) -> None:
        if status >= 400 and status not in self.allowed:
            self.faults.append(f"{status}: {url}")


@contextmanager
def running(app: Flask) -> Iterator[str]:
    """The app on a port of its own, as `web.server` runs it, but in a thread."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
