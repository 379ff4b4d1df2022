"""The questions of the map saved as one file: in the groups of the page, each once, with the heading of its day."""

import re

import pytest

from maps import FamilyMap
from maps.scene.moments import holds
from queries import findings_of
from queries.groups import groups
from tests.case_files import CASES, DEMO
from tests.drawn import drawn
from words import text


@pytest.fixture(scope="module", params=[DEMO / "anna.yaml", CASES / "syn_inside.yaml"], ids=lambda path: path.stem)
def family(request: pytest.FixtureRequest) -> FamilyMap:
    [map] = drawn(request.param)
    return map


def test_each_question_stands_in_one_group(family: FamilyMap) -> None:
    """Those of the day asked about first, in the order of the page."""
    now = groups(family.view, findings_of(family.view))
    first = family.film.groups[: len(now)]
    assert [{item.finding.id for item in group.findings if family.film.is_now(item.on)} for group in first] == [
        {finding.id for finding in group.findings} for group in now
    ]
    assert not any(family.film.is_now(group.on) for group in family.film.groups[len(now) :])
    ids = re.findall(r'data-finding="(\w+)"', family.cards)
    assert sorted(ids) == sorted({finding.id for scene in family.film.scenes for finding in scene.findings})


def test_a_group_has_one_heading_at_a_time(family: FamilyMap) -> None:
    """That of its questions on the day."""
    for group in family.film.groups:
        for place, scene in enumerate(family.film.scenes):
            headings = {heading for span, heading in group.headings if holds(span, place)}
            there = {item.finding.id for item in group.findings if holds(item.on, place)}
            told = {finding.group.heading for finding in scene.findings if finding.id in there}
            assert len(headings) == (1 if there else 0) and headings <= told


def test_the_headings_are_those_of_the_page(family: FamilyMap) -> None:
    told = [text(group.heading, "da") for group in groups(family.view, findings_of(family.view))]
    assert [heading for group in family.film.groups[: len(told)] for span, heading in group.headings
            if family.film.is_now(span)] == told  # fmt: skip
