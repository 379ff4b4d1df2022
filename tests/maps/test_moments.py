"""The days on which something of a family may change, and what holds on which of them."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from graph.model.periods import is_born
from maps import FamilyMap, family_map
from maps.scene.build import scenes
from maps.scene.moments import MOST, holds, moments_of, span_of, span_text
from queries.day.view import at
from queries.rules.registry import findings_of
from tests.case_files import FILES, families
from tests.drawn import all_drawn
from tests.maps.circles import circle
from tests.queries.build import DAY, facts
from tests.share import some

pytestmark = pytest.mark.by_turns


def days(family: str = "", *, asked: date = DAY) -> list[str]:
    return [day.isoformat() for day in moments_of(facts(family), asked).days]


class TestDays:
    @pytest.mark.parametrize(
        ("family", "expected"),
        [
            ("", ["2024-06-01"]),
            ("engagements: [{actor: a, from: 2023-05, to: 2024-02}]", ["2023-05-01", "2024-03-01"]),
            ("engagements: [{actor: a, from: ../2023-05, to: 2024-02/..}]", []),
            ("engagements: [{actor: a, from: 2023-05-02, to: 2023-08-01, status: paused}]", ["2023-05-02", "2023-08-02"]),
            ("engagements: [{actor: a, from: 2024-08-01, status: granted}]", ["2024-08-01"]),
            ("engagements: [{actor: a, from: 2023-05-02, status: applied}]", []),
            ("ties: [{a: a, b: b, kind: exchange, status: documented, date: 2024-01-10}]", ["2024-01-10", "2024-04-10"]),
            ("private_network: [{id: x, name: X}]\nprivate_ties: [{a: x, b: mor, from: 2020, to: 2021}]",
             ["2020-01-01", "2022-01-01"]),
            ("needs: [{id: n, for: [mor], function: f05, from: 2024-02-03}]", ["2024-02-03"]),
            ("wishes: [{about: a, wish: wanted, date: 2024-02-03}]", ["2024-02-03"]),
            ("mapped: {ties: 2024-05-01}", ["2024-05-01"]),
            ("meetings: [{id: m, kind: follow_up, date: 2024-01-01, participants: [a, b], status: held}]",
             ["2024-01-01", "2024-01-02", "2024-04-01"]),
        ],
    )  # fmt: skip
    def test_what_begins_or_ends_is_a_moment(self, family: str, expected: list[str]) -> None:
        assert days(family) == sorted({*expected, "2024-06-01"})

    def test_the_day_asked_about_is_always_one(self) -> None:
        for asked in (date.min, date(1999, 2, 3), DAY, date(2030, 1, 1), date.max):
            found = moments_of(facts("engagements: [{actor: a, from: 2023}]"), asked)
            assert found.days[found.now] == asked
            assert found.days[found.own] == DAY
            assert list(found.days) == sorted(set(found.days))

    def test_what_is_past_the_last_day_is_none(self) -> None:
        ends = "engagements: [{actor: a, from: 2023, to: 2025-03-31}]"
        assert "2025-04-01" not in days(ends)
        assert "2025-04-01" in days(ends, asked=date(2026, 1, 1))

    @pytest.mark.parametrize(("apart", "step"), [(7, "month"), (40, "quarter"), (100, "year"), (3000, "decade")])
    def test_many_days_are_gathered(self, apart: int, step: str) -> None:
        begin = date(2023, 1, 1) - timedelta(apart * 70)
        works = [f"{{actor: a, from: {begin + timedelta(apart * at)}}}" for at in range(70)]
        found = moments_of(facts(f"engagements: [{', '.join(works)}]"), DAY)
        assert found.step == step
        assert 10 < len(found.days) <= MOST + 2

    def test_the_last_change_of_a_month_stands_for_it(self) -> None:
        works = [f"{{actor: a, from: 2023-{month:02}-{day:02}}}" for month in range(1, 9) for day in range(1, 11)]
        assert days(f"engagements: [{', '.join(works)}]")[:2] == ["2023-01-10", "2023-02-10"]


def test_ranges_are_told_short() -> None:
    assert span_text(span_of([0, 1, 2, 4, 7, 8])) == "0-2 4 7-8"
    assert span_text(0) == ""
    assert [place for place in range(6) if holds(span_of([1, 4]), place)] == [1, 4]


@pytest.fixture(scope="module")
def maps() -> list[FamilyMap]:
    return list(all_drawn().values())


class TestUnion:
    def test_each_moment_holds_what_its_own_map_holds(self, maps: list[FamilyMap]) -> None:
        """The union, cut at a moment, is the scene of that moment: nothing is lost and nothing is added."""
        seen = 0
        for map in maps:
            film = map.film
            for place, scene in enumerate(film.scenes):
                seen += 1
                assert {item.chip.id for item in film.chips if holds(item.on, place)} == {
                    chip.id for chip in scene.chips
                }
                marks = {
                    (item.chip.id, kind, sign)
                    for item in film.chips
                    for kind, signs in item.marks
                    for on, sign in signs
                    if holds(on, place)
                }
                assert marks == {(chip.id, *mark) for chip in scene.chips for mark in chip.marks}
                assert {item.edge.id for item in film.edges if holds(item.on, place)} == {
                    edge.id for edge in scene.edges
                }
                drawn = {item.edge.id for item in film.edges if holds(item.drawn, place)}
                assert drawn == {edge.id for edge in scene.edges if edge.shown}
                assert {item.finding.id for item in film.findings if holds(item.on, place)} == {
                    finding.id for finding in scene.findings
                }
                for entry in scene.entries:
                    [row] = [item for item in film.entries if item.entry.id == entry.id]
                    assert {relation for on, relation in row.relations if holds(on, place)} == set(entry.relations)
                    assert [text for on, text in row.place if holds(on, place)] == [entry.place]
                    assert [text for on, text in row.period if holds(on, place)] == [entry.period]
                for finding in scene.findings:
                    [card] = [item for item in film.findings if item.finding.id == finding.id]
                    assert [text for on, text in card.statement if holds(on, place)] == [finding.statement]
                    assert {text for on, text in card.evidence if holds(on, place)} == set(finding.evidence)
        assert seen > 200

    def test_the_findings_of_a_moment_are_those_of_its_day(self, maps: list[FamilyMap]) -> None:
        for map in maps:
            for day, scene in zip(map.film.moments.days, map.film.scenes, strict=True):
                assert [item.id for item in scene.findings] == [
                    item.id for item in findings_of(at(map.view.facts, day))
                ]

    def test_lines_that_share_a_way_never_hold_together(self, maps: list[FamilyMap]) -> None:
        shared = 0
        for map in maps:
            ids = [item.edge.id for lane in map.film.lanes for item in lane.edges]
            assert sorted(ids) == sorted(item.edge.id for item in map.film.edges)
            for lane in map.film.lanes:
                shared += len(lane.edges) > 1
                together = 0
                for item in lane.edges:
                    assert not together & item.on
                    together |= item.on
        assert shared > 2


def test_places_are_the_same_on_all_days(maps: list[FamilyMap]) -> None:
    seen = 0
    asked = some(maps, len(maps) // 3)
    for own in asked:
        found = own.view.facts
        for day in {
            own.film.moments.days[0],
            own.film.moments.days[len(own.film.moments.days) // 2],
            found.as_of - timedelta(17),
            found.as_of + timedelta(4000),
        } - {own.scene.day}:
            other = family_map(found, day)
            seen += 1
            assert {id: placed.box for id, placed in other.layout.chips.items()} == {
                id: placed.box for id, placed in own.layout.chips.items()
            }, (found.family.id, day)
    assert seen > 3 * len(asked)


def test_who_moves_keeps_its_place_and_has_a_mark() -> None:
    lives = "[{home: hjem, to: 2023}, {home: andet_hjem, from: 2024}]"
    moved = (
        "members: [{id: mor, name: Mor, kind: adult, lives_in: [hjem]}, {id: far, name: Far, kind: adult, "
        f"lives_in: [andet_hjem]}}, {{id: barn, name: Barn, kind: child, lives_in: {lives}}}]"
    )
    now, then = (family_map(facts(moved), day) for day in (DAY, date(2023, 5, 1)))
    for map, marks, place in ((now, (), "Hjem 1"), (then, ("→2",), "Hjem 2")):
        [child] = [entry for entry in map.scene.entries if entry.id == "barn"]
        assert child.home_group == "home1"  # andet_hjem comes first
        assert tuple(mark.sign for mark in child.marks if mark.kind == "moved") == marks
        assert child.place == place
    assert now.layout.chips["barn"].box == then.layout.chips["barn"].box
    assert {frame.name for frame in now.scene.homes} == {"Hjem 1 · Far", "Hjem 2 · Mor"}


def test_a_fold_holds_the_same_people_on_all_days() -> None:
    found = circle(100, 1)
    map = family_map(found, found.as_of)
    folds = [item for item in map.film.chips if item.chip.kind == "fold"]
    assert folds
    for place, scene in enumerate(map.film.scenes):
        for chip in scene.chips:
            if chip.kind == "fold":
                [fold] = [item for item in folds if item.chip.id == chip.id]
                assert set(chip.ids) <= set(fold.ids)
                assert holds(fold.on, place)


def test_what_is_printed_is_the_day_alone(maps: list[FamilyMap]) -> None:
    for map in maps:
        assert "data-on" not in map.print_svg
        assert 'display="none"' not in map.print_svg
        names = {item.entry.name for item in map.film.entries if not map.film.is_now(item.on)}
        now = {entry.name for entry in map.scene.entries}
        assert [name for name in names - now if f'aria-label="{name}' in map.print_svg] == []


STORM = """
members:
  - {id: mor, name: Mor, kind: adult, birth_year: 1986, lives_in: [hjem]}
  - {id: barn, name: Storm, kind: child, birth_year: 2021, lives_in: [hjem], custody: [mor]}
