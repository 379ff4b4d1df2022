"""One family on one day: who is active, what is in force, who stands in which unit, who is barred."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tests.naive.dates import FUTURE, PAST, Span, may_hold, shift, span, surely_holds

Record = dict[str, Any]

CONTACT_DAYS = 90
QUARTERLY_FOLLOW_UP_DAYS = 180
COMING_DAYS = 60
WISHES_OF_ONE_DAY = ("wanted", "ask", "not_wanted")
PLACES_THAT_ARE_NO_HOME = {"office", "school", "digital", "unknown", None}


def period(record: Record, begin: str = "from", end: str = "to") -> tuple[Span | None, Span | None]:
    """The two ends of a record's period, None where an end is left out."""
    return span(record.get(begin)), span(record.get(end))


def may_be_born(member: Record, day: date) -> bool:
    """Not before the year of birth; of an age: the day before the last on which it would be a year older, so many years on."""
    if member.get("birth_year") is not None:
        return member["birth_year"] <= day.year
    age = member.get("age")
    if not age or (seen := span(age["as_of"])) is None or seen.earliest == PAST:
        return True
    last = (seen.earliest.year - age["years"] - 1, seen.earliest.month, seen.earliest.day)
    return (day.year, day.month, day.day) > last


class Day:
    """The family `family_id` of a case file on `day`."""

    def __init__(self, document: Record, family_id: str, day: date, catalogue: Record) -> None:
        self._given = (document, family_id, catalogue)
        self.t = day
        self.as_of = date.fromisoformat(str(document["as_of"]))
        self.family = next(family for family in document["families"] if family["id"] == family_id)
        self.family_id = family_id
        self.units = {unit["id"]: unit for unit in document.get("units") or []}
        self.actors = {actor["id"]: actor for actor in document.get("actors") or []}
        self.services = {service["code"]: service for service in catalogue["services"]}
        self.members = {member["id"]: member for member in self.family.get("members") or []}
        self.engagements: list[Record] = self.family.get("engagements") or []
        self.meetings: list[Record] = self.family.get("meetings") or []
        self.own_ties: list[Record] = self.family.get("ties") or []
        general = [tie for tie in document.get("ties") or [] if tie["kind"] != "coordinates"]
        self.ties = self.own_ties + general
        self.born = {id for id, member in self.members.items() if may_be_born(member, day)}
        self.P = sorted({e["actor"] for e in self.engagements if self.held(e)})
        self.barred = self._barred()

    def on(self, day: date) -> "Day":
        """The same family on another day."""
        document, family_id, catalogue = self._given
        return Day(document, family_id, day, catalogue)

    # --- engagements ------------------------------------------------------------------------------------

    def _actor_gone(self, engagement: Record, certain: bool = False) -> bool:
        end = span(self.actors[engagement["actor"]].get("to"))
        return end is not None and (end.earliest if certain else end.latest) < self.t

    def running(self, engagement: Record, certain: bool = False) -> bool:
        """Active, and not one on hold. `certain`: also if every partial date is read against it."""
        begin, end = period(engagement)
        status = engagement["status"]
        if self._actor_gone(engagement, certain):
            return False
        before = self.t < self.as_of
        if status == "active":
            allowed = True
        elif status in ("paused", "ended"):
            allowed = before and end is not None
        elif status == "cancelled":
            allowed = before and begin is not None and end is not None and begin.latest < end.earliest
        elif status == "granted":
            allowed = self.t > self.as_of and begin is not None
        else:
            allowed = False
        return allowed and (surely_holds if certain else may_hold)(begin, end, self.t)

    def on_hold(self, engagement: Record, certain: bool = False) -> bool:
        """Paused and over for now: its actor stays in the circle."""
        begin = span(engagement.get("from"))
        started = (surely_holds if certain else may_hold)(begin, None, self.t)
        paused = engagement["status"] == "paused" and not self.running(engagement)
        return paused and started and not self._actor_gone(engagement, certain)

    def held(self, engagement: Record) -> bool:
        """What keeps its actor in P: running or on hold."""
        return self.running(engagement) or self.on_hold(engagement)

    def coming(self, engagement: Record) -> bool:
        """Granted, not active, to begin within 60 days (or past its beginning), not over."""
        begin, end = period(engagement)
        return (
            engagement["status"] == "granted"
            and begin is not None
            and not self._actor_gone(engagement)
            and not self.running(engagement)
            and begin.earliest <= shift(self.t, COMING_DAYS)
            and (end is None or self.t <= end.latest)
        )

    def held_days(self, engagement: Record) -> tuple[date, date] | None:
        """First and last day on which it may keep its actor in P, the actor's post left aside."""
        begin, end = period(engagement)
        first = begin.earliest if begin else PAST
        last = end.latest if end else FUTURE
        status = engagement["status"]
        if status == "active":
            return first, last
        if status == "paused":
            return first, FUTURE
        if status == "granted" and begin:
            return max(first, shift(self.as_of, 1)), last
        ended = status == "ended" and end is not None
        stopped = status == "cancelled" and begin and end and begin.latest < end.earliest
        return (first, min(last, shift(self.as_of, -1))) if ended or stopped else None

    def held_by(self, actor: str) -> list[Record]:
        """The engagements that keep this actor in P."""
        return [e for e in self.engagements if e["actor"] == actor and self.held(e)]

    def targets(self, engagement: Record) -> set[str]:
        """The members it helps; empty where that is unknown."""
        return set(self.born) if engagement["for"] == "family" else set(engagement["for"])

    def attends(self, engagement: Record) -> set[str]:
        """Who must turn up: as given, else the adults it is for, else all it is for."""
        if engagement.get("attends") is not None:
            return set(engagement["attends"])
        whom = self.targets(engagement)
        return {m for m in whom if self.members[m]["kind"] == "adult"} or whom

    def service(self, engagement: Record) -> Record:
        """Its entry in the catalogue, empty for a free text."""
        return self.services.get(engagement.get("service") or "", {})

    def tasks(self, engagement: Record) -> set[str]:
        """The tasks given, else those of the catalogue."""
        given = engagement.get("functions")
        return set(self.service(engagement).get("functions") or [] if given is None else given)

    def authority(self, engagement: Record) -> bool:
        """The actor's own `authority`, else that of the service."""
        own = self.actors[engagement["actor"]].get("authority")
        return bool(self.service(engagement).get("authority") if own is None else own)

    def sector(self, engagement: Record) -> str | None:
        """That of the actor's unit or of the nearest above it, else that of the service."""
        of_units = [self.units[unit].get("sector") for unit in self.path(engagement["actor"])]
        return next((sector for sector in [*of_units, self.service(engagement).get("sector")] if sector), None)

    # --- ties -------------------------------------------------------------------------------------------

    def in_force(self, tie: Record, certain: bool = False) -> bool:
        """A period, a single contact for 90 days, or without dates while the actors it names are in P."""
        contact = span(tie.get("date"))
        if contact:
            if certain:
                return contact.latest <= self.t <= shift(contact.earliest, CONTACT_DAYS)
            return contact.earliest <= self.t <= shift(contact.latest, CONTACT_DAYS)
        begin, end = period(tie)
        if certain:
            return surely_holds(begin, end, self.t)
        if begin is None and end is None:
            return all(x in self.P for x in (tie["a"], tie["b"]) if x in self.actors)
        return may_hold(begin, end, self.t)

    def begun(self, tie: Record) -> bool:
        """It is or was in force on some day up to t."""
        begin = span(tie.get("date")) or span(tie.get("from"))
        if begin:
            return begin.earliest <= self.t
        return span(tie.get("to")) is not None or self.in_force(tie)

    def stale_tie(self, tie: Record) -> bool:
        """A single contact that counted once and counts no longer."""
        contact = span(tie.get("date"))
        return makes_present(tie) and contact is not None and shift(contact.latest, CONTACT_DAYS) < self.t

    # --- meetings ---------------------------------------------------------------------------------------

    def meeting_window(self, meeting: Record, certain: bool = False) -> tuple[date, date] | None:
        """First and last day on which a held meeting or an agreed series counts."""
        day, until = period(meeting, "date", "until")
        series = meeting.get("repeats") is not None
        if meeting["status"] == "held" and day:
            days = CONTACT_DAYS
            if meeting["kind"] == "follow_up" and meeting.get("repeats") == "quarterly":
                days = QUARTERLY_FOLLOW_UP_DAYS
        elif meeting["status"] == "agreed" and series:
            days = 0
        else:
            return None
        end = (until or Span(FUTURE, FUTURE)) if series else (day or Span(FUTURE, FUTURE))
        if certain:
            return (day.latest if day else FUTURE), shift(end.earliest, days)
        return (day.earliest if day else PAST), shift(end.latest, days)

    def meeting_counts(self, meeting: Record, certain: bool = False) -> bool:
        """It makes those who attend a pair that is present."""
        window = self.meeting_window(meeting, certain)
        return window is not None and window[0] <= self.t <= window[1]

    def meeting_begun(self, meeting: Record) -> bool:
        """It counts or counted on some day up to t."""
        window = self.meeting_window(meeting)
        return window is not None and window[0] <= self.t

    def stale_meeting(self, meeting: Record) -> bool:
        """A held meeting that counts no longer."""
        window = self.meeting_window(meeting)
        return meeting["status"] == "held" and window is not None and window[1] < self.t

    def meeting_to_come(self, meeting: Record, statuses: Iterable[str]) -> bool:
        """Planned or agreed, and not past: no date, or its last day is t or later."""
        day, until = period(meeting, "date", "until")
        end = until if meeting.get("repeats") else day
        return meeting["status"] in statuses and (end is None or self.t <= end.latest)

    # --- units ------------------------------------------------------------------------------------------

    def path(self, ident: str) -> list[str]:
        """A unit and those above it, or the units of an actor; the nearest first."""
        unit = ident if ident in self.units else self.actors.get(ident, {}).get("unit")
        path = []
        while unit is not None:
            path.append(unit)
            unit = self.units[unit].get("part_of")
        return path

    def cross_unit(self, ident: str) -> str | None:
        """The highest administration on the path, else the highest unit below `municipality`."""
        path = self.path(ident)
        administrations = [u for u in path if self.units[u]["level"] == "administration"]
        others = [u for u in path if self.units[u]["level"] != "municipality"]
        return (administrations or others or [None])[-1]

    def department(self, ident: str, administration: str) -> str | None:
        """The unit right below this administration on the path; None for its own staff and for others."""
        path = self.path(ident)
        if self.cross_unit(ident) != administration or path.index(administration) == 0:
            return None
        return path[path.index(administration) - 1]

    def one_holds_other(self, u: str, v: str) -> bool:
        return u in self.path(v) or v in self.path(u)

    def groups(self, place: Callable[[str], str | None]) -> dict[str, list[str]]:
        """The actors of P by their unit; who is in none is left out."""
        found: dict[str, list[str]] = {}
        for actor in self.P:
            unit = place(actor)
            if unit is not None:
                found.setdefault(unit, []).append(actor)
        return found

    # --- persons ----------------------------------------------------------------------------------------

    def _barred(self) -> set[str]:
        private_ties = self.family.get("private_ties") or []
        threats = {tie["a"] for tie in private_ties if tie.get("valence") == "threat" or tie.get("no_contact")}
        return threats | {about for (_, about), wish in self.last_wishes().items() if wish == "not_wanted"}

    def last_wishes(self) -> dict[tuple[str | None, str], str]:
        """Of each person (or nobody named) about somebody: the latest wish, undated first."""
        ranked: dict[tuple[str | None, str], tuple[date, int]] = {}
        for wish in self.family.get("wishes") or []:
            given = span(wish.get("date"))
            rank = (given.latest if given else PAST, WISHES_OF_ONE_DAY.index(wish["wish"]))
            key = (wish.get("by"), wish["about"])
            ranked[key] = max(rank, ranked.get(key, rank))
        return {key: WISHES_OF_ONE_DAY[last] for key, (_, last) in ranked.items()}

    def homes(self, person: Record) -> set[str]:
        """The homes in which somebody lives on t."""
        found = set()
        for entry in person.get("lives_in") or []:
            stay = {"home": entry} if isinstance(entry, str) else entry
            if may_hold(*period(stay), self.t):
                found.add(stay["home"])
        return found


def makes_present(tie: Record) -> bool:
    """Of the kind that makes a pair present, whenever it holds."""
    channel = tie.get("channel")
    if tie["status"] != "documented" or channel in ("via_citizen", "via_record"):
        return False
    if tie["kind"] == "awareness":
        return (tie.get("level") or 0) >= 3 and channel in ("direct", "via_meeting")
    return tie["kind"] in ("exchange", "team", "coordinates")


def joins(tie: Record, left: Iterable[str], right: Iterable[str]) -> bool:
    """One end is among the left, the other among the right."""
    a, b = tie["a"], tie["b"]
    return (a in left and b in right) or (b in left and a in right)
