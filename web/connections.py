"""The server behind the pages: waitress, with an end to every connection that asks for nothing or takes nothing.

waitress by itself lets whoever sends a byte now and then keep a connection, and takes no new one when all are kept. Here a
request has to be whole within a time, an answer has to be read, and where there are too many connections the one that has
waited longest for its request makes room. So no number of half-sent requests stops the pages.
"""

# The stubs of waitress know half of its attributes.
# pyright: reportAttributeAccessIssue=false, reportOptionalMemberAccess=false
# pyright: reportOperatorIssue=false, reportIndexIssue=false

import logging
import re
import resource
import socket
import time
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any

from flask import Flask
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask

from web.errors import plain_text
from web.gate import CSP, HEADERS

HEADER = 32 * 1024
"""A request's first lines are no larger; a longer address or too many cookies are refused."""
BODY = 1024 * 1024
"""What is larger is refused unread. The pages themselves take less, and say so on a page."""
UPLOADS = frozenset({"/hent"})
"""Where a file may be sent, as large as the settings say."""
SLOWEST = 100_000
"""Bytes a second at which a file must arrive: a slower line is given up."""
_FOREIGN = re.compile(rb"[\x80-\xff]")
IN_A_ROW = 8
"""Requests that a connection may have waiting. No browser sends several at once; the rest would only pile up answers."""


