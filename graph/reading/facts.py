"""What is recorded of one family, before anybody has asked who looks. Nobody but `graph.reading` uses it: see `cut`."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from graph.model.barred import barred
from graph.model.meetings import named_within
from graph.model.records import Actor, Family, LegalBasis, Tie, Unit
from graph.reading.kept_out import Distrust, distrusted


class Veil(NamedTuple):
    """Days on which a pair is present through something that the viewer may not see: unknown then, never absent."""

    a: str
    b: str
    first: date
    last: date


@dataclass(frozen=True)
class Everybody:
    """Everybody whom a family has or names, whoever may see them: says whether ids are among them, and never whose there are.

    Taken from all records before anything was hidden, so nothing but what is kept of the family's map may ask it.
    """

    _ids: frozenset[str] = field(default=frozenset(), repr=False)

    def has_any(self, ids: Collection[str]) -> bool:
        """Whether one of these is among them."""
        return not self._ids.isdisjoint(ids)

    def has_all(self, ids: Collection[str]) -> bool:
        """Whether all of these are among them."""
        return self._ids.issuperset(ids)


@dataclass(frozen=True)
class FamilyFacts:
    """The frozen records of one family and of what stands around it.

    `general_ties` are those of its own file that touch an actor whom one of its records names, and those between units;
    `actors` holds these actors and whom the ties name beside them: whether somebody has a colleague does not depend on whether
    the colleague comes to this family. `units` are those that actors, ties, consents and legal bases name, and all above
    them. `barred` are the ids that must never be suggested, taken from all records before anything was hidden: the
    reason may be hidden. So is `everybody`.
    """

    family: Family
    as_of: date
    source: str
    municipality: str | None
    units: Mapping[str, Unit]
    actors: Mapping[str, Actor]
    general_ties: tuple[Tie, ...] = ()
    barred: frozenset[str] = frozenset()
    distrusted: tuple[Distrust, ...] = ()
    veils: tuple[Veil, ...] = ()
    everybody: Everybody = Everybody()
    limited: bool = False
    """Whether whoever looks may not see all, whether or not anything is left out: nothing is then claimed from silence."""
    why: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict[tuple[str, str], tuple[str, ...]])
    """By list (`families`, `members`, `private_network`, `engagements`, `actors`) and id of what shows, what lets it
    (`Scope.why`). Empty where all shows."""
    general: tuple[LegalBasis, ...] = ()
    """The bases of no family that `why` names."""


def assemble(
    family: Family,
    *,
    as_of: date,
    source: str,
    municipality: str | None,
    units: Mapping[str, Unit],
    actors: Mapping[str, Actor],
    general_ties: Iterable[Tie],
) -> FamilyFacts:
    """Facts of a family from its records and those around it, of which it takes what concerns it."""
    names = named_ids(family)
    near = names & actors.keys()
    there = actors.keys() | units.keys()
    general = tuple(tie for tie in general_ties if {tie.a, tie.b} <= there and _concerns(tie, near, units))
    named = names.union(*(_named_by(tie) for tie in general))
    known = {id: actors[id] for id in sorted(named & actors.keys())}
    for actor in known.values():
        named.update((actor.unit or "", *actor.record_access))
    return FamilyFacts(
        family=family,
        as_of=as_of,
        source=source,
        municipality=municipality,
        units=with_those_above(named, units),
        actors=known,
        general_ties=general,
        barred=barred(family),
        distrusted=distrusted(family, general, known, as_of),
        everybody=_everybody(family, names),
    )


def _everybody(family: Family, named: Iterable[str]) -> Everybody:
    people = (person.id for person in (*family.members, *family.private_network))
    return Everybody(frozenset({family.id, *named, *people}))


def _concerns(tie: Tie, near: Collection[str], units: Collection[str]) -> bool:
    return tie.a in near or tie.b in near or (tie.a in units and tie.b in units)


def _named_by(tie: Tie) -> tuple[str, ...]:
    return (tie.a, tie.b, *tie.deputy, *tie.successor)


def named_ids(family: Family) -> set[str]:
    """The ids of all actors and units that some record of the family names, and some ids of others."""
    names = {engagement.actor for engagement in family.engagements} | {wish.about for wish in family.wishes}
    names.update(family.recorded_by or ())
    for tie in family.ties:
        names.update(_named_by(tie))
    for meeting in family.meetings:
        names.update(meeting.participants, meeting.minutes_approved, named_within(meeting))
        names.update(one or "" for one in (meeting.coordinator, meeting.leader, meeting.minutes_by, meeting.convener))
    names.update(agreement.holder or "" for agreement in family.agreements)
    names.update(one for priority in family.priorities for one in priority.by)
    names.update(point.said_by for point in family.status_points)
    for basis in (*family.consents, *family.legal_bases):
        names.update(basis.from_units, basis.to_units)
    return names


def with_those_above(named: Iterable[str], units: Mapping[str, Unit]) -> dict[str, Unit]:
    """The units among these names and all units that hold them, in the order of their ids."""
    found: dict[str, Unit] = {}
    for id in named:
        unit = units.get(id)
        while unit and unit.id not in found:
            found[unit.id] = unit
            unit = units.get(unit.part_of or "")
    return dict(sorted(found.items()))
