"""Who stands where on the map: sectors, rings, marks and homes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from maps import family_map
from tests.maps.scenes import PRIVATE, drawn, entry
from tests.queries.build import DAY, facts
from tests.sessions import changed


class TestSectors:
    @pytest.mark.parametrize(
        ("actor", "sector"),
        [("c", "jobcentre"), ("d", "school"), ("o", "school"), ("a", "unknown")],
    )
    def test_the_nearest_unit_with_a_sector_decides(self, actor: str, sector: str) -> None:
        assert entry(drawn(f"engagements: [{{actor: {actor}, for: [mor]}}]"), actor).sector == sector

    def test_else_that_of_its_most_frequent_service(self) -> None:
        works = "{actor: a, service: teacher, per_week: 0.5}, {actor: a, service: general_practitioner, per_week: 1}"
        assert entry(drawn(f"engagements: [{works}]"), "a").sector == "health"

    def test_of_equally_frequent_ones_the_first_of_the_catalogue(self) -> None:
        for order in ("teacher general_practitioner", "general_practitioner teacher"):
            works = ", ".join(f"{{actor: a, service: {service}}}" for service in order.split())
            codes = [item.code for item in drawn().view.catalogue.services]
            first = min(order.split(), key=codes.index)
            expected = "school" if first == "teacher" else "health"
            assert entry(drawn(f"engagements: [{works}]"), "a").sector == expected

    def test_a_volunteer_without_either_is_external(self) -> None:
        found = facts("engagements: [{actor: a}]")
        volunteer = found.actors["a"].replaced(kind="volunteer", unit=None)
        map = family_map(changed(found, actors={"a": volunteer}), DAY)
        assert entry(map, "a").sector == "external"

    def test_private_people_stand_by_their_relation(self) -> None:
        map = drawn(PRIVATE)
        assert [entry(map, id).sector for id in ("mormor", "ven", "ukendt")] == ["family", "friends", "friends"]


class TestRings:
    @pytest.mark.parametrize(
        ("work", "ring"),
        [
            ("at: hjem, per_week: 0.1", 1),
            ("at: office, per_week: 1", 1),
            ("at: office, per_week: 0.99", 2),
            ("at: office, per_week: 0.25", 2),
            ("at: office, per_week: 0.2", 3),
            ("at: office, per_week: [0.1, 2]", 3),
            ("at: office", 3),
        ],
    )
    def test_an_actors_ring_is_how_often_it_is_sure_to_meet_the_family(self, work: str, ring: int) -> None:
        assert entry(drawn(f"engagements: [{{actor: a, {work}}}]"), "a").ring == ring

    def test_all_dates_count_so_that_the_chip_keeps_its_place(self) -> None:
        works = "[{actor: a, at: office}, {actor: a, at: hjem, from: 2020-01-01, to: 2020-06-01, status: ended}]"
        assert entry(drawn(f"engagements: {works}"), "a").ring == 1

    def test_what_was_only_applied_for_does_not_count(self) -> None:
        works = "[{actor: a, at: office}, {actor: a, at: hjem, status: applied}]"
        assert entry(drawn(f"engagements: {works}"), "a").ring == 3

    def test_a_persons_ring_is_the_lowest_closeness_there_ever_was(self) -> None:
        ties = """
private_ties:
  - {a: ven, b: mor, closeness: 1, to: 2019}
  - {a: ven, b: far, closeness: 3}
  - {a: ukendt, b: ven, closeness: 1}
