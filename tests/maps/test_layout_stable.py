"""What was kept of a layout stays where it was: when actors come and go, and when somebody moves a chip."""

import json
import math
import random
import statistics
from dataclasses import replace
from functools import cache

import pytest

from maps.layout import Box, Chip, Kept, Layout, Link, MapInput, Sector, lay_out, moved
from tests.maps.families import ALL, MEMBERS, any_family, without
from tests.maps.geometry import faults
from tests.share import is_whole, some

pytestmark = pytest.mark.by_turns

NUMBERS = range(0, ALL, 1 if is_whole() else 15)
"""Always the same families: of how many a thing holds is another share on another day."""
GROUPS = len(NUMBERS) // 10
"""Groups of ten families: of fewer no median is asked."""


def kept(layout: Layout) -> Kept:
    """Return what was kept, after a way through JSON."""
    assert layout.kept is not None
    return Kept.of(json.loads(json.dumps(layout.kept.document())))


def places(layout: Layout) -> dict[str, tuple[float, float]]:
    """Return where the middles of the chips are, from the middle of the home: the page may grow on one side alone."""
    if layout.home is None:
        x, y = layout.width / 2, layout.height / 2
    else:
        x, y = layout.home.box.centre
    return {id: (placed.box.centre[0] - x, placed.box.centre[1] - y) for id, placed in layout.chips.items()}


def scale_on_a4(layout: Layout) -> float:
    """Return how many millimetres a unit has on A4 landscape (277 x 190 mm are usable)."""
    return min(277 / layout.width, 190 / layout.height)


def bare(number: int) -> MapInput:
    """Return a family with its shown lines only."""
    given = any_family(number)
    return MapInput.of(given.chips, [link for link in given.links if link.shown], given.sectors)


@cache
def two_more(number: int) -> tuple[MapInput, Layout, Layout] | None:
    """Return a family, its layout before two actors came and the one after; None where they brought a sector."""
    given = bare(number)
    gone = set(random.Random(number).sample([chip.id for chip in given.chips if chip.ring != "home"], 2))
    before = without(given, gone)
    if {chip.sector for chip in before.chips} != {chip.sector for chip in given.chips}:
        return None
    first = lay_out(before)
    return given, first, lay_out(given, kept(first))


@pytest.mark.parametrize("group", some(range(GROUPS), 1))
def test_two_more_actors_leave_the_others_where_they_are(group):
    medians = []
    for number in NUMBERS[group::GROUPS]:
        found = two_more(number)
        if found is None or found[2].fresh:
            continue
        given, before, after = found
        old, new = places(before), places(after)
        medians.append(statistics.median(math.dist(old[id], new[id]) for id in old))
        assert scale_on_a4(after) >= 0.74 * scale_on_a4(before), number
        # Each chip in its own cell is one of the things that `faults` looks at.
        assert faults(given, after) == [], number
    assert medians
    assert statistics.median(medians) == 0


def test_a_new_layout_is_rare_and_so_is_one_in_which_most_chips_move():
    found = [pair for number in NUMBERS if (pair := two_more(number)) is not None]
    fresh = [after for _, _, after in found if after.fresh]
    assert len(found) > 0.7 * len(NUMBERS)
    assert len(found) - len(fresh) > 0.5 * len(NUMBERS)  # of a group of ten it may be half
    assert len(fresh) <= max(1, len(found) / 50)
    stayed = [
        statistics.median(math.dist(places(before)[id], places(after)[id]) for id in places(before)) == 0
        for _, before, after in found
    ]
    assert sum(stayed) >= 0.85 * len(stayed)


@pytest.mark.parametrize("number", range(5, 300, 30))
def test_the_same_family_stands_as_it_stood(number):
    given = any_family(number)
    first = lay_out(given)
    again = lay_out(given, kept(first))
    assert again == first
    assert not again.fresh


@pytest.mark.parametrize("number", range(8, 300, 60))
def test_what_is_taken_off_leaves_its_room_free(number):
    given = bare(number)
    first = lay_out(given)
    gone = set(random.Random(number).sample([chip.id for chip in given.chips if chip.ring != "home"], 3))
    after = lay_out(without(given, gone), kept(first))
    assert not after.fresh
    assert {id: placed.box for id, placed in after.chips.items()} == {
        id: placed.box for id, placed in first.chips.items() if id not in gone
    }
    back = lay_out(given, kept(after))
    assert places(after).items() <= places(back).items()


