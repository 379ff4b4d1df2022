"""The server under hands that are not browsers': half-sent, slow, unread, too many, and what is no HTTP."""

import re
import resource
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from urllib.request import ProxyHandler, build_opener

import pytest
from flask import Flask, request

from tests.web.support import TOKEN, running, without_database
from web import connections, create_app
from web.connections import BODY, HEADER, IN_A_ROW, Limits
from web.errors import plain_text

pytestmark = pytest.mark.by_turns

QUICK = Limits(seconds=1, connections=20, threads=2)
PATIENT = Limits(seconds=60, connections=20, threads=2)
LARGE = 12_000_000


@pytest.fixture
def app() -> Flask:
    """The app without a database, with a page that says what it was asked and one that is large."""
    app = create_app(without_database(), token=TOKEN)  # type: ignore[arg-type]
    app.add_url_rule(
        "/static/echo/<path:text>", "static_echo", lambda text: f"{request.method} {text}", methods=["GET", "POST"]
    )
    app.view_functions["assets.vis_network"] = lambda: "x" * LARGE
    return app


class Client:
    """A connection, byte by byte."""

    def __init__(self, address: str, window: int | None = None) -> None:
        self.host = address.removeprefix("http://")
        host, self.port = self.host.split(":")
        self.socket = socket.socket()
        self.socket.settimeout(20)
        if window:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
        self.socket.connect((host, int(self.port)))

    def send(self, text: str | bytes) -> None:
        self.socket.sendall(text.encode("latin-1") if isinstance(text, str) else text)

    def ask(self, first: str = "GET /sundhed HTTP/1.1", *headers: str, body: str | bytes = "") -> "Client":
        self.send("\r\n".join([first, f"Host: {self.host}", *headers, "", ""]))
        self.send(body)
        return self

    def rest(self) -> bytes:
        """All that comes until the other side closes."""
        parts = []
        try:
            while part := self.socket.recv(65536):
                parts.append(part)
        except ConnectionError:
            pass
        return b"".join(parts)

    def until(self, end: bytes) -> bytes:
        """What comes until these bytes."""
        got = b""
        while end not in got:
            part = self.socket.recv(65536)
            assert part, got
            got += part
        return got

    def is_closed(self, within: float) -> bool:
        """Whether the other side closes in so many seconds."""
        self.socket.settimeout(within)
        try:
            while self.socket.recv(65536):
                pass
        except TimeoutError:
            return False
        except ConnectionError:
            pass
        return True


@contextmanager
def client(address: str, window: int | None = None) -> Iterator[Client]:
    """A connection; `window`: so many bytes it takes before it is read."""
    made = Client(address, window)
    with made.socket:
        yield made


def answers(address: str) -> bool:
    """Whether the pages answer, as to a browser that just came, in far less than any limit."""
    began = time.monotonic()
    with build_opener(ProxyHandler({})).open(f"{address}/sundhed", timeout=15) as answer:
        assert answer.read() == b'{"status":"ok"}\n'
    return time.monotonic() - began < 10


HALVES = {
    "nothing": "",
    "half a line": "GET /sund",
    "half a header": "GET /sundhed HTTP/1.1\r\nHost: 127",
    "half a body": "POST /familie/x/plads HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\n{{",
    "half a chunk": "POST /familie/x/plads HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{{",
}


@pytest.mark.parametrize("half", HALVES)
def test_300_half_sent_requests_do_not_stop_the_pages(app: Flask, half: str) -> None:
    """More than there may be connections, each held open far longer than the test takes."""
    with running(app, PATIENT) as address, ExitStack() as held:
        for number in range(300):
            one = held.enter_context(client(address))
            one.send(HALVES[half].format(host=one.host))
            if number % 60 == 0:
                assert answers(address)
        assert answers(address)
        assert answers(address)


@pytest.mark.parametrize("half", HALVES)
def test_a_request_that_does_not_arrive_is_given_up(app: Flask, half: str) -> None:
    with running(app, QUICK) as address, client(address) as one:
        one.send(HALVES[half].format(host=one.host))
        assert not one.is_closed(within=0.5)
        assert one.is_closed(within=10)


@pytest.mark.parametrize("start", ["GET / HTTP/1.1\r\nX: ", "POST / HTTP/1.1\r\nContent-Length: 1000\r\n\r\n"])
def test_nor_one_that_drips(app: Flask, start: str) -> None:
    """A byte now and then is activity, but no request."""
    with running(app, QUICK) as address, client(address) as one:
        one.send(start)
        began = time.monotonic()
        while time.monotonic() - began < 15:
            try:
                one.send("a")
            except ConnectionError:
                break
            time.sleep(0.1)
        assert 1 <= time.monotonic() - began < 15
        assert answers(address)


