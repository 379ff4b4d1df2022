"""Measures of a small undirected graph without weights, by counting shortest paths."""

from fractions import Fraction
from itertools import combinations

from tests.naive.pairs import Edges, components


def neighbours(nodes: list[str], edges: Edges) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for a, b in edges:
        found[a].add(b)
        found[b].add(a)
    return found


def distances(near: dict[str, set[str]], start: str) -> tuple[dict[str, int], dict[str, int]]:
    """Steps to each node that can be reached, and the number of shortest paths."""
    steps, paths, level = {start: 0}, {start: 1}, [start]
    while level:
        following: list[str] = []
        for node in level:
            for other in sorted(near[node]):
                if other not in steps:
                    steps[other], paths[other] = steps[node] + 1, 0
                    following.append(other)
                if steps[other] == steps[node] + 1:
                    paths[other] += paths[node]
        level = following
    return steps, paths


def betweenness(nodes: list[str], edges: Edges) -> dict[str, float]:
    """Share of the pairs of others whose shortest paths go through a node; 0 below three nodes."""
    near = neighbours(nodes, edges)
    reach = {node: distances(near, node) for node in nodes}
    found = dict.fromkeys(nodes, Fraction(0))
    scale = Fraction((len(nodes) - 1) * (len(nodes) - 2), 2)
    for a, b in combinations(nodes, 2):
        steps, paths = reach[a]
        if b not in steps:
            continue
        for v in set(nodes) - {a, b}:
            if v in steps and b in reach[v][0] and steps[v] + reach[v][0][b] == steps[b]:
                found[v] += Fraction(paths[v] * reach[v][1][b], paths[b]) / scale
    return {node: float(value) for node, value in found.items()}


def closeness(nodes: list[str], edges: Edges) -> dict[str, float]:
    """Reached over steps, times the share of the others that is reached (Wasserman and Faust); 0 if nobody."""
    near = neighbours(nodes, edges)
    found = {}
    for node in nodes:
        steps, _ = distances(near, node)
        reached, far = len(steps) - 1, sum(steps.values())
        found[node] = reached / far * reached / (len(nodes) - 1) if reached else 0.0
    return found


def splits(nodes: list[str], edges: list[tuple[str, str]], node: str) -> bool:
    """Without the node, the others fall into more parts than before."""
    rest = [(a, b) for a, b in edges if node not in (a, b)]
    return len(components(set(nodes) - {node}, rest)) > len(components(nodes, edges))
