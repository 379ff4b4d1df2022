"""A store whose log ends doubled: found without a server, and mended.

A server that ran out of room and was then stopped in an orderly way wrote the last part of its transaction log twice, the
first time perhaps in the middle of a record. No start gets past the joint, and all that was stored is out of reach. Without
the second writing, recovery drops the half record, and everything that was acknowledged is there.
"""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tovholder.engine.settings import EngineSettings

SHORTEST = 64
"""Bytes: what is shorter may be equal by chance. What is written twice is a buffer that fills while transactions go on."""


@dataclass(frozen=True)
class DoubledEnd:
    """The newest file of a transaction log whose last `size` bytes are those before them once more."""

    log: Path
    size: int


def doubled_end(settings: EngineSettings) -> DoubledEnd | None:
    """The doubled end of the store's log; None where there is none."""
    logs = [path for path in _logs(settings) if re.fullmatch(r"neostore\.transaction\.db\.\d+", path.name)]
    if not logs:
        return None
    newest = max(logs, key=lambda path: int(path.suffix[1:]))
    size = doubled(newest.read_bytes())
    return DoubledEnd(newest, size) if size else None


def _logs(settings: EngineSettings) -> list[Path]:
    return list((settings.home / "data" / "transactions" / "neo4j").glob("neostore.transaction.db.*"))


def doubled(content: bytes) -> int:
    """How many of the last bytes equal as many before them, at most; 0 where that are fewer than `SHORTEST`."""
    end = content[-SHORTEST:]
    if len(end) < SHORTEST or not end.strip(b"\0"):
        return 0
    # From the longest on: each place where the end stands earlier is tried.
    at = content.find(end, max(len(content) // 2 - SHORTEST, 0))
    while 0 <= at < len(content) - SHORTEST:
        size = len(content) - SHORTEST - at
        if size >= SHORTEST and content[-size:] == content[-2 * size : -size]:
            return size
        at = content.find(end, at + 1)
    return 0


def shorten(settings: EngineSettings, found: DoubledEnd) -> Path:
    """Take the second writing away, and give the folder with a copy of the file as it was. No server may run."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S")
    kept = settings.state / f"before-repair-{now}"
    kept.mkdir(mode=0o700)
    copy = kept / found.log.name
    shutil.copyfile(found.log, copy)
    with open(copy, "rb") as file:
        os.fsync(file.fileno())
    with open(found.log, "r+b") as file:
        file.truncate(found.log.stat().st_size - found.size)
        os.fsync(file.fileno())
    return kept
