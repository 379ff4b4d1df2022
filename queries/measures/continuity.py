"""Measures of continuity: whether it is the same person who comes. A visit is named by its provider, in the order of time."""

from collections import Counter
from collections.abc import Hashable, Sequence
from itertools import pairwise

Visits = Sequence[Hashable]


def bice_boxerman(visits: Visits) -> float | None:
    """How concentrated the visits are on few providers: the chance that two different visits have the same provider.

    COC = (Σ n_i² − N) / (N(N − 1)) over the visits n_i with each provider, of N in all; from 0 (a new one each time) to 1
    (always the same). A share, without a unit. The order of visits does not matter. None (undefined) below two visits.

    Source: T. W. Bice and S. B. Boxerman, "A quantitative measure of continuity of care", Medical Care 15 (1977).

    >>> bice_boxerman("AAAB"), bice_boxerman("A") is None
    (0.5, True)
    """
    n = len(visits)
    return (sum(times**2 for times in Counter(visits).values()) - n) / (n * (n - 1)) if n > 1 else None


def usual_provider(visits: Visits) -> float | None:
    """The share of visits with the provider who comes most often.

    UPC = max n_i / N, from 1/M (all of M providers come equally often) to 1 (always the same). A share, without a unit. The
    order of visits does not matter. None (undefined) below two visits.

    Source: the usual provider continuity index, N. Breslau and K. G. Reeb, "Continuity of care in a university-based
    practice", Journal of Medical Education 50 (1975).

    >>> usual_provider("AAAB"), usual_provider("") is None
    (0.75, True)
    """
    return max(Counter(visits).values()) / len(visits) if len(visits) > 1 else None


def sequential_continuity(visits: Visits) -> float | None:
    """The share of visits that are with the same provider as the one before.

    SECON = pairs of consecutive visits with one provider / (N − 1), from 0 (a change each time) to 1 (no change). A share,
    without a unit. It depends on the order of visits. None (undefined) below two visits.

    Source: D. M. Steinwachs, "Measuring provider continuity in ambulatory care", Medical Care 17 (1979).

    >>> round(sequential_continuity("AABB"), 3), sequential_continuity("ABAB")
    (0.667, 0.0)
    """
    return sum(a == b for a, b in pairwise(visits)) / (len(visits) - 1) if len(visits) > 1 else None


def mmci(visits: Visits) -> float | None:
    """How few providers there are for so many visits: the modified modified continuity index.

    MMCI = (1 − M/(N + 0.1)) / (1 − 1/(N + 0.1)) for N visits with M providers; 1 for one provider, near 0 for a new one each
    time. Without a unit. The order of visits does not matter. None (undefined) below two visits.

    Source: BMC Health Services Research 2022, 12913-022-07953-z, table 2.

    >>> round(mmci("AABB"), 4), mmci("AAAA"), mmci("A") is None
    (0.6774, 1.0, True)
    """
    n = len(visits) + 0.1
    return (1 - len(set(visits)) / n) / (1 - 1 / n) if len(visits) > 1 else None
