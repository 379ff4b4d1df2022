"""The server of one person at this machine: on the loopback address only, until Ctrl-C or SIGTERM."""

import signal
import socket
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType
from typing import Any
from urllib.parse import urlencode

from werkzeug.serving import WSGIRequestHandler, make_server

from web import create_app
from web.access import TOKEN
from web.application import Source

LOOPBACK = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    """Writes no log of requests: the first one carries the token, the others name families."""

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Nothing."""

    def version_string(self) -> str:
        """No versions for strangers."""
        return "Tovholder"

    def log(self, type: str, message: str, *args: Any) -> None:
        """Nothing: what goes wrong in a page is logged by the app."""


def serve(application: Source, port: int = 0, *, on_ready: Callable[[str], None], path: str = "/") -> None:
    """Serve the pages until Ctrl-C or SIGTERM; a port of 0 means any that is free. Nothing is printed.

    `on_ready` gets the address that lets its reader in, of the page at `path`, once the server answers. To be called in
    the main thread. OSError where the port is taken.
    """
    app = create_app(application)
    with socket.create_server((LOOPBACK, port)) as bound:  # ours, because make_server ends the program where that fails
        server = make_server(
            LOOPBACK, bound.getsockname()[1], app, threaded=True, request_handler=_Quiet, fd=bound.fileno()
        )
    with _ended_by_signals(server.shutdown):
        try:
            on_ready(f"http://{LOOPBACK}:{server.port}{path}?{urlencode({TOKEN: app.config['ACCESS_TOKEN']})}")
            server.serve_forever(poll_interval=0.1)
        finally:
            server.server_close()


@contextmanager
def _ended_by_signals(stop: Callable[[], None]) -> Generator[None]:
    """While this lasts, Ctrl-C and SIGTERM stop the server; afterwards they do what they did."""

    def ended(number: int, frame: FrameType | None) -> None:
        threading.Thread(target=stop).start()  # it waits for the loop, which runs in this very thread

    before = {number: signal.signal(number, ended) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
