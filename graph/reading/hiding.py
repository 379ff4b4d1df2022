"""What must go so that nothing tells of what is hidden: names in lists, reasons, and records that say nothing without it."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from graph.model.base import Record
from graph.model.records import (
    Actor,
    Consent,
    Engagement,
    Family,
    LegalBasis,
    Meeting,
    Member,
    Need,
    PrivatePerson,
    Tie,
    Unit,
    in_order,
)
from graph.reading.scope import Scope

R = TypeVar("R", bound=Record)
B = TypeVar("B", Consent, LegalBasis)
P = TypeVar("P", Member, PrivatePerson)
LISTS = frozenset(
    {"homes", "members", "private_network", "private_ties", "wishes", "engagements", "needs", "ties", "meetings", "consents", "legal_bases"}
)  # fmt: skip
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
        return cls(scope, frozenset(who), frozenset(homes), frozenset(work))

    def family(self, family: Family) -> Family:
        """The family without it."""
        seen = self._bare(family).replaced(
            homes=tuple(self._shown(family.homes)),
            members=tuple(self._member(member) for member in family.members if member.id not in self.who),
            private_network=tuple(
                self._at_home(self._bare(person)) for person in family.private_network if person.id not in self.who
            ),
            private_ties=tuple(self._shown(tie for tie in family.private_ties if not self.who & {tie.a, tie.b})),
            wishes=tuple(self._shown(wish for wish in family.wishes if not self.who & {wish.about, wish.by or ""})),
            engagements=tuple(self._engagement(item) for item in family.engagements if item.id not in self.work),
            needs=tuple(self._needs(family.needs)),
            ties=tuple(self.ties(family.ties)),
            meetings=tuple(self._meetings(family.meetings)),
            consents=tuple(self._consents(family.consents)),
            legal_bases=tuple(self._units(basis) for basis in self._shown(family.legal_bases)),
        )
        if seen.same_as and not self.scope.knows(seen.same_as.family):
            seen = seen.replaced(same_as=None)
        if seen.recorded_by and self.who & {*seen.recorded_by}:
            seen = seen.replaced(recorded_by=self._without(seen.recorded_by) or None)
        return in_order(seen)  # a tie that lost a name may have another place, or be the equal of another

    def actor(self, actor: Actor) -> Actor:
        """An actor that shows, without the units that do not."""
        seen = self._bare(actor)
        return seen.replaced(record_access=self._without(seen.record_access), unit=self._unless(seen.unit))

    def unit(self, unit: Unit) -> Unit:
        """A unit that shows. What lies in one that does not is hidden with it."""
        return self._bare(unit)

    def ties(self, ties: Iterable[Tie]) -> Iterator[Tie]:
        """Ties between what is shown, each without the names of hidden deputies and successors."""
        for tie in self._shown(tie for tie in ties if not self.who & {tie.a, tie.b}):
            if self.who & {*tie.deputy, *tie.successor}:
                yield tie.replaced(deputy=self._without(tie.deputy), successor=self._without(tie.successor))
            else:
                yield tie

    def _shown(self, records: Iterable[R]) -> Iterator[R]:
        """Those of the records that show, without their fields that do not."""
        return (self._bare(record) for record in records if self.scope.shows(record))

    def _bare(self, record: R) -> R:
        """A record without its fields that do not show."""
        absent = {
            field: default
            for field, default in _optional(type(record)).items()
            if getattr(record, field) != default and not self.scope.shows(record, field)
        }
        return record.replaced(**absent) if absent else record

    def _member(self, member: Member) -> Member:
        seen = self._at_home(self._bare(member))
        return seen.replaced(custody=self._without(seen.custody))

    def _at_home(self, person: P) -> P:
        return person.replaced(lives_in=tuple(item for item in person.lives_in if item.home not in self.homes))

    def _engagement(self, engagement: Engagement) -> Engagement:
        """Without the names of the hidden, and without the reason of its stop where that is hidden work.

        Where it takes place must be said, so what is hidden of that is `unknown`.
        """
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

    def _needs(self, needs: Iterable[Need]) -> Iterator[Need]:
        for need in self._shown(needs):
            left = self._without(need.for_)
            if left:
                yield need.replaced(for_=left)

    def _meetings(self, meetings: Iterable[Meeting]) -> Iterator[Meeting]:
        for meeting in self._shown(meetings):
            left = self._without(meeting.participants)
            if left or not meeting.participants:
                yield meeting.replaced(participants=left, coordinator=self._unless(meeting.coordinator))

    def _consents(self, consents: Iterable[Consent]) -> Iterator[Consent]:
        """A consent about nobody who shows goes: without names it would be about all."""
        for consent in self._shown(consents):
            about = self._without(consent.about)
            if about or not consent.about:
                yield self._units(consent).replaced(given_by=self._unless(consent.given_by), about=about)

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
