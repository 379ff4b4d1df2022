"""The measures of a family: intervals, and what is undefined. The reference numbers stand in `measures/`."""

import networkx as nx
import pytest

from queries.measures import fragmentation, hub_effective_size
from queries.measures.family import measures_of
from tests.queries.build import view


def test_fragmentation_is_undefined_below_two() -> None:
    assert fragmentation(nx.empty_graph(1)) is None


@pytest.mark.parametrize(("n", "edges"), [(5, [(0, 1), (1, 2), (3, 4)]), (6, [(0, 1), (0, 2), (1, 2), (3, 4)])])
def test_effective_size_agrees_with_burts_general_form(n: int, edges: list[tuple[int, int]]) -> None:
    """The hub's own row of NetworkX, for a star with ties among its contacts."""
    star = nx.star_graph(n)
    star.add_edges_from((a + 1, b + 1) for a, b in edges)
    assert hub_effective_size(n, len(edges)) == pytest.approx(nx.effective_size(star, nodes=list(star))[0])


@pytest.mark.parametrize(("n", "ties"), [(3, 4), (3, -1), (0, 1)])
def test_impossible_ties_are_refused(n: int, ties: int) -> None:
    with pytest.raises(ValueError, match=f"{n} contacts"):
        hub_effective_size(n, ties)


FOUR = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]\n"


def test_intervals() -> None:
    """a–b present, a–c absent, the rest unknown."""
    ties = "ties: [{a: a, b: b, kind: exchange, status: documented}, {a: a, b: c, kind: exchange, status: documented_absent}]"
    measures = measures_of(view(FOUR + ties))
    assert measures["known_share"] == pytest.approx(2 / 6)
    assert measures["fragmentation"] == pytest.approx([0, 1 - 2 / 12])
    assert measures["effective_size"] == pytest.approx([4 - 2 * 5 / 4, 4 - 2 * 1 / 4])
    assert measures["unit_pairs_without_tie"] == [0, 3]
    assert {*measures["reasons"]} == {"meetings_a_year"}


def test_where_all_is_known_the_interval_is_a_point() -> None:
    measures = measures_of(view(FOUR + "mapped: {ties: 2024-06-01}"))
    assert (measures["known_share"], measures["fragmentation"], measures["effective_size"]) == (1, [1, 1], [4, 4])
    assert measures["unit_pairs_without_tie"] == [3, 3]


def test_a_contact_of_units_counts_as_one() -> None:
    ties = "ties: [{a: boern, b: job, kind: exchange, status: documented}]"
    assert measures_of(view(FOUR + ties))["unit_pairs_without_tie"] == [0, 2]


def test_what_is_undefined_is_null_with_a_reason() -> None:
    empty, alone = measures_of(view()), measures_of(view("engagements: [{actor: a}]"))
    assert {key for key, value in empty.items() if value is None} == {*empty["reasons"]}
    assert {*empty["reasons"]} == {"known_share", "fragmentation", "effective_size", "meetings_a_year"}
    assert {*alone["reasons"]} == {"known_share", "fragmentation", "meetings_a_year"}
    assert (alone["effective_size"], alone["unit_pairs_without_tie"], alone["actors"]) == ([1, 1], [0, 0], 1)
    assert measures_of(view(), "en")["reasons"]["effective_size"] == "There is nobody who helps."
