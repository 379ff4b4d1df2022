"""What holds of every graph, group, series of visits and set: the invariants beside the reference numbers."""

from fractions import Fraction
from itertools import combinations, pairwise

import networkx as nx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from queries.measures import (
    Brokerage,
    bice_boxerman,
    brokerage,
    care_density,
    ei_index,
    expected_ei_index,
    fragmentation,
    fragmented_care_density,
    hub_effective_size,
    mmci,
    overlap_coefficient,
    sequential_continuity,
    usual_provider,
)

VISITS = st.lists(st.sampled_from("ABCDE"), min_size=2, max_size=12)
SETS = st.frozensets(st.integers(0, 8), min_size=1)
FAMILIES = st.dictionaries(st.integers(0, 6), st.frozensets(st.sampled_from("ABCDE"), max_size=4), max_size=6)


@st.composite
def graphs(draw: st.DrawFn, directed: bool | None = None) -> nx.Graph:
    """Up to seven nodes, each pair tied or not, one way or both."""
    n = draw(st.integers(1, 7))
    both = draw(st.booleans()) if directed is None else not directed
    graph = nx.Graph() if both else nx.DiGraph()
    graph.add_nodes_from(range(n))
    pairs = [(a, b) for a in range(n) for b in range(n) if (a < b if both else a != b)]
    if pairs:
        graph.add_edges_from(draw(st.lists(st.sampled_from(pairs), unique=True)))
    return graph


@st.composite
def grouped(draw: st.DrawFn) -> tuple[nx.Graph, dict[int, str]]:
    graph = draw(graphs())
    return graph, {node: draw(st.sampled_from("xyz")) for node in graph}


# --- fragmentation and effective size (invariants 1 and 6) ----------------------------------------------------------


@given(graphs(directed=False), st.data())
def test_a_tie_raises_neither_fragmentation_nor_effective_size(graph: nx.Graph, data: st.DataObject) -> None:
    assume(len(graph) > 1)
    a, b = data.draw(st.sampled_from(list(combinations(graph, 2))))
    more = graph.copy()
    more.add_edge(a, b)
    before, after = fragmentation(graph), fragmentation(more)
    assert before is not None and after is not None and 0 <= after <= before <= 1
    sizes = [hub_effective_size(len(each), each.size()) for each in (graph, more)]
    assert sizes[0] is not None and sizes[1] is not None and 1 <= sizes[1] <= sizes[0] <= len(graph)
    assert (sizes[0] == len(graph)) == (graph.size() == 0)


@given(graphs())
def test_fragmentation_is_the_share_of_pairs_that_cannot_reach_each_other(graph: nx.Graph) -> None:
    pairs = list(combinations(graph, 2))
    apart = [pair for pair in pairs if not nx.has_path(graph.to_undirected(), *pair)]
    assert fragmentation(graph) == (pytest.approx(len(apart) / len(pairs)) if pairs else None)


@given(graphs(directed=False))
def test_effective_size_of_a_hub_is_burts(graph: nx.Graph) -> None:
    star = graph.copy()
    star.add_edges_from(("hub", node) for node in graph)
    assert hub_effective_size(len(graph), graph.size()) == pytest.approx(
        nx.effective_size(star, nodes=list(star))["hub"]
    )


# --- groups (invariant 3) ---------------------------------------------------------------------------------------------


@given(grouped())
def test_the_ei_index_has_bounds_and_heeds_no_names(given_: tuple[nx.Graph, dict[int, str]]) -> None:
    graph, groups = given_
    found = ei_index(graph, groups)
    assert (found is None) == (graph.size() == 0)
    renamed = {node: {"x": "skole", "y": "job", "z": "x"}[group] for node, group in groups.items()}
    assert ei_index(graph, renamed) == found
    assert expected_ei_index(renamed) == expected_ei_index(groups)
    if found is not None:
        assert -1 <= found <= 1
        assert ei_index(graph, dict.fromkeys(groups, "one")) == -1
        assert ei_index(graph, {node: node for node in groups}) == 1


@given(grouped())
def test_the_ei_index_of_a_group_is_that_of_its_ties(given_: tuple[nx.Graph, dict[int, str]]) -> None:
    graph, groups = given_
    for group in set(groups.values()):
        own = graph.edge_subgraph([(a, b) for a, b in graph.edges() if group in (groups[a], groups[b])])
        assert ei_index(graph, groups, group) == ei_index(own, groups)


@given(st.lists(st.sampled_from("xyz"), min_size=2, max_size=7))
def test_the_expected_index_is_that_of_all_ties(labels: list[str]) -> None:
    groups = dict(enumerate(labels))
    assert expected_ei_index(groups) == pytest.approx(ei_index(nx.complete_graph(len(labels)), groups))


@given(grouped())
def test_brokerage_counts_every_open_path_once(given_: tuple[nx.Graph, dict[int, str]]) -> None:
    graph, groups = given_
    found = brokerage(graph, groups)
    paths = [
        (a, v, b)
        for v in graph
        for a in graph
        for b in graph
        if len({a, v, b}) == 3 and graph.has_edge(a, v) and graph.has_edge(v, b) and not graph.has_edge(a, b)
    ]
    for v in graph:
        kinds = [
            (groups[a] == groups[v], groups[v] == groups[b], groups[a] == groups[b]) for a, w, b in paths if w == v
        ]
        assert found[v] == Brokerage(
            coordinator=kinds.count((True, True, True)),
            consultant=kinds.count((False, False, True)),
            gatekeeper=kinds.count((False, True, False)),
            representative=kinds.count((True, False, False)),
            liaison=kinds.count((False, False, False)),
            total=len(kinds),
        )


