"""Runs commands, each in a process of its own that has loaded everything already.

    python -m tests.cli.commands NUMBER

A command costs a tenth of a second to compute and a second to load Python's modules. This process loads them once and then
splits (fork) for each command: the child takes the arguments, environment, folder and streams of whoever asked
(`tests.cli.client`) at the socket of that number, and ends as any command does. What is of loading itself is tested with `python -m tovholder`.
"""

import gc
import importlib
import io
import json
import os
import pkgutil
import signal
import socket
import sys
from contextlib import suppress
from types import ModuleType

from tests.quick_java import use_quick_java

ROOMS = ("words", "graph", "importers", "queries", "maps", "web", "tovholder")


def load_all() -> None:
    """Import every module of the product, and what the commands import of libraries when they need it."""
    for room in ROOMS:
        package: ModuleType = importlib.import_module(room)
        for module in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    gc.collect()
    gc.freeze()


def wait_for_command(listener: socket.socket) -> None:
    """Answer until asked for a command, and return in the process that is to run it. Commands may run side by side."""
    watchers: list[int] = []
    while True:
        asked, _ = listener.accept()
        watchers = [pid for pid in watchers if not os.waitpid(pid, os.WNOHANG)[0]]
        if watcher := os.fork():
            watchers.append(watcher)
            asked.close()
            continue
        with asked:
            _, streams, _, _ = socket.recv_fds(asked, 1, 3)
            with asked.makefile("rb") as lines:
                request = json.loads(lines.readline())
            if (pid := os.fork()) == 0:
                become(request, streams)
                listener.close()
                return
            for stream in streams:
                os.close(stream)
            _, status = os.waitpid(pid, 0)
            with suppress(OSError):  # nobody waits for it any more
                asked.send(str(os.waitstatus_to_exitcode(status)).encode())
        os._exit(0)


def become(request: dict, streams: list[int]) -> None:
    """Take on what a process gets when it starts."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = io.TextIOWrapper(open(0, "rb", closefd=False))
    sys.stdout = io.TextIOWrapper(open(1, "wb", closefd=False))
    sys.stderr = io.TextIOWrapper(open(2, "wb", closefd=False), errors="backslashreplace", line_buffering=True)
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environ"])
    sys.argv = ["tovholder", *request["words"]]
    signal.signal(signal.SIGINT, signal.default_int_handler)


if __name__ == "__main__":
    load_all()
    use_quick_java()
    with socket.socket(fileno=int(sys.argv[1])) as waiting:
        wait_for_command(waiting)
    from tovholder.cli import main

    main()
