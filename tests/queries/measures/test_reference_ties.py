"""Reference numbers R01 to R22: structural holes, centrality, brokerage, groups. Tolerance 1e-3, fractions exact.

What NetworkX has is NetworkX's: those rows hold the library to the numbers that the product relies on.
"""

import math
from typing import Any

import networkx as nx
import pytest
from networkx.algorithms.community import greedy_modularity_communities, louvain_communities, modularity

from queries.measures import brokerage, ei_index, expected_ei_index, fragmentation
from tests.queries.measures.graphs import borgatti, clubs, karate, mixed, weighted


def near(value: Any) -> Any:
    return pytest.approx(value, abs=1e-3)


def test_r01_effective_size() -> None:
    """Borgatti 1997, printed."""
    graph = borgatti()
    sizes = nx.effective_size(graph, nodes=list(graph))
    assert {node: sizes[node] for node in "GAC"} == pytest.approx({"G": 6 - 2 * 4 / 6, "A": 2.5, "C": 1})


def test_r02_constraint() -> None:
    """NetworkX and UCINET tests, printed."""
    constraint = nx.constraint(borgatti())
    assert {node: constraint[node] for node in "GAC"} == near({"G": 0.400, "A": 0.595, "C": 1.0})


def test_r03_weights() -> None:
    """NetworkX tests, printed to two and three digits; wrong without `nodes` (networkx pull request 8906)."""
    graph = weighted()
    sizes = nx.effective_size(graph, nodes=list(graph), weight="weight")
    assert (sizes["G"], sizes["A"]) == pytest.approx((5.47, 2.47), abs=5e-3)
    constraint = nx.constraint(graph, weight="weight")
    assert (constraint["G"], constraint["A"]) == near((0.299, 0.795))


def test_r04_directions() -> None:
    """NetworkX tests, printed; wrong without `nodes`."""
    graph = nx.DiGraph([(0, 1), (0, 2), (1, 0), (2, 1)])
    assert nx.constraint(graph) == near({0: 1.003, 1: 1.003, 2: 1.389})
    assert nx.effective_size(graph, nodes=list(graph)) == near({0: 1.167, 1: 1.167, 2: 1.0})


# --- Krackhardt's kite: Andre, Beverley, Carol, Diane, Ed, Fernando, Garth, Heather, Ike, Jane ------------------------

ANDRE, BEVERLEY, CAROL, DIANE, ED, FERNANDO, GARTH, HEATHER, IKE, JANE = range(10)


def test_r05_kite_degree() -> None:
    """Krackhardt 1990."""
    degree = dict(nx.krackhardt_kite_graph().degree())
    assert degree == {
        DIANE: 6, FERNANDO: 5, GARTH: 5, ANDRE: 4, BEVERLEY: 4, CAROL: 3, ED: 3, HEATHER: 3, IKE: 2, JANE: 1
    }  # fmt: skip


def test_r06_kite_betweenness() -> None:
    """NetworkX and R `sna`."""
    kite = nx.krackhardt_kite_graph()
    expected = {HEATHER: 14, FERNANDO: 8.333, GARTH: 8.333, IKE: 8, DIANE: 3.667, ANDRE: 0.833, BEVERLEY: 0.833}
    pairs = nx.betweenness_centrality(kite, normalized=False)
    assert {node: pairs[node] for node in expected} == near(expected)
    share = nx.betweenness_centrality(kite)
    assert (share[HEATHER], share[FERNANDO], share[IKE]) == near((0.3889, 0.2315, 0.2222))
    assert (share[DIANE], share[ANDRE]) == near((0.1019, 0.0231))


def test_r07_kite_constraint() -> None:
    """NetworkX and R `igraph`."""
    constraint = nx.constraint(nx.krackhardt_kite_graph())
    expected = {ANDRE: 0.5412, CAROL: 0.6641, DIANE: 0.4702, FERNANDO: 0.4451, HEATHER: 0.4311, IKE: 0.5, JANE: 1}
    assert {node: constraint[node] for node in expected} == near(expected)


def test_r08_kite_cut_points() -> None:
    """NetworkX."""
    kite = nx.krackhardt_kite_graph()
    assert set(nx.articulation_points(kite)) == {HEATHER, IKE}
    assert {frozenset(bridge) for bridge in nx.bridges(kite)} == {frozenset({HEATHER, IKE}), frozenset({IKE, JANE})}


