"""The fields of records as properties of nodes and relationships, and back.

What each field becomes follows from its type and its `Link`, read once a class: a `Link` becomes relationships (`codec`),
a partial date two properties (earliest and latest day, so that Cypher can ask), a record within a record properties with
its name in front, everything else a property of its own name.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from graph.model.base import Link, Record
from graph.model.dates import PartialDate
from graph.model.meetings import AgendaItem, Agreement, BoardItem, Invited, Meeting
from graph.model.records import Member, Tie
from graph.model.vocabulary import PLACES
from graph.storage.elements import Properties

R = TypeVar("R", bound=Record)
Shape = Literal["value", "list", "partial", "nested", "link", "rows", "children"]
RENAMED: dict[tuple[type[Record], str], str] = {
    (Tie, "level"): "awareness_level", (Meeting, "place"): "venue",
}  # fmt: skip
"""Properties that bear another name than their field: one name means one thing in the whole graph."""
ROWS: frozenset[type[Record]] = frozenset({AgendaItem, BoardItem, Invited})
"""Records that another holds in a list, and that are stored with it, each as JSON; all other lists of records are nodes of their own."""
WORDS: dict[tuple[type[Record], str], str] = {
    (Member, "count"): "unknown", (Meeting, "coordinator"): "none", (Agreement, "holder"): "none",
}  # fmt: skip
"""Fields that may hold a word in place of a value; stored as a property of its own, so that each keeps one type."""


@dataclass(frozen=True)
class RecordField:
    """A field of a record and what becomes of it."""

    name: str
    stored: str
    shape: Shape
    record: type[Record] | None
    link: Link | None
    many: bool
    """Whether it holds several values."""
    optional: bool
    """Whether None says something other than an empty list."""
    word: str | None
    """The word that may stand in place of a value."""


def parts(annotation: Any) -> Iterator[Any]:
    """The types that an annotation allows, without what is written round them."""
    if get_origin(annotation) is Annotated:
        yield from parts(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from parts(part)
    elif annotation is not type(None):
        yield annotation


def _shape(annotation: Any, link: Link | None) -> tuple[Shape, type[Record] | None]:
    if link:
        return "link", None
    allowed = list(parts(annotation))
    records = [part for part in allowed if isinstance(part, type) and issubclass(part, Record)]
    if records:
        return "nested", records[0]
    if PartialDate in allowed:
        return "partial", None
    lists = [part for part in allowed if get_origin(part) is tuple]
    if lists:
        [inner] = parts(get_args(lists[0])[0])
        if isinstance(inner, type) and issubclass(inner, Record):
            return ("rows" if inner in ROWS else "children"), inner
        return "list", None
    return "value", None


@cache
def fields(record: type[Record]) -> tuple[RecordField, ...]:
    """The fields of a record, in their order."""
    found: list[RecordField] = []
    for name, info in record.model_fields.items():
        link = next((item for item in info.metadata if isinstance(item, Link)), None)
        shape, nested = _shape(info.annotation, link)
        many = any(get_origin(part) is tuple for part in parts(info.annotation))
        stored = RENAMED.get((record, name), name.rstrip("_"))
        found.append(
            RecordField(name, stored, shape, nested, link, many, info.default is None, WORDS.get((record, name)))
        )
    return tuple(found)


def properties(record: Record) -> Properties:
    """What a record says, without what its relationships say."""
    out: Properties = {}
    for field in fields(type(record)):
        value = getattr(record, field.name)
        if value is None or field.shape == "children":
            continue
        if field.word and value == field.word:
            out[f"{field.stored}_{value}"] = True
        elif field.shape == "link":
            out.update(_beside_links(field, value))
        elif field.shape == "partial":
            out.update(_days(field.stored, value))
        elif field.shape == "nested":
            out.update({f"{field.stored}_{name}": part for name, part in properties(value).items()})
        elif field.shape == "rows":
            out |= {field.stored: [json.dumps(row.document(), ensure_ascii=False) for row in value]} if value else {}
        elif field.shape == "list":
            if value or field.optional:
                out[field.stored] = list(value)
        else:
            out[field.stored] = value
    return out


def _days(name: str, when: PartialDate) -> Properties:
    days = {f"{name}_earliest": when.earliest, f"{name}_latest": when.latest}
    return {key: day for key, day in days.items() if day is not None}


def _beside_links(field: RecordField, value: Any) -> Properties:
    """What relationships cannot say: a place that is no home, and that a list is known to be empty."""
    if field.name == "at" and value in PLACES:
        return {"place": value}
    return {f"{field.name}_given": True} if field.optional and value == () else {}


def from_properties(record: type[Record], stored: Properties) -> dict[str, Any]:
    """The values of a record's fields, without those that relationships say."""
    values: dict[str, Any] = {}
    for field in fields(record):
        if field.shape == "value":
            values[field.name] = stored.get(field.stored)
        elif field.shape == "list":
            values[field.name] = _listed(field, stored)
        elif field.shape == "rows" and field.record:
            rows = _listed(field, stored) or ()
            values[field.name] = tuple(field.record.model_validate(json.loads(row), by_alias=True) for row in rows)
        elif field.shape == "partial":
            values[field.name] = _partial(field.stored, stored)
        elif field.shape == "nested" and field.record:
            values[field.name] = _nested(field.record, f"{field.stored}_", stored)
        if field.word and stored.get(f"{field.stored}_{field.word}"):
            values[field.name] = field.word
    return values


def _partial(name: str, stored: Properties) -> PartialDate | None:
    earliest, latest = stored.get(f"{name}_earliest"), stored.get(f"{name}_latest")
    if earliest is None and latest is None:
        return None
    assert not isinstance(earliest, str | int | float | list) and not isinstance(latest, str | int | float | list)
    return PartialDate(earliest, latest)


def _nested(record: type[Record], prefix: str, stored: Properties) -> Record | None:
    inner = {name[len(prefix) :]: value for name, value in stored.items() if name.startswith(prefix)}
    return record.model_construct(**from_properties(record, inner)) if inner else None


def _listed(field: RecordField, stored: Properties) -> tuple[Any, ...] | None:
    value = stored.get(field.stored)
    if isinstance(value, list):
        return tuple(value)
    return None if field.optional else ()


def encoded(record: Record) -> dict[str, Any]:
    """The properties of a node of its own, under the record's id as its key."""
    return {"key": getattr(record, "id"), **properties(record)}  # noqa: B009 (each of these has one)


def decoded(record: type[R], said: Properties) -> R:
    """A record from the properties of its node. Stored values were checked: they are taken as valid."""
    return record.model_construct(None, **from_properties(record, said))
