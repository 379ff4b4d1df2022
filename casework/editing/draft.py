"""A draft: a family's records as plain documents, on which the commands of one edit work.

It knows of each change where in the body it was asked for, so that what the checks find wrong is told there.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from casework.editing import items
from casework.editing.keys import Index
from casework.editing.refusals import NotAllowed, Wrong
from graph.checks.faults import copied
from graph.checks.keys import keys_of
from graph.editing import Opened, Records
from graph.model.base import Record
from graph.model.change import RecordRef
from graph.model.parts import FAMILY_LISTS, OWN, parsed
from graph.model.records import Tie, order_key

Document = dict[str, Any]
SHARED = ("units", "actors")
PREFIXES: Mapping[str, str] = {
    "homes": "home",
    "members": "m",
    "private_network": "p",
    "engagements": "e",
    "needs": "n",
    "meetings": "mt",
    "agreements": "ag",
    "priorities": "pr",
    "status_points": "sp",
    "dreams": "dr",
    "consents": "c",
    "legal_bases": "lb",
    "actors": "a",
    "units": "u",
}
"""Of the ids that the product gives; records of other lists have none."""
MENTIONS = frozenset(
    {"for", "attends", "custody", "participants", "about", "from_units", "to_units", "deputy", "successor", "recorded_by",
     "by"}
)  # fmt: skip
"""Lists of ids: what a writer says of one keeps the ids in it that they do not see."""


@dataclass
class Touched:
    """Where in the body a record was asked for: the place of the whole, and of single fields."""

    base: str
    fields: dict[str, str] = field(default_factory=dict[str, str])

    def path(self, *steps: str | int) -> str:
        """The place of a value in the record."""
        if not steps:
            return self.base
        first, *rest = steps
        if rest and f"{first}[{rest[0]}]" in self.fields:  # an item that was named by itself
            start, rest = self.fields[f"{first}[{rest[0]}]"], rest[1:]
        else:
            start = self.fields.get(str(first), f"{self.base}.{first}" if self.base else str(first))
        return start + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in rest)


class Draft:
    """What the family would say, as documents by what names each record for good."""

    def __init__(
        self,
        opened: Opened,
        today: date,
        id_with: Callable[[str], str],
        wrongs: list[Wrong] | None = None,
        records: Records | None = None,
    ) -> None:
        self.opened, self.today, self.id_with = opened, today, id_with
        self._is_mirror = records is not None
        self.records: dict[RecordRef, Record] = dict(opened.records if records is None else records)
        """What is recorded; units and actors that are named for the first time come to them."""
        is_limited = records is None and opened.now.hidden is not None
        self.mirror = Draft(opened, today, id_with, records=self.shown) if is_limited else None
        """The same as the writer sees it, who may not see all: what is wrong is told as if nothing else were recorded."""
        self._documents: dict[RecordRef, Document | None] = {}
        """What was changed; None: removed."""
        self.touched: dict[RecordRef, Touched] = {}
        self.new_shared: set[RecordRef] = set()
        self.names: dict[str, str] = {}
        """Ids of what was added in this edit, by what the body calls it: "@x"."""
        self.gone_shared: set[RecordRef] = set()
        self.wrongs: list[Wrong] = [] if wrongs is None else wrongs
        """What is wrong with the body, noted by whoever reads it too."""

    @property
    def family(self) -> str:
        """Its id."""
        return self.opened.family

    @cached_property
    def shown(self) -> dict[RecordRef, Record]:
        """What the writer sees of what is recorded."""
        return dict(self.records) if self._is_mirror else self.opened.now.records(self.opened.records)

    @property
    def general_ties(self) -> tuple[Tie, ...]:
        """Those of the family's own file."""
        return self.opened.now.seen.general_ties if self._is_mirror else self.opened.general_ties

    @cached_property
    def index(self) -> Index:
        """Keys as the writer knows them."""
        return Index.of(self.shown)

    @property
    def own(self) -> RecordRef:
        """What the family says of itself."""
        return RecordRef(OWN, self.family, "")

    @property
    def as_of(self) -> date:
        """The day on which the family's statuses hold."""
        said = self.document(self.own).get("as_of")
        return date.fromisoformat(said) if said else self.opened.file_as_of

    # --- reading ---

    def ref(self, list: str, id: str) -> RecordRef:
        """What names a record of the family, or a unit or actor."""
        return RecordRef(list, "" if list in SHARED else self.family, id)

    def has(self, ref: RecordRef) -> bool:
        """Whether there is such a record, as the draft stands."""
        return self._documents[ref] is not None if ref in self._documents else ref in self.records

    def document(self, ref: RecordRef) -> Document:
        """The record as it would be in a case file; a copy. KeyError where it is none, or gone."""
        if ref in self._documents:
            document = self._documents[ref]
            if document is None:
                raise KeyError(ref)
            return copied(document)
        return self.records[ref].document()

    def shown_document(self, ref: RecordRef) -> Document:
        """The same as the writer sees it."""
        return self.mirror.document(ref) if self.mirror else self.document(ref)

    def refs(self, list: str) -> Iterator[RecordRef]:
        """The records of a list that are there, in order."""
        for ref in (*self.records, *(ref for ref in self._documents if ref not in self.records)):
            if ref.list == list and self.has(ref):
                yield ref

    def visible(self, list: str) -> Iterator[RecordRef]:
        """Those that the writer sees."""
        return (ref for ref in self.refs(list) if self.is_visible(ref))

    def is_visible(self, ref: RecordRef) -> bool:
        """Whether the writer sees the record, or made it just now."""
        return ref in self.shown or ref not in self.opened.records

    def key(self, ref: RecordRef) -> str:
        """The key by which the writer knows the record; empty for what the family says of itself."""
        if ref.list == OWN:
            return ""
        if ref in self.shown:
            return order_key(self.shown[ref])
        if ref in self.records:
            return order_key(self.records[ref])
        return ref.id

    # --- changing ---

    def add(self, list: str, document: Document, touched: Touched) -> RecordRef:
        """One record more, under an id of the product's."""
        prefix = PREFIXES.get(list)
        ref = self.ref(list, self.id_with(prefix or "t"))
        self._put(ref, {"id": ref.id, **document} if prefix else dict(document), touched)
        if list in SHARED:
            self.new_shared.add(ref)
        return ref

    def _put(self, ref: RecordRef, document: Document, touched: Touched) -> None:
        self._documents[ref] = copied(document)
        self.touched[ref] = touched
        if self.mirror:
            self.mirror._put(ref, document, touched)

    def restore(self, ref: RecordRef, document: Document, touched: Touched) -> None:
        """Let a record be what it was."""
        self._documents[ref] = copied(document)
        self.touched.setdefault(ref, touched)

    def say(self, ref: RecordRef, key: str, value: Any, path: str) -> None:
        """Say a field of a record; None: unknown. `NotAllowed` where the writer does not see what stands in it."""
        known = keys_of(type(self.records[ref])) if ref in self.records else {}
        stored = self.records.get(ref)
        if stored is not None and key in known and not self._may_say(ref, stored, key):
            raise NotAllowed
        if self.mirror and self.mirror.has(ref):
            self.mirror.say(ref, key, value, path)
        document = self.document(ref)
        value = self._with_hidden(ref, key, value)
        if value is None:
            document.pop(key, None)
        else:
            document[key] = copied(value)
        self._documents[ref] = document
        self.touched.setdefault(ref, Touched("")).fields[key] = path

    def drop(self, ref: RecordRef, path: str = "") -> None:
        """Let a record be gone from every day."""
        self._documents[ref] = None
        self.touched.setdefault(ref, Touched(path))
        if self.mirror:
            self.mirror.drop(ref, path)

    def move_day(self, day: date) -> None:
        """Let the statuses hold on this day, where it is later."""
        if day > self.as_of:
            self.put_day(day)

    def put_day(self, day: date) -> None:
        """Let the statuses hold on this day."""
        is_the_files = day == self.opened.file_as_of
        self.say(self.own, "as_of", None if is_the_files else str(day), "as_of")

    def _may_say(self, ref: RecordRef, stored: Record, key: str) -> bool:
        name = "for_" if key == "for" else "from_" if key == "from" else key
        field_of = type(stored).model_fields.get(name)
        asked = field_of is not None and not field_of.is_required() and not self._is_mirror
        return not (asked or key == "at") or self.opened.now.may_say(ref, stored, name)

    def _with_hidden(self, ref: RecordRef, key: str, value: Any) -> Any:
        """A list that the writer sets, with what they do not see in it."""
        if self._is_mirror or ref not in self.shown or not (value is None or isinstance(value, list)):
            return value
        full, shown = (one.document().get(key) for one in (self.records[ref], self.shown[ref]))
        if isinstance(full, list) and key in items.KEYS:
            return items.with_hidden(key, full, shown or [], value or [])
        if not isinstance(full, list) or key not in MENTIONS | {"lives_in", "functions"}:
            return value
        hidden = [item for item in full if item not in (shown or [])]
        return [*(value or []), *hidden] if hidden else value

    # --- the whole ---

    def named_by_the_family(self, ids: Collection[str]) -> set[str]:
        """Those of these ids that a record of the family names."""
        lists = [ref for list in FAMILY_LISTS for ref in self.refs(list)]
        named = set[str]().union(*(texts(self.document(ref)) for ref in lists))
        return named & set(ids)

    def changed(self) -> list[RecordRef]:
        """The records that would be other than they are recorded."""
        return [ref for ref, document in self._documents.items() if document != self._recorded(ref)]

    def _recorded(self, ref: RecordRef) -> Document | None:
        record = self.records.get(ref)
        return record.document() if record is not None else None

    def after(self) -> Records:
        """What would be recorded, once it has been checked."""
        after = dict(self.records)
        for ref, document in self._documents.items():
            after.pop(ref, None)
            if document is not None:
                after[ref] = parsed(ref, document)
        return after


def texts(value: Any) -> set[str]:
    """All texts in a document."""
    if isinstance(value, str):
        return {value}
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return set[str]().union(*map(texts, items))
