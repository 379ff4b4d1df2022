"""Rows of the reading statements as records, with the numbers that tell whether they moved since. Nothing is hidden yet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, LiteralString, NamedTuple, Protocol

from graph.model.change import RecordRef
from graph.model.records import Actor, Family, Tie, Unit
from graph.storage.codec import FamilyRow, decode_family, decode_record, decode_state, decode_tie
from graph.storage.door import Row
from graph.storage.elements import NodeRef, Properties
from graph.storage.statements import statement

BATCH = 100
"""Families a round trip: large enough to hide the trip, small enough to stream."""
Numbers = dict[NodeRef, int]
"""By source, unit, actor and family, the number that whoever changes it raises."""


class Run(Protocol):
    """Runs a reading statement: through the door for a viewer, or inside a write that must see what it changes."""

    def __call__(self, text: LiteralString, **parameters: Any) -> list[Row]:
        """The rows of the statement."""
        ...


@dataclass(frozen=True)
class StoredFamily:
    """A family with what its source says of all its families; without a day of its own where that is the source's."""

    family: Family
    source: str
    as_of: date
    """The day on which its statuses hold: its own where it has one, else its source's."""
    file_as_of: date
    """Its source's."""
    municipality: str | None
    numbers: Numbers
    """Its own and its source's."""
    row: FamilyRow = field(repr=False)

    def state(self) -> dict[RecordRef, Any]:
        """Its records by what names each for good."""
        return decode_state(self.row, self.family)


@dataclass(frozen=True)
class Around:
    """Actors, units and general ties (by source, then by what names each for good) round some families."""

    actors: dict[str, Actor] = field(default_factory=dict[str, Actor])
    units: dict[str, Unit] = field(default_factory=dict[str, Unit])
    ties: dict[str, dict[str, Tie]] = field(default_factory=dict[str, dict[str, Tie]])
    numbers: Numbers = field(default_factory=Numbers)
    """Those of its actors and units."""

    def add(self, more: "Around") -> None:
        """Take in what was read later."""
        self.actors.update(more.actors)
        self.units.update(more.units)
        self.numbers.update(more.numbers)
        for source, ties in more.ties.items():
            self.ties.setdefault(source, {}).update(ties)

    def forget(self, ref: NodeRef) -> None:
        """Leave out what moved."""
        known: dict[str, dict[str, Any]] = {"Actor": self.actors, "Unit": self.units, "Source": self.ties}
        known.get(ref.label, {}).pop(ref.key, None)
        self.numbers.pop(ref, None)


def stored_families(run: Run, ids: Sequence[str]) -> Iterator[StoredFamily]:
    """These families as they are stored, in the order of their ids; an id that is not stored is left out."""
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        rows = run(statement("families").text, families=wanted[start : start + BATCH])
        yield from sorted((_stored(row) for row in rows), key=lambda stored: stored.family.id)


def _stored(said: dict[str, Any]) -> StoredFamily:
    row = FamilyRow(said["properties"], said["nodes"], [*said["edges"], *said["wishes"], *said["ties"]])
    numbers = {
        NodeRef("Family", said["family"]): said["number"],
        NodeRef("Source", said["source"]): said["source_number"],
    }
    family = decode_family(row).of_file(said["as_of"])
    as_of = family.as_of or said["as_of"]
    return StoredFamily(family, said["source"], as_of, said["as_of"], said["municipality"], numbers, row)


def around(run: Run, actors: Iterable[str], units: Iterable[str], sources: Iterable[str]) -> Around:
    """What stands around: these actors, these units and those that hold them, the general ties of these sources."""
    [row] = run(
        statement("around").text,
        actors=sorted(actors),
        units=sorted(units),
        sources=sorted(sources),
    )
    found = Around()
    for a, b, said in sorted(row["ties"], key=lambda tie: str(tie[2]["id"])):
        found.ties.setdefault(said["owner"], {})[said["key"]] = decode_tie(a, b, said)
    for said, units_in, access in row["actors"]:
        found.actors[said["id"]] = decode_actor(said, units_in, access)
        found.numbers[NodeRef("Actor", said["id"])] = said["number"]
    for said, above in row["units"]:
        found.units[said["id"]] = decode_unit(said, above)
        found.numbers[NodeRef("Unit", said["id"])] = said["number"]
    return found


def numbers_now(run: Run, refs: Iterable[NodeRef]) -> Numbers:
    """The numbers that these have now; who is gone has none."""
    by_label: dict[str, list[str]] = {"Source": [], "Family": [], "Actor": [], "Unit": []}
    for ref in refs:
        by_label[ref.label].append(ref.key)
    rows = run(
        statement("numbers").text,
        sources=by_label["Source"],
        families=by_label["Family"],
        actors=by_label["Actor"],
        units=by_label["Unit"],
    )
    return {NodeRef(row["label"], row["key"]): row["number"] for row in rows}


class SourceRow(NamedTuple):
    """What a source owns and names."""

    as_of: date
    municipality: str | None
    number: int
    families: list[str]
    units: list[str]
    actors: list[str]


def source_row(run: Run, source: str) -> SourceRow | None:
    """What the source owns and names; None where there is none of that name."""
    rows = run(statement("source").text, source=source)
    return SourceRow(**rows[0]) if rows else None


def decode_actor(said: Properties, units: list[str], access: list[str]) -> Actor:
    """An actor from its node, its unit and the units whose records it may read."""
    ends = {"WORKS_IN": [("Unit", id, {}) for id in units], "HAS_ACCESS_TO": [("Unit", id, {}) for id in access]}
    return decode_record(Actor, said, ends)


def decode_unit(said: Properties, above: list[str]) -> Unit:
    """A unit from its node and the unit above it."""
    return decode_record(Unit, said, {"PART_OF": [("Unit", id, {}) for id in above]})
