"""What a server that failed to start tells in its logs, turned into an error with a remedy."""

from __future__ import annotations

import os
import re

from tovholder.engine.errors import (
    DataFolderError,
    EngineError,
    JavaError,
    PortTakenError,
    SettingError,
    StartError,
    StoreInUseError,
    StoreVersionError,
)
from tovholder.engine.settings import EngineSettings

_TAIL_LINES = 15
_LINE = 300
"""Characters shown of a line."""


def log_size(settings: EngineSettings) -> int:
    """How much the server's log holds by now; `log_since` reads on from there."""
    try:
        return (settings.home / "logs" / "neo4j.log").stat().st_size
    except OSError:
        return 0


def log_since(settings: EngineSettings, size: int) -> str:
    """What the server told since its log had `size` bytes, without stack traces; never a password.

    Java's own messages (console.log, written anew at each start) come first.
    """
    lines: list[str] = []
    for name, offset in (("console.log", 0), ("neo4j.log", size)):
        try:
            with open(settings.home / "logs" / name, "rb") as file:
                # A log that became shorter was rotated, and holds only what is new.
                file.seek(offset if offset <= os.fstat(file.fileno()).st_size else 0)
                lines += file.read().decode("utf-8", errors="replace").splitlines()
        except OSError:
            continue
    return "\n".join(line for line in lines if line.strip() and not re.match(r"\s+(at|\.\.\.) ", line))


def start_failed(settings: EngineSettings, fact: str, log: str) -> EngineError:
    """The error for a server that failed to start, told by what it logged.

    Where the reason is known, the evidence is the line that tells it: Neo4j's longer texts hold advice, such
    as to cut off a transaction log, that would destroy data.
    """
    logs = settings.home / "logs"
    for pattern, kind, remedy in _REASONS:
        if told := re.findall(f".*(?:{pattern}).*", log):
            # The last one is the innermost cause, and the shortest.
            evidence = f"The server's log ({logs}) says: {told[-1].strip()[:_LINE]}"
            remedy = remedy.format(data=settings.data, home=settings.home)
            return kind(fact, evidence=evidence, remedy=remedy, folder=settings.data)
    tail = "\n".join(line[:_LINE] for line in log.splitlines()[-_TAIL_LINES:]) or "(nothing)"
    return StartError(
        fact,
        evidence=f"The server's log ({logs}) ends with:\n{tail}",
        remedy="Try again. If it stays so, report it with these lines.",
        folder=settings.data,
    )


_REASONS: tuple[tuple[str, type[EngineError], str], ...] = (
    ("Address already in use", PortTakenError, "Another program took its port. Try again."),
    (
        "FileLockException|Lock file has been locked",
        StoreInUseError,
        "Another Neo4j has {home} open. End it, or choose another data folder with TOVHOLDER_DATA.",
    ),
    (
        "UnsupportedLogVersionException|newer version of neo4j",
        StoreVersionError,
        "The data in {home} are those of a newer Neo4j. Let TOVHOLDER_NEO4J_HOME point to that version, "
        "or move the folder away and import the case files again.",
    ),
    (
        "No space left on device|Disk quota exceeded",
        DataFolderError,
        "Free some space on the disk of {data}, or choose another folder with TOVHOLDER_DATA.",
    ),
    (
        "Read-only file system|AccessDeniedException|Permission denied",
        DataFolderError,
        "Make {data} and all in it writable for you, or choose another folder with TOVHOLDER_DATA.",
    ),
    (
        "object heap|heap size|maximum heap",
        SettingError,
        "Set TOVHOLDER_HEAP to what this machine can give: 512m is the least for daily work.",
    ),
    (
        "UnsupportedClassVersionError|Unsupported Java|Unrecognized VM option",
        JavaError,
        "Use Java 21 or newer; unset the setting for Java to use the one that comes with Tovholder.",
    ),
    (
        "OutOfMemoryError",
        SettingError,
        "Give the engine more memory with TOVHOLDER_HEAP, such as 2g.",
    ),
)
