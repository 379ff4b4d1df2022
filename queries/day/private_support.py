"""Who of the private network stands by the adults of a family: positive, close, and outside their home."""

from collections.abc import Iterator

from graph.model.periods import first_of, last_of
from graph.model.records import Member, PrivatePerson, PrivateTie
from queries.day.core import Day

CLOSE = 2
"""The closeness (1 to 3) up to which somebody is close."""


def unbarred_adults(day: Day) -> list[Member]:
    """The adult members, nobody barred."""
    return [
        member for member in day.facts.family.members if member.kind == "adult" and member.id not in day.known_barred
    ]


def supporters(day: Day) -> Iterator[tuple[str, str]]:
    """Each adult member with somebody close outside the member's home: their ids, once for each tie."""
    family = day.facts.family
    others: dict[str, Member | PrivatePerson] = {person.id: person for person in family.private_network}
    others |= {person.id: person for person in family.members if person.kind != "child"}
    ties = [tie for tie in family.private_ties if is_close(tie) and first_of(tie.from_) <= day.day <= last_of(tie.to)]
    for member in unbarred_adults(day):
        for tie in ties:
            if member.id not in (tie.a, tie.b):
                continue
            other = others.get(tie.b if tie.a == member.id else tie.a)
            if other and other.id not in day.known_barred and homes(day, member).isdisjoint(homes(day, other)):
                yield member.id, other.id


def is_close(tie: PrivateTie) -> bool:
    """Whether a private tie is positive and close, as far as known; one that is known not to be there never is."""
    return tie.status is None and tie.valence == "positive" and (tie.closeness is None or tie.closeness <= CLOSE)


def homes(day: Day, person: Member | PrivatePerson) -> frozenset[str]:
    """The homes in which somebody is known to live on the day."""
    return frozenset(stay.home for stay in person.lives_in if first_of(stay.from_) <= day.day <= last_of(stay.to))
