"""The room of a meeting while it is held: what lies on the screen for all who sit there, and where the meeting has come to.

Everything here is made of what is told in the room (`Session.at_meeting`), and of that only what may
lie on the table, without anybody who is barred.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

from graph.model.handles import handle
from graph.model.meetings import AgendaItem, Agreement, BoardItem, Dream, Meeting, Priority, StatusPoint, sitting
from graph.model.periods import meeting_day
from graph.reading.cut import Seen
from graph.reading.gathering import handed_out
from maps.page.held import asked_on
from queries.day.units import Pair
from queries.day.view import View, at
from queries.finding import Finding
from queries.meetings.asked import MOST
from queries.meetings.effect import Effect, effect
from web.application import application
from web.editing.family import OpenFamily, open_family
from web.editing.options import Choice
from web.family.page_request import PageRequest
from web.session import session
from words.order import danish

STEPS = ("hvem", "dagsorden", "par", "tavle", "aftaler", "indsatser", "status", "tovholder", "slut")
"""What a meeting does, in its order, as addresses say it."""
STEPS_OF: Mapping[str, tuple[str, ...]] = {
    "family_group_conference": ("hvem", "dagsorden", "alene", "aftaler", "tovholder", "slut"),
    "cooperation_meeting": ("hvem", "dagsorden", "par", "aftaler", "tovholder", "slut"),
}
"""Where it is not all of that: at a family group conference the family talks alone, and its plan is what is agreed; without the
family nobody speaks for it, and nothing is decided on its help."""
ASKED_ELSEWHERE = frozenset({"coordinator", "coordinator_candidate", "no_coordinator", "meeting_gap", "not_mapped"})
"""What is asked at a step of its own, or of whoever prepares the meeting."""
WITH_MAP = frozenset({"hvem", "dagsorden", "par", "tovholder", "slut"})
"""The steps at which the map is looked at."""


@dataclass(frozen=True)
class Room:
    """A step of a meeting that is held. `number` is which point or pair is talked about; `skipped` of how many nothing was said."""

    seen: Seen
    family: OpenFamily
    """As whoever leads it may change it: for what stands for records, never for what is said on the screen."""
    key: str
    step: str = STEPS[0]
    number: int = 0
    skipped: int = 0

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting as all see it."""
        return next(one for one in self.seen.family.meetings if one.id == self.key)

    @cached_property
    def day(self) -> date:
        """The day that the map shows and from which what is said holds: that of the meeting, none to come."""
        return min(meeting_day(self.meeting, self.seen.as_of), session().today())

    @cached_property
    def view(self) -> View:
        """What is known on the day."""
        return at(self.seen, self.day)

    @cached_property
    def page(self) -> PageRequest:
        """The page: what lies on the table, on the day."""
        return PageRequest(facts=self.seen, day=self.day, audience="table", taken=(), carried={})

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of a meeting of this kind."""
        return STEPS_OF.get(self.meeting.kind, STEPS)

    @property
    def handle(self) -> str:
        """What stands for the meeting in addresses."""
        return self.family.handle("meetings", self.key)

    def to(self, endpoint: str = "holding.page", **changes: Any) -> str:
        """The address of this step, or of another page of the meeting."""
        return self.page.to(endpoint, handle=self.handle, **changes)

    def step_to(self, by: int) -> str | None:
        """The step so many on, or back; None where there is none."""
        place = self.steps.index(self.step) + by
        return self.steps[place] if 0 <= place < len(self.steps) else None

    # --- who sits there ---------------------------------------------------------------------------------------

    @cached_property
    def here(self) -> tuple[str, ...]:
        """The ids of those who sit there, by name."""
        people = {one.id for one in (*self.seen.family.members, *self.seen.family.private_network)}
        there = people | self.seen.actors.keys() | self.seen.units.keys()
        return tuple(self._by_name(id for id in sitting(self.meeting) if id in there))

    @cached_property
    def persons(self) -> list[Choice]:
        """The same to choose from."""
        return self.choices(self.here)

    @cached_property
    def family_here(self) -> list[Choice]:
        """Those of them who are of the family or its network."""
        people = {one.id for one in (*self.seen.family.members, *self.seen.family.private_network)}
        return self.choices(id for id in self.here if id in people)

    @cached_property
    def helpers_here(self) -> list[Choice]:
        """Those of them who work here."""
        return self.choices(id for id in self.here if id in self.seen.actors)

    def choices(self, ids: Iterable[str]) -> list[Choice]:
        """These, by what they are called."""
        return [Choice(id, self.view.called(id)) for id in ids]

    def _by_name(self, ids: Iterable[str]) -> list[str]:
        return sorted(ids, key=lambda id: (danish(self.view.called(id)), id))

    # --- what is talked about ---------------------------------------------------------------------------------

    @cached_property
    def findings(self) -> Mapping[str, Finding]:
        """What is asked in the room, by id."""
        return {one.id: one for one in asked_on(self.view)}

    @cached_property
    def points(self) -> Sequence[AgendaItem]:
        """The points of the agenda that say something here: their own words, or a question that is asked in the room. Then what the
        room itself asks: a question of the working view is another one where not all may see what it rests on."""
        found = [one for one in self.meeting.agenda if one.text or one.finding in self.findings]
        taken = {one.finding for one in found}
        own = [id for id, one in self.findings.items() if id not in taken and one.type not in ASKED_ELSEWHERE]
        return [*found, *(AgendaItem(id=id, finding=id) for id in own[:MOST])]

    @property
    def point(self) -> AgendaItem | None:
        """The point that is talked about; None where there is none left."""
        return self.points[self.number] if self.number < len(self.points) else None

    @property
    def question(self) -> Finding | None:
        """The question of this point, where it has one that is asked in the room."""
        return self.findings.get(self.point.finding or "") if self.point else None

    @cached_property
    def unknown_pairs(self) -> Sequence[Pair]:
        """Two who sit there and work here, of whom it is not known that they talk, by name: answered so, they keep their place."""
        here = [one.value for one in self.helpers_here if one.value in self.view.circle]
        found = ((a, b) for place, a in enumerate(here) for b in here[place + 1 :])
        return [ends for ends in found if self.view.state(*ends) != "present"]

    @property
    def all_talk(self) -> bool:
        """Whether it is known of all who help and sit there that they talk, each with each."""
        here = {one.value for one in self.helpers_here}
        return len(here) > 1 and here <= {*self.view.circle} and not self.unknown_pairs

    @property
    def pair(self) -> Pair | None:
        """The two who are asked whether they talk."""
        if self.step == "par":
            return self.unknown_pairs[self.skipped] if self.skipped < len(self.unknown_pairs) else None
        if self.step == "dagsorden" and self.question and len(self.question.subjects) == 2:
            a, b = self.question.subjects
            is_pair = self.question.type == "missing_link" and {a, b} <= self.seen.actors.keys()
            return (a, b) if is_pair else None
        return None

    @property
    def lit(self) -> frozenset[str]:
        """Whom the question is about: the others stand back on the map."""
        return frozenset(self.pair or (self.question.subjects if self.question else ()))

    # --- what comes of it -------------------------------------------------------------------------------------

    def on_board(self, column: str) -> list[BoardItem]:
        """What stands in a column of the board."""
        return [one for one in self.meeting.board if one.column == column]

    @property
    def agreements(self) -> list[Agreement]:
        """What was agreed here, and what is open of before; what was passed on stands with whoever took it over."""
        found = (one for one in self.seen.family.agreements if one.status != "passed")
        return [one for one in found if one.meeting == self.key or one.status == "open"]

    def had_before(self, one: Agreement) -> list[str]:
        """Whom an agreement was passed on by, the last first, by what they are called."""
        known = {other.id: other for other in self.seen.family.agreements}
        names: list[str] = []
        while (before := known.get(one.after or "")) is not None:
            names += [self.view.called(before.holder)] if before.holder not in (None, "none") else []
            one = before
        return names

    @cached_property
    def works(self) -> list[tuple[str, str]]:
        """The efforts that go on: the id, and who it is."""
        found = {work.engagement.id: work.actor.id for work in self.view.works if work.in_circle}
        return [(id, found[id]) for id in sorted(found, key=lambda id: (danish(self.view.called(found[id])), id))]

    @property
    def decisions(self) -> list[Priority]:
        """What was decided on efforts here."""
        return [one for one in self.seen.family.priorities if one.meeting == self.key]

    @cached_property
    def effect(self) -> Effect:
        """What these decisions would do, as far as the room sees."""
        return effect(self.seen, self.key, self.day)

    @property
    def status_points(self) -> list[StatusPoint]:
        """What was answered here to where we are now."""
        return [one for one in self.seen.family.status_points if one.meeting == self.key]

    @property
    def dreams(self) -> list[Dream]:
        """What was hoped for here."""
        return [one for one in self.seen.family.dreams if one.meeting == self.key]

    @cached_property
    def digest(self) -> str:
        """Another text whenever something else shows in the room: a screen asks for it."""
        return _digest(self.seen)


def room_of(family: str, meeting: str, step: str = STEPS[0], number: int = 0, skipped: int = 0) -> Room:
    """The room of the meeting of a handle. `NotFound` where it is none that shows, `Forbidden` for whoever may not change it."""
    opened = open_family(family)
    key, _ = opened.record("meetings", meeting)
    seen = session().at_meeting(family, key.__eq__)
    return Room(_on_screen(seen), opened, key, step, number, skipped)


def digest_of(family: str, meeting: str) -> str:
    """That of the room of the meeting of a handle (`Room.digest`). `UnknownFamily`, `Forbidden` as above."""
    secret = application().handle_key
    is_meant: Callable[[str], bool] = lambda id: handle(secret, family, "meetings", id) == meeting  # noqa: E731 (given on)
    return _digest(_on_screen(session().at_meeting(family, is_meant, again=True)))


def _on_screen(seen: Seen) -> Seen:
    """What of it may stand on a screen that all look at: the questions of an agenda that are asked in the room among it."""
    asked = {item.finding for meeting in seen.family.meetings for item in meeting.agenda if item.finding}
    return handed_out(seen, asked)


def _digest(seen: Seen) -> str:
    records = (seen.family, *seen.actors.values(), *seen.units.values(), *seen.general_ties)
    return sha256("\n".join(one.model_dump_json() for one in records).encode()).hexdigest()[:20]
