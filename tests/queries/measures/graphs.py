"""Graphs and numbers that several rows of the reference numbers share."""

from collections import Counter
from collections.abc import Mapping
from itertools import permutations

import networkx as nx

BORGATTI = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]
"""The graph of Borgatti (1997), figure 1."""
WEIGHTS = {"AB": 2, "AF": 3, "AG": 5, "AE": 2, "EG": 8, "FG": 3, "BG": 4, "BD": 1, "DG": 3, "GC": 10}
"""The same with the weights of NetworkX's tests."""


def borgatti() -> nx.Graph:
    return nx.Graph([(a, b) for a, b in BORGATTI])


def weighted() -> nx.Graph:
    graph = nx.Graph()
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in WEIGHTS.items())
    return graph


def karate() -> nx.Graph:
    """The karate club without weights."""
    known = nx.karate_club_graph()
    graph = nx.Graph(known.edges())
    graph.add_nodes_from((node, {"club": known.nodes[node]["club"]}) for node in known)
    return graph


def clubs() -> dict[int, str]:
    return nx.get_node_attributes(nx.karate_club_graph(), "club")


def mixed(matrix: Mapping[str, Mapping[str, int]], sizes: Mapping[str, int]) -> tuple[nx.DiGraph, dict[str, str]]:
    """A directed graph with so many ties from group to group, and the group of each node."""
    groups = {f"{group}{number}": group for group, size in sizes.items() for number in range(size)}
    graph = nx.DiGraph()
    graph.add_nodes_from(groups)
    for start, row in matrix.items():
        for end, ties in row.items():
            pairs = [(a, b) for a, b in permutations(groups, 2) if (groups[a], groups[b]) == (start, end)]
            pairs.sort(
                key=lambda pair: pair[0] > pair[1]
            )  # first one way, so that as an undirected graph it keeps them
            graph.add_edges_from(pairs[:ties])
    found = Counter((groups[a], groups[b]) for a, b in graph.edges())
    assert found == Counter({(a, b): ties for a, row in matrix.items() for b, ties in row.items()})
    return graph, groups
