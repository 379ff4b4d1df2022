"""What the decision table asks of a record: its row, its id, whom and which units it names."""

from collections.abc import Iterable, Mapping

from graph.model.base import Record
from graph.model.meetings import Agreement, BoardItem, Dream, Meeting, Priority, StatusPoint
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
    Tie,
    Wish,
)

WITHOUT_TYPE = frozenset({"member", "protected_home", "protected_slots", "actor", "tie", "trust", "meeting", "consent",
                          "recorded_by", "mapped", "same_as"})  # fmt: skip
"""Rows whose records are of no type of information: they show, or not, as they are."""
_ROWS: Mapping[type[Record], str] = {
    Member: "member",
    Engagement: "engagement",
    Actor: "actor",
    Need: "need",
    PrivatePerson: "network",
    PrivateTie: "network",
    Wish: "network",
    Meeting: "meeting",
    Consent: "consent",
    LegalBasis: "consent",
    Agreement: "agreement",
    Priority: "agreement",
    BoardItem: "voice",
    StatusPoint: "voice",
    Dream: "voice",
}


def row_of(record: Record) -> str:
    """The row of the table that the record is in."""
    if isinstance(record, Home):
        return "protected_home" if record.protected else "home"
    if isinstance(record, Tie):
        return "trust" if record.kind == "trust" else "tie"
    return _ROWS[type(record)]


def id_of(record: Record) -> str:
    """Its id; empty where it has none."""
    return str(getattr(record, "id", ""))


def participants_of(record: Record) -> tuple[str, ...]:
    """Who takes part in a meeting."""
    assert isinstance(record, Meeting)
    return record.participants


def units_named(record: Record) -> Iterable[str]:
    """The units that a family says are its recorders, or that a consent or a basis names."""
    if isinstance(record, Family):
        return record.recorded_by or ()
    assert isinstance(record, Consent | LegalBasis)
    return (*record.from_units, *record.to_units)


def holders_of(record: Record) -> frozenset[str]:
    """Who holds an agreement; of a decision on an effort those who made it."""
    if isinstance(record, Agreement):
        return frozenset({record.holder} if record.holder else ())
    return frozenset(record.by) if isinstance(record, Priority) else frozenset()


def speaker_of(record: Record) -> str | None:
    """Who said what a record says; None where it is nobody's words."""
    if isinstance(record, StatusPoint | BoardItem):
        return record.said_by
    return record.who if isinstance(record, Dream) else None


def meeting_of(record: Record) -> str | None:
    """The id of the meeting that a record is, or was made at."""
    if isinstance(record, Meeting):
        return record.id
    return record.meeting if isinstance(record, Agreement | Priority | StatusPoint | Dream) else None


def persons_named(record: Record) -> tuple[str, ...]:
    """The members whom a record of a meeting says that it is about; none: all."""
    if isinstance(record, Agreement):
        return record.about
    if isinstance(record, StatusPoint):
        return (record.about,) if record.about else ()
    return (record.who,) if isinstance(record, Dream) else ()
