"""What a reading or writing notes of itself, before anybody sees anything of it and before anything is stored.

Where one person works alone nothing is: there is nobody to tell apart.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from graph.errors import Forbidden
from graph.reading.cut import Seen
from graph.reading.facts import FamilyFacts
from graph.reading.look import Look
from graph.reading.noting import Act, Entry, Named, Note, Outcome, Told
from graph.reading.viewer import Viewer

T = TypeVar("T")
AT_ONCE = 100
"""Families whose look is noted at once."""


@dataclass(frozen=True)
class Noting:
    """Notes what a viewer does."""

    viewer: Viewer
    act: Act
    note: Note | None
    noted: set[Told] = field(default_factory=set)
    """What this request or command has noted so far."""

    @property
    def is_on(self) -> bool:
        """Whether anything is noted."""
        return self.note is not None and self.viewer.role not in ("local", "system")

    def shown(self, looking: Look, families: Iterable[FamilyFacts]) -> Iterator[Seen]:
        """What shows of these families, each after its look was noted."""
        if not self.is_on:
            yield from map(looking.seen, families)
            return
        for batch in _batches(map(looking.opened, families), AT_ONCE):
            self._write([self._entry(seen.family.id, about=_people(seen), basis=basis) for seen, basis in batch])
            yield from (seen for seen, _ in batch)

    def looked(self, looking: Look, facts: FamilyFacts) -> None:
        """A look at a family by whoever edits it or reads its history: whom it shows, and what opened it."""
        for _ in self.shown(looking, [facts]):
            pass

    def listed(self, families: Sequence[str]) -> None:
        """A list with these families, which may be none."""
        self._write([Entry("list", self.act.object, family=id) for id in families] or [Entry("list", self.act.object)])

    def refused(self, families: Sequence[str], stored: Iterable[str] = ()) -> None:
        """Families that do not exist for the viewer; those of them that are stored."""
        there = set(stored)
        self._write([self._entry(id, "refused", stored=id in there) for id in families])

    def refused_at_large(self) -> None:
        """Something about no family was refused."""
        self._write([self._entry(None, "refused")])

    def does(self, families: Sequence[str] = (), change: tuple[str, ...] | None = None) -> None:
        """What is about to be done, to these families or to none."""
        self._write([self._entry(id, change=change) for id in families or (None,)])

    def failed(self) -> None:
        """What was noted as shown came to nothing, or not to all of it, and nobody was refused: a line of its own after those, with
        the family where it is one."""
        if self.noted and all(outcome == "shown" for _, outcome in self.noted):
            families = {family for family, _ in self.noted if family is not None}
            self._write([self._entry(families.pop() if len(families) == 1 else None, "failed")])

    @contextmanager
    def refusals(self) -> Generator[None]:
        """What the viewer is refused while this lasts is noted, too."""
        try:
            yield
        except Forbidden:
            self._write([self._entry(None, "refused")])
            raise

    def _entry(
        self,
        family: str | None,
        outcome: Outcome = "shown",
        *,
        stored: bool = True,
        about: tuple[Named, ...] = (),
        basis: tuple[str | Named, ...] = (),
        change: tuple[str, ...] | None = None,
    ) -> Entry:
        return Entry(*self.act, outcome, family, stored, about, basis, change=change)

    def _write(self, entries: Sequence[Entry]) -> None:
        if self.note and self.is_on:
            self.note(self.viewer, entries)
            self.noted.update((entry.family, entry.outcome) for entry in entries)


def _people(seen: Seen) -> tuple[Named, ...]:
    family = seen.family
    members = tuple(Named("members", person.id) for person in family.members)
    return (*members, *(Named("private_network", person.id) for person in family.private_network))


def _batches(items: Iterable[T], most: int) -> Iterator[list[T]]:
    left = iter(items)
    while batch := list(islice(left, most)):
        yield batch
