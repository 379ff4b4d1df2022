"""What the decisions of a meeting would do, once they are carried out: to the week, to what is found, to who talks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from graph.model.dates import PartialDate
from graph.model.meetings import Priority
from graph.model.periods import last_of
from graph.model.records import Engagement
from graph.reading.cut import Seen, retold
from queries.day.view import View, at
from queries.finding import Finding
from queries.measures.family import weekly_appointments
from queries.meetings.day import MeetingDay, meeting_on
from queries.rules.registry import findings_of


@dataclass(frozen=True)
class Effect:
    """The family on the day when all is decided, as it is, and as it would be."""

    on: MeetingDay
    priorities: tuple[Priority, ...]
    """All that the meeting decided on efforts."""

    @cached_property
    def day(self) -> date:
        """The day of the meeting, or the latest on which one of its decisions begins, where that is known and later."""
        begins = [one.from_.latest for one in self.priorities if one.from_ and one.from_.latest]
        return max([self.on.day, *begins])

    @cached_property
    def before(self) -> View:
        """As it is recorded."""
        return at(self.on.view.facts, self.day)

    @cached_property
    def after(self) -> View:
        """As if all was carried out by the day."""
        facts = self.on.view.facts
        last = self._last
        works = tuple(
            carried_out(work, last[work.id], self.day, self.on.day) if work.id in last else work
            for work in facts.family.engagements
        )
        return at(retold(facts, facts.family.replaced(engagements=works), self.day), self.day)

    @cached_property
    def _last(self) -> Mapping[str, Priority]:
        """By engagement the last decision on it."""
        ordered = sorted(self.priorities, key=lambda one: (one.from_ is not None, last_of(one.from_), one.id))
        return {one.engagement: one for one in ordered}

    @property
    def unknown(self) -> list[str]:
        """Decisions for more or less of which nobody said how much."""
        return sorted(
            one.id for one in self._last.values() if one.decision in ("more", "less") and one.per_week is None
        )

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        was, now = ({one.id: one for one in findings_of(view)} for view in (self.before, self.after))
        weeks = weekly_appointments(self.before), weekly_appointments(self.after)
        return {
            **self.on.head,
            "day": self.day.isoformat(),
            "priorities": [one.id for one in self.priorities],
            "unknown": self.unknown,
            "weekly_appointments": {id: {"before": weeks[0][id], "after": weeks[1][id]} for id in weeks[0]},
            "findings": {
                "gone": [id for id in was if id not in now],
                "new": [id for id in now if id not in was],
                "changed": [id for id in now if id in was and now[id].facts != was[id].facts],
            },
            "needs_without_help": sorted(_needs(now) - _needs(was)),
            "pairs_lost": [list(ends) for ends in sorted(self.before.states.present) if self._is_lost(ends)],
        }

    def _is_lost(self, ends: tuple[str, str]) -> bool:
        return any(actor not in self.after.work_of for actor in ends)


def _needs(found: Mapping[str, Finding]) -> set[str]:
    return {one.about for one in found.values() if one.type == "coverage_gap" and one.about}


def carried_out(work: Engagement, priority: Priority, day: date, met: date) -> Engagement:
    """An effort as it is once the decision is carried out by the day; `met`: the day of the meeting."""
    over = PartialDate(day, day)
    match priority.decision:
        case "end":
            return work.replaced(status="ended", to=over)
        case "pause":
            return work.replaced(status="paused", to=over)
        case "begin":
            return work.replaced(status="active", from_=priority.from_ or PartialDate(met, met), to=None)
        case "more" | "less":
            return work.replaced(per_week=priority.per_week)
        case "keep":
            return work


def effect(facts: Seen, meeting: str, day: date | None = None) -> Effect:
    """What the decisions of a meeting would do. `UnknownMeeting` where the family has none of this id."""
    decided = tuple(one for one in facts.family.priorities if one.meeting == meeting)
    return Effect(meeting_on(facts, meeting, day), decided)
