"""What planners see, composed: the releases of the data folder, and questions to them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from casework.session import Session
from planning.errors import ReleaseError
from planning.questions import Question, Questions
from planning.release import Release, Releases
from planning.released import Released
from queries.blocks import Criterion, Leaf
from tovholder.settings import Settings

if TYPE_CHECKING:
    from tovholder.counting import Source

RELEASES = "planner"
"""The folder of releases in the data folder."""


def _counter(session: Session) -> "Source":
    from tovholder.counting import counter  # here: it brings the engine that counts, which few ask for

    return counter(session)


@lru_cache(4)
def planner_of(settings: Settings) -> "Planner":
    """The releases of the data folder, with the rules of these settings."""
    return Planner(settings.in_data(RELEASES), settings.planner_criteria_a_release, settings.planner_meetings_a_tie)


@dataclass
class Planner:
    """The releases of a folder; read again only when a file of it is another."""

    folder: Path
    most_questions: int
    meetings_a_tie: int
    source: Callable[[Session], "Source"] = _counter
    """Whose families a question of one's own is about."""
    _read: tuple[tuple[tuple[str, int, int], ...], Released] | None = field(default=None, repr=False)

    def released(self) -> Released:
        """All that planners may see. `ReleaseError` where a file is not the one that was kept."""
        there = tuple(
            (path.name, path.stat().st_mtime_ns, path.stat().st_size)
            for path in sorted(self.folder.glob("*"))
            if path.suffix in (".json", ".parquet")
        )
        if self._read is None or self._read[0] != there:
            self._read = there, Released(tuple(Releases(self.folder).all()))
        return self._read[1]

    def questions(self, release: Release) -> Questions:
        """What the release was asked."""
        return Questions(self.folder, release)

    def ask(self, session: Session, release: Release, criterion: Criterion | Leaf) -> Question:
        """What a release says of a rule. `ReleaseError` where it can be asked no more."""
        from tovholder.counting import ask

        return ask(
            self.source(session), release, criterion, self.most_questions, self.folder, lambda facts, total: facts
        )

    def close(self, id: str | None) -> list[str]:
        """Destroy the key of this release, or of all; gives those that were open. `ReleaseError` where there is none of the id."""
        from tovholder.counting import alone

        with alone(self.folder):
            there = Releases(self.folder).all()
            wanted = [one for one in there if id in (None, one.id)]
            if not wanted:
                raise ReleaseError("silo_no_release", release=id, there=", ".join(one.id for one in there) or "–")
            closed = [one.id for one in wanted if self.questions(one).is_open]
            for one in wanted:
                self.questions(one).close()
            return closed
