"""Adults of whom no close person outside their home is known."""

from collections.abc import Iterator

from graph.periods import first_of, last_of, plus
from graph.records import Member, PrivatePerson, PrivateTie
from queries.finding import Finding, found
from queries.view import View

TYPE = "no_private_support"
CLOSE = 2
"""The closeness (1 to 3) up to which somebody is close."""
MAPPED_DAYS = 365
"""How long after a mapping of the private network silence says that there is nobody."""


def find(view: View) -> list[Finding]:
    """No positive private tie in force of closeness ≤ 2 (or unknown) between one of these adult members and somebody outside.

    Somebody of the private network, or an adult or young adult member (never a child), outside that member's own home (no
    home known to be common on the day); nobody barred. `documented` where `mapped.private` is at most 365 days before the
    day, else `unknown` and worded as a question. Subjects: the adult members, nobody barred (nobody left: no finding).
    """
    adults = unbarred_adults(view)
    if not adults or any(supporters(view)):
        return []
    mapped = is_mapped(view)
    return [
        found(
            view,
            TYPE,
            [member.id for member in adults],
            variant="documented" if mapped else "unknown",
            values={"members": view.names(tuple(member.id for member in adults))},
            confidence="documented" if mapped else "unknown",
        )
    ]


def unbarred_adults(view: View) -> list[Member]:
    """The adult members, nobody barred."""
    return [
        member for member in view.facts.family.members if member.kind == "adult" and member.id not in view.facts.barred
    ]


def supporters(view: View) -> Iterator[tuple[str, str]]:
    """Each adult member with somebody close outside the member's home: their ids, once for each tie."""
    family = view.facts.family
    others: dict[str, Member | PrivatePerson] = {person.id: person for person in family.private_network}
    others |= {person.id: person for person in family.members if person.kind != "child"}
    ties = [tie for tie in family.private_ties if is_close(tie) and first_of(tie.from_) <= view.day <= last_of(tie.to)]
    for member in unbarred_adults(view):
        for tie in ties:
            if member.id not in (tie.a, tie.b):
                continue
            other = others.get(tie.b if tie.a == member.id else tie.a)
            if other and other.id not in view.facts.barred and homes(view, member).isdisjoint(homes(view, other)):
                yield member.id, other.id


def is_close(tie: PrivateTie) -> bool:
    """Whether a private tie is positive and close, as far as known."""
    return tie.valence == "positive" and (tie.closeness is None or tie.closeness <= CLOSE)


def homes(view: View, person: Member | PrivatePerson) -> frozenset[str]:
    """The homes in which somebody is known to live on the day."""
    return frozenset(stay.home for stay in person.lives_in if first_of(stay.from_) <= view.day <= last_of(stay.to))


def is_mapped(view: View) -> bool:
    """Whether the private network was mapped in full at most 365 days before the day."""
    when = view.facts.family.mapped.private if view.facts.family.mapped else None
    return when is not None and when.first <= view.day <= plus(when.last, MAPPED_DAYS)