def centralisation(values: dict, most: float) -> float:
    """Freeman 1979: how far the most central stands above the others, of what is possible."""
    top = max(values.values())
    return sum(top - value for value in values.values()) / most


@pytest.mark.parametrize(
    ("graph", "degree", "between"), [(nx.krackhardt_kite_graph(), 0.3333, 0.2963), (nx.star_graph(4), 1, 1)]
)
def test_r09_centralisation(graph: nx.Graph, degree: float, between: float) -> None:
    """R `sna`; the star by hand."""
    n = len(graph)
    assert centralisation(dict(graph.degree()), (n - 1) * (n - 2)) == near(degree)
    assert centralisation(nx.betweenness_centrality(graph), n - 1) == near(between)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (0, (174, 0, 15, 15, 0, 204)),
        (1, (32, 0, 8, 8, 0, 48)),
        (2, (10, 12, 23, 23, 0, 68)),
        (31, (14, 0, 5, 5, 0, 24)),
        (32, (70, 0, 18, 18, 0, 106)),
        (33, (156, 6, 40, 40, 0, 242)),
    ],
)
def test_r10_brokerage(node: int, expected: tuple[int, ...]) -> None:
    """R `sna` and an own program: w_I, w_O, b_IO, b_OI, b_O, total."""
    found = brokerage(karate(), clubs())[node]
    told = (
        found.coordinator, found.consultant, found.representative, found.gatekeeper, found.liaison, found.total
    )  # fmt: skip
    assert told == expected


def test_r10_brokerage_of_all() -> None:
    found = brokerage(karate(), clubs()).values()
    keys = ("coordinator", "consultant", "representative", "gatekeeper", "liaison", "total")
    assert [sum(getattr(roles, key) for roles in found) for key in keys] == [510, 20, 128, 128, 0, 786]


# --- the families of Florence -----------------------------------------------------------------------------------------


def test_r11_florence_betweenness() -> None:
    """NetworkX; Jackson 2008 prints .522, .255, .212, .103."""
    florence = nx.florentine_families_graph()
    assert (len(florence), florence.size()) == (15, 20)
    found = nx.betweenness_centrality(florence)
    expected = {"Medici": 0.5220, "Guadagni": 0.2546, "Albizzi": 0.2125, "Strozzi": 0.1026}
    assert {name: found[name] for name in expected} == near(expected)


def test_r12_florence_holes() -> None:
    """NetworkX."""
    florence = nx.florentine_families_graph()
    assert nx.closeness_centrality(florence, "Medici") == near(0.56)
    assert nx.effective_size(florence, nodes=list(florence))["Medici"] == near(5.6667)
    assert nx.constraint(florence)["Medici"] == near(0.2099)
    assert set(nx.articulation_points(florence)) == {"Medici", "Guadagni", "Albizzi", "Salviati"}


def test_r13_an_isolate_changes_the_normalisation() -> None:
    """NetworkX: with Pucci there are 16."""
    florence = nx.florentine_families_graph()
    florence.add_node("Pucci")
    assert nx.degree_centrality(florence)["Medici"] == near(0.4)
    assert nx.betweenness_centrality(florence)["Medici"] == near(0.4524)
    assert math.isnan(nx.constraint(florence)["Pucci"])


# --- the karate club --------------------------------------------------------------------------------------------------


def test_r14_karate() -> None:
    """NetworkX."""
    graph = karate()
    assert graph.size() == 78
    between = nx.betweenness_centrality(graph)
    assert (between[0], between[33], between[32]) == near((0.4376, 0.3041, 0.1452))
    assert nx.closeness_centrality(graph, 0) == near(0.5690)
    assert set(nx.articulation_points(graph)) == {0}
    graph.remove_node(0)
    assert sorted(map(len, nx.connected_components(graph))) == [1, 5, 27]
    assert fragmentation(graph) == near(0.3163)


def test_r15_karate_by_club() -> None:
    """NetworkX, and by hand."""
    graph, groups = karate(), clubs()
    external = sum(groups[a] != groups[b] for a, b in graph.edges())
    assert (external, graph.size() - external) == (11, 67)
    assert ei_index(graph, groups) == pytest.approx((11 - 67) / 78, abs=1e-12)
    assert expected_ei_index(groups) == near(0.0303)
    assert nx.attribute_assortativity_coefficient(graph, "club") == near(0.7175)
    sides = [{node for node in groups if groups[node] == club} for club in set(groups.values())]
    assert sorted(map(len, sides)) == [17, 17]
    assert modularity(graph, sides) == near(0.3582)


