"""Measures as pure functions. Those of a family on a day are `queries.measures.family.measures`."""

from queries.measures.graphs import fragmentation, hub_effective_size

__all__ = ["fragmentation", "hub_effective_size"]
