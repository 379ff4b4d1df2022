"""Til bordet: the facts equal those of a family in which what can hurt was never recorded; who is kept out stays kept out."""

import random
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from graph.reading.facts import Everybody
from graph.reading.table import on_the_table
from importers import load
from queries import findings
from queries.day.candidates import filters
from queries.day.view import at
from tests.case_files import CASES, FILES, records_of
from tests.hurting import FRIEND, PLANTS, STRANGER, bare, befriended, planted, planted_among
from tests.naive.generate import random_days, random_document
from tests.queries.build import facts
from tests.sessions import changed
from tests.share import some

MADE_UP = 2_000


@cache
def case(path: Path) -> CaseFile:
    return load(path).case_file


def seen(case_file: CaseFile) -> list[Seen]:
    return [facts_of(case_file, family.id) for family in case_file.families]


def laid(case_file: CaseFile) -> list[Seen]:
    return [on_the_table(found) for found in seen(case_file)]


def recorded(all_facts: list[Seen]) -> list[Seen]:
    """The facts without what is worked out of all records, and shown nowhere."""
    return [changed(found, barred=frozenset(), distrusted=(), everybody=Everybody()) for found in all_facts]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_it_equals_a_file_without_it(path: Path) -> None:
    """By other means: written on documents, it shares no code with the product."""
    whole, table = seen(case(path)), laid(case(path))
    assert recorded(table) == recorded(seen(bare(case(path))))
    assert [on_the_table(found) for found in table] == table
    for before, after in zip(whole, table, strict=True):
        there = {person.id for person in (*after.family.members, *after.family.private_network)} | after.actors.keys()
        assert after.barred == before.barred & there
        assert after.veils == before.veils == ()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_alone_leaves_no_trace_in_the_facts(path: Path) -> None:
    """Of somebody new nothing is left at all; of somebody who stays, that nobody suggests them."""
    table = laid(case(path))
    for name in PLANTS:
        new = laid(planted(case(path), name))
        assert all_but_everybody(new) == all_but_everybody(table), name
        assert recorded(laid(planted_among(case(path), name))) == recorded(table), name


@pytest.mark.parametrize("path", some(FILES, 6), ids=lambda path: path.stem)
def test_with_somebody_go_those_who_are_there_only_through_them(path: Path) -> None:
    """A friend of whoever threatens, whom nobody else knows, is on the map through the threat alone, and so is the threat."""
    table = laid(case(path))
    for name in ("threat", "suspicion", "no_contact", "conflict"):
        whole = befriended(case(path), name)
        assert all(FRIEND in repr(found.family) for found in seen(whole))
        assert all_but_everybody(laid(whole)) == all_but_everybody(table), name


def all_but_everybody(all_facts: list[Seen]) -> list[Seen]:
    return [changed(found, everybody=Everybody()) for found in all_facts]


def test_what_was_planted_is_there_before() -> None:
    """The tests above would pass by themselves if planting did nothing."""
    for name in PLANTS:
        among = [file for path in FILES if (file := planted_among(case(path), name)) != case(path)]
        assert len(among) > len(FILES) / 2, name
        for path in FILES:
            assert all(STRANGER in repr(found.family) for found in seen(planted(case(path), name)))


def test_of_random_families_it_equals_those_without_it() -> None:
    hurt = lost = 0
    for number in some(range(MADE_UP), 60):
        case_file = records_of(random_document(random.Random(f"table {number}")))
        whole, table = seen(case_file), laid(case_file)
        assert recorded(table) == recorded(seen(bare(case_file))), number
        hurt += recorded(whole) != recorded(table)
        lost += any(
            len(before.family.private_network) > len(after.family.private_network)
            for before, after in zip(whole, table, strict=True)
        )
    assert hurt > 20 and lost > 5


def test_no_view_suggests_whom_the_other_keeps_out() -> None:
    """On the table there are no suggestions but those of the work's, and no more findings than without what hurts."""
    fewer = 0
    for number in some(range(MADE_UP), 60):
        rng = random.Random(f"table {number}")
        document = random_document(rng)
        case_file = records_of(document)
        for whole, table, twin in zip(seen(case_file), laid(case_file), seen(bare(case_file)), strict=True):
            for day in [whole.as_of, *random_days(document, rng)]:
                work, there, other = at(whole, day), at(table, day), at(twin, day)
                assert there.circle == work.circle
                for actor in there.circle:
                    assert bool(filters(there, actor)) == bool(filters(work, actor))
                kept, free = said(table, day), said(twin, day)
                assert kept.keys() <= free.keys(), number
                for id, finding in kept.items():
                    assert finding | {"question": None} == free[id] | {"question": None}, number
                    assert finding["question"] in (None, free[id]["question"])
                missing = {free[id]["type"] for id in free.keys() - kept.keys()}
                assert missing <= {"missing_link", "coordinator_candidate"}
                fewer += bool(missing)
                assert other.states == there.states
    assert fewer > 5