def test_r16_karate_modularity() -> None:
    """NetworkX; the optimum is that of Brandes 2008."""
    graph = karate()
    best = max(
        (louvain_communities(graph, seed=seed) for seed in range(20)), key=lambda parts: modularity(graph, parts)
    )
    assert (len(best), modularity(graph, best)) == (4, near(0.4198))
    assert modularity(graph, greedy_modularity_communities(graph)) == near(0.3807)


def test_r17_karate_closure() -> None:
    """NetworkX."""
    graph = karate()
    assert nx.transitivity(graph) == near(0.2557)
    assert nx.average_clustering(graph) == near(0.5706)
    assert nx.degree_assortativity_coefficient(graph) == near(-0.4756)


# --- groups -----------------------------------------------------------------------------------------------------------

MONKS = {
    "Loyal": {"Loyal": 23, "Outcasts": 2, "Turks": 9},
    "Outcasts": {"Loyal": 1, "Outcasts": 10, "Turks": 7},
    "Turks": {"Loyal": 5, "Outcasts": 1, "Turks": 30},
}
"""R19: the ties among Sampson's monks, from the rows to the columns."""
MONK_SIZES = {"Loyal": 7, "Outcasts": 4, "Turks": 7}


def test_r18_sampson() -> None:
    """Package `homophily` for R, printed."""
    graph, groups = mixed(MONKS, MONK_SIZES)
    assert (len(graph), graph.size()) == (18, 88)
    assert ei_index(graph, groups) == pytest.approx(-0.4318182, abs=1e-7)
    assert ei_index(graph, groups) == pytest.approx((25 - 63) / 88, abs=1e-12)


def test_r19_sampson_expected() -> None:
    """By hand; one group: its ties in either direction."""
    graph, groups = mixed(MONKS, MONK_SIZES)
    assert expected_ei_index(groups) == near(0.3725)
    assert ei_index(graph, groups, "Outcasts") == pytest.approx((2 + 1 + 1 + 7 - 10) / (2 + 1 + 1 + 7 + 10), abs=1e-12)


def test_r20_jemaah_islamiyah() -> None:
    """Package `homophily` for R, printed: 43 ties across and 20 within (Koschade 2006)."""
    graph, groups = mixed({"x": {"x": 12, "y": 43}, "y": {"y": 8}}, {"x": 9, "y": 8})
    assert (len(graph), graph.size()) == (17, 63)
    assert ei_index(graph, groups) == pytest.approx(0.3650794, abs=1e-7)


def test_r21_gang() -> None:
    """Grund and Densley, the table: 170/155/155/150 with the diagonal counted twice."""
    directed, groups = mixed({"x": {"x": 170 // 2, "y": 155}, "y": {"y": 150 // 2}}, {"x": 20, "y": 20})
    undirected = directed.to_undirected()
    assert undirected.size() == 155 + 160
    assert ei_index(undirected, groups) == near(-0.0159)
    assert ei_index(undirected, groups) == pytest.approx((155 - 160) / 315, abs=1e-12)


def test_r22_newman() -> None:
    """NetworkX tests and Newman 2003: renormalised .623, as printed .621."""
    matrix = [
        [0.258, 0.016, 0.035, 0.013], [0.012, 0.157, 0.058, 0.019], [0.013, 0.023, 0.306, 0.035], [0.005, 0.007, 0.024, 0.016]
    ]  # fmt: skip
    assert sum(map(sum, matrix)) == near(0.997)
    counts = {i: {j: round(1000 * entry) for j, entry in enumerate(row)} for i, row in enumerate(matrix)}
    graph = nx.MultiDiGraph()
    graph.add_nodes_from((i, {"ethnicity": str(i)}) for i in counts)
    graph.add_edges_from((i, j) for i, row in counts.items() for j, times in row.items() for _ in range(times))
    assert nx.attribute_assortativity_coefficient(graph, "ethnicity") == near(0.623)
    agreement = sum(sum(row) * sum(other[i] for other in matrix) for i, row in enumerate(matrix))
    assert (sum(matrix[i][i] for i in range(4)) - agreement) / (1 - agreement) == near(0.6208)