"""
        map = drawn(PRIVATE + ties)
        assert [entry(map, id).ring for id in ("ven", "ukendt")] == [1, 2]

    @pytest.mark.parametrize("said", ["valence: threat", "no_contact: true", "valence: conflict", "valence: draining"])
    def test_who_is_there_only_through_what_is_hostile_stands_outside_the_rings(self, said: str) -> None:
        ties = f"private_ties: [{{a: ukendt, b: mor, closeness: 1, {said}}}, {{a: ven, b: mor, closeness: 2}}]"
        scene = drawn(PRIVATE + ties).scene
        rings = {item.id: item.ring for item in scene.entries}
        assert (rings["ukendt"], rings["ven"]) == ("none", 2)
        assert scene.outside == "Konflikt, eller må ikke kontaktes"
        [chip] = [chip for chip in scene.chips if chip.id == "ukendt"]
        assert "Uden for ringene" in chip.label
        assert 'data-id="ukendt" data-sector="friends" data-ring="none"' in drawn(PRIVATE + ties).svg
        assert "none" not in {item.ring for item in drawn(PRIVATE).scene.entries}
        assert drawn(PRIVATE).scene.outside == ""

    @pytest.mark.parametrize(
        ("friendly", "ring"),
        [
            ("{a: ven, b: mor, closeness: 1}", 1),
            ("{a: ven, b: mor, closeness: 1, to: 2020}", "none"),
            ("{a: ven, b: mor, valence: positive, from: 2024-05}", 2),
        ],
    )
    def test_what_else_is_known_of_them_decides_their_ring_while_it_lasts(self, friendly: str, ring: object) -> None:
        map = drawn(f"{PRIVATE}private_ties: [{{a: ven, b: barn, no_contact: true, closeness: 1}}, {friendly}]")
        assert entry(map, "ven").ring == ring

    def test_who_lives_in_the_home_stands_innermost_with_a_house(self) -> None:
        map = drawn(PRIVATE)
        assert entry(map, "mormor").ring == 1
        assert [mark.kind for mark in entry(map, "mormor").marks] == ["house"]


class TestMarks:
    def test_an_overlap_has_the_number_of_those_who_share_the_task(self) -> None:
        works = ", ".join(f"{{actor: {actor}, functions: [f01]}}" for actor in ("a", "b", "c"))
        map = drawn(f"engagements: [{works}]")
        assert [[mark.sign for mark in entry(map, id).marks if mark.kind == "overlap"] for id in "abc"] == [["×3"]] * 3

    def test_all_candidates_have_one_and_the_same_mark(self) -> None:
        map = drawn("engagements: [{actor: a, per_week: 1}, {actor: b, per_week: 1}, {actor: c, per_week: 0.1}]")
        candidates = {finding.subjects[0] for finding in map.findings if finding.type == "coordinator_candidate"}
        marked = {item.id: mark for item in map.scene.entries for mark in item.marks if mark.kind == "candidate"}
        assert set(marked) == candidates
        assert len(candidates) > 1
        assert len({(mark.sign, mark.text) for mark in marked.values()}) == 1


class TestHomes:
    def test_two_homes_are_two_groups_and_a_child_of_both_stands_between(self) -> None:
        map = drawn("members: [{id: mor, name: Mor, kind: adult, lives_in: [hjem]}, {id: far, name: Far, kind: adult, "
                    "lives_in: [andet_hjem]}, {id: barn, name: Barn, kind: child, lives_in: [hjem, andet_hjem]}, "
                    "{id: ung, name: Ung, kind: young_adult}]")  # fmt: skip
        groups = {item.id: item.home_group for item in map.scene.entries}
        assert groups["barn"] == "both"
        assert groups["ung"] == "elsewhere"
        assert {groups["mor"], groups["far"]} == {"home1", "home2"}
        assert entry(map, "barn").place == "Hjem 1 og 2"

    def test_a_home_without_room_for_its_name_has_its_number(self) -> None:
        mother = "{id: mor, name: Alexandra-Margrethe Kirkegaard, kind: adult, lives_in: [hjem]}"
        map = drawn(f"members: [{mother}, {{id: far, name: Far, kind: adult, lives_in: [andet_hjem]}}]")
        pills = re.findall(r'class="household".*?<text[^>]*>([^<]*)<', map.svg)
        assert sorted(pills) == ["Hjem 1 · Far", "Hjem 2"]

    def test_the_day_decides_who_lives_where(self) -> None:
        moved = "members: [{id: mor, name: Mor, kind: adult, lives_in: [{home: hjem, to: 2023}, {home: andet_hjem, from: 2024}]}]"
        assert entry(drawn(moved), "mor").place == "Hjemmet"


HOMES = (
    "homes: [{id: h1}, {id: h2}]\nmembers: [{id: mor, name: Mor, kind: adult, lives_in: [%s]}, {id: far, name: Far, kind: adult,"
    " lives_in: [%s]}, {id: barn, name: Barn, kind: child, lives_in: [%s]}]"
)


@pytest.mark.parametrize(
    ("lived", "framed", "signs"),
    [
        (("h1", "h2", "h1, h2"), True, {"barn": "1+2"}),
        (("h1", "h2", ""), True, {"barn": "?"}),
        (("h1", "h1, h2", "h1, h2"), False, {"mor": "1", "far": "1+2", "barn": "1+2"}),
        (("h1, h2", "h1, h2", "h1, h2"), False, {"mor": "1+2", "far": "1+2", "barn": "1+2"}),
        (("h1", "h2", "h2"), True, {}),
        (("h1", "h1", "h1"), False, {}),
    ],
)
def test_where_a_member_lives_is_told_by_a_frame_or_by_a_mark(
    lived: tuple[str, ...], framed: bool, signs: dict
) -> None:
    map = family_map(facts(HOMES % lived), DAY)
    told = {chip.id: sign for chip in map.scene.chips for kind, sign in chip.marks if kind == "homes"}
    assert told == signs
    assert bool(map.scene.homes) == ('class="household"' in map.print_svg) == framed
    assert ("Hvert hjem har sin ramme." in map.scene.said) == framed


def test_the_modules_of_the_map_draw_nothing_before_they_are_asked() -> None:
    code = "import maps, sys; print([m for m in ('pyvis', 'reportlab', 'svglib', 'pypdfium2', 'IPython') if m in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert told.stdout.strip() == "[]"
