"""Asks the process of `tests.cli.commands` to run a command with this one's arguments, environment, folder and streams.

As a program it stands in for `tovholder`: it ends with the exit code of the command. It loads next to nothing, so that it
starts in some hundredths of a second.
"""

import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence


def run(server: str, words: Sequence[str], environ: Mapping[str, str], streams: Sequence[int], timeout: float) -> int:
    """The exit code of `tovholder WORDS…`, which reads and writes these three streams. Below 0: a signal killed it."""
    request = json.dumps({"words": list(words), "environ": dict(environ), "folder": os.getcwd()})
    with socket.socket(socket.AF_UNIX) as asked:
        asked.settimeout(timeout)
        asked.connect(server)
        socket.send_fds(asked, [b"!"], list(streams))
        asked.sendall(request.encode() + b"\n")
        answer = asked.recv(16)
    if not answer:
        raise RuntimeError("the process that runs the commands has ended")
    return int(answer)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1], sys.argv[2:], os.environ, (0, 1, 2), 600))
