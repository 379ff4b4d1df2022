"""Measures as pure functions, beside what NetworkX has. Those of a family on a day are `queries.measures.family.measures`.

Betweenness, constraint, modularity and assortativity are NetworkX's own. Its `effective_size` is right only with
`nodes=list(G)`: without, NetworkX 3.6.1 gives wrong values for graphs with weights or directions.
"""

from queries.measures.continuity import bice_boxerman, mmci, sequential_continuity, usual_provider
from queries.measures.costs import CostRow, cost_table, without_cost, years_of
from queries.measures.graphs import fragmentation, hub_effective_size
from queries.measures.groups import Brokerage, brokerage, ei_index, expected_ei_index
from queries.measures.sets import overlap_coefficient
from queries.measures.sharing import care_density, fragmented_care_density

__all__ = [
    "Brokerage",
    "CostRow",
    "bice_boxerman",
    "brokerage",
    "care_density",
    "cost_table",
    "ei_index",
    "expected_ei_index",
    "fragmentation",
    "fragmented_care_density",
    "hub_effective_size",
    "mmci",
    "overlap_coefficient",
    "sequential_continuity",
    "usual_provider",
    "without_cost",
    "years_of",
]
