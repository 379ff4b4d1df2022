"""What spans the records of one file: ids, ends, statuses. References and ties have modules of their own.

Nothing is refused here but what the format (`docs/case-file.md`) says. What is only doubtful is a warning.
"""

from collections.abc import Iterator
from typing import NamedTuple

from graph.catalogue import load_catalogue
from graph.dates import PartialDate
from graph.record import Record
from graph.records import CaseFile, Unit, order_key
from graph.vocabulary import PLACES
from importers.keys import did_you_mean
from importers.problems import Fault, Place, shown
from importers.references import reference_faults
from importers.ties import contradictions, tie_faults
from importers.validate import Lost

_SHARED = ("units", "actors", "members", "private_network", "families")
"""The lists whose records share one set of ids, since a tie may name any of them."""
_WITHOUT_IDS = frozenset({"private_ties", "wishes"})
_ENDS = (("from_", "to"), ("valid_from", "valid_to"), ("date", "until"))
_REVERSED_REMEDY = "Correct one of the two, or leave out what is not known."


class Checked(NamedTuple):
    """What is wrong with a file across its records, and what is doubtful."""

    errors: list[Fault]
    warnings: list[Fault]


class Placed(NamedTuple):
    """A record, the list it stands in, and where."""

    record: Record
    list: str
    place: Place


def check(case_file: CaseFile, lost: Lost) -> Checked:
    """All checks across records; `lost` is what the models have refused and may yet be named."""
    records = list(placed_records(case_file))
    errors = [
        *_ids_given_twice(records),
        *_reserved_ids(records),
        *reference_faults(case_file, lost),
        *_units_in_a_circle(case_file),
        *tie_faults(case_file),
        *(fault for placed in records for fault in _ends_before_beginning(placed.record, placed.place)),
    ]
    warnings = [*_said_twice(records), *_granted_but_come(case_file), *_unknown_sectors(case_file)]
    certain, possible = contradictions(case_file)
    return Checked(errors + certain, warnings + possible)


def placed_records(case_file: CaseFile) -> Iterator[Placed]:
    """Every record that stands in a list of the file or of one of its families, in their order."""
    yield from _in_lists(case_file, ())
    for number, family in enumerate(case_file.families):
        yield from _in_lists(family, ("families", number))


def _in_lists(owner: Record, place: Place) -> Iterator[Placed]:
    for name in type(owner).model_fields:
        items = getattr(owner, name)
        if isinstance(items, tuple):
            for number, item in enumerate(items):
                yield Placed(item, name, (*place, name, number))


def _ids_given_twice(records: list[Placed]) -> Iterator[Fault]:
    """Of ties, private ties and wishes only those that share a key without saying the same."""
    first: dict[tuple[str, str], Placed] = {}
    for placed in records:
        known = getattr(placed.record, "id", None)
        if known is None:
            continue
        kind = "shared" if placed.list in _SHARED else placed.list
        other = first.setdefault((kind, known), placed)
        if other is placed or (placed.list == "ties" and _one_and_the_same(placed, other)):
            continue
        where = " among units, actors, families, members and private network" if kind == "shared" else ""
        yield Fault(
            placed.place,
            f"the id {shown(known)} is used twice{where}",
            "Give one of the two another id, also where it is referred to.",
            also=other.place,
        )


def _one_and_the_same(one: Placed, other: Placed) -> bool:
    return one.record == other.record and one.place[:-1] == other.place[:-1]


def _said_twice(records: list[Placed]) -> Iterator[Fault]:
    """Ties and wishes that stand twice in one list: they become one."""
    first: dict[tuple[Place, str], Placed] = {}
    for placed in records:
        if placed.list == "ties" or placed.list in _WITHOUT_IDS:
            other = first.setdefault((placed.place[:-1], order_key(placed.record)), placed)
            if other is not placed and other.record == placed.record:
                yield Fault(placed.place, "says the same as another one", "One is kept; remove this.", also=other.place)


def _reserved_ids(records: list[Placed]) -> Iterator[Fault]:
    for placed in records:
        known = getattr(placed.record, "id", None)
        if placed.list == "homes" and known in PLACES:
            yield Fault(
                placed.place, f"a home cannot be called {known}", f"Another id: {', '.join(sorted(PLACES))} are places."
            )
        if placed.list == "actors" and known == "none":
            yield Fault(placed.place, "an actor cannot be called none", "Another id: none says that there was nobody.")


def _units_in_a_circle(case_file: CaseFile) -> Iterator[Fault]:
    """Each circle of `part_of` once, at the first of its units in the file."""
    units: dict[str, Unit] = {unit.id: unit for unit in case_file.units}
    settled: set[str] = set()
    for number, unit in enumerate(case_file.units):
        path: dict[str, None] = {}
        here: str | None = unit.id
        while here is not None and here in units and here not in settled and here not in path:
            path[here] = None
            here = units[here].part_of
        if here in path:
            circle = [*path][[*path].index(here) :]
            chain = " → ".join(shown(name) for name in [*circle[:8], circle[0]])
            yield Fault(("units", number, "part_of"), f"units are part of each other: {chain}", "Units are a tree.")
        settled.update(path)


def _ends_before_beginning(record: Record, place: Place) -> Iterator[Fault]:
    for start, end in _ENDS:
        if _is_reversed(record, start, end):
            yield Fault((*place, end), _reversed(record, start, end), _REVERSED_REMEDY)
    for residence in getattr(record, "lives_in", ()):
        if _is_reversed(residence, "from_", "to"):
            fact = _reversed(residence, "from_", "to")
            yield Fault((*place, "lives_in"), fact, _REVERSED_REMEDY, item=residence.home)


def _is_reversed(record: Record, start: str, end: str) -> bool:
    """Whether the end certainly lies before the beginning: its latest day before the earliest of that."""
    first, last = getattr(record, start, None), getattr(record, end, None)
    return isinstance(first, PartialDate) and isinstance(last, PartialDate) and last.last < first.first


def _reversed(record: Record, start: str, end: str) -> str:
    return f"`{end}` {getattr(record, end)} lies before `{start.rstrip('_')}` {getattr(record, start)}"


def _granted_but_come(case_file: CaseFile) -> Iterator[Fault]:
    for number, family in enumerate(case_file.families):
        for position, engagement in enumerate(family.engagements):
            begins = engagement.from_ and engagement.from_.latest
            if engagement.status == "granted" and begins and begins <= case_file.as_of:
                yield Fault(
                    ("families", number, "engagements", position, "status"),
                    f"{shown(engagement.id)} is granted (not begun), but its `from` {engagement.from_} has come by "
                    f"{case_file.as_of}",
                    "If it has begun, write active; until then it counts as not begun.",
                )


def _unknown_sectors(case_file: CaseFile) -> Iterator[Fault]:
    sectors = load_catalogue().sectors
    for number, unit in enumerate(case_file.units):
        if unit.sector is not None and unit.sector not in sectors:
            yield Fault(
                ("units", number, "sector"),
                f"the sector {shown(unit.sector)} is not in the service catalogue",
                f"{did_you_mean(unit.sector, sectors)}Known are: {', '.join(sectors)}.",
            )
