"""Mappings that somebody saved, to be chosen the next time: a file each in the data folder, of one user and seen by no other.

What a mapping says of a family (who is a child in it) is the user's who wrote it. Names of files tell nothing: they are hashes.
"""

from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from graph.checks.values import clean
from importers import BadInput, read_mapping
from web.imports.kept import write_privately
from words.order import danish

MOST = 50
"""Mappings of one user."""


class Saved(NamedTuple):
    """A mapping that was saved: its name, and what names it in a form."""

    key: str
    name: str
    text: str


class SavedMappings:
    """Those of one user."""

    def __init__(self, folder: Path, user: str) -> None:
        self._folder = folder / _hashed(user)

    def all(self) -> list[Saved]:
        """All of them by name."""
        return sorted(self._read(), key=lambda one: (danish(one.name), one.key))

    def one(self, key: str) -> Saved | None:
        """The one of this key."""
        return next((one for one in self._read() if one.key == key), None)

    def save(self, name: str, text: str) -> bool:
        """Save one by its name, in the place of one that is called so; False where there are too many."""
        path = self._folder / f"{_hashed(name)}.yaml"
        if not path.exists() and len(self.all()) >= MOST:
            return False
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_privately(path, BytesIO(text.encode()))
        return True

    def forget(self, key: str) -> None:
        """Remove one."""
        if (one := self.one(key)) is not None:
            (self._folder / f"{one.key}.yaml").unlink(missing_ok=True)

    def _read(self) -> Iterator[Saved]:
        for path in sorted(self._folder.glob("*.yaml")) if self._folder.is_dir() else ():
            try:
                name = read_mapping(path).mapping.name
                yield Saved(path.stem, clean(name), path.read_text("utf-8"))
            except (BadInput, OSError, UnicodeDecodeError):
                continue  # of a version of the program to come, or spoilt by hand


def _hashed(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:40]
