"""The year in lanes, and the gaps between contacts, by trying each day on which a contact may lie."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise, permutations
from typing import Any

from tests.naive.dates import FUTURE, PAST, Span, span
from tests.naive.day import Day, Record, joins, makes_present, period
from tests.naive.measures import meeting_days

Days = tuple[date, date]


class Window:
    """A family from one day to another. Of general ties those of an actor whom it names, and those between units."""

    def __init__(self, document: Record, family_id: str, first: date, last: date, catalogue: Record) -> None:
        self.day, self.first, self.last = Day(document, family_id, last, catalogue), first, last
        here = set(_words(self.day.family)) & set(self.day.actors)
        units = set(self.day.units)
        self.ties = [
            tie
            for tie in self.day.ties
            if tie in self.day.own_ties or {tie["a"], tie["b"]} & here or {tie["a"], tie["b"]} <= units
        ]

    def touches(self, begin: Span | None, end: Span | None) -> bool:
        """What begins and ends then may lie in the window."""
        return (begin is None or begin.earliest <= self.last) and (end is None or self.first <= end.latest)

    def document(self) -> Record:
        entries = sorted(self.entries(), key=_order)
        lanes = []
        for actor in self.day.actors:
            here = [self.told(one, actor) for one in entries if actor in one["names"]]
            if here:
                lanes.append({"unit": self.day.cross_unit(actor), "actor": actor, "entries": here})
        lanes.sort(key=lambda lane: (lane["unit"] is None, lane["unit"] or "", lane["actor"]))
        rest = [self.told(one, None) for one in entries if not one["names"] & set(self.day.actors)]
        if rest:
            lanes.append({"unit": None, "actor": None, "entries": rest})
        ends = {"from": self.first.isoformat(), "to": self.last.isoformat()}
        return {"family": self.day.family_id, **ends, "lanes": lanes, "pairs": list(self.pairs())}

    # --- lanes ------------------------------------------------------------------------------------------------

    def told(self, entry: Record, lane: str | None) -> Record:
        return {
            "kind": entry["kind"],
            "id": entry["id"],
            "from": _ends(entry["begin"]),
            "to": _ends(entry["end"]),
            "with": sorted(entry["names"] - {lane} - self.day.barred),
            "cause": entry["cause"],
        }

    def entries(self) -> Iterator[Record]:
        """What may lie in the window. What was applied for or waits has not been."""
        day = self.day
        for work in day.engagements:
            begin, end = period(work)
            if work["status"] not in ("applied", "waiting") and self.touches(begin, end):
                yield _entry("engagement", work["id"], begin, end, {work["actor"]})
            cause = work.get("stopped_because_of") or work.get("stopped_reason")
            # On a day that is not known, but not before the work began.
            if cause and self.touches(end or begin, end):
                yield _entry("stop", work["id"], end, end, {work["actor"]}, cause)
        for tie in self.ties:
            when = span(tie.get("date")) or span(tie.get("from"))
            until = span(tie.get("date")) or span(tie.get("to"))
            family = {day.family_id, *day.members}
            with_family = tie["a"] in family or tie["b"] in family
            other = tie["status"] == "documented" and tie["kind"] != "awareness" and with_family
            kind = "attempt" if tie["status"] == "attempted" else "contact" if makes_present(tie) or other else None
            if kind and self.touches(when, when):
                yield _entry(kind, tie["id"], when, until, {tie["a"], tie["b"]})
        for meeting in day.meetings:
            begin, until = period(meeting, "date", "until")
            end = until if meeting.get("repeats") else begin
            if meeting["status"] == "held" and self.touches(begin, end):
                yield _entry("meeting", meeting["id"], begin, end, set(meeting["participants"]))
        for one in day.family.get("agreements") or []:
            holder = {one["holder"]} if one.get("holder") not in (None, "none") else set()
            if self.touches(*period(one)):
                yield _entry("agreement", one["id"], *period(one), holder)

    # --- pairs ------------------------------------------------------------------------------------------------

    def pairs(self) -> Iterator[Record]:
        P = self.day.P
        for number, i in enumerate(P):
            for j in P[number + 1 :]:
                found = list(self.contacts(i, j))
                yield {
                    "pair": [i, j],
                    "contacts": len(found),
                    "first": _ends(Span(min(a for a, _ in found), min(b for _, b in found))) if found else None,
                    "last": _ends(Span(max(a for a, _ in found), max(b for _, b in found))) if found else None,
                    "gap": gap([self.brought_in(days) for days in found]),
                }

    def contacts(self, i: str, j: str) -> Iterator[Days]:
        """On which days each contact of just these two may lie."""
        for tie in self.ties:
            if joins(tie, {i}, {j}) and tie["kind"] != "team" and makes_present(tie):
                when = span(tie.get("date")) or span(tie.get("from"))
                if self.touches(when, when):
                    yield (when.earliest, when.latest) if when else (PAST, FUTURE)
        for meeting in self.day.meetings:
            when = span(meeting.get("date"))
            if meeting["status"] != "held" or when is None or not {i, j} <= set(meeting["participants"]):
                continue
            if meeting.get("repeats"):
                yield from ((on, on) for on in meeting_days(meeting, self.last) if self.first <= on)
            elif self.touches(when, when):
                yield when.earliest, when.latest

    def brought_in(self, days: Days) -> Days:
        """An open end is that of the window."""
        return self.first if days[0] == PAST else days[0], self.last if days[1] == FUTURE else days[1]


def _words(record: Any) -> Iterator[str]:
    """Each text in a record, however deep."""
    if isinstance(record, dict):
        record = list(record.values())
    if isinstance(record, list):
        for part in record:
            yield from _words(part)
    elif isinstance(record, str):
        yield record


def _entry(
    kind: str, ident: str, begin: Span | None, end: Span | None, names: set[str], cause: str | None = None
) -> Record:
    return {"kind": kind, "id": ident, "begin": begin, "end": end, "names": names, "cause": cause}


def _order(entry: Record) -> tuple:
    begin = entry["begin"] or Span(PAST, FUTURE)
    return begin.earliest, begin.latest, entry["kind"], entry["id"]


def _ends(when: Span | None) -> list[str | None] | None:
    return None if when is None else [None if day in (PAST, FUTURE) else day.isoformat() for day in when]


def gap(contacts: list[Days]) -> list[int] | None:
    """The longest stretch on which none can lie, and the most that two in turn can lie apart."""
    return [emptiest(contacts), furthest(contacts)] if len(contacts) > 1 else None


def every(days: Days) -> list[date]:
    return [days[0] + timedelta(step) for step in range((days[1] - days[0]).days + 1)]


def emptiest(contacts: list[Days]) -> int:
    """Between two days with none between, where no one contact may lie on both."""
    possible = sorted({day for days in contacts for day in every(days)})
    stretches = [
        (there - here).days
        for here, there in pairwise(possible)
        if not any(first <= here and there <= last for first, last in contacts)
    ]
    return max(stretches, default=0)


def furthest(contacts: list[Days]) -> int:
    """One on each of its days, another on each of its, and each other one on some day that is not between them."""
    most = 0
    for one, other in permutations(range(len(contacts)), 2):
        rest = [days for place, days in enumerate(contacts) if place not in (one, other)]
        for here in every(contacts[one]):
            for there in reversed(every(contacts[other])):
                if (there - here).days <= most:
                    break  # no longer one is left to try
                if all(first <= here or there <= last for first, last in rest):
                    most = (there - here).days
    return most


def timeline(document: Record, family_id: str, first: date, last: date, catalogue: Record) -> dict[str, Any]:
    """The answer of `timeline`."""
    return Window(document, family_id, first, last, catalogue).document()
