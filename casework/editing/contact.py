"""`contact`: do these two talk? Yes, no, or asked and not known, from a day on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from casework.editing.body import Body
from casework.editing.draft import Draft, Touched
from graph.checks.values import shown
from graph.model.change import RecordRef
from graph.model.parts import parsed
from graph.model.periods import force_period, plus, possible_days
from graph.model.records import Tie
from graph.model.vocabulary import Channel

Answer = Literal["yes", "no", "unknown"]
STATES: Mapping[str, str] = {"yes": "present", "no": "absent", "unknown": "unknown"}
"""The state that a pair is to have after each answer."""


@dataclass(frozen=True)
class Contact:
    """What is known of a pair of actors from a day on."""

    body: Body
    a: str
    b: str
    answer: str
    on: date
    channel: str | None
    source: str | None

    def values(self) -> Mapping[str, Any]:
        return {"a": self.a, "b": self.b, "answer": self.answer, "on": str(self.on)}

    def apply(self, draft: Draft) -> None:
        """Close what the answer contradicts, and say what it says, unless that is known."""
        for field, id in (("a", self.a), ("b", self.b)):
            ref = draft.ref("actors", id)
            if not (draft.has(ref) and draft.is_visible(ref)):
                self.body.wrong("no_actor_here", field, name=shown(id))
        if self.a == self.b:
            self.body.wrong("one_end", "b", end=shown(self.a))
        if draft.wrongs:
            return
        found = [*open_ties(draft, self.a, self.b, self.on)]
        for ref, tie in found:
            if _contradicts(tie, self.answer):
                self._close(draft, ref, tie)
        if not any(self._says_it(tie) for _, tie in found):
            draft.add("ties", self._tie(), self._touched())

    def _touched(self) -> Touched:
        names = {"a": "a", "b": "b", "from": "on", "source": "source", "channel": "channel"}
        return Touched(self.body.path("answer"), {field: self.body.path(name) for field, name in names.items()})

    def _tie(self) -> dict[str, Any]:
        start: dict[str, Any] = {"a": self.a, "b": self.b}
        end: dict[str, Any] = {"from": str(self.on)} | ({"source": self.source} if self.source is not None else {})
        match self.answer:
            case "yes":
                return {**start, "kind": "exchange", "status": "documented", "channel": self.channel or "direct", **end}
            case "no":
                return {**start, "kind": "exchange", "status": "documented_absent", **end}
            case _:
                return {**start, "kind": "awareness", "status": "documented", "level": 0, **end}

    def _close(self, draft: Draft, ref: RecordRef, tie: Tie) -> None:
        path = self.body.path("on")
        if tie.from_ is not None and tie.from_.first >= self.on:
            draft.drop(ref, path)
        else:
            draft.say(ref, "to", str(plus(self.on, -1)), path)

    def _says_it(self, tie: Tie) -> bool:
        """Whether a tie that is in force on the day says what is answered."""
        days = force_period(tie)
        if days is not None and self.on not in days:
            return False
        if self.answer == "unknown":
            return _is_asked(tie)
        if tie.kind != "exchange":
            return False
        if self.answer == "no":
            return tie.status == "documented_absent"
        return tie.status == "documented" and (self.channel is None or (tie.channel or "direct") == self.channel)


def open_ties(draft: Draft, a: str, b: str, on: date) -> Iterator[tuple[RecordRef, Tie]]:
    """The family's own ties of the two, either way round, that may hold on the day or later: no single contact, none that runs
    through the citizen or a record."""
    for ref in [*draft.visible("ties")]:
        document = draft.document(ref)
        if {document.get("a"), document.get("b")} != {a, b}:
            continue
        tie = parsed(ref, document)
        assert isinstance(tie, Tie)
        days = possible_days(tie.from_, tie.to)
        is_meant = tie.date is None and tie.channel not in ("via_citizen", "via_record")
        if is_meant and days is not None and days.last >= on:
            yield ref, tie


def _is_asked(tie: Tie) -> bool:
    """Asked, and not known."""
    return tie.kind == "awareness" and tie.status == "documented" and tie.level == 0


def _contradicts(tie: Tie, answer: str) -> bool:
    says_no = tie.kind in ("exchange", "awareness") and tie.status == "documented_absent"
    is_aware = tie.kind == "awareness" and (tie.level or 0) >= 2
    says_yes = tie.status == "documented" and (tie.kind == "exchange" or is_aware)
    match answer:
        case "yes":
            return says_no or _is_asked(tie)
        case "no":
            return says_yes or _is_asked(tie)
        case _:
            return says_no or says_yes


def read(body: Body) -> Contact | None:
    """What the body says of it."""
    body.only("a", "b", "answer", "on", "channel", "source", "base", "request", "confirm")
    a, b = body.text("a", required=True), body.text("b", required=True)
    answer = body.word("answer", get_args(Answer), required=True)
    on = body.day("on", required=True)
    channel = body.word("channel", get_args(Channel))
    source = body.text("source")
    if a is None or b is None or answer is None or on is None:
        return None
    return Contact(body, a, b, answer, on, channel, source)
