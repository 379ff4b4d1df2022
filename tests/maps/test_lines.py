"""Which lines the map has, and which of them are drawn at first."""

import random
from collections import Counter
from itertools import pairwise, repeat

import pytest

from maps import family_map
from maps.scene.lines import MOST_LINES, Line, drawn_first
from maps.scene.palette import LINES, EdgeState
from tests.maps.circles import circle
from tests.maps.scenes import PRIVATE, drawn, entry, states
from tests.queries.build import DAY


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
