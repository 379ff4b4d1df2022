"""Covered: whether consents, each of them the latest, or a legal basis open a type of information today.

Unknown is not yes: what may be over, may not have begun or may have been refused later opens nothing; whose age is not known
may be old enough to be asked. What refuses counts also where it leaves out whom or what it is about.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from access.information import GENERAL, Information
from graph.model.records import Consent, Family, LegalBasis, Member, Unit
from graph.reading.hiding import path_of

BROAD = frozenset({"municipality", "magistrate"})
"""Levels of units that are too broad to be named: such a consent or basis opens nothing."""
OLDEST = 150


@dataclass(frozen=True)
class Coverage:
    """What consents and bases open for one viewer in one family today."""

    family: Family
    units: Mapping[str, Unit]
    receivers: frozenset[str]
    """The viewer's unit and those above it."""
    today: date
    consent_age: int
    general: Sequence[LegalBasis]
    """The general bases, where the viewer's own unit works here."""
    _answers: dict[tuple[str, frozenset[str], Information], tuple[str, ...]] = field(
        default_factory=dict[tuple[str, frozenset[str], Information], tuple[str, ...]], compare=False, repr=False
    )

    def opened_by(
        self, owners: Iterable[str], persons: Iterable[str], type: Information, at_work: frozenset[str] = frozenset()
    ) -> tuple[str, ...]:
        """The consents, or the basis, that open a record of these owners about these persons; none where it stays shut.

        `at_work`: the owners that work here, whose work a general basis can open.
        """
        about = frozenset(persons)
        for owner in sorted(owners):
            key = (owner, about, type)
            if key not in self._answers:
                senders = frozenset(path_of(owner, self.units))
                self._answers[key] = self._consents(senders, about, type) or self._bases(
                    self.family.legal_bases, senders, type
                )
            opened = self._answers[key]
            if not opened and owner in at_work and type in GENERAL:
                opened = self._bases(self.general, frozenset(path_of(owner, self.units)), type)
            if opened:
                return opened
        return ()

    def _consents(self, senders: frozenset[str], persons: frozenset[str], type: Information) -> tuple[str, ...]:
        members = {member.id: member for member in self.family.members}
        found: set[str] = set()
        for person in persons:
            givers = givers_for(members[person], self.consent_age, self.today) if person in members else ()
            opened = [self._latest(giver, person, senders, type) for giver in givers]
            if not opened or not all(opened):
                return ()
            found.update(*opened)
        return tuple(sorted(found))

    def _latest(self, giver: str, person: str, senders: frozenset[str], type: Information) -> tuple[str, ...]:
        """The consents of the giver that may be the latest, where each of them opens it."""
        said = [one for one in self.family.consents if self._concerns(one, giver, person, senders, type)]
        begun = [one for one in said if not one.valid_from or one.valid_from.first <= self.today]
        latest = [one for one in begun if not any(_is_surely_later(other, one) for other in begun)]
        opens = bool(latest) and all(self._opens(one, senders) for one in latest)
        return tuple(one.id for one in latest) if opens else ()

    def _concerns(self, consent: Consent, giver: str, person: str, senders: frozenset[str], type: Information) -> bool:
        """Whether the consent says something of this giver about this person, these units and this type."""
        if consent.status == "given":
            names = consent.given_by == giver and person in consent.about and type in consent.information
            return (
                names and not senders.isdisjoint(consent.from_units) and not self.receivers.isdisjoint(consent.to_units)
            )
        return (
            consent.given_by in (giver, None)
            and _refuses(consent.about, {person})
            and _refuses(consent.information, {type})
            and _refuses(consent.from_units, senders)
            and _refuses(consent.to_units, self.receivers)
        )

    def _opens(self, consent: Consent, senders: frozenset[str]) -> bool:
        return is_in_force(consent, self.today) and self._joins(consent, senders)

    def _joins(self, record: Consent | LegalBasis, senders: frozenset[str]) -> bool:
        """Whether it names a unit on either path that is not too broad."""
        return all(
            any(id in path and id in self.units and self.units[id].level not in BROAD for id in named)
            for named, path in ((record.from_units, senders), (record.to_units, self.receivers))
        )

    def _bases(self, bases: Iterable[LegalBasis], senders: frozenset[str], type: Information) -> tuple[str, ...]:
        for basis in bases:
            if type in basis.information and holds(basis, self.today) and self._joins(basis, senders):
                return (basis.id,)
        return ()


def holds(basis: LegalBasis, today: date) -> bool:
    """Whether a basis is whole, and not over today."""
    return (
        bool(basis.statute and basis.assessed_by and basis.date)
        and (basis.date is not None and basis.date.first <= today)
        and (not basis.valid_to or basis.valid_to.first >= today)
    )


def is_in_force(consent: Consent, today: date) -> bool:
    """Whether a consent is given and surely in force today."""
    begins, ends = consent.valid_from, consent.valid_to
    return consent.status == "given" and (not begins or begins.last <= today) and (not ends or ends.first >= today)


def givers_for(member: Member, consent_age: int, today: date) -> tuple[str, ...]:
    """Who must consent for a member: itself; for a child each who has custody, and the child where it may be old enough.

    Nobody where a child is in nobody's custody: then nobody can.
    """
    if member.kind != "child":
        return (member.id,)
    if not member.custody:
        return ()
    return (*member.custody, member.id) if may_be(member, consent_age, today) else member.custody


def may_be(member: Member, years: int, today: date) -> bool:
    """Whether a member may be so old today, as far as is known."""
    oldest = [OLDEST]
    if member.birth_year is not None:
        oldest.append(today.year - member.birth_year)
    if member.age is not None:
        since = member.age.as_of.first  # at the oldest, the next birthday was the day after
        had_it = (today.month, today.day) > (since.month, since.day)
        oldest.append(member.age.years + today.year - since.year + had_it)
    return min(oldest) >= years


def _refuses(named: Sequence[str], one_of: Collection[str]) -> bool:
    """Whether one of these is named, or nothing is: a refusal that leaves out whom or what it means, means all."""
    return not named or any(name in one_of for name in named)


def _is_surely_later(one: Consent, other: Consent) -> bool:
    return bool(one.valid_from and other.valid_from and one.valid_from.first > other.valid_from.last)
