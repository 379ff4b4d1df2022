"""Files written whole or not at all, as private as they were, or for the user alone."""

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import IO


def put(path: Path, content: bytes | Callable[[IO[bytes]], None]) -> None:
    """Write bytes, or what a function writes, beside it and put it in place in one step: no reader ever sees half a file.

    A new file is readable by nobody else; one that was there keeps its rights, and a link leads where it led.
    """
    path = Path(os.path.realpath(path))
    rights = stat.S_IMODE(path.stat().st_mode) if path.exists() else None
    beside = path.with_name(f".tovholder-{os.getpid()}")  # not of its name, which may be as long as a name can be
    beside.unlink(missing_ok=True)
    try:
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            if rights not in (None, stat.S_IMODE(os.fstat(file.fileno()).st_mode)):  # some disks know no rights
                os.fchmod(file.fileno(), rights)
            if callable(content):
                content(file)
            else:
                file.write(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
