"""A family that was edited here while its file changed: both taken together, record by record and field by field.

Three states of its records as documents: the `base` that the file said last, `ours` as it is stored now, and `theirs`, what the file
says now. What only one of the two changed is as that one has it.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from graph.model.change import RecordRef
from graph.model.log import Document

Documents = Mapping[RecordRef, Document]


class Both(NamedTuple):
    """What both changed, each in another way: a field, or (None) the record, which one of the two removed."""

    ref: RecordRef
    field: str | None
    base: Any
    ours: Any
    theirs: Any


def merged(base: Documents, ours: Documents, theirs: Documents) -> tuple[dict[RecordRef, Document], list[Both]]:
    """The two taken together, and what both changed."""
    found: dict[RecordRef, Document] = {}
    both: list[Both] = []
    for ref in sorted({*base, *ours, *theirs}):
        was, here, there = base.get(ref), ours.get(ref), theirs.get(ref)
        if there == was or here == there:
            result = here
        elif here == was:
            result = there
        elif here is None or there is None:
            both.append(Both(ref, None, was, here, there))
            continue
        else:
            result, clashes = _fields(ref, was or {}, here, there)
            both += clashes
        if result is not None:
            found[ref] = result
    return found, both


def _fields(ref: RecordRef, was: Document, here: Document, there: Document) -> tuple[Document, list[Both]]:
    result: dict[str, Any] = {}
    both: list[Both] = []
    for field in dict.fromkeys((*here, *there)):
        values = was.get(field), here.get(field), there.get(field)
        if values[2] == values[0] or values[1] == values[2]:
            value = values[1]
        elif values[1] == values[0]:
            value = values[2]
        else:
            both.append(Both(ref, field, *values))
            continue
        if value is not None:
            result[field] = value
    return result, both
