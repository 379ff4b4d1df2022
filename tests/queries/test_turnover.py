"""Several persons one after another in the same work."""

from datetime import date

import pytest

from tests.queries.build import DAY, found, view

LATER = date(2024, 12, 31)
SHIFTS = "{id: e1, actor: r1, from: null}, {id: e2, actor: r2, status: ended, from: 2023-06-01, to: 2024-01-31}, {id: e3, actor: r3}"


def changes(engagements: str, day: date = DAY, as_of: date = LATER) -> list[tuple[str, ...]]:
    seen = view(f"engagements: [{engagements}]", day=day, as_of=as_of)
    return [finding.subjects for finding in found(seen, "discontinuity")]


def test_three_in_one_post() -> None:
    [finding] = found(view(f"engagements: [{SHIFTS}]", as_of=LATER), "discontinuity")
    assert finding.subjects == ("r1", "r2", "r3")
    assert {item.entry["id"] for item in finding.evidence} == {"e1", "e2", "e3"}
    assert finding.document("da")["statement"] == (
        "Familien har haft tre i samme rolle på to år: Vejleder 1, Vejleder 2 og Vejleder 3."
    )


@pytest.mark.parametrize(
    ("day", "there"),
    [
        ("2024-01-31", False),  # the third has not come
        ("2024-02-01", True),
        ("2025-05-31", True),
        ("2025-06-01", False),  # the first left more than 24 months ago
    ],
)
def test_within_24_months(day: str, there: bool) -> None:
    assert bool(changes(SHIFTS, date.fromisoformat(day))) is there


@pytest.mark.parametrize(
    "engagements",
    [
        SHIFTS.replace("actor: r3", "actor: r4"),  # another unit
        SHIFTS.replace("actor: r3", "actor: b"),  # no role is known
        SHIFTS.replace("{id: e3, actor: r3}", "{id: e3, actor: r2}"),
        SHIFTS.replace("status: ended", "status: waiting"),
        SHIFTS.replace("status: ended", "status: granted"),
        SHIFTS.replace(", from: 2023-06-01, to: 2024-01-31", ", from: 2020-01-01, to: 2022-05-31"),
    ],
)
def test_what_are_no_changes(engagements: str) -> None:
    assert changes(engagements) == []


@pytest.mark.parametrize(
    ("engagements", "there"),
    [
        ("{actor: r1, from: null}, {actor: r2, from: 2023-05-31}, {actor: r3}", True),  # two on one day
        ("{actor: r2, from: 2023-01-01}, {actor: r3}, {actor: r1, from: null}", True),
        ("{actor: t1, from: 2023-01-01}, {actor: t2}, {actor: b}", False),
    ],
)
def test_two_at_a_time_are_a_handover(engagements: str, there: bool) -> None:
    assert bool(changes(engagements)) is there


@pytest.mark.parametrize(("third", "there"), [("2023-06-01", True), ("2023-05-31", False), ("2023-05", False)])
def test_three_at_once_are_colleagues(third: str, there: bool) -> None:
    """The post of the first ends on 31 May 2023."""
    three = f"{{actor: r1, from: null}}, {{actor: r2, from: 2023-01-01}}, {{actor: r5, from: {third}}}"
    assert changes(three) == ([("r1", "r2", "r5")] if there else [])


@pytest.mark.parametrize(
    ("predecessors", "day", "there"),
    [
        ("{count: 2, since: 2022-06-01}", "2024-06-01", True),
        ("{count: 2, since: 2022-06}", "2024-06-01", True),
        ("{count: 2, since: 2022-05-31}", "2024-06-01", False),
        ("{count: 2, since: 2022}", "2024-06-01", False),
        ("{count: 2, since: 2023}", "2024-06-01", True),
        ("{count: 2, since: 2024}", "2024-06-01", False),
        ("{count: 1, since: 2023}", "2024-06-01", False),
        ("{count: 2}", "2024-06-01", False),
        ("{count: 2, since: 2022-02-28}", "2024-02-29", True),
        ("{count: 2, since: 2022-02-27}", "2024-02-29", False),
    ],
)
def test_predecessors_within_24_months(predecessors: str, day: str, there: bool) -> None:
    engagement = f"{{actor: a, from: 2024-01-01, predecessors: {predecessors}}}"
    assert changes(engagement, date.fromisoformat(day)) == ([("a",)] if there else [])


def test_predecessors_of_what_is_active_or_on_hold() -> None:
    before = "predecessors: {count: 3, since: 2023}"
    assert changes(f"{{actor: a, {before}, from: 2024-06-02}}") == []
    assert changes(f"{{actor: a, {before}, status: paused}}") == [("a",)]
    assert changes(f"{{actor: a, {before}}}, {{actor: a, predecessors: {{count: 2, since: 2023}}}}") == [("a",)]
    [finding] = found(view(f"engagements: [{{actor: a, {before}}}, {{actor: a}}]"), "discontinuity")
    assert [item.entry["id"] for item in finding.evidence] == ["e0"]
    assert finding.document("da")["statement"] == "Før Aktør A har tre haft det samme arbejde med familien."
