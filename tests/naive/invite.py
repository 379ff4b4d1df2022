"""Whom to invite, word by word from the contract of meetings; the smallest set by the greedy rule as it stands there."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from tests.naive.dates import may_hold
from tests.naive.day import Day, Record, period
from tests.naive.evaluate import evaluate
from tests.naive.gathering import CONSENT_AGE, Matrix, between, own_unit, surely_so_old, the_day, who_comes
from tests.naive.pairs import Pairs
from tests.naive.rules_balls import colleagues, documents, state

Key = tuple[Any, ...]
SUBJECTS_OF = {
    "candidate": ("coordinator_candidate",),
    "missing_link": ("missing_link",),
    "same_home": ("redundant_actors", "same_task_other_person", "unaware_in_home"),
    "plan_conflict": ("plan_conflict",),
    "handover": ("handover_gap",),
}


def key_of(told: Record) -> Key:
    """What makes it one finding."""
    named = (told["type"], told["class"], told["level"])
    return (*named, tuple(told["subjects"]), tuple(told["between"]), told["about"])


class Invite:
    """One meeting of a family, prepared."""

    def __init__(
        self,
        document: Record,
        family_id: str,
        meeting_id: str,
        asked: date | None,
        catalogue: Record,
        general: Sequence[Record],
    ) -> None:
        [family] = [one for one in document["families"] if one["id"] == family_id]
        [self.meeting] = [one for one in family["meetings"] if one["id"] == meeting_id]
        t = the_day(self.meeting, asked or date.fromisoformat(str(document["as_of"])))
        self.day = Day(document, family_id, t, catalogue)
        self.pairs = Pairs(self.day)
        self.coming = who_comes(self.meeting)
        self.found = evaluate(document, family_id, t, catalogue)
        self.general = general

    def matrix(self, *also: str) -> Matrix:
        return Matrix(self.day, self.meeting, {*self.coming, *also}, CONSENT_AGE, self.general)

    def document(self) -> Record:
        day = self.day
        people = [self.person(who, "member") for who in sorted(day.members)]
        network = sorted(person["id"] for person in day.family.get("private_network") or [])
        people += [self.person(who, "private") for who in network]
        actors = {*day.P, *(e["actor"] for e in day.engagements if day.coming(e))}
        people += [self.person(who, "actor") for who in sorted(actors)]
        people = [person for person in people if person["who"] not in day.barred]
        chosen, untouched = self.smallest_set([p["who"] for p in people if p["kind"] == "actor" and p["suggested"]])
        for person in people:
            person["in_smallest_set"] = person["who"] in chosen
        return {
            "family": day.family_id,
            "meeting": self.meeting["id"],
            "day": day.t.isoformat(),
            "people": people,
            "smallest_set": chosen,
            "untouched": untouched,
            "not_together": self.not_together(),
        }

    def not_together(self) -> list[list[str]]:
        found = set()
        for tie in self.day.family.get("private_ties") or []:
            if (tie.get("valence") == "threat" or tie.get("no_contact")) and {tie["a"], tie["b"]} <= self.coming:
                found.add(tuple(sorted((tie["a"], tie["b"]))))
        return [list(pair) for pair in sorted(found)]

    # --- one person -------------------------------------------------------------------------------------------

    def person(self, who: str, kind: str) -> Record:
        cells = list(between(self.matrix(who), own_unit(self.day, who))) if kind == "actor" else []
        keep_out = self.keep_out(who, kind, cells)
        reasons = self.reasons(who, kind)
        named = ("from_unit", "to_unit", "information")
        conference = self.meeting["kind"] == "family_group_conference"
        return {
            "who": who,
            "kind": kind,
            "invited": who in self.coming,
            "answer": next((one.get("answer") for one in self.meeting.get("invited") or [] if one["who"] == who), None),
            "reasons": reasons,
            "keep_out": keep_out,
            "ask_first": [
                {name: cell[name] for name in named}
                for cell in cells
                if cell["state"] in ("missing", "expired", "oral")
            ],
            "part": "information" if conference and kind == "actor" else "all",
            "suggested": bool(reasons) and not keep_out,
        }

    def keep_out(self, who: str, kind: str, cells: list[Record]) -> list[str]:
        member = self.day.members.get(who, {})
        child = member.get("kind") == "child" and who not in self.coming
        words = {
            "refused": any(cell["state"] in ("refused", "withdrawn") for cell in cells),
            "child": child and not surely_so_old(member, CONSENT_AGE, self.day.t),
            "professionals_only": kind != "actor" and self.meeting["kind"] == "cooperation_meeting",
        }
        return [word for word, holds in words.items() if holds]

    def reasons(self, who: str, kind: str) -> list[Record]:
        day = self.day
        rope = [
            tie
            for tie in day.own_ties
            if tie["kind"] == "coordinates" and tie["status"] == "documented" and tie.get("scope") != "unit"
            if tie["a"] == who and day.in_force(tie)
        ]
        deciding = [e for e in day.engagements if e["actor"] == who and day.authority(e)]
        by_reason: dict[str, Any] = {
            "member": kind == "member",
            "wanted": any(about == who and wish == "wanted" for (_, about), wish in day.last_wishes().items()),
            "holds_ball": [("agreement", one["id"]) for one in documents(day, self.pairs) if one["holder"] == who],
            "coordinates": sorted(("tie", tie["id"]) for tie in rope),
            "candidate": self.with_subject("candidate", who),
            "sole_bearer": [
                one
                for one in self.found
                if one["type"] == "sole_bearer" and any(who in fillers for fillers in self.seats(one))
            ],
            "missing_link": self.with_subject("missing_link", who),
            "same_home": self.with_subject("same_home", who),
            "plan_conflict": self.with_subject("plan_conflict", who),
            "handover": self.with_subject("handover", who),
            "authority": sorted(("engagement", e["id"]) for e in deciding if day.running(e) or day.coming(e)),
            "support": kind == "private"
            and any(self.supports(who, tie) for tie in day.family.get("private_ties") or []),
        }
        found = []
        for reason, holds in by_reason.items():
            if holds:
                rests_on: list[Any] = holds if isinstance(holds, list) else []
                findings = [key_of(one) for one in rests_on if isinstance(one, dict)]
                records = [{"kind": one[0], "id": one[1]} for one in rests_on if isinstance(one, tuple)]
                found.append({"reason": reason, "findings": findings, "records": records})
        return found

    def with_subject(self, reason: str, who: str) -> list[Record]:
        return [one for one in self.found if one["type"] in SUBJECTS_OF[reason] and who in one["subjects"]]

    def supports(self, who: str, tie: Record) -> bool:
        ends = {tie["a"], tie["b"]}
        return (
            who in ends
            and bool((ends - {who}) & set(self.day.members))
            and tie.get("valence") == "positive"
            and tie.get("status") != "documented_absent"
            and tie.get("closeness") in (None, 1, 2)
            and may_hold(*period(tie), self.day.t)
        )

    # --- the smallest set -------------------------------------------------------------------------------------

    def seats(self, finding: Record) -> list[list[str]]:
        """The places of a finding, each with the actors who can fill it."""
        day = self.day
        if finding["type"] == "missing_link":
            return [[who] for who in finding["subjects"]]
        if finding["type"] == "sole_bearer":
            [groups] = [
                arena.groups
                for arena in self.pairs.arenas()
                if arena.level == finding["level"] and set(finding["between"]) <= set(arena.groups)
            ]
            return [groups[unit] for unit in finding["between"]]
        if finding["type"] != "loose_ball":
            return []
        coordinating = [
            tie["a"]
            for tie in day.own_ties
            if tie["kind"] == "coordinates" and tie["status"] == "documented" and day.in_force(tie)
            if tie.get("scope") != "unit"
        ]
        if finding["class"] == "no_agreement":
            [about] = [set(one["for"]) for one in day.family["needs"] if one["id"] == finding["about"]]
            others = []
        else:
            [ball] = [one for one in day.family["agreements"] if one["id"] == finding["about"]]
            about = set(ball.get("about") or day.members)
            others = colleagues(day, self.pairs, ball["holder"]) if state(day, ball) == "left" else []
        deciding = [
            e["actor"] for e in day.engagements if day.authority(e) and day.running(e) and day.targets(e) & about
        ]
        return [[*coordinating, *others, *deciding]]

    def reach(self, who: str) -> Fraction:
        others = [other for other in self.day.P if other != who]
        if who not in self.day.P or not others:
            return Fraction(0)
        return Fraction(sum(self.pairs.state(who, other) == "present" for other in others), len(others))

    def smallest_set(self, suggested: list[str]) -> tuple[list[str], list[Key]]:
        """Who comes, in the order of choice; the findings with an empty place."""
        empty = [(key_of(one), fillers) for one in self.found for fillers in self.seats(one)]
        chosen: list[str] = []
        while True:
            fills = {who: sum(who in fillers for _, fillers in empty) for who in suggested if who not in chosen}
            most = max(fills.values(), default=0)
            if most == 0:
                return chosen, sorted({key for key, _ in empty}, key=repr)
            best = [who for who in fills if fills[who] == most]
            far = max(self.reach(who) for who in best)
            chosen.append(min(who for who in best if self.reach(who) == far))
            empty = [(key, fillers) for key, fillers in empty if chosen[-1] not in fillers]


def invite(
    document: Record,
    family_id: str,
    meeting_id: str,
    asked: date | None,
    catalogue: Record,
    general: Sequence[Record] = (),
) -> Record:
    """The answer of `meeting invite`, findings by what makes each one, and under `cells` that of `meeting consent`."""
    prepared = Invite(document, family_id, meeting_id, asked, catalogue, general)
    return prepared.document() | {"cells": prepared.matrix().cells()}
