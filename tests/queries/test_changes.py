"""What came, went and changed between two days, on the smallest families; and on made-up ones, day by day."""

import itertools
import json
import random
from datetime import date, timedelta

import networkx as nx
import pytest

from graph.checks.validate import validated
from graph.reading.cut import facts_of
from queries import at
from queries.change_sentences import sentences_of
from queries.changes import Changes, changes
from queries.connected import days_of_change, is_connected
from tests.naive.generate import random_days, random_document
from tests.queries.build import facts, tie

JANUARY, JUNE = date(2024, 1, 15), date(2024, 6, 1)


def between(family: str, first: date = JANUARY, last: date = JUNE) -> Changes:
    return changes(facts(family), first, last)


def test_the_same_day_twice_differs_in_nothing() -> None:
    found = between(f"{{engagements: [{{actor: a}}, {{actor: b}}], ties: [{tie('a', 'b')}]}}", JUNE, JUNE)
    document = found.document()
    assert all(
        not any(lists.values())
        for name in ("actors", "ties", "findings", "private_support")
        for lists in [document[name]]
    )
    assert document["connected"] == {"day": None, "already": True, "through": [], "left": []}


def test_actors_come_go_and_get_other_work() -> None:
    found = between(
        "engagements: [{actor: a, from: 2024-02-01}, {actor: b, status: ended, to: 2024-02-01}, {actor: c},"
        " {actor: c, from: 2024-03-01}, {actor: d, status: paused, to: 2024-03-01}]"
    )
    assert [change.id for change in found.actors_came] == ["a"]
    assert [change.id for change in found.actors_went] == ["b"]
    assert [(change.id, change.began, change.paused) for change in found.actors_changed] == [
        ("c", ("e3",), ()),
        ("d", (), ("e4",)),
    ]


@pytest.mark.parametrize(
    ("ties", "came", "went", "changed"),
    [
        ([tie("a", "b", "from: 2024-03-01")], [("unknown", "present")], [], []),
        ([tie("a", "b", "to: 2024-03-01")], [], [("present", "unknown")], []),
        ([tie("a", "b", "date: 2024-01-10")], [], [("present", "unknown")], []),
        ([tie("a", "b", "to: 2024-03-01"), tie("a", "b", "from: 2024-03-01")], [], [], [("present", "present")]),
        (["{a: a, b: b, kind: exchange, status: documented_absent, from: 2024-03-01}"], [], [], [("unknown", "absent")]),
        (["{a: a, b: b, kind: exchange, status: documented_absent, to: 2024-03-01}"], [], [], [("absent", "unknown")]),
        ([tie("a", "b", "from: 2020")], [], [], []),
    ],
)  # fmt: skip
def test_ties_come_go_and_change(
    ties: list[str], came: list[tuple[str, str]], went: list[tuple[str, str]], changed: list[tuple[str, str]]
) -> None:
    found = between(f"{{engagements: [{{actor: a}}, {{actor: b}}], ties: [{', '.join(ties)}]}}")
    told = [
        [(tie.before, tie.after) for tie in part] for part in (found.ties_came, found.ties_went, found.ties_changed)
    ]
    assert told == [came, went, changed]
    assert all(
        tie.between == ("a", "b") for part in (found.ties_came, found.ties_went, found.ties_changed) for tie in part
    )


def test_a_tie_goes_with_its_actor_and_shows_what_it_rested_on() -> None:
    found = between(
        f"{{engagements: [{{actor: a}}, {{actor: b, status: ended, to: 2024-03-01}}], ties: [{tie('a', 'b')}]}}"
    )
    [gone] = found.ties_went
    assert (gone.before, gone.after) == ("present", None)
    assert [item.entry["kind"] for item in gone.evidence] == ["tie"]


def test_findings_come_go_and_rest_on_something_else() -> None:
    absent = "{a: a, b: b, kind: exchange, status: documented_absent, from: 2024-03-01}"
    found = between(f"{{engagements: [{{actor: a}}, {{actor: b}}], ties: [{absent}]}}")
    assert ("missing_link", "ask") in {(one.type, one.class_) for one in found.findings_went}
    assert ("missing_link", "absent") in {(one.type, one.class_) for one in found.findings_came}
    assert [
        (was.confidence, now.confidence) for was, now in found.findings_changed if now.type == "unaware_in_home"
    ] == [("possible", "documented")]


def test_private_support_is_won_and_lost_but_never_by_who_is_barred() -> None:
    found = between(
        "private_network: [{id: ven, name: Ven}, {id: nabo, name: Nabo}, {id: tante, name: Tante}]\n"
        "private_ties: [{a: mor, b: ven, valence: positive, from: 2024-03-01},"
        " {a: mor, b: nabo, valence: positive, to: 2024-03-01},"
        " {a: mor, b: tante, valence: positive, from: 2024-03-01}, {a: tante, b: mor, valence: threat}]"
    )
    assert [(support.member, support.person) for support in found.support_new] == [("mor", "ven")]
    assert [(support.member, support.person) for support in found.support_lost] == [("mor", "nabo")]


