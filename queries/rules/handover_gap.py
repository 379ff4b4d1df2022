"""A coordinator who stops, and nobody who follows."""

from datetime import date
from typing import NamedTuple

from graph.model.base import Record
from graph.model.periods import CONTACT_DAYS, plus
from graph.model.records import Tie
from queries.day.states import has_begun
from queries.day.view import View
from queries.day.work import Work
from queries.finding import Finding, found

TYPE = "handover_gap"
DAYS = 60
"""How long before and after the end the handover is asked about."""


class End(NamedTuple):
    """Between which days something ends, and the records that end then. Ends are compared by their latest day."""

    last: date
    first: date
    records: tuple[Record, ...]


def find(view: View) -> list[Finding]:
    """A coordinator (a member too) whose last `coordinates` tie, or whose last engagement where that ends no later, ends.

    Either is enough, wherever the other lies: it ended within 60 days before the day or ends within 60 days after, and there
    is no successor: named in the last tie, or another's documented or planned `coordinates` tie that lasts longer than that
    end. Nobody stops whose coordinating begins after the day.
    """
    ties: dict[str, list[Tie]] = {}
    for tie in _coordinating(view, "documented"):
        ties.setdefault(tie.a, []).append(tie)
    begun = {id: held for id, held in sorted(ties.items()) if any(has_begun(tie, view.day) for tie in held)}
    return [finding for id, held in begun.items() if (finding := _gap(view, id, held))]


def _gap(view: View, id: str, ties: list[Tie]) -> Finding | None:
    last_ties = _last([_tie_end(tie) for tie in ties])
    if any(isinstance(tie, Tie) and tie.successor for tie in last_ties.records):
        return None
    ends = [end for end in _ends(view, id, last_ties) if _is_near(view, end) and not _follows(view, id, end)]
    if not ends:
        return None
    return found(
        view,
        TYPE,
        [id],
        variant="over" if ends[-1].last < view.day else "soon",
        values={"name": view.name(id)},
        rests_on=[*last_ties.records, *(record for end in ends for record in end.records)],
    )


def _ends(view: View, id: str, last_ties: End) -> list[End]:
    """The end of the last engagement, where that comes no later than that of the last tie, and that of the last tie."""
    works = [_work_end(work) for work in view.works if work.actor.id == id and work.days]
    last_work = _last(works) if works else last_ties
    return [last_work, last_ties] if last_work.last <= last_ties.last else [last_ties]


def _is_near(view: View, end: End) -> bool:
    return end.first <= plus(view.day, DAYS) and plus(end.last, DAYS) >= view.day


def _coordinating(view: View, *statuses: str) -> list[Tie]:
    """The family's own `coordinates` ties, in force or not, save those that concern one unit only."""
    return [
        tie
        for tie in view.facts.family.ties
        if tie.kind == "coordinates" and tie.scope != "unit" and tie.status in statuses
    ]


def _follows(view: View, id: str, end: End) -> bool:
    """Whether another's documented or planned tie lasts longer; a documented one without dates only while it is in force."""
    in_force = {tie.key for tie in view.own_in_force}
    return any(
        tie.a != id
        and _tie_end(tie).last > end.last
        and (tie.status == "planned" or tie.key in in_force or not _is_undated(tie))
        for tie in _coordinating(view, "documented", "planned")
    )


def _is_undated(tie: Tie) -> bool:
    return tie.date is None and tie.from_ is None and tie.to is None


def _last(ends: list[End]) -> End:
    """The latest of several: of those with one latest day that which cannot end sooner, with the records of all."""
    last = max(end.last for end in ends)
    same = [end for end in ends if end.last == last]
    return End(last, max(end.first for end in same), tuple(record for end in same for record in end.records))


def _tie_end(tie: Tie) -> End:
    if tie.date:
        return End(plus(tie.date.last, CONTACT_DAYS), plus(tie.date.first, CONTACT_DAYS), (tie,))
    return End(tie.to.last, tie.to.first, (tie,)) if tie.to else End(date.max, date.max, (tie,))


def _work_end(work: Work) -> End:
    """Its `to`, or that of the post if it comes first; a paused one ends with the post only."""
    own = work.engagement.to if work.engagement.status != "paused" else None
    ends = [when for when in (own, work.actor.to) if when]
    last = min((when.last for when in ends), default=date.max)
    first = min((when.first for when in ends), default=date.max)
    return End(last, first, (work.engagement,))
