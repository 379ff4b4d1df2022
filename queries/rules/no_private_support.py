"""Adults of whom no close person outside their home is known."""

from graph.model.periods import plus
from queries.day.private_support import supporters, unbarred_adults
from queries.day.view import View
from queries.finding import Finding, found

TYPE = "no_private_support"
MAPPED_DAYS = 365
"""How long after a mapping of the private network silence says that there is nobody."""


def find(view: View) -> list[Finding]:
    """No positive private tie in force of closeness ≤ 2 (or unknown) between one of these adult members and somebody outside.

    Somebody of the private network, or an adult or young adult member (never a child), outside that member's own home (no
    home known to be common on the day); nobody barred. `documented` where `mapped.private` is at most 365 days before the
    day and whoever looks may see all, else `unknown` and worded as a question. Subjects: the adult members, nobody barred (nobody left: no finding).
    """
    adults = unbarred_adults(view)
    if not adults or any(supporters(view)):
        return []
    mapped = is_mapped(view) and not view.facts.limited
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


def is_mapped(view: View) -> bool:
    """Whether the private network was mapped in full at most 365 days before the day."""
    when = view.facts.family.mapped.private if view.facts.family.mapped else None
    return when is not None and when.first <= view.day <= plus(when.last, MAPPED_DAYS)