def test_a_connection_that_is_used_again_and_again_stays(app: Flask) -> None:
    with running(app, QUICK) as address, client(address) as one:
        for _ in range(8):
            one.ask()
            assert one.until(b'{"status":"ok"}\n').startswith(b"HTTP/1.1 200 ")
            time.sleep(0.4)
        assert one.is_closed(within=10)


def test_an_answer_that_nobody_reads_is_given_up(app: Flask) -> None:
    with running(app, QUICK) as address, client(address, window=65536) as one:
        one.ask("GET /static/vis-network.min.js HTTP/1.1")
        time.sleep(4)
        assert len(one.rest()) < LARGE
        assert answers(address)


def test_an_answer_that_is_read_slowly_comes_whole(app: Flask) -> None:
    """It takes longer than a connection may rest."""
    with running(app, Limits(seconds=3, threads=2)) as address, client(address, window=65536) as one:
        one.ask("GET /static/vis-network.min.js HTTP/1.1", "Connection: close")
        began = time.monotonic()
        got = rested = 0
        while part := one.socket.recv(65536):
            got += len(part)
            if got - rested > 400_000:
                time.sleep(0.2)
                rested = got
        assert got > LARGE
        assert time.monotonic() - began > 3


def test_more_requests_at_once_than_are_taken_are_asked_again(app: Flask) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        for _ in range(3 * IN_A_ROW):
            one.ask("GET /sundhed HTTP/1.1")
        with suppress(ConnectionError):  # closed already
            one.ask("GET /sundhed HTTP/1.1", "Connection: close")
        got = one.rest()
    count = got.count(b'{"status":"ok"}')
    assert got.count(b"HTTP/1.1 200 OK") == count
    assert 1 <= count <= 3 * IN_A_ROW + 1
    assert got.count(b"Connection: close") == 1


def test_some_requests_at_once_are_answered_in_order(app: Flask) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        one.send("".join(f"GET /sprog/{lang} HTTP/1.1\r\nHost: {one.host}\r\n\r\n" for lang in ("da", "en")))
        one.ask("GET /sundhed HTTP/1.1", "Connection: close")
        got = one.rest()
    assert got.count(b"HTTP/1.1 403 FORBIDDEN") == 2
    assert got.endswith(b'{"status":"ok"}\n')


def test_there_are_no_more_connections_than_files(monkeypatch: pytest.MonkeyPatch) -> None:
    for files, fits in ((1024, 256), (128, 64), (20, 10), (4, 8), (resource.RLIM_INFINITY, 256)):
        monkeypatch.setattr(resource, "getrlimit", lambda kind, files=files: (files, files))
        assert Limits().within_files == fits


# --- what is no request -----------------------------------------------------------------------------------

REFUSED = [
    ("nonsense", 400),
    ("GET / HTTP/1.1\r\nno header at all", 400),
    ("GET / HTTP/1.1\r\nContent-Length: -1", 400),
    ("GET / HTTP/1.1\r\nContent-Length: " + "9" * 5000, 400),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: gzip", 501),
    ("GET http://[ HTTP/1.1", 400),
    ("get / HTTP/1.1", 400),
    ("GET /\x00 / HTTP/1.1", 400),
    ("\x16\x03\x01\x02\x00\x01\x00", 400),
    (f"GET /{'a' * HEADER} HTTP/1.1", 431),
    (f"GET / HTTP/1.1\r\nCookie: {'a' * HEADER}", 431),
    (f"POST / HTTP/1.1\r\nContent-Length: {BODY}", 413),
    ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz", 400),
]


