"""Findings in groups by who they concern: none is lost, none stands twice, and the urgent groups come first."""

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.reading.cut import Seen, facts_of
from queries import View, at, findings_of
from queries.groups import ACTS, Group, first_questions, groups
from tests.case_files import CASES, DEMO, families, records_of
from tests.naive.generate import random_days, random_document
from tests.queries.build import DAY, tie, view
from tests.queries.small_families import families as small_families
from words import text


def grouped(view: View) -> tuple[Group, ...]:
    """The groups of all findings of a view."""
    return groups(view, findings_of(view))


def views(path: Path) -> list[View]:
    """Each family of a file, on its own day."""
    return [at(facts, facts.as_of) for facts in families(path)]


def of_kind(view: View, kind: str) -> list[Group]:
    return [group for group in grouped(view) if group.kind == kind]


def test_annas_questions() -> None:
    """23 findings are 9 groups (that nobody has promised anything about a need stands with the need), one about the coordinator and one about the meeting."""
    [anna] = views(DEMO / "anna.yaml")
    assert len(findings_of(anna)) == 23
    assert Counter(group.page for group in grouped(anna)) == {"questions": 9, "coordinator": 1, "meetings": 1}


@pytest.mark.parametrize(
    ("file", "findings", "most"),
    [(DEMO / "anna.yaml", 23, 11), (DEMO / "stor_familie.yaml", 100, 24), (CASES / "syn_homes.yaml", 48, 5)],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_so_many_groups_at_most(file: Path, findings: int, most: int) -> None:
    [seen] = views(file)
    assert len(findings_of(seen)) == findings
    assert len(grouped(seen)) <= most


def check(facts: Seen, day: date, rng: random.Random) -> None:
    """Every finding in exactly one group, every id of a matrix in its group, and the same from any order of findings."""
    seen = at(facts, day)
    found = findings_of(seen)
    made = groups(seen, found)
    assert Counter(finding.id for group in made for finding in group.findings) == Counter(item.id for item in found)
    assert len({group.id for group in made}) == len(made)
    assert [ACTS.index(group.act) for group in made] == sorted(ACTS.index(group.act) for group in made)
    for group in made:
        assert bool(group.bases) == any(finding.candidate is None for finding in group.findings)
        assert text(group.heading, "da") and text(group.heading, "en")
        asked = {id for pair in group.pairs for cell in pair.cells for id in cell.findings}
        assert asked == ({finding.id for finding in group.findings} if group.kind == "home" else set())
    shuffled = list(found)
    rng.shuffle(shuffled)
    assert groups(seen, shuffled) == made


@settings(max_examples=100, deadline=None)
@given(small_families(), st.sampled_from([DAY, date(2024, 8, 1)]), st.randoms())
def test_every_finding_in_one_group(facts: Seen, day: date, rng: random.Random) -> None:
    check(facts, day, rng)


@pytest.mark.parametrize("part", range(4))
def test_every_finding_of_made_up_families_in_one_group(part: int) -> None:
    for seed in range(part * 25, part * 25 + 25):
        rng = random.Random(seed)
        document = random_document(rng)
        days, case_file = random_days(document, rng, 2), records_of(document)
        for family in document["families"]:
            for day in days:
                check(facts_of(case_file, family["id"]), day, rng)


def test_an_id_says_whom_it_is_of_and_not_what_stands_in_it() -> None:
    two = "engagements: [{actor: a, per_week: 1}, {actor: c, per_week: 1}]\n"
    [before] = of_kind(view(two), "home")
    [after] = of_kind(view(f"{two}ties: [{{a: a, b: c, kind: exchange, status: documented_absent}}]"), "home")
    assert before.id == after.id and before.findings != after.findings
    [elsewhere] = of_kind(view("engagements: [{actor: a, at: andet_hjem}, {actor: c, at: andet_hjem}]"), "home")
    assert elsewhere.id != before.id


def test_who_come_in_one_home_are_one_group() -> None:
    """Three in a home, in three administrations: every pair of them belongs to the home."""
    three = "engagements: [{actor: a, functions: [f01]}, {actor: c, functions: [f01]}, {actor: d}]"
    [home] = of_kind(view(f"{three}\nties: [{tie('a', 'd')}]"), "home")
    assert home.who == ("hjem",)
    assert {finding.type for finding in home.findings} == {"redundant_actors", "unaware_in_home", "missing_link"}
    assert text(home.heading, "da") == "Hos Mor: tre kommer i hjemmet"
    [two] = of_kind(view("engagements: [{actor: a}, {actor: c, for: [mor, barn]}]"), "home")
    assert text(two.heading, "da") == "Hos Mor: Aktør A og Aktør C"


def test_what_is_known_of_each_two_in_a_home() -> None:
    family = (
        "engagements: [{actor: a, functions: [f01]}, {actor: c, functions: [f01]}, {actor: d, functions: [f02]},"
        " {actor: b, functions: null}]\n"
        f"ties: [{tie('a', 'd')}, {{a: a, b: c, kind: exchange, status: documented_absent}},"
        " {a: c, b: d, kind: awareness, level: 2, status: documented, channel: via_record}]"
    )
    [home] = of_kind(view(family), "home")
    answers = {pair.ends: tuple(cell.answer for cell in pair.cells) for pair in home.pairs}
    assert answers == {
        ("a", "b"): ("unknown", "unknown", "unknown"),
        ("a", "c"): ("yes", "no", "no"),
        ("a", "d"): ("no", "yes", "yes"),
        ("b", "c"): ("unknown", "unknown", "unknown"),
        ("b", "d"): ("unknown", "unknown", "unknown"),
        ("c", "d"): ("no", "yes", "unknown"),
    }
    by_id = {finding.id: finding for finding in home.findings}
    [pair] = [pair for pair in home.pairs if pair.ends == ("a", "c")]
    assert [[by_id[id].type for id in cell.findings] for cell in pair.cells] == [
        ["redundant_actors"],
        ["unaware_in_home"],
        ["missing_link"],
    ]


def test_the_same_task_for_two_persons_is_the_same_task() -> None:
    family = "engagements: [{actor: a, functions: [f01]}, {actor: c, functions: [f01], for: [barn]}]"
    [home] = of_kind(view(family), "home")
    assert [pair.same_task.answer for pair in home.pairs] == ["yes"]


def test_two_administrations_are_one_group() -> None:
    """The silo first: what it says holds of all that follows."""
    family = (
        "engagements: [{actor: a, at: office}, {actor: b, at: office}, {actor: c, at: office}]\n"
        "ties: [{a: a, b: c, kind: exchange, status: documented_absent},"
        " {a: b, b: c, kind: exchange, status: recommended}]"
    )
    [between] = of_kind(view(family), "between")
    assert between.who == ("job", "social")
    assert [finding.type for finding in between.findings] == [
        "silo",
        "silo",
        "missing_link",
        "missing_link",
        "sole_bearer",
    ]
    assert text(between.heading, "da") == "Jobcentret – Social"
    assert between.act == "unsolved" and between.bases == ("noted", "recommended")


def test_inside_an_administration() -> None:
    absent = "{a: a, b: b, kind: exchange, status: documented_absent}"
    inside = f"engagements: [{{actor: a, at: office}}, {{actor: b, at: office}}]\nties: [{absent}]"
    [within] = of_kind(view(inside), "within")
    assert within.who == ("social",) and {finding.type for finding in within.findings} >= {"missing_link", "silo"}
    assert text(within.heading, "da") == "Inden for Social"


def test_topics_and_their_own_pages() -> None:
    family = (
        "needs: [{id: n1, for: [mor], function: f01}, {id: n2, for: [mor], function: f02},"
        " {id: n3, for: [barn], function: f01}]\n"
        "meetings: [{id: m1, kind: network_meeting, participants: [a], status: agreed, date: 2024-07-01},"
        " {id: m2, kind: network_meeting, participants: [c], status: agreed, date: 2024-08-01}]\n"
        "engagements: [{actor: a}, {actor: c}, {actor: d}]"
    )
    seen = view(family)
    assert [text(group.heading, "da") for group in of_kind(seen, "coverage_gap")] == [
        "Får Barn hjælp til »Praktiske opgaver i hjemmet«?",
        "Får Mor hjælp?",
    ]
    assert [(group.who, group.page, group.act) for group in of_kind(seen, "meeting")] == [
        (("m1",), "meetings", "near"),
        (("m2",), "meetings", "near"),
    ]
    [rope] = of_kind(seen, "coordination")
    assert rope.page == "coordinator" and {finding.type for finding in rope.findings} == {
        "no_coordinator",
        "coordinator_candidate",
    }


def test_what_to_begin_with() -> None:
    """Noted and not solved first; the coordinator and the meeting have pages of their own."""
    [anna] = views(DEMO / "anna.yaml")
    first = first_questions(grouped(anna))
    assert len(first) == 3 and all(group.page == "questions" and group.act == "unsolved" for group in first)
    assert len(first_questions(grouped(anna), n=20)) == 9
    assert [group.kind for group in grouped(anna)][-2:] == ["many_actors", "discontinuity"]


def test_nobody_knows_who_talks_is_one_question() -> None:
    [swindon] = views(CASES / "swindon.yaml")
    assert [(group.kind, len(group.findings)) for group in grouped(swindon)] == [
        ("not_mapped", 1),
        ("coordination", 71),
        ("no_private_support", 1),
        ("many_actors", 1),
    ]
