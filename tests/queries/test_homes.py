"""Several in one home: the same task, the same task for somebody else, no knowledge of each other."""

import pytest

from tests.queries.build import found, pairs, view

SAME = "{actor: a, functions: [f01, f02]}, {actor: b, functions: [f02, f03, f04, f18]}"


def home(engagements: str, rest: str = "") -> str:
    return f"engagements: [{engagements}]\n{rest}"


def test_the_same_task_for_the_same_person() -> None:
    [finding] = found(view(home(SAME)), "redundant_actors")
    assert (finding.subjects, finding.value, finding.confidence) == (("a", "b"), 0.5, "documented")
    assert (finding.shared_tasks, finding.different_tasks) == (("f02",), ("f01", "f03", "f04", "f18"))


@pytest.mark.parametrize(
    "engagements",
    [
        "{actor: a, functions: [f01]}, {actor: b, functions: [f02]}",
        "{actor: a, functions: [f13]}, {actor: b, functions: [f13]}",
        "{actor: a, functions: []}, {actor: b, functions: [f02]}",
        "{actor: a, functions: [f02]}, {actor: a, functions: [f02]}",
        "{actor: a, functions: [f02]}, {actor: b, functions: [f02], at: andet_hjem}",
        "{actor: a, functions: [f02], at: office}, {actor: b, functions: [f02], at: office}",
        "{actor: a, functions: [f02]}, {actor: b, functions: [f02], status: paused}",
        "{actor: a, functions: [f02]}, {actor: b, functions: [f02], from: 2024-06-01, to: 2024-06-29}",
        "{actor: a, functions: [f02]}, {actor: m, functions: [f02]}",
        "{actor: a, functions: [f02]}, {actor: b, functions: [f02], for: [far]}",
        "{actor: t1, functions: [f02]}, {actor: t2, functions: [f02]}",
    ],
)
def test_nearly_the_same_is_not(engagements: str) -> None:
    assert found(view(home(engagements)), "redundant_actors") == []


def test_two_authorities_can_overlap() -> None:
    engagements = "{actor: m, functions: [f02]}, {actor: n, functions: [f02]}"
    assert pairs(found(view(home(engagements)), "redundant_actors")) == [("m", "n")]


def test_an_authority_by_its_service_and_a_provider_never() -> None:
    engagements = "{actor: a, service: family_caseworker, functions: [f02]}, {actor: b, functions: [f02]}"
    assert found(view(home(engagements)), "redundant_actors") == []


@pytest.mark.parametrize(
    ("second", "confidence"),
    [("", "documented"), (", from: null", "possible"), (", for: []", "possible"), (", from: 2024-02", "documented")],
)
def test_confidence(second: str, confidence: str) -> None:
    [finding] = found(
        view(home(f"{{actor: a, functions: [f02]}}, {{actor: b, functions: [f02]{second}}}")), "redundant_actors"
    )
    assert finding.confidence == confidence


def test_of_several_engagements_the_highest_overlap_and_the_best_confidence() -> None:
    engagements = (
        "{actor: a, functions: [f01, f02]}, {actor: a, functions: [f03], from: null}, {actor: b, functions: [f02, f03]}"
    )
    [finding] = found(view(home(engagements)), "redundant_actors")
    assert (finding.value, finding.confidence, finding.shared_tasks) == (1.0, "documented", ("f02", "f03"))


def test_shared_and_different_tasks_are_those_of_all_engagements_in_the_home() -> None:
    engagements = (
        "{actor: a, functions: [f01, f18]}, {actor: a, functions: [f01, f05]}, {actor: b, functions: [f01, f18, f19]}"
    )
    [finding] = found(view(home(engagements)), "redundant_actors")
    assert (finding.shared_tasks, finding.different_tasks) == (("f01",), ("f05", "f19"))
    assert len(finding.evidence) == 3


def test_the_default_tasks_of_a_service_count() -> None:
    [finding] = found(view(home("{actor: a, service: parent_help}, {actor: b, functions: [f03]}")), "redundant_actors")
    assert finding.shared_tasks == ("f03",)


def test_the_same_task_for_another_person() -> None:
    engagements = "{actor: a, functions: [f02]}, {actor: b, functions: [f02], for: [far, barn], from: null}"
    [finding] = found(view(home(engagements)), "same_task_other_person")
    assert (finding.subjects, finding.value, finding.confidence) == (("a", "b"), 1.0, "possible")


@pytest.mark.parametrize(
    "other",
    [
        "for: [], functions: [f02]",
        "for: [mor, far], functions: [f02]",
        "for: family, functions: [f02]",
        "for: [far], functions: [f05]",
    ],
)
def test_for_the_same_or_an_unknown_person_is_another_question(other: str) -> None:
    engagements = f"{{actor: a, functions: [f02]}}, {{actor: b, {other}}}"
    assert found(view(home(engagements)), "same_task_other_person") == []


def test_unaware_in_one_home() -> None:
    [finding] = found(view(home("{actor: a}, {actor: m, for: [barn]}")), "unaware_in_home")
    assert (finding.subjects, finding.confidence, finding.class_) == (("a", "m"), "possible", None)
    assert (finding.shared_tasks, finding.different_tasks) == ((), ())


def test_unaware_is_documented_where_absent() -> None:
    rest = "ties: [{a: a, b: b, kind: exchange, status: documented_absent}]"
    [finding] = found(view(home(SAME, rest)), "unaware_in_home")
    assert finding.confidence == "documented"
    assert [item.entry["kind"] for item in finding.evidence] == ["engagement", "engagement", "tie"]


@pytest.mark.parametrize(
    "rest",
    [
        "ties: [{a: a, b: b, kind: exchange, status: documented, from: 2019, to: 2020}]",
        "ties: [{a: a, b: b, kind: awareness, level: 2, status: documented, channel: via_citizen, date: 2019}]",
        "ties: [{a: a, b: b, kind: team, status: documented, to: 2020}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: held, date: 2019}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: agreed, repeats: weekly, date: 2019, until: 2020}]",
    ],
)
def test_who_once_knew_is_not_unaware(rest: str) -> None:
    assert found(view(home(SAME, rest)), "unaware_in_home") == []


@pytest.mark.parametrize(
    "rest",
    [
        "ties: [{a: a, b: b, kind: awareness, level: 1, status: documented, channel: direct}]",
        "ties: [{a: a, b: b, kind: awareness, status: documented, channel: direct}]",
        "ties: [{a: a, b: b, kind: exchange, status: documented, channel: via_citizen}]",
        "ties: [{a: a, b: b, kind: exchange, status: documented, date: 2024-06-02}]",
        "ties: [{a: boern, b: voksne, kind: exchange, status: documented}]",
        "meetings: [{id: x, kind: other, participants: [a, b], status: agreed, date: 2019}]",
    ],
)
def test_what_is_no_knowledge(rest: str) -> None:
    assert pairs(found(view(home(SAME, rest)), "unaware_in_home")) == [("a", "b")]


def test_what_a_colleague_knew_the_team_knows() -> None:
    rest = "ties: [{a: a, b: t1, kind: exchange, status: documented, from: 2019, to: 2020}]"
    assert found(view(home("{actor: a}, {actor: t1, at: office}, {actor: t2}", rest)), "unaware_in_home") == []


def test_a_handover_of_29_days_is_no_time_together() -> None:
    engagements = "{actor: a, to: 2024-06-15}, {actor: b, from: 2024-05-18}"
    assert found(view(home(engagements)), "unaware_in_home") == []
    assert len(found(view(home(engagements.replace("05-18", "05-17"))), "unaware_in_home")) == 1
