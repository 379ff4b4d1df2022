"""Whom to invite to a meeting, and why: from what is found, promised and wished. Nobody who is barred."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from graph.model.barred import wishes_that_count
from graph.model.meetings import Agreement
from graph.model.periods import first_of, last_of
from graph.model.records import PrivateTie
from graph.reading.cut import Seen
from queries.day.private_support import is_close
from queries.finding import Finding
from queries.meetings.consent_matrix import (
    ASK_FIRST,
    CONSENT_AGE,
    SHUT,
    Cell,
    ConsentMatrix,
    consent_matrix,
    is_certainly,
)
from queries.meetings.day import MeetingDay, meeting_on
from queries.meetings.smallest_set import SmallestSet, smallest_set
from queries.rules.registry import findings_of

Kind = Literal["member", "private", "actor"]
Reason = Literal[
    "member", "wanted", "holds_ball", "coordinates", "candidate", "sole_bearer", "missing_link", "same_home", "plan_conflict",
    "handover", "authority", "support",
]  # fmt: skip
REASONS: tuple[Reason, ...] = get_args(Reason)
KeepOut = Literal["refused", "child", "professionals_only"]
BY_TYPE: dict[str, Reason] = {
    "coordinator_candidate": "candidate",
    "missing_link": "missing_link",
    "redundant_actors": "same_home",
    "same_task_other_person": "same_home",
    "unaware_in_home": "same_home",
    "plan_conflict": "plan_conflict",
    "handover_gap": "handover",
}
"""By type of finding, the reason that it is for whoever is its subject."""


class Because(NamedTuple):
    """A reason to invite somebody, with the findings and records that it rests on."""

    reason: Reason
    findings: tuple[str, ...] = ()
    records: tuple[tuple[str, str], ...] = ()
    """By kind and id."""

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        records = [{"kind": kind, "id": id} for kind, id in self.records]
        return {"reason": self.reason, "findings": list(self.findings), "records": records}


@dataclass(frozen=True)
class Person:
    """Somebody who could come to a meeting."""

    who: str
    kind: Kind
    invited: bool
    answer: str | None
    reasons: tuple[Because, ...]
    keep_out: tuple[KeepOut, ...]
    ask_first: tuple[Cell, ...]
    """What they could not say, or be told, unless somebody consents first."""
    part: Literal["all", "information"]

    @property
    def suggested(self) -> bool:
        """Whether there is a reason, and nothing against."""
        return bool(self.reasons) and not self.keep_out

    def document(self, in_smallest_set: bool) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "who": self.who,
            "kind": self.kind,
            "invited": self.invited,
            "answer": self.answer,
            "reasons": [because.document() for because in self.reasons],
            "keep_out": list(self.keep_out),
            "ask_first": [cell.key for cell in self.ask_first],
            "part": self.part,
            "suggested": self.suggested,
            "in_smallest_set": in_smallest_set,
        }


@dataclass(frozen=True)
class Invitation:
    """Whom to invite to a meeting, and whom not to seat together."""

    on: MeetingDay
    consent_age: int = CONSENT_AGE

    @cached_property
    def findings(self) -> Sequence[Finding]:
        """What is found on the day of the meeting."""
        return findings_of(self.on.view)

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Members, private network, actors of P and those about to begin, each by id; nobody who is barred."""
        view = self.on.view
        family, barred = view.facts.family, view.facts.barred
        coming = {work.actor.id for work in view.works if work.coming}
        kinds: dict[Kind, list[str]] = {
            "member": sorted(one.id for one in family.members),
            "private": sorted(one.id for one in family.private_network),
            "actor": sorted({*view.circle, *coming}),
        }
        return tuple(self._person(who, kind) for kind, ids in kinds.items() for who in ids if who not in barred)

    @cached_property
    def smallest(self) -> SmallestSet:
        """The fewest of the suggested actors who could talk about what is found."""
        suggested = [one.who for one in self.people if one.kind == "actor" and one.suggested]
        return smallest_set(self.on.view, self.findings, suggested)

    @cached_property
    def not_together(self) -> tuple[tuple[str, str], ...]:
        """Pairs of those who come between whom there is a threat or no contact, whenever. For whoever leads and is responsible only."""
        pairs = {
            (min(tie.a, tie.b), max(tie.a, tie.b))
            for tie in self.on.view.facts.family.private_ties
            if _keeps_apart(tie)
        }
        return tuple(sorted(pair for pair in pairs if self.on.invited.issuperset(pair)))

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        chosen = self.smallest
        return {
            **self.on.head,
            "people": [one.document(one.who in chosen.actors) for one in self.people],
            "smallest_set": list(chosen.actors),
            "untouched": sorted(chosen.untouched),
            "not_together": [list(pair) for pair in self.not_together],
        }

    # --- one person -------------------------------------------------------------------------------------------

    def _person(self, who: str, kind: Kind) -> Person:
        entry = next((one for one in self.on.meeting.invited if one.who == who), None)
        cells = self._cells(who) if kind == "actor" else ()
        conference = self.on.meeting.kind == "family_group_conference"
        return Person(
            who=who,
            kind=kind,
            invited=who in self.on.invited,
            answer=entry.answer if entry else None,
            reasons=tuple(self._reasons(who, kind)),
            keep_out=tuple(self._keep_out(who, kind, cells)),
            ask_first=tuple(cell for cell in cells if cell.state in ASK_FIRST),
            part="information" if conference and kind == "actor" else "all",
        )

    def _cells(self, actor: str) -> tuple[Cell, ...]:
        """The cells between its unit and those of the other actors who come, either way, if it comes."""
        matrix = self._matrix if actor in self.on.invited else consent_matrix(self.on, self.consent_age, [actor])
        own = matrix.unit_of(actor)
        return tuple(cell for cell in matrix.cells if own in (cell.from_unit, cell.to_unit))

    @cached_property
    def _matrix(self) -> ConsentMatrix:
        return consent_matrix(self.on, self.consent_age)

    def _keep_out(self, who: str, kind: Kind, cells: tuple[Cell, ...]) -> Iterator[KeepOut]:
        if any(cell.state in SHUT for cell in cells):
            yield "refused"
        member = next((one for one in self.on.view.facts.family.members if kind == "member" and one.id == who), None)
        if member and member.kind == "child" and who not in self.on.invited:
            if not is_certainly(member, self.consent_age, self.on.day):
                yield "child"
        if kind != "actor" and self.on.meeting.kind == "cooperation_meeting":
            yield "professionals_only"

    # --- reasons ----------------------------------------------------------------------------------------------

    def _reasons(self, who: str, kind: Kind) -> Iterator[Because]:
        found = {because.reason: because for because in self._found(who, kind)}
        return (found[reason] for reason in REASONS if reason in found)

    def _found(self, who: str, kind: Kind) -> Iterator[Because]:
        view = self.on.view
        if kind == "member":
            yield Because("member")
        if any(wish.wish == "wanted" and wish.about == who for wish in wishes_that_count(view.facts.family)):
            yield Because("wanted")
        held = [ball.record.id for ball in view.balls if isinstance(ball.record, Agreement) and ball.holder == who]
        if held:
            yield Because("holds_ball", records=tuple(("agreement", id) for id in held))
        for one in view.coordinators:
            if one.id == who:
                yield Because("coordinates", records=tuple(("tie", tie.key) for tie in one.ties))
        yield from self._of_findings(who)
        if kind == "actor":
            works = [work for work in view.works_of.get(who, ()) if work.authority and (work.active or work.coming)]
            if works:
                yield Because("authority", records=tuple(("engagement", work.engagement.id) for work in works))
        if kind == "private" and any(self._supports(who, tie) for tie in view.facts.family.private_ties):
            yield Because("support")

    def _of_findings(self, who: str) -> Iterator[Because]:
        by_reason: dict[Reason, list[str]] = {}
        for finding in self.findings:
            if finding.type == "sole_bearer" and self._is_between(who, finding):
                by_reason.setdefault("sole_bearer", []).append(finding.id)
            elif finding.type in BY_TYPE and who in finding.subjects:
                by_reason.setdefault(BY_TYPE[finding.type], []).append(finding.id)
        return (Because(reason, tuple(ids)) for reason, ids in by_reason.items())

    def _is_between(self, who: str, finding: Finding) -> bool:
        """Whether the actor's unit, at the level of the finding, is one of the two between which only the citizen carries."""
        level = next(level for level in self.on.view.levels if level.name == finding.level)
        return who in self.on.view.work_of and level.holder.get(who) in finding.between

    def _supports(self, who: str, tie: PrivateTie) -> bool:
        ends = {tie.a, tie.b}
        in_force = first_of(tie.from_) <= self.on.day <= last_of(tie.to)
        return who in ends and is_close(tie) and in_force and not ends.isdisjoint(self.on.view.members - {who})


def _keeps_apart(tie: PrivateTie) -> bool:
    return tie.valence == "threat" or bool(tie.no_contact)


def invitation(facts: Seen, meeting: str, day: date | None = None, consent_age: int = CONSENT_AGE) -> Invitation:
    """Whom to invite to a meeting of the family. `UnknownMeeting` where there is none of this id."""
    return Invitation(meeting_on(facts, meeting, day), consent_age)
