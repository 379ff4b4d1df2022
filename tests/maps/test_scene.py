"""What is on the map: who stands where, which lines there are, what is marked, what is never told."""

import json
import random
import re
import subprocess
import sys
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise, repeat
from pathlib import Path

import pytest

from graph.reading.cut import facts_of
from maps import FamilyMap, family_map
from maps.scene.folds import MOST_CHIPS, Foldable, folds
from maps.scene.lines import MOST_LINES, Line, drawn_first
from maps.scene.palette import LINES, EdgeState
from tests.crowd import crowd
from tests.maps.circles import circle
from tests.queries.build import DAY, case, facts
from tests.sessions import changed
from words import LANGUAGES, words

PRIVATE = """
private_network:
  - {id: mormor, name: Mormor Inge, relation: grandmother, lives_in: [hjem]}
  - {id: ven, name: Karin, relation: friend}
  - {id: ukendt, name: Nogen}
"""


def drawn(family: str = "", *, day: date = DAY, lang: str = "da", general: str = "") -> FamilyMap:
    return family_map(facts(family, general=general), day, lang)


def entry(map: FamilyMap, id: str):
    return next(entry for entry in map.scene.entries if entry.id == id)


def states(map: FamilyMap) -> dict[tuple[str, str], set[str]]:
    found: dict[tuple[str, str], set[str]] = {}
    for edge in map.scene.edges:
        a, b = sorted((edge.a, edge.b))
        found.setdefault((a, b), set()).add(edge.state)
    return found


def said(map: FamilyMap, id: str) -> str:
    return " | ".join(relation.text for relation in entry(map, id).relations)


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


class TestProtection:
    def test_of_a_protected_home_it_is_not_said_who_else_lives_there(self) -> None:
        map = drawn("private_network: [{id: ny, name: Den nye, relation: partner, lives_in: [andet_hjem]}]")
        assert (entry(map, "ny").ring, entry(map, "ny").place, entry(map, "ny").marks) == (2, "", ())

    def test_no_home_is_named_in_any_output(self) -> None:
        map = drawn("engagements: [{actor: a, at: andet_hjem}, {actor: b, at: hjem}]" + PRIVATE)
        told = map.svg + map.table + json.dumps(map.data)
        assert "andet_hjem" not in told
        assert "hjem_" not in told

    def test_a_threat_is_drawn_with_its_sign_and_told_both_ways(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, valence: threat, certainty: suspected}]")
        assert states(map)["mor", "ven"] == {"conflict"}
        assert "Må ikke kontaktes, af hensyn til Mor (måske, ikke oplyst hvornår)" in said(map, "ven")
        assert "Skal beskyttes mod Karin (måske, ikke oplyst hvornår)" in said(map, "mor")

    @pytest.mark.parametrize(
        ("lang", "relation", "line"),
        [
            ("da", "Har ikke kontakt med Karin", "Ingen privat kontakt"),
            ("en", "Has no contact with Karin", "No private contact"),
        ],
    )
    def test_who_is_known_to_have_no_contact_has_no_line_until_it_is_asked_for(
        self, lang: str, relation: str, line: str
    ) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, status: documented_absent, from: 2020}]", lang=lang)
        assert states(map) == {("mor", "ven"): {"private_absent"}}
        assert [edge.shown for edge in map.scene.edges] == [False]
        assert said(map, "mor").startswith(relation)
        assert LINES["private_absent"].badge
        assert words(lang)["map.state.private_absent"] == line

    def test_a_conflict_with_somebody_without_contact_says_both(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, status: documented_absent, valence: conflict}]")
        assert states(map) == {("mor", "ven"): {"conflict"}}
        assert "Er i konflikt med Karin – og de har ikke kontakt" in said(map, "mor")

    def test_no_contact_is_a_conflict_whatever_the_valence(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: ven, b: mor, valence: positive, no_contact: true}]")
        assert states(map)["mor", "ven"] == {"conflict"}
        assert "må ikke få kontakt" in said(map, "mor")

    def test_who_is_barred_is_shown_and_never_suggested(self) -> None:
        map = drawn(
            """
engagements: [{actor: a}, {actor: b}]
wishes: [{about: a, wish: not_wanted, by: mor}]
ties: [{a: a, b: b, kind: exchange, status: recommended}]
"""
        )
        assert entry(map, "a").relations
        assert ("a", "b") not in states(map)
        assert "anbefalet" not in map.svg + map.table


