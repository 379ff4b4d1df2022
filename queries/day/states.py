"""What is known of each pair of the circle on one day: present, absent or unknown, and by what."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Literal

from graph.model.periods import CONTACT_DAYS, connects, first_of, force_period, last_of, meeting_period, plus
from graph.model.records import Meeting, Tie
from graph.reading.cut import Seen
from queries.day.units import Pair, pair

State = Literal["present", "absent", "unknown"]
Proof = Tie | Meeting
MAPPING_DAYS = 90
"""How long after a full mapping of the ties what is not recorded is known not to be there."""


@dataclass(frozen=True)
class States:
    """The pairs of P by state. A pair that is in neither `present` nor `absent` is unknown."""

    present: Mapping[Pair, tuple[Proof, ...]]
    """With the ties and meetings that make it so; none where the two are one team by its id."""
    absent: Mapping[Pair, tuple[Tie, ...]]
    """With the documented absences; none where a full mapping says it."""
    stale: Mapping[Pair, tuple[Proof, ...]]
    """Unknown pairs with a single contact or held meeting that counts no longer."""

    def of(self, a: str, b: str) -> State:
        """The state of a pair."""
        ends = pair(a, b)
        return "present" if ends in self.present else "absent" if ends in self.absent else "unknown"


class Circle:
    """P with its teams, and who stands below each actor and unit: what turns the ends of a tie into pairs of P."""

    def __init__(self, ids: Sequence[str], paths: Mapping[str, tuple[str, ...]], team_ids: Mapping[str, str]) -> None:
        self.ids = tuple(ids)
        self.members = frozenset(ids)
        self.below: dict[str, list[str]] = defaultdict(list)
        for id in self.ids:
            self.below[id].append(id)
            for unit in paths[id]:
                self.below[unit].append(id)
        self.teams: dict[str, set[str]] = {id: {id} for id in self.ids}
        named: dict[str, list[str]] = defaultdict(list)
        for id in self.ids:
            if id in team_ids:
                named[team_ids[id]].append(id)
        for colleagues in named.values():
            for id in colleagues:
                self.teams[id].update(colleagues)

    def join(self, a: str, b: str) -> None:
        """Make the two one team: a documented team tie in force. A third that is one team with either is not with both."""
        if a in self.members and b in self.members:
            self.teams[a].add(b)
            self.teams[b].add(a)

    def one_team(self, a: str, b: str) -> bool:
        """Whether the two are one team on the day."""
        return b in self.teams[a]

    def lifted(self, a: str, b: str) -> Iterator[Pair]:
        """The pairs for which a tie of `a` and `b` counts: theirs and those of their teams; none if one is outside P."""
        if a in self.members and b in self.members:
            for i, j in product(self.teams[a], self.teams[b]):
                if i != j:
                    yield pair(i, j)

    def tie_pairs(self, tie: Tie) -> Iterator[Pair]:
        """The pairs that a connecting tie makes present; a team tie is not lifted: A–B and B–C do not make A–C."""
        if tie.kind != "team":
            yield from self.lifted(tie.a, tie.b)
        elif tie.a in self.members and tie.b in self.members:
            yield pair(tie.a, tie.b)

    def meeting_pairs(self, meeting: Meeting) -> Iterator[Pair]:
        """The pairs that meet: those who attend, and their teams."""
        here = [id for id in meeting.participants if id in self.members]
        for a, b in combinations(here, 2):
            yield from self.lifted(a, b)

    def across(self, tie: Tie) -> Iterator[Pair]:
        """The pairs between whom, or between units on whose paths, the tie runs."""
        for i, j in product(self.below.get(tie.a, ()), self.below.get(tie.b, ())):
            if i != j:
                yield pair(i, j)


def is_in_force(tie: Tie, day: date, facts: Seen, circle: Collection[str]) -> bool:
    """Whether a tie holds on the day; one without dates does while the actors at its ends are in P."""
    days = force_period(tie)
    if days is None:
        return all(end in circle for end in (tie.a, tie.b) if end in facts.actors)
    return day in days


def has_begun(tie: Tie, day: date) -> bool:
    """Whether a tie began on the day or before, even if it is over."""
    return (tie.date.first if tie.date else first_of(tie.from_)) <= day


def is_over(proof: Proof, day: date) -> bool:
    """Whether a single contact or a held meeting counts no longer: what leaves a pair stale."""
    if isinstance(proof, Tie):
        return proof.date is not None and connects(proof) and day > plus(proof.date.last, CONTACT_DAYS)
    days = meeting_period(proof) if proof.status == "held" else None
    return days is not None and day > days.last


def is_to_come(meeting: Meeting, day: date) -> bool:
    """Whether a meeting is planned or agreed and not past; without a date it is not."""
    end = meeting.until if meeting.repeats else meeting.date
    return meeting.status in ("planned", "agreed") and last_of(end) >= day


def is_mapped(facts: Seen, day: date) -> bool:
    """Whether the ties were mapped in full at most 90 days before the day: then silence says that there is none."""
    mapped = facts.family.mapped.ties if facts.family.mapped else None
    return mapped is not None and mapped.first <= day <= plus(mapped.last, MAPPING_DAYS)


def states(facts: Seen, day: date, circle: Circle, ties: Sequence[Tie], in_force: Sequence[Tie]) -> States:
    """The state of every pair: the first that holds of present, absent and unknown.

    `ties` are all that count in this family, `in_force` those of them that hold on the day.
    """
    present, stale = _present_and_stale(facts, day, circle, ties, in_force)
    veiled = {pair(veil.a, veil.b) for veil in facts.veils if veil.first <= day <= veil.last}
    absent: dict[Pair, list[Tie]] = defaultdict(list)
    for tie in in_force:
        if tie.status == "documented_absent" and tie.kind in ("exchange", "awareness"):
            for ends in circle.across(tie):
                if ends not in present and ends not in veiled:
                    absent[ends].append(tie)
    if is_mapped(facts, day):
        recorded = _recorded(facts, day, circle, ties, in_force) | present.keys() | stale.keys() | veiled
        for ends in combinations(sorted(circle.ids), 2):
            if ends not in recorded:
                absent[ends] = []
    return States(
        present={ends: tuple(proofs) for ends, proofs in present.items()},
        absent={ends: tuple(found) for ends, found in absent.items()},
        stale={ends: tuple(proofs) for ends, proofs in stale.items() if ends not in present and ends not in absent},
    )


def _present_and_stale(
    facts: Seen, day: date, circle: Circle, ties: Iterable[Tie], in_force: Sequence[Tie]
) -> tuple[dict[Pair, list[Proof]], dict[Pair, list[Proof]]]:
    present: dict[Pair, list[Proof]] = defaultdict(list)
    stale: dict[Pair, list[Proof]] = defaultdict(list)
    for id in circle.ids:
        for colleague in circle.teams[id]:
            if id < colleague:
                present[id, colleague] = []
    for tie in in_force:
        if connects(tie):
            for ends in {*circle.tie_pairs(tie)}:
                present[ends].append(tie)
    for tie in ties:
        if tie.date and is_over(tie, day):
            for ends in {*circle.tie_pairs(tie)}:
                stale[ends].append(tie)
    for meeting in facts.family.meetings:
        days = meeting_period(meeting)
        if days and day in days:
            for ends in {*circle.meeting_pairs(meeting)}:
                present[ends].append(meeting)
        elif is_over(meeting, day):
            for ends in {*circle.meeting_pairs(meeting)}:
                stale[ends].append(meeting)
    return present, stale


def _recorded(facts: Seen, day: date, circle: Circle, ties: Iterable[Tie], in_force: Iterable[Tie]) -> set[Pair]:
    """The pairs of which something is recorded, so that a full mapping does not make them absent.

    A stale contact is so for the teams of both, be it a team tie: that makes no colleague's pair present, but is recorded.
    """
    found = {ends for tie in in_force for ends in circle.across(tie)}
    for tie in ties:
        if tie.date and is_over(tie, day):
            found.update(circle.lifted(tie.a, tie.b))
    for meeting in facts.family.meetings:
        if is_to_come(meeting, day):
            found.update(circle.meeting_pairs(meeting))
    return found


def acquainted(facts: Seen, day: date, circle: Circle, ties: Iterable[Tie]) -> frozenset[Pair]:
    """The pairs that know of each other by the day.

    Something that makes a pair present, or a documented awareness of level ≥ 2 by any channel, has begun, even if it is
    over. Teams are those of the day.
    """
    found = {pair(id, colleague) for id in circle.ids for colleague in circle.teams[id] if id != colleague}
    for tie in ties:
        aware = tie.kind == "awareness" and tie.status == "documented" and (tie.level or 0) >= 2
        if (aware or connects(tie)) and has_begun(tie, day):
            found.update(circle.tie_pairs(tie))
    for meeting in facts.family.meetings:
        days = meeting_period(meeting)
        if days and days.first <= day:
            found.update(circle.meeting_pairs(meeting))
    return frozenset(found)
