"""What the tests of the pages share: the composed application, a running server, a watched browser page."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from random import Random
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

from flask import Flask
from jinja2.bccache import Bucket, BytecodeCache
from playwright.sync_api import BrowserContext, Dialog, Page

from access.policy import AccessPolicy
from casework.session import VIEW, Session
from graph.reading.noting import Act
from graph.reading.viewer import Viewer
from graph.storage.door import Door
from graph.store import Store
from queries.rules.registry import finding_ids
from tests.graph.scopes import KeptFrom, KeptStore
from tests.sessions import TESTER
from tests.window import Window
from tovholder.application import Application
from tovholder.settings import load_settings
from web import create_app
from web.connections import Limits, PageServer
from web.server import listening

TOKEN = "token-of-the-tests"


class Templates(BytecodeCache):
    """The templates as they were compiled for the first app of the run: each app has an environment of its own."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is there; `Bucket` looks whether the source is still the same."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep it for the next app."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = Templates()


def app_on(source: Any) -> Flask:
    """The app on an application, whose token is that of the tests."""
    app = create_app(source, token=TOKEN)
    app.jinja_env.bytecode_cache = TEMPLATES
    return app


class OfTester(Application):
    """An application in which one user asks for all pages."""

    def session(self, lang: str | None = None, viewer: Viewer | None = None, act: Act = VIEW) -> Session:
        return super().session(lang, TESTER, act)


def application(door: Door, lang: str = "da", policy: KeptFrom | None = None) -> Application:
    """What the command line composes, on the database of the tests; its chance is always the same."""
    settings, _ = load_settings({})
    kind, store = (
        (OfTester, KeptStore(door, policy=policy))
        if policy
        else (Application, Store(door, policy=AccessPolicy(), questions=finding_ids))
    )
    return kind(replace(settings, lang=lang), store, random=Random(7))


@dataclass
class Site:
    """A running server and what its pages did."""

    address: str
    window: Window
    faults: list[str] = field(default_factory=list)
    allowed: set[int] = field(default_factory=set)
    """Statuses of errors that the test wants to see."""

    @property
    def context(self) -> BrowserContext:
        """Where its pages are open."""
        return self.window.context

    def page(self, path: str = "/", width: int = 1280, height: int = 900) -> Page:
        """A new page of the site, watched."""
        page = self.window.page()
        page.set_viewport_size({"width": width, "height": height})
        self.watch(page)
        page.goto(self.address + path)
        return page

    def watch(self, page: Page) -> None:
        """Note what a page must not do."""
        hear = self.window.hear
        hear(page, "pageerror", lambda error: self.faults.append(f"error: {error}"))
        hear(page, "console", lambda message: self._console(message.type, message.text))
        hear(page, "dialog", self._dialog)
        hear(page, "request", lambda request: self._request(request.url))
        hear(page, "requestfailed", lambda request: self._failed(request.url, request.failure))
        hear(page, "response", lambda response: self._response(response.url, response.status))

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
        # A page that is left before its icon, its fonts, its pictures or whether it still holds have come gives them up: a browser
        # waits for none.
        if not (
            urlsplit(url).path.endswith((".svg", ".woff2", ".png", "/gaelder", "/nyt", "/hold", ".js"))
            and why == "net::ERR_ABORTED"
        ):
            self.faults.append(f"failed: {url} {why}")

    def _response(self, url: str, status: int) -> None:
        if status >= 400 and status not in self.allowed:
            self.faults.append(f"{status}: {url}")


@contextmanager
def running(app: Flask, limits: Limits | None = None) -> Iterator[str]:
    """The app on a port of its own, as `web.server` runs it, but in a thread."""
    server = PageServer(app, listening(), limits)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.stop()
        thread.join()
        server.close()


def without_database() -> Any:
    """An application of pages that ask for no family: each request has a session, which only answers that it lives."""
    session = SimpleNamespace(random=Random(1))
    settings = SimpleNamespace(lang="da", hosts=(), proxies=0, max_file_mb=50)
    return SimpleNamespace(
        settings=settings,
        people=None,
        audit=None,
        random=Random(1),
        alive=lambda: None,
        session=lambda lang, viewer, act: session,
    )
