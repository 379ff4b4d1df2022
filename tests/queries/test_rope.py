"""Those who hold the rope: how they share it, who hangs on them, and who follows."""

from datetime import date

import pytest

from tests.queries.build import DAY, found, pairs, tie, view

CIRCLE = "engagements: [{actor: a}, {actor: b}, {actor: c}]\n"
LATER = date(2024, 12, 31)


def rope(who: str, rest: str = "", status: str = "documented") -> str:
    """A coordinates tie with the family."""
    return f"{{a: {who}, b: familie, kind: coordinates, status: {status}{', ' if rest else ''}{rest}}}"


# --- split --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ties", "split"),
    [
        ([rope("a", "scope: actors"), rope("b", "scope: family")], [("a", "b")]),
        ([rope("a", "scope: actors"), rope("mor", "scope: family")], [("a", "mor")]),
        (
            [rope("a", "scope: family"), rope("b", "scope: family"), rope("c", "scope: actors")],
            [("a", "c"), ("b", "c")],
        ),
        ([rope("a", "scope: actors"), rope("b")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: actors")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: unit")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: family", "planned")], []),
        ([rope("a", "scope: actors"), rope("b", "scope: family, to: 2024-05-31")], []),
        ([rope("a", "scope: actors"), rope("a", "scope: family"), rope("b", "scope: family")], []),
    ],
)
def test_two_coordinators_who_share(ties: list[str], split: list[tuple[str, str]]) -> None:
    assert pairs(found(view(f"{CIRCLE}ties: [{', '.join(ties)}]"), "coordination_split")) == split


def test_a_split_rests_on_both_and_names_their_sides() -> None:
    seen = view(f"{CIRCLE}ties: [{rope('b', 'scope: actors')}, {rope('a', 'scope: family')}]")
    [finding] = found(seen, "coordination_split")
    assert len(finding.evidence) == 2
    assert (
        finding.document("da")["statement"]
        == "Aktør B er tovholder for fagpersonerne, og Aktør A er tovholder for familien."
    )


# --- a single point of failure --------------------------------------------------------------------------------------

PATH = f"{tie('a', 'b')}, {tie('b', 'c')}"


@pytest.mark.parametrize(
    ("family", "there"),
    [
        (f"{CIRCLE}ties: [{PATH}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {tie('a', 'c')}]", []),
        (f"{CIRCLE}ties: [{tie('a', 'b')}]", []),
        (CIRCLE, []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: documented, from: 2024-01-01}}]", []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: job, kind: team, status: documented}}]", []),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: documented}}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {{a: b, b: d, kind: team, status: planned, from: 2024-01-01}}]", ["b"]),
        (f"{CIRCLE}ties: [{PATH}, {{a: a, b: d, kind: team, status: documented, from: 2024-01-01}}]", ["b"]),
        (
            "engagements: [{actor: a}, {actor: t1}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: t1").replace("a: b", "a: t1")
            + "]",
            [],
        ),
        (
            "engagements: [{actor: a}, {actor: g}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: g").replace("a: b", "a: g")
            + "]",
            [],
        ),
        (
            "engagements: [{actor: a}, {actor: o}, {actor: c}]\nties: ["
            + PATH.replace("b: b", "b: o").replace("a: b", "a: o")
            + "]",
            ["o"],
        ),
        (f"{CIRCLE}ties: [{rope('a')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('d', 'from: 2024-01-01')}]", ["d"]),
        (f"{CIRCLE}ties: [{rope('mor')}]", []),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('mor')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'scope: unit')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'deputy: [d]')}]", []),
        (f"{CIRCLE}ties: [{rope('a', 'deputy: [a]')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {{a: a, b: mor, kind: team, status: documented}}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a', 'successor: [d]')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('a', 'deputy: [d]', 'planned')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {rope('a', 'deputy: [d], to: 2024-05-31')}]", ["a"]),
        (f"{CIRCLE}ties: [{rope('a')}, {PATH}]", ["a", "b"]),
    ],
)
def test_what_hangs_on_one(family: str, there: list[str]) -> None:
    assert pairs(found(view(family), "single_point_of_failure")) == [(id,) for id in there]


