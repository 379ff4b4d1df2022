"""`serve` and `demo` before anything is started: a port that cannot be had."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

WORDS = {"da": ("Porten {port} er optaget.", "Udelad --port, eller vælg et andet nummer."),
         "en": ("Port {port} is taken.", "Leave --port out or name another.")}  # fmt: skip


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_that_is_taken_is_told_before_the_engine_is_started(command: str, tmp_path: Path) -> None:
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")}
    environ |= {"TOVHOLDER_DATA": str(tmp_path / "data"), "TOVHOLDER_SETTINGS": os.devnull}
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        words = [sys.executable, "-m", "tovholder", command, "--port", str(port), "--no-browser"]
        done = subprocess.run(words, capture_output=True, text=True, env=environ, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.split("\n") in [[*(text.format(port=port) for text in told), ""] for told in WORDS.values()]
    assert not (tmp_path / "data").exists()
