"""A source as single records, each of which can change alone, and the families that they make.

A record that holds others in lists (a file, a family, a person with residences) stands here without them. What a source
names, and that a family is its own, are records too: they come and go.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from graph.model.base import Period, Record
from graph.model.change import RecordRef
from graph.model.records import (
    Actor,
    CaseFile,
    Family,
    Member,
    PrivatePerson,
    Residence,
    Tie,
    Unit,
    in_order,
    order_key,
    residence_order,
)
from graph.model.text import Id

SOURCES = "sources"
NAMES = "names"
GENERAL_TIES = "general_ties"
OWN = "family"
"""What a family says of itself."""
STAYS = "lives_in"
FAMILY_LISTS = tuple(name for name, field in Family.model_fields.items() if field.default == ())
UNNAMED = frozenset({STAYS, GENERAL_TIES, "private_ties", "wishes", "ties"})
"""Lists in which a file names records by their content, if at all: their inner ids are given at the first storing."""
State = Mapping[RecordRef, Record]
"""Some records, by what names each for good."""
OF_FAMILY = frozenset({OWN, STAYS, *FAMILY_LISTS})
"""The lists whose records belong to a family."""
KINDS: Mapping[str, type[Record]] = {
    name: get_args(Family.model_fields[name].annotation)[0] for name in FAMILY_LISTS
} | {OWN: Family, "units": Unit, "actors": Actor}
"""The models of the records of a family, people with their homes, and of units and actors."""


class Stay(Period):
    """That a person lives in a home, as a record of its own."""

    who: Id
    home: Id

    @cached_property
    def key(self) -> str:
        """Names the stay by its content."""
        return self.content_key("l")


class Naming(Record):
    """That a source names a unit or an actor, or that a family is its own."""

    label: Literal["Unit", "Actor", "Family"]
    id: Id


class Part(NamedTuple):
    """A record that has no name for good yet: where it stands, and itself."""

    list: str
    owner: str
    record: Record


def parts_of_source(case_file: CaseFile, source: str) -> Iterator[Part]:
    """All that a source says, but the records of its units and actors, which may be others' too."""
    yield Part(SOURCES, source, case_file.replaced(units=(), actors=(), ties=(), families=()))
    named = (("Unit", case_file.units), ("Actor", case_file.actors), ("Family", case_file.families))
    for label, records in named:
        for record in records:
            yield Part(NAMES, source, Naming.model_construct(label=label, id=record.id))
    for tie in case_file.ties:
        yield Part(GENERAL_TIES, source, tie)
    for family in case_file.families:
        yield from parts_of_family(family)


def parts_of_family(family: Family) -> Iterator[Part]:
    """What a family says of itself, and all records that it owns."""
    yield Part(OWN, family.id, family.replaced(**dict.fromkeys(FAMILY_LISTS, ())))
    for name in FAMILY_LISTS:
        for record in getattr(family, name):
            if isinstance(record, Member | PrivatePerson) and record.lives_in:
                yield from _stays(family.id, record)
                yield Part(name, family.id, record.replaced(lives_in=()))
            else:
                yield Part(name, family.id, record)


def _stays(family: str, person: Member | PrivatePerson) -> Iterator[Part]:
    for residence in person.lives_in:
        said = {"home": residence.home, "from_": residence.from_, "to": residence.to}
        yield Part(STAYS, family, Stay.model_construct(None, who=person.id, **said))


def whole(state: State) -> dict[RecordRef, Record]:
    """The records of a state as they stand in a case file: people with the homes in which they live."""
    stays: dict[tuple[str, str], list[Stay]] = {}
    for ref, record in state.items():
        if isinstance(record, Stay):
            stays.setdefault((ref.owner, record.who), []).append(record)
    return {ref: _at_home(ref, record, stays) for ref, record in state.items() if ref.list != STAYS}


def _at_home(ref: RecordRef, record: Record, stays: Mapping[tuple[str, str], list[Stay]]) -> Record:
    own = stays.get((ref.owner, ref.id), ()) if isinstance(record, Member | PrivatePerson) else ()
    if not own:
        return record
    homes = (Residence.model_construct(None, home=stay.home, from_=stay.from_, to=stay.to) for stay in own)
    return record.replaced(lives_in=tuple(sorted(homes, key=residence_order)))


