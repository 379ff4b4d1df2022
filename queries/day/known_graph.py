"""The graph of the actors whose pairs are present: its parts, and where each actor stands in it.

NetworkX takes a fifth of a second to load: only who asks for what it has pays, and only where there is a path.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from queries.day.units import Pair

if TYPE_CHECKING:
    import networkx as nx

Nodes = tuple[str, ...]
PATH = 2
"""From so many ties on somebody can stand between two others."""


def components(nodes: tuple[str, ...], neighbours: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """Number the connected components, in the order in which their first nodes stand."""
    found: dict[str, int] = {}
    left = set(nodes)
    number = 0
    for node in nodes:
        if node not in left:
            continue
        left.discard(node)
        queue = [node]
        while queue:
            current = queue.pop()
            found[current] = number
            reached = neighbours[current] & left
            left -= reached
            queue.extend(reached)
        number += 1
    return found


def sizes(component: Mapping[str, int]) -> tuple[int, ...]:
    """The size of each component, by its number."""
    sizes = [0] * (max(component.values(), default=-1) + 1)
    for number in component.values():
        sizes[number] += 1
    return tuple(sizes)


class KnownGraph:
    """The actors and their present pairs, as NetworkX wants them: made once, and only for who needs a path."""

    def __init__(self, nodes: Nodes, ties: Collection[Pair]) -> None:
        self._nodes, self._ties = nodes, ties

    @cached_property
    def _graph(self) -> nx.Graph:
        import networkx as nx

        graph = nx.Graph()
        graph.add_nodes_from(self._nodes)
        graph.add_edges_from(self._ties)
        return graph

    @cached_property
    def cut_points(self) -> frozenset[str]:
        """The nodes without which those whom they join fall apart."""
        if len(self._ties) < PATH:
            return frozenset()
        import networkx as nx

        return frozenset(nx.articulation_points(self._graph))

    @cached_property
    def betweenness(self) -> Mapping[str, float]:
        """For each node the share of shortest paths between two others that run through it."""
        if len(self._ties) < PATH:
            return dict.fromkeys(self._nodes, 0.0)
        import networkx as nx

        return nx.betweenness_centrality(self._graph)

    @cached_property
    def closeness(self) -> Mapping[str, float]:
        """For each node how near the others are: from 0 (nobody in reach) to 1 (tied to all)."""
        if not self._ties:
            return dict.fromkeys(self._nodes, 0.0)
        import networkx as nx

        return nx.closeness_centrality(self._graph)
