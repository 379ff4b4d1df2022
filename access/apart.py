"""Two in conflict: what is made for one of them, or for a room with one of them, holds nothing of where the other can be found.

That is the other's homes, private network, engagements, appointments and meetings, also those that both have in common: when and
where somebody is can be read from them.
"""

from collections.abc import Collection, Iterator

from access.records import holders_of, persons_named, speaker_of
from graph.model.base import Record
from graph.model.meetings import Agreement, BoardItem, Dream, Meeting, Priority, StatusPoint
from graph.model.records import Actor, Engagement, Family, Home, LegalBasis, PrivatePerson, PrivateTie, Wish
from graph.reading.scope import Scope


def in_conflict_with(family: Family, persons: Collection[str]) -> frozenset[str]:
    """Those with whom one of these persons has a private tie of threat or no-contact, whoever it comes from."""
    return frozenset(_others(family, persons))


def _others(family: Family, persons: Collection[str]) -> Iterator[str]:
    for tie in family.private_ties:
        if tie.valence == "threat" or tie.no_contact:
            if tie.a in persons:
                yield tie.b
            if tie.b in persons:
                yield tie.a


def kept_apart(scope: Scope, family: Family, persons: Collection[str]) -> Scope:
    """The scope for what is made for these persons, or for a room with them; the same where none of them is in conflict."""
    others = in_conflict_with(family, persons)
    return _Apart(scope, family, others) if others else scope


class _Apart(Scope):
    """A scope without what leads to some people."""

    def __init__(self, scope: Scope, family: Family, others: frozenset[str]) -> None:
        self._scope, self._family, self._others = scope, family, others
        people = (*family.members, *family.private_network)
        self._homes = {stay.home for person in people if person.id in others for stay in person.lives_in}
        tied = {end for tie in family.private_ties if others & {tie.a, tie.b} for end in (tie.a, tie.b)}
        living = {person.id for person in people if any(stay.home in self._homes for stay in person.lives_in)}
        self._near = tied | living | others

    @property
    def limited(self) -> bool:
        """Yes: something of others is left out."""
        return True

    def knows(self, family: str) -> bool:
        """As the scope says."""
        return self._scope.knows(family)

    def shows(self, record: Record, field: str | None = None) -> bool:
        """As the scope says, but for what leads to the others."""
        if field is not None:
            hidden = isinstance(record, Engagement) and field in ("slots", "at") and record.at in self._homes
            return not hidden and self._scope.shows(record, field)
        return not self._leads_there(record) and self._scope.shows(record)

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """As the scope says."""
        return self._scope.functions(engagement)

    def why(self, record: Record) -> tuple[str, ...]:
        """As the scope says."""
        return self._scope.why(record)

    def general(self) -> tuple[LegalBasis, ...]:
        """As the scope says."""
        return self._scope.general()

    def _leads_there(self, record: Record) -> bool:
        if isinstance(record, Home):
            return record.id in self._homes
        if isinstance(record, PrivatePerson):
            return record.id in self._near
        if isinstance(record, PrivateTie):
            return not self._others.isdisjoint((record.a, record.b))
        if isinstance(record, Wish):
            return record.by in self._others or record.about in self._others
        if isinstance(record, Meeting):
            return not self._others.isdisjoint((*record.participants, *(one.who for one in record.invited)))
        if isinstance(record, BoardItem):
            return record.said_by in self._others
        if isinstance(record, Agreement | Priority | StatusPoint | Dream) and self._is_theirs(record):
            return True
        if isinstance(record, Actor):
            works = [work for work in self._family.engagements if work.actor == record.id and self._scope.shows(work)]
            return bool(works) and all(map(self._leads_there, works))
        if isinstance(record, Engagement):
            members = {member.id for member in self._family.members}
            return not self._others.isdisjoint(members if record.for_ in ("family", ()) else record.for_)
        return False

    def _is_theirs(self, record: Agreement | Priority | StatusPoint | Dream) -> bool:
        """Whether it comes of a meeting of theirs, is about them or their work, or in their words."""
        meetings = (one for one in self._family.meetings if one.id == record.meeting)
        works = (
            one for one in self._family.engagements if isinstance(record, Priority) and one.id == record.engagement
        )
        named = (*persons_named(record), *holders_of(record), speaker_of(record))
        return not self._others.isdisjoint(named) or any(map(self._leads_there, (*meetings, *works)))
