"""From the database to facts: the one way in which the content of families is read.

Two round trips for a family: what belongs to it, and what stands around it; for many families the same in batches. Then,
and only then, what the viewer may not see is taken out (`visibility`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, LiteralString, Protocol, TypeVar

from graph.codec import FamilyRow, decode_family, decode_record, decode_tie
from graph.door import Row
from graph.elements import Properties
from graph.errors import Unreachable
from graph.facts import FamilyFacts, assemble, named_ids
from graph.records import Actor, CaseFile, Family, Tie, Unit
from graph.statements import statement

T = TypeVar("T")
BATCH = 100
"""Families a round trip: large enough to hide the trip, small enough to stream."""


class Run(Protocol):
    """Runs a reading statement: through the door for a viewer, or inside a write that must see what it changes."""

    def __call__(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """The rows of the statement."""
        ...


@dataclass(frozen=True)
class StoredFamily:
    """A family with what its source says of all its families."""

    family: Family
    source: str
    as_of: date
    municipality: str | None
    writes: int
    """How many writes the database had seen when this was read."""


@dataclass(frozen=True)
class Around:
    """Actors, units and general ties (by source) round some families."""

    actors: dict[str, Actor]
    units: dict[str, Unit]
    ties: dict[str, list[Tie]]
    writes: int


TRIES = 5


class _Changed(Exception):
    """Somebody wrote between the parts of one reading."""


def _at_rest(read: Callable[[], T]) -> T:
    """What is read in several trips is of one state: read again where somebody wrote in between."""
    for _ in range(TRIES):
        try:
            return read()
        except _Changed:
            continue
    raise Unreachable("Another command keeps changing the database. Wait until it has ended and try again.")


def _same(writes: Iterable[int]) -> None:
    if len(set(writes)) > 1:
        raise _Changed


def stored_families(run: Run, ids: Sequence[str]) -> list[StoredFamily]:
    """These families as they are stored, in the order of their ids; an id that is not stored is left out."""
    rows = run(statement("families").text, families=list(ids))
    found = [
        StoredFamily(decode_family(_family_row(row)), row["source"], row["as_of"], row["municipality"], row["writes"])
        for row in rows
    ]
    return sorted(found, key=lambda stored: stored.family.id)


def _family_row(row: dict[str, Any]) -> FamilyRow:
    return FamilyRow(row["properties"], row["nodes"], [*row["edges"], *row["wishes"], *row["ties"]])


def around(run: Run, actors: Iterable[str], units: Iterable[str], sources: Iterable[str]) -> Around:
    """What stands around: these actors, these units and those that hold them, the general ties of these sources."""
    [row] = run(
        statement("around").text,
        actors=sorted(actors),
        units=sorted(units),
        sources=sorted(sources),
    )
    ties: dict[str, list[Tie]] = {}
    for a, b, said in sorted(row["ties"], key=lambda tie: str(tie[2]["key"])):
        ties.setdefault(said["owner"], []).append(decode_tie(a, b, said))
    return Around(
        actors={said["id"]: decode_actor(said, units, access) for said, units, access in row["actors"]},
        units={said["id"]: decode_unit(said, above) for said, above in row["units"]},
        ties=ties,
        writes=row["writes"],
    )


def decode_actor(said: Properties, units: list[str], access: list[str]) -> Actor:
    """An actor from its node, its unit and the units whose records it may read."""
    ends = {"WORKS_IN": [("Unit", id, {}) for id in units], "HAS_ACCESS_TO": [("Unit", id, {}) for id in access]}
    return decode_record(Actor, said, ends)


def decode_unit(said: Properties, above: list[str]) -> Unit:
    """A unit from its node and the unit above it."""
    return decode_record(Unit, said, {"PART_OF": [("Unit", id, {}) for id in above]})


def read_facts(run: Run, ids: Sequence[str]) -> Iterator[FamilyFacts]:
    """Facts of these families, a batch at a time, in the order of their ids. Nothing is hidden yet."""
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        yield from _at_rest(lambda batch=batch: _facts_of_batch(run, batch))


def _facts_of_batch(run: Run, ids: Sequence[str]) -> list[FamilyFacts]:
    families = stored_families(run, ids)
    named = {id for stored in families for id in named_ids(stored.family)}
    near = around(run, named, named, {stored.source for stored in families})
    _same([near.writes, *(stored.writes for stored in families)])
    return [
        assemble(
            stored.family,
            as_of=stored.as_of,
            source=stored.source,
            municipality=stored.municipality,
            units=near.units,
            actors=near.actors,
            general_ties=near.ties.get(stored.source, ()),
        )
        for stored in families
    ]


def read_source(run: Run, source: str) -> CaseFile | None:
    """A source as the case file that it came from; None where there is none of that name."""
    return _at_rest(lambda: _source_now(run, source))


def _source_now(run: Run, source: str) -> CaseFile | None:
    rows = run(statement("source").text, source=source)
    if not rows:
        return None
    [row] = rows
    near = around(run, row["actors"], row["units"], [source])
    families = [
        stored
        for start in range(0, len(row["families"]), BATCH)
        for stored in stored_families(run, row["families"][start : start + BATCH])
    ]
    _same([row["writes"], near.writes, *(stored.writes for stored in families)])
    case_file = CaseFile.model_construct(
        tovholder=1,
        as_of=row["as_of"],
        municipality=row["municipality"],
        units=tuple(near.units[id] for id in row["units"]),
        actors=tuple(near.actors[id] for id in row["actors"]),
        ties=tuple(near.ties.get(source, ())),
        families=tuple(stored.family for stored in families),
    )
    return case_file.in_order()
