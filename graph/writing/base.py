"""What its file said last of a family that was edited since: the base on which a later file and the edits are taken together.

It stands in the family's ledger while there are edits, as JSON: each record by its list and its inner id.
"""

import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from graph.model.change import RecordRef
from graph.model.log import Document, LoggedRecord
from graph.model.parts import OF_FAMILY, State, parsed, whole
from graph.model.records import order_key


class Base(NamedTuple):
    """What a file said last of a family."""

    documents: dict[RecordRef, Document]
    erased: dict[RecordRef, str]
    """The keys of records that may not be kept: a file that still has them does not bring them back by itself."""


def documents_of(state: State, family: str) -> dict[RecordRef, Document]:
    """The records of one family of a state, as they stand in a case file."""
    own = {ref: record for ref, record in state.items() if ref.owner == family and ref.list in OF_FAMILY}
    return {ref: record.document() for ref, record in whole(own).items()}


def stepped_back(documents: Mapping[RecordRef, Document], family: str, records: Iterable[LoggedRecord]) -> Base:
    """What a family said before a change of these records."""
    before = dict(documents)
    for record in records:
        ref = RecordRef(record.list, family, record.id)
        if record.list in OF_FAMILY:
            before.pop(ref, None)
            if record.before is not None:
                before[ref] = record.before
    return Base(before, {})


def without(base: Base, gone: Iterable[RecordRef]) -> Base:
    """The same without what these records said."""
    there = {ref: base.documents[ref] for ref in gone if ref in base.documents}
    left = {ref: document for ref, document in base.documents.items() if ref not in there}
    return Base(left, base.erased | {ref: key_of(ref, document) for ref, document in there.items()})


def key_of(ref: RecordRef, document: Document) -> str:
    """The key by which a file knows the record."""
    return order_key(parsed(ref, document))


def encoded_base(base: Base) -> str:
    """A base as the ledger holds it."""
    rows = [[ref.list, ref.id, document] for ref, document in base.documents.items()]
    rows += [[ref.list, ref.id, key] for ref, key in base.erased.items()]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def decoded_base(family: str, text: str) -> Base:
    """The base of a ledger."""
    base = Base({}, {})
    for list, id, said in json.loads(text):
        ref = RecordRef(list, family, id)
        if isinstance(said, str):
            base.erased[ref] = said
        else:
            base.documents[ref] = said
    return base
