"""How often the family has met: the held meetings of a year, a series by its steps."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count

from graph.model.periods import first_of, last_of
from graph.model.records import Meeting
from queries.day.months import months_after
from queries.day.view import View

YEAR = 365
"""So many days up to and including the day asked about."""
WEEKS = {"weekly": 1, "fortnightly": 2}
MONTHS = {"monthly": 1, "quarterly": 3}
"""The steps of a series."""


def meetings_a_year(view: View) -> int | None:
    """Meetings of any kind held with a member taking part in the 365 days up to and including the day.

    A single one counts where its whole date lies in them; a series on each day that is certain, from latest(`date`) in its
    steps (of months: the same day of the month, or its last) to earliest(`until`). None where no meeting is recorded.
    """
    meetings = view.facts.family.meetings
    if not meetings:
        return None
    first = view.day - timedelta(min(YEAR - 1, (view.day - date.min).days))
    return sum(
        _times(meeting, first, view.day)
        for meeting in meetings
        if meeting.status == "held" and not view.members.isdisjoint(meeting.participants)
    )


def _times(meeting: Meeting, first: date, last: date) -> int:
    if meeting.date is None:
        return 0
    if meeting.repeats is None:
        return int(first <= first_of(meeting.date) and last_of(meeting.date) <= last)
    return sum(day >= first for day in certain_days_of(meeting, last))


def certain_days_of(series: Meeting, last: date) -> Iterator[date]:
    """The days of a series that are certain, up to the day: from latest(`date`) in its steps to earliest(`until`)."""
    if series.date is not None and series.repeats is not None:
        end = min(last, series.until.first) if series.until else last
        yield from _days(series.date.last, series.repeats, end)


def _days(start: date, repeats: str, end: date) -> Iterator[date]:
    """The days of a series up to its end, both included."""
    for step in count():
        if repeats in WEEKS:
            weeks = timedelta(weeks=WEEKS[repeats] * step)
            if end - start < weeks:
                return
            yield start + weeks
        else:
            day = months_after(start, MONTHS[repeats] * step)
            if day > end or (step and day == date.max):
                return
            yield day
