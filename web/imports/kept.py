"""Files that somebody is bringing in, kept for as long as they are at it: in a folder of this process, readable by nobody else.

Each belongs to one browser's login and is thrown away when the way is ended: stored, left, logged out, or not used for an
hour. A folder that a process left behind is removed by the next that begins.
"""

import fcntl
import os
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from flask import current_app

from graph.checks.values import clean
from importers import Choices
from web.imports.work import Job

UPLOADS = "tovholder.uploads"
"""Where the app keeps them."""
LONGEST = 3600
"""Seconds without use, after which a file is thrown away."""
MOST = 5
"""Files that one browser has here at a time: the oldest makes room."""
_LONGEST_NAME = 120


@dataclass
class Upload:
    """A file on its way in, and what was chosen of it so far."""

    id: str
    owner: str
    folder: Path
    path: Path
    how: str
    """The format that it is read as."""
    used: float = 0.0
    job: Job | None = None
    """What is being done with it, or was done last."""
    look: Job | None = None
    """What was seen in it, where it is a table."""
    preview: Job | None = None
    """What its first rows become."""
    choices: Choices | None = None
    mapping: str | None = None
    """The mapping file, where it was written elsewhere or says more than the choices can."""
    is_mended: bool = False
    """Whether it comes in the place of one that was read as a whole: what is decided is not asked again."""
    as_of: str = ""
    source: str = ""
    edition: str = ""
    """Which of several in the file is meant, where somebody chose."""
    stored_as: str = ""
    """How what contradicts is to be stored: keep, merge or replace."""
    left_out: frozenset[str] = frozenset()
    problems: list[str] = field(default_factory=list[str])

    @property
    def name(self) -> str:
        """The name of the file as a page shows it."""
        return clean(self.path.name)


class Uploads:
    """All files on their way in, in this process."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, Upload] = {}
        self._guard = threading.Lock()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove_left_behind(folder)
        self._folder = folder / secrets.token_hex(8)
        self._folder.mkdir(mode=0o700)
        self._lock = os.open(
            self._folder / "lock", os.O_WRONLY | os.O_CREAT, 0o600
        )  # held for as long as this process lives
        fcntl.flock(self._lock, fcntl.LOCK_EX)

    def begin(self, owner: str, name: str, how: str, stream: IO[bytes]) -> Upload:
        """Keep a file for this browser."""
        self.sweep()
        id = secrets.token_urlsafe(16)
        folder = self._folder / secrets.token_hex(8)
        folder.mkdir(mode=0o700)
        upload = Upload(id, owner, folder, folder / named_as(name), how, self._clock())
        write_privately(upload.path, stream)
        with self._guard:
            self._kept[id] = upload
            mine = sorted((one for one in self._kept.values() if one.owner == owner), key=lambda one: one.used)
        self._end(mine[:-MOST])
        timer = threading.Timer(LONGEST + 1, self.sweep)
        timer.daemon = True
        timer.start()
        return upload

    def find(self, id: str, owner: str) -> Upload | None:
        """The file of this id, where it is this browser's; it is used now."""
        self.sweep()
        found = self._kept.get(id)
        if found is None or found.owner != owner:
            return None
        found.used = self._clock()
        return found

    def end(self, id: str, owner: str) -> None:
        """Throw a file away."""
        if found := self.find(id, owner):
            self._end([found])

    def end_all(self, owner: str) -> None:
        """Throw all files of a browser away."""
        self._end([one for one in list(self._kept.values()) if one.owner == owner])

    def sweep(self) -> None:
        """Throw away what nobody has used for an hour."""
        late = self._clock() - LONGEST
        self._end([one for one in list(self._kept.values()) if one.used <= late])

    def _end(self, uploads: Iterable[Upload]) -> None:
        for upload in uploads:
            with self._guard:
                self._kept.pop(upload.id, None)
            for job in (upload.job, upload.look, upload.preview):
                if job:
                    job.stop()
            shutil.rmtree(upload.folder, ignore_errors=True)


def end_of(login: str) -> None:
    """Throw away what a login had here: it is over."""
    if found := current_app.extensions.get(UPLOADS):
        found.end_all(login)


def _remove_left_behind(folder: Path) -> None:
    """Remove the folders of processes that are no more: their locks are free."""
    for one in folder.iterdir():
        with suppress(OSError), (one / "lock").open("r+") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(one, ignore_errors=True)


def named_as(name: str) -> str:
    """The name under which a file is kept: its own, unless it holds a CPR number or is no name on a disk."""
    plain = os.path.basename(name.replace("\\", "/")).strip()
    stem, ending = os.path.splitext(plain)
    if not stem or clean(plain) != plain or plain.startswith("."):
        stem = "fil"
    return f"{stem[:_LONGEST_NAME]}{ending[:10] if clean(ending) == ending else ''}"


def write_privately(path: Path, stream: IO[bytes]) -> None:
    """Write a file that nobody else can read."""
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        shutil.copyfileobj(stream, file, 1_000_000)
