"""Records to nodes and relationships, and back, without loss: `decode_family` gives what `encode` was given."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.labels import LABELS, NODES
from graph.model.meetings import Meeting, named_within
from graph.model.parts import GENERAL_TIES, NAMES, OWN, SOURCES, STAYS, Naming, State, Stay, parts_of_family, ref_of
from graph.model.records import CaseFile, Family, PrivateTie, Residence, Tie, Wish, order_key, residence_order
from graph.model.vocabulary import PLACES
from graph.storage.elements import Elements, NodeRef, Properties, key_in
from graph.storage.properties import RecordField, fields, from_properties, properties

R = TypeVar("R", bound=Record)
End = tuple[str, str, Properties]
"""Label and id of the node at the end of a relationship, and the relationship's properties."""


class Names:
    """From the ids that records name to nodes, in one state of some records."""

    def __init__(self, state: Iterable[RecordRef]) -> None:
        self.shared: dict[str, NodeRef] = {}
        self.own: dict[str, dict[str, dict[str, NodeRef]]] = {}
        """By family, by what kind of thing is named (`Link.to`)."""
        for ref in state:
            kind = _KIND_OF_LIST.get(ref.list)
            if ref.list in _LABEL_OF_SHARED:
                self.shared[ref.id] = NodeRef(_LABEL_OF_SHARED[ref.list], ref.id)
            elif kind:
                node = NodeRef(LABEL_OF_LIST[ref.list], key_in(ref.owner, ref.id))
                self.own.setdefault(ref.owner, {}).setdefault(kind, {})[ref.id] = node

    def node(self, family: str, id: str, kind: str = "who") -> NodeRef:
        """The node that a record of the family (or, without one, of a source) names."""
        if kind == "family" or (kind, id) == ("who", family):
            return NodeRef("Family", family)
        own = self.own.get(family, {}).get(kind, {}).get(id)
        return own or self.shared[id]

    def has(self, family: str, id: str) -> bool:
        """Whether there is something of this id that a record of the family (or of a source) may name."""
        return id in self.shared or any(id in ids for ids in self.own.get(family, {}).values())

    def moved(self, other: "Names") -> bool:
        """Whether an id names another node here than there: what names it must be written anew though it says the same."""
        pairs = [(self.shared, other.shared)]
        for family, kinds in self.own.items():
            pairs += [(ids, other.own.get(family, {}).get(kind, {})) for kind, ids in kinds.items()]
        return any(ids[id] != there[id] for ids, there in pairs for id in ids.keys() & there.keys())


LABEL_OF_LIST = {kind.field: kind.label for kind in NODES if kind.field}
_LABEL_OF_SHARED = {"units": "Unit", "actors": "Actor"}
_KIND_OF_LIST = {
    "members": "who", "private_network": "who", "homes": "home", "engagements": "engagement", "needs": "need",
    "meetings": "meeting", "agreements": "agreement",
}  # fmt: skip
TYPE_OF_LIST = {
    "ties": "TIE", GENERAL_TIES: "TIE", "private_ties": "PRIVATE_TIE", "wishes": "WISHES", STAYS: "LIVES_IN",
}  # fmt: skip
"""Records that are relationships."""


def encode(state: State, names: Names | None = None) -> Elements:
    """The nodes and relationships of these records; `names`: of all that they name, where that is more than these."""
    out = Elements()
    names = names or Names(state)
    for ref, record in state.items():
        _ENCODERS.get(ref.list, _encode_owned)(out, ref, record, names)
    return out


