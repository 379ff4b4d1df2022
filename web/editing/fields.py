"""What the form of each list asks, in which order: read from the records' models, so that no vocabulary is kept twice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from functools import cache
from typing import Any, get_args

from graph.checks.keys import keys_of, record_in, words_in
from graph.model.base import Record, Span
from graph.model.dates import PartialDate
from graph.model.meetings import Agreement, Dream, Meeting, Priority, StatusPoint
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Family,
    Home,
    LegalBasis,
    Member,
    Need,
    PrivatePerson,
    PrivateTie,
    Residence,
    Tie,
    Unit,
    Wish,
)
from graph.model.vocabulary import Information
from web.editing.kinds import Flag, HowMany, Kind, Line, Many, Number, Often, One, Opened, Times, Whom, Word
from web.editing.partial_dates import Date
from web.editing.parts import Group, Residences
from web.editing.roles import RoleLine


@dataclass(frozen=True)
class Field:
    """One thing that a form asks: a key of the record. `only`: the word of another key that it goes with."""

    key: str
    kind: Kind
    required: bool
    folded: bool
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """The form of a list: what stands open, and what is folded away; all other keys of the record are not asked."""

    model: type[Record]
    open: tuple[str, ...]
    folded: tuple[str, ...] = ()
    only: Mapping[str, tuple[str, ...]] = made(default_factory=dict[str, tuple[str, ...]])
    """Keys that go with some words of another key (`ONLY_OF`) and with no other."""


ONLY_OF: Mapping[str, str] = {"ties": "kind"}
"""The key on which others depend."""
FORMS: Mapping[str, Form] = {
    "family": Form(Family, ("name", "mapped", "same_as")),
    "homes": Form(Home, ("protected",)),
    "members": Form(Member, ("name", "kind", "birth_year", "lives_in"), ("age", "custody", "count")),
    "private_network": Form(PrivatePerson, ("name", "relation", "lives_in")),
    "private_ties": Form(
        PrivateTie, ("a", "b", "closeness", "valence", "from"), ("to", "status", "certainty", "no_contact")
    ),
    "wishes": Form(Wish, ("about", "wish", "by", "date")),
    "engagements": Form(
        Engagement,
        ("actor", "service", "service_text", "for", "at", "status", "from", "to", "per_week"),
        ("functions", "attends", "slots", "goal", "predecessors", "stopped_because_of", "stopped_reason", "yearly_cost"),
    ),
    "needs": Form(Need, ("for", "function", "text", "from", "to")),
    "ties": Form(
        Tie,
        ("a", "b", "kind", "level", "valence", "scope", "status", "channel", "from", "to"),
        ("date", "deputy", "successor", "source"),
        {
            "level": ("awareness",),
            "valence": ("trust",),
            "scope": ("coordinates",),
            "deputy": ("coordinates",),
            "successor": ("coordinates",),
        },
    ),
    "meetings": Form(
        Meeting,
        ("kind", "date", "status", "participants", "coordinator"),
        ("time", "place", "purpose", "leader", "minutes_by", "repeats", "until", "follow_up"),
    ),
    "agreements": Form(
        Agreement, ("text", "holder", "about", "from", "due", "status"), ("need", "meeting", "to", "after")
    ),
    "priorities": Form(
        Priority, ("engagement", "decision", "from", "per_week"), ("by", "reason", "meeting")
    ),
    "status_points": Form(
        StatusPoint, ("said_by", "about", "area", "own_area", "step", "date"), ("text", "meeting")
    ),
    "dreams": Form(Dream, ("who", "text"), ("date", "meeting")),
    "consents": Form(
        Consent,
        ("status", "given_by", "about", "from_units", "to_units", "information"),
        ("form", "valid_from", "valid_to"),
    ),
    "actors": Form(Actor, ("name", "kind", "role", "unit"), ("authority",)),
    "units": Form(Unit, (), ("name", "level", "part_of", "sector", "external")),
    "legal_bases": Form(
        LegalBasis, ("statute", "from_units", "to_units", "information"), ("assessed_by", "date", "valid_to", "note")
    ),
}  # fmt: skip
"""The lists that are edited, and the family's own keys. Of an actor and a unit what is asked of one that is new."""
NAMES: Mapping[str, str] = {
    "members.custody": "people",
    "private_ties.a": "people",
    "private_ties.b": "people",
    "wishes.about": "known",
    "wishes.by": "people",
    "engagements.actor": "actors",
    "engagements.service": "services",
    "engagements.attends": "people",
    "engagements.at": "places",
    "engagements.functions": "tasks",
    "engagements.stopped_because_of": "engagements",
    "needs.for": "members",
    "needs.function": "tasks",
    "ties.a": "who",
    "ties.b": "who",
    "ties.deputy": "actors",
    "ties.successor": "actors",
    "meetings.participants": "who",
    "meetings.coordinator": "leaders",
    "meetings.leader": "actors",
    "meetings.minutes_by": "known",
    "agreements.holder": "holders",
    "agreements.about": "members",
    "agreements.need": "needs",
    "agreements.meeting": "meetings",
    "agreements.after": "agreements",
    "priorities.engagement": "engagements",
    "priorities.by": "known",
    "priorities.meeting": "meetings",
    "status_points.said_by": "known",
    "status_points.about": "members",
    "status_points.meeting": "meetings",
    "dreams.who": "members",
    "dreams.meeting": "meetings",
    "actors.unit": "units",
    "units.part_of": "units",
    "units.sector": "sectors",
    "consents.given_by": "people",
    "consents.about": "people",
    "consents.from_units": "units",
    "consents.to_units": "units",
    "legal_bases.from_units": "units",
    "legal_bases.to_units": "units",
}
"""Keys that name something, and what may stand there (`web.editing.options`); the rest is for the checks to say."""
TEXTS: Mapping[str, str] = {
    "same_as.probability": "editing.probability.",
    "members.kind": "map.member.",
    "private_network.relation": "map.relation_to.",
    "private_ties.closeness": "map.closeness.",
    "private_ties.valence": "editing.valence.",
    "private_ties.certainty": "editing.certainty.",
    "private_ties.status": "editing.private_status.",
    "wishes.wish": "editing.wish.",
    "engagements.status": "editing.engagement_status.",
    "engagements.stopped_reason": "editing.stop_reason.",
    "ties.kind": "editing.tie_kind.",
    "ties.status": "editing.tie_status.",
    "ties.level": "map.awareness.",
    "ties.channel": "editing.channel.",
    "ties.valence": "editing.trust.",
    "ties.scope": "editing.scope.",
    "meetings.kind": "map.meeting.",
    "meetings.repeats": "map.repeats.",
    "meetings.status": "editing.meeting_status.",
    "agreements.status": "editing.agreement_status.",
    "priorities.decision": "editing.decision.",
    "status_points.area": "editing.area.",
    "actors.kind": "editing.actor_kind.",
    "units.level": "editing.level.",
    "consents.status": "consent.",
    "consents.form": "editing.consent_form.",
}
"""Where the words of a vocabulary, and the steps of a scale, are said."""
PARTS: Mapping[str, tuple[str, ...]] = {"same_as": ("family", "probability", "basis")}
"""What is asked of a record inside a record, where that is not all in its own order."""
USUAL = frozenset({"engagements.attends", "engagements.functions"})
"""Lists of which leaving out says something other than none."""
MONEY = frozenset({"engagements.yearly_cost"})
LINE = 300
"""A text that may be longer is asked for in several lines."""
INFORMATION: tuple[str, ...] = get_args(Information)


