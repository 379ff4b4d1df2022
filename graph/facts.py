"""What may be known of one family: the only form in which the content of families leaves this room."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from graph.periods import last_of
from graph.records import Actor, CaseFile, Family, Tie, Unit, Wish


class Veil(NamedTuple):
    """Days on which a pair is present through something that the viewer may not see: unknown then, never absent."""

    a: str
    b: str
    first: date
    last: date


@dataclass(frozen=True)
class FamilyFacts:
    """The frozen records of one family, without what the viewer may not see.

    `general_ties` are those of its own file that touch an actor whom one of its records names, and those between units;
    `actors` holds these actors and whom the ties name beside them: whether somebody has a colleague does not depend on whether
    the colleague comes to this family. `units` are those that actors, ties, consents and legal bases name, and all above
    them. `barred` are the ids that must never be suggested, taken from all records before anything was hidden: the
    reason may be hidden.
    """

    family: Family
    as_of: date
    source: str
    municipality: str | None
    units: Mapping[str, Unit]
    actors: Mapping[str, Actor]
    general_ties: tuple[Tie, ...] = ()
    barred: frozenset[str] = frozenset()
    veils: tuple[Veil, ...] = ()


def facts_of(case_file: CaseFile, family_id: str, source: str = "file") -> FamilyFacts:
    """The facts of one family of a file, all of it seen: what the database gives a viewer from whom nothing is hidden."""
    family = next(family for family in case_file.families if family.id == family_id)
    return assemble(
        family,
        as_of=case_file.as_of,
        source=source,
        municipality=case_file.municipality,
        units={unit.id: unit for unit in case_file.units},
        actors={actor.id: actor for actor in case_file.actors},
        general_ties=case_file.ties,
    )


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
    )


def _concerns(tie: Tie, near: Collection[str], units: Collection[str]) -> bool:
    return tie.a in near or tie.b in near or (tie.a in units and tie.b in units)


def _named_by(tie: Tie) -> tuple[str, ...]:
    return (tie.a, tie.b, *tie.deputy, *tie.successor)


def named_ids(family: Family) -> set[str]:
    """The ids of all actors and units that some record of the family names, and some ids of others."""
    names = {engagement.actor for engagement in family.engagements} | {wish.about for wish in family.wishes}
    for tie in family.ties:
        names.update(_named_by(tie))
    for meeting in family.meetings:
        names.update(meeting.participants)
        names.add(meeting.coordinator or "")
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


def barred(family: Family) -> frozenset[str]:
    """Whoever a threat (suspected too) or no-contact comes from, and whom somebody of the family does not want."""
    dangerous = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    latest: dict[tuple[str | None, str], Wish] = {}
    for wish in sorted(family.wishes, key=_in_time):
        latest[wish.by, wish.about] = wish
    return frozenset(dangerous | {wish.about for wish in latest.values() if wish.wish == "not_wanted"})


def _in_time(wish: Wish) -> tuple[bool, date, bool]:
    """Undated first, then by the latest day; of equal ones `not_wanted` last, so that it counts."""
    return wish.date is not None, last_of(wish.date), wish.wish == "not_wanted"