def test_a_sector_stays_when_its_last_chip_leaves():
    given = bare(120)
    first = lay_out(given)
    sector = min({chip.sector for chip in given.chips if chip.ring != "home"})
    left = without(given, {chip.id for chip in given.chips if chip.sector == sector})
    after = lay_out(
        MapInput.of(left.chips, left.links, [one for one in given.sectors if one.id != sector]), kept(first)
    )
    assert not after.fresh
    assert after.sectors == first.sectors


def test_the_new_day_of_a_longer_name_keeps_the_place():
    given = bare(100)
    first = lay_out(given)
    chip = next(chip for chip in given.chips if chip.ring == 3)
    chips = [replace(one, title=f"{one.title} og mere") if one is chip else one for one in given.chips]
    after = lay_out(MapInput.of(chips, given.links, given.sectors), kept(first))
    assert not after.fresh
    old, new = places(first), places(after)
    assert statistics.median(math.dist(old[id], new[id]) for id in old) == 0
    assert math.dist(old[chip.id], new[chip.id]) < 120


def test_names_in_another_language_keep_the_layout():
    given = bare(140)
    first = lay_out(given)
    sectors = [Sector(one.id, f"The sector of {one.name}") for one in given.sectors]
    after = lay_out(MapInput.of(given.chips, given.links, sectors), kept(first))
    assert not after.fresh
    old, new = places(first), places(after)
    assert statistics.median(math.dist(old[id], new[id]) for id in old) == 0
    assert faults(given, after) == []


def test_the_first_of_a_sector_opens_a_wedge_and_moves_few():
    """In its place of the clockwise order, on a page with lines that stand in nobody's way."""
    moves: list[float] = []
    for number in some(range(0, 150, 6), 3):
        given = bare(number)
        outer = [chip for chip in given.chips if chip.ring not in ("home", "none")]
        sectors = sorted({chip.sector for chip in outer})
        if len(sectors) < 3:
            continue
        sector = sectors[number % len(sectors)]
        mine = [chip.id for chip in outer if chip.sector == sector]
        first = lay_out(without(given, set(mine)))
        wider = without(given, set(mine[1:]))
        after = lay_out(wider, kept(first))
        assert faults(wider, after) == [], number
        order = [one.id for one in given.sectors if one.id in after.sectors]
        found = [id for id, _ in kept(after).sectors]
        assert after.fresh or found in [order[at:] + order[:at] for at in range(len(order))]
        old, new = places(first), places(after)
        moves.append(math.inf if after.fresh else statistics.median(math.dist(old[id], new[id]) for id in old))
    assert statistics.median(moves) == 0
    pinned = replace(kept(first), pinned=frozenset(kept(first).chips))
    again = lay_out(wider, pinned)
    assert again.fresh or all(math.dist(old[id], new) < 0.1 for id, new in places(again).items() if id in old)


def test_a_new_member_is_a_new_layout_and_says_so():
    given = bare(90)
    first = lay_out(given)
    more = Chip("m9", "person", "home", "home", *MEMBERS[8])
    wider = MapInput.of([*given.chips, more], given.links, given.sectors)
    after = lay_out(wider, kept(first))
    assert after.fresh
    assert replace(after, fresh=False) == lay_out(wider)
    assert faults(wider, after) == []


