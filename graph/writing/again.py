"""A file that comes again, of families that were edited since: what is edited is never lost in silence.

A family was edited where it is not as its file said last (`graph.writing.base`). Where the file says what it said, the edits stay;
where it says something new, whoever imports chooses.
"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from pydantic import ValidationError

from graph.checks.values import shown_whole
from graph.model.base import Record
from graph.model.change import Edited, Edits, RecordRef
from graph.model.log import Logged, undone
from graph.model.mentions import MadeOne
from graph.model.parts import OWN, UNNAMED, Part, State, parsed, parted, parts_of_family, with_names
from graph.model.records import CaseFile, Family, order_key
from graph.reading.log import changes_of
from graph.reading.rows import Run, StoredFamily
from graph.storage.statements import statement
from graph.writing.base import Base, decoded_base, documents_of, encoded_base, key_of
from graph.writing.following import followed_documents
from graph.writing.merging import Both, Documents, merged
from words import Message, counted

Way = Literal["replace", Edits]
Fresh = Callable[[], str]


@dataclass
class Again:
    """What becomes of the families of a file that are stored already."""

    states: dict[str, State] = field(default_factory=dict[str, State])
    """Of each whose edits stay, its records as they are to be; all others are as the file says."""
    edited: list[Edited] = field(default_factory=list[Edited])
    problems: list[Message] = field(default_factory=list[Message])
    ledgers: list[dict[str, str | None]] = field(default_factory=list[dict[str, str | None]])
    """What ledgers are to say of what files said."""

    def how(self, family: str) -> str:
        """How the family took what its file says, in a word of the log."""
        outcome = next((one.outcome for one in self.edited if one.family == family), None)
        return {"taken": "replace", "merged": "merge"}.get(outcome or "", "file")


def again(
    run: Run,
    case_file: CaseFile,
    there: Mapping[str, StoredFamily],
    way: Way | None,
    fresh: Fresh,
    decisions: Sequence[MadeOne] = (),
    written: Mapping[str, Family] | None = None,
) -> Again:
    """What becomes of the families of this file, of which some are stored already. `decisions`: those that the file follows;
    `written`: its families as they stand in it."""
    found = Again()
    written = written or {family.id: family for family in case_file.families}
    families = [family.id for family in case_file.families]
    rows = {row["family"]: row for row in run(statement("ledgers").text, families=families)}
    for family in case_file.families:
        row = rows.get(family.id, {"imported": None, "base": None})
        said = {"key": family.id, "imported": digest(written[family.id]), "base": None}
        stored = there.get(family.id)
        base = decoded_base(family.id, row["base"]) if stored and row["base"] else None
        if base and decisions:
            base = Base(followed_documents(base.documents, decisions), base.erased)
        one = _Edited(run, family, stored, base) if stored and base else None
        if one and one.is_edited:
            if said["imported"] == row["imported"]:
                found.states[family.id] = _settled(one.stored.state(), family.id, case_file.as_of)
                found.edited.append(Edited(family.id, "unchanged", _count(one.changes)[0]))
                said["base"] = row["base"]
            elif left := _decide(found, one, way, fresh, case_file.as_of):
                said["base"] = encoded_base(left)
        if said != {"key": family.id, **{name: row[name] for name in ("imported", "base")}}:
            found.ledgers.append(said)
    return found


def edits_of(run: Run, family: str) -> tuple[int, date | None]:
    """How many edits of a family stand since it last took what its file says, and the day of the last; (0, None) where it was
    not edited."""
    rows = run(statement("ledgers").text, families=[family])
    if not rows or rows[0]["base"] is None:
        return 0, None
    return _count(changes_of(run, family))


def digest(family: Family) -> str:
    """A hash of what a file says of a family."""
    text = json.dumps(family.document(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class _Edited:
    """A family of the file that may have been edited since the file before."""

    run: Run
    family: Family
    stored: StoredFamily
    base: Base

    @property
    def id(self) -> str:
        """The family's."""
        return self.family.id

    @cached_property
    def ours(self) -> Documents:
        """What is stored."""
        return documents_of(self.stored.state(), self.id)

    @property
    def is_edited(self) -> bool:
        """Whether it is not as its file said last."""
        return bool(self.base.erased) or self.ours != self.base.documents

    @cached_property
    def changes(self) -> Sequence[Logged]:
        """Its log, the newest first."""
        return changes_of(self.run, self.id)

    def theirs(self, fresh: Fresh) -> dict[RecordRef, Record]:
        """What the file says, its records under the inner ids that they had in the file before, or have here; without those that
        may not be kept."""
        ours = self.stored.state()
        base = parted({ref: parsed(ref, said) for ref, said in self.base.documents.items()}, ours, fresh)
        named = with_names(parts_of_family(self.family), base, fresh)
        new = [Part(*ref[:2], record) for ref, record in named.items() if ref.list in UNNAMED and ref not in base]
        known = {ref: record for ref, record in named.items() if ref.list not in UNNAMED or ref in base}
        left = {ref: record for ref, record in ours.items() if ref not in known}
        keys = {(ref.list, key) for ref, key in self.base.erased.items()}
        found = {**known, **with_names(new, left, fresh)}
        return {ref: record for ref, record in found.items() if (ref.list, order_key(record)) not in keys}