@pytest.mark.parametrize(("sent", "status"), REFUSED, ids=lambda item: repr(item)[:40])
def test_what_is_no_request_is_refused_in_plain_words(
    app: Flask, sent: str, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        one.send(f"{sent}\r\n\r\n")
        head, _, body = one.rest().partition(b"\r\n\r\n")
        assert answers(address)
    assert re.match(rf"HTTP/1\.[01] {status} ".encode(), head)
    assert body.decode() == plain_text(status, "da")
    for header in (
        b"Content-Security-Policy: ",
        b"X-Content-Type-Options: nosniff",
        b"Cache-Control: no-store",
        b"Connection: close",
    ):
        assert header in head
    assert_no_banner(head)
    assert not caplog.records


def assert_no_banner(head: bytes) -> None:
    assert b"\r\nServer:" not in head
    assert b"waitress" not in head.lower()


@pytest.mark.parametrize(
    ("first", "headers", "status"),
    [
        ("GET /sundhed HTTP/1.0", [], 200),
        ("GET /sundhed HTTP/1.0", ["Connection: keep-alive"], 200),
        ("GET /sundhed", [], 200),
        ("GET /sundhed HTTP/2.0", [], 200),
        ("HEAD /sundhed HTTP/1.1", [], 200),
        ("OPTIONS /sundhed HTTP/1.1", [], 403),
        ("OPTIONS * HTTP/1.1", [], 403),
        ("CONNECT example.com:443 HTTP/1.1", [], 403),
        ("TRACE / HTTP/1.1", [], 403),
        ("GET http://example.com/sundhed HTTP/1.1", [], 200),
        ("GET http://example.com HTTP/1.1", [], 403),
        ("GET //sundhed HTTP/1.1", [], 200),
        ("GET sundhed HTTP/1.1", [], 200),
        ("GET /%00%ff HTTP/1.1", [], 403),
        ("GET /\xff\xfe?\x80 HTTP/1.1", [], 403),
        ("GET /sundhed HTTP/1.1", ["Cookie: \xff=\xfe; ;;=", "Accept: \xff", "Range: x", "If-None-Match: \xff"], 200),
        ("GET /sundhed HTTP/1.1", ["X-Forwarded-Host: example.com", "Forwarded: host=example.com"], 200),
        ("GET /sundhed HTTP/1.1", ["Expect: 100-continue"], 200),
        ("GET /sundhed HTTP/1.1", ["Transfer-Encoding: chunked"], 200),
        ("GET /sundhed HTTP/1.1", ["Host: example.com"], 403),
    ],
)
def test_every_form_of_a_request_has_an_answer(
    app: Flask, first: str, headers: list[str], status: int, caplog: pytest.LogCaptureFixture
) -> None:
    end = "0\r\n\r\n" if "Transfer-Encoding: chunked" in headers else ""
    closed = [] if any(header.startswith("Connection") for header in headers) else ["Connection: close"]
    with running(app, QUICK) as address, client(address) as one:
        got = one.ask(first, *headers, *closed, body=end).rest()
    head, _, body = got.replace(b"HTTP/1.1 100 Continue\r\n\r\n", b"").partition(b"\r\n\r\n")
    assert re.match(rf"HTTP/1\.[01] {status} ".encode(), head), head
    assert (body == b"") == first.startswith("HEAD")
    assert_no_banner(head)
    assert not caplog.records


@pytest.mark.parametrize(("sent", "read"), [("\xc3\xa6", "æ"), ("%C3%A6", "æ"), ("\xff", "\ufffd"), ("a%2520", "a%20")])
def test_letters_are_read_in_either_form(app: Flask, sent: str, read: str) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        cookie = f"Cookie: tovholder_{one.port}={TOKEN}"
        got = one.ask(f"GET /static/echo/{sent}?{sent} HTTP/1.1", cookie, "Connection: close").rest()
    assert got.decode().endswith(f"GET {read}")


@pytest.mark.parametrize(
    ("host", "status"),
    [("{}", 200), ("localhost:{port}", 200), ("LOCALHOST:{port}", 200), ("", 403), ("evil.example", 403), ("{}@evil", 403),
     ("127.0.0.1", 403), ("localhost.:{port}", 403), ("[::1]:{port}", 403), ("{}/", 403), ("\xff", 403), (None, 403)],
)  # fmt: skip
def test_only_our_own_names_are_hosts(app: Flask, host: str | None, status: int) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        named = "" if host is None else f"Host: {host.format(one.host, port=one.port)}\r\n"
        one.send(f"GET /sundhed HTTP/1.1\r\n{named}Connection: close\r\n\r\n")
        assert one.rest().startswith(f"HTTP/1.1 {status} ".encode())


@pytest.mark.parametrize("size", [70_000, 500_000])
def test_a_body_that_the_pages_do_not_take_is_told_on_a_page(app: Flask, size: int) -> None:
    with running(app, PATIENT) as address, client(address) as one:
        own = [f"Origin: {address}", f"Cookie: tovholder_{one.port}={TOKEN}"]
        kind = ["Content-Type: application/json", f"Content-Length: {size}", "Accept: text/html", "Connection: close"]
        got = one.ask("POST /familie/x/plads HTTP/1.1", *own, *kind, body=b"[" * size).rest().decode()
    assert got.startswith("HTTP/1.1 413 ")
    assert "<h1>Der er sendt for meget</h1>" in got


def test_a_fault_outside_of_the_pages_is_told_in_plain_words(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    def fails(*args: object) -> list[bytes]:
        raise RuntimeError("what only developers read")

    app.wsgi_app = fails  # type: ignore[method-assign]
    with running(app, PATIENT) as address, client(address) as one:
        got = one.ask("GET /sundhed?adgang=secret HTTP/1.1", "Connection: close").rest().decode()
    assert got.startswith("HTTP/1.1 500 ")
    assert got.endswith(plain_text(500, "da"))
    assert "developers" in caplog.text
    assert "secret" not in caplog.text


def test_the_names_of_the_limits_are_those_of_the_server(app: Flask) -> None:
    server = connections.PageServer(app, socket.create_server(("127.0.0.1", 0)), PATIENT)
    try:
        assert (len(server.task_dispatcher.threads), server.adj.connection_limit) == (2, 22)
    finally:
        server.close()
        server.close()  # again does nothing