class TestMovingAChip:
    given = bare(110)
    first = lay_out(given)

    def cell(self, id: str) -> list[str]:
        chip = next(chip for chip in self.given.chips if chip.id == id)
        return [one.id for one in self.given.chips if (one.sector, one.ring) == (chip.sector, chip.ring)]

    def test_it_goes_as_near_as_its_cell_lets_it_and_moves_nobody_elsewhere(self):
        went = gave_way = 0
        for chip in [chip for chip in self.given.chips if chip.ring != "home"][:12]:
            assert isinstance(chip.ring, int)
            outline = self.first.cells[chip.sector, chip.ring]
            x, y = max(outline)
            there = moved(self.given, kept(self.first), chip.id, x, y)
            after = lay_out(self.given, there)
            box, before = after.chips[chip.id].box, self.first.chips[chip.id].box
            assert not after.fresh
            assert faults(self.given, after) == []
            assert math.dist(box.centre, (x, y)) <= math.dist(before.centre, (x, y))
            assert there.pinned == {chip.id}
            others = {id for id, placed in after.chips.items() if placed.box != self.first.chips[id].box} - {chip.id}
            assert others <= {*self.cell(chip.id)}
            went += box != before
            gave_way += bool(others)
        assert went >= 4
        assert gave_way

    def test_one_that_stands_in_its_way_gives_way_but_no_pinned_one(self):
        """Two of one cell: the one that is let go on the other takes its place, and the other goes aside."""
        alike = [chip for chip in self.given.chips if chip.ring == 2]
        one, other = next((a, b) for a in alike for b in alike if a.id < b.id and b.id in self.cell(a.id))
        wish = self.first.chips[other.id].box.centre
        there = moved(self.given, kept(self.first), one.id, *wish)
        after = lay_out(self.given, there)
        assert faults(self.given, after) == []
        assert math.dist(after.chips[one.id].box.centre, wish) < 24
        assert after.chips[other.id].box != self.first.chips[other.id].box
        held = replace(kept(self.first), pinned=frozenset({other.id}))
        again = lay_out(self.given, moved(self.given, held, one.id, *wish))
        assert again.chips[other.id].box == self.first.chips[other.id].box

    def test_a_member_changes_places_with_one_of_its_home(self):
        chips = [Chip(f"m{at}", "person", "home", "home", *MEMBERS[at], f"home{at % 2}") for at in range(4)]
        given = MapInput.of([*chips, Chip("a", "actor", "s", 1, "Mentor")], [], [Sector("s", "Skole")])
        first = lay_out(given)
        x, y = first.chips["m2"].box.centre
        after = lay_out(given, moved(given, kept(first), "m0", x, y))
        assert after.chips["m0"].box.y == first.chips["m2"].box.y
        assert after.chips["m2"].box.y == first.chips["m0"].box.y
        assert (after.chips["m1"], after.chips["m3"]) == (first.chips["m1"], first.chips["m3"])
        away = lay_out(given, moved(given, kept(first), "m0", *first.chips["m1"].box.centre))
        assert away.chips["m1"] == first.chips["m1"]

    def test_a_pinned_chip_stays_when_its_cell_fills(self):
        id = max((chip.id for chip in self.given.chips if chip.ring == 2), key=lambda id: len(self.cell(id)))
        chip = next(chip for chip in self.given.chips if chip.id == id)
        there = moved(self.given, kept(self.first), id, *max(self.first.cells[chip.sector, 2]))
        place = there.chips[id].box
        given = self.given
        for number in range(4):
            given = MapInput.of([*given.chips, replace(chip, id=f"new{number}")], given.links, given.sectors)
            after = lay_out(given, there)
            assert not after.fresh
            assert after.kept is not None
            there = after.kept
            assert there.chips[id].box == place
            assert there.pinned == {id}

    def test_an_unknown_chip_is_refused(self):
        with pytest.raises(ValueError, match="no chip 'ghost'"):
            moved(self.given, kept(self.first), "ghost", 0, 0)

    def test_nothing_is_moved_where_the_kept_layout_has_no_room(self):
        wider = MapInput.of([*self.given.chips, Chip("new", "person", "home", "home", "Månen")], [], self.given.sectors)
        with pytest.raises(ValueError, match="lay it out anew"):
            moved(wider, kept(self.first), "new", 0, 0)


