"""A draft of units and actors: what they would say, as documents by what names each for good."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from casework.editing.draft import PREFIXES, Document, Touched
from casework.editing.refusals import NotAllowed, NotThere
from casework.organisation.merging import in_place
from graph.checks.faults import copied
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import parsed
from graph.model.records import Actor, Unit
from graph.organisation import Organisation


class Shared:
    """Some units and actors as they are stored, and as they are wanted."""

    def __init__(self, found: Organisation) -> None:
        self.found = found
        self.stored: dict[RecordRef, Unit | Actor] = {}
        self.documents: dict[RecordRef, Document | None] = {}
        """What was changed; None: removed."""
        self.touched: dict[RecordRef, Touched] = {}

    def find(self, list: str, id: str) -> RecordRef:
        """The unit or the actor of this id. `NotThere` where none shows to the viewer."""
        ref = RecordRef(list, "", id)
        known = self.found.stored([id])
        if ref not in self.found.shown(known):
            raise NotThere
        self.stored[ref] = known[ref]
        return ref

    def load(self, id: str) -> None:
        """Let the draft know what is stored under this id, whoever sees it."""
        self.stored.update({ref: one for ref, one in self.found.stored([id]).items() if ref.id == id})

    def document(self, ref: RecordRef) -> Document | None:
        """What the record says, as the draft stands; None where there is none."""
        if ref in self.documents:
            found = self.documents[ref]
            return copied(found) if found is not None else None
        return self.stored[ref].document() if ref in self.stored else None

    def add(self, list: str, document: Document, id_with: Callable[[str], str], path: str) -> RecordRef:
        """One more, under an id of the product's."""
        ref = RecordRef(list, "", id_with(PREFIXES[list]))
        self.documents[ref] = {"id": ref.id, **copied(document)}
        self.touched[ref] = Touched(path)
        return ref

    def say(self, ref: RecordRef, key: str, value: Any, path: str) -> None:
        """Say a field; None: unknown. `NotAllowed` where the viewer does not see what stands in it."""
        record = self.stored[ref]
        name = {"from": "from_"}.get(key, key)
        is_known = name in type(record).model_fields and not type(record).model_fields[name].is_required()
        if self.found.look.tied is not None and is_known and not self.found.scope.shows(record, name):
            raise NotAllowed
        document = self.document(ref) or {}
        value = self._with_hidden(ref, key, value)
        if value is None:
            document.pop(key, None)
        else:
            document[key] = copied(value)
        self.documents[ref] = document
        self.touched.setdefault(ref, Touched("")).fields[key] = path

    def _with_hidden(self, ref: RecordRef, key: str, value: Any) -> Any:
        """A list that the viewer sets, with what they do not see in it."""
        full = self.stored[ref].document().get(key)
        if not isinstance(full, list) or not (value is None or isinstance(value, list)):
            return value
        units = self.found.shown(self.found.stored(full))
        hidden = [id for id in full if RecordRef("units", "", id) not in units]
        return [*(value or []), *hidden] or None

    def put(self, ref: RecordRef, document: Document, path: str) -> None:
        """Let a record say this."""
        self.documents[ref] = copied(document)
        self.touched[ref] = Touched(path)

    def drop(self, ref: RecordRef) -> None:
        """Let a record be gone."""
        self.documents[ref] = None

    def take_over(self, ref: RecordRef, gone: str, keep: str) -> None:
        """Let a unit or an actor name the one that stays in place of the one that goes."""
        self.load(ref.id)
        document = self.document(ref)
        after = in_place(ref.list, document, gone, keep) if document else document
        if after and after != document:
            self.put(ref, after, "gone")

    # --- the whole ---

    def changes(self) -> list[tuple[RecordRef, Unit | Actor | None, Unit | Actor | None]]:
        """Those that would be other than they are stored, before and after; once they have been checked."""
        return [*self._changes()]

    def _changes(self) -> Iterator[tuple[RecordRef, Unit | Actor | None, Unit | Actor | None]]:
        for ref, document in self.documents.items():
            before, after = self.stored.get(ref), _record(ref, document)
            if before != after:
                yield ref, before, after

    def before(self) -> dict[RecordRef, Record]:
        """All that the draft knows, as it is stored."""
        return dict(self.stored)

    def after(self) -> dict[RecordRef, Record]:
        """The same as it would be."""
        after: dict[RecordRef, Record] = dict(self.stored)
        for ref, document in self.documents.items():
            after.pop(ref, None)
            if record := _record(ref, document):
                after[ref] = record
        return after


def _record(ref: RecordRef, document: Mapping[str, Any] | None) -> Unit | Actor | None:
    if document is None:
        return None
    record = parsed(ref, document)
    assert isinstance(record, Unit | Actor)
    return record
