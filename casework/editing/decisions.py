"""What people decide of findings: it stays with a finding while its facts hold, and changes no rule, measure or file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple, cast, get_args

from casework.editing.body import Body
from casework.editing.refusals import NotThere
from graph.editing import Opened
from graph.model.cpr import looks_like_cpr
from graph.model.log import Decision
from graph.reading.sight import Sight
from queries.finding import Finding, digest

State = Literal["new", "discussed", "accepted", "dismissed", "resolved"]
REASONS = ("by_design", "wrong_data", "not_relevant", "family_wish", "handled_elsewhere", "other")
SETTLED = frozenset({"accepted", "dismissed", "resolved"})
"""States in which a finding stands folded below the others, and is counted."""
LONGEST = timedelta(days=366)
"""For how long something may be accepted: twelve months."""


@dataclass(frozen=True)
class Decide:
    """What is decided of a finding."""

    body: Body
    finding: str
    facts: str | None
    """What the finding rested on when the decider looked."""
    state: State
    until: date | None
    reason: str | None
    note: str | None
    meeting: str | None


def read(body: Body, today: date) -> Decide | None:
    """What the body says of it."""
    body.only("finding", "facts", "state", "until", "reason", "note", "meeting", "base", "request", "confirm")
    finding = body.text("finding", required=True)
    facts = body.text("facts", required=True)
    state = cast("State | None", body.word("state", get_args(State), required=True))
    needs_reason = state in ("accepted", "dismissed")
    reason = body.word("reason", REASONS, required=needs_reason)
    until = body.day("until", required=state == "accepted")
    if until is not None and not today < until <= today + LONGEST:
        body.wrong("not_within_a_year", "until", today=str(today))
    note = body.text("note", required=reason == "other")
    if note is not None and looks_like_cpr(note):
        body.wrong("cpr", "note")
    meeting = body.text("meeting") if state == "discussed" else None
    for key, goes in (("until", state == "accepted"), ("reason", needs_reason), ("meeting", state == "discussed")):
        if state and not goes and body.said.get(key) is not None:
            body.wrong("not_with_this_state", key, state=state)
    if finding is None or state is None or facts is None:
        return None
    return Decide(body, finding, facts, state, until, reason, note, meeting)


def finding_of(findings: Iterable[Finding], id: str) -> Finding:
    """The finding of this id. `NotThere` where there is none on the day."""
    found = next((one for one in findings if one.id == id), None)
    if found is None:
        raise NotThere
    return found


def hidden_from(opened: Opened, sight: Sight) -> str:
    """A hash of what the viewer does not see: two who miss the same have the same."""
    if sight.hidden is None:
        return digest([], length=16)
    shown = sight.records(opened.records)
    hidden = [
        [ref.list, ref.id, sorted(set(record.document()) - set(shown[ref].document()) if ref in shown else ["*"])]
        for ref, record in opened.records.items()
    ]
    return digest(sorted(one for one in hidden if one[2]), length=16)


class Status(NamedTuple):
    """What is decided of a finding, on a day."""

    decision: Decision | None
    state: str
    reopened: Literal["facts", "date"] | None = None
    tells_why: bool = True
    """Whether reason and note show: to whom other things show than to the decider, they may tell of what is hidden."""

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        told = (
            self.decision if self.decision is None or self.tells_why else replace(self.decision, reason=None, note=None)
        )
        said = _of(told) if not self.reopened else _of(None)
        was = {"state": told.state, **_of(told)} if told and self.reopened else None
        return {"state": self.state, **said, "reopened": self.reopened, "was": was}


def _of(decision: Decision | None) -> dict[str, Any]:
    if decision is None:
        return dict.fromkeys(("until", "reason", "note", "meeting", "by", "at"))
    return {
        "until": str(decision.until) if decision.until else None,
        "reason": decision.reason,
        "note": decision.note,
        "meeting": decision.meeting,
        "by": decision.user,
        "at": decision.at.isoformat(),
    }


def statuses(
    findings: Sequence[Finding], decisions: Sequence[Decision], day: date, today: date, hidden: str
) -> Mapping[str, Status]:
    """By id, what is decided of each finding on a day, for whoever misses what `hidden` says.

    A decision counts while the finding rests on the same facts, and neither the day nor today is after `until`; else the finding is
    new again, and says why. To whom other things show than to the decider, it is plainly new where the facts differ.
    """
    by_finding = {one.finding: one for one in decisions}
    return {one.id: _status(one, by_finding.get(one.id), day, today, hidden) for one in findings}


def _status(finding: Finding, decision: Decision | None, day: date, today: date, hidden: str) -> Status:
    if decision is None or decision.state == "new":
        return Status(None, "new")
    if decision.facts != finding.facts:
        return Status(decision, "new", "facts") if decision.seen == hidden else Status(None, "new")
    same = decision.seen == hidden
    if decision.until is not None and max(day, today) > decision.until:
        return Status(decision, "new", "date", same)
    return Status(decision, decision.state, tells_why=same)


def gone(findings: Sequence[Finding], decisions: Sequence[Decision], hidden: str) -> list[dict[str, Any]]:
    """Decisions of findings that are there no more on the day: to whoever sees what the decider saw."""
    there = {one.id for one in findings}
    return [
        {"finding": one.finding, "type": one.type, "state": one.state}
        for one in decisions
        if one.finding not in there and one.state != "new" and one.seen == hidden
    ]
