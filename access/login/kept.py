"""What is kept between two requests of somebody who has logged in, in a small SQLite file beside the database.

A browser holds a random id; the file holds its hash, so that whoever reads the file cannot take anybody's place. What is kept
ends after some minutes without use, after some hours in any case, with the log-out and with the user. Whoever has not
logged in yet keeps no more than what a form needs to be told from one of another site.
"""

import json
import sqlite3
from collections.abc import Generator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

SCHEMA = """
CREATE TABLE IF NOT EXISTS login (hash TEXT PRIMARY KEY, user TEXT, data TEXT NOT NULL, begun REAL NOT NULL, used REAL NOT NULL);
CREATE INDEX IF NOT EXISTS login_user ON login (user);
CREATE TABLE IF NOT EXISTS failure (key TEXT PRIMARY KEY, count INTEGER NOT NULL, last REAL NOT NULL);
"""
PATIENCE = 10.0
"""Seconds that one process waits for another which writes."""


@dataclass(frozen=True)
class Ends:
    """When what is kept ends."""

    idle: timedelta = timedelta(minutes=15)
    """After so long without use."""
    longest: timedelta = timedelta(hours=8)
    """After so long in any case."""


@dataclass(frozen=True)
class Login:
    """What is kept of one browser: who has logged in there (nobody yet: None), and words of the pages."""

    user: str | None
    data: Mapping[str, Any]
    """As JSON says it."""
    begun: datetime


class Logins:
    """The file. Each call is whole by itself, so any number of threads and processes may share it."""

    def __init__(self, file: Path, ends: Ends | None = None) -> None:
        self._file = file
        self._ends = ends or Ends()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.touch(mode=0o600)
        with self._open() as database:
            database.executescript(SCHEMA)

    @contextmanager
    def _open(self) -> Generator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=PATIENCE)) as database:
            database.execute("PRAGMA synchronous = OFF")  # what a crash may cost is that somebody logs in again
            with database:
                yield database

    def find(self, id: str, now: datetime) -> Login | None:
        """What is kept under this id; None where that is nothing, or has ended."""
        with self._open() as database:
            row = database.execute(
                "SELECT user, data, begun FROM login WHERE hash = ? AND used > ? AND begun > ?",
                (_hashed(id), (now - self._ends.idle).timestamp(), (now - self._ends.longest).timestamp()),
            ).fetchone()
        if row is None:
            return None
        user, data, begun = row
        return Login(user, json.loads(data), datetime.fromtimestamp(begun, now.tzinfo))

    def keep(self, id: str, login: Login, now: datetime) -> None:
        """Keep it, as used now; and forget what has ended."""
        row = (_hashed(id), login.user, json.dumps(dict(login.data)), login.begun.timestamp(), now.timestamp())
        with self._open() as database:
            database.execute(
                "DELETE FROM login WHERE used <= ? OR begun <= ?",
                ((now - self._ends.idle).timestamp(), (now - self._ends.longest).timestamp()),
            )
            database.execute("INSERT OR REPLACE INTO login VALUES (?, ?, ?, ?, ?)", row)

    def end(self, id: str) -> None:
        """Forget what is kept under this id."""
        with self._open() as database:
            database.execute("DELETE FROM login WHERE hash = ?", (_hashed(id),))

    def end_all(self, user: str) -> None:
        """Forget all that is kept of a user: with the end of the user, and with a new password."""
        with self._open() as database:
            database.execute("DELETE FROM login WHERE user = ?", (user,))

    # --- wrong passwords ------------------------------------------------------------------------------------

    def failures(self, key: str, since: datetime) -> tuple[int, datetime | None]:
        """How often it went wrong for this key in a row, and when last; of what lies before `since`, nothing."""
        with self._open() as database:
            row = database.execute(
                "SELECT count, last FROM failure WHERE key = ? AND last > ?", (_hashed(key), since.timestamp())
            ).fetchone()
        return (row[0], datetime.fromtimestamp(row[1], since.tzinfo)) if row else (0, None)

    def failed(self, key: str, now: datetime, since: datetime) -> None:
        """It went wrong once more."""
        with self._open() as database:
            database.execute("DELETE FROM failure WHERE last <= ?", (since.timestamp(),))
            database.execute(
                "INSERT INTO failure VALUES (?, 1, ?) ON CONFLICT (key) DO UPDATE SET count = count + 1, last = ?",
                (_hashed(key), now.timestamp(), now.timestamp()),
            )

    def succeeded(self, key: str) -> None:
        """It went well: what went wrong before is forgotten."""
        with self._open() as database:
            database.execute("DELETE FROM failure WHERE key = ?", (_hashed(key),))


def _hashed(text: str) -> str:
    """Of an id of 256 random bits, no more is needed; of a name, that nobody reads it in passing: people type CPR numbers."""
    return sha256(text.encode()).hexdigest()