def parted(records: State, stored: State, fresh: Callable[[], str]) -> dict[RecordRef, Record]:
    """The other way: each stay a record of its own, under the inner id that it has in `stored`, or a `fresh` one."""
    state: dict[RecordRef, Record] = {}
    stays: list[Part] = []
    for ref, record in records.items():
        if isinstance(record, Member | PrivatePerson) and record.lives_in:
            stays += _stays(ref.owner, record)
            record = record.replaced(lives_in=())
        state[ref] = record
    return state | with_names(stays, {ref: one for ref, one in stored.items() if ref.list == STAYS}, fresh)


def parsed(ref: RecordRef, document: Mapping[str, Any]) -> Record:
    """A record of a family, a unit or an actor from its document. pydantic's ValidationError where it is none."""
    return KINDS[ref.list].model_validate(dict(document), by_alias=True, by_name=False)


def family_in(records: State, family: str) -> Family:
    """A family from what it says of itself and its records, people with their homes; all in their order."""
    lists: dict[str, list[Record]] = {}
    for ref, record in records.items():
        if ref.list in KINDS and ref.owner == family:
            lists.setdefault(ref.list, []).append(record)
    [own] = lists.pop(OWN)
    assert isinstance(own, Family)
    return in_order(own.replaced(**{name: tuple(some) for name, some in lists.items()}))


def shared(records: Iterable[Unit | Actor]) -> dict[RecordRef, Record]:
    """Units and actors by what names them."""
    return {RecordRef("units" if isinstance(one, Unit) else "actors", "", one.id): one for one in records}


def with_names(parts: Iterable[Part], stored: State, fresh: Callable[[], str]) -> dict[RecordRef, Record]:
    """The parts by what names each for good: of a record without an id, that of the stored one of its list that says the same,
    or a `fresh` one."""
    named: dict[RecordRef, Record] = {}
    unnamed: dict[tuple[str, str], list[Record]] = {}
    for part in parts:
        if part.list in UNNAMED:
            unnamed.setdefault(part[:2], []).append(part.record)
        else:
            named[ref_of(part)] = part.record
    known: dict[tuple[str, str], dict[RecordRef, Record]] = {}
    for ref, record in stored.items():
        if ref[:2] in unnamed:
            known.setdefault(ref[:2], {})[ref] = record
    for place, records in unnamed.items():
        ids = _matched(records, known.get(place, {}))
        named |= {RecordRef(*place, id or fresh()): record for id, record in zip(ids, records, strict=True)}
    return named


def ref_of(part: Part) -> RecordRef:
    """What names a part for good that has an id; what a family or a source says of itself has no other name than its owner's."""
    id = "" if part.list in (OWN, SOURCES) else str(getattr(part.record, "id", ""))
    return RecordRef(part.list, part.owner, id)


def _matched(records: list[Record], stored: dict[RecordRef, Record]) -> list[str | None]:
    """The inner ids of the stored records that these are: the same id or content first, then what is most likely the same."""
    found: list[str | None] = [None] * len(records)
    left = dict(stored)
    for likeness in LIKENESSES if left else ():
        alike: dict[object, list[RecordRef]] = {}
        for ref, record in left.items():
            alike.setdefault(likeness(record), []).append(ref)
        wanted = Counter(likeness(record) for record, id in zip(records, found, strict=True) if id is None)
        for place, record in enumerate(records):
            like = likeness(record)
            refs = alike.get(like, [])
            if found[place] is None and like is not None and len(refs) == 1 == wanted[like]:
                found[place] = refs[0].id
                del left[refs[0]]
    return found


def _content(record: Record) -> str | None:
    """A tie that got an id, or lost it, is the tie that it was."""
    return record.content_key("t") if isinstance(record, Tie) else None


def _place(record: Record) -> tuple[str, str] | None:
    """Somebody's only stay in a home, with other days, is the stay that it was."""
    return (record.who, record.home) if isinstance(record, Stay) else None


LIKENESSES: tuple[Callable[[Record], object], ...] = (order_key, _content, _place)
