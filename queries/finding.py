"""The record of a finding: a question to those who work with a family, with its evidence. Never a verdict, never a score."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.model.base import Record
from queries.candidate import Candidate
from queries.day.consents import ConsentNeeded
from queries.day.evidence import Evidence
from queries.day.units import LevelName
from queries.day.view import View
from queries.limited import Confidence, at_most, statement_key
from words import Message, text

Number = float | int | None
Value = Number | str | Mapping[str, int]


@dataclass(frozen=True, kw_only=True, init=False)
class Finding:
    """One finding. `statement`, `rule` and `question` are messages; `document` puts them into a language.

    What only some who take findings ask for – these messages, the ids, all about a candidate – is made when it is asked for.
    """

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
    key: str
    """Of its words: the type, and the variant where it has several."""
    statement_key: str
    """Of the statement: another one for who may not see all."""
    values: Mapping[str, Any]
    """What fills the statement, and with `asked` the question."""
    asked: Mapping[str, Any]
    may_ask: bool
    """False where a subject is barred: then there is no question."""
    evidence: tuple[Evidence, ...] = ()
    counter_evidence: tuple[Evidence, ...] = ()
    shared_tasks: tuple[str, ...] = ()
    different_tasks: tuple[str, ...] = ()
    consents: tuple[ConsentNeeded, ...] = ()
    """Those it needs, but for a candidate: see `consent`."""
    candidate: Candidate | None = None
    about: str | None = None
    """The need or meeting that the finding is about: each has its own."""
    of_everybody: bool = False
    """Whether its subjects are all of P, whoever they are on the day: then they are no part of its id."""

    def __init__(self, **fields: Any) -> None:
        """Give each field by its name; `TypeError` for one that is none. The others are as they stand above."""
        if not fields.keys() <= self.__dataclass_fields__.keys():
            raise TypeError(f"A finding has no {sorted(fields.keys() - self.__dataclass_fields__.keys())}.")
        vars(self).update(fields)  # one by one, as a frozen record is made, takes a tenth of the time of all rules

    @property
    def statement(self) -> Message:
        """What is so, in one sentence."""
        return Message(self.statement_key, self.values)

    @property
    def rule(self) -> Message:
        """The rule in plain words."""
        return Message(f"{self.key}.rule")

    @property
    def question(self) -> Message | None:
        """What to ask at the meeting; nothing about who is barred."""
        return Message(f"{self.key}.question", {**self.values, **self.asked}) if self.may_ask else None

    @property
    def consent(self) -> tuple[ConsentNeeded, ...]:
        """The consents that would be needed before acting: for a candidate, before it holds the rope."""
        return self.candidate.consents if self.candidate else self.consents

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
    may_ask: bool = True,
    **fields: Any,
) -> Finding:
    """A finding of the view: its words by type and variant, its evidence in order, and no question about who is barred.

    `values` fill the statement, and with `asked` the question; `date_uncertain` adds to what the evidence says.
    """
    ids = tuple(sorted(set(subjects)))
    key = f"{type}.{variant}" if variant else type
    proof = view.evidence.of(rests_on, ids)
    return Finding(
        type=type,
        family=view.facts.family.id,
        as_of=view.day,
        subjects=ids,
        date_uncertain=date_uncertain or not all(item.sure for item in proof),
        confidence=at_most(view.facts, type, confidence),
        key=key,
        statement_key=statement_key(view.facts, key),
        values=values,
        asked=asked or {},
        may_ask=may_ask and view.facts.barred.isdisjoint(ids),
        evidence=proof,
        counter_evidence=view.evidence.of(against, ids) if against else (),
        **fields,
    )