@given(grouped())
def test_loops_and_repeated_ties_change_nothing(given_: tuple[nx.Graph, dict[int, str]]) -> None:
    graph, groups = given_
    more = nx.MultiDiGraph(graph) if graph.is_directed() else nx.MultiGraph(graph)
    more.add_edges_from([*graph.edges(), *((node, node) for node in graph)])
    assert brokerage(more, groups) == brokerage(graph, groups)
    looped = graph.copy()
    looped.add_edges_from((node, node) for node in graph)
    assert ei_index(looped, groups) == ei_index(graph, groups)


# --- continuity (invariants 4 and 5) ----------------------------------------------------------------------------------


@given(VISITS, st.permutations("ABCDE"))
def test_continuity_heeds_no_names(visits: list[str], names: list[str]) -> None:
    renamed = [names["ABCDE".index(provider)] for provider in visits]
    for measure in (bice_boxerman, usual_provider, sequential_continuity, mmci):
        assert measure(renamed) == measure(visits)


@given(VISITS)
def test_the_order_matters_to_the_sequence_alone(visits: list[str]) -> None:
    other = sorted(visits)
    for measure in (bice_boxerman, usual_provider, mmci):
        assert measure(other) == measure(visits)
    together = sequential_continuity(other)
    assert together is not None and together >= (sequential_continuity(visits) or 0)


@given(VISITS)
def test_concentration_is_the_chance_of_one_provider(visits: list[str]) -> None:
    pairs = list(combinations(visits, 2))
    n, times = len(visits), [visits.count(provider) for provider in set(visits)]
    herfindahl = sum(Fraction(t, n) ** 2 for t in times)
    coc, upc = bice_boxerman(visits), usual_provider(visits)
    assert coc is not None and upc is not None
    assert coc == pytest.approx(sum(a == b for a, b in pairs) / len(pairs))
    assert coc == pytest.approx(float((n * herfindahl - 1) / (n - 1)))
    assert upc >= 1 / len(times) - 1e-12
    assert coc <= upc + 1e-12
    assert sequential_continuity(visits) == pytest.approx(sum(a == b for a, b in pairwise(visits)) / (n - 1))


@given(VISITS)
def test_few_providers_are_one_at_most(visits: list[str]) -> None:
    few = mmci(visits)
    assert few is not None and 0 < few <= 1 + 1e-12
    assert (few > 1 - 1e-12) == (len(set(visits)) == 1)


@pytest.mark.parametrize("visits", ["", "A"])
def test_below_two_visits_continuity_is_undefined(visits: str) -> None:
    assert [measure(visits) for measure in (bice_boxerman, usual_provider, sequential_continuity, mmci)] == [None] * 4


# --- sets (invariant 7) -----------------------------------------------------------------------------------------------


@given(SETS, SETS)
def test_the_overlap_is_no_less_than_jaccard(a: frozenset[int], b: frozenset[int]) -> None:
    found = overlap_coefficient(a, b)
    assert found == overlap_coefficient(b, a)
    assert found is not None and len(a & b) / len(a | b) <= found <= 1
    assert (found == 1) == (a <= b or b <= a)
    assert overlap_coefficient([*a, *a], list(b)) == found
    assert overlap_coefficient(a, frozenset()) is None


# --- sharing (invariants 8 and 9) -------------------------------------------------------------------------------------


@given(FAMILIES)
def test_care_density_of_a_family(families: dict[int, frozenset[str]]) -> None:
    found = care_density(families)
    for family, providers in families.items():
        pairs = list(combinations(providers, 2))
        shared = [sum({a, b} <= others for others in families.values()) for a, b in pairs]
        assert found[family] == (pytest.approx(sum(shared) / len(pairs)) if pairs else None)


@given(FAMILIES)
def test_with_all_weights_one_it_is_the_same(families: dict[int, frozenset[str]]) -> None:
    types = dict(zip("ABCDE", "xxyyz", strict=True))
    weights = {(a, b): 1.0 for a in "xyz" for b in "xyz"}
    assert fragmented_care_density(families, types, weights) == care_density(families)


@given(FAMILIES, st.frozensets(st.sampled_from("ABCDE"), min_size=2))
def test_a_family_twice_adds_one_to_each_pair_it_shares(
    families: dict[int, frozenset[str]], own: frozenset[str]
) -> None:
    once, twice = families | {98: own}, families | {98: own, 99: own}
    before, after = care_density(once)[98], care_density(twice)[98]
    assert before is not None and after == pytest.approx(before + 1)


# --- errors -----------------------------------------------------------------------------------------------------------


def test_what_is_not_said_is_an_error_that_names_it() -> None:
    path = nx.path_graph(3)
    for measure in (brokerage, ei_index):
        with pytest.raises(ValueError, match="without a group: 2"):
            measure(path, {0: "x", 1: "x"})
    with pytest.raises(ValueError, match="no node is in the group 'y'"):
        ei_index(path, dict.fromkeys(path, "x"), "y")
    with pytest.raises(ValueError, match="without a type: 'B'"):
        fragmented_care_density({1: "AB"}, {"A": "x"}, {("x", "x"): 1})
    with pytest.raises(ValueError, match="no weight for the types 'x', 'y'"):
        fragmented_care_density({1: "AB"}, {"A": "x", "B": "y"}, {("x", "x"): 1})
    with pytest.raises(ValueError, match="'y' and 'x' have two weights"):
        fragmented_care_density({}, {}, {("x", "y"): 1, ("y", "x"): 2})


def test_undefined_is_none() -> None:
    assert ei_index(nx.empty_graph(3), dict.fromkeys(range(3), "x")) is None
    assert expected_ei_index({0: "x"}) is None
    assert care_density({"f": ["A", "A"]}) == {"f": None}
    assert brokerage(nx.Graph(), {}) == {}