def test_one_who_does_both_says_so_and_rests_on_both() -> None:
    [finding] = found(view(f"{CIRCLE}ties: [{PATH}, {rope('b')}]"), "single_point_of_failure")
    assert finding.document("da")["statement"].startswith("Aktør B er ene om at være tovholder. Så vidt vi ved, går")
    kinds = [item.entry["kind"] for item in finding.evidence]
    assert (kinds.count("engagement"), kinds.count("tie")) == (3, 3)
    assert finding.document("da")["question"] == "Hvem kan træde til, hvis Aktør B er væk?"


def test_who_is_only_perhaps_there_leaves_a_doubt() -> None:
    ties = PATH.replace("documented", "documented, from: 2024-01-01")
    for c, uncertain in (("{actor: c}", False), ("{actor: c, from: 2024}", True)):
        [finding] = found(
            view(f"engagements: [{{actor: a}}, {{actor: b}}, {c}]\nties: [{ties}]"), "single_point_of_failure"
        )
        assert finding.date_uncertain is uncertain


# --- handover -------------------------------------------------------------------------------------------------------


def stops(family: str, day: date = DAY) -> list[tuple[str, ...]]:
    return pairs(found(view(family, day=day, as_of=LATER), "handover_gap"))


@pytest.mark.parametrize(
    ("ties", "engagements", "there"),
    [
        ([rope("a", "to: 2024-07-31")], "{actor: a}", True),
        ([rope("a", "to: 2024-08-01")], "{actor: a}", False),
        ([rope("a", "to: 2024-04-02")], "{actor: a}", True),
        ([rope("a", "to: 2024-04-01")], "{actor: a}", False),
        ([rope("a", "to: 2024-08")], "{actor: a}", False),
        ([rope("a", "to: 2024-07/2024-12")], "{actor: a}", True),
        ([rope("a", "to: 2024-06-30")], "", True),
        ([rope("mor", "to: 2024-06-30")], "", True),
        ([rope("a")], "{actor: a}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a", "to: 2024-12-31")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a", "to: 2024-06-30")], "{actor: a, to: 2024-12-31}", True),
        ([rope("a", "to: 2024-06-30")], "{actor: a, to: 2023-06-30, from: 2023-01-01}", True),
        ([rope("a", "to: 2024-12-31")], "{actor: a, to: 2023-06-30, from: 2023-01-01}", False),
        ([rope("a", "from: 2024-06-01")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a", "from: 2024-06-02")], "{actor: a, to: 2024-06-30}", False),
        ([rope("a", "from: 2024-06-02, to: 2024-07-15")], "{actor: a}", False),
        ([rope("a", "date: 2024-06-02")], "{actor: a, to: 2024-06-30}", False),
        ([rope("a", "from: 2024-06-02"), rope("a", "to: 2024-03-01")], "{actor: a, to: 2024-06-30}", True),
        ([rope("a")], "{actor: a, to: 2024-06-30}, {actor: a}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30}, {actor: a, to: 2024-12-31}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30, status: paused}", False),
        ([rope("a")], "{actor: a, to: 2024-06-30, status: applied}", False),
        ([rope("a")], "{actor: a, to: 2024-05-01, status: ended}", True),
        ([rope("a")], "{actor: a, to: 2024-05-01, status: cancelled, from: 2024-05-01}", False),
        ([rope("p")], "{actor: p}", True),
        ([rope("a", "to: 2024-06-30"), rope("a")], "{actor: a}", False),
        ([rope("a", "to: 2024-06-30, scope: unit")], "{actor: a}", False),
        ([rope("a", "to: 2024-06-30", "planned")], "{actor: a}", False),
        ([rope("a", "to: 2024-08-15"), rope("a", "to: 2024-05/2024-08-15, scope: family")], "{actor: a}", False),
        ([rope("a", "to: 2024-05/2024-08-15"), rope("a", "to: 2024-06/2024-08-15, scope: family")], "{actor: a}", True),
        ([rope("p")], "{actor: p, to: 2024-12-31}", True),
        ([rope("p")], "{actor: p, to: 2024-12}", True),
        ([rope("p")], "{actor: p, to: 2024-03-01}", False),
        ([rope("a", "date: 2024-01/2024-02-01")], "{actor: a}", True),
        ([rope("a", "date: 2024-01/2024-01-02")], "{actor: a}", False),
        ([rope("a", "date: 2024-03-03")], "{actor: a}", True),
        ([rope("a", "date: 2024-01-01")], "{actor: a}", False),
    ],
)
def test_a_coordinator_who_stops(ties: list[str], engagements: str, there: bool) -> None:
    family = f"engagements: [{engagements}]\nties: [{', '.join(ties)}]"
    assert bool(stops(family)) is there


@pytest.mark.parametrize(
    ("follower", "there"),
    [
        (rope("b"), False),
        (rope("b", "from: 2024-01-01"), False),
        (rope("d", "", "planned"), False),
        (rope("d", "to: 2024-07-01", "planned"), False),
        (rope("b", "to: 2024-07-01, scope: family"), False),
        (rope("mor", "from: 2024-07-01"), False),
        (rope("b", "to: 2024-05/2024-07"), False),
        (rope("b", "to: 2024-06-30"), True),
        (rope("b", "", "recommended"), True),
        (rope("b", "scope: unit"), True),
        (rope("d"), True),
        (rope("a", "to: 2024-12-31", "planned"), True),
        (tie("a", "b"), True),
    ],
)
def test_who_follows(follower: str, there: bool) -> None:
    family = f"engagements: [{{actor: a}}, {{actor: b}}]\nties: [{rope('a', 'to: 2024-06-30')}, {follower}]"
    assert (("a",) in stops(family)) is there


@pytest.mark.parametrize(
    ("ties", "there"),
    [
        ([rope("a", "to: 2024-06-30, successor: [b]")], False),
        ([rope("a", "to: 2024-06-30, deputy: [b]")], True),
        ([rope("a", "to: 2024-06-30"), rope("a", "to: 2024-05-31, successor: [b]")], True),
        ([rope("a", "to: 2024-06-30"), rope("a", "to: 2024-06, scope: family, successor: [b]")], False),
    ],
)
def test_a_successor_is_named_in_the_last_tie(ties: list[str], there: bool) -> None:
    assert bool(stops(f"engagements: [{{actor: a}}]\nties: [{', '.join(ties)}]")) is there


def test_work_that_may_end_after_the_tie_is_not_the_end() -> None:
    """And what may still go on is not told as over."""
    family = f"engagements: [{{actor: a, to: 2024-05/2024-08}}]\nties: [{rope('a', 'to: 2024-05-15/2024-06-15')}]"
    [finding] = found(view(family, as_of=LATER), "handover_gap")
    assert [item.entry["kind"] for item in finding.evidence] == ["tie"]
    assert "stopper snart" in finding.document("da")["statement"]


def test_who_follows_is_asked_of_each_end() -> None:
    """Of two ends close by: b carries on when a's work ends, but stops before a's tie does."""
    family = f"engagements: [{{id: x, actor: a, to: 2024-05-20}}]\nties: [{rope('a', 'to: 2024-06-30')}, {{}}]"
    for follower, there, kinds in (
        (rope("b", "to: 2024-06-15"), True, ["tie"]),
        (rope("b", "to: 2024-07-15"), False, []),
        (rope("b", "to: 2024-05-20"), True, ["engagement", "tie"]),
    ):
        found_of_a = [
            finding
            for finding in found(view(family.replace("{}", follower), as_of=LATER), "handover_gap")
            if finding.subjects == ("a",)
        ]
        assert bool(found_of_a) is there
        assert [item.entry["kind"] for finding in found_of_a for item in finding.evidence] == kinds
        assert all("stopper snart" in finding.document("da")["statement"] for finding in found_of_a)


def test_a_stop_is_told_as_over_or_to_come() -> None:
    family = f"engagements: [{{id: x, actor: a, to: 2024-06-15}}]\nties: [{rope('a', 'from: 2024-01-01')}]"
    for day, word in ((DAY, "stopper snart"), (date(2024, 6, 15), "stopper snart"), (date(2024, 6, 16), "er stoppet")):
        [finding] = found(view(family, day=day, as_of=LATER), "handover_gap")
        assert word in finding.document("da")["statement"]
        assert [item.entry["kind"] for item in finding.evidence] == ["engagement", "tie"]
