"""Questions of planners' own to a release: a few rules, each answered once and kept; a repeated one costs nothing.

While a release is open, its key lies beside it, for this user alone: only under the key that made the release are families moved
alike in every answer. Closed, or when all its questions are used, the key is gone, and nothing can be asked any more.
"""

import json
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planning.disclosure import Shown
from planning.errors import ReleaseError
from planning.release import Release, rows_of, settle, shown_in
from queries.blocks import Criterion, Leaf

KEY_BYTES = 32


@dataclass(frozen=True)
class Question:
    """A rule, and what is shown of it on each day of the release; nothing where too few families meet it."""

    rule: dict[str, Any]
    blocks: tuple[Shown, ...]


def canonical(rule: Criterion | Leaf) -> dict[str, Any]:
    """The rule with its lists and keys in order: two that are the same but for that are one question."""
    if isinstance(rule, Leaf):
        return rule.document()
    parts = {json.dumps(canonical(part), sort_keys=True): canonical(part) for part in rule.parts}
    return {rule.word: [parts[text] for text in sorted(parts)]}


@dataclass(frozen=True)
class Questions:
    """What a release was asked, and whether it can be asked more."""

    folder: Path
    release: Release

    @property
    def _key_file(self) -> Path:
        return self.folder / f"{self.release.id}.key"

    @property
    def _file(self) -> Path:
        return self.folder / f"{self.release.id}.questions"

    def open(self, key: bytes) -> None:
        """Keep the key: from now on it can be asked."""
        descriptor = os.open(self._key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(key)

    def close(self) -> None:
        """Destroy the key."""
        if self._key_file.exists():
            with open(self._key_file, "r+b", buffering=0) as file:
                file.write(bytes(KEY_BYTES))
                os.fsync(file.fileno())
            self._key_file.unlink()

    @property
    def is_open(self) -> bool:
        """Whether its key is there."""
        return self._key_file.is_file() and self._key_file.stat().st_size == KEY_BYTES

    def asked(self) -> list[Question]:
        """All that it was asked, the first first."""
        if not self._file.is_file():
            return []
        said = json.loads(self._file.read_text(encoding="utf-8"))
        return [Question(one["rule"], tuple(shown_in(one["rows"]))) for one in said]

    def answer(self, rule: Criterion | Leaf, most: int, count: Callable[[bytes], Sequence[Shown]]) -> Question:
        """The answer that is kept, else the one that `count` finds under the release's key; that is kept then.

        `ReleaseError` where the release is closed, or all its questions are used.
        """
        said, asked = canonical(rule), self.asked()
        if kept := next((one for one in asked if one.rule == said), None):
            return kept
        if len(asked) >= most:
            raise ReleaseError("silo_used_up", release=self.release.id, most=most)
        if not self.is_open:
            raise ReleaseError("silo_closed", release=self.release.id)
        found = Question(said, tuple(count(self._key_file.read_bytes())))
        self._keep([*asked, found])
        if len(asked) + 1 >= most:
            self.close()
        return found

    def _keep(self, asked: Sequence[Question]) -> None:
        said = [{"rule": one.rule, "rows": [*rows_of(one.blocks)]} for one in asked]
        part = self._file.with_suffix(".part")
        part.write_text(json.dumps(said, ensure_ascii=False) + "\n", encoding="utf-8")
        settle(part, self._file)