@cache
def fields_of(list: str) -> tuple[Field, ...]:
    """What the form of a list asks, in order. KeyError for a list that has none."""
    form = FORMS[list]
    fields = keys_of(form.model)
    return tuple(
        Field(key, kind_of(list, key), fields[key].is_required(), key in form.folded, form.only.get(key, ()))
        for key in (*form.open, *form.folded)
    )


def kind_of(list: str, key: str) -> Kind:
    """The kind of question for a key of the records of a list, by its type in the model."""
    field = keys_of(FORMS[list].model)[key]
    path = f"{list}.{key}"
    if path == "engagements.for":
        return Whom("members")
    if path == "actors.role":
        return RoleLine()
    if path == "members.count":
        return HowMany()
    if key == "slots":
        return Times()
    if key == "information":
        return Opened(INFORMATION, "editing.information.")
    if path in NAMES:
        several = "tuple" in str(field.annotation)
        return Many(NAMES[path], path in USUAL) if several else One(NAMES[path])
    inner = record_in(field.annotation)
    if inner is Residence:
        return Residences()
    if inner is not None and inner is not Span:
        parts = keys_of(inner)
        return Group({part: _plain_kind(f"{key}.{part}", parts[part]) for part in PARTS.get(key, parts)})
    return _plain_kind(path, field)


def _plain_kind(path: str, field: Any) -> Kind:
    """Of a value that is no record and names nothing."""
    parts = [*field.metadata, *_flat(field.annotation)]
    if Span in parts:
        return Often()
    if PartialDate in parts:
        return Date()
    if bool in parts:
        return Flag()
    if words := words_in(field.annotation):
        return Word(words, TEXTS[path])
    if path in TEXTS:
        return Word(tuple(map(str, range(_rule(parts, "ge"), _rule(parts, "le") + 1))), TEXTS[path], steps=True)
    if int in parts or float in parts:
        return Number(path in MONEY)
    return Line(long=_rule(parts, "max_length") > LINE)


def _flat(annotation: Any) -> Iterator[Any]:
    """The types of an annotation, and the rules that stand beside them."""
    yield annotation
    yield from getattr(annotation, "metadata", ())  # of a pydantic Field
    for part in get_args(annotation):
        yield from _flat(part)


def _rule(parts: Iterable[Any], name: str) -> int:
    """What a rule of the model says, such as the least that a number may be."""
    return next(value for part in parts if (value := getattr(part, name, None)) is not None)
