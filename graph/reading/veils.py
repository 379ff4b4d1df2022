"""Veils: the days on which two visible actors are present to each other only through something that the viewer may not see.

That may be a tie, a meeting or a team that does not show; or a colleague: what one member of a team has counts for its
members in P (`docs/findings.md`). The rules must then say "unknown", never "absent". A veil names the pair and the days, not
the reason.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from graph.model.periods import Days, circle_period, connects, force_period, meeting_period
from graph.model.records import Tie
from graph.reading.facts import FamilyFacts, Veil

ALWAYS = Days(date.min, date.max)


def veils(facts: FamilyFacts, left: FamilyFacts) -> tuple[Veil, ...]:
    """All veils of a family: what makes two actors present to each other in its facts and no longer in what is `left` of them.

    And those that it had before: what is cut already may be narrowed once more.
    """
    hidden = {*facts.veils, *(set(_presences(facts)) - set(_presences(left)))}
    return tuple(sorted(veil for veil in hidden if veil.a in left.actors and veil.b in left.actors))


def _presences(facts: FamilyFacts) -> Iterator[Veil]:
    """The days on which two actors are present to each other, by each contact that makes them so, also for their teams."""
    stays = _stays_in_circle(facts)
    teams = {id: list(_team_of(facts, id)) for id in facts.actors}
    for one, other, when in _contacts(facts):
        for a, with_one in teams[one]:
            for b, with_other in teams[other]:
                if a != b:
                    for days in _together(stays, [one, other], [when, with_one, with_other]):
                        yield Veil(min(a, b), max(a, b), *days)
    for one, team in teams.items():
        for other, when in team:
            if one < other:
                for days in _together(stays, [one, other], [when]):
                    yield Veil(one, other, *days)


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
