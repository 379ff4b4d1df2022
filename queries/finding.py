"""The record of a finding: a question to those who work with a family, with its evidence. Never a verdict, never a score."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.model.base import Record
from queries.day.consents import ConsentNeeded
from queries.day.evidence import Evidence
from queries.day.units import LevelName
from queries.day.view import View
from queries.limited import Confidence, at_most, statement_key
from words import Message, text

Number = float | int | None
Value = Number | str | Mapping[str, int]
COLUMNS = (
    "appointments_a_week", "share_of_contact", "reach", "units_reached", "betweenness", "closeness", "tenure_days",
    "home_appointments_a_week", "decision_authority", "record_access", "caseload", "wish",
)  # fmt: skip
"""The columns of a coordinator candidate, in their order. There is no sum over them."""


@dataclass(frozen=True)
class Candidate:
    """What speaks for and against somebody as coordinator, and what nobody knows; a column not known or computed is null."""

    place: int
    columns: Mapping[str, Any]
    for_: tuple[Message, ...]
    against: tuple[Message, ...]
    unknown: tuple[Message, ...]
    if_holds: Mapping[str, Any] | None = None

    def document(self, lang: str) -> dict[str, Any]:
        """The candidate as it stands in a finding."""
        return {
            "place": self.place,
            "columns": {name: self.columns.get(name) for name in COLUMNS},
            "for": [text(message, lang) for message in self.for_],
            "against": [text(message, lang) for message in self.against],
            "unknown": [text(message, lang) for message in self.unknown],
            "if_holds": self.if_holds,
        }


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One finding. `statement`, `rule` and `question` are messages; `document` puts them into a language."""

    type: str
    class_: str | None = None
    level: LevelName | None = None
    own_choice: bool | None = None
    family: str
    as_of: date
    subjects: tuple[str, ...]
    between: tuple[str, ...] = ()
    value: Value = None
    interval: tuple[Number, Number] | None = None
    confidence: Confidence = "documented"
    date_uncertain: bool = False
    statement: Message
    rule: Message
    question: Message | None
    evidence: tuple[Evidence, ...] = ()
    counter_evidence: tuple[Evidence, ...] = ()
    shared_tasks: tuple[str, ...] = ()
    different_tasks: tuple[str, ...] = ()
    consent: tuple[ConsentNeeded, ...] = ()
    candidate: Candidate | None = None
    about: str | None = None
    """The need or meeting that the finding is about: each has its own."""
    of_everybody: bool = False
    """Whether its subjects are all of P, whoever they are on the day: then they are no part of its id."""

    @cached_property
    def id(self) -> str:
        """What people's decisions about the finding refer to. The same on every day."""
        subjects = () if self.of_everybody else self.subjects
        return digest([self.family, self.type, self.class_, self.level, subjects, self.between, self.about], length=16)

    @cached_property
    def facts(self) -> str:
        """A hash of what the finding rests on: the records without their free text, not the day. It changes when they do."""
        return digest(
            [
                self.confidence,
                self.own_choice,
                sorted(item.content for item in self.evidence),
                sorted(item.content for item in self.counter_evidence),
                self.shared_tasks,
                self.different_tasks,
            ],
            length=16,
        )

    def title(self, lang: str) -> str:
        """What its type is called, on every page, in every file and command: a topic or a question, true for each class."""
        return text(Message(f"{self.type}.title", {}), lang)

    def document(self, lang: str = "da") -> dict[str, Any]:
        """The finding, ready for JSON, in the language. Every key stands in it, null or empty where it does not apply."""
        return {
            "id": self.id,
            "facts": self.facts,
            "type": self.type,
            "class": self.class_,
            "level": self.level,
            "own_choice": self.own_choice,
            "family": self.family,
            "as_of": self.as_of.isoformat(),
            "subjects": list(self.subjects),
            "between": list(self.between),
            "value": dict(self.value) if isinstance(self.value, Mapping) else self.value,
            "interval": list(self.interval) if self.interval else None,
            "confidence": self.confidence,
            "date_uncertain": self.date_uncertain,
            "statement": text(self.statement, lang),
            "rule": text(self.rule, lang),
            "evidence": [dict(item.entry) for item in self.evidence],
            "counter_evidence": [dict(item.entry) for item in self.counter_evidence],
            "shared_tasks": list(self.shared_tasks),
            "different_tasks": list(self.different_tasks),
            "question": text(self.question, lang) if self.question else None,
            "consent": [need.document() for need in self.consent],
            "candidate": self.candidate.document(lang) if self.candidate else None,
        }


def digest(content: Any, length: int) -> str:
    """A hash of plain values, the same in every run."""
    told = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()[:length]


def found(
    view: View,
    type: str,
    subjects: Iterable[str],
    *,
    values: Mapping[str, Any],
    variant: str | None = None,
    asked: Mapping[str, Any] | None = None,
    rests_on: Sequence[Record] = (),
    against: Sequence[Record] = (),
    date_uncertain: bool = False,
    confidence: Confidence = "documented",
    **fields: Any,
) -> Finding:
    """A finding of the view: its words by type and variant, its evidence in order, and no question about who is barred.

    `values` fill the statement, and with `asked` the question; `date_uncertain` adds to what the evidence says.
    """
    ids = tuple(sorted(set(subjects)))
    proof = view.evidence.of(rests_on, ids)
    key = f"{type}.{variant}" if variant else type
    barred = not view.facts.barred.isdisjoint(ids)
    return Finding(
        type=type,
        family=view.facts.family.id,
        as_of=view.day,
        subjects=ids,
        date_uncertain=date_uncertain or any(not item.sure for item in proof),
        confidence=at_most(view.facts, type, confidence),
        statement=Message(statement_key(view.facts, key), values),
        rule=Message(f"{key}.rule", {}),
        question=None if barred else Message(f"{key}.question", {**values, **(asked or {})}),
        evidence=proof,
        counter_evidence=view.evidence.of(against, ids) if against else (),
        **fields,
    )
