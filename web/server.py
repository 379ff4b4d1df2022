"""The pages for one person at this machine: on the loopback address only, until Ctrl-C, SIGTERM or SIGHUP."""

import signal
import socket
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from urllib.parse import urlencode

from flask import Flask

from web import create_app
from web.application import WebApplication
from web.connections import PageServer
from web.token import TOKEN

LOOPBACK = "127.0.0.1"


def listening(port: int = 0) -> socket.socket:
    """A socket at this machine only, for the pages; a port of 0 means any that is free. OSError where the port is taken."""
    return socket.create_server((LOOPBACK, port))


def serve(
    application: WebApplication, bound: socket.socket, *, on_ready: Callable[[str], None], path: str = "/"
) -> None:
    """Serve the pages at this socket, and close it in the end. Nothing is printed, and no request is logged.

    `on_ready` gets the address that lets its reader in, of the page at `path`, once the server answers. To be called in
    the main thread.
    """
    app = create_app(application)
    server = PageServer(app, bound)
    try:
        with _ended_by_signals(server.stop):
            on_ready(f"http://{LOOPBACK}:{server.port}{path}{_letting_in(app)}")
            server.run()
    finally:
        server.close()


def _letting_in(app: Flask) -> str:
    """What the printed address says to let its reader in; nothing where people log in."""
    people = app.extensions["tovholder"].people
    return f"?{urlencode({TOKEN: app.config['ACCESS_TOKEN']})}" if people is None or people.kind == "demo" else ""


@contextmanager
def _ended_by_signals(stop: Callable[[], None]) -> Generator[None]:
    """While this lasts, Ctrl-C, SIGTERM and a terminal that is closed stop the server; afterwards they do what they did."""

    def ended(number: int, frame: FrameType | None) -> None:
        stop()

    signals = [signal.SIGINT, signal.SIGTERM]
    if signal.getsignal(signal.SIGHUP) is not signal.SIG_IGN:  # nohup: they are to outlive the terminal
        signals.append(signal.SIGHUP)
    before = {number: signal.signal(number, ended) for number in signals}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
