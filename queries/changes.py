"""What came, went and changed between two days: actors, ties, findings, private support; and when the network hung together.

Both days are read from the same facts: this is about the life of a family, not about edits of its file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Any

from graph.reading.cut import Seen
from queries.connected import Connected, first_connected
from queries.day.evidence import Evidence
from queries.day.private_support import supporters
from queries.day.states import State
from queries.day.units import Pair
from queries.day.view import View, at
from queries.finding import Finding
from queries.rules.registry import findings_of


@dataclass(frozen=True)
class ActorChange:
    """An actor of P on either day; the four are ids of its engagements, and empty unless it is in P on both."""

    id: str
    name: str
    began: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    paused: tuple[str, ...] = ()
    resumed: tuple[str, ...] = ()

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        lists = {name: list(getattr(self, name)) for name in ("began", "ended", "paused", "resumed")}
        return {"id": self.id, "name": self.name, **lists}


@dataclass(frozen=True)
class TieChange:
    """A pair of actors with its state on both days; None where not both were in P."""

    between: Pair
    names: tuple[str, str]
    before: State | None
    after: State | None
    evidence: tuple[Evidence, ...]
    """What the state on the later day rests on; of a tie that went, what it rested on."""

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        return {
            "between": list(self.between),
            "before": self.before,
            "after": self.after,
            "evidence": [dict(item.entry) for item in self.evidence],
        }


@dataclass(frozen=True)
class Support:
    """Somebody close to an adult member, outside the member's home."""

    member: str
    person: str
    names: tuple[str, str]

    def document(self) -> dict[str, str]:
        """Ready for JSON."""
        return {"member": self.member, "person": self.person}


