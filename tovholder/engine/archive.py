"""A class archive: the server's classes as Java has read and checked them once, so that a start need not do it again.

Made in the background after the first stop of an engine that had none, and kept in the cache beside the jars, for all data
folders. Its name tells for which Java and which jars it is, and a file beside it what is in it: one that is not whole, or
that Java finds not to fit, is left aside, and the start takes its time as before. Only for the Java that comes along.

Run by the supervisor as ``python -m tovholder.engine.archive JOB``, where JOB is what `Archive.job` gives.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tovholder.engine.disk import free_at

COLLECTOR = "-XX:+UseSerialGC"
"""The archive holds objects as this collector of garbage lays them out."""

_ROOM = 1024**3
"""Bytes that must be free: an archive has some 130 MB, and is no reason to fill a disk."""
_LONGEST_LINE = 2000
"""Characters: Java writes lines into its list of classes that it cannot read again."""
_TIME = 1800.0
"""Seconds for one Java: it gives way to everything else."""
_UNUSED = 90 * 86_400.0
"""Seconds after which an archive that nobody used is removed."""


@dataclass(frozen=True)
class Archive:
    """The archive of one Java and one list of jars, whether it is there or not."""

    path: Path
    java: Path
    class_path: str

    @classmethod
    def of(cls, cache: Path, java: Path, class_path: str) -> Archive:
        """Its place follows from all that Java compares: its own version, and name, size and age of each jar."""
        home = java.resolve().parent.parent
        said = [COLLECTOR, str(class_path)]
        for file in (home / "release", home / "lib" / "modules", *map(Path, class_path.split(os.pathsep))):
            with suppress(OSError):
                seen = file.stat()
                said.append(f"{file.name} {seen.st_size} {seen.st_mtime_ns}")
        digest = hashlib.sha256("\n".join(said).encode("utf-8", errors="surrogateescape")).hexdigest()
        return cls(cache / f"classes-{digest[:16]}.jsa", java, class_path)

    @property
    def checksum(self) -> Path:
        """Tells what is in the archive."""
        return self.path.with_suffix(".sha256")

    def is_whole(self) -> bool:
        """Whether it is there, and as it was made. Java itself compares no content."""
        try:
            with open(self.path, "rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
            if found != self.checksum.read_text(encoding="ascii"):
                return False
            os.utime(self.path)
        except (OSError, ValueError):
            return False
        return True

    def use(self) -> list[str]:
        """The options of a start with it."""
        return [f"-XX:SharedArchiveFile={self.path}", "-Xshare:auto", "-Xlog:cds=off"]

    def job(self, classes: Path) -> dict[str, str]:
        """What the supervisor hands on to have it made of the classes that a server used."""
        return {"path": str(self.path), "java": str(self.java), "class_path": self.class_path, "classes": str(classes)}


def record(classes: Path) -> list[str]:
    """The options of a start that writes down which classes it uses."""
    return [f"-XX:DumpLoadedClassList={classes}"]


def make(archive: Archive, classes: Path) -> bool:
    """Make the archive of a list of classes, unless another process does; tell whether it is there now."""
    folder = archive.path.parent
    with open(folder / "archive.lock", "w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        if archive.is_whole():
            return True
        if free_at(folder) < _ROOM:
            return False
        _remove_old(folder)
        part = folder / f".part-{os.getpid()}.jsa"
        lines = classes.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
        classes.write_text("".join(line for line in lines if len(line) <= _LONGEST_LINE), encoding="utf-8")
        try:
            # The archive is not believed before a Java has started with it.
            if not _java(archive, ["-Xshare:dump", f"-XX:SharedClassListFile={classes}"], part, []):
                return False
            if not _java(archive, ["-Xshare:on"], part, ["-version"]):
                return False
            with open(part, "rb") as file:
                archive.checksum.write_text(hashlib.file_digest(file, "sha256").hexdigest(), encoding="ascii")
            part.replace(archive.path)
        finally:
            part.unlink(missing_ok=True)
    return True


def _java(archive: Archive, options: Sequence[str], part: Path, more: Sequence[str]) -> bool:
    words = [str(archive.java), *options, f"-XX:SharedArchiveFile={part}", COLLECTOR, "-cp", archive.class_path, *more]
    ran = subprocess.run(
        words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=_TIME
    )
    return ran.returncode == 0 and part.exists()


def _remove_old(folder: Path) -> None:
    for path in folder.glob("classes-*.jsa"):
        if path.stat().st_mtime < time.time() - _UNUSED:
            path.with_suffix(".sha256").unlink(missing_ok=True)
            path.unlink(missing_ok=True)


def begin(job: dict[str, str]) -> None:
    """Have it made by a process of its own, which nobody waits for."""
    folder = Path(job["path"]).parent
    classes = folder / f".part-{os.getpid()}.lst"
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        # Out of the data folder, which may be thrown away at this moment.
        shutil.move(job["classes"], classes)
        subprocess.Popen(
            [sys.executable, "-P", "-m", "tovholder.engine.archive", json.dumps(job | {"classes": str(classes)})],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )


def main() -> None:
    """Make an archive, and let everybody else go first."""
    job = json.loads(sys.argv[1])
    classes = Path(job["classes"])
    os.nice(19)
    try:
        make(Archive(Path(job["path"]), Path(job["java"]), job["class_path"]), classes)
    except (OSError, subprocess.TimeoutExpired):
        return  # the next start takes its time, as this one did
    finally:
        classes.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
