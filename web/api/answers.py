"""The answers of the API as models, for its description alone."""

from typing import Annotated, Any, Literal

from pydantic import Field, RootModel, create_model

from casework.editing import decisions
from casework.editing.confirming import CONFIRMATIONS
from casework.editing.draft import SHARED
from casework.finding_actors import REASONS
from graph.model.parts import FAMILY_LISTS, KINDS, OWN
from graph.model.records import Actor, Unit
from web.api.bodies import Described, one_of

LISTS = Literal[(*FAMILY_LISTS, *SHARED, OWN)]  # type: ignore[valid-type]
OneRecord = one_of(KINDS[list] for list in (*FAMILY_LISTS, *SHARED, OWN))


class Finding(RootModel[dict[str, Any]]):
    """What is found; its keys are those of docs/findings.schema.json."""


class Failure(Described):
    """Why nothing came of it: a word for programs, and what people are told."""

    error: str
    message: str | None = None
    reference: str | None = None


class Named(Described):
    """A record, or a field of it."""

    list: str
    key: str
    field: str | None


class WrongValue(Described):
    """Something that is wrong or doubtful: where in the body, or in which other record."""

    path: str | None
    record: Named | None
    code: str
    values: dict[str, Any]
    message: str


class InvalidBody(Described):
    """All that is wrong with a command."""

    error: Literal["invalid"]
    errors: list[WrongValue]


class Change(Described):
    """A change: who, when, and what in one sentence."""

    key: str
    command: str
    at: str
    by: str
    via: Literal["page", "api", "interview", "import"]
    summary: str
    merge: Annotated[str, Field(description="of two that were made one: the organisation's change")] | None = None


class BothValues(Named):
    """A field that two have changed."""

    base: Any = None
    theirs: Any = None
    yours: Any = None


class Clash(Described):
    """Somebody changed the same since the writer looked."""

    error: Literal["conflict"]
    version: str
    changes: list[Change]
    fields: list[BothValues]


class InUse(Described):
    """Others name what is to go."""

    error: Literal["in_use"]
    dependants: list[Named]


class Candidate(Described):
    """Who may be there already, and why."""

    key: str
    reasons: list[str]


class Double(Described):
    """What is added may be there already."""

    error: Literal["double"]
    candidates: list[Candidate]


class SaidTwice(Described):
    """What must be said twice."""

    error: Literal["confirm"]
    needs: list[Literal[CONFIRMATIONS]]  # type: ignore[valid-type]
    families: int | None = None


class Because(Named):
    """A later change that stands in the way."""

    change: str


class CannotUndo(Described):
    """Later changes rest on it, or it does not stand."""

    error: Literal["cannot_undo"]
    because: list[Because] | None = None
    why: str | None = None


class Refusal(RootModel[Clash | InUse | Double | SaidTwice | CannotUndo | Failure]):
    """Nothing was changed, and why."""


class OpenApi(RootModel[dict[str, Any]]):
    """This description."""


class Count(Described):
    """A number of families: what is shown, and between which bounds the truth lies."""

    value: int | None
    lo: int
    hi: int


class Table(Described):
    """A block: the families of a table, a day and a key, by part."""

    table: str
    day: str
    level: str | None = None
    units: list[str] | None = None
    unit: str | None = None
    category: str | None = None
    family_type: str | None = None
    families: Count
    parts: dict[str, Count]


class Tables(Described):
    """What planners may see: the numbers of a release, with its rule and what is to be known of them."""

    format: int
    municipality: str | None
    release: str
    rule: dict[str, int]
    note: str
    tables: list[Table]


class ChangedRecord(Described):
    """A record as it is now; null where it is gone."""

    list: LISTS  # type: ignore[valid-type]
    key: str | None
    before_key: str | None
    record: OneRecord | None  # type: ignore[valid-type]


class Compared(Described):
    """The findings of a day before and after."""

    as_of: str
    came: list[Finding]
    went: list[Finding]
    changed: list[Finding]


class Still(Described):
    """What else is so of a pair, and through what."""

    state: Literal["present", "absent", "unknown"]
    evidence: list[dict[str, Any]]


class Edited(Described):
    """What an edit came to; `change` is null where nothing was stored."""

    version: str
    change: Change | None
    records: list[ChangedRecord]
    as_of: str
    warnings: list[WrongValue]
    merged_with: list[Change]
    findings: Compared
    families: int | None = None
    still: Still | None = None


class PartOfAFamily(Described):
    """The change of a family that goes with one of the organisation."""

    family: str
    key: str


class OrganisationEdited(Described):
    """What a change of units and actors came to; `families`: in how many families that the viewer sees they are named."""

    version: str
    change: Change | None
    records: list[ChangedRecord]
    families: int
    changes: list[PartOfAFamily]
    stayed: list[str]
    merged_with: list[Change]


class FamilyEntry(Described):
    """A family in a list."""

    id: str
    name: str | None
    as_of: str


class Families(Described):
    """The families that the viewer may know of."""

    families: list[FamilyEntry]


class MadeFamily(Described):
    """A family that was made."""

    id: str
    name: str
    as_of: str
    version: str


def _keyed(list: str) -> Any:
    return create_model(
        f"Keyed{list.title().replace('_', '')}", __base__=Described, key=(str, ...), record=(KINDS[list], ...)
    )


Lists = create_model(
    "Lists", __base__=Described, **{list_: (list[_keyed(list_)], ...) for list_ in FAMILY_LISTS}  # type: ignore[call-overload]
)  # fmt: skip
"""The records of a family with their keys, by list."""


class OpenedFamily(Described):
    """A family as whoever edits reads it."""

    id: str
    name: str
    as_of: str
    version: str
    may_edit: bool
    family: dict[str, Any]
    lists: Lists  # type: ignore[valid-type]
    actors: list[Actor]
    units: list[Unit]


class Status(Described):
    """What was decided of a finding."""

    state: Literal[decisions.State.__args__]  # type: ignore[attr-defined]
    until: str | None
    reason: str | None
    note: str | None
    meeting: str | None
    by: str | None
    at: str | None
    reopened: Literal["facts", "date"] | None
    was: dict[str, Any] | None


class GoneFinding(Described):
    """A finding that was decided and is found no more."""

    finding: str
    type: str
    state: str


class Findings(Described):
    """The findings of a day, each with its status."""

    as_of: str
    version: str
    findings: list[Finding]
    gone: list[GoneFinding]


class LoggedRecord(Described):
    """What a change did to one record."""

    list: LISTS  # type: ignore[valid-type]
    before_key: str | None
    key: str | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None


class LoggedChange(Change):
    """A change with what it did."""

    undoes: str | None
    redoes: str | None
    undone: bool
    erased: bool
    records: list[LoggedRecord]


class Changes(Described):
    """The history, newest first."""

    version: str
    changes: list[LoggedChange]
    next: str | None


class FoundActor(Described):
    """Who may be meant, and why."""

    key: str
    record: Actor
    reasons: list[Literal[REASONS]]  # type: ignore[valid-type]


class Found(Described):
    """Those who may be meant, with the units that hold them, and the version of the organisation."""

    version: str
    actors: Annotated[list[FoundActor], Field(max_length=10)]
    units: list[Unit]
