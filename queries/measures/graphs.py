"""Measures of a graph of actors: how far it falls apart, and how much a hub in its middle holds together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx


def fragmentation(graph: nx.Graph) -> float | None:
    """The share of pairs that cannot reach each other (Borgatti 2006).

    F = 1 − Σ s_k(s_k − 1) / (n(n − 1)) over the sizes s_k of the components; 0 where all hang together, 1 where nobody is
    tied to anybody. A share, without a unit. Direction is ignored: two are in one component if a path of ties joins them.
    None (undefined) below two nodes.

    Source: S. P. Borgatti, "Identifying sets of key players in a social network", Computational and Mathematical
    Organization Theory 12 (2006).

    >>> import networkx as nx
    >>> round(fragmentation(nx.path_graph(3)), 3), fragmentation(nx.empty_graph(1)) is None
    (0.0, True)
    >>> round(fragmentation(nx.disjoint_union(nx.path_graph(2), nx.empty_graph(1))), 3)
    0.667
    """
    import networkx as nx  # a fifth of a second: only who asks for it pays, not every command

    if graph.number_of_nodes() < 2:
        return None
    directed = isinstance(graph, nx.DiGraph)
    components = nx.weakly_connected_components(graph) if directed else nx.connected_components(graph)
    return fragmentation_of_sizes(len(component) for component in components)


def fragmentation_of_sizes(sizes: Iterable[int]) -> float:
    """F from the sizes of the components. Raises ValueError below two nodes.

    >>> fragmentation_of_sizes([4, 1])
    0.4
    """
    known = list(sizes)
    n = sum(known)
    if n < 2:
        raise ValueError(f"fragmentation is undefined for {n} nodes: there is no pair")
    return 1 - sum(size * (size - 1) for size in known) / (n * (n - 1))


def hub_effective_size(n: int, ties: int) -> float | None:
    """How many separate contacts a hub has whose `n` contacts have `ties` ties among themselves (Burt 1992).

    ES = n − 2t/n: n where no two of them are tied (the hub alone carries what passes between them), 1 where all are.
    Counted in contacts. None (undefined) for a hub without contacts. Raises ValueError where so many ties cannot be.

    Source: R. S. Burt, Structural Holes (1992); in this form S. P. Borgatti, "Structural holes: unpacking Burt's
    redundancy measures", Connections 20(1) (1997).

    >>> round(hub_effective_size(3, 1), 3), hub_effective_size(0, 0) is None
    (2.333, True)
    """
    if not 0 <= ties <= n * (n - 1) // 2:
        raise ValueError(f"{n} contacts cannot have {ties} ties among themselves")
    return n - 2 * ties / n if n else None
