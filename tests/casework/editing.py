"""Editing in the tests: a family opened from a case file with a log in memory, and random commands on it.

The log's own reading and writing is tried on the real database (`tests/graph/test_log.py`, `tests/web/test_scenarios.py`); here it is
a list, so that a thousand edits take seconds.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from typing import Any

from casework.editing.asked import Asked, Outcome
from casework.editing.edit import edit
from casework.editing.reading import file_of
from casework.editing.refusals import Refusal
from graph.editing import Edit, Log, Opened
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.log import Decision, Ledger, Logged
from graph.model.parts import parted
from graph.model.records import Actor, CaseFile, Unit
from graph.reading.look import Look
from graph.reading.rows import Around
from importers import to_yaml
from tests.graph.states import state_of

TODAY = date(2025, 6, 1)
NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Kept(Log):
    """A log in memory."""

    kept: list[Logged] = field(default_factory=list[Logged])
    decided: list[Decision] = field(default_factory=list[Decision])

    def changes(self, *, before: int | None = None, since: int | None = None, limit: int | None = None) -> list[Logged]:
        found = [one for one in reversed(self.kept) if one.number < (before or 10**9) and one.number > (since or 0)]
        return found[:limit]

    def change(self, key: str) -> Logged | None:
        return next((one for one in self.kept if one.key == key), None)

    def taking_back(self) -> list[Logged]:
        return [one for one in reversed(self.kept) if one.undoes or one.redoes]

    def answered(self, user: str, request: str) -> Logged | None:
        return next((one for one in self.kept if (one.user, one.request) == (user, request)), None)

    def decisions(self) -> list[Decision]:
        return list(reversed(self.decided))


@dataclass
class Desk:
    """A family that is edited, without a database."""

    case_file: CaseFile
    family: str
    rng: random.Random
    look: Look = field(default_factory=Look)
    state: dict[RecordRef, Record] = field(default_factory=dict[RecordRef, Record])
    log: Kept = field(default_factory=lambda: Kept(lambda text, **parameters: [], ""))
    ids: int = 0

    def __post_init__(self) -> None:
        self.state = {
            ref: one
            for ref, one in state_of(self.case_file).items()
            if ref.owner == self.family or ref.list in ("units", "actors")
        }
        self.log = Kept(lambda text, **parameters: [], self.family)

    @property
    def opened(self) -> Opened:
        """The family as it stands."""
        units = {one.id: one for one in self.state.values() if isinstance(one, Unit)}
        actors = {one.id: one for one in self.state.values() if isinstance(one, Actor)}
        near = Around(actors, units, {"s": {str(n): tie for n, tie in enumerate(self.case_file.ties)}})
        return _Here(
            self.family, "s", self.case_file.as_of, self.case_file.municipality, self.state, near, self.look,
            Ledger(self.family, len(self.log.kept), None, None), self.log,
        )  # fmt: skip

    def with_what_names_it(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """What must be removed with a record, as a command says it; nothing where it can be removed by itself."""
        base = self.log.kept[-1].key if self.log.kept else "0"
        confirm = ["unbar", "unprotect", "consent", "shared", "double"]
        try:
            self.do({**said, "base": base, "confirm": confirm}, dry_run=True)
        except Refusal as refusal:
            return {"with": refusal.more("da").get("dependants", [])}
        return {}

    def do(self, said: Mapping[str, Any], **asked: Any) -> Outcome:
        """Do a command; raises the refusal."""
        how = Asked("tester", "api", NOW, TODAY, None, False, self.id_with, "da")
        made, outcome = edit(self.opened, dict(said), replace(how, **asked))
        if made is not None:
            self._store(made)
        return outcome

    def id_with(self, prefix: str) -> str:
        """Ids one after the other."""
        self.ids += 1
        return f"{prefix}_{self.ids:010d}"

    def _store(self, made: Edit) -> None:
        self.state = parted(made.after, self.state, lambda: self.id_with("inner"))
        self.log.kept.append(replace(made.logged, number=len(self.log.kept) + 1))
        self.log.decided.extend(made.decisions)

    def export(self) -> str:
        """The family and all that it names, as a file."""
        return to_yaml(file_of(self.opened))


class _Here(Opened):
    """Nobody else names anything, and nothing is stored elsewhere."""

    def others(self, ids: Any) -> dict[RecordRef, Record]:
        return {}

    def named_elsewhere(self, ids: Any) -> set[str]:
        return set()
