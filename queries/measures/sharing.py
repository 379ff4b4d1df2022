"""Measures of sharing: how used the providers around a family are to working with each other, from the families they share."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from itertools import combinations
from typing import Any

Providers = Mapping[Any, Collection[Hashable]]
"""The providers of each family."""
Pair = frozenset[Hashable]


def care_density(providers_by_family: Providers) -> dict[Any, float | None]:
    """For each family how many families two of its providers share on average: the more, the better they know each other.

    C_f = Σ w_ij / (n(n − 1)/2) over the pairs of the n providers of family f; w_ij is the number of families that i and j
    share in the period, f included. In families a pair; at least 1. A provider named twice for a family counts once. None
    (undefined) for a family with fewer than two.

    Source: C. E. Pollack and others, "Patient sharing among physicians and costs of care: a network analytic approach to
    care coordination using claims data", Medical Care 51 (2013).

    >>> care_density({"f1": "AB", "f2": "AB", "f3": "A"})
    {'f1': 2.0, 'f2': 2.0, 'f3': None}
    """
    return _density(providers_by_family, lambda pair: 1.0)


def fragmented_care_density(
    providers_by_family: Providers,
    types: Mapping[Any, Hashable],
    weights: Mapping[tuple[Any, Any], float],
) -> dict[Any, float | None]:
    """The care density where ties between some types of providers weigh more than others.

    Each w_ij is multiplied by the weight of the types of i and j; the divisor is the same. `types` gives each provider its
    type, `weights` each pair of types a number, in either order. In weighted families a pair; with all weights 1 it is the
    care density. None (undefined) for a family with fewer than two providers.

    Raises ValueError for a provider without a type, and for a pair of types without a weight or with two.

    Source: A. Engels and others (2024); package CareDensity for R.

    >>> fragmented_care_density({"f1": "AB"}, {"A": "school", "B": "job"}, {("job", "school"): 0.5})
    {'f1': 0.5}
    """
    weight_of: dict[Pair, float] = {}
    for pair, number in weights.items():
        if weight_of.setdefault(frozenset(pair), number) != number:
            raise ValueError(f"the types {pair[0]!r} and {pair[1]!r} have two weights: give one")

    def weight(pair: Pair) -> float:
        without = sorted(repr(provider) for provider in pair if provider not in types)
        if without:
            raise ValueError(f"without a type: {', '.join(without)}. Give each provider one.")
        kinds = frozenset(types[provider] for provider in pair)
        if kinds not in weight_of:
            raise ValueError(f"no weight for the types {', '.join(sorted(map(repr, kinds)))}. Give each pair one.")
        return weight_of[kinds]

    return _density(providers_by_family, weight)


def _density(providers_by_family: Providers, weight: Callable[[Pair], float]) -> dict[Any, float | None]:
    pairs = {
        family: [frozenset(pair) for pair in combinations(set(providers), 2)]
        for family, providers in providers_by_family.items()
    }
    shared = Counter(pair for of_family in pairs.values() for pair in of_family)
    return {
        family: sum(shared[pair] * weight(pair) for pair in of_family) / len(of_family) if of_family else None
        for family, of_family in pairs.items()
    }
