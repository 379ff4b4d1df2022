"""Who must never be suggested, held or invited by the product: from whom a threat comes, and whom somebody does not want."""

from datetime import date

from graph.model.periods import last_of
from graph.model.records import Family, Wish

WEIGHT = ("wanted", "ask", "not_wanted")
"""Of two wishes of one person about somebody, of one day, the later one here counts."""


def barred(family: Family) -> frozenset[str]:
    """Whoever a threat (suspected too) or no-contact comes from, and whom somebody of the family does not want."""
    dangerous = {tie.a for tie in family.private_ties if tie.valence == "threat" or tie.no_contact}
    return frozenset(dangerous | {wish.about for wish in wishes_that_count(family) if wish.wish == "not_wanted"})


def wishes_that_count(family: Family) -> tuple[Wish, ...]:
    """Of each person's wishes about somebody the latest: it takes the place of those before."""
    latest: dict[tuple[str | None, str], Wish] = {}
    for wish in sorted(family.wishes, key=_in_time):
        latest[wish.by, wish.about] = wish
    return tuple(latest.values())


def _in_time(wish: Wish) -> tuple[bool, date, int]:
    """Undated first, then by the latest day; of equal ones what counts last."""
    return wish.date is not None, last_of(wish.date), WEIGHT.index(wish.wish)