private_network: [{id: mormor, name: Mormor}]
private_ties: [{a: mormor, b: barn, valence: positive}, {a: mormor, b: mor, valence: positive, from: 2019}]
engagements: [{actor: a, for: [mor, barn], from: 2020-06-01}, {actor: b, for: [barn], from: 2020-11-01}]
"""


def test_nobody_is_in_the_home_before_being_born() -> None:
    map = family_map(facts(STORM), date(2020, 12, 31))
    [storm] = [item for item in map.film.entries if item.entry.id == "barn"]
    days = map.film.moments.days
    assert date(2021, 1, 1) in days
    assert [day for place, day in enumerate(days) if holds(storm.on, place) and day.year < 2021] == []
    assert "barn" not in {entry.id for entry in map.scene.entries}
    assert all("barn" not in (edge.a, edge.b) for edge in map.scene.edges)
    relations = {entry.id: [item.others for item in entry.relations] for entry in map.scene.entries}
    assert ("mor",) in relations["a"] and all("barn" not in others for others in relations["a"])
    [row] = re.findall(r'<tr [^>]*data-id="barn"[^>]*>', map.table)
    assert " hidden" in row
    born = family_map(facts(STORM), date(2021, 1, 1))
    assert "barn" in {entry.id for entry in born.scene.entries}
    assert {id: placed.box for id, placed in born.layout.chips.items()} == {
        id: placed.box for id, placed in map.layout.chips.items()
    }


def test_a_year_of_birth_is_no_moment_before_anything_is_recorded() -> None:
    assert family_map(facts(STORM), DAY).film.moments.days[0].year == 2019


@pytest.mark.parametrize(
    ("said", "born", "not_yet"),
    [
        ("birth_year: 2021", date(2021, 1, 1), date(2020, 12, 31)),
        ("age: {years: 3, as_of: 2024-06-01}", date(2020, 6, 2), date(2020, 6, 1)),
        ("age: {years: 3, as_of: 2024}", date(2020, 1, 2), date(2020, 1, 1)),
        ("kind: child", date(1900, 1, 1), None),
    ],
)
def test_who_can_be_born_is_there(said: str, born: date, not_yet: date | None) -> None:
    known = facts(f"members: [{{id: barn, name: Barn, kind: child, {said}}}]".replace("child, kind: child", "child"))
    [child] = known.family.members
    assert is_born(child, born)
    assert not_yet is None or not is_born(child, not_yet)


def test_of_a_private_tie_without_dates_it_is_said_that_it_is_not_known_when() -> None:
    map = family_map(facts(STORM), DAY)
    told = {item.others: item.text for entry in map.scene.entries if entry.id == "mormor" for item in entry.relations}
    assert "ikke oplyst hvornår" in told["barn",]
    assert "fra 2019" in told["mor",] and "ikke oplyst" not in told["mor",]


def test_what_is_said_of_a_finding_does_not_depend_on_the_days_before() -> None:
    """Sentences are kept from day to day as long as they say the same."""
    *_, found = families(next(path for path in FILES if path.stem == "anna"))
    days = [(view, findings_of(view)) for view in (at(found, day) for day in moments_of(found, found.as_of).days)]
    together = [scene.findings for scene in scenes(days, "da")]
    alone = [scenes([day], "da")[0].findings for day in days]
    for one, other in zip(together, alone, strict=True):
        assert [replace(item, chips=(), edges=()) for item in one] == [
            replace(item, chips=(), edges=()) for item in other
        ]
    texts: dict[str, set[tuple[object, ...]]] = {}
    for items in alone:
        for item in items:
            texts.setdefault(item.id, set()).add((item.statement, item.evidence, item.consents))
    assert any(len(said) > 1 for said in texts.values())
