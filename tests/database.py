"""The database of a test run, which knows what it holds: a test that asks for what is there already does not wait for it.

A test says what it stands on (nothing, or some case files), and gets exactly that, at its first look. Every write of a test
goes through the watched door and makes the content unknown; then the next test has it emptied. So a test that only reads
leaves the files for the next one, and no test sees what another one wrote.
"""

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, LiteralString, TypeVar

from graph.storage.access import Access
from graph.storage.door import Door, Row, Write
from importers import load
from tests.sessions import ACCESS, session_at

T = TypeVar("T")
EMPTY = "MATCH (n) WHERE NOT n:TestMark AND NOT n:Migration AND NOT n:Service DETACH DELETE n"
"""All that anybody stored, in one transaction: the schema, the catalogue and the mark of the tests stay."""


class Database:
    """The one database of a worker."""

    def __init__(self, plain: Door) -> None:
        self.plain = plain
        """A door that nobody watches."""
        self._wanted: dict[str, Path] = {}
        self._holds: dict[str, Path] | None = None
        """The case files in it; None where that is not known."""
        self._is_changed = False
        """Whether this test wrote; then nothing is taken away before it ends."""
        self._lock = threading.RLock()  # the pages of a test are read by threads of their server

    def begin(self) -> None:
        """A test begins. It stands on an empty database."""
        with self._lock:
            if self._is_changed:
                self._holds, self._is_changed = None, False
            self._wanted = {}

    def want(self, *files: Path) -> None:
        """The test stands on these files too, each stored as a source of its name."""
        with self._lock:
            self._wanted |= {file.stem: file for file in files}

    def settle(self) -> None:
        """See to it that the database holds what the test stands on, and nothing else but what the test wrote."""
        with self._lock:
            if self._holds is None or not (self._is_changed or self._holds.items() <= self._wanted.items()):
                self.plain.write(ACCESS, lambda write: write.run(EMPTY))
                self._holds = {}
            for name, file in self._wanted.items():
                if name not in self._holds:
                    session_at(self.plain).store(load(file).case_file, name)
                    self._holds[name] = file

    def empty(self) -> None:
        """Take away all that the test stands on and wrote, at once: `Store.reset` takes a dozen transactions."""
        with self._lock:
            self.plain.write(ACCESS, lambda write: write.run(EMPTY))
            self._wanted, self._holds, self._is_changed = {}, {}, True

    def changes(self) -> None:
        """The test is about to write."""
        with self._lock:
            self.settle()
            self._is_changed = True


class WatchedDoor(Door):
    """The door of the tests: at the first look all is there that the test stands on, and a write is noticed."""

    def __init__(self, database: Database) -> None:
        super().__init__(database.plain.address)
        self._database = database

    def read(self, *args: Any, **parameters: Any) -> list[Row]:
        """As the door reads."""
        self._database.settle()
        return super().read(*args, **parameters)

    def write(self, access: Access, work: Callable[[Write], T]) -> T:
        """As the door writes."""
        self._database.changes()
        return super().write(access, work)

    def schema(self, text: LiteralString) -> None:
        """As the door changes the schema."""
        self._database.changes()
        super().schema(text)
