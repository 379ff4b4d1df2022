"""How much two sets have in common."""

from collections.abc import Collection, Hashable


def overlap_coefficient(a: Collection[Hashable], b: Collection[Hashable]) -> float | None:
    """The share of the smaller set that is in the other, too: what one of two could do of the other's tasks.

    |A ∩ B| / min(|A|, |B|), from 0 (nothing in common) to 1 (one holds the other). A share, without a unit; never below the
    Jaccard index |A ∩ B| / |A ∪ B|. What stands twice counts once. None (undefined) where either set is empty.

    Source: D. Szymkiewicz (1934), G. G. Simpson, "Mammals and the nature of continents", American Journal of Science 241
    (1943). For the Jaccard index of neighbours there is `networkx.jaccard_coefficient`.

    >>> overlap_coefficient({"f01", "f02"}, {"f02", "f03", "f04"}), overlap_coefficient({"f01"}, set()) is None
    (0.5, True)
    """
    one, other = frozenset(a), frozenset(b)
    return len(one & other) / min(len(one), len(other)) if one and other else None
