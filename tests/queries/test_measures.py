"""The measures against the reference numbers (rows R32 to R34, all exact by hand from the definitions)."""

import networkx as nx
import pytest

from queries.measures import fragmentation, hub_effective_size
from queries.measures.family import measures_of
from tests.queries.build import DAY, view, views


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([1, 1, 1], 1), ([2, 1], 2 / 3), ([3], 0), ([2, 2], 2 / 3), ([3, 2, 1], 11 / 15), ([4, 1], 2 / 5)],
)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_r32_fragmentation_of_components(sizes: list[int], expected: float, kind: type[nx.Graph]) -> None:
    graph = nx.disjoint_union_all([nx.path_graph(size, create_using=kind) for size in sizes])
    assert fragmentation(graph) == pytest.approx(expected, abs=1e-12)


def test_fragmentation_is_undefined_below_two() -> None:
    assert fragmentation(nx.empty_graph(1)) is None


@pytest.mark.parametrize(
    ("n", "ties", "expected"), [(3, 0, 3), (3, 1, 7 / 3), (3, 3, 1), (5, 4, 17 / 5), (5, 10, 1), (6, 3, 5)]
)
def test_r33_effective_size_of_a_hub(n: int, ties: int, expected: float) -> None:
    assert hub_effective_size(n, ties) == pytest.approx(expected, abs=1e-12)


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


def test_r34_seventy_actors_of_whom_nothing_is_known() -> None:
    [seen] = views("swindon", DAY)
    measures = measures_of(seen)
    assert (measures["pairs"], measures["unit_pairs_without_tie"]) == (2415, [0, 253])
    assert (measures["fragmentation"], measures["effective_size"]) == ([0, 1], [1, 70])


FOUR = "engagements: [{actor: a}, {actor: b}, {actor: c}, {actor: d}]\n"


def test_intervals() -> None:
    """a–b present, a–c absent, the rest unknown."""
    ties = "ties: [{a: a, b: b, kind: exchange, status: documented}, {a: a, b: c, kind: exchange, status: documented_absent}]"
    measures = measures_of(view(FOUR + ties))
    assert measures["known_share"] == pytest.approx(2 / 6)
    assert measures["fragmentation"] == pytest.approx([0, 1 - 2 / 12])
    assert measures["effective_size"] == pytest.approx([4 - 2 * 5 / 4, 4 - 2 * 1 / 4])
    assert measures["unit_pairs_without_tie"] == [0, 3]
    assert measures["reasons"] == {}


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
    assert {*empty["reasons"]} == {"known_share", "fragmentation", "effective_size"}
    assert {*alone["reasons"]} == {"known_share", "fragmentation"}
    assert (alone["effective_size"], alone["unit_pairs_without_tie"], alone["actors"]) == ([1, 1], [0, 0], 1)
    assert measures_of(view(), "en")["reasons"]["effective_size"] == "There are no actors."
