"""The papers of a meeting, as PDF and as HTML to print: for each who is asked to come or asked for a consent, and for all at the table.

All but the first two hold only what everybody at the meeting may see. Nobody of whom it shows that they are barred is in any of them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import get_args

from graph.reading.cut import Seen
from graph.reading.gathering import Gathering, handed_out
from maps.family import FamilyMap, family_day, family_map
from maps.papers import agreed, course, meeting, minutes, overview
from maps.papers.consent import asked, consent
from maps.papers.invitation import invitation, invited
from maps.papers.model import Paper, PaperName
from maps.papers.setting import pdf
from maps.papers.writing import Writer
from maps.scene.telling import Teller
from queries.distinct_names import with_distinct_names
from queries.meetings.consent_matrix import CONSENT_AGE, ConsentMatrix, consent_matrix
from queries.meetings.day import meeting_on

__all__ = ["FOR_EACH", "PAPERS", "MeetingPapers", "Paper", "PaperName", "pdf"]

PAPERS: tuple[PaperName, ...] = get_args(PaperName)
FOR_EACH: frozenset[PaperName] = frozenset({"invitation", "consent"})
"""Papers of which there is one for each."""


@dataclass(frozen=True)
class MeetingPapers:
    """The papers of one meeting, in one language. Each is made when it is asked for."""

    gathering: Gathering
    lang: str
    consent_age: int = CONSENT_AGE

    @property
    def meeting(self) -> str:
        """The meeting's id."""
        return self.gathering.id

    @cached_property
    def what(self) -> str:
        """What the meeting is, and when."""
        found = meeting_on(self.gathering.own, self.meeting)
        return Teller(found.view, self.lang).meeting_called(found.meeting)

    @cached_property
    def there(self) -> bool:
        """Whether there are any: none where two would sit at one table who must not meet, nor then any hint of why."""
        return not self.gathering.meets_apart and self._has_meeting(self._handed)

    def _has_meeting(self, seen: Seen) -> bool:
        return any(one.id == self.meeting for one in seen.family.meetings)

    @cached_property
    def names(self) -> tuple[PaperName, ...]:
        """The papers that there are; the minutes once the meeting is held."""
        left_out = FOR_EACH if self._held else ("minutes",)
        return tuple(name for name in PAPERS if self.there and name not in left_out)

    @cached_property
    def _held(self) -> bool:
        return any(one.id == self.meeting and one.status == "held" for one in self._handed.family.meetings)

    def people(self, name: PaperName) -> tuple[str, ...]:
        """Of a paper that is for each: for whom there is one, by id."""
        if not self.there or name not in FOR_EACH:
            return ()
        if self._held:  # nobody is asked any more
            return ()
        if name == "consent":
            return self._asked
        return tuple(who for who in invited(handed_out(self.gathering.own), self.meeting) if self._may_come(who))

    def called(self, who: str) -> str:
        """What somebody is called."""
        return self._names.get(who, who)

    @cached_property
    def _names(self) -> dict[str, str]:
        seen = with_distinct_names(self.gathering.own, self.lang).facts
        people = (*seen.family.members, *seen.family.private_network, *seen.actors.values())
        return {one.id: one.name for one in people}

    def paper(self, name: PaperName, who: str = "") -> Paper | None:
        """A paper; None where there is none of this name, or none for this one."""
        if name not in self.names or (name in FOR_EACH and who not in self.people(name)):
            return None
        match name:
            case "invitation":
                seen = self.gathering.for_one(who)
                return invitation(self._writer(seen), who, self.called(who))
            case "consent":
                return consent(self._asking(who), self._matrix(who), who)
            case "agenda":
                return meeting.agenda(self._room)
            case "map":
                return overview.network_map(self._room, self._map_of(self._room.view.day))
            case "network":
                return overview.network(self._room, self._made(family_day, self._room.view.day))
            case "efforts":
                return overview.efforts(self._room)
            case "goals":
                return agreed.goals(self._room)
            case "minutes":
                return minutes.minutes(self._room, self._map_of)
            case "priorities":
                return agreed.priorities(self._room)
            case "timeline":
                return course.year(self._room)

    # --- of what ----------------------------------------------------------------------------------------------

    @cached_property
    def _handed(self) -> Seen:
        return handed_out(self.gathering.room)

    @cached_property
    def _room(self) -> Writer:
        return self._writer(self.gathering.room)

    def _writer(self, seen: Seen) -> Writer:
        """Of a room, or of what one may see: without what is not handed out, but with the questions that it puts on the agenda."""
        found = next((one for one in seen.family.meetings if one.id == self.meeting), None)
        points = tuple(item.finding for item in found.agenda if item.finding) if found else ()
        return Writer(handed_out(seen, points), self.lang, self.meeting, self.gathering.sitting, points)

    def _may_come(self, who: str) -> bool:
        return self._has_meeting(handed_out(self.gathering.for_one(who)))

    def _map_of(self, day: date) -> FamilyMap:
        return self._made(family_map, day)

    def _made(self, make: Callable[..., FamilyMap], day: date) -> FamilyMap:
        return make(self._handed, day, self.lang, audience="table")

    # --- consents ---------------------------------------------------------------------------------------------

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        """Who is to be asked, with what leads to somebody with whom they are in conflict left out."""
        members = {one.id for one in self.gathering.own.family.members}
        everybody = asked(consent_matrix(meeting_on(self.gathering.own, self.meeting), self.consent_age))
        return tuple(who for who in everybody if who in members and self._is_asked(who))

    def _is_asked(self, who: str) -> bool:
        seen = self.gathering.made_for(who)
        return self._has_meeting(seen) and who in asked(self._matrix(who))

    def _asking(self, who: str) -> Writer:
        return Writer(self.gathering.made_for(who), self.lang, self.meeting)

    def _matrix(self, who: str) -> ConsentMatrix:
        return consent_matrix(meeting_on(self._asking(who).facts, self.meeting), self.consent_age)
