"""Where somebody belongs on the map: sector and ring of actors and private people.

Rings are taken over all dates, so that a chip keeps its place in time.
"""

from collections.abc import Mapping
from typing import Literal

from graph.model.periods import circle_period, last_of
from graph.model.records import Actor, Engagement, PrivatePerson
from graph.model.vocabulary import FriendRelation
from graph.reading.cut import Seen
from graph.reading.table import held, is_hostile
from maps.scene.palette import SECTOR_OF, SectorId
from queries.day.view import View

RingNumber = Literal[1, 2, 3]
Ring = Literal["home", 1, 2, 3, "none"]
"""Where a chip stands: in the home, in a ring, or outside all of them."""
CLOSE, REGULAR, PERIPHERAL = 1, 2, 3
WEEKLY = 1.0
MONTHLY = 12 / 52
"""Appointments a week from which somebody is met weekly, and at least monthly."""
FRIENDS = frozenset(FriendRelation.__args__)


def sector_of_actor(view: View, actor: Actor) -> SectorId:
    """That of its nearest unit with a sector, else of its service, else external for a volunteer, else unknown.

    Of several services the one of the most frequent engagement counts; of equally frequent ones the first of the
    catalogue.
    """
    units = view.facts.units
    unit = units.get(actor.unit or "")
    seen: set[str] = set()
    while unit is not None and unit.id not in seen:
        if unit.sector:
            return SECTOR_OF.get(unit.sector, "unknown")
        seen.add(unit.id)
        unit = units.get(unit.part_of or "")
    catalogue = view.catalogue
    order = {service.code: place for place, service in enumerate(catalogue.services)}
    known = [
        (-per_week(engagement), order[engagement.service])
        for engagement in view.facts.family.engagements
        if engagement.actor == actor.id and engagement.service in order
    ]
    if known:
        return SECTOR_OF.get(catalogue.services[min(known)[1]].sector, "unknown")
    return "external" if actor.kind == "volunteer" else "unknown"


def per_week(engagement: Engagement) -> float:
    """The appointments a week that are certain; 0 where nothing is known."""
    return engagement.per_week.lo if engagement.per_week else 0.0


def rings_of_actors(facts: Seen) -> Mapping[str, RingNumber]:
    """How often each actor meets the family, in its closest engagement of all dates.

    Close: at a home, or weekly. Regular: at least monthly. Peripheral: less, or not known. What was only applied for,
    or cancelled before it began, does not count.
    """
    homes = {home.id for home in facts.family.homes}
    rings: dict[str, RingNumber] = {}
    for engagement in facts.family.engagements:
        actor = facts.actors[engagement.actor]
        if engagement.status != "ended" and circle_period(engagement, actor, facts.as_of) is None:
            continue
        often = per_week(engagement)
        ring: RingNumber = 1 if engagement.at in homes or often >= WEEKLY else 2 if often >= MONTHLY else 3
        rings[actor.id] = min(ring, rings.get(actor.id, 3))
    return rings


def sector_of_person(person: PrivatePerson) -> SectorId:
    """Family or friends, by the relation; one that is not known stands with the friends and the private network."""
    return "friends" if person.relation is None or person.relation in FRIENDS else "family"


def rings_of_people(facts: Seen) -> Mapping[str, RingNumber | Literal["none"]]:
    """The lowest closeness to a member there ever was, unknown: the middle. Who ever lived in a home stands innermost.

    A protected home says nothing of who else lives there. What is hostile makes nobody close, and who is there only through
    it stands outside the rings.
    """
    members = {member.id for member in facts.family.members}
    open_homes = {home.id for home in facts.family.homes if not home.protected}
    closeness: dict[str, RingNumber] = {}
    friendly = [tie for tie in facts.family.private_ties if not is_hostile(tie)]
    outside = only_hostile(facts)
    for tie in friendly:
        if tie.closeness:
            for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
                if other in members:
                    closeness[one] = min(tie.closeness, closeness.get(one, 3))  # type: ignore[assignment]

    def ring(person: PrivatePerson) -> RingNumber | Literal["none"]:
        if person.id in outside:
            return "none"
        lives_here = any(residence.home in open_homes for residence in person.lives_in)
        return 1 if lives_here else closeness.get(person.id, 2)

    return {person.id: ring(person) for person in facts.family.private_network}


def only_hostile(facts: Seen) -> frozenset[str]:
    """Who is on the map only through conflict, threat, drain or no-contact: a friendship that was over by the day of the file
    gives no place beside the family to somebody whom it must not meet."""
    lasting = [tie for tie in facts.family.private_ties if last_of(tie.to) >= facts.as_of]
    hostile = frozenset(end for tie in lasting if is_hostile(tie) for end in (tie.a, tie.b))
    return hostile - held(facts.family, [tie for tie in lasting if not is_hostile(tie)])