def _decide(found: Again, one: _Edited, way: Way | None, fresh: Fresh, as_of: date) -> Base | None:
    """Say what becomes of an edited family whose file says something new. Gives what the file is held to have said next time, where
    edits stay."""
    count, last = _count(one.changes)
    if way is None:
        said = {"id": one.id, "edits": counted("conflict.edits", count), "day": last or as_of}
        found.problems.append(Message("conflict.family_edited", said))
        return None
    if way == "replace":
        found.edited.append(Edited(one.id, "taken", count))
        return None
    theirs = one.theirs(fresh)
    ours: State = one.stored.state()
    if way == "merge":
        ours, problems = _merged(one, theirs, fresh)
        found.problems += problems
    found.states[one.id] = _settled(ours, one.id, as_of)
    found.edited.append(Edited(one.id, "merged" if way == "merge" else "kept", count))
    return Base(documents_of(theirs, one.id), one.base.erased)


def _settled(state: State, family: str, as_of: date) -> State:
    """A family's records in a file of this day."""
    own = RecordRef(OWN, family, "")
    record = state[own]
    assert isinstance(record, Family)
    return {**state, own: record.of_file(as_of)}


def _merged(one: _Edited, theirs: State, fresh: Fresh) -> tuple[State, list[Message]]:
    """What is stored and what the file says, taken together; with all that both changed, and what does not hold together."""
    documents, both = merged(one.base.documents, one.ours, documents_of(theirs, one.id))
    if both:
        return one.stored.state(), [_told(one, each) for each in both]
    problems: list[Message] = []
    records: dict[RecordRef, Record] = {}
    for ref, said in documents.items():
        try:
            records[ref] = parsed(ref, said)
        except ValidationError:
            problems.append(Message("conflict.both_record", _place(one, ref)))
    if problems:
        return one.stored.state(), problems
    return parted(records, {**theirs, **one.stored.state()}, fresh), []


def _told(one: _Edited, both: Both) -> Message:
    if both.field is None:
        return Message("conflict.both_record", _place(one, both.ref))
    values = {"base": both.base, "here": both.ours, "there": both.theirs}
    said = {name: _value(value) for name, value in values.items()}
    return Message("conflict.both_changed", {**_place(one, both.ref), "field": both.field, **said})


def _place(one: _Edited, ref: RecordRef) -> dict[str, str]:
    known = one.base.documents.get(ref) or one.ours[ref]
    place = "" if ref.list == OWN else f".{ref.list}[{key_of(ref, known)}]"
    return {"id": one.id, "place": place}


def _value(value: Any) -> str | Message:
    return Message("value.not_given") if value is None else shown_whole(value)


def _count(changes: Sequence[Logged]) -> tuple[int, date | None]:
    """Of a family's changes, the newest first."""
    gone = undone([one for one in changes if one.takes_back])
    files = {
        one.key for one in changes if one.values.get("how") == "file"
    }  # taken back, the family is not as its file says
    edits: list[Logged] = []
    for one in changes:
        if one.key in gone:
            continue
        if one.via == "import" and one.values.get("how") != "merge":
            break
        if one.via != "import" and (not one.takes_back or files.intersection(one.takes_back)):
            edits.append(one)
    return len(edits), edits[0].at.astimezone().date() if edits else None
