"""From the database to facts: the one way in which the content of families is read.

Several round trips: what belongs to some families, what stands around them, and the numbers of it all once more. What moved
in between is read again, and nothing else: whoever changes something raises its number. Then the store takes out what the
viewer may not see (`graph.reading.cut`), and only that leaves the room.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from graph.errors import Busy
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import GENERAL_TIES, NAMES, SOURCES, parts_of_source, ref_of, shared
from graph.model.records import CaseFile
from graph.reading.facts import FamilyFacts, assemble, named_ids
from graph.reading.rows import (
    BATCH,
    Around,
    Run,
    SourceRow,
    StoredFamily,
    around,
    numbers_now,
    source_row,
    stored_families,
)
from graph.storage.elements import NodeRef

TRIES = 100
"""How often what moved is read again. Each time it is less, so this ends long before, but where somebody never stops."""


class Reading:
    """Some families and what stands around them, read in rounds until all of it is of one moment."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.families: dict[str, StoredFamily] = {}
        self.near = Around()
        self._sources: set[str] = set()
        """The sources whose general ties were read."""
        self._again: set[str] = set()
        """The units and actors that moved."""

    def round(self, families: Collection[str], names: Collection[str] = (), sources: Collection[str] = ()) -> bool:
        """Read what is missing of these families, of what they name, of `names` and of the general ties of `sources`. False
        where some of it all moved meanwhile: then it is forgotten, and the next round reads it."""
        for id in self.families.keys() - set(families):
            del self.families[id]
        for stored in stored_families(self._run, [id for id in families if id not in self.families]):
            self.families[stored.family.id] = stored
        self._read_around(set(names), {*sources, *(stored.source for stored in self.families.values())})
        moved = self._moved()
        for ref in moved:
            self._forget(ref)
        return not moved

    def _read_around(self, names: set[str], sources: set[str]) -> None:
        names = names.union(*(named_ids(stored.family) for stored in self.families.values()))
        if sources <= self._sources:
            names = (names - self.near.actors.keys() - self.near.units.keys()) | self._again
        if names or not sources <= self._sources:
            self.near.add(around(self._run, names, names, sources))
            self._sources |= sources
            self._again.clear()

    def _moved(self) -> list[NodeRef]:
        read = dict(self.near.numbers)
        for stored in self.families.values():
            read |= stored.numbers
        now = numbers_now(self._run, read)
        return [ref for ref, number in read.items() if now.get(ref) != number]

    def _forget(self, ref: NodeRef) -> None:
        self.near.forget(ref)
        if ref.label in ("Actor", "Unit"):
            self._again.add(ref.key)
        self._sources -= {ref.key} if ref.label == "Source" else set()
        for id in [id for id, stored in self.families.items() if ref in stored.numbers]:
            del self.families[id]


def read_facts(run: Run, ids: Sequence[str]) -> Iterator[FamilyFacts]:
    """Facts of these families, a batch at a time, in the order of their ids. Nothing is hidden yet."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        reading = Reading(run)
        _until_at_rest(lambda reading=reading, batch=batch: reading.round(batch))
        for stored in sorted(reading.families.values(), key=lambda stored: stored.family.id):
            yield assemble(
                stored.family,
                as_of=stored.as_of,
                source=stored.source,
                municipality=stored.municipality,
                units=reading.near.units,
                actors=reading.near.actors,
                general_ties=reading.near.ties.get(stored.source, {}).values(),
            )


class StoredSource(NamedTuple):
    """A source with all that it owns and names."""

    name: str
    row: SourceRow
    families: dict[str, StoredFamily]
    near: Around

    def case_file(self) -> CaseFile:
        """The case file that it came from."""
        case_file = CaseFile.model_construct(
            tovholder=1,
            as_of=self.row.as_of,
            municipality=self.row.municipality,
            units=tuple(self.near.units[id] for id in self.row.units),
            actors=tuple(self.near.actors[id] for id in self.row.actors),
            ties=tuple(self.near.ties.get(self.name, {}).values()),
            families=tuple(stored.family for stored in self.families.values()),
        )
        return case_file.in_order()

    def state(self) -> dict[RecordRef, Record]:
        """Its records by what names each for good."""
        own = self.case_file().replaced(ties=(), families=tuple(kept.family for kept in self.families.values()))
        state: dict[RecordRef, Record] = {
            ref_of(part): part.record for part in parts_of_source(own, self.name) if part.list in (SOURCES, NAMES)
        }
        for key, tie in self.near.ties.get(self.name, {}).items():
            state[RecordRef(GENERAL_TIES, self.name, key)] = tie
        for family in self.families.values():
            state |= family.state()
        return state | shared((*own.units, *own.actors))


def read_source(run: Run, source: str, admits: Callable[[str], bool] = lambda family: True) -> StoredSource | None:
    """A source as it is stored, with those of its families that are admitted; None where there is none of that name. It is
    right family by family: while it is read, others may change what was read already."""
    reading = Reading(run)
    row = source_row(run, source)

    def is_at_rest() -> bool:
        nonlocal row
        if row is None:
            return True
        at_rest = reading.round([id for id in row.families if admits(id)], (*row.units, *row.actors), (source,))
        before, row = row, source_row(run, source)
        return at_rest and row == before

    _until_at_rest(is_at_rest)
    return StoredSource(source, row, reading.families, reading.near) if row else None


def _until_at_rest(is_at_rest: Callable[[], bool]) -> None:
    for _ in range(TRIES):
        if is_at_rest():
            return
    raise Busy("keeps_changing")
