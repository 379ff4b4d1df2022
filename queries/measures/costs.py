"""What the help of a family cost over some years, so far as it is recorded: for those who work with the family, not for planners."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from graph.model.records import Engagement
from graph.reading.cut import Seen
from queries.day.units import path_of, unit_across


class CostRow(NamedTuple):
    """Costs of one service of a unit for the same people, in DKK; always a lower bound."""

    unit: str | None
    """The administration, else the highest unit; None where no unit is recorded."""
    targets: tuple[str, ...]
    """The members whom it helped; all of them where it was for the family."""
    service: str | None
    cost: float


def cost_table(facts: Seen, first_year: int, last_year: int) -> list[CostRow]:
    """What each unit's services cost between the first day of one year and the last of another, as far as it is sure.

    A piece of work costs its `yearly_cost` for each twelfth of a year that it surely ran: the whole calendar months from the latest
    day on which it began to the earliest on which it ended; while it runs, to the day of the records. So each sum is a lower bound.
    Work without a cost, or of which it is not recorded when it began or ended, is not in it: `without_cost` says how much.
    """
    found: dict[tuple[str | None, tuple[str, ...], str | None], float] = defaultdict(float)
    members = tuple(member.id for member in facts.family.members)
    for work in _works(facts):
        months = _months(work, facts.as_of, first_year, last_year)
        if work.yearly_cost is not None and months:
            targets = members if work.for_ == "family" else tuple(work.for_)
            found[_unit(facts, work), targets, work.service] += work.yearly_cost * months / 12
    rows = [CostRow(*key, cost) for key, cost in found.items()]
    return sorted(rows, key=lambda row: (row.unit or "", row.targets, row.service or ""))


def without_cost(facts: Seen, first_year: int, last_year: int) -> int:
    """How many pieces of work may lie in these years, and are in no sum: no cost is recorded, or not when they began or ended."""
    return sum(
        (work.yearly_cost is None or _months(work, facts.as_of, first_year, last_year) is None)
        and _may_lie_in(work, facts.as_of, first_year, last_year)
        for work in _works(facts)
    )


def _works(facts: Seen) -> list[Engagement]:
    """Those that began."""
    return [work for work in facts.family.engagements if work.status in ("active", "paused", "ended")]


def _unit(facts: Seen, work: Engagement) -> str | None:
    actor = facts.actors.get(work.actor)
    return unit_across(path_of(actor.unit if actor else None, facts.units), facts.units)


def _months(work: Engagement, as_of: date, first_year: int, last_year: int) -> int | None:
    """The whole calendar months in these years in which it surely ran; None where it is not recorded when it began or ended."""
    if work.from_ is None or (work.to is None and work.status != "active"):
        return None
    begin = max(work.from_.last, date(first_year, 1, 1))
    end = min(work.to.first if work.to else as_of, as_of, date(last_year, 12, 31))
    return whole_months(begin, end)


def whole_months(begin: date, end: date) -> int:
    """How many calendar months lie wholly within two days, both of which count.

    >>> whole_months(date(2020, 1, 1), date(2020, 12, 31)), whole_months(date(2020, 1, 2), date(2020, 3, 30))
    (12, 1)
    """
    if end < begin:
        return 0
    first = begin.year * 12 + begin.month - 1 + (begin.day > 1)
    after = date.fromordinal(end.toordinal() + 1) if end < date.max else end
    last = after.year * 12 + after.month - 1
    return max(last - first, 0)


def _may_lie_in(work: Engagement, as_of: date, first_year: int, last_year: int) -> bool:
    begin = work.from_.first if work.from_ else date.min
    end = work.to.last if work.to else as_of
    return begin <= date(last_year, 12, 31) and end >= date(first_year, 1, 1)


def years_of(works: Iterable[Engagement], as_of: date, most: int = 10) -> tuple[int, int]:
    """The last ten years up to the day of the records, or fewer where nothing is recorded before."""
    begun = [work.from_.first.year for work in works if work.from_]
    return max(min(begun, default=as_of.year), as_of.year - most + 1), as_of.year