def said(found: Seen, day: date) -> dict[str, dict[str, object]]:
    """What each finding says, by its id; of a candidate not whom else it would have to talk with."""
    told: dict[str, dict[str, object]] = {}
    for finding in findings(found, day):
        document = dict(finding.document("da"))
        if document["candidate"]:
            document |= {"candidate": None, "consent": None}
        told[finding.id] = document
    return told


CIRCLE = "engagements: [{actor: a, per_week: 1}, {actor: c, per_week: 1}]\n"


@pytest.mark.parametrize(
    ("reason", "filter"),
    [
        ("wishes: [{about: c, wish: not_wanted, by: mor}]", "barred"),
        ("ties: [{a: c, b: mor, kind: trust, status: documented, valence: conflict}]", "conflict"),
        ("ties: [{a: a, b: c, kind: trust, status: documented, valence: conflict, from: 2024-02}]", "conflict"),
    ],
)
def test_who_is_kept_out_stays_so_though_nothing_says_why(reason: str, filter: str) -> None:
    table = on_the_table(facts(CIRCLE + reason))
    view = at(table, table.as_of)
    assert filters(view, "c") == (filter,)
    assert (table.family.wishes, table.family.ties) == ((), ())
    found = findings(table, table.as_of)
    assert not any("c" in finding.subjects for finding in found if finding.type == "coordinator_candidate")
    if filter == "barred":
        assert not any("c" in finding.subjects for finding in found if finding.question)


def test_distrust_keeps_out_while_it_is_in_force_and_no_longer() -> None:
    ended = (
        "ties: [{a: c, b: mor, kind: trust, status: documented, valence: conflict, from: 2024-02-01, to: 2024-03-01}]"
    )
    table = on_the_table(facts(CIRCLE + ended))
    on = {
        day: filters(at(table, table.as_of.replace(month=int(day[:2]), day=int(day[3:]))), "c")
        for day in ("02-15", "03-02")
    }
    assert on == {"02-15": ("conflict",), "03-02": ()}


def test_wishes_that_somebody_comes_stay() -> None:
    table = on_the_table(facts(CIRCLE + "wishes: [{about: a, wish: wanted, by: mor}, {about: c, wish: ask, by: mor}]"))
    assert [wish.about for wish in table.family.wishes] == ["a"]


@pytest.mark.parametrize(
    ("there_for", "stays"),
    [
        ("", False),
        ("private_ties: [{a: onkel, b: mor, valence: threat}]", False),
        ("private_ties: [{a: onkel, b: mor, valence: threat}, {a: onkel, b: barn, valence: positive}]", True),
        ("private_ties: [{a: onkel, b: mor, status: documented_absent}]", True),
        ("wishes: [{about: onkel, wish: not_wanted, by: mor}]", False),
        ("meetings: [{id: m, kind: other, status: held, participants: [onkel], date: 2024-05-01}]", True),
    ],
)
def test_who_has_nothing_left_goes(there_for: str, stays: bool) -> None:
    table = on_the_table(facts(f"private_network: [{{id: onkel, name: Onkel}}]\n{there_for}"))
    assert ("onkel" in {person.id for person in table.family.private_network}) is stays


def test_members_stay_and_so_does_who_lives_there_or_has_custody() -> None:
    family = (
        "private_network: [{id: onkel, name: Onkel, lives_in: [hjem]}, {id: tante, name: Tante}]\n"
        "members: [{id: mor, name: Mor, kind: adult}, {id: barn, name: Barn, kind: child, custody: [tante]}]\n"
        "private_ties: [{a: mor, b: barn, valence: threat, certainty: suspected}, {a: onkel, b: barn, valence: draining},"
        " {a: tante, b: barn, valence: conflict}]"
    )
    table = on_the_table(facts(family))
    assert [member.id for member in table.family.members] == ["barn", "mor"]
    assert [person.id for person in table.family.private_network] == ["onkel", "tante"]
    assert table.family.private_ties == ()
    assert table.barred == {"mor"}


def test_the_cases_hold_what_can_hurt() -> None:
    """Where they hold nothing, nothing is taken away: the same facts."""
    hurt = {path.stem for path in FILES if recorded(seen(case(path))) != recorded(laid(case(path)))}
    assert {"anna", "syn_threat"} <= hurt
    assert len(hurt) < len(FILES) - 5
    assert case(CASES / "syn_threat.yaml").families[0].private_ties
