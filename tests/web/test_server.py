"""The server as a program: it listens at home only, says nothing by itself, and ends clean."""

import signal
import socket
import subprocess
import sys
import textwrap
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from http.cookiejar import CookieJar

import pytest

from web.server import listening

PROGRAM = textwrap.dedent(
    """
    import resource
    import sys
    from random import Random
    from types import SimpleNamespace
    from web.server import listening, serve

    resource.setrlimit(resource.RLIMIT_NOFILE, (128, 128))

    class Empty:
        settings = SimpleNamespace(lang="da", hosts=(), proxies=0, max_file_mb=50)
        people = None
        random = Random(1)
        def session(self, lang, viewer, act):
            return SimpleNamespace(families=lambda: [], random=Random(1), viewer=SimpleNamespace(role=None))

    serve(Empty(), listening(int(sys.argv[1])), on_ready=lambda address: print(address, flush=True), path=sys.argv[2])
    print("ended", flush=True)
    """
)


BY_A_TERMINAL = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
"""Whoever runs the tests under nohup has all that they start ignore the end of a terminal."""


@pytest.fixture
def program() -> Iterator[subprocess.Popen]:
    """The server in a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-c", BY_A_TERMINAL + PROGRAM, "0", "/familie/x"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    yield process
    process.kill()
    process.communicate()


def address_of(process: subprocess.Popen) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_answers_when_it_says_so_and_ends_clean(program: subprocess.Popen, number: signal.Signals) -> None:
    address = address_of(program)
    assert address.startswith("http://127.0.0.1:")
    assert "/familie/x?adgang=" in address
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with pytest.raises(urllib.error.HTTPError) as lost:
        opener.open(address)  # let in, and sent on to a family that is not there
    assert lost.value.code == 500
    lost.value.close()
    with opener.open(address.split("/familie")[0]) as response:
        assert "Her er ingen familier endnu." in response.read().decode()
    program.send_signal(number)
    out, err = program.communicate(timeout=10)
    assert (out, program.returncode) == ("ended\n", 0)
    assert "adgang" not in err
    assert "GET" not in err


def test_an_open_connection_does_not_keep_it(program: subprocess.Popen) -> None:
    address = address_of(program)
    port = int(address.split(":")[2].split("/")[0])
    with socket.create_connection(("127.0.0.1", port)):
        program.send_signal(signal.SIGINT)
        assert program.wait(timeout=10) == 0


def test_more_half_sent_requests_than_it_may_open_files_do_not_stop_it(program: subprocess.Popen) -> None:
    address = address_of(program)
    port = int(address.split(":")[2].split("/")[0])
    with ExitStack() as held:
        for _ in range(200):
            held.enter_context(socket.create_connection(("127.0.0.1", port))).sendall(b"GET / HT")
        for _ in range(3):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/static/app.css", timeout=20) as answer:
                assert answer.status == 200
    program.send_signal(signal.SIGTERM)
    assert program.communicate(timeout=20) == ("ended\n", "")


def test_who_outlives_the_terminal_still_does() -> None:
    """A command under nohup is not ended by the end of its terminal."""
    words = ["nohup", sys.executable, "-c", PROGRAM, "0", "/"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        address_of(process)
        process.send_signal(signal.SIGHUP)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(timeout=1)
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_it_listens_on_the_loopback_address_only(program: subprocess.Popen) -> None:
    port = int(address_of(program).split(":")[2].split("/")[0])
    with open("/proc/net/tcp", encoding="ascii") as table:
        listening = [line.split()[1] for line in table if line.split()[3] == "0A"]
    assert [entry for entry in listening if int(entry.split(":")[1], 16) == port] == [f"0100007F:{port:04X}"]


def test_a_port_that_is_taken_is_told() -> None:
    with listening() as taken, pytest.raises(OSError, match="in use"):
        listening(taken.getsockname()[1])
