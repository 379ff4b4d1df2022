"""How much room the disk of a data folder has, and how much the engine needs."""

from __future__ import annotations

import os
from pathlib import Path

MINIMUM_FREE = 256 * 1024 * 1024
"""Bytes for a start: an empty store with its transaction log takes some 40 MB, and a start on a full disk hangs."""
FOR_A_WRITE = 64 * 1024 * 1024
"""Bytes that must be free before anything is written."""
NEARLY_FULL = 16 * 1024 * 1024
"""Bytes: a server that had less at any moment of its life may have half a record in its log, and must not end in an
orderly way, which writes that half again."""


def free_at(folder: Path) -> int:
    """The bytes that are free for us where the folder is, or will be."""
    there = next(path for path in (folder, *folder.parents) if path.exists())
    disk = os.statvfs(there)
    return disk.f_bavail * disk.f_frsize


def is_nearly_full(folder: Path) -> bool:
    """Whether there is so little room that a write may just have failed."""
    try:
        return free_at(folder) < NEARLY_FULL
    except OSError:
        return False


def free_megabytes(size: int) -> int:
    """For people: no more than there is."""
    return size // 2**20


def needed_megabytes(size: int) -> int:
    """For people: no less than it takes."""
    return -(-size // 2**20)
