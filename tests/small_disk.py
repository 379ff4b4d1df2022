"""A small disk of a test's own, where one can be mounted: on Linux, as root."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def mounted(folder: Path, megabytes: int) -> Iterator[Path | None]:
    """The folder as a disk of this size; None where none can be mounted."""
    folder.mkdir(exist_ok=True)
    if sys.platform != "linux" or os.geteuid() != 0:
        yield None
        return
    words = ["mount", "-t", "tmpfs", "-o", f"size={megabytes}m,mode=0700", "tovholder-tests", str(folder)]
    if subprocess.run(words, capture_output=True).returncode != 0:
        yield None
        return
    try:
        yield folder
    finally:
        # Lazily: what a failed test left open must not keep it.
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def small_disk_told() -> str:
    """Whether the tests of a full disk have a disk, for the header of the run."""
    with tempfile.TemporaryDirectory() as folder, mounted(Path(folder), 1) as there:
        return "full disk: " + (
            "on a disk of its own" if there else "by limits on files only (no disk can be mounted here)"
        )
