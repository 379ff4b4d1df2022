"""What must go so that nothing tells of what is hidden: names in lists, reasons, and records that say nothing without it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from graph.model.base import Record
from graph.model.meetings import Agreement, BoardItem, Dream, Invited, Meeting, Priority, StatusPoint
from graph.model.parts import FAMILY_LISTS
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Family,
    LegalBasis,
    Member,
    Need,
    PrivatePerson,
    PrivateTie,
    Tie,
    Unit,
    Wish,
    in_order,
)
from graph.reading.scope import Scope

R = TypeVar("R", bound=Record)
B = TypeVar("B", Consent, LegalBasis)
P = TypeVar("P", Member, PrivatePerson)
LISTS = frozenset(FAMILY_LISTS)
"""The lists of a family: each record in them shows or not, so no list is asked about."""


@dataclass(frozen=True)
class Hidden:
    """What does not exist for a viewer in a family, or in the organisation at large."""

    scope: Scope
    who: frozenset[str]
    """Members, private people, actors and units."""
    homes: frozenset[str]
    work: frozenset[str]
    """Engagements."""
    gone: frozenset[tuple[str, str]] = frozenset()
    """Needs, meetings and agreements, by list and id: what names one says nothing of it."""

    @classmethod
    def of(cls, family: Family | None, actors: Iterable[Actor], units: Collection[str], scope: Scope) -> "Hidden":
        """What is hidden there by the scope, with the work that tells of it; `units`: those that go."""
        people = (*family.members, *family.private_network) if family else ()
        who = {record.id for record in (*people, *actors) if not scope.shows(record)}.union(units)
        homes = {home.id for home in family.homes if not scope.shows(home)} if family else set[str]()
        work = {
            engagement.id
            for engagement in (family.engagements if family else ())
            if not scope.shows(engagement)
            or engagement.actor in who
            or (engagement.for_ and engagement.for_ != "family" and who.issuperset(engagement.for_))
        }
        hidden = cls(scope, frozenset(who), frozenset(homes), frozenset(work))
        return replace(hidden, gone=frozenset(hidden._named_by_others(family))) if family else hidden

    def _named_by_others(self, family: Family) -> Iterator[tuple[str, str]]:
        for list in ("needs", "meetings", "agreements"):
            for record in getattr(family, list):
                if self.record(list, record) is None:
                    yield list, record.id

    def family(self, family: Family) -> Family:
        """The family without it."""
        lists = {
            name: tuple(filter(None, (self.record(name, record) for record in getattr(family, name)))) for name in LISTS
        }
        # a tie that lost a name may have another place, or be the equal of another
        return in_order(self.own(family).replaced(**lists))

    def own(self, family: Family) -> Family:
        """What the family says of itself, without it."""
        seen = self._bare(family)
        if seen.same_as and not self.scope.knows(seen.same_as.family):
            seen = seen.replaced(same_as=None)
        if seen.recorded_by and self.who & {*seen.recorded_by}:
            seen = seen.replaced(recorded_by=self._without(seen.recorded_by) or None)
        return seen

    def record(self, list: str, record: Record) -> Record | None:
        """A record of one of the family's lists as it shows; None where it does not."""
        return _OF_LIST[list](self, record)

    def actor(self, actor: Actor) -> Actor:
        """An actor that shows, without the units that do not."""
        seen = self._bare(actor)
        return seen.replaced(record_access=self._without(seen.record_access), unit=self._unless(seen.unit))

    def unit(self, unit: Unit) -> Unit:
        """A unit that shows. What lies in one that does not is hidden with it."""
        return self._bare(unit)

    def ties(self, ties: Iterable[Tie]) -> Iterator[Tie]:
        """Ties between what is shown, each without the names of hidden deputies and successors."""
        return filter(None, map(self._tie, ties))

    def _tie(self, tie: Tie) -> Tie | None:
        if self.who & {tie.a, tie.b} or not self.scope.shows(tie):
            return None
        seen = self._bare(tie)
        if self.who & {*seen.deputy, *seen.successor}:
            return seen.replaced(deputy=self._without(seen.deputy), successor=self._without(seen.successor))
        return seen

    def _shown(self, record: R) -> R | None:
        """The record where it shows, without its fields that do not."""
        return self._bare(record) if self.scope.shows(record) else None

    def _private_tie(self, tie: PrivateTie) -> PrivateTie | None:
        return None if self.who & {tie.a, tie.b} else self._shown(tie)

    def _wish(self, wish: Wish) -> Wish | None:
        return None if self.who & {wish.about, wish.by or ""} else self._shown(wish)

    def _bare(self, record: R) -> R:
        """A record without its fields that do not show."""
        absent = {
            field: default
            for field, default in _optional(type(record)).items()
            if getattr(record, field) != default and not self.scope.shows(record, field)
        }
        return record.replaced(**absent) if absent else record

    def _member(self, member: Member) -> Member | None:
        if member.id in self.who:
            return None
        seen = self._at_home(self._bare(member))
        return seen.replaced(custody=self._without(seen.custody))

    def _private_person(self, person: PrivatePerson) -> PrivatePerson | None:
        return None if person.id in self.who else self._at_home(self._bare(person))

    def _at_home(self, person: P) -> P:
        return person.replaced(lives_in=tuple(item for item in person.lives_in if item.home not in self.homes))

    def _engagement(self, engagement: Engagement) -> Engagement | None:
        """Without the names of the hidden, and without the reason of its stop where that is hidden work.

        Where it takes place must be said, so what is hidden of that is `unknown`.
        """
        if engagement.id in self.work:
            return None
        seen = self._bare(engagement)
        is_placed = engagement.at not in self.homes and self.scope.shows(engagement, "at")
        because, attends = seen.stopped_because_of, seen.attends
        return seen.replaced(
            for_=seen.for_ if seen.for_ == "family" else self._without(seen.for_),
            stopped_because_of=None if because in self.work else because,
            attends=attends and self._without(attends),
            at=seen.at if is_placed else "unknown",
            functions=self.scope.functions(engagement) if seen.functions == engagement.functions else seen.functions,
        )

    def _need(self, need: Need) -> Need | None:
        seen = self._shown(need)
        left = self._without(need.for_)
        return seen.replaced(for_=left) if seen and left else None

    def _meeting(self, meeting: Meeting) -> Meeting | None:
        seen = self._shown(meeting)
        left = self._without(meeting.participants)
        if seen is None or (meeting.participants and not left):
            return None
        return seen.replaced(
            participants=left,
            coordinator=self._unless(seen.coordinator),
            leader=self._unless(seen.leader),
            minutes_by=self._unless(seen.minutes_by),
            convener=self._unless(seen.convener),
            minutes_approved=self._without(seen.minutes_approved),
            invited=tuple(map(self._invited, (one for one in seen.invited if one.who not in self.who))),
            board=tuple(self._board(meeting)),
            plan_accepted=None if seen.plan_accepted and seen.plan_accepted.by in self.who else seen.plan_accepted,
            next=self._there("meetings", seen.next),
        )

    def _board(self, meeting: Meeting) -> Iterator[BoardItem]:
        """What stands on the board; to whom the whole does not show, each item shows or not by itself: everybody sees what they said."""
        whole = self.scope.shows(meeting, "board") if meeting.board else True
        return (one for one in meeting.board if one.said_by not in self.who and (whole or self.scope.shows(one)))

    def _invited(self, one: Invited) -> Invited:
        return one.replaced(asked_for_by=self._unless(one.asked_for_by))

    def _agreement(self, agreement: Agreement) -> Agreement | None:
        """Never without whom it is about, nor without its holder: nobody would have promised it."""
        seen = self._shown(agreement)
        about = self._without(agreement.about)
        if seen is None or agreement.holder in self.who or (agreement.about and not about):
            return None
        return seen.replaced(
            about=about,
            need=self._there("needs", seen.need),
            meeting=self._there("meetings", seen.meeting),
            after=self._there("agreements", seen.after),
        )

    def _priority(self, priority: Priority) -> Priority | None:
        if priority.engagement in self.work:
            return None
        seen = self._shown(priority)
        return seen and seen.replaced(by=self._without(seen.by), meeting=self._there("meetings", seen.meeting))

    def _status_point(self, point: StatusPoint) -> StatusPoint | None:
        if self.who & {point.said_by, point.about or ""}:
            return None
        seen = self._shown(point)
        return seen and seen.replaced(meeting=self._there("meetings", seen.meeting))

    def _dream(self, dream: Dream) -> Dream | None:
        seen = None if dream.who in self.who else self._shown(dream)
        return seen and seen.replaced(meeting=self._there("meetings", seen.meeting))

    def _there(self, list: str, id: str | None) -> str | None:
        """The id of a record that another names, where that is there for the viewer."""
        return None if id is not None and (list, id) in self.gone else id

    def _consent(self, consent: Consent) -> Consent | None:
        """A consent about nobody who shows goes: without names it would be about all."""
        seen = self._shown(consent)
        about = self._without(consent.about)
        if seen is None or (consent.about and not about):
            return None
        return self._units(seen).replaced(given_by=self._unless(seen.given_by), about=about)

    def _legal_basis(self, basis: LegalBasis) -> LegalBasis | None:
        seen = self._shown(basis)
        return seen and self._units(seen)

    def _units(self, basis: B) -> B:
        return basis.replaced(from_units=self._without(basis.from_units), to_units=self._without(basis.to_units))

    def _without(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id not in self.who)

    def _unless(self, id: str | None) -> str | None:
        return None if id in self.who else id


def path_of(id: str | None, units: Mapping[str, Unit]) -> Iterator[str]:
    """A unit and all those above it."""
    while id is not None and id in units:
        yield id
        id = units[id].part_of


@cache
def _optional(kind: type[Record]) -> Mapping[str, Any]:
    """The fields that a record of this kind may lack, with what they hold then."""
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in kind.model_fields.items()
        if not field.is_required() and name != "id" and name not in LISTS
    }


_OF_LIST: Mapping[str, Callable[[Hidden, Any], Record | None]] = {
    "homes": Hidden._shown,
    "members": Hidden._member,
    "private_network": Hidden._private_person,
    "private_ties": Hidden._private_tie,
    "wishes": Hidden._wish,
    "engagements": Hidden._engagement,
    "needs": Hidden._need,
    "ties": Hidden._tie,
    "meetings": Hidden._meeting,
    "agreements": Hidden._agreement,
    "priorities": Hidden._priority,
    "status_points": Hidden._status_point,
    "dreams": Hidden._dream,
    "consents": Hidden._consent,
    "legal_bases": Hidden._legal_basis,
}
