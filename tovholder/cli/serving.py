"""The pages at this machine: `serve` for one's own data, `demo` for a look with invented families."""

import tempfile
import webbrowser
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tovholder.cli.console import engine_progress, err
from tovholder.cli.settings import read_settings

if TYPE_CHECKING:
    from tovholder.application import Application

Port = Annotated[int, typer.Option(min=0, max=65535, help="The port at 127.0.0.1; 0 takes one that is free.")]
Browser = Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in a browser.")]


def serve(port: Port = 0, browser: Browser = True) -> None:
    """Show your own families as pages in a browser, at this machine only, until Ctrl-C."""
    from tovholder.application import opened

    settings = read_settings()
    with engine_progress() as progress, opened(settings, progress) as application:
        _serve(application, port, browser, path="/")


def demo(port: Port = 0, browser: Browser = True) -> None:
    """Show four invented families in a browser. Your own data are not touched; all of it is thrown away at the end."""
    from graph import bolt
    from importers import load_all
    from tovholder.application import opened
    from tovholder.engine import LocalEngine
    from web.addresses import to_part
    from web.order import danish

    with tempfile.TemporaryDirectory(prefix="tovholder-demo-") as folder, as_file(files("tovholder") / "demo") as cases:
        settings = replace(read_settings(), neo4j_uri=None, data=Path(folder), linger=0.0)
        try:
            with engine_progress() as progress, opened(settings, progress) as application:
                for one in load_all([cases]).parsed:
                    application.store.store(one.case_file, one.source)
                first = min(application.families(), key=lambda entry: danish(entry.name or entry.id))
                _serve(application, port, browser, path=f"/familie/{to_part(first.id)}")
        finally:  # before the folder goes: the engine writes to it until it has ended
            LocalEngine(settings.engine(), bolt).stop(force=True)


def _serve(application: "Application", port: int, browser: bool, path: str) -> None:
    from web.server import serve as serve_pages

    def ready(address: str) -> None:
        err().print("The pages answer at this address, which lets only its reader in. Ctrl-C ends them.")
        print(address, flush=True)
        if browser:
            webbrowser.open(address)

    serve_pages(application, port, on_ready=ready, path=path)
