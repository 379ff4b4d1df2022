"""The imports that are kept, for whoever may bring files in: what they changed, where it came from, and the way back."""

from collections.abc import Callable
from functools import partial

from graph.model.change import Change
from graph.model.imports import KeptImport
from graph.reading.rows import Run
from graph.storage.access import Access
from graph.storage.door import Door, Write
from graph.writing.bringing_in import as_told_to_undoing
from graph.writing.difference import Plan
from graph.writing.imports import kept_imports, undo_import


class Imports:
    """The imports of a database, for whoever asks."""

    def __init__(self, door: Door, access: Access, fresh: Callable[[], str], check: Callable[[Plan], Plan]) -> None:
        self._door, self._access, self._fresh, self._check = door, access, fresh, check

    def all(self) -> list[KeptImport]:
        """All imports that whoever asks may know of, the newest first: of a user, their own."""
        return [one for one in kept_imports(self._run) if self._is_theirs(one)]

    def one(self, key: str) -> KeptImport | None:
        """The import of this key; None where there is none for whoever asks."""
        return next((one for one in kept_imports(self._run, key) if self._is_theirs(one)), None)

    def undo(self, key: str) -> Change:
        """Let all be as it was before an import. `UnknownImport` where there is none for whoever asks, `ImportStays` where it
        cannot be undone."""
        looks = self._access.looks
        wanted = key if self.one(key) else ""

        def work(write: Write) -> Change:
            return undo_import(write, wanted, looks, self._fresh, self._check)

        with as_told_to_undoing(looks, key):
            return self._door.write(self._access, work)

    @property
    def _run(self) -> Run:
        return partial(self._door.read, self._access)

    def _is_theirs(self, one: KeptImport) -> bool:
        looks = self._access.looks
        return looks.role == "local" or one.user == looks.user
