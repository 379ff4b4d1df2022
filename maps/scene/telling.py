"""What the map says of records, in words: dates, periods, work, ties, meetings and what a finding rests on."""

from collections.abc import Callable, Hashable
from datetime import date
from functools import wraps
from typing import Any, TypeVar

from graph.model.base import Record
from graph.model.catalogue import Tasks
from graph.model.dates import PartialDate
from graph.model.meetings import Agreement, Meeting
from graph.model.records import Consent, Engagement, Need, PrivateTie, Tie
from queries.day.view import View
from words import HowOften, Message, capital, joined, text, words
from words.dates import When, day_text

T = TypeVar("T", bound=Record)
Memory = dict[Hashable, Any]
"""What was said of records already: it is the same on all days of one family and language. Of a finding also what it
rested on then, for on another day that may be something else."""


def _once(say: Callable[[Any, T], str]) -> Callable[[Any, T], str]:
    """Say it of a record once; the records outlive their tellers, so each is known by its identity."""

    @wraps(say)
    def told(self: "Teller", record: T) -> str:
        key = (say.__name__, id(record))
        if key not in self.memory:
            self.memory[key] = say(self, record)
        return self.memory[key]

    return told


class Teller:
    """Says in one language what the view holds. Names come from the view; those who are barred are in no list.

    `memory` is shared by the tellers of one family's days.
    """

    def __init__(self, view: View, lang: str, memory: Memory | None = None) -> None:
        self.view, self.lang = view, lang
        self.memory: Memory = {} if memory is None else memory

    def say(self, key: str, **values: object) -> str:
        """A text of the map's word list."""
        return text(Message(f"map.{key}", values), self.lang)

    def template(self, key: str) -> str:
        """A text of the map's word list with its places unfilled."""
        return words(self.lang)[f"map.{key}"]

    def word(self, table: str, key: str) -> str:
        """A word of one of the map's lists; what a list does not know is told as it stands."""
        return words(self.lang).get(f"map.{table}.{key}", key)

    def all(self, items: list[str]) -> str:
        """Several as one: `A, B og C`."""
        return joined(items, self.lang)

    # --- time -------------------------------------------------------------------------------------------------

    def day(self, day: date) -> str:
        """A full date with its month in words."""
        return day_text(day, self.lang)

    def when(self, given: PartialDate) -> str:
        """As much of a date as is known, never more."""
        return When(given).text(self.lang)

    def period(self, first: PartialDate | None, last: PartialDate | None) -> str:
        """From when to when; empty where neither is known."""
        key = ("period", first, last)
        if key not in self.memory:
            self.memory[key] = self._period(first, last)
        return self.memory[key]

    def _period(self, first: PartialDate | None, last: PartialDate | None) -> str:
        if first and last:
            return self.say("from_to", first=self.when(first), last=self.when(last))
        if first:
            return self.say("from", first=self.when(first))
        return self.say("to", last=self.when(last)) if last else ""

    # --- records ----------------------------------------------------------------------------------------------

    @_once
    def record(self, record: Record) -> str:
        """A record as evidence: what it is, with dates and source as far as known."""
        if isinstance(record, Engagement):
            return self._of(record)
        if isinstance(record, Tie):
            if record.kind == "coordinates" and record.status == "documented":
                head = self.say("line.coordinates", a=self.view.name(record.a), b=self.view.name(record.b))
                return self._with(head, [*self._beside(record, self.period(record.from_, record.to))])
            names = self.all([self.view.name(record.a), self.view.name(record.b)])
            return f"{names}: {self.tie(record)}"
        if isinstance(record, Meeting):
            return self.meeting(record)
        if isinstance(record, Need):
            task = Tasks((record.function,)).text(self.lang)
            people = self.all(list(self.view.names(record.for_)))
            return self._with(self.say("need", people=people, task=task), [self.period(record.from_, record.to)])
        if isinstance(record, Agreement):
            return self._agreement(record)
        if isinstance(record, Consent):
            return self._with(
                self.say("consent.record"),
                [self._units(record.from_units, record.to_units), self.period(record.valid_from, record.valid_to)],
            )
        raise TypeError(f"The map has no words for a record of the type {type(record).__name__}.")

    def _agreement(self, agreement: Agreement) -> str:
        """What was agreed, who holds it, and until when, as far as known."""
        holder = agreement.holder
        held = self.view.names((holder,)) if holder not in (None, "none") else ()
        head = self.say("agreement_of", text=agreement.text) if agreement.text else self.say("agreement")
        due = self.say("due", last=self.when(agreement.due)) if agreement.due else ""
        return self._with(head, [*held, due or self.period(agreement.from_, agreement.to)])

    def _of(self, engagement: Engagement) -> str:
        """An engagement with its actor; who is called as the service is, is not told twice."""
        name, service = self.view.name(engagement.actor), self.short(engagement)
        details = self._details(engagement)
        return f"{name}: {', '.join(details) if details and service.casefold() == name.casefold() else self.work(engagement)}"

    def _units(self, giving: tuple[str, ...], taking: tuple[str, ...]) -> str:
        if not giving or not taking:
            return ""
        return self.say("consent.units", giving=self.all(self._names(giving)), taking=self.all(self._names(taking)))

    def _names(self, ids: tuple[str, ...]) -> list[str]:
        return [self.view.name(id) for id in ids]

    def consent_needed(self, from_unit: str, to_unit: str, about: tuple[str, ...], have: str) -> str:
        """A consent that somebody would need, and whether it is there."""
        key = ("consent", from_unit, to_unit, about, have)
        if key not in self.memory:
            self.memory[key] = self._consent(from_unit, to_unit, about, have)
        return self.memory[key]

    def _consent(self, from_unit: str, to_unit: str, about: tuple[str, ...], have: str) -> str:
        return self.say(
            f"consent.{have}",
            giving=self.view.name(from_unit),
            taking=self.view.name(to_unit),
            about=self.all(list(self.view.names(about))) or text(Message("the_family", {}), self.lang),
        )

    @_once
    def work(self, engagement: Engagement) -> str:
        """An engagement: service, place, how often, when."""
        return self._with(self.short(engagement) or self.say("some_work"), self._details(engagement))

    def _details(self, engagement: Engagement) -> list[str]:
        """Where, how often, when, and whether it runs, as far as known."""
        parts = [self._where(engagement), self._often(engagement), self.period(engagement.from_, engagement.to)]
        if engagement.status in ("paused", "granted"):
            parts.append(self.word("status", engagement.status))
        return [part for part in parts if part]

    def service(self, engagement: Engagement) -> str:
        """Its service as the catalogue or the file calls it; empty where none is recorded."""
        service = self.view.catalogue.by_code.get(engagement.service or "")
        return getattr(service, f"name_{self.lang}") if service else engagement.service_text or ""

    def short(self, engagement: Engagement) -> str:
        """The same inside a sentence; empty where none is recorded."""
        service = self.view.catalogue.by_code.get(engagement.service or "")
        return service.short(self.lang) if service else engagement.service_text or ""

    def _where(self, engagement: Engagement) -> str:
        homes = {home.id for home in self.view.facts.family.homes}
        place = "home" if engagement.at in homes else engagement.at
        return "" if place == "unknown" else self.word("at", place)

    def _often(self, engagement: Engagement) -> str:
        often = engagement.per_week
        return HowOften(float(often.lo), float(often.hi)).text(self.lang) if often else ""

    @_once
    def tie(self, tie: Tie) -> str:
        """A tie without its ends: kind, status, channel, when, source."""
        kind = self._awareness(tie) if tie.kind == "awareness" else self.word("kind", tie.kind)
        if tie.kind == "trust" and tie.valence == "conflict":
            kind = self.say("no_trust")
        status = "" if tie.status == "documented" else self.word("tie_status", tie.status)
        if tie.kind == "exchange" and status:
            kind, status = self.word("exchange", tie.status), ""
        if _says_it(tie):
            status = ""
        return self._with(kind, [status, *self._beside(tie, self.period(tie.from_, tie.to))])

    def _awareness(self, tie: Tie) -> str:
        """What two know of each other."""
        if _says_it(tie):
            return self.word("awareness", "1")
        return self.word("awareness", "none" if tie.level is None else str(tie.level))

    @_once
    def tie_detail(self, tie: Tie) -> str:
        """What is known of a tie beside its kind: channel, when, source; empty where nothing is."""
        days = self.period(tie.from_, tie.to)
        if tie.from_ and not tie.to:
            days = self.say("since", first=self.when(tie.from_))
        return ", ".join(part for part in self._beside(tie, days) if part)

    def _beside(self, tie: Tie, days: str) -> tuple[str, ...]:
        channel = self.word("channel", tie.channel) if tie.channel and tie.channel != "direct" else ""
        source = self.say("source", source=tie.source) if tie.source else ""
        return channel, self.when(tie.date) if tie.date else days, source

    @_once
    def meeting(self, meeting: Meeting) -> str:
        """A meeting: its kind, status and days. Who takes part stands with each of them."""
        status = "" if meeting.status == "held" else self.word("meeting_status", meeting.status)
        repeats = self.word("repeats", meeting.repeats) if meeting.repeats else ""
        days = self.when(meeting.date) if meeting.date else ""
        if meeting.repeats:
            days = self.period(meeting.date, meeting.until)
        return self._with(self.word("meeting", meeting.kind), [status, repeats, days])

    def meeting_called(self, meeting: Meeting) -> str:
        """A meeting by itself, as a heading or in a list: what it is, when, and whether it is only planned or agreed."""
        kind = capital(self.word("meeting", meeting.kind))
        if meeting.repeats:
            days = self.period(meeting.date, meeting.until) or self.say("no_dates")
            said = self.say(
                "meeting_called.series", kind=kind, repeats=self.word("repeats", meeting.repeats), when=days
            )
        elif meeting.date:
            said = self.say("meeting_called.dated", kind=kind, when=self.when(meeting.date))
        else:
            said = self.say("meeting_called.undated", kind=kind)
        if meeting.status == "held":
            return said
        return self.say("meeting_called.with_status", meeting=said, status=self.word("meeting_status", meeting.status))

    @_once
    def private_tie(self, tie: PrivateTie) -> str:
        """What is known of a private tie beside its kind, and that it is not known when."""
        parts = [
            self.word("closeness", str(tie.closeness)) if tie.closeness else "",
            self.word("certainty", tie.certainty) if tie.certainty == "suspected" else "",
            self.period(tie.from_, tie.to) or self.say("no_dates"),
        ]
        return ", ".join(part for part in parts if part)

    def _with(self, head: str, parts: list[str]) -> str:
        """A head and what is known of it."""
        return ", ".join([head, *(part for part in parts if part)])


def _says_it(tie: Tie) -> bool:
    """Whether it is recorded that the two do not know of each other: what their ignorance is called says that it is missing."""
    return tie.kind == "awareness" and tie.status == "documented_absent" and (tie.level or 0) <= 1
