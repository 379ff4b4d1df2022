"""Reference numbers R23 to R35: two kinds of nodes, similarity, sharing, continuity, fragmentation, costs."""

from typing import Any

import networkx as nx
import pytest

from graph.model.records import Engagement
from queries.measures import (
    bice_boxerman,
    care_density,
    fragmentation,
    fragmented_care_density,
    hub_effective_size,
    mmci,
    overlap_coefficient,
    sequential_continuity,
    usual_provider,
)
from queries.measures.family import measures_of
from queries.rules.not_mapped import TYPE as NOT_MAPPED
from tests.queries.build import DAY, found, views


def near(value: Any) -> Any:
    return pytest.approx(value, abs=1e-3)


# --- Davis: women and the events that they came to --------------------------------------------------------------------

NAMES = {
    "Evelyn": "Evelyn Jefferson",
    "Nora": "Nora Fayette",
    "Theresa": "Theresa Anderson",
    "Laura": "Laura Mandeville",
    "Flora": "Flora Price",
    "Olivia": "Olivia Carleton",
}
DAVIS = nx.davis_southern_women_graph()
WOMEN = DAVIS.graph["top"]


@pytest.mark.parametrize(
    ("name", "degree", "closeness", "betweenness"),
    [
        ("Evelyn", 0.5714, 0.80, 0.0966),
        ("Nora", 0.5714, 0.80, 0.1135),
        ("Theresa", 0.5714, 0.80, 0.0876),
        ("Laura", 0.50, 0.7273, 0.0514),
        ("Flora", 0.1429, 0.5854, 0.0051),
        ("Olivia", 0.1429, 0.5854, 0.0051),
        ("E8", 0.7778, 0.8462, 0.2438),
        ("E9", 0.6667, 0.7857, 0.2255),
    ],
)
def test_r23_davis_centrality(name: str, degree: float, closeness: float, betweenness: float) -> None:
    """NetworkX; Borgatti and Halgin 2011."""
    assert (len(WOMEN), len(DAVIS) - len(WOMEN), DAVIS.size()) == (18, 14, 89)
    node = NAMES.get(name, name)
    assert nx.bipartite.degree_centrality(DAVIS, WOMEN)[node] == near(degree)
    assert nx.bipartite.closeness_centrality(DAVIS, WOMEN)[node] == near(closeness)
    assert nx.bipartite.betweenness_centrality(DAVIS, WOMEN)[node] == near(betweenness)


def shared(a: str, b: str) -> tuple[int, float]:
    """Events that both came to, and the Jaccard index, by NetworkX."""
    [(_, _, jaccard)] = nx.jaccard_coefficient(DAVIS, [(NAMES[a], NAMES[b])])
    return len(list(nx.common_neighbors(DAVIS, NAMES[a], NAMES[b]))), jaccard


def test_r24_davis_projection() -> None:
    """NetworkX."""
    projection = nx.bipartite.weighted_projected_graph(DAVIS, WOMEN)
    assert projection.size() == 139
    assert projection.edges[NAMES["Evelyn"], NAMES["Theresa"]]["weight"] == 7
    assert shared("Evelyn", "Theresa") == (7, pytest.approx(7 / 9))
    assert shared("Evelyn", "Laura") == (6, pytest.approx(6 / 9))


def test_r25_davis_equivalence() -> None:
    """NetworkX: the two came to the same."""
    assert set(DAVIS[NAMES["Olivia"]]) == set(DAVIS[NAMES["Flora"]]) == {"E9", "E11"}
    assert shared("Olivia", "Flora")[1] == 1


@pytest.mark.parametrize(
    ("a", "b", "jaccard", "overlap"),
    [("Nora", "Flora", 2 / 8, 1.0), ("Evelyn", "Flora", 1 / 9, 0.5), ("Evelyn", "Theresa", 7 / 9, 7 / 8)],
)
def test_r26_davis_overlap(a: str, b: str, jaccard: float, overlap: float) -> None:
    """NetworkX for the Jaccard index; overlap printed as 1.0, .5, .875."""
    assert shared(a, b)[1] == pytest.approx(jaccard)
    assert overlap_coefficient(set(DAVIS[NAMES[a]]), set(DAVIS[NAMES[b]])) == pytest.approx(overlap, abs=1e-12)


def test_r27_link_predictors() -> None:
    """NetworkX's documentation, printed."""
    pair, graph = [(0, 1)], nx.complete_graph(5)
    found = [
        next(iter(predict(graph, pair)))[2]
        for predict in (
            nx.jaccard_coefficient,
            nx.adamic_adar_index,
            nx.resource_allocation_index,
            nx.preferential_attachment,
        )
    ]
    assert found == pytest.approx([0.6, 2.1640, 0.75, 16], abs=1e-3)


