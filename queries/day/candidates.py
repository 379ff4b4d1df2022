"""Who could hold the rope: the hard filters, each with its name, and what is known of those who pass."""

from typing import Literal, NamedTuple

from graph.model.barred import wishes_that_count
from graph.model.periods import is_paused
from queries.day.months import months_after
from queries.day.view import View
from queries.day.work import Work
from words import Message

Filter = Literal["not_in_circle", "holds", "meets_rarely", "role", "leaves_soon", "conflict", "barred"]
MONTHLY = 12 / 52
"""Appointments a week of somebody who meets the family once a month."""
MONTHS_LEFT = 3
"""For how many more calendar months a coordinator should be there."""
PAYMENT_SECTORS = frozenset({"income", "state"})
PLACEMENT_SERVICE = "work_placement"


class Excluded(NamedTuple):
    """Somebody who is no candidate, and a filter that says so."""

    id: str
    filter: Filter

    @property
    def why(self) -> Message:
        """The reason, to be said."""
        return Message(f"filter.{self.filter}", {})


def excluded(view: View) -> tuple[Excluded, ...]:
    """Of the actors with work for this family, those who are no candidates, with each filter that excludes them and shows why.

    Whom only something hidden keeps out is no candidate, and nothing says so.
    """
    actors = sorted({work.actor.id for work in view.works})
    return tuple(
        Excluded(actor, name) for actor in actors for name in filters(view, actor) if _shows_why(view, actor, name)
    )


def _shows_why(view: View, actor: str, name: Filter) -> bool:
    reasons = {"barred": view.known_barred, "conflict": view.known_distrusted}
    return actor in reasons.get(name, (actor,))


def candidates(view: View) -> tuple[str, ...]:
    """Those who pass every filter, in their order: the wish, then reach (lo), then contact, then by id."""
    return tuple(sorted((actor for actor in view.circle if not filters(view, actor)), key=lambda id: _rank(view, id)))


def _rank(view: View, actor: str) -> tuple[bool, float, float, str]:
    """Whom the family wants comes first; `ask` is no wish for or against anybody."""
    to_others = reach(view, actor)
    wanted = wish(view, actor) == "wanted"
    return not wanted, -(to_others[0] if to_others else 0), -view.contacts[actor].lo, actor


def filters(view: View, actor: str) -> tuple[Filter, ...]:
    """All filters that exclude an actor of the family; none for a candidate. Outside P the others are not asked."""
    if actor not in view.work_of:
        return ("not_in_circle",)
    excludes: dict[Filter, bool] = {
        "holds": holds_the_rope(view, actor),
        "meets_rarely": meets_rarely(view, actor),
        "role": all(map(has_other_role, view.work_of[actor])),
        "leaves_soon": not is_there_in_three_months(view, actor),
        "conflict": is_in_conflict(view, actor),
        "barred": actor in view.facts.barred,
    }
    return tuple(name for name, holds in excludes.items() if holds)


def holds_the_rope(view: View, actor: str) -> bool:
    """Whether it is coordinator already, towards both; who holds one of the two may come to hold both."""
    return any(held.id == actor and held.scope == "both" for held in view.coordinators)


def meets_rarely(view: View, actor: str) -> bool:
    """Known to meet the family less than monthly: each `per_week` known, the upper bounds together below 12/52."""
    most = view.contacts[actor].hi
    return most is not None and most < MONTHLY


def has_other_role(work: Work) -> bool:
    """Whether the work is that of a court, the police, a payment agency or the host of a work placement."""
    other = work.of_court_or_police or work.sector in PAYMENT_SECTORS
    return other or work.engagement.service == PLACEMENT_SERVICE


def is_court_or_police(view: View, actor: str) -> bool:
    """Whether all that an actor of P does here is the work of a court or the police: of these nothing is asked."""
    return all(work.of_court_or_police for work in view.work_of[actor])


def is_there_in_three_months(view: View, actor: str) -> bool:
    """Whether it is active (what is paused is not) on the day three calendar months on, as far as known."""
    later, as_of = months_after(view.day, MONTHS_LEFT), view.facts.as_of
    return any(
        work.days is not None and later in work.days and not is_paused(work.engagement, later, as_of)
        for work in view.works_of[actor]
    )


def is_in_conflict(view: View, actor: str) -> bool:
    """Whether a documented trust tie of valence `conflict` with it is in force, be it one that does not show."""
    return any(item.actor == actor and item.first <= view.day <= item.last for item in view.facts.distrusted)


def reach(view: View, actor: str) -> tuple[float, float] | None:
    """|N(c) ∩ P| / (n − 1), with each unknown pair absent, and with each present; None for an actor alone."""
    others = len(view.circle) - 1
    if not others:
        return None
    return len(view.neighbours[actor]) / others, (others - len(view.apart[actor])) / others


def wish(view: View, actor: str) -> Literal["wanted", "ask"] | None:
    """The family's own wish about it: what anybody wants comes first. (Whom somebody does not want is no candidate.)"""
    latest = latest_wishes(view, actor)
    return "wanted" if "wanted" in latest else "ask" if "ask" in latest else None


def latest_wishes(view: View, about: str) -> frozenset[str]:
    """The latest wish of each person (or of nobody named) about somebody."""
    return frozenset(wish.wish for wish in wishes_that_count(view.facts.family) if wish.about == about)
