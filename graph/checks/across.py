"""What spans the records of one case file: ids, ends, statuses. References and ties have modules of their own.

Nothing is refused here but what the format (`docs/case-file.md`) says. What is only doubtful is a warning.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple, get_args

from graph.checks.ages import doubtful_ages
from graph.checks.faults import Fault, Place
from graph.checks.keys import did_you_mean
from graph.checks.meetings import doubtful_meetings, meeting_faults
from graph.checks.private_ties import private_contradictions
from graph.checks.references import reference_faults
from graph.checks.ties import contradictions, tie_faults
from graph.checks.validate import Dropped
from graph.checks.values import listed, shown
from graph.model.base import Record
from graph.model.catalogue import load_catalogue
from graph.model.dates import PartialDate
from graph.model.records import CaseFile, Consent, LegalBasis, Unit, order_key
from graph.model.vocabulary import PLACES, Information

_SHARED = ("units", "actors", "members", "private_network", "families")
"""The lists whose records share one set of ids, since a tie may name any of them."""
_WITHOUT_IDS = frozenset({"private_ties", "wishes"})
_ENDS = (("from_", "to"), ("valid_from", "valid_to"), ("date", "until"), ("date", "valid_to"), ("from_", "due"))


class CheckResult(NamedTuple):
    """What is wrong across records, and what is doubtful; places are those of the case file."""

    errors: list[Fault]
    warnings: list[Fault]


class PlacedRecord(NamedTuple):
    """A record, the list it stands in, and where."""

    record: Record
    list: str
    place: Place


def check(case_file: CaseFile, dropped: Dropped | None = None) -> CheckResult:
    """All checks across the records of a case file; `dropped` is what the models have refused and may yet be named."""
    records = list(placed_records(case_file))
    dropped = dropped or Dropped()
    errors = [
        *_ids_given_twice(records),
        *_reserved_ids(records),
        *reference_faults(case_file, dropped),
        *_units_in_a_circle(case_file),
        *tie_faults(case_file),
        *meeting_faults(case_file, dropped),
        *(fault for placed in records for fault in _ends_before_beginning(placed.record, placed.place)),
    ]
    warnings = [
        *_said_twice(records),
        *_granted_but_come(case_file),
        *_unknown_sectors(case_file),
        *_unknown_information(records),
        *doubtful_ages(case_file),
        *doubtful_meetings(case_file),
    ]
    certain, possible = contradictions(case_file)
    private, perhaps = private_contradictions(case_file)
    return CheckResult(errors + certain + private, warnings + possible + perhaps)


def placed_records(case_file: CaseFile) -> Iterator[PlacedRecord]:
    """Every record that stands in a list of the file or of one of its families, in their order."""
    yield from _in_lists(case_file, ())
    for number, family in enumerate(case_file.families):
        yield from _in_lists(family, ("families", number))


def _in_lists(owner: Record, place: Place) -> Iterator[PlacedRecord]:
    for name in type(owner).model_fields:
        items = getattr(owner, name)
        for number, item in enumerate(items if isinstance(items, tuple) else ()):
            if isinstance(item, Record):  # a list may hold ids alone, as `recorded_by`
                yield PlacedRecord(item, name, (*place, name, number))


def _ids_given_twice(records: list[PlacedRecord]) -> Iterator[Fault]:
    """Of ties, private ties and wishes only those that share a key without saying the same."""
    first: dict[tuple[str, str], PlacedRecord] = {}
    for placed in records:
        known = getattr(placed.record, "id", None)
        if known is None:
            continue
        kind = "shared" if placed.list in _SHARED else placed.list
        other = first.setdefault((kind, known), placed)
        if other is placed or (placed.list == "ties" and _one_and_the_same(placed, other)):
            continue
        code = "id_twice_shared" if kind == "shared" else "id_twice"
        yield Fault(code, placed.place, {"id": shown(known)}, also=other.place)


def _one_and_the_same(one: PlacedRecord, other: PlacedRecord) -> bool:
    return one.record == other.record and one.place[:-1] == other.place[:-1]


def _said_twice(records: list[PlacedRecord]) -> Iterator[Fault]:
    """Ties and wishes that stand twice in one list: they become one."""
    first: dict[tuple[Place, str], PlacedRecord] = {}
    for placed in records:
        if placed.list == "ties" or placed.list in _WITHOUT_IDS:
            other = first.setdefault((placed.place[:-1], order_key(placed.record)), placed)
            if other is not placed and other.record == placed.record:
                yield Fault("said_twice", placed.place, also=other.place)


def _reserved_ids(records: list[PlacedRecord]) -> Iterator[Fault]:
    for placed in records:
        known = getattr(placed.record, "id", None)
        if placed.list == "homes" and known in PLACES:
            yield Fault("home_named_as_place", placed.place, {"id": known, "places": listed(sorted(PLACES))})
        if placed.list == "actors" and known == "none":
            yield Fault("actor_named_none", placed.place)


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
            chain = " → ".join(str(shown(name)) for name in [*circle[:8], circle[0]])
            yield Fault("units_in_circle", ("units", number, "part_of"), {"chain": chain})
        settled.update(path)


def _unknown_information(records: Iterable[PlacedRecord]) -> Iterator[Fault]:
    """Words of consents and bases that open nothing."""
    known = get_args(Information)
    for record, _, place in records:
        for word in record.information if isinstance(record, Consent | LegalBasis) else ():
            if word not in known:
                said = {"word": shown(word), "hint": did_you_mean(word, known), "known": listed(known)}
                yield Fault("unknown_information", (*place, "information"), said)


def _ends_before_beginning(record: Record, place: Place) -> Iterator[Fault]:
    for start, end in _ends_of(type(record)):
        if _is_reversed(record, start, end):
            yield Fault("end_before_beginning", (*place, end), _ends(record, start, end))
    for residence in getattr(record, "lives_in", ()):
        if _is_reversed(residence, "from_", "to"):
            ends = _ends(residence, "from_", "to")
            yield Fault("end_before_beginning", (*place, "lives_in"), ends, item=residence.home)


@cache
def _ends_of(kind: type[Record]) -> tuple[tuple[str, str], ...]:
    """The pairs of dates that such a record has."""
    return tuple(ends for ends in _ENDS if kind.model_fields.keys() >= {*ends})


def _is_reversed(record: Record, start: str, end: str) -> bool:
    """Whether the end certainly lies before the beginning: its latest day before the earliest of that."""
    first, last = getattr(record, start), getattr(record, end)
    return isinstance(first, PartialDate) and isinstance(last, PartialDate) and last.last < first.first


def _ends(record: Record, start: str, end: str) -> dict[str, str]:
    first, last = str(getattr(record, start)), str(getattr(record, end))
    return {"start": start.rstrip("_"), "first": first, "end": end, "last": last}


def _granted_but_come(case_file: CaseFile) -> Iterator[Fault]:
    for number, family in enumerate(case_file.families):
        as_of = case_file.day_of(family)
        for position, engagement in enumerate(family.engagements):
            begins = engagement.from_ and engagement.from_.latest
            if engagement.status == "granted" and begins and begins <= as_of:
                place = ("families", number, "engagements", position, "status")
                said = {"id": shown(engagement.id), "from": str(engagement.from_), "as_of": str(as_of)}
                yield Fault("granted_but_come", place, said)


def _unknown_sectors(case_file: CaseFile) -> Iterator[Fault]:
    sectors = load_catalogue().sectors
    for number, unit in enumerate(case_file.units):
        if unit.sector is not None and unit.sector not in sectors:
            hint = did_you_mean(unit.sector, sectors)
            said = {"sector": shown(unit.sector), "hint": hint, "known": listed(sectors)}
            yield Fault("unknown_sector", ("units", number, "sector"), said)
