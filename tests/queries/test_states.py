"""Each pair of the circle is present, absent or unknown."""

from datetime import date, timedelta

import pytest

from graph.reading.facts import Veil
from queries import at
from tests.queries.build import DAY, facts, view
from tests.sessions import changed

TWO = "engagements: [{actor: a}, {actor: b}]\n"
THREE = "engagements: [{actor: a}, {actor: t1}, {actor: t2}]\n"
FOUR = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]\n"


@pytest.mark.parametrize(
    ("tie", "state"),
    [
        ("kind: exchange, status: documented", "present"),
        ("kind: exchange, status: documented, channel: via_meeting", "present"),
        ("kind: team, status: documented", "present"),
        ("kind: coordinates, status: documented", "present"),
        ("kind: awareness, level: 3, status: documented, channel: direct", "present"),
        ("kind: awareness, level: 2, status: documented, channel: direct", "unknown"),
        ("kind: awareness, level: 3, status: documented", "unknown"),
        ("kind: awareness, level: 4, status: documented, channel: via_record", "unknown"),
        ("kind: exchange, status: documented, channel: via_citizen", "unknown"),
        ("kind: exchange, status: documented, channel: via_record", "unknown"),
        ("kind: trust, status: documented, valence: positive", "unknown"),
        ("kind: exchange, status: documented_absent", "absent"),
        ("kind: awareness, status: documented_absent", "absent"),
        ("kind: team, status: documented_absent", "unknown"),
        ("kind: exchange, status: attempted", "unknown"),
        ("kind: exchange, status: planned", "unknown"),
        ("kind: exchange, status: recommended", "unknown"),
    ],
)
def test_a_tie_makes_the_state(tie: str, state: str) -> None:
    assert view(f"{TWO}ties: [{{a: a, b: b, {tie}}}]").state("b", "a") == state


def test_present_comes_before_absent() -> None:
    ties = "ties: [{a: a, b: b, kind: exchange, status: documented_absent, from: 2023}, {a: a, b: b, kind: team, status: documented}]"
    assert view(TWO + ties).state("a", "b") == "present"


@pytest.mark.parametrize(("days", "state", "stale"), [(0, "present", 0), (90, "present", 0), (91, "unknown", 1)])
def test_a_single_contact_counts_for_90_days(days: int, state: str, stale: int) -> None:
    when = DAY - timedelta(days)
    seen = view(f"{TWO}ties: [{{a: a, b: b, kind: exchange, status: documented, date: {when}}}]")
    assert (seen.state("a", "b"), len(seen.states.stale)) == (state, stale)


@pytest.mark.parametrize(
    ("meeting", "day", "state"),
    [
        ("kind: other, status: held, date: 2024-03-03", "2024-06-01", "present"),
        ("kind: other, status: held, date: 2024-03-02", "2024-06-01", "unknown"),
        ("kind: other, status: held, date: 2024-06-02", "2024-06-01", "unknown"),
        ("kind: other, status: held", "2024-06-01", "unknown"),
        ("kind: other, status: agreed, date: 2024-06-01", "2024-06-01", "unknown"),
        ("kind: other, status: planned, repeats: monthly, date: 2024-05-01", "2024-06-01", "unknown"),
        ("kind: other, status: agreed, repeats: monthly, date: 2024-05-01", "2024-06-01", "present"),
        ("kind: other, status: agreed, repeats: monthly, date: 2024-05-01, until: 2024-05-31", "2024-06-01", "unknown"),
        ("kind: other, status: held, repeats: monthly, date: 2023-01-01, until: 2024-03-03", "2024-06-01", "present"),
        (
            "kind: follow_up, status: held, repeats: quarterly, date: 2023-06-01, until: 2023-12-04",
            "2024-06-01",
            "present",
        ),
        (
            "kind: follow_up, status: held, repeats: quarterly, date: 2023-06-01, until: 2023-12-03",
            "2024-06-01",
            "unknown",
        ),
        ("kind: other, status: held, repeats: quarterly, date: 2023-06-01, until: 2023-12-04", "2024-06-01", "unknown"),
    ],
)
def test_a_meeting_counts_on_its_days(meeting: str, day: str, state: str) -> None:
    seen = view(f"{TWO}meetings: [{{id: x, participants: [a, b], {meeting}}}]", day=date.fromisoformat(day))
    assert seen.state("a", "b") == state


def test_a_meeting_of_one_of_them_says_nothing() -> None:
    assert (
        view(f"{TWO}meetings: [{{id: x, participants: [a, mor], kind: other, status: held, date: 2024-05-30}}]").state(
            "a", "b"
        )
        == "unknown"
    )


def test_a_tie_of_a_colleague_counts_for_the_team() -> None:
    seen = view(f"{THREE}ties: [{{a: a, b: t1, kind: exchange, status: documented}}]")
    assert (seen.state("a", "t2"), seen.state("t1", "t2")) == ("present", "present")


def test_a_colleague_outside_the_circle_lends_nothing() -> None:
    seen = view(
        "engagements: [{actor: a}, {actor: t1}]\nties: [{a: a, b: t2, kind: exchange, status: documented, from: 2024}]"
    )
    assert seen.state("a", "t1") == "unknown"


def test_absence_is_not_lifted_to_the_team() -> None:
    seen = view(f"{THREE}ties: [{{a: a, b: t1, kind: exchange, status: documented_absent}}]")
    assert (seen.state("a", "t1"), seen.state("a", "t2")) == ("absent", "unknown")


def test_two_team_ties_make_no_third() -> None:
    seen = view(
        f"{FOUR}ties: [{{a: a, b: b, kind: team, status: documented}}, {{a: b, b: c, kind: team, status: documented}}]"
    )
    assert (seen.state("a", "b"), seen.state("b", "c"), seen.state("a", "c")) == ("present", "present", "unknown")


