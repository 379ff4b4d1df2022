"""The records of a case file (format 1), as `docs/case-file.md` describes them.

Reference lists are kept sorted and without repeats, and `CaseFile.in_order` sorts the records, so that two files that
say the same are equal. A field that names another record carries a `Link`: the one declaration from which the graph is
written and read (`codec`).
"""

from datetime import date
from functools import cache, cached_property
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from graph.model.base import (
    Count,
    Day,
    Frequency,
    Function,
    Functions,
    Ids,
    Link,
    Names,
    Period,
    Record,
    Slots,
    as_tuple,
)
from graph.model.dates import PartialDate
from graph.model.meetings import Agreement, Dream, Meeting, Priority, StatusPoint
from graph.model.text import Id, Name, Text
from graph.model.vocabulary import (
    ActorKind,
    Certainty,
    Channel,
    CoordinationScope,
    EngagementStatus,
    MemberKind,
    PrivateStatus,
    Relation,
    StopReason,
    TieKind,
    TieStatus,
    TieValence,
    UnitLevel,
    Valence,
)


class Unit(Record):
    """A part of the organisation, in a tree of any depth; or an organisation outside it."""

    id: Id
    name: Name
    level: UnitLevel
    part_of: Annotated[Id | None, Link("PART_OF")] = None
    sector: Id | None = None
    external: bool | None = None


class Actor(Period):
    """A professional, an organisation, a volunteer or a group that works with families."""

    id: Id
    name: Name
    kind: ActorKind
    role: Name | None = None
    unit: Annotated[Id | None, Link("WORKS_IN")] = None
    authority: bool | None = None
    caseload: Count | None = None
    record_access: Annotated[Ids, Link("HAS_ACCESS_TO")] = ()
    team: Id | None = None


class Home(Record):
    """A home of the family. Its address is never stored; `protected` says that it must never be shown."""

    id: Id
    protected: bool | None = None


class Residence(Period):
    """That somebody lives in a home, perhaps for a time."""

    home: Id

    def document(self) -> Any:
        """The home's id alone where nothing else is said."""
        said = super().document()
        return said if len(said) > 1 else self.home


def _residences(value: Any) -> Any:
    if not isinstance(value, list):
        return as_tuple(value)
    return tuple({"home": item} if isinstance(item, str) else item for item in value)


def residence_order(residence: Residence) -> tuple[str, str, str]:
    """By home, then by time."""
    return residence.home, str(residence.from_ or ""), str(residence.to or "")


def _residences_once(residences: tuple[Residence, ...]) -> tuple[Residence, ...]:
    return tuple({residence_order(item): item for item in sorted(residences, key=residence_order)}.values())


Residences = Annotated[
    tuple[Residence, ...],
    BeforeValidator(_residences, json_schema_input_type=list[str | Residence]),
    AfterValidator(_residences_once),
]


class Age(Record):
    """An age, and the day on which it was that."""

    years: Annotated[int, Field(ge=0, le=130)]
    as_of: PartialDate


class Member(Record):
    """Somebody of the family itself; one record may stand for several people (`count`)."""

    id: Id
    name: Name
    kind: MemberKind
    birth_year: Annotated[int, Field(ge=1850, le=2200)] | None = None
    age: Age | None = None
    lives_in: Annotated[Residences, Link("LIVES_IN", to="home")] = ()
    custody: Annotated[Ids, Link("IN_CUSTODY_OF")] = ()
    count: Annotated[int, Field(ge=2, le=100)] | Literal["unknown"] | None = None


class PrivatePerson(Record):
    """Somebody of the family's private network; may live in one of its homes."""

    id: Id
    name: Name
    relation: Relation | None = None
    lives_in: Annotated[Residences, Link("LIVES_IN", to="home")] = ()


class PrivateTie(Period):
    """A tie between two private people. A threat, or what `no_contact` guards against, comes from `a`.

    With `status: documented_absent` it is known that the two have no contact: it supports nobody.
    """

    a: Id
    b: Id
    closeness: Annotated[int, Field(ge=1, le=3)] | None = None
    valence: Valence | None = None
    certainty: Certainty | None = None
    no_contact: bool | None = None
    status: PrivateStatus | None = None

    @cached_property
    def key(self) -> str:
        """Names the tie by its content."""
        return self.content_key("p")

    @model_validator(mode="after")
    def _says_one_thing(self) -> "PrivateTie":
        """Who has no contact is not close, and nothing in it is good, usual or draining; a conflict or a threat may be."""
        contradicts = {
            "closeness": self.closeness is not None,
            "valence": self.valence in ("positive", "neutral", "draining"),
            "certainty": self.certainty == "suspected",
        }
        for field, wrong in contradicts.items():
            if self.status == "documented_absent" and wrong:
                raise PydanticCustomError("absent_key", "`{field}` does not go with no contact", {"field": field})
        return self


