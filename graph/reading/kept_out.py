"""Who must never be suggested: worked out of all records, before anything is taken out, so that no view suggests whom another keeps out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from graph.model.periods import Days, circle_period, force_period
from graph.model.records import Actor, Family, Tie

ALWAYS = Days(date.min, date.max)


class Distrust(NamedTuple):
    """Days on which trust in an actor is documented to be missing. Whose, the tie says to those who may see it."""

    actor: str
    first: date
    last: date


def distrusted(
    family: Family, general: Iterable[Tie], actors: Mapping[str, Actor], as_of: date
) -> tuple[Distrust, ...]:
    """The actors with whom a documented trust tie says that there is a conflict, and when it is in force."""
    found: set[Distrust] = set()
    for tie in (*family.ties, *general):
        if tie.status == "documented" and is_distrust(tie):
            for one, other in ((tie.a, tie.b), (tie.b, tie.a)):
                if one in actors:
                    days = force_period(tie)
                    found.update(
                        Distrust(one, *stay) for stay in ([days] if days else _stays(family, other, actors, as_of))
                    )
    return tuple(sorted(found))


def is_distrust(tie: Tie) -> bool:
    """Whether a tie says that trust is missing."""
    return tie.kind == "trust" and tie.valence == "conflict"


def _stays(family: Family, id: str, actors: Mapping[str, Actor], as_of: date) -> Iterator[Days]:
    """When the other end of an undated tie keeps it in force: an actor while it is in P, all others always."""
    if id not in actors:
        yield ALWAYS
    for engagement in family.engagements:
        if engagement.actor == id and (days := circle_period(engagement, actors[id], as_of)):
            yield days
