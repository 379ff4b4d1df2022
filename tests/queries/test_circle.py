"""Who is in the circle, what is coming, and on which days two are together."""

from datetime import date

import pytest

from queries.day.work import certain_overlap
from tests.queries.build import view


def circle(engagement: str, day: str) -> tuple[str, ...]:
    dated = engagement if "from" in engagement else f"from: null, {engagement}"
    return view(f"engagements: [{{actor: a, {dated}}}]", day=date.fromisoformat(day)).circle


@pytest.mark.parametrize(
    ("engagement", "day", "there"),
    [
        ("status: active", "1900-01-01", True),
        ("status: active, from: 2024-06", "2024-06-01", True),
        ("status: active, from: 2024-06", "2024-05-31", False),
        ("status: active, to: 2024-06", "2024-06-30", True),
        ("status: active, to: 2024-06", "2024-07-01", False),
        ("status: ended, to: 2024-12-31", "2024-05-31", True),
        ("status: ended, to: 2024-12-31", "2024-06-01", False),
        ("status: ended", "2024-01-01", False),
        ("status: cancelled, from: 2024-03-01, to: 2024-04-15", "2024-04-15", True),
        ("status: cancelled, from: 2024-03-01, to: 2024-03-01", "2024-03-01", False),
        ("status: cancelled, from: 2024-03, to: 2024-03/2024-05", "2024-03-15", False),
        ("status: cancelled, to: 2024-04-15", "2024-04-01", False),
        ("status: granted, from: 2024-05-01", "2024-06-01", False),
        ("status: granted, from: 2024-05-01", "2024-06-02", True),
        ("status: granted", "2024-07-01", False),
        ("status: waiting, from: 2024-01-01", "2024-06-01", False),
        ("status: applied, from: 2024-01-01", "2024-06-01", False),
        ("status: paused, to: 2024-03-01", "2024-09-01", True),
    ],
)
def test_the_circle(engagement: str, day: str, there: bool) -> None:
    assert circle(engagement, day) == (("a",) if there else ())


@pytest.mark.parametrize(
    ("engagement", "day", "active"),
    [
        ("status: paused, to: 2024-05-15", "2024-05-15", True),
        ("status: paused, to: 2024-05-15", "2024-05-16", False),
        ("status: paused, to: 2024-07-15", "2024-05-31", True),
        ("status: paused, to: 2024-07-15", "2024-06-01", False),
        ("status: paused", "2024-01-01", False),
    ],
)
def test_what_is_paused_stays_in_the_circle_and_counts_for_nothing(engagement: str, day: str, active: bool) -> None:
    seen = view(f"engagements: [{{actor: a, from: 2023, {engagement}}}]", day=date.fromisoformat(day))
    assert (seen.circle, bool(seen.active_work)) == (("a",), active)


@pytest.mark.parametrize(
    ("engagement", "day", "coming"),
    [
        ("status: granted, from: 2024-07-31", "2024-06-01", True),
        ("status: granted, from: 2024-08-01", "2024-06-01", False),
        ("status: granted, from: 2024-05-01", "2024-06-01", True),
        ("status: granted, from: 2024-05-01", "2024-06-02", False),
        ("status: granted, from: 2024-04-01, to: 2024-05-31", "2024-06-01", False),
        ("status: granted, from: null", "2024-06-01", False),
        ("status: waiting, from: 2024-06-02", "2024-06-01", False),
    ],
)
def test_coming(engagement: str, day: str, coming: bool) -> None:
    [work] = view(f"engagements: [{{actor: a, {engagement}}}]", day=date.fromisoformat(day)).works
    assert work.coming is coming


@pytest.mark.parametrize(
    ("one", "other", "days"),
    [
        ("from: 2024-05-20", "from: 2023-01-01, to: 2024-06-10", 22),
        ("from: 2024-05", "from: 2023-01-01, to: 2024-06", 2),
        ("from: null", "from: 2024-05-01, to: 2024-05-30", 30),
        ("from: 2024-07-01", "from: 2023-01-01, to: 2024-06-30", 0),
        ("from: null", "from: null, to: 0001-01-30", 30),
        ("from: 2024-01-01, to: 2024-06-30, status: ended", "from: 2024-05-01", 61),
        ("to: 2024-06-20", "status: granted, from: 2024-05-22", 30),
    ],
)
def test_only_certain_days_overlap(one: str, other: str, days: int) -> None:
    """By the dates of the two alone: neither the day of the file nor what their status was on it ends it."""
    first, second = (
        work.engagement for work in view(f"engagements: [{{actor: a, {one}}}, {{actor: b, {other}}}]").works
    )
    assert certain_overlap(first, second) == certain_overlap(second, first) == days


def test_adults_attend_where_nothing_else_is_recorded() -> None:
    family = "engagements: [{actor: a, for: family}, {actor: b, for: [barn, ung]}, {actor: c, for: [mor], attends: []}, {actor: d, for: []}]"
    assert [sorted(work.attends) for work in view(family).works] == [["far", "mor"], ["barn", "ung"], [], []]


def test_the_end_of_a_post_leaves_the_certain_overlap_as_it_is() -> None:
    """Of the post of `p` it is known that it ends in June."""
    first, second = view("engagements: [{actor: a, to: 2024-07-31}, {actor: p, from: 2024-05-04}]").works
    assert certain_overlap(first.engagement, second.engagement) == 89


@pytest.mark.parametrize(("day", "sure"), [("2024-06-01", True), ("2024-06-02", False), ("2024-07-01", True)])
def test_a_post_that_may_have_ended_leaves_a_doubt(day: str, sure: bool) -> None:
    [work] = view("engagements: [{actor: p}]", day=date.fromisoformat(day)).works
    assert work.sure is sure