class Wish(Record):
    """The family's own wish about a person or an actor."""

    about: Id
    wish: Literal["wanted", "not_wanted", "ask"]
    by: Id | None = None
    date: PartialDate | None = None

    @cached_property
    def key(self) -> str:
        """Names the wish by its content."""
        return self.content_key("w")


class Predecessors(Record):
    """How many held this work for the family before, and since when that is counted."""

    count: Annotated[int, Field(ge=0, le=1000)]
    since: PartialDate | None = None


class Engagement(Period):
    """An actor's work with somebody in the family ("indsats")."""

    id: Id
    actor: Annotated[Id, Link("BY")]
    service: Id | None = None
    service_text: Text | None = None
    for_: Annotated[Literal["family"] | Ids, Link("FOR")] = Field(alias="for")
    attends: Annotated[Ids | None, Link("ATTENDED_BY")] = None
    at: Annotated[Id, Link("AT", to="home")]
    functions: Functions | None = None
    status: EngagementStatus
    per_week: Frequency | None = None
    slots: Slots = ()
    predecessors: Predecessors | None = None
    goal: Text | None = None
    stopped_because_of: Annotated[Id | None, Link("STOPPED_BECAUSE_OF", to="engagement")] = None
    stopped_reason: StopReason | None = None
    yearly_cost: Annotated[float, Field(ge=0, le=1e9)] | None = None

    kept_empty = frozenset({"for", "attends", "functions"})

    @model_validator(mode="after")
    def _slots_run_forward(self) -> "Engagement":
        backwards = [slot for slot in self.slots if slot[4:9] >= slot[10:15]]
        if backwards:
            raise PydanticCustomError("slot_order", "slot {slot} ends before it begins", {"slot": backwards[0]})
        return self


class Need(Period):
    """Help that somebody in the family needs."""

    id: Id
    for_: Annotated[Ids, Field(min_length=1), Link("FOR")] = Field(alias="for")
    function: Function
    text: Text | None = None


class Tie(Period):
    """What is known of two actors or units, or of an actor and the family. What nobody recorded is unknown."""

    id: Id | None = None
    a: Id
    b: Id
    kind: TieKind
    status: TieStatus
    level: Annotated[int, Field(ge=0, le=4)] | None = None
    channel: Channel | None = None
    valence: TieValence | None = None
    scope: CoordinationScope | None = None
    deputy: Ids = ()
    successor: Ids = ()
    date: PartialDate | None = None
    source: Text | None = None

    @cached_property
    def key(self) -> str:
        """Its id, or one made from its content."""
        return self.id or self.content_key("t")

    @model_validator(mode="after")
    def _keys_of_its_kind(self) -> "Tie":
        foreign = {
            "level": self.kind != "awareness" and self.level is not None,
            "valence": self.kind != "trust" and self.valence is not None,
            "scope": self.kind != "coordinates" and self.scope is not None,
            "deputy": self.kind != "coordinates" and self.deputy != (),
            "successor": self.kind != "coordinates" and self.successor != (),
            "date": self.date is not None and (self.from_ is not None or self.to is not None),
        }
        for field, wrong in foreign.items():
            if wrong:
                raise PydanticCustomError(
                    "tie_key", "`{field}` does not go with this tie", {"field": field, "kind": self.kind}
                )
        return self


class Consent(Record):
    """A consent to the exchange of named information between named units. Not the legal basis."""

    id: Id
    given_by: Annotated[Id | None, Link("GIVEN_BY")] = None
    about: Annotated[Ids, Link("ABOUT")] = ()
    from_units: Annotated[Ids, Link("FROM_UNIT")] = ()
    to_units: Annotated[Ids, Link("TO_UNIT")] = ()
    information: Names = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    form: Literal["written", "oral"] | None = None
    status: Literal["given", "refused", "withdrawn"] | None = None


class LegalBasis(Record):
    """Why information may be exchanged without consent."""

    id: Id
    statute: Text | None = None
    from_units: Annotated[Ids, Link("FROM_UNIT")] = ()
    to_units: Annotated[Ids, Link("TO_UNIT")] = ()
    information: Names = ()
    assessed_by: Name | None = None
    date: PartialDate | None = None
    valid_to: PartialDate | None = None
    note: Text | None = None


