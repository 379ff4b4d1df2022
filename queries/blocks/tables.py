"""The tables of the planner: the parts of each in their order, and where a part that is named by a number begins.

`docs/planning.md` says what each counts. Every block of a table has all its parts; a family is in one part of a block.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

COORDINATION = ("with", "split", "without", "ask", "none")
MOST_SURFACES = 6
"""From so many contact surfaces on they are one class."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "pairs": ("tie", "absent_bearer", "absent_other", "unknown_bearer", "unknown_other"),
    "loads": ("unknown", "0", "1", "2", "4"),
    "months": ("1", "3", "6", "12"),
    "coordination": tuple(
        f"{surfaces}/{held}" for surfaces in (*map(str, range(MOST_SURFACES)), f"{MOST_SURFACES}+") for held in COORDINATION
    ),
    "fragmentation": ("0-0", "0-mid", "0-1", "mid-mid", "mid-1", "1-1", "undefined"),
    "children": ("0", "0+", "1+", "2+", "3+"),
    "costs": ("unknown", "0", "50000", "100000", "250000", "500000", "1000000"),
    "criteria": ("certain", "possible"),
}  # fmt: skip
"""The parts of each table, in the order in which they are rounded."""
SUMS: Mapping[str, tuple[str, ...]] = {
    "pairs": (),
    "loads": ("per_week_lo", "per_week_hi"),
    "months": ("months",),
    "coordination": ("surfaces", "actors"),
    "fragmentation": (),
    "children": ("children", "interventions_lo", "interventions_hi"),
    "costs": ("cost", "without"),
    "criteria": (),
}
"""What is summed over the families of a block, for the owner of the data alone."""
ENDS: Mapping[str, tuple[float, ...]] = {
    "loads": (0, 1, 2, 4),
    "months": (1, 3, 6, 12),
    "costs": (0, 50_000, 100_000, 250_000, 500_000, 1_000_000),
}
"""Where the classes begin that are named by a number: each runs to below the next, the last is open."""


def class_of(table: str, value: float) -> str:
    """The class in which a number lies.

    >>> class_of("loads", 0.5), class_of("loads", 2), class_of("months", 12), class_of("costs", 49_999.5)
    ('0', '2', '12', '0')
    """
    ends: Sequence[float] = ENDS[table]
    return str(int(ends[max(bisect_right(ends, value) - 1, 0)]))
