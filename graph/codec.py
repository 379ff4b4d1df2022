"""Records to nodes and relationships, and back, without loss: `decode_family` gives what `encode` was given."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeVar

from graph.elements import Elements, NodeRef, Properties, escaped, key_in
from graph.fields import RecordField, fields, from_properties, properties
from graph.model import LABELS, OWNED
from graph.record import Record
from graph.records import Actor, CaseFile, Family, PrivateTie, Residence, Tie, Unit, Wish, order_key, residence_order
from graph.vocabulary import PLACES

R = TypeVar("R", bound=Record)
Find = Mapping[str, Callable[[str], NodeRef]]
"""By what kind of thing is named (who, home, engagement, family): from an id to its node."""
End = tuple[str, str, Properties]
"""Label and id of the node at the end of a relationship, and the relationship's properties."""


def encode(case_file: CaseFile, source: str) -> Elements:
    """All nodes and relationships of a source."""
    out = encode_shared((*case_file.units, *case_file.actors))
    shared = {ref.key: ref for ref in out.nodes}
    start = out.node("Source", source, _about_source(case_file))
    for ref in shared.values():
        out.edge("NAMES", start, ref, {})
    for tie in case_file.ties:
        key = f"{escaped(source)}//{escaped(tie.key)}"
        _encode_tie(out, "TIE", tie, shared.__getitem__, key, {"owner": source})
    for family in case_file.families:
        out.add(encode_family(family, shared, source))
    return out


def encode_shared(records: Iterable[Unit | Actor]) -> Elements:
    """Units and actors, with the relationships that they bring along; all of these end at units."""
    out = Elements()
    for record in records:
        ref = out.node("Unit" if isinstance(record, Unit) else "Actor", record.id, properties(record))
        _encode_links(out, ref, record, {"who": lambda id: NodeRef("Unit", id)})
    return out


def _about_source(case_file: CaseFile) -> Properties:
    said = {"as_of": case_file.as_of, "municipality": case_file.municipality}
    return {name: value for name, value in said.items() if value is not None}


def encode_family(family: Family, shared: Mapping[str, NodeRef], source: str) -> Elements:
    """A family and all that it owns; `shared`: the units and actors that its records may name, by their ids."""
    out = Elements()
    home = out.node("Family", family.id, properties(family))
    out.edge("OWNS", NodeRef("Source", source), home, {})
    own: dict[str, dict[str, NodeRef]] = {kind.label: {} for kind in OWNED}
    records: list[tuple[NodeRef, Record]] = []
    for kind in OWNED:
        for record in getattr(family, kind.field):
            ref = out.node(kind.label, key_in(family.id, record.id), properties(record))
            out.edge("BELONGS_TO", ref, home, {})
            own[kind.label][record.id] = ref
            records.append((ref, record))
    who = {**shared, **own["PrivatePerson"], **own["Member"], family.id: home}.__getitem__
    find: Find = {
        "who": who,
        "home": own["Home"].__getitem__,
        "engagement": own["Engagement"].__getitem__,
        "family": lambda _: home,
    }
    for ref, record in records:
        _encode_links(out, ref, record, find)
    _encode_pairs(out, family, who)
    return out


def _encode_pairs(out: Elements, family: Family, who: Callable[[str], NodeRef]) -> None:
    """Ties and wishes: records that are relationships."""
    for tie in family.ties:
        _encode_tie(out, "TIE", tie, who, key_in(family.id, tie.key), {"family": family.id})
    for private_tie in family.private_ties:
        _encode_tie(out, "PRIVATE_TIE", private_tie, who, key_in(family.id, private_tie.key), {})
    for wish in family.wishes:
        said = {name: value for name, value in properties(wish).items() if name not in ("about", "by")}
        out.edge("WISHES", who(wish.by or family.id), who(wish.about), said, key_in(family.id, wish.key))


def _encode_tie(
    out: Elements, type: str, tie: Tie | PrivateTie, who: Callable[[str], NodeRef], key: str, owner: Properties
) -> None:
    said = {name: value for name, value in properties(tie).items() if name not in ("a", "b")}
    if isinstance(tie, Tie):
        said |= {"id": tie.key, "id_derived": tie.id is None}
    out.edge(type, who(tie.a), who(tie.b), said | owner, key)


def _encode_links(out: Elements, start: NodeRef, record: Record, find: Find) -> None:
    for field in fields(type(record)):
        if field.link is None:
            continue
        for named in _named(field, getattr(record, field.name)):
            if isinstance(named, Residence):
                _encode_residence(out, start, named, find["home"](named.home))
            else:
                kind = "family" if (field.name, named) == ("for_", "family") else field.link.to
                out.edge(field.link.type, start, find[kind](named), {})


def _named(field: RecordField, value: Any) -> Iterable[Any]:
    """What a field with a link names; words that name nobody, and places that are no homes, are properties."""
    if value is None or value == field.word or (field.name == "at" and value in PLACES):
        return ()
    return (value,) if isinstance(value, str) else value


def _encode_residence(out: Elements, start: NodeRef, residence: Residence, home: NodeRef) -> None:
    said = {name: value for name, value in properties(residence).items() if name != "home"}
    when = f"@{residence.from_ or ''}..{residence.to or ''}" if said else ""
    out.edge("LIVES_IN", start, home, said, f"{escaped(start.key)}>{escaped(home.key)}{when}")


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
    lists: dict[str, list[Record]] = {"private_ties": [], "wishes": [], "ties": []}
    for start_label, start, type, end_label, end, said in row.edges:
        if type == "TIE":
            lists["ties"].append(decode_tie(start, end, said))
        elif type == "PRIVATE_TIE":
            lists["private_ties"].append(_decode_pair(PrivateTie, said, a=start, b=end))
        elif type == "WISHES":
            by = None if start_label == "Family" else start
            lists["wishes"].append(_decode_pair(Wish, said, about=end, by=by))
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


def decode_tie(a: str, b: str, said: Properties) -> Tie:
    """A tie between two ends from the properties of its relationship."""
    tie = _decode_pair(Tie, said, a=a, b=b)
    return tie.replaced(id=None) if said["id_derived"] else tie


def _decode_pair(record: type[R], said: Properties, **ends: str | None) -> R:
    return record.model_construct(None, **from_properties(record, said) | ends)
