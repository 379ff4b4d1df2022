"""Looking through the log as people do: a filter, a sample drawn by a seed, and who opened many families within an hour.

No list ranks anybody: each says what stands in the log, in its order.
"""

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Literal, NamedTuple

from access.audit.lines import Line
from graph.reading.noting import Action, Outcome

LOOKS: frozenset[Action] = frozenset({"view", "list", "search", "query", "export", "print", "extract"})
"""What somebody sees something by."""
Verdict = Literal["in_order", "follow_up"]
REVIEW = "review"
"""The object of the line that says what somebody made of another line."""
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Filter:
    """Which lines somebody asks for; None: all."""

    user: str | None = None
    family: str | None = None
    action: Action | None = None
    outcome: Outcome | None = None
    first: date | None = None
    last: date | None = None
    """Days in UTC, as the lines are written."""

    def fields(self) -> tuple[str, ...]:
        """Which of these were given."""
        return tuple(name for name, value in vars(self).items() if value is not None)

    def fits(self, line: Line) -> bool:
        """Whether the line is one of those."""
        day = line.time.date()
        return (
            self.user in (None, line.user)
            and self.family in (None, line.family)
            and self.action in (None, line.action)
            and self.outcome in (None, line.outcome)
            and (self.first is None or self.first <= day)
            and (self.last is None or day <= self.last)
        )


def month(text: str) -> tuple[date, date]:
    """The first and the last day of a month as its file is called; ValueError where it is none.

    >>> month("2026-02")[1]
    datetime.date(2026, 2, 28)
    """
    first = datetime.strptime(text, "%Y-%m").date()
    return first, first.replace(day=monthrange(first.year, first.month)[1])


def sample(lines: Iterable[Line], size: int, seed: str) -> list[Line]:
    """So many of the looks among the lines, drawn by the seed: the same seed and lines give the same; in their order."""
    looks = [line for line in lines if line.action in LOOKS and line.role != "system"]
    drawn = Random(seed).sample(looks, min(size, len(looks)))  # noqa: S311 (to be repeated, not to be secret)
    return sorted(drawn, key=lambda line: line.seq)


def verdict_fields(seq: int, verdict: Verdict) -> tuple[str, ...]:
    """What the line says by which somebody notes what they made of line `seq`."""
    return (f"line={seq}", f"verdict={verdict}")


def verdicts(lines: Iterable[Line]) -> dict[int, Line]:
    """By the number of a line that was reviewed, the newest line that says what somebody made of it."""
    return {
        int(line.changed["line"]): line
        for line in lines
        if line.object == REVIEW and line.changed.get("line", "").isdecimal()
    }


def verdict_of(line: Line) -> Verdict:
    """What the line says of another."""
    return "follow_up" if line.changed.get("verdict") == "follow_up" else "in_order"


class Many(NamedTuple):
    """An hour within which a user opened many families."""

    user: str
    begins: datetime
    families: int


def many_within_an_hour(lines: Iterable[Line], least: int) -> list[Many]:
    """Each time that a user opened at least so many different families within an hour; by when it began, none within another."""
    opened: dict[str, list[tuple[datetime, str]]] = defaultdict(list)
    for line in lines:
        if line.family is not None and line.action in LOOKS - {"list"} and line.outcome == "shown":
            opened[line.user].append((line.time, line.family))
    found = [many for user, looks in opened.items() for many in _of_user(user, looks, least)]
    return sorted(found, key=lambda one: (one.begins, one.user))


def _of_user(user: str, looks: Sequence[tuple[datetime, str]], least: int) -> Iterator[Many]:
    start = end = 0
    within = Counter[str]()
    while start < len(looks):
        begins = looks[start][0]
        while end < len(looks) and looks[end][0] < begins + HOUR:
            within[looks[end][1]] += 1
            end += 1
        if len(within) >= least:
            yield Many(user, begins, len(within))
            start = end
            within.clear()
            continue
        within -= Counter([looks[start][1]])
        start += 1