class TestTheDocument:
    given = MapInput.of(
        [
            Chip("m", "person", "home", "home", "Mor"),
            *(Chip(f"a{at}", "actor", f"s{at % 2}", 1, "A") for at in range(4)),
        ],
        [Link("l", "m", "a1")],
        [Sector("s0", "Skole"), Sector("s1", "Sundhed")],
    )
    document = kept(lay_out(given)).document()

    def test_it_comes_back_as_it_was(self):
        assert Kept.of(self.document) == lay_out(self.given).kept
        assert lay_out(self.given, Kept.of(self.document)) == lay_out(self.given)

    @pytest.mark.parametrize(
        ("key", "value", "words"),
        [
            ("version", 1, r"version\n.*should be 2"),
            ("rings", [[9.0, 9.0, "wide", 9.0], [99.0] * 4, [999.0] * 4], r"rings.0.2\n.*valid number"),
            ("rings", [[9.0, float("nan"), 9.0, 9.0], [99.0] * 4, [999.0] * 4], r"rings.0.1\n.*finite number"),
            ("rings", [[True, 9.0, 9.0, 9.0], [99.0] * 4, [999.0] * 4], r"rings.0.0\n.*valid number"),
            (
                "rings",
                [[9.0] * 4, [99.0] * 4, [999.0, 999.0, 999.0, 10**6]],
                r"rings.2.3\n.*less than or equal to 5000",
            ),
            ("rings", [[9.0, 9.0, 9.0, 0], [99.0] * 4, [999.0] * 4], r"rings.0.3\n.*greater than or equal to 1"),
            ("rings", [[300.0] * 4], r"rings.1\n.*required"),
            ("rings", [[3.0] * 4, [400.0, 400.0, 200.0, 200.0], [500.0, 500.0, 100.0, 300.0]], "from the inside out"),
            ("rings", [[3.0, 3.0, 3.0], [4.0] * 4, [5.0] * 4], r"rings.0.3\n.*required"),
            ("borders", [], "do not belong together"),
            ("names", "x", r"names\n.*valid tuple"),
            ("sectors", [["s0", 1], ["s1", "x"]], r"sectors.0.1\n.*valid string"),
            ("home", None, "has no home"),
            ("home", {"x": 1}, r"home\n.*valid tuple"),
            ("chips", [], r"chips\n.*valid dictionary"),
            ("chips", {"a0": {"sector": "s0", "ring": 7, "group": None, "box": [0, 0, 9, 9]}}, r"chips.a0.ring\n"),
            ("chips", {"a0": {"sector": "s0", "ring": True, "group": None, "box": [0, 0, 9, 9]}}, r"chips.a0.ring\n"),
            ("chips", {"a0": {"sector": "s0", "ring": 1, "group": None, "box": [0, 0, 9]}}, r"box.3\n.*required"),
            (
                "chips",
                {"a0": {"sector": "s0", "ring": 1, "group": None, "box": [0, 0, 9, 0]}},
                r"box.3\n.*or equal to 1",
            ),
            ("chips", {"a0": {"sector": "gone", "ring": 1, "group": None, "box": [0, 0, 9, 9]}}, "does not have"),
            ("lines", [20, 3], r"lines.1\n.*or equal to 20"),
            ("gap", [2, 1], r"gap.1\n.*or equal to 2"),
            ("pinned", ["ghost"], "does not hold"),
            ("pinned", [1], r"pinned.0\n.*valid string"),
        ],
    )
    def test_a_wrong_one_is_refused_with_its_reason(self, key, value, words):
        with pytest.raises(ValueError, match=words) as refused:
            Kept.of({**self.document, key: value})
        assert "input_value" not in str(refused.value)

    @pytest.mark.parametrize("key", sorted(document))
    def test_nothing_may_be_missing(self, key):
        with pytest.raises(ValueError, match=rf"{key}\n.*required"):
            Kept.of({name: value for name, value in self.document.items() if name != key})

    @pytest.mark.parametrize("document", [None, [], "x", 3])
    def test_what_is_no_object_is_refused(self, document):
        with pytest.raises(ValueError, match="valid dictionary"):
            Kept.of(document)

    def test_boxes_that_cannot_be_are_not_drawn(self):
        chips = {**self.document["chips"], "a0": {**self.document["chips"]["a0"], "box": [0, 0, 44, 24]}}
        after = lay_out(self.given, Kept.of({**self.document, "chips": chips}))
        assert faults(self.given, after) == []
        assert after.chips["a0"].box != Box(0, 0, 44, 24)
