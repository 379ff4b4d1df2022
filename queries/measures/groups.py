"""Measures of ties within and between groups: who stands between groups, and how closed they are.

What NetworkX has is called, not rewritten: `attribute_assortativity_coefficient`, `community.modularity`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import networkx as nx

Groups = Mapping[Any, Hashable]
"""The group of each node."""


class Brokerage(NamedTuple):
    """How often a node stands between two others, by the groups of the three: from, through, to."""

    coordinator: int
    """w_I: all three in one group."""
    consultant: int
    """w_O: the two others in one group, the node in another."""
    gatekeeper: int
    """b_OI: from another group into its own."""
    representative: int
    """b_IO: from its own group into another."""
    liaison: int
    """b_O: three groups."""
    total: int


def brokerage(graph: nx.Graph, groups: Groups) -> dict[Any, Brokerage]:
    """For each node how often it stands between two others who are not tied, by the role that the groups give it.

    Every path a → v → b of different nodes without a tie a → b counts for v, once. An undirected tie runs both ways, so that
    each open pair counts twice. Loops and repeated ties count for nothing more. In counts of paths; 0 for a node between
    nobody.

    Raises ValueError for a node without a group.

    Source: R. V. Gould and R. M. Fernandez, "Structures of mediation: a formal approach to brokerage in transaction
    networks", Sociological Methodology 19 (1989).

    >>> import networkx as nx
    >>> found = brokerage(nx.path_graph(3), {0: "job", 1: "job", 2: "school"})
    >>> found[1].gatekeeper, found[1].representative, found[1].total, found[0].total
    (1, 1, 2, 0)
    """
    _check_groups(graph, groups)
    onwards = {node: {*graph[node]} - {node} for node in graph}
    into: dict[Hashable, set[Hashable]] = {node: set() for node in graph}
    for node, others in onwards.items():
        for other in others:
            into[other].add(node)
    return {node: _roles(node, into[node], onwards, groups) for node in graph}


def _roles(
    node: Hashable, into: Iterable[Hashable], onwards: Mapping[Hashable, set[Hashable]], groups: Groups
) -> Brokerage:
    found: Counter[str] = Counter()
    for a in into:
        for b in onwards[node] - onwards[a] - {a}:
            found[_role(groups[a], groups[node], groups[b])] += 1
    return Brokerage(**{role: found[role] for role in Brokerage._fields[:-1]}, total=found.total())


def _role(before: Hashable, own: Hashable, after: Hashable) -> str:
    if before == after:
        return "coordinator" if own == before else "consultant"
    if own == before:
        return "representative"
    return "gatekeeper" if own == after else "liaison"


def ei_index(graph: nx.Graph, groups: Groups, group: Hashable | None = None) -> float | None:
    """How open groups are: external against internal ties, from −1 (all ties within groups) to +1 (all between).

    (E − I) / (E + I) over the ties; with `group`, over the ties of that group, those that leave or reach it counted once as
    external. A tie of a directed graph counts as it stands, so that two that answer each other are two; loops do not count.
    Without a unit. Never compare groups of different size on it: compare each with `expected_ei_index`. None (undefined)
    where there is no tie.

    Raises ValueError for a node without a group, and for a `group` that has no node.

    Source: D. Krackhardt and R. N. Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51
    (1988).

    >>> import networkx as nx
    >>> groups = {0: "job", 1: "job", 2: "school", 3: "school"}
    >>> round(ei_index(nx.path_graph(4), groups), 3), ei_index(nx.star_graph(3), groups, "school")
    (-0.333, 1.0)
    """
    _check_groups(graph, groups)
    if group is not None and all(groups[node] != group for node in graph):
        raise ValueError(f"no node is in the group {group!r}")
    ends = [(groups[a], groups[b]) for a, b in graph.edges() if a != b]
    if group is not None:
        ends = [pair for pair in ends if group in pair]
    external = sum(a != b for a, b in ends)
    return (2 * external - len(ends)) / len(ends) if ends else None


def expected_ei_index(groups: Groups) -> float | None:
    """What the E-I index would be if ties did not heed groups: the value to compare it with.

    1 − 2 Σ n_g(n_g − 1) / (n(n − 1)) over the sizes n_g of the groups of n nodes: −1 where all are in one, +1 where each is
    alone. Without a unit. None (undefined) below two nodes.

    Source: the mean of the index over all ways to give the nodes the groups; D. Krackhardt and R. N. Stern (1988) compare
    with it.

    >>> round(expected_ei_index({0: "job", 1: "job", 2: "school"}), 3), expected_ei_index({0: "job"}) is None
    (0.333, True)
    """
    sizes = Counter(groups.values())
    n = sizes.total()
    return 1 - 2 * sum(size * (size - 1) for size in sizes.values()) / (n * (n - 1)) if n > 1 else None


def _check_groups(graph: nx.Graph, groups: Groups) -> None:
    without = [node for node in graph if node not in groups]
    if without:
        raise ValueError(f"without a group: {', '.join(map(repr, without))}. Give each node of the graph one.")
