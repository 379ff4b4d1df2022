"""Who has the ball: each agreement that is open on a day, and each need that nobody has promised anything about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

from graph.model.meetings import Agreement
from graph.model.periods import connects, first_of, last_of, plus
from graph.model.records import Need
from queries.day.core import Day
from queries.day.coverage import Gap

BallState = Literal["nobody", "left", "no_agreement", "overdue", "due_soon", "held"]
STATES: tuple[BallState, ...] = get_args(BallState)
"""In the order in which balls are told: who has none first."""
LOOSE: frozenset[BallState] = frozenset({"nobody", "left", "no_agreement"})
"""Nobody who is there has it."""
SOON_DAYS = 14
"""How long before its last day an agreement is due soon."""


@dataclass(frozen=True)
class Ball:
    """An agreement, or a need without one, on a day."""

    family: str
    as_of: date
    record: Agreement | Need
    state: BallState
    holder: str | None
    """None where nobody holds it, or somebody whom no answer names."""
    before: tuple[str, ...]
    """The agreements whose ball it took over, the oldest first."""
    colleagues: tuple[str, ...]
    """Of a holder who left: those of the same team who are still there."""
    date_uncertain: bool
    gap: Gap | None = None

    @property
    def order(self) -> tuple[int, date, str]:
        """Who has none first, then by the last day that it may be due, then by id."""
        due = self.record.due if isinstance(self.record, Agreement) else None
        return STATES.index(self.state), last_of(due), self.record.id

    def document(self) -> dict[str, Any]:
        """Ready for JSON; of a need what only agreements have is null or empty."""
        agreement = self.record if isinstance(self.record, Agreement) else None
        return {
            "family": self.family,
            "as_of": self.as_of.isoformat(),
            "list": "agreements" if agreement else "needs",
            "id": self.record.id,
            "state": self.state,
            "text": self.record.text,
            "holder": self.holder,
            "due": str(agreement.due) if agreement and agreement.due else None,
            "passes": len(self.before) if agreement else None,
            "before": list(self.before),
            "colleagues": list(self.colleagues),
            "need": agreement.need if agreement else None,
            "meeting": agreement.meeting if agreement else None,
            "date_uncertain": self.date_uncertain,
        }


def balls(day: Day, gaps: Sequence[Gap]) -> tuple[Ball, ...]:
    """All balls of a family on the day, in their order."""
    return tuple(sorted([*_agreements(day), *_needs(day, gaps)], key=lambda ball: ball.order))


def is_open(agreement: Agreement, day: date, as_of: date) -> bool:
    """Whether somebody still has to do it: it has begun, as far as is known, and is not over on the day.

    One that was passed on is open until the earliest day of that, one that is done or dropped before the latest day of its end,
    where that lies before the day of what is recorded.
    """
    if first_of(agreement.from_) > day:
        return False
    if agreement.status == "open":
        return True
    if agreement.to is None:
        return False
    if agreement.status == "passed":
        return day < agreement.to.first
    return day < agreement.to.last and day < as_of


def _agreements(day: Day) -> Iterator[Ball]:
    facts = day.facts
    by_id = {one.id: one for one in facts.family.agreements}
    for agreement in facts.family.agreements:
        if is_open(agreement, day.day, facts.as_of):
            state, holder = _state(day, agreement)
            yield Ball(
                family=facts.family.id,
                as_of=day.day,
                record=agreement,
                state=state,
                holder=holder,
                before=tuple(_before(agreement, by_id)),
                colleagues=tuple(_colleagues(day, holder)) if state == "left" and holder else (),
                date_uncertain=_is_uncertain(agreement, day.day, facts.as_of),
            )


def _state(day: Day, agreement: Agreement) -> tuple[BallState, str | None]:
    holder = agreement.holder
    if holder in (None, "none") or holder in day.barred_people:
        return "nobody", None
    if holder in day.facts.actors and not is_here(day, holder):
        return "left", holder
    due = last_of(agreement.due)
    if due < day.day:
        return "overdue", holder
    return ("due_soon" if due <= plus(day.day, SOON_DAYS) else "held"), holder


def is_here(day: Day, actor: str) -> bool:
    """Whether an actor works with the family on the day, or is about to."""
    return any(work.in_circle or work.coming for work in day.works_of.get(actor, ()))


def _before(agreement: Agreement, by_id: Mapping[str, Agreement]) -> Iterator[str]:
    chain: list[str] = []
    here = agreement.after
    while here is not None and here in by_id and here not in chain:
        chain.append(here)
        here = by_id[here].after
    return reversed(chain)


def _colleagues(day: Day, actor: str) -> Iterator[str]:
    """The actors of P of one team with an actor: by the team's id, or by a documented team tie in force. None who is barred."""
    team = day.facts.actors[actor].team
    ties = (tie for tie in day.in_force if tie.kind == "team" and connects(tie))
    tied = {end for tie in ties if actor in (tie.a, tie.b) for end in (tie.a, tie.b)}
    for id in day.circle:
        same = team is not None and day.facts.actors[id].team == team
        if id != actor and (same or id in tied) and id not in day.facts.barred:
            yield id


def _is_uncertain(agreement: Agreement, day: date, as_of: date) -> bool:
    """Whether it is open only as far as is known: it may not have begun, or may be over."""
    if agreement.from_ is None or agreement.from_.last > day:
        return True
    ended = agreement.status in ("done", "dropped") and agreement.to is not None
    return ended and agreement.to is not None and not (day < agreement.to.first and day < as_of)


def _needs(day: Day, gaps: Sequence[Gap]) -> Iterator[Ball]:
    """The needs with a gap, and no open agreement about them."""
    family = day.facts.family
    met = {one.need for one in family.agreements if one.need and is_open(one, day.day, day.facts.as_of)}
    for gap in gaps:
        if gap.need.id not in met:
            begins, ends = gap.need.from_, gap.need.to
            unsure = begins is None or begins.last > day.day or (ends is not None and ends.first < day.day)
            yield Ball(family.id, day.day, gap.need, "no_agreement", None, (), (), unsure, gap)
