"""Veils: the days on which two visible actors are present to each other only through a colleague whom the viewer may not see.

What one member of a team has counts for its members in P (`docs/findings.md`), so a hidden actor can make two visible ones
present. The rules must then say "unknown", never "absent". A veil names the pair and the days, not the reason.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from graph.facts import FamilyFacts, Veil
from graph.periods import Days, circle_period, connects, force_period, meeting_period
from graph.records import Tie

ALWAYS = Days(date.min, date.max)


def veils(facts: FamilyFacts, hidden: frozenset[str]) -> tuple[Veil, ...]:
    """All veils of a family before anything was taken out of it."""
    stays = _stays_in_circle(facts)
    found = {
        Veil(min(a, b), max(a, b), *days)
        for one, other, when in _contacts(facts)
        for a, with_one in _team_of(facts, one)
        for b, with_other in _team_of(facts, other)
        if a != b and hidden.isdisjoint((a, b)) and not hidden.isdisjoint((one, other))
        for days in _together(stays, [one, other], [when, with_one, with_other])
    }
    return tuple(sorted(found))


def _stays_in_circle(facts: FamilyFacts) -> dict[str, list[Days]]:
    """By actor, the periods in which some engagement keeps it in P."""
    stays: dict[str, list[Days]] = {}
    for engagement in facts.family.engagements:
        days = circle_period(engagement, facts.actors[engagement.actor], facts.as_of)
        if days:
            stays.setdefault(engagement.actor, []).append(days)
    return stays


def _contacts(facts: FamilyFacts) -> Iterator[tuple[str, str, Days]]:
    """Each two actors between whom a tie or meeting is a contact, and when. Of team ties, A–B and B–C do not make A–C."""
    for tie in _ties(facts):
        if tie.kind != "team" and connects(tie) and tie.a in facts.actors and tie.b in facts.actors:
            yield tie.a, tie.b, force_period(tie) or ALWAYS
    for meeting in facts.family.meetings:
        days = meeting_period(meeting)
        if days:
            for one, other in combinations([id for id in meeting.participants if id in facts.actors], 2):
                yield one, other, days


def _ties(facts: FamilyFacts) -> Iterator[Tie]:
    yield from facts.family.ties
    yield from (tie for tie in facts.general_ties if tie.kind != "coordinates")


def _team_of(facts: FamilyFacts, actor: str) -> Iterator[tuple[str, Days]]:
    """The actor itself and each colleague of its teams, with the days on which they are one team."""
    yield actor, ALWAYS
    team = facts.actors[actor].team
    for other in facts.actors.values():
        if other.id != actor and team is not None and other.team == team:
            yield other.id, ALWAYS
    for tie in _ties(facts):
        if tie.kind == "team" and connects(tie) and actor in (tie.a, tie.b):
            colleague = tie.b if tie.a == actor else tie.a
            if colleague in facts.actors:
                yield colleague, force_period(tie) or ALWAYS


def _together(stays: dict[str, list[Days]], actors: Iterable[str], periods: list[Days]) -> Iterator[Days]:
    """The days that all these periods share and on which all these actors are in P."""
    shared = [periods]
    for actor in actors:
        shared = [[*some, stay] for some in shared for stay in stays.get(actor, ())]
    for some in shared:
        days = Days(max(days.first for days in some), min(days.last for days in some))
        if days.first <= days.last:
            yield days
