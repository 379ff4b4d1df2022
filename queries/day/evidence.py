"""What a finding rests on: the records, how they are shown, and whether the day depends on a date known only in part."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from typing import get_args

from pydantic.fields import FieldInfo

from graph.model.base import Record
from graph.model.dates import PartialDate
from graph.model.meetings import Agreement, Meeting
from graph.model.periods import CONTACT_DAYS, contact_days, meeting_period, plus
from graph.model.records import Consent, Engagement, Need, Tie
from graph.model.text import TEXT_IS_SETTLED
from queries.day.core import Day
from queries.day.states import is_in_force

KINDS: dict[type[Record], str] = {
    Engagement: "engagement",
    Tie: "tie",
    Meeting: "meeting",
    Need: "need",
    Consent: "consent",
    Agreement: "agreement",
}
"""The records that can be evidence, in the order in which they are shown."""
ONLY: dict[type[Record], frozenset[str]] = {
    Meeting: frozenset(
        {"id", "kind", "date", "repeats", "until", "participants", "coordinator", "status"}
    ),  # and nothing of how it is prepared
    Agreement: frozenset({"id", "holder", "due", "from", "need"}),
}
"""What a finding rests on of records that say more."""
_RANK = {kind: place for place, kind in enumerate(KINDS)}
Order = tuple[int, tuple[tuple[date, date], ...], tuple[str, ...]]


@dataclass(frozen=True)
class Evidence:
    """A record that makes a finding true, or speaks against it."""

    record: Record
    order: Order
    """By kind, then by the dates, then by who is in it: never by an id made from content."""
    sure: bool
    """False where the record holds on the day only thanks to a missing `from` or a partial date."""

    @cached_property
    def entry(self) -> dict[str, str]:
        """How it is shown: kind, id, and of dates and source what is known."""
        record = self.record
        id = record.key if isinstance(record, Tie) else str(getattr(record, "id", ""))
        shown = {"kind": KINDS[type(record)], "id": id}
        shown |= {key: str(value) for key, value in _dates(record).items() if value is not None}
        if isinstance(record, Tie) and record.source:
            shown["source"] = record.source
        return shown

    @cached_property
    def content(self) -> str:
        """What the record says, for the hash by which a finding knows that what it rests on has changed.

        Free text and sources aside, and how a meeting is prepared: who mends a typo, or takes a question along, has changed nothing
        that people decided about.
        """
        beside, only = free_text(type(self.record)), ONLY.get(type(self.record))
        said = {
            key: value
            for key, value in self.record.document().items()
            if key not in beside and (only is None or key in only)
        }
        return f"{KINDS[type(self.record)]} {json.dumps(said, sort_keys=True)}"


@cache
def free_text(kind: type[Record]) -> frozenset[str]:
    """The keys of such a record that hold free text."""
    fields = kind.model_fields.items()
    return frozenset(field.alias or name for name, field in fields if _is_free_text(field))


def _is_free_text(field: FieldInfo) -> bool:
    inner = (item for part in get_args(field.annotation) for item in getattr(part, "__metadata__", ()))
    return TEXT_IS_SETTLED in (*field.metadata, *inner)


def _dates(record: Record) -> dict[str, PartialDate | None]:
    if isinstance(record, Consent):
        return {"from": record.valid_from, "to": record.valid_to}
    if isinstance(record, Meeting):
        return {"date": record.date, "to": record.until}
    if isinstance(record, Tie):
        return {"from": record.from_, "to": record.to, "date": record.date}
    if isinstance(record, Engagement | Need | Agreement):
        return {"from": record.from_, "to": record.to}
    return {}


def _order(record: Record) -> Order:
    days = tuple((when.first, when.last) if when else (date.min, date.min) for when in _dates(record).values())
    if isinstance(record, Tie):
        return _RANK[Tie], days, (record.a, record.b, record.kind, record.status, record.channel or "", record.id or "")
    if isinstance(record, Engagement):
        return _RANK[Engagement], days, (record.actor, record.id)
    return _RANK[type(record)], days, (str(getattr(record, "id", "")),)


_BY_ORDER = attrgetter("order")


class EvidenceStore:
    """The records of a family as evidence on a day, each made once: a record is evidence of many findings."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self._made: dict[int, Evidence] = {}
        """By the object: the facts of the day keep their records alive, and two records may say the same."""

    def of(self, records: Iterable[Record], subjects: Iterable[str] = ()) -> tuple[Evidence, ...]:
        """The records as evidence, each once and in order.

        A tie with a private person who is barred is no evidence of others: it is left out, save where the finding is
        about that person.
        """
        barred = self._day.barred_people
        silent = barred.difference(subjects) if barred else barred
        made = self._made
        chosen: dict[int, Evidence] = {}
        for record in records:
            if silent and isinstance(record, Tie) and not silent.isdisjoint((record.a, record.b)):
                continue
            name = id(record)
            if name not in made:
                made[name] = Evidence(record, _order(record), _holds_surely(self._day, record))
            chosen[name] = made[name]
        return tuple(sorted(chosen.values(), key=_BY_ORDER))


def _holds_surely(day: Day, record: Record) -> bool:
    """False where it holds on the day, but would not with its dates at their latest, and then at their earliest."""
    if isinstance(record, Engagement):
        return day.work(record.id).sure
    if isinstance(record, Tie):
        in_force = is_in_force(record, day.day, day.facts, day.work_of.keys())
        return not in_force or _tie_holds_surely(record, day.day)
    return not isinstance(record, Meeting) or _meeting_holds_surely(record, day.day)


def _tie_holds_surely(tie: Tie, day: date) -> bool:
    if tie.date:
        return tie.date.last <= day <= plus(tie.date.first, CONTACT_DAYS)
    return tie.from_ is not None and tie.from_.last <= day <= (tie.to.first if tie.to else date.max)


def _meeting_holds_surely(meeting: Meeting, day: date) -> bool:
    days = meeting_period(meeting)
    if days is None or day not in days:
        return True
    if meeting.date is None or day < meeting.date.last:
        return False
    end = meeting.until if meeting.repeats else meeting.date
    return end is None or day <= plus(end.first, contact_days(meeting))


def presence(day: Day, actors: Iterable[str]) -> list[Engagement]:
    """For each of these actors of P the engagements that keep it in the circle."""
    return [work.engagement for id in sorted(set(actors)) for work in day.work_of[id]]
