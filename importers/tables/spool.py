"""Where a conversion keeps what it made until it is asked for: an SQLite database without a name, on disk beyond what memory should
hold, which nobody else can open and which goes with the process."""

import pickle
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

_CACHE_KB = 32_000
_TOGETHER = 2_000
"""Rows that are written at a time."""

_TABLES = """
CREATE TABLE families (id TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
CREATE TABLE rows (seq INTEGER PRIMARY KEY, tab INTEGER, number INTEGER, family TEXT, data BLOB);
CREATE TABLE shared (no INTEGER PRIMARY KEY, kind TEXT, said BLOB UNIQUE, seq INTEGER, data BLOB, id TEXT, adds INTEGER, wrong INTEGER,
  differs BLOB);
CREATE TABLE joined (list TEXT, id TEXT, name TEXT, unit TEXT, folded TEXT, data BLOB, PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE names (list TEXT, text TEXT, id TEXT, PRIMARY KEY (list, text, id)) WITHOUT ROWID;
CREATE TABLE ids (kind TEXT, id TEXT, owner INTEGER, list TEXT, tab INTEGER, number INTEGER, col INTEGER);
CREATE TABLE made (list TEXT, id TEXT, data BLOB, PRIMARY KEY (list, id)) WITHOUT ROWID;
CREATE TABLE outcomes (sheet INTEGER, number INTEGER, seq INTEGER, data BLOB);
CREATE TABLE places (list TEXT, family TEXT, id TEXT, sheet TEXT, number INTEGER);
"""


class Spool:
    """The database, and what is about to be written to it."""

    def __init__(self) -> None:
        self._base = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute(f"PRAGMA cache_size = -{_CACHE_KB}")
        self._base.execute("PRAGMA temp_store = FILE")
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        weakref.finalize(self, self._base.close)
        self._waiting: dict[str, list[Sequence[Any]]] = {}

    def put(self, statement: str, values: Sequence[Any]) -> None:
        """Write a row, sooner or later: before anything is read."""
        waiting = self._waiting.setdefault(statement, [])
        waiting.append(values)
        if len(waiting) >= _TOGETHER:
            self._base.executemany(statement, waiting)
            waiting.clear()

    def run(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Do something at once."""
        self._write()
        self._base.execute(statement, values)

    def ask(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        """All rows of an answer."""
        self._write()
        return self._base.execute(statement, values).fetchall()

    def one(self, statement: str, values: Sequence[Any] = ()) -> Any:
        """The first row of an answer, None where there is none."""
        self._write()
        return self._base.execute(statement, values).fetchone()

    def each(self, statement: str, values: Sequence[Any] = ()) -> Iterator[Any]:
        """The rows of an answer, one at a time. What is written meanwhile must be another table's."""
        self._write()
        yield from self._base.cursor().execute(statement, values)

    def _write(self) -> None:
        for statement, waiting in self._waiting.items():
            if waiting:
                self._base.executemany(statement, waiting)
                waiting.clear()


def packed(value: Any) -> bytes:
    """A value as it is kept."""
    return pickle.dumps(value, pickle.HIGHEST_PROTOCOL)


def unpacked(data: bytes) -> Any:
    """A value that was kept: by this process, where nobody else can write."""
    return pickle.loads(data)  # noqa: S301


def marks(values: Iterable[Any]) -> str:
    """As many question marks as there are values."""
    return ", ".join("?" for _ in values)
