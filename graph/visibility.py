"""Taking out what a viewer may not see, before anybody behind the door could use it.

Hidden are actors and people of the private network; with one of them goes all that would show that they are there. Two
things stay, by design: who is barred stays barred though the reason is hidden, and a pair that is present only through
something hidden is veiled (`graph.veils`): unknown to the rules, never absent.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.facts import FamilyFacts, assemble
from graph.records import Actor, CaseFile, Consent, Engagement, Family, LegalBasis, Meeting, Member, Tie, Unit, in_order
from graph.veils import veils

B = TypeVar("B", Consent, LegalBasis)


@dataclass(frozen=True)
class Hidden:
    """What does not exist for a viewer: actors, people of the private network, and units in which only such actors stand."""

    actors: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.actors or self.people)

    @property
    def all(self) -> frozenset[str]:
        """Every hidden id."""
        return self.actors | self.people | self.units


def empty_units(
    units: Mapping[str, Unit], standing: Mapping[str, Collection[str]], hidden: Collection[str]
) -> frozenset[str]:
    """The units that go: all who stand in or below them are hidden, and what lies in such a unit.

    `standing`: by unit, the actors in or below it, whoever may see them. A unit in which nobody ever stood stays.
    """
    gone = {id for id in units if standing.get(id) and all(actor in hidden for actor in standing[id])}
    return frozenset(id for id in units if any(above in gone for above in _path(id, units)))


def _path(id: str | None, units: Mapping[str, Unit]) -> Iterable[str]:
    while id is not None and id in units:
        yield id
        id = units[id].part_of


def hide(facts: FamilyFacts, hidden: Hidden) -> FamilyFacts:
    """The facts of a family without what is hidden."""
    if not hidden:
        return facts
    seen = assemble(
        hide_in_family(facts.family, hidden),
        as_of=facts.as_of,
        source=facts.source,
        municipality=facts.municipality,
        units={id: unit for id, unit in facts.units.items() if id not in hidden.units},
        actors={id: _hide_access(actor, hidden) for id, actor in facts.actors.items() if id not in hidden.actors},
        general_ties=hide_in_ties(facts.general_ties, hidden),
    )
    shown = {person.id for person in (*seen.family.members, *seen.family.private_network)} | seen.actors.keys()
    return replace(seen, barred=facts.barred & shown, veils=veils(facts, hidden.actors))


def hide_in_file(case_file: CaseFile, hidden: Hidden, families: Iterable[Family]) -> CaseFile:
    """A source without what is hidden; `families`: its families, each as the viewer may see it."""
    seen = case_file.replaced(
        units=tuple(unit for unit in case_file.units if unit.id not in hidden.units),
        actors=tuple(_hide_access(actor, hidden) for actor in case_file.actors if actor.id not in hidden.actors),
        ties=tuple(hide_in_ties(case_file.ties, hidden)),
        families=tuple(families),
    )
    return in_order(seen)


def hide_in_family(family: Family, hidden: Hidden) -> Family:
    """A family without the hidden, and without what would show that they are there."""
    engagements = tuple(item for item in family.engagements if item.actor not in hidden.actors)
    kept = {engagement.id for engagement in engagements}
    seen = family.replaced(
        members=tuple(_hide_custody(member, hidden) for member in family.members),
        private_network=tuple(person for person in family.private_network if person.id not in hidden.people),
        private_ties=tuple(tie for tie in family.private_ties if not hidden.people & {tie.a, tie.b}),
        wishes=tuple(wish for wish in family.wishes if not hidden.all & {wish.about, wish.by or ""}),
        engagements=tuple(_hide_in_engagement(engagement, kept, hidden) for engagement in engagements),
        ties=tuple(hide_in_ties(family.ties, hidden)),
        meetings=tuple(_hide_in_meetings(family.meetings, hidden)),
        consents=tuple(
            _hide_units(consent, hidden).replaced(
                given_by=_unless(consent.given_by, hidden.people), about=_without(consent.about, hidden)
            )
            for consent in family.consents
        ),
        legal_bases=tuple(_hide_units(basis, hidden) for basis in family.legal_bases),
    )
    return in_order(seen)  # a tie that lost a name may have another place, or be the equal of another


def hide_in_ties(ties: Iterable[Tie], hidden: Hidden) -> Iterable[Tie]:
    """Ties between what is shown, each without the names of hidden deputies and successors."""
    for tie in ties:
        if hidden.all & {tie.a, tie.b}:
            continue
        if hidden.actors & {*tie.deputy, *tie.successor}:
            yield tie.replaced(deputy=_without(tie.deputy, hidden), successor=_without(tie.successor, hidden))
        else:
            yield tie


def _hide_in_meetings(meetings: Iterable[Meeting], hidden: Hidden) -> Iterable[Meeting]:
    for meeting in meetings:
        left = _without(meeting.participants, hidden)
        if left or not meeting.participants:
            yield meeting.replaced(participants=left, coordinator=_unless(meeting.coordinator, hidden.actors))


def _hide_custody(member: Member, hidden: Hidden) -> Member:
    return member.replaced(custody=_without(member.custody, hidden))


def _hide_access(actor: Actor, hidden: Hidden) -> Actor:
    return actor.replaced(record_access=_without(actor.record_access, hidden))


def _hide_in_engagement(engagement: Engagement, kept: Collection[str], hidden: Hidden) -> Engagement:
    """Without the names of hidden people, and without the reason of its stop where that is hidden work."""
    because, attends = engagement.stopped_because_of, engagement.attends
    return engagement.replaced(
        stopped_because_of=because if because in kept else None,
        attends=attends and _without(attends, hidden),
    )


def _hide_units(basis: B, hidden: Hidden) -> B:
    return basis.replaced(from_units=_without(basis.from_units, hidden), to_units=_without(basis.to_units, hidden))


def _without(ids: tuple[str, ...], hidden: Hidden) -> tuple[str, ...]:
    return tuple(id for id in ids if id not in hidden.all)


def _unless(id: str | None, hidden: Collection[str]) -> str | None:
    return None if id in hidden else id
