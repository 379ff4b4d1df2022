"""What papers share: a meeting and the family on its day, in one language, with what is not known told as such."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graph.model.base import Frequency
from graph.model.dates import PartialDate
from graph.model.meetings import Meeting
from graph.reading.cut import Seen
from maps.papers.model import Paper, PaperName, Section
from maps.scene.telling import Teller
from queries.day.view import View, at
from queries.distinct_names import with_distinct_names
from queries.finding import Finding
from queries.meetings.day import MeetingDay, meeting_on
from queries.rules.registry import findings_of
from words import HowOften, Message, capital, text, words
from words.dates import weekday_text
from words.order import danish

FOR_ROOM, FOR_ONE = "for_room", "for_you"


@dataclass(frozen=True)
class FamilyWriter:
    """Writes about the family that `seen` holds, which is all that may stand there."""

    seen: Seen
    lang: str

    @cached_property
    def facts(self) -> Seen:
        """The same with names that are told apart."""
        return with_distinct_names(self.seen, self.lang).facts

    @cached_property
    def view(self) -> View:
        """The family on the day on which what is recorded holds."""
        return at(self.facts, self.facts.as_of)

    @cached_property
    def teller(self) -> Teller:
        """Says what the view holds."""
        return Teller(self.view, self.lang)

    def say(self, key: str, **values: object) -> str:
        """A text of the papers."""
        return text(Message(f"papers.{key}", values), self.lang)

    @property
    def unknown(self) -> str:
        """That something is not known."""
        return self.say("unknown")

    def known(self, told: str | None) -> str:
        """What is told, or that it is not known."""
        return told or self.unknown

    def when(self, given: PartialDate | None) -> str:
        """As much of a day as is known."""
        return self.teller.when(given) if given else self.unknown

    def names(self, ids: Iterable[str]) -> str:
        """Some people as a list; empty for none."""
        return self.teller.all(sorted((self.view.called(id) for id in ids), key=danish))

    def each(self, ids: Iterable[str]) -> str:
        """The same, or that it is not known."""
        return self.known(self.names(ids))

    def one(self, id: str | None) -> str:
        """Somebody's name, or that it is not known."""
        return self.known(self.view.called(id) if id and id != "none" else "")

    def often(self, per_week: Frequency | None) -> str:
        """How often; empty where it is not known."""
        return HowOften(float(per_week.lo), float(per_week.hi)).text(self.lang) if per_week else ""

    def relation(self, relation: str | None) -> str:
        """Who somebody of the private network is to the family, or that it is not known."""
        return words(self.lang).get(f"map.relation_to.{relation}", "") or self.unknown

    def page_of(self, name: PaperName, sections: Sequence[Section], head: Sequence[str], foot: str) -> Paper:
        """A paper with its name at its head; `foot`: the key of what it says of itself at its foot."""
        return Paper(
            name=name,
            lang=self.lang,
            title=self.say(f"name.{name}"),
            head=tuple(head),
            sections=tuple(sections),
            foot=self.say(foot),
            mark=self.say("mark"),
            page=self.teller.template("file.page"),
        )

    def with_unit(self, who: str) -> str:
        """Somebody's name, with their unit where it is known."""
        actor = self.facts.actors.get(who)
        unit = self.view.called(actor.unit) if actor and actor.unit else ""
        name = self.view.called(who)
        return f"{name} ({unit})" if unit and unit not in name else name

    @property
    def family_name(self) -> str:
        """What the family is called."""
        return self.facts.family.name or self.facts.family.id


@dataclass(frozen=True)
class Writer(FamilyWriter):
    """Writes papers about one meeting."""

    meeting_id: str
    sitting: tuple[str, ...] = ()
    """Who sits at the meeting, whether they show or not."""
    points: tuple[str, ...] = ()
    """The ids of the questions on the agenda that may be told."""

    @cached_property
    def _on(self) -> MeetingDay:
        return meeting_on(self.facts, self.meeting_id)

    @property
    def meeting(self) -> Meeting:
        """The meeting. `UnknownMeeting` where it is not in what is seen."""
        return self._on.meeting

    @cached_property
    def view(self) -> View:
        """The family on its day."""
        return self._on.view

    @property
    def what(self) -> str:
        """What kind of meeting it is."""
        return capital(self.teller.word("meeting", self.meeting.kind))

    @property
    def day_told(self) -> str:
        """When the meeting is, with the day of the week where the day is known."""
        meeting = self.meeting
        if meeting.repeats:
            days = self.teller.period(meeting.date, meeting.until) or self.unknown
            return self._with_time(f"{self.teller.word('repeats', meeting.repeats)}, {days}")
        if meeting.date is None:
            return self._with_time(self.unknown) if meeting.time else self.unknown
        whole = _one_day(meeting.date)
        return self._with_time(weekday_text(whole, self.lang) if whole else self.when(meeting.date))

    def _with_time(self, told: str) -> str:
        return self.say("at_time", day=told, time=self.meeting.time.replace("-", "–")) if self.meeting.time else told

    @cached_property
    def coming(self) -> tuple[str, ...]:
        """Who comes, or came: those who show."""
        family = self.facts.family
        there = {one.id for one in (*family.members, *family.private_network)} | self.facts.actors.keys()
        return tuple(who for who in self.sitting if who in there)

    def people(self) -> tuple[str, ...]:
        """Who comes, by name, the family first, and from where."""
        facts = self.facts
        family = [one.id for one in (*facts.family.members, *facts.family.private_network)]
        order = sorted(self.coming, key=lambda who: (who not in family, danish(self.view.called(who))))
        return tuple(self.with_unit(who) for who in order)

    @cached_property
    def found(self) -> dict[str, Finding]:
        """What is found on the day of the meeting, by id."""
        return {finding.id: finding for finding in findings_of(self.view)}

    def agenda(self) -> list[tuple[str, int | None]]:
        """The points in order, each with its minutes; a question that may not be told, or is none any more, is no point."""
        told = []
        for item in self.meeting.agenda:
            question = self.found.get(item.finding or "") if item.finding in self.points else None
            asked = text(question.question or question.statement, self.lang) if question else ""
            said = "\n".join(part for part in (item.text or "", asked) if part)
            if said:
                told.append((said, item.minutes))
        return told

    # --- papers -----------------------------------------------------------------------------------------------

    def paper(
        self, name: PaperName, sections: Sequence[Section], head: Sequence[str] = (), foot: str = FOR_ROOM
    ) -> Paper:
        """A paper with its name and the meeting at its head."""
        return self.page_of(name, sections, (*head, f"{self.what}: {self.day_told}."), foot)


def _one_day(given: PartialDate) -> date | None:
    return given.earliest if given.earliest and given.earliest == given.latest else None
