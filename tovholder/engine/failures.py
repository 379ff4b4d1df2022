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
    StoreDamagedError,
    StoreInUseError,
    StoreVersionError,
)
from tovholder.engine.repair import doubled_end
from tovholder.engine.settings import EngineSettings
from words import Message

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


def start_failed(settings: EngineSettings, fact: Message, log: str) -> EngineError:
    """The error for a server that failed to start, explained by what it logged.

    Where the reason is known, the evidence is the line that tells it: Neo4j's longer texts hold advice, such
    as to cut off a transaction log, that would destroy data.
    """
    logs = settings.home / "logs"
    if found := doubled_end(settings):
        return StoreDamagedError("engine_log_doubled", file=found.log, size=found.size)
    for pattern, kind, code in _REASONS:
        if lines := re.findall(f".*(?:{pattern}).*", log):
            # The last one is the innermost cause, and the shortest.
            evidence = Message("engine.start.log_says", {"logs": logs, "line": lines[-1].strip()[:_LINE]})
            return kind(code, what=fact, log=evidence, data=settings.data, home=settings.home)
    tail = "\n".join(line[:_LINE] for line in log.splitlines()[-_TAIL_LINES:]) or Message("engine.start.empty_log")
    return StartError("engine_start", what=fact, logs=logs, tail=tail)


def store_damaged(settings: EngineSettings, message: str) -> StoreDamagedError:
    """The error for a server that runs and could not open the store."""
    if found := doubled_end(settings):
        return StoreDamagedError("engine_log_doubled", file=found.log, size=found.size)
    store, log = settings.home / "data", settings.home / "logs" / "debug.log"
    return StoreDamagedError("engine_store_damaged", store=store, message=message[:_LINE], log=log, home=settings.home)


_REASONS: tuple[tuple[str, type[EngineError], str], ...] = (
    ("Address already in use", PortTakenError, "engine_port_taken"),
    ("FileLockException|Lock file has been locked", StoreInUseError, "engine_store_in_use"),
    ("UnsupportedLogVersionException|newer version of neo4j", StoreVersionError, "engine_store_newer"),
    ("No space left on device|Disk quota exceeded", DataFolderError, "engine_disk_full"),
    ("Read-only file system|AccessDeniedException|Permission denied", DataFolderError, "engine_read_only"),
    ("object heap|heap size|maximum heap", SettingError, "engine_heap_refused"),
    ("UnsupportedClassVersionError|Unsupported Java|Unrecognized VM option", JavaError, "engine_java_too_old"),
    ("cannot convert '|InvalidPathException|unmappable characters", DataFolderError, "engine_path_letters"),
    ("OutOfMemoryError", SettingError, "engine_out_of_memory"),
)
"""What the log says, the kind of error, and its code."""
