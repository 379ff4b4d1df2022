"""The shared timeline: what was done with a family from one day to another, in lanes by administration and actor."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, NamedTuple

from graph.model.dates import PartialDate
from graph.model.periods import Days, connects, first_of, last_of
from graph.model.records import Tie
from graph.reading.cut import Seen
from queries.contacts import Contacts, contacts
from queries.day.coordination import is_with_family
from queries.day.units import path_of, unit_across
from queries.day.view import View, at

EntryKind = Literal["engagement", "contact", "attempt", "meeting", "stop", "agreement"]
NOT_BEGUN = frozenset({"applied", "waiting"})


class Entry(NamedTuple):
    """Something that was done, and when."""

    kind: EntryKind
    id: str
    start: PartialDate | None
    end: PartialDate | None
    named: tuple[str, ...]
    """All whom it names."""
    cause: str | None = None

    @property
    def order(self) -> tuple[date, date, str, str]:
        """By the earliest day (unknown first), then the latest, then kind and id."""
        return first_of(self.start), last_of(self.start), self.kind, self.id

    def document(self, lane: str | None, silent: frozenset[str]) -> dict[str, Any]:
        """Ready for JSON, as it stands in a lane; nobody of `silent` is named beside it."""
        return {
            "kind": self.kind,
            "id": self.id,
            "from": _ends(self.start),
            "to": _ends(self.end),
            "with": sorted({*self.named} - {lane or ""} - silent),
            "cause": self.cause,
        }


def _ends(when: PartialDate | None) -> list[str | None] | None:
    if when is None:
        return None
    return [day.isoformat() if day else None for day in (when.earliest, when.latest)]


class Lane(NamedTuple):
    """What one actor did; of neither unit nor actor: all that names none."""

    unit: str | None
    actor: str | None
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Timeline:
    """What may lie in a window of a family's life."""

    view: View
    """On the last day of the window."""
    window: Days

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """All entries that may lie in the window, in order."""
        found = (*self._works(), *self._ties(), *self._meetings(), *self._agreements())
        return tuple(sorted((one for one in found if self._may_lie_here(one)), key=lambda one: one.order))

    @cached_property
    def lanes(self) -> tuple[Lane, ...]:
        """A lane for each actor with an entry, by the administration and the id; last what names no actor."""
        actors = self.view.facts.actors
        held = {id: [one for one in self.entries if id in one.named] for id in sorted(actors)}
        lanes = [Lane(self._unit(id), id, tuple(found)) for id, found in held.items() if found]
        lanes.sort(key=lambda lane: (lane.unit is None, lane.unit or "", lane.actor or ""))
        rest = tuple(one for one in self.entries if actors.keys().isdisjoint(one.named))
        return (*lanes, Lane(None, None, rest)) if rest else tuple(lanes)

    @cached_property
    def pairs(self) -> tuple[Contacts, ...]:
        """The contacts of each pair of P on the last day."""
        return contacts(self.view, self.window)

    def document(self) -> dict[str, Any]:
        """Ready for JSON."""
        silent = self.view.known_barred
        lanes = [
            {"unit": unit, "actor": actor, "entries": [one.document(actor, silent) for one in entries]}
            for unit, actor, entries in self.lanes
        ]
        return {
            "family": self.view.facts.family.id,
            "from": self.window.first.isoformat(),
            "to": self.window.last.isoformat(),
            "lanes": lanes,
            "pairs": [one.document() for one in self.pairs],
        }

    def _unit(self, actor: str) -> str | None:
        """The administration of an actor."""
        units = self.view.facts.units
        return unit_across(path_of(self.view.facts.actors[actor].unit, units), units)

    def _may_lie_here(self, entry: Entry) -> bool:
        """A period where some of its days may, anything else where its day may."""
        end = entry.end if entry.kind in ("engagement", "meeting", "agreement") else entry.start
        return first_of(entry.start) <= self.window.last and last_of(end) >= self.window.first

    # --- entries ----------------------------------------------------------------------------------------------

    def _works(self) -> Iterator[Entry]:
        for work in self.view.facts.family.engagements:
            if work.status not in NOT_BEGUN:
                yield Entry("engagement", work.id, work.from_, work.to, (work.actor,))
            cause = work.stopped_because_of or work.stopped_reason
            if cause and (work.to or first_of(work.from_) <= self.window.last):
                yield Entry("stop", work.id, work.to, work.to, (work.actor,), cause)

    def _ties(self) -> Iterator[Entry]:
        for tie in self.view.ties:
            when = tie.date or tie.from_
            if tie.status == "attempted":
                yield Entry("attempt", tie.key, when, tie.date or tie.to, (tie.a, tie.b))
            elif self._is_contact(tie):
                yield Entry("contact", tie.key, when, tie.date or tie.to, (tie.a, tie.b))

    def _is_contact(self, tie: Tie) -> bool:
        with_family = tie.status == "documented" and tie.kind != "awareness" and is_with_family(self.view, tie)
        return connects(tie) or with_family

    def _meetings(self) -> Iterator[Entry]:
        for meeting in self.view.facts.family.meetings:
            if meeting.status == "held":
                end = meeting.until if meeting.repeats else meeting.date
                yield Entry("meeting", meeting.id, meeting.date, end, meeting.participants)

    def _agreements(self) -> Iterator[Entry]:
        for one in self.view.facts.family.agreements:
            holder = (one.holder,) if one.holder not in (None, "none") else ()
            yield Entry("agreement", one.id, one.from_, one.to, tuple(filter(None, holder)))


def timeline(facts: Seen, first: date, last: date) -> Timeline:
    """What may lie between two days of a family, both included. ValueError where the first is after the last."""
    if first > last:
        raise ValueError(f"{first} is after {last}")
    return Timeline(at(facts, last), Days(first, last))
