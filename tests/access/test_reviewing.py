"""A filter, a sample that a seed repeats, what was made of it, and who opened many families within an hour."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import pytest

from access.audit.lines import Event, Line, line_of
from access.audit.reviewing import (
    Filter,
    Many,
    Verdict,
    many_within_an_hour,
    sample,
    verdict_fields,
    verdict_of,
    verdicts,
)
from access.audit.telling import sentence
from graph.reading.noting import Action, Outcome
from tests.access.audits import Clock, audit_at, lines_of, look

DAY = datetime(2026, 1, 30, 8, tzinfo=UTC)


def line(seq: int, event: Event | None = None, minutes: float = 0) -> Line:
    return line_of(event or look(), seq, DAY + timedelta(minutes=minutes), "0" * 64)


LINES = [
    line(1),
    line(2, look("bo", "u_per")),
    line(3, Event("u_per", "caseworker", "web", "case", "export", "pdf", "anna"), 24 * 60),
    line(4, Event("u_per", "caseworker", "web", "case", "view", "map", "cilie", outcome="refused"), 48 * 60),
]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), [1, 2, 3, 4]),
        (Filter(user="u_per"), [2, 3, 4]),
        (Filter(family="anna"), [1, 3]),
        (Filter(action="export"), [3]),
        (Filter(outcome="refused"), [4]),
        (Filter(first=date(2026, 1, 31)), [3, 4]),
        (Filter(last=date(2026, 1, 30)), [1, 2]),
        (Filter(user="u_per", family="anna", last=date(2026, 1, 30)), []),
    ],
)
def test_a_filter_gives_the_lines_that_are_asked_for(asked: Filter, found: list[int]) -> None:
    assert [one.seq for one in LINES if asked.fits(one)] == found


def test_a_seed_draws_the_same_again_and_another_seed_others() -> None:
    lines = [line(number, minutes=number) for number in range(1, 201)]
    drawn = sample(lines, 20, "a seed")
    assert sample(lines, 20, "a seed") == drawn
    assert sample(lines, 20, "another seed") != drawn
    assert [one.seq for one in drawn] == sorted({one.seq for one in drawn})
    assert len(drawn) == 20


def test_each_look_is_drawn_as_likely_as_another() -> None:
    lines = [line(number) for number in range(1, 11)]
    drawn = [one.seq for seed in range(2000) for one in sample(lines, 1, str(seed))]
    assert all(140 < drawn.count(number) < 260 for number in range(1, 11))  # 200 are expected, and 13 are one deviation


def test_only_looks_are_drawn() -> None:
    others = [
        line(1, Event("u_rita", "caseworker", "web", "case", "login", "local")),
        line(2, Event("system", "system", "cli", "operation", "delete", "log")),
        line(3, Event("u_dpo", "auditor", "web", "control", "log", "log")),
    ]
    assert sample([*others, line(4)], 20, "seed") == [line(4)]


def test_what_was_made_of_a_line_is_read_from_the_newest(tmp_path: Path) -> None:
    log = audit_at(tmp_path, Clock())
    log.append([look(), look("bo")])
    made: list[tuple[int, Verdict]] = [(1, "follow_up"), (2, "in_order"), (1, "in_order")]
    for seq, verdict in made:
        event = Event("u_dpo", "auditor", "web", "control", "log", "review", change=verdict_fields(seq, verdict))
        log.append([event])
    found = verdicts(lines_of(log))
    assert {seq: verdict_of(said) for seq, said in found.items()} == {1: "in_order", 2: "in_order"}
    assert found[1].seq == 5


def test_who_opened_many_families_within_an_hour_is_listed_once() -> None:
    looks = [line(number, look(f"f{number}", "u_per"), minutes=number * 10) for number in range(1, 13)]
    others = [line(20 + number, look("anna"), minutes=number) for number in range(30)]
    found = list(many_within_an_hour(sorted([*looks, *others], key=lambda one: one.at), 6))
    assert found == [
        Many("u_per", looks[0].time, 6),
        Many("u_per", looks[6].time, 6),
    ]


def test_what_is_spread_over_more_than_an_hour_or_refused_is_not_many() -> None:
    spread = [line(number, look(f"f{number}"), minutes=number * 13) for number in range(1, 20)]
    assert many_within_an_hour(spread, 6) == []
    refused = replace(look("x"), outcome="refused")
    listed = replace(look("x"), action="list")
    within = [line(1, look("a")), line(2, look("b")), line(3, refused), line(4, listed), line(5, look("a"))]
    assert many_within_an_hour(within, 3) == []
    assert many_within_an_hour(within, 2) == [Many("u_rita", DAY, 2)]


def test_an_hour_is_looked_for_from_each_look_on() -> None:
    minutes = (0, 50, 61, 70, 80)
    looks = [line(number, look(f"f{number}"), minutes=at) for number, at in enumerate(minutes, 1)]
    assert many_within_an_hour(looks, 4) == [Many("u_rita", looks[1].time, 4)]


def test_a_line_is_told_as_a_sentence() -> None:
    opened = replace(look(), basis=("own", "abcdefghijklmnop"), emergency="n1", outcome="failed", change=("places",))
    told = sentence(line(7, opened), timezone(timedelta(hours=1)))
    assert told.text("da") == (
        "7. 30. januar 2026 kl. 09.00: u_rita (sagsbehandler) ville have set map om familien anna, og det gik ikke. "
        "Åbnet af: egen afdeling og samtykke eller grundlag abcdefghijklmnop. Under nødadgangen n1. Noteret: places."
    )
    assert told.text("en") == (
        "7. 30 January 2026 at 09.00: u_rita (caseworker) would have viewed map of the family anna, and it failed. "
        "Opened by: own unit and consent or legal basis abcdefghijklmnop. Under the emergency access n1. Noted: places."
    )


def test_each_action_outcome_and_role_has_its_sentence() -> None:
    for action in get_args(Action):
        for outcome in get_args(Outcome):
            told = sentence(line(1, replace(look(), action=action, outcome=outcome)), UTC)
            assert told.text("da") != told.text("en")