class TestLines:
    @pytest.mark.parametrize(
        ("tie", "state"),
        [
            ("kind: exchange, status: documented", "present"),
            ("kind: awareness, level: 3, channel: direct, status: documented", "present"),
            ("kind: team, status: documented", "team"),
            ("kind: coordinates, status: documented", "coordinates"),
            ("kind: exchange, status: documented_absent", "absent"),
            ("kind: exchange, status: recommended", "recommended"),
            ("kind: exchange, status: documented, date: 2023-01-01", "stale"),
            ("kind: exchange, status: attempted", "attempted"),
            ("kind: exchange, status: planned", "planned"),
            ("kind: trust, valence: conflict, status: documented", "conflict"),
        ],
    )
    def test_each_state_has_its_line(self, tie: str, state: str) -> None:
        works = "engagements: [{actor: a, at: office, for: [mor]}, {actor: c, at: office, for: [far]}]"
        map = drawn(f"{works}\nties: [{{a: a, b: c, {tie}}}]")
        [edge] = [edge for edge in map.scene.edges if {edge.a, edge.b} == {"a", "c"}]
        assert edge.state == state
        assert edge.shown == LINES[edge.state].default

    def test_a_pair_of_which_nothing_is_known_has_no_line(self) -> None:
        works = "engagements: [{actor: a, at: office, for: [mor]}, {actor: c, at: office, for: [far]}]"
        assert ("a", "c") not in states(drawn(works))

    def test_a_line_that_is_asked_about_rests_on_its_finding(self) -> None:
        map = drawn(
            "engagements: [{actor: a}, {actor: b}, {actor: c}]\nties: [{a: a, b: b, kind: team, status: documented}]"
        )
        asked = {finding.subjects for finding in map.findings if finding.class_ == "ask"}
        assert asked == {ends for ends, found in states(map).items() if "ask" in found} != set()

    def test_coordination_runs_from_the_coordinator(self) -> None:
        map = drawn(
            "engagements: [{actor: a}, {actor: c}]\nties: [{a: c, b: a, kind: coordinates, status: documented}]"
        )
        [edge] = [edge for edge in map.scene.edges if edge.state == "coordinates"]
        assert (edge.a, edge.b) == ("c", "a")
        assert "coordinator" in [mark.kind for mark in entry(map, "c").marks]

    def test_engagements_show_on_selection_only(self) -> None:
        map = drawn("engagements: [{actor: a, for: family}]")
        found = [edge for edge in map.scene.edges if edge.state == "engagement"]
        assert len(found) == 4
        assert not any(edge.shown for edge in found)

    def test_a_private_tie_that_is_over_has_no_line(self) -> None:
        assert states(drawn(PRIVATE + "private_ties: [{a: ven, b: mor, valence: positive, to: 2020}]")) == {}

    def test_above_40_lines_what_works_is_drawn_too(self) -> None:
        map = family_map(circle(20, 0), DAY)
        shown = [edge for edge in map.scene.edges if edge.shown]
        conflicts = [edge for edge in map.scene.edges if edge.state == "conflict"]
        assert len(shown) == MOST_LINES
        assert conflicts
        assert all(edge.shown for edge in conflicts)
        asked = {"absent", "ask", "recommended", "coordinates", "conflict"}
        assert {edge.state for edge in shown} <= asked | {"present", "team", "private"}
        support = [edge for edge in map.scene.edges if edge.state == "private"]
        assert all(edge.shown for edge in support)
        works = [edge for edge in shown if edge.state in ("present", "team")]
        assert len(works) == (MOST_LINES - len(support)) // 2
        assert any("40 af" in note for note in map.scene.drawn_notes)

    @pytest.mark.parametrize(
        ("support", "asked", "works", "drawn_of_each"),
        [(41, 9, 9, (41, 0, 0)), (10, 40, 40, (10, 15, 15)), (0, 5, 90, (0, 5, 35)), (4, 90, 3, (4, 33, 3))],
    )
    def test_support_is_always_drawn_and_what_is_asked_and_what_works_share_the_rest(
        self, support: int, asked: int, works: int, drawn_of_each: tuple[int, int, int]
    ) -> None:
        states: list[EdgeState] = [*repeat("private", support), *repeat("ask", asked), *repeat("present", works)]
        lines = [Line(f"a{at:03}", f"b{at:03}", state, of_finding=state == "ask") for at, state in enumerate(states)]
        random.Random("lines").shuffle(lines)
        first = drawn_first(lines)
        found = Counter(lines[at].state for at in first)
        assert (found["private"], found["ask"], found["present"]) == drawn_of_each
        of_works = [at for at, line in enumerate(lines) if line.state == "present"]
        chosen = [place for place, at in enumerate(of_works) if at in first]
        assert all(b - a <= -(-works // len(chosen)) for a, b in pairwise(chosen))

    def test_every_known_pair_has_its_line(self) -> None:
        map = family_map(circle(25, 3), DAY)
        drawn_pairs = states(map)
        known = {**dict.fromkeys(map.view.states.present, "present"), **dict.fromkeys(map.view.states.absent, "absent")}
        assert len(known) > 100
        assert [ends for ends, state in known.items() if state not in drawn_pairs.get(ends, ())] == []


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


class TestFolds:
    def chips(self, sizes: dict[tuple[str, int], int]) -> list[Foldable]:
        return [
            Foldable(f"{unit}{ring}-{at:02}", unit, "school", ring, "actor", True)
            for (unit, ring), count in sizes.items()
            for at in range(count)
        ]

    def test_the_outermost_and_then_the_largest_go_first(self) -> None:
        found = folds(self.chips({("u", 3): 5, ("v", 3): 9, ("w", 1): 80}), fixed=0)
        assert [(fold.unit, len(fold.ids)) for fold in found] == [("v", 9)]

    def test_single_units_fold_by_sector_and_ring(self) -> None:
        found = folds([Foldable(f"a{at:02}", f"u{at}", "school", 3, "actor", True) for at in range(100)], fixed=2)
        assert [(fold.unit, len(fold.ids)) for fold in found] == [(None, 100)]

    def test_who_may_not_fold_stays(self) -> None:
        chips = [Foldable(f"a{at:02}", "u", "school", 3, "actor", at != 7) for at in range(100)]
        [fold] = folds(chips, fixed=0)
        assert "a07" not in fold.ids

    def test_ninety_chips_fold_nothing(self) -> None:
        assert folds(self.chips({("u", 3): MOST_CHIPS - 4}), fixed=4) == []

    def test_nobody_is_lost(self) -> None:
        file = crowd()
        map = family_map(facts_of(file, file.families[0].id), date(2018, 12, 31))
        shown = [chip.id for chip in map.scene.chips if chip.kind != "fold"]
        folded = [id for chip in map.scene.chips for id in chip.ids]
        family = map.view.facts.family
        everybody = {*map.view.circle, *map.view.members, *(person.id for person in family.private_network)}
        assert Counter(shown + folded) == Counter(everybody)
        assert folded
        assert len(map.scene.chips) <= MOST_CHIPS
        assert {entry.id for entry in map.scene.entries} == everybody


def family_facts(name: str):
    return facts_of(case(name), case(name).families[0].id, source=name)


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


class TestWords:
    @pytest.mark.parametrize("name", ["anna", "syn_threat", "syn_homes", "nesrin"])
    @pytest.mark.parametrize("lang", LANGUAGES)
    def test_no_place_is_left_unfilled_and_no_code_is_told(self, name: str, lang: str) -> None:
        found = family_facts(name)
        map = family_map(found, found.as_of, lang)
        told = [text for item in map.scene.entries for text in (item.place, item.below, item.period)]
        told += [relation.text for item in map.scene.entries for relation in item.relations]
        told += [text for finding in map.scene.findings for text in (*finding.evidence, *finding.against)]
        told += [*map.scene.said, *map.scene.header, *(chip.label for chip in map.scene.chips)]
        assert len(told) > 20
        assert [text for text in told if "{" in text or "None" in text or "network_meeting" in text] == []

    def test_dates_are_told_as_far_as_they_are_known(self) -> None:
        map = drawn("engagements: [{actor: a, from: 2023, to: 2025-03/.., per_week: 0.25}]")
        assert entry(map, "a").period == "fra 2023 til marts 2025 eller senere"
        assert "hver 4. uge" in said(map, "a")

    def test_what_is_absent_is_not_told_as_if_it_were_there(self) -> None:
        absent = "ties: [{a: a, b: b, kind: exchange, status: documented_absent, source: mødet}]"
        assert "Taler ikke med Aktør B (kilde: mødet)" in said(
            drawn(f"engagements: [{{actor: a}}, {{actor: b}}]\n{absent}"), "a"
        )

    def test_support_is_told_from_the_side_of_each(self) -> None:
        map = drawn(PRIVATE + "private_ties: [{a: mor, b: mormor, valence: positive}]")
        assert "Er støtte for Mor" in said(map, "mormor") and "som støtte" not in said(map, "mormor")
        assert "Har Mormor Inge som støtte" in said(map, "mor")

    def test_a_day_later_than_the_data_says_so(self) -> None:
        assert not any("sidst blev opdateret" in note for note in drawn().scene.notes)
        later = family_map(facts(""), DAY + timedelta(1)).scene.notes
        assert "Datoen ligger efter" in later[0]

    def test_a_relation_is_not_told_twice(self) -> None:
        assert entry(drawn(PRIVATE), "mormor").below == ""
        assert entry(drawn(PRIVATE), "ven").below == "ven"


class TestLegend:
    def test_it_holds_what_is_drawn_and_no_more(self) -> None:
        map = drawn("engagements: [{actor: a}, {actor: b}]\nties: [{a: a, b: b, kind: exchange, status: documented}]")
        drawn_states = {edge.state for edge in map.scene.edges if edge.shown}
        marks = {mark.kind for item in map.scene.entries for mark in item.marks}
        assert {item.key for item in map.scene.legend if item.kind == "line"} == drawn_states == {"present"}
        assert {item.key for item in map.scene.legend if item.kind == "mark"} == marks

    def test_what_was_not_mapped_is_said(self) -> None:
        notes = " ".join(drawn("mapped: {actors: 2024-05-01}").scene.notes)
        assert "Gennemgået: hvem der er med (1. maj 2024)." in notes
        assert "Ikke gennemgået: hvem der taler sammen og det private netværk." in notes


def test_the_modules_of_the_map_draw_nothing_before_they_are_asked() -> None:
    code = "import maps, sys; print([m for m in ('pyvis', 'reportlab', 'svglib', 'pypdfium2', 'IPython') if m in sys.modules])"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2]
    )
    assert told.stdout.strip() == "[]"


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