@dataclass(frozen=True)
class Limits:
    """How long a request may take to arrive, in seconds, how many connections there may be, and how many are answered at once."""

    seconds: float = 30
    connections: int = 256
    threads: int = 8

    @property
    def within_files(self) -> int:
        """The connections that fit beside all else that this process has open: half of the files that it may open."""
        files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
        return self.connections if files == resource.RLIM_INFINITY else min(self.connections, max(files // 2, 8))


class PageServer(TcpWSGIServer):
    """Answers for the app at a socket that listens already, from `run` until `stop`; then it is to be closed."""

    def __init__(self, app: Flask, bound: socket.socket, limits: Limits | None = None) -> None:
        logging.getLogger("waitress").setLevel(logging.ERROR)  # its warnings say how busy it is
        self.limits = limits or Limits()
        self.port: int = bound.getsockname()[1]
        self.refusal = partial(plain_text, lang=app.extensions["tovholder"].settings.lang)
        self._is_stopped = False
        settings = Adjustments(
            sockets=[bound],
            threads=self.limits.threads,
            connection_limit=self.limits.within_files + 2,  # with the socket itself and the pipe that wakes the loop
            cleanup_interval=1,
            max_request_header_size=HEADER,
            max_request_body_size=BODY,
            asyncore_use_poll=True,  # select() takes no file above the 1024th
            expose_tracebacks=False,
            log_socket_errors=False,
            ident=None,
            **_behind(app.extensions["tovholder"].settings.proxies),
        )
        settings.uploads = copy(settings)
        most = app.extensions["tovholder"].settings.max_file_mb
        settings.uploads.max_request_body_size = int(most * 1_000_000) + BODY
        place = (bound.family, bound.type, bound.proto, bound.getsockname())
        super().__init__(app, map={}, _sock=bound, bind_socket=False, sockinfo=place, adj=settings)
        self.channel_class = _Connection

    def run(self) -> None:
        """Answer until `stop` is called."""
        while not self._is_stopped:
            wasyncore.loop(timeout=1, use_poll=True, map=self._map, count=1)

    def stop(self) -> None:
        """Let `run` return soon. May be called from any thread, and from the handler of a signal."""
        self._is_stopped = True
        if self._map:
            self.pull_trigger()

    def close(self) -> None:
        """Let go of all connections; answers that are being made have five seconds."""
        if self._map:
            self.task_dispatcher.shutdown()
            for channel in self._connections():
                channel.handle_close()  # with the files that it is sending
            super().close()
            wasyncore.close_all(self._map)

    def readable(self) -> bool:
        """Whether another connection can be taken; waitress asks before each look at its sockets."""
        if len(self._map) >= self.adj.connection_limit:
            waiting = [channel for channel in self._connections() if channel.is_waiting]
            if waiting:
                min(waiting, key=lambda channel: channel.since).end()
        return super().readable()

    def maintenance(self, now: float) -> None:
        """End the connections whose time is over; waitress does this each second."""
        for channel in self._connections():
            if channel.is_overdue(now - self.limits.seconds):
                channel.end()

    def _connections(self) -> "list[_Connection]":
        return list(self.active_channels.values())


def _behind(proxies: int) -> dict[str, Any]:
    """What is believed of who asks: what so many proxies on this machine say, and of all others nothing."""
    if not proxies:
        return {"clear_untrusted_proxy_headers": True}
    return {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_count": proxies,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


class _Parser(HTTPRequestParser):
    """Reads a request; what cannot be read is a bad request, whatever in Python finds it so."""

    path = ""  # of a request that was not read so far

    def parse_header(self, header_plus: bytes) -> None:
        """Read the first lines, of an address also the letters for which browsers send a mark with a per cent sign."""
        first, end, rest = header_plus.partition(b"\r\n")
        try:
            super().parse_header(_FOREIGN.sub(lambda letter: b"%%%02X" % ord(letter[0]), first) + end + rest)
        except ValueError as err:  # an address with half a bracket, a length of thousands of digits
            raise ParsingError(str(err)) from None
        if not (self.chunked or self.content_length):
            self.expect_continue = False  # there is nothing to go on with
        if self.path in UPLOADS and not self.chunked:
            self.adj = self.adj.uploads


class _Refusal(ErrorTask):
    """Says what is wrong with a request that no page gets to see."""

    def execute(self) -> None:
        """Write the answer and close the connection."""
        fault = self.request.error
        body = self.channel.server.refusal(fault.code).encode()
        self.status = f"{fault.code} {fault.reason}"
        self.response_headers += [
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Security-Policy", CSP),
            ("Cache-Control", "no-store"),
            *HEADERS.items(),
        ]
        self.content_length = len(body)
        self.set_close_on_finish()
        self.write(body)


class _Connection(HTTPChannel):
    """A connection, which knows since when it waits for a request to be whole."""

    parser_class = _Parser
    error_task_class = _Refusal

    def __init__(self, *args, **kwargs) -> None:
        self.since = time.time()
        super().__init__(*args, **kwargs)

    @property
    def is_waiting(self) -> bool:
        """Whether it is the other side's turn: nothing is asked, and nothing is left to be sent."""
        return not (self.requests or self.total_outbufs_len or self.will_close)

    def is_overdue(self, before: float) -> bool:
        """Whether the other side's turn began before this time: it sends no whole request, or reads no answer."""
        if self.total_outbufs_len:
            return self.last_activity < before
        return self.is_waiting and self.since + self._seconds_to_send() < before

    def _seconds_to_send(self) -> float:
        """How much longer a request may take than one that is no file."""
        return self.request.content_length / SLOWEST if self.request and self.request.path in UPLOADS else 0.0

    def received(self, data: bytes) -> bool:
        """Take what was sent."""
        if self.request is None:
            self.since = time.time()
        taken = super().received(data)
        with self.requests_lock:
            if len(self.requests) > IN_A_ROW:
                for request in self.requests[IN_A_ROW:]:
                    request.close()
                del self.requests[IN_A_ROW:]
                self.requests[-1].headers["CONNECTION"] = "close"  # so it is asked again what was not answered
        return taken

    def write_soon(self, data: bytes) -> int:
        """Send a piece of an answer."""
        self.since = time.time()
        if not self.total_outbufs_len:
            self.last_activity = self.since
        return super().write_soon(data)

    def end(self) -> None:
        """Let the loop close it, also where the other side takes nothing: a socket that is shut down is ready at once."""
        self.will_close = True
        try:
            self.socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass  # the other side was faster