def test_r28_barbell() -> None:
    """NetworkX's documentation, printed."""
    assert set(nx.articulation_points(nx.barbell_graph(4, 2))) == {3, 4, 5, 6}


# --- sharing and continuity -------------------------------------------------------------------------------------------

PROVIDERS = {1: "ACD", 2: "AD", 3: "AD", 4: "D", 5: "C"}


def test_r29_care_density() -> None:
    """Package `CareDensity` for R, printed."""
    assert care_density(PROVIDERS) == {1: pytest.approx(5 / 3, abs=1e-12), 2: 3, 3: 3, 4: None, 5: None}


def test_r29_with_weights() -> None:
    """By hand: w is 1 for A-C, 3 for A-D, 1 for C-D; ties of school and job weigh half, those within job twice."""
    types = {"A": "job", "C": "school", "D": "job"}
    weights = {("school", "job"): 0.5, ("job", "job"): 2.0}
    found = fragmented_care_density(PROVIDERS, types, weights)
    assert found == {1: pytest.approx((0.5 + 6 + 0.5) / 3), 2: 6, 3: 6, 4: None, 5: None}


@pytest.mark.parametrize(
    ("row", "visits", "coc", "upc", "secon", "few"),
    [
        ("R30", "AABB", 1 / 3, 1 / 2, 2 / 3, 0.6774),
        ("R30", "ABAB", 1 / 3, 1 / 2, 0, 0.6774),
        ("R31", "AAAB", 1 / 2, 3 / 4, 2 / 3, 0.6774),
        ("R31", "ABCD", 0, 1 / 4, 0, 0.0323),
        ("R31", "AAAA", 1, 1, 1, 1),
    ],
)
def test_r30_r31_continuity(row: str, visits: str, coc: float, upc: float, secon: float, few: float) -> None:
    """By hand from the definitions."""
    found = (bice_boxerman(visits), usual_provider(visits), sequential_continuity(visits))
    assert found == pytest.approx((coc, upc, secon), abs=1e-12)
    assert mmci(visits) == near(few)


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [([1, 1, 1], 1), ([2, 1], 2 / 3), ([3], 0), ([2, 2], 2 / 3), ([3, 2, 1], 11 / 15), ([4, 1], 2 / 5)],
)
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_r32_fragmentation(sizes: list[int], expected: float, kind: type[nx.Graph]) -> None:
    """By hand from the definition."""
    graph = nx.disjoint_union_all([nx.path_graph(size, create_using=kind) for size in sizes])
    assert fragmentation(graph) == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize(
    ("n", "ties", "expected"), [(3, 0, 3), (3, 1, 7 / 3), (3, 3, 1), (5, 4, 17 / 5), (5, 10, 1), (6, 3, 5)]
)
def test_r33_effective_size_of_a_hub(n: int, ties: int, expected: float) -> None:
    """By hand from the definition."""
    assert hub_effective_size(n, ties) == pytest.approx(expected, abs=1e-12)


def test_r34_seventy_actors() -> None:
    """By hand: of nobody anything is known; then all ties were mapped, and there are none; then all meet."""
    [unknown] = views("swindon", DAY)
    told = measures_of(unknown)
    assert (told["pairs"], told["unit_pairs_without_tie"], told["fragmentation"]) == (2415, [0, 253], [0, 1])
    assert [finding.type for finding in found(unknown, NOT_MAPPED)] == [NOT_MAPPED]
    [absent] = views("swindon", DAY, mapped={"ties": DAY.isoformat()})
    assert (measures_of(absent)["effective_size"], measures_of(absent)["fragmentation"]) == ([70, 70], [1, 1])
    meeting = {
        "id": "alle",
        "kind": "other",
        "participants": list(unknown.circle),
        "status": "held",
        "date": DAY.isoformat(),
    }
    [present] = views("swindon", DAY, meetings=[meeting])
    assert measures_of(present)["fragmentation"] == [0, 0]


@pytest.mark.parametrize(
    ("costs", "total"), [([5_552_249, 7_965_381], 13_517_630), ([17_692, 184_877, 472_295], 674_864)]
)
def test_r35_costs_are_kept_exactly(costs: list[int], total: int) -> None:
    """By hand: whole crowns stay whole in the records."""
    said = {"actor": "a", "for": [], "at": "office", "status": "active"}
    kept = [Engagement.model_validate(said | {"id": f"e{n}", "yearly_cost": cost}) for n, cost in enumerate(costs)]
    assert sum(engagement.yearly_cost or 0 for engagement in kept) == total
