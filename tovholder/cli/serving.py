"""The pages at this machine: `serve` for one's own data, `demo` for a look with invented families."""

import errno
import socket
import tempfile
import webbrowser
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import engine_progress, err, say
from tovholder.cli.settings import read_settings
from tovholder.cli.signals import undisturbed
from tovholder.settings import Settings
from words.errors import ProductError

if TYPE_CHECKING:
    from tovholder.application import Application

Port = Annotated[int, typer.Option(min=0, max=65535, metavar="cli.metavar.number", help="cli.serve.port")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="cli.serve.browser")]


def serve(port: Port = 0, browser: Browser = True) -> None:
    """Show your own families as pages in a browser, at this machine only, until Ctrl-C."""
    from graph.errors import Forbidden
    from tovholder.application import opened
    from tovholder.people import people_of

    settings = read_settings()
    with _listening(port) as bound, engine_progress() as progress, opened(settings, progress) as application:
        application.store.erase_due(application.clock())
        if settings.login != "none":
            record = application.log()
            people = people_of(settings, application.store, application.clock, record)
            application = replace(application, people=people, audit=record)
        elif application.store.directory().has_users():
            raise Forbidden("nobody_alone")
        _serve(application, bound, browser, path="/")


def demo(port: Port = 0, browser: Browser = True) -> None:
    """Show four invented families in a browser. Your own data are not touched; all of it is thrown away at the end."""
    from importers import load_all
    from tovholder.application import opened
    from tovholder.made_up import planner_of_demo
    from tovholder.people import people_of_demo
    from tovholder.planner import RELEASES
    from web.addresses import to_part
    from words.order import danish

    with (
        _listening(port) as bound,
        as_file(files("tovholder") / "demo") as cases,
        _thrown_away(read_settings()) as settings,
        engine_progress() as progress,
        opened(settings, progress) as application,
    ):
        session = application.session()
        for one in load_all([cases]).parsed:
            session.store(one.case_file, one.source)
        first = min(session.families(), key=lambda entry: danish(entry.name or entry.id))
        record = application.log()
        people = people_of_demo(application.store, application.clock, settings.in_data(""), cases, record)
        made_up = planner_of_demo(
            settings.in_data(RELEASES), settings.planner_criteria_a_release, settings.planner_meetings_a_tie
        )
        application = replace(application, people=people, audit=record, made_up=made_up)
        _serve(application, bound, browser, path=f"/familie/{to_part(first.id)}")


@contextmanager
def _thrown_away(settings: Settings) -> Generator[Settings]:
    """The same settings with a database of its own, which is gone in the end, however that comes."""
    from graph.storage import bolt
    from tovholder.engine import LocalEngine

    folder = tempfile.TemporaryDirectory(prefix="tovholder-demo-")
    own = replace(settings, neo4j_uri=None, data=Path(folder.name), linger=0.0)
    try:
        yield own
    finally:
        with undisturbed(), folder:  # the folder last: the engine writes to it until it has ended
            LocalEngine(own.engine(), bolt).stop(force=True)


@contextmanager
def _listening(port: int) -> Generator[socket.socket]:
    """The socket of the pages, made before the engine is started: so a port that cannot be had costs nobody a wait."""
    from web.server import listening

    try:
        bound = listening(port)
    except OSError as err:
        if err.errno == errno.EADDRINUSE:
            raise ProductError("port_taken", port=port) from err
        raise ProductError("port_refused", port=port) from err
    with bound:
        yield bound


def _serve(application: "Application", bound: socket.socket, browser: bool, path: str) -> None:
    from web.server import serve as serve_pages

    def ready(address: str) -> None:
        has_login = application.people is not None and application.people.kind != "demo"
        err().print(say("cli.serve.ready_to_log_in" if has_login else "cli.serve.ready"))
        print(address, flush=True)
        if browser:
            webbrowser.open(address)

    serve_pages(application, bound, on_ready=ready, path=path)