def test_the_network_hangs_together_through_whoever_ties_it() -> None:
    found = between(
        f"{{engagements: [{{actor: a}}, {{actor: b}}, {{actor: c, from: 2024-02-01}}],"
        f" ties: [{tie('a', 'c', 'from: 2024-04-01')}, {tie('b', 'c', 'from: 2024-04-01')}]}}"
    ).connected
    assert (found.day, found.through, found.left, found.already) == (date(2024, 4, 1), ("c",), (), False)


def test_it_hangs_together_through_all_where_nobody_alone_ties_it() -> None:
    ties = ", ".join(
        [tie("a", "b", "from: 2024-04-01"), tie("c", "d", "from: 2024-04-01"), tie("b", "c", "from: 2024-04-01")]
    )
    family = f"{{engagements: [{{actor: a}}, {{actor: b}}, {{actor: c}}, {{actor: d}}], ties: [{ties}]}}"
    assert between(family).connected.through == ("a", "b", "c", "d")


def test_it_hangs_together_because_whom_nobody_knew_is_gone() -> None:
    found = between(
        f"{{engagements: [{{actor: a}}, {{actor: b}}, {{actor: c, to: 2024-03-31}}], ties: [{tie('a', 'b')}]}}"
    )
    assert (found.connected.day, found.connected.through, found.connected.left) == (date(2024, 4, 1), (), ("c",))


def test_one_actor_alone_does_not_hang_together() -> None:
    assert between("engagements: [{actor: a}]").connected.document()["day"] is None


def test_the_first_day_is_before_the_last() -> None:
    with pytest.raises(ValueError, match="after"):
        between("engagements: [{actor: a}]", JUNE, JANUARY)


def test_sentences_name_people_and_say_that_unknown_is_not_absent() -> None:
    found = between(f"{{engagements: [{{actor: a}}, {{actor: b}}], ties: [{tie('a', 'b', 'to: 2024-03-01')}]}}")
    danish = "\n".join(line for section in sentences_of(found, "da") for line in section.lines)
    assert "Aktør A og Aktør B talte sammen. Om de gør det nu, ved vi ikke." in danish
    assert [section.heading for section in sentences_of(found, "en")][-1] == "Is there contact all the way round?"


@pytest.mark.parametrize("seed", range(60_000, 60_030))
def test_between_made_up_days_it_is_the_difference_of_the_two(seed: int) -> None:
    rng = random.Random(seed)
    document = random_document(rng)
    case_file = validated(document).case_file
    assert case_file is not None
    first, last = sorted(random_days(document, rng)[:2])
    for family in document["families"]:
        known = facts_of(case_file.in_order(), family["id"])
        found = changes(known, first, last)
        before, after = at(known, first), at(known, last)
        assert {one.id for one in found.actors_came} == set(after.circle) - set(before.circle)
        assert {one.id for one in found.actors_went} == set(before.circle) - set(after.circle)
        assert {one.between for one in found.ties_came} == after.states.present.keys() - before.states.present.keys()
        assert {one.between for one in found.ties_went} == before.states.present.keys() - after.states.present.keys()
        back = found.document("en")
        assert json.loads(json.dumps(back)) == back
        hidden = before.barred_people | after.barred_people
        assert not hidden & {support["person"] for part in back["private_support"].values() for support in part}


@pytest.mark.parametrize("seed", range(61_000, 61_012))
def test_no_day_on_which_the_network_changes_is_passed_over(seed: int) -> None:
    """Each day of half a year looked at by itself, connectivity by NetworkX, beside the days that are looked at."""
    rng = random.Random(seed)
    document = random_document(rng)
    case_file = validated(document).case_file
    assert case_file is not None
    last = rng.choice(random_days(document, rng))
    first = last - timedelta(180)
    known = facts_of(case_file.in_order(), document["families"][0]["id"])
    views = [at(known, first + timedelta(number)) for number in range(181)]
    graphs = [(view.circle, frozenset(view.states.present)) for view in views]
    moved = {view.day for view, was, now in zip(views[1:], graphs, graphs[1:], strict=False) if was != now}
    assert moved <= set(days_of_change(known, first, last))
    for view in views[::15]:
        graph = nx.Graph(view.states.present.keys())
        graph.add_nodes_from(view.circle)
        assert is_connected(view) == (len(view.circle) > 1 and nx.is_connected(graph))
    joined = [view.day for was, view in itertools.pairwise(views) if is_connected(view) and not is_connected(was)]
    expected = None if is_connected(views[0]) or not joined else joined[0]
    assert changes(known, first, last).connected.day == expected