@dataclass(frozen=True)
class Changes:
    """All that differs between two days of a family, each list in the order of ids."""

    before: View
    after: View

    @property
    def actors_came(self) -> tuple[ActorChange, ...]:
        """In P on the later day only."""
        return self._only(self.after, self.before)

    @property
    def actors_went(self) -> tuple[ActorChange, ...]:
        """In P on the earlier day only."""
        return self._only(self.before, self.after)

    def _only(self, here: View, there: View) -> tuple[ActorChange, ...]:
        return tuple(ActorChange(id, here.name(id)) for id in here.circle if id not in there.work_of)

    @property
    def actors_changed(self) -> tuple[ActorChange, ...]:
        """In P on both days, with other engagements, or one of them paused or taken up again."""
        both = [id for id in self.after.circle if id in self.before.work_of]
        found = [self._work_of(id) for id in both]
        return tuple(change for change in found if change.began or change.ended or change.paused or change.resumed)

    def _work_of(self, actor: str) -> ActorChange:
        before = {work.engagement.id: work.active for work in self.before.work_of[actor]}
        after = {work.engagement.id: work.active for work in self.after.work_of[actor]}
        both = sorted(before.keys() & after.keys())
        return ActorChange(
            actor,
            self.after.name(actor),
            began=tuple(sorted(after.keys() - before.keys())),
            ended=tuple(sorted(before.keys() - after.keys())),
            paused=tuple(id for id in both if before[id] and not after[id]),
            resumed=tuple(id for id in both if after[id] and not before[id]),
        )

    @cached_property
    def _ties(self) -> tuple[TieChange, ...]:
        """Every pair of which a state or what it rests on differs."""
        everybody = sorted({*self.before.circle, *self.after.circle})
        found = []
        for a, b in combinations(everybody, 2):
            before, after = _state(self.before, a, b), _state(self.after, a, b)
            if before == after != "present" and before is not None:
                continue
            was, now = _proof(self.before, a, b, before), _proof(self.after, a, b, after)
            same = {item.content for item in was} == {item.content for item in now}
            if (before, after) != (None, None) and not (before == after and same):
                shown = now if after is not None and not (before == "present" and after != "present") else was
                found.append(TieChange((a, b), (self.after.name(a), self.after.name(b)), before, after, shown))
        return tuple(found)

    @property
    def ties_came(self) -> tuple[TieChange, ...]:
        """Present on the later day, not on the earlier: it was absent or unknown, or not both were there."""
        return tuple(tie for tie in self._ties if tie.after == "present" and tie.before != "present")

    @property
    def ties_went(self) -> tuple[TieChange, ...]:
        """Present on the earlier day, not on the later: absent, or no longer known, or not both are there."""
        return tuple(tie for tie in self._ties if tie.before == "present" and tie.after != "present")

    @property
    def ties_changed(self) -> tuple[TieChange, ...]:
        """Both in P on both days: absent and unknown changed places, or what makes the pair present is something else."""
        return tuple(
            tie
            for tie in self._ties
            if tie.before and tie.after and (tie.before == "present") == (tie.after == "present")
        )

    @cached_property
    def _findings(self) -> tuple[Mapping[str, Finding], Mapping[str, Finding]]:
        before, after = ({finding.id: finding for finding in findings_of(view)} for view in (self.before, self.after))
        return before, after

    @property
    def findings_came(self) -> tuple[Finding, ...]:
        """Those of the later day only, as `findings` orders them."""
        before, after = self._findings
        return tuple(finding for id, finding in after.items() if id not in before)

    @property
    def findings_went(self) -> tuple[Finding, ...]:
        """Those of the earlier day only."""
        before, after = self._findings
        return tuple(finding for id, finding in before.items() if id not in after)

    @property
    def findings_changed(self) -> tuple[tuple[Finding, Finding], ...]:
        """Those of both days whose `facts` differ: before and after."""
        before, after = self._findings
        return tuple(
            (before[id], finding) for id, finding in after.items() if id in before and before[id].facts != finding.facts
        )

    @cached_property
    def connected(self) -> Connected:
        """The first day on which P's known graph became connected, and through whom."""
        return first_connected(self.before, self.after)

    @property
    def support_new(self) -> tuple[Support, ...]:
        """Private support of the later day only."""
        return _support(self.after, self.before)

    @property
    def support_lost(self) -> tuple[Support, ...]:
        """Private support of the earlier day only."""
        return _support(self.before, self.after)

    def document(self, lang: str = "da") -> dict[str, Any]:
        """The changes, ready for JSON, statements in the language. Every key stands in it, empty where nothing differs."""
        return {
            "family": self.after.facts.family.id,
            "from": self.before.day.isoformat(),
            "to": self.after.day.isoformat(),
            "actors": {
                "came": [change.document() for change in self.actors_came],
                "went": [change.document() for change in self.actors_went],
                "changed": [change.document() for change in self.actors_changed],
            },
            "ties": {
                "came": [change.document() for change in self.ties_came],
                "went": [change.document() for change in self.ties_went],
                "changed": [change.document() for change in self.ties_changed],
            },
            "findings": {
                "came": [finding.document(lang) for finding in self.findings_came],
                "went": [finding.document(lang) for finding in self.findings_went],
                "changed": [
                    {"before": before.document(lang), "after": after.document(lang)}
                    for before, after in self.findings_changed
                ],
            },
            "connected": self.connected.document(),
            "private_support": {
                "new": [support.document() for support in self.support_new],
                "lost": [support.document() for support in self.support_lost],
            },
        }


def changes(facts: Seen, first: date, last: date) -> Changes:
    """What differs between two days of a family. ValueError where the first is after the last."""
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return Changes(at(facts, first), at(facts, last))


def _state(view: View, a: str, b: str) -> State | None:
    return view.state(a, b) if a in view.work_of and b in view.work_of else None


def _proof(view: View, a: str, b: str, state: State | None) -> tuple[Evidence, ...]:
    if state == "present":
        return view.evidence.of(view.states.present[a, b])
    return view.evidence.of(view.states.absent[a, b]) if state == "absent" else ()


def _support(here: View, there: View) -> tuple[Support, ...]:
    only_here = sorted(set(supporters(here)).difference(supporters(there)))
    return tuple(Support(member, person, (here.name(member), here.name(person))) for member, person in only_here)
