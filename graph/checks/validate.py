"""A raw document to records: all that the models refuse, and a case file of what they do not.

What they refuse is taken out, or replaced by a stand-in, so that the checks across records can run on the rest and everything
wrong with a file is told at once. What went is remembered: a reference to it is no fault of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_origin

from pydantic import ValidationError

from graph.checks.faults import Fault, Place, copied, inside
from graph.checks.keys import field_at, model_at, record_in, words_in
from graph.checks.refused import faults_of, place_of, refused
from graph.model.base import Link, Record
from graph.model.cpr import looks_like_cpr
from graph.model.meetings import AgendaItem, Agreement, Meeting
from graph.model.records import CaseFile, Tie

NAMED = frozenset(
    {
        "units", "actors", "families", "homes", "members", "private_network", "engagements", "needs", "meetings",
        "agreements",
    }
)  # fmt: skip
"""The lists whose records others may name."""
_STAND_INS = {"tovholder": 1, "as_of": "0001-01-01"}
"""For what a file must have at its top: no status can be judged on that day."""
_WHOLE: dict[type[Record], frozenset[str]] = {
    AgendaItem: frozenset({"text", "finding"}),
    Agreement: frozenset({"status", "from", "to", "after"}),
}
"""Keys that others are held against: without one of them, nothing more can be said of the record."""
_BIG_NUMBER = 10**9
"""Of ten digits: fewer may be the cost of something."""


@dataclass
class Dropped:
    """What was taken out: the ids of records, and the lists of which it is not known what they held."""

    ids: set[str] = field(default_factory=set)
    lists: set[str] = field(default_factory=set)
    thinned: set[str] = field(default_factory=set)
    """Lists that a record was taken out of."""


@dataclass
class Validated:
    """What the models say of a document. `case_file` is None where nothing of it could be kept."""

    case_file: CaseFile | None
    faults: list[Fault]
    dropped: Dropped
    positions: dict[Place, list[int]]

    def original(self, place: Place) -> Place:
        """The place in the document of a place in the case file."""
        return _original(place, self.positions)


def validated(document: Any) -> Validated:
    """Check a document against the record models."""
    faults = [*_cpr_numbers(document)]
    try:
        return Validated(_models(document), faults, Dropped(), {})
    except ValidationError as err:
        return _without_what_is_wrong(document, err, faults)


def _models(document: Any) -> CaseFile:
    # By alias only: `from_` is a name in our code, and an unknown key in a file.
    return CaseFile.model_validate(document, by_alias=True, by_name=False)


def _cpr_numbers(document: Any) -> Iterator[Fault]:
    """Every text and key that could hold a CPR number."""
    todo: list[tuple[Place, Any]] = [((), document)]
    while todo:
        place, value = todo.pop()
        if isinstance(value, dict):
            todo.extend(((*place, key), item) for key, item in value.items())
            for key in value:
                if looks_like_cpr(key):
                    yield Fault("cpr_key", (*place, key))
        elif isinstance(value, list):
            todo.extend(((*place, number), item) for number, item in enumerate(value))
        elif isinstance(value, str) or (type(value) is int and abs(value) >= _BIG_NUMBER):
            if looks_like_cpr(str(value)):
                yield Fault("cpr", place)


def _without_what_is_wrong(document: Any, err: ValidationError, faults: list[Fault]) -> Validated:
    pruned = _Pruned(copied(document))
    told: set[Fault] = set()
    while True:
        for fault in faults_of(err, pruned.rest):
            placed = replace(fault, place=pruned.original(fault.place))
            if placed.place not in pruned.touched and placed not in told:
                told.add(placed)
                faults.append(placed)
        # Whatever the models refuse is a fault, even where nothing was told of it.
        if not faults:
            faults += [refused((), document, details["type"]) for details in err.errors(include_url=False)[:1]]
        places = {_smallest_part(details, pruned.rest) for details in err.errors(include_url=False)}
        if () in places:
            return Validated(None, faults, pruned.dropped, pruned.positions)
        # From the back, so that the positions of those still to go stay true.
        for place in sorted(places, key=_order, reverse=True):
            pruned.mend(place)
        try:
            return Validated(_models(pruned.rest), faults, pruned.dropped, pruned.positions)
        except ValidationError as again:
            err = again


def _smallest_part(details: Any, rest: Any) -> Place:
    """The place of the smallest part that the error is about; () where that is the whole document."""
    place, _ = place_of(details, rest)
    if details["type"] in ("tie_key", "absent_key"):
        return (*place, details["ctx"]["field"])
    return (*place, "slots") if details["type"] == "slot_order" else place


class _Pruned:
    """A document of which parts that are wrong are taken out, or replaced by stand-ins where something must stand.

    A stand-in for an id is an id that nobody else has and that counts as dropped, so that nothing is said of it.
    """

    def __init__(self, rest: Any) -> None:
        self.rest = rest
        self.dropped = Dropped()
        self.positions: dict[Place, list[int]] = {}
        self.touched: set[Place] = set()

    def original(self, place: Place) -> Place:
        """The place before anything was taken out."""
        return _original(place, self.positions)

    def mend(self, place: Place) -> None:
        """Let the fault at this place be no more."""
        parent = self.rest
        for step in place[:-1]:
            parent = inside(parent, step)
        origin, last = self.original(place), place[-1]
        again = origin in self.touched
        self.touched.add(origin)
        if isinstance(parent, list) and isinstance(last, int):
            self._mend_item(parent, place, last, again)
        elif isinstance(parent, dict):
            self._mend_key(parent, place, str(last), again)

    def _mend_key(self, parent: dict[str, Any], place: Place, key: str, again: bool) -> None:
        if key in NAMED:
            self.dropped.lists.add(key)
        if key in _WHOLE.get(model_at(place[:-1]), ()):
            self.mend(place[:-1])
            return
        if model_at(place[:-1]) is Meeting and key == "coordinator":
            parent.pop("coordination", None)  # says something of the other
        field = field_at(place)
        stand_in = self._stand_in(place, field) if field is not None and field.is_required() and not again else None
        if stand_in is not None:
            parent[key] = stand_in
        elif field is not None and field.is_required() and len(place) > 1:
            self.mend(place[:-1])
        else:
            parent.pop(key, None)

    def _mend_item(self, parent: list[Any], place: Place, position: int, again: bool) -> None:
        field = field_at(place)
        if not again and field is not None and _names_ids(field):
            parent[position] = self._new_id()
            return
        key = str(place[-2])
        self.dropped.thinned.add(key)
        if key in NAMED:
            record = parent[position]
            known = record.get("id") if isinstance(record, dict) else None
            if isinstance(known, str):
                self.dropped.ids.add(known)
            else:
                self.dropped.lists.add(key)
        around = self.original(place[:-1])
        if around not in self.positions:
            self.positions[around] = list(range(len(parent)))
        del parent[position], self.positions[around][position]

    def _stand_in(self, place: Place, field: Any) -> Any:
        """A value for a key that must be there; None where any could make another fault."""
        key = str(place[-1])
        if place in {("tovholder",), ("as_of",)}:
            return _STAND_INS[key]
        if model_at(place[:-1]) is Tie and key == "kind":
            return None  # its other keys go with one kind and not with another
        if key == "id":
            self.dropped.lists.update(step for step in place[-3:-2] if isinstance(step, str))
        if words_in(field.annotation) and not _names_ids(field):
            return words_in(field.annotation)[-1]
        if _names_ids(field) and not record_in(field.annotation) and get_origin(field.annotation) is not None:
            return [self._new_id()]
        return self._new_id() if field.annotation is str else None

    def _new_id(self) -> str:
        name = f"?{len(self.dropped.ids)}"
        while name in self.dropped.ids:
            name += "?"
        self.dropped.ids.add(name)
        return name


def _names_ids(field: Any) -> bool:
    """Whether the field holds ids of other records, and not records."""
    return any(isinstance(item, Link) for item in field.metadata) and record_in(field.annotation) is None


def _original(place: Place, positions: dict[Place, list[int]]) -> Place:
    found: Place = ()
    for step in place:
        known = positions.get(found)
        found = (*found, known[step] if known is not None and isinstance(step, int) and step < len(known) else step)
    return found


def _order(place: Place) -> list[tuple[bool, int, str]]:
    return [(isinstance(step, str), step if isinstance(step, int) else 0, str(step)) for step in place]