class SameAs(Record):
    """That this may be the same family as another; shown, never merged by itself."""

    family: Id
    probability: Literal["likely", "possible"] | None = None
    basis: Text | None = None


class Mapped(Record):
    """The days on which a part was mapped in full: what is not recorded then was not there."""

    actors: PartialDate | None = None
    ties: PartialDate | None = None
    private: PartialDate | None = None


def _if_it_says_anything(mapped: Mapped | None) -> Mapped | None:
    """`mapped: {}` says no more than leaving the key out."""
    return mapped if mapped is not None and mapped.document() else None


def _if_any(ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """`recorded_by: []` says no more than leaving the key out."""
    return ids or None


class Family(Record):
    """A family with all that its case file says of it."""

    id: Id
    name: Name
    same_as: SameAs | None = None
    mapped: Annotated[Mapped | None, AfterValidator(_if_it_says_anything)] = None
    recorded_by: Annotated[Ids | None, AfterValidator(_if_any)] = None
    """The units whose own knowledge this map is."""
    as_of: Day | None = None
    """The day on which its statuses hold, where that is not the file's."""
    homes: Annotated[tuple[Home, ...], BeforeValidator(as_tuple)] = ()
    members: Annotated[tuple[Member, ...], BeforeValidator(as_tuple)] = ()
    private_network: Annotated[tuple[PrivatePerson, ...], BeforeValidator(as_tuple)] = ()
    private_ties: Annotated[tuple[PrivateTie, ...], BeforeValidator(as_tuple)] = ()
    wishes: Annotated[tuple[Wish, ...], BeforeValidator(as_tuple)] = ()
    engagements: Annotated[tuple[Engagement, ...], BeforeValidator(as_tuple)] = ()
    needs: Annotated[tuple[Need, ...], BeforeValidator(as_tuple)] = ()
    ties: Annotated[tuple[Tie, ...], BeforeValidator(as_tuple)] = ()
    meetings: Annotated[tuple[Meeting, ...], BeforeValidator(as_tuple)] = ()
    agreements: Annotated[tuple[Agreement, ...], BeforeValidator(as_tuple)] = ()
    priorities: Annotated[tuple[Priority, ...], BeforeValidator(as_tuple)] = ()
    status_points: Annotated[tuple[StatusPoint, ...], BeforeValidator(as_tuple)] = ()
    dreams: Annotated[tuple[Dream, ...], BeforeValidator(as_tuple)] = ()
    consents: Annotated[tuple[Consent, ...], BeforeValidator(as_tuple)] = ()
    legal_bases: Annotated[tuple[LegalBasis, ...], BeforeValidator(as_tuple)] = ()

    def of_file(self, as_of: date) -> "Family":
        """The same in a file of this day: without a day of its own where that is the file's."""
        return self.replaced(as_of=None) if self.as_of == as_of else self


class CaseFile(Record):
    """One source: some families, and the units and actors around them."""

    tovholder: Literal[1]
    municipality: Name | None = None
    as_of: Day
    units: Annotated[tuple[Unit, ...], BeforeValidator(as_tuple)] = ()
    actors: Annotated[tuple[Actor, ...], BeforeValidator(as_tuple)] = ()
    ties: Annotated[tuple[Tie, ...], BeforeValidator(as_tuple)] = ()
    families: Annotated[tuple[Family, ...], BeforeValidator(as_tuple)] = ()

    def day_of(self, family: Family) -> date:
        """The day on which the statuses of one of its families hold."""
        return family.as_of or self.as_of

    def in_order(self) -> "CaseFile":
        """The same file with its records in the order of their ids, and what it says twice once."""
        families = (in_order(family.of_file(self.as_of)) for family in self.families)
        return in_order(self.replaced(families=tuple(families)))


R = TypeVar("R", bound=Record)


def in_order(record: R) -> R:
    """The record with its lists of records in the order of their ids, and what they say twice once."""
    update: dict[str, Any] = {}
    for name in type(record).model_fields:
        items = getattr(record, name)
        if isinstance(items, tuple) and items and isinstance(items[0], Record):
            update[name] = tuple({order_key(item): item for item in sorted(items, key=order_key)}.values())
    return record.replaced(**update)


def order_key(record: Record) -> str:
    """By what a record is known among its kind: its id, or for ties and wishes without one their content."""
    name = _known_by(type(record))
    return str(getattr(record, name)) if name else ""


@cache
def _known_by(kind: type[Record]) -> str | None:
    """Asked once a kind: for what a record does not have, it looks long."""
    return next((name for name in ("key", "id") if hasattr(kind, name) or name in kind.model_fields), None)