def test_a_team_tie_lends_other_contacts() -> None:
    seen = view(
        f"{FOUR}ties: [{{a: a, b: b, kind: team, status: documented}}, {{a: b, b: d, kind: exchange, status: documented}}]"
    )
    assert (seen.state("a", "d"), seen.state("a", "c")) == ("present", "unknown")


def test_an_absence_between_units_holds_for_all_pairs_across() -> None:
    seen = view(f"{FOUR}ties: [{{a: social, b: job, kind: exchange, status: documented_absent}}]")
    assert [seen.state("a", "c"), seen.state("b", "c"), seen.state("a", "b"), seen.state("a", "d")] == [
        "absent",
        "absent",
        "unknown",
        "unknown",
    ]


def test_an_absence_in_general_holds_too() -> None:
    assert (
        view(FOUR, general="[{a: boern, b: c, kind: awareness, status: documented_absent}]").state("a", "c") == "absent"
    )


def test_a_contact_between_units_is_none_between_actors() -> None:
    assert view(f"{FOUR}ties: [{{a: boern, b: job, kind: exchange, status: documented}}]").state("a", "c") == "unknown"


def test_a_general_exchange_counts_and_general_coordination_does_not() -> None:
    exchange, rope = (f"[{{a: a, b: b, kind: {kind}, status: documented}}]" for kind in ("exchange", "coordinates"))
    assert (view(TWO, general=exchange).state("a", "b"), view(TWO, general=rope).state("a", "b")) == (
        "present",
        "unknown",
    )


def test_a_tie_without_dates_holds_while_both_are_in_the_circle() -> None:
    family = "engagements: [{actor: a}, {actor: b}, {actor: t2, to: 2024-05-01}]\nties: [{a: a, b: t2, kind: exchange, status: documented}]"
    assert len(view(family).in_force) == 0
    assert len(view(family, day=date(2024, 4, 1)).in_force) == 1


MAPPED = TWO + "mapped: {ties: 2024-05-01}\n"


@pytest.mark.parametrize(
    ("day", "state"),
    [("2024-04-30", "unknown"), ("2024-05-01", "absent"), ("2024-07-30", "absent"), ("2024-07-31", "unknown")],
)
def test_silence_says_absent_for_90_days_after_a_mapping(day: str, state: str) -> None:
    assert view(MAPPED, day=date.fromisoformat(day), as_of=date(2024, 12, 31)).state("a", "b") == state


@pytest.mark.parametrize(
    "recorded",
    [
        "ties: [{a: a, b: b, kind: exchange, status: attempted}]",
        "ties: [{a: b, b: a, kind: trust, status: documented, valence: conflict}]",
        "ties: [{a: boern, b: voksne, kind: exchange, status: planned}]",
        "ties: [{a: a, b: voksne, kind: exchange, status: recommended}]",
        "ties: [{a: a, b: b, kind: exchange, status: documented, date: 2023-01-01}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: held, date: 2023-01-01}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: planned, date: 2024-06-01}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: planned}]",
    ],
)
def test_what_is_recorded_keeps_a_mapped_pair_unknown(recorded: str) -> None:
    assert view(MAPPED + recorded).state("a", "b") == "unknown"


@pytest.mark.parametrize(
    "recorded",
    [
        "ties: [{a: a, b: b, kind: exchange, status: documented, from: 2023, to: 2024-05-31}]",
        "ties: [{a: a, b: b, kind: exchange, status: attempted, date: 2024-01-01}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: planned, date: 2024-05-31}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: cancelled, date: 2024-06-05}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: held, date: 2024-06-05}]",
    ],
)
def test_what_is_over_does_not(recorded: str) -> None:
    assert view(MAPPED + recorded).state("a", "b") == "absent"


def test_a_stale_team_tie_of_a_colleague_keeps_a_mapped_pair_unknown() -> None:
    """It never made the pair present, so nothing of the pair is stale; but it is recorded."""
    family = "engagements: [{actor: a}, {actor: b}, {actor: c}]\nmapped: {ties: 2024-05-01}\nties: [{a: b, b: c, kind: team, status: documented}"
    dated = ", {a: a, b: b, kind: team, status: documented, date: 2023-01-01}]"
    assert view(f"{family}]").state("a", "c") == "absent"
    seen = view(family + dated)
    assert (seen.state("a", "c"), list(seen.states.stale)) == ("unknown", [("a", "b")])


def test_a_stale_contact_of_a_colleague_keeps_a_mapped_pair_unknown() -> None:
    seen = view(
        f"{THREE}mapped: {{ties: 2024-05-01}}\nties: [{{a: a, b: t1, kind: exchange, status: documented, date: 2023-01-01}}]"
    )
    assert (seen.state("a", "t1"), seen.state("a", "t2")) == ("unknown", "unknown")


@pytest.mark.parametrize("family", [MAPPED, f"{TWO}ties: [{{a: a, b: b, kind: exchange, status: documented_absent}}]"])
def test_a_veiled_pair_is_never_absent(family: str) -> None:
    veiled = changed(facts(family), veils=(Veil("b", "a", date(2024, 6, 1), date(2024, 6, 2)),))
    assert [at(veiled, day).state("a", "b") for day in (DAY, date(2024, 6, 2), date(2024, 6, 3))] == [
        "unknown",
        "unknown",
        "absent",
    ]


def test_what_is_seen_makes_a_veiled_pair_present() -> None:
    seen = facts(f"{TWO}ties: [{{a: a, b: b, kind: exchange, status: documented}}]")
    assert at(changed(seen, veils=(Veil("a", "b", DAY, DAY),)), DAY).state("a", "b") == "present"