def _encode_source(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    assert isinstance(record, CaseFile)
    said = {"as_of": record.as_of, "municipality": record.municipality}
    out.node("Source", ref.owner, {name: value for name, value in said.items() if value is not None})


def _encode_naming(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    assert isinstance(record, Naming)
    type = "OWNS" if record.label == "Family" else "NAMES"
    out.edge(type, NodeRef("Source", ref.owner), NodeRef(record.label, record.id), {})


def _encode_shared(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    """A unit or an actor, with the relationships that it brings along; all of these end at units."""
    node = out.node(_LABEL_OF_SHARED[ref.list], ref.id, properties(record))
    _encode_links(out, node, record, lambda id, kind: NodeRef("Unit", id))


def _encode_family(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    out.node("Family", ref.owner, properties(record))


def _encode_owned(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    """A record of a family that is a node of its own."""
    node = out.node(LABEL_OF_LIST[ref.list], key_in(ref.owner, ref.id), properties(record))
    out.edge("BELONGS_TO", node, NodeRef("Family", ref.owner), {})
    _encode_links(out, node, record, lambda id, kind: names.node(ref.owner, id, kind))
    for id in sorted(_within(record)):
        out.edge("MENTIONS", node, names.node(ref.owner, id), {})


def _within(record: Record) -> frozenset[str]:
    """Whom a record names inside what is stored as text: an edge says so, so that who is named is found. Nothing is read from it."""
    return named_within(record) if isinstance(record, Meeting) else frozenset()


def _encode_pair(out: Elements, ref: RecordRef, record: Record, names: Names) -> None:
    """A record that is a relationship. Its key is the record's inner id."""
    family = "" if ref.list == GENERAL_TIES else ref.owner
    start, end = ends(record, ref.owner)
    said = {name: value for name, value in properties(record).items() if name not in ENDS}
    if isinstance(record, Tie):
        said |= {"id": record.key, "id_derived": record.id is None}
        said["family" if family else "owner"] = ref.owner
    start_node = names.node(family, start)
    end_node = names.node(family, end, "home" if isinstance(record, Stay) else "who")
    out.edge(TYPE_OF_LIST[ref.list], start_node, end_node, said, ref.id)


ENDS = ("a", "b", "about", "by", "who", "home")
"""Fields that are the ends of a relationship."""


def ends(record: Record, family: str) -> tuple[str, str]:
    """The ids at the two ends of a record that is a relationship. Whose wish it is nobody said is the family's."""
    if isinstance(record, Wish):
        return record.by or family, record.about
    if isinstance(record, Stay):
        return record.who, record.home
    assert isinstance(record, Tie | PrivateTie)
    return record.a, record.b


def ids_named(ref: RecordRef, record: Record) -> set[str]:
    """The ids of the nodes at which relationships of the record end, or between which it is one; its family's is no news."""
    if ref.list in TYPE_OF_LIST:
        own = () if ref.list == GENERAL_TIES else (ref.owner,)  # a source may be called like an actor
        return set(ends(record, ref.owner)).difference(own)
    named = ((field.name, _named(field, getattr(record, field.name))) for field in fields(type(record)) if field.link)
    return {str(id) for name, ids in named for id in ids if (name, id) != ("for_", "family")} | _within(record)


_ENCODERS: dict[str, Callable[[Elements, RecordRef, Record, Names], None]] = {
    SOURCES: _encode_source,
    NAMES: _encode_naming,
    OWN: _encode_family,
    **dict.fromkeys(_LABEL_OF_SHARED, _encode_shared),
    **dict.fromkeys(TYPE_OF_LIST, _encode_pair),
}


def _encode_links(out: Elements, start: NodeRef, record: Record, find: Callable[[str, str], NodeRef]) -> None:
    for field in fields(type(record)):
        if field.link is None:
            continue
        for named in _named(field, getattr(record, field.name)):
            kind = "family" if (field.name, named) == ("for_", "family") else field.link.to
            out.edge(field.link.type, start, find(named, kind), {})


def _named(field: RecordField, value: Any) -> Iterable[str]:
    """What a field with a link names; words that name nobody, and places that are no homes, are properties."""
    if value is None or value == field.word or (field.name == "at" and value in PLACES):
        return ()
    return (value,) if isinstance(value, str) else value


def decode_record(record: type[R], stored: Properties, ends: Mapping[str, list[End]]) -> R:
    """A record from its node and the relationships that start there. Stored values were checked: they are taken as valid."""
    values = from_properties(record, stored)
    for field in fields(record):
        if field.link and values.get(field.name) is None:
            values[field.name] = _from_links(field, stored, ends.get(field.link.type, []))
    return record.model_construct(None, **values)


def _from_links(field: RecordField, stored: Properties, ends: list[End]) -> Any:
    if field.name == "lives_in":
        homes = [
            Residence.model_construct(None, **from_properties(Residence, said) | {"home": id}) for _, id, said in ends
        ]
        return tuple(sorted(homes, key=residence_order))
    if field.name == "at":
        return ends[0][1] if ends else stored["place"]
    if field.name == "for_" and any(label == "Family" for label, _, _ in ends):
        return "family"
    if field.many:
        unknown = field.optional and not ends and not stored.get(f"{field.name}_given")
        return None if unknown else tuple(sorted(id for _, id, _ in ends))
    return ends[0][1] if ends else None


class FamilyRow(NamedTuple):
    """A family as it is read: nodes as label and properties, relationships with the label and id of both their ends."""

    properties: Properties
    nodes: list[tuple[str, Properties]]
    edges: list[tuple[str, str, str, str, str, Properties]]


def decode_family(row: FamilyRow) -> Family:
    """The family that `encode` was given, its records in order."""
    ends: dict[tuple[str, str], dict[str, list[End]]] = {}
    lists: dict[str, list[Record]] = {name: [] for name in _PAIRS.values()}
    for start_label, start, type, end_label, end, said in row.edges:
        if type in _PAIRS:
            lists[_PAIRS[type]].append(_decode_pair(type, start_label, start, end, said))
        else:
            ends.setdefault((start_label, start), {}).setdefault(type, []).append((end_label, end, said))
    for label, stored in row.nodes:
        kind, id = LABELS[label], stored["id"]
        assert kind.record and isinstance(id, str)
        record = decode_record(kind.record, stored, ends.get((label, id), {}))
        lists.setdefault(kind.field, []).append(record)
    ordered = {name: tuple(sorted(records, key=order_key)) for name, records in lists.items()}
    own = from_properties(Family, row.properties)
    return Family.model_construct(None, **{"id": row.properties["id"]} | own | ordered)


_PAIRS = {"TIE": "ties", "PRIVATE_TIE": "private_ties", "WISHES": "wishes"}
"""Relationships that are records in a list of the family."""


def decode_state(row: FamilyRow, family: Family) -> dict[RecordRef, Record]:
    """The records of a stored family, which `decode_family` gave, by what names each for good."""
    state = {ref_of(part): part.record for part in parts_of_family(family) if part.list not in TYPE_OF_LIST}
    for start_label, start, type, _, end, said in row.edges:
        if type in _PAIRS:
            record = _decode_pair(type, start_label, start, end, said)
            state[RecordRef(_PAIRS[type], family.id, str(said["key"]))] = record
        elif type == "LIVES_IN":
            stay = Stay.model_construct(None, **from_properties(Stay, said) | {"who": start, "home": end})
            state[RecordRef(STAYS, family.id, str(said["key"]))] = stay
    return state


def decode_tie(a: str, b: str, said: Properties) -> Tie:
    """A tie between two ends from the properties of its relationship."""
    tie = Tie.model_construct(None, **from_properties(Tie, said) | {"a": a, "b": b})
    return tie.replaced(id=None) if said["id_derived"] else tie


def _decode_pair(type: str, start_label: str, start: str, end: str, said: Properties) -> Record:
    if type == "TIE":
        return decode_tie(start, end, said)
    if type == "PRIVATE_TIE":
        return PrivateTie.model_construct(None, **from_properties(PrivateTie, said) | {"a": start, "b": end})
    by = None if start_label == "Family" else start
    return Wish.model_construct(None, **from_properties(Wish, said) | {"about": end, "by": by})
