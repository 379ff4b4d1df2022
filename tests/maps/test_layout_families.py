"""Random families: nothing overlaps, hides or touches, and the text is large enough on paper."""

from dataclasses import replace

import pytest

from maps.layout import Layout, MapInput, lay_out
from maps.layout.measured import build_scene
from maps.layout.needs import first_needs
from maps.layout.page import LARGEST, SETTINGS, cut_names, fill, goal_of, plan
from tests.maps.families import any_family, some_numbers
from tests.maps.geometry import clearance, faults

pytestmark = pytest.mark.by_turns

GROUPS = 6
READABLE = 7.0
FOR_HEADER_AND_LEGEND = 0.12


def printed(layout: Layout, width: float, height: float) -> float:
    """Return the points of the smallest text (12 units) on a sheet with so much room, in millimetres."""
    scale = min(width / layout.width, height * (1 - FOR_HEADER_AND_LEGEND) / layout.height)
    return scale / 25.4 * 72 * 12


@pytest.mark.parametrize("group", range(GROUPS))
def test_random_families_have_no_faults(group):
    for number in some_numbers()[group::GROUPS]:
        given = any_family(number)
        layout = lay_out(given)
        assert faults(given, layout) == [], number
        assert all(edge.clear for edge in layout.edges.values()), number
        assert printed(layout, 400, 277) >= READABLE, number
        if len(given.chips) <= 45:
            assert printed(layout, 277, 190) >= READABLE, number


def test_the_families_are_as_they_should_be():
    families = [any_family(number) for number in range(0, 300, 13)]
    sizes = [sum(chip.ring != "home" for chip in given.chips) for given in families]
    assert (min(sizes), max(sizes)) == (5, 90)
    assert {len({chip.home_group for chip in given.chips if chip.home_group}) for given in families} >= {0, 2, 3}
    assert any(not link.shown for given in families for link in given.links)
    assert any(len(chip.title) > 30 for given in families for chip in given.chips)


@pytest.mark.parametrize("number", [150, 190, 240])
def test_hidden_lines_keep_off_foreign_chips_too(number):
    given = any_family(number)
    layout = lay_out(given)
    hidden = [link.id for link in given.links if not link.shown]
    assert len(hidden) > 5
    assert min(clearance(given, layout, id) for id in hidden) >= 4


@pytest.mark.parametrize("number", [3, 120, 210])
def test_places_do_not_depend_on_the_lines_that_are_shown(number):
    given = any_family(number)
    layout = lay_out(given)
    for shown in (
        [True] * len(given.links),
        [False] * len(given.links),
        [at % 3 == 0 for at in range(len(given.links))],
    ):
        links = [replace(link, shown=on) for link, on in zip(given.links, shown, strict=True)]
        other = lay_out(MapInput.of(given.chips, links, given.sectors))
        assert other.chips == layout.chips
        assert other.cells == layout.cells
        assert (other.width, other.height) == (layout.width, layout.height)
        assert other.kept == layout.kept


def test_lines_are_shorter_where_the_text_then_is_larger_and_no_more_names_are_cut():
    """Twenty names of two long words each: with lines of the usual width the text stays under its goal."""
    family = any_family(112)
    titles = [replace(chip, title="Familievejleder og", subtitle="Familieværksted") for chip in family.chips]
    given = MapInput.of(titles, family.links, family.sectors)
    scene, _, points = plan(given)
    widest = build_scene(given)
    assert scene.lines < widest.lines
    assert cut_names(scene) == cut_names(widest)
    goal = goal_of(len(given.chips))
    for setting in SETTINGS:
        if setting.lines == widest.lines:
            found = fill(widest, setting, first_needs(widest), READABLE, goal, LARGEST)
            assert found is None or found[1] < min(points, goal)
    usual, _, _ = plan(family)
    assert usual.lines == widest.lines


def test_where_no_sheet_is_large_enough_the_page_is_as_large_as_it_must_be():
    given = any_family(295)
    chips = [replace(chip, id=f"{chip.id} {at}", title=f"{chip.title} {at}") for at in range(2) for chip in given.chips
             if chip.ring != "home"]  # fmt: skip
    many = MapInput.of(chips, [], given.sectors)
    layout = lay_out(many)
    assert printed(layout, 400, 277) < READABLE
    assert faults(many, layout) == []
