"""Whether what is shown tells a count after all: the attack of somebody who knows the method and the organisation, and not the key.

All blocks of a day are held against each other as linear bounds (HiGHS): blocks of the same units have the same families, a
department's lie within its administration's, and together cover it where nobody stands outside a department; no block is larger
than all families. Only wholes bind each other; a part is bound by its own whole. Passing tells nothing: the attack sees only
what is shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement
from math import ceil, floor

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_array

from planning.disclosure import Organisations, Rule, Shown
from queries.blocks import Organisation

NEAR = 1e-6
"""A bound that a solver gives is as good as the whole number that is so near."""
TABLES = {"across": "pairs", "department": "pairs", "all": "coordination"}
"""In which table a whole is first of all told."""
Whole = tuple[str, ...]
"""Names the families of some blocks: of two units at a level, of one with a category and a type, or of a table."""


def pinned(shown: Iterable[Shown], organisations: Organisations, rule: Rule) -> list[str]:
    """What is known of a count that is not to be known: of each the table, day, units and part. Empty where nothing is."""
    by_day: dict[object, list[Shown]] = {}
    for one in shown:
        by_day.setdefault(one.place.day, []).append(one)
    return [told for blocks in by_day.values() for told in _pinned_on(blocks, organisations[blocks[0].place.day], rule)]


def _pinned_on(blocks: Sequence[Shown], organisation: Organisation, rule: Rule) -> Iterator[str]:
    system = _System()
    for block in blocks:
        system.bound(whole_of(block), *_bounds_of(block))
    for hidden in _not_listed(blocks, organisation):
        system.bound(hidden, 0, rule.k - 1)
    _relate(system, blocks, organisation)
    bounds = system.solve()
    day = blocks[0].place.day.isoformat()
    for whole in system.names:
        if _is_pinned(*bounds[whole], rule.k):
            yield f"{day} {TABLES.get(whole[0], whole[0])} {' '.join(filter(None, whole))}"
    for block in blocks:
        k = rule.k_of(block.place.table)
        for part, low, high in _parts_within(block, *bounds[whole_of(block)]):
            if _is_pinned(low, high, k):
                yield f"{day} {block.place.table} {' '.join(filter(None, block.place.key))} {part}"


def whole_of(block: Shown) -> Whole:
    """Which families a block has: blocks that are named alike have the same."""
    key = block.place.key
    if key.level:
        return (key.level, key.u, key.v)
    if key.unit:
        return ("costs", key.category, key.family_type, key.unit)
    return ("all",) if block.place.table in ("coordination", "fragmentation") else (block.place.table,)


def _bounds_of(block: Shown) -> tuple[int, int]:
    """Of the whole, by what is shown of it and of its parts."""
    parts = block.parts.values()
    return (
        max(block.families.lo, sum(part.lo for part in parts)),
        min(block.families.hi, sum(part.hi for part in parts)),
    )


def _parts_within(block: Shown, low: int, high: int) -> Iterator[tuple[str, int, int]]:
    """Each part with its bounds, where the whole lies between these."""
    least = sum(part.lo for part in block.parts.values())
    most = sum(part.hi for part in block.parts.values())
    for name, part in block.parts.items():
        yield name, max(part.lo, low - (most - part.hi)), min(part.hi, high - (least - part.lo))


def _is_pinned(low: int, high: int, k: int) -> bool:
    """The bounds meet, or it is certainly a small count."""
    return low >= high or (low >= 1 and high <= k - 1)


def _not_listed(blocks: Sequence[Shown], organisation: Organisation) -> Iterator[Whole]:
    """Pairs of units of which no block is listed, though they have the staff: of them fewer than k families are known."""
    listed = {whole_of(block) for block in blocks}
    for level, units in organisation.staffed.items():
        for u, v in combinations_with_replacement(sorted(units), 2):
            if (level, u, v) not in listed and (u, v) not in organisation.nested:
                yield level, u, v


# --- what binds wholes ------------------------------------------------------------------------------------


@dataclass
class _System:
    """Bounds of wholes, and sums of wholes that are not above 0."""

    lows: dict[Whole, int] = field(default_factory=dict[Whole, int])
    highs: dict[Whole, float] = field(default_factory=dict[Whole, float])
    rows: list[Mapping[Whole, int]] = field(default_factory=list[Mapping[Whole, int]])

    @property
    def names(self) -> list[Whole]:
        """All wholes."""
        return sorted(self.lows)

    def bound(self, whole: Whole, low: int, high: float) -> None:
        """It lies between these, too."""
        self.lows[whole] = max(self.lows.get(whole, 0), low)
        self.highs[whole] = min(self.highs.get(whole, float("inf")), high)

    def at_most(self, whole: Whole, others: Iterable[Whole]) -> None:
        """It is at most the sum of the others."""
        row = dict.fromkeys(others, -1)
        self.rows.append({**row, whole: row.get(whole, 0) + 1})

    def solve(self) -> dict[Whole, tuple[int, int]]:
        """The least and the most that each whole can be. Only wholes that something binds are asked of the solver."""
        groups = self._groups()
        found = {name: (self.lows[name], _finite(self.highs[name])) for name in self.lows}
        for names, rows in groups:
            found |= self._solve(names, rows)
        return found

    def _groups(self) -> list[tuple[list[Whole], list[Mapping[Whole, int]]]]:
        """Wholes that bind each other, with what binds them. That nothing exceeds all families is applied to bounds alone."""
        above = self.highs.get(("all",), float("inf"))
        for name, high in self.highs.items():
            self.highs[name] = min(high, above)
        if ("all",) in self.lows:
            self.lows["all",] = max(self.lows.values())
        group_of: dict[Whole, int] = {}
        groups: list[tuple[list[Whole], list[Mapping[Whole, int]]]] = []
        for row in self.rows:
            there = {group_of[name] for name in row if name in group_of}
            names = [*dict.fromkeys([*row, *(name for at in there for name in groups[at][0])])]
            rows = [row, *(one for at in there for one in groups[at][1])]
            for at in there:
                groups[at] = ([], [])
            for name in names:
                group_of[name] = len(groups)
            groups.append((names, rows))
        return [group for group in groups if group[0]]

    def _solve(self, names: list[Whole], rows: list[Mapping[Whole, int]]) -> dict[Whole, tuple[int, int]]:
        place = {name: at for at, name in enumerate(names)}
        cells = [(at, place[name], factor) for at, row in enumerate(rows) for name, factor in row.items()]
        data, i, j = [cell[2] for cell in cells], [cell[0] for cell in cells], [cell[1] for cell in cells]
        matrix = csr_array((data, (i, j)), shape=(len(rows), len(names)))
        limits = [(self.lows[name], min(self.highs[name], 1e9)) for name in names]
        found: dict[Whole, tuple[int, int]] = {}
        for name, at in place.items():
            aim = np.zeros(len(names))
            aim[at] = 1
            low, high = (
                linprog(sign * aim, A_ub=matrix, b_ub=np.zeros(len(rows)), bounds=limits, method="highs")
                for sign in (1, -1)
            )
            if low.status != 0 or high.status != 0:
                raise ArithmeticError(f"The bounds of a release contradict each other: {low.message}")
            found[name] = ceil(low.fun - NEAR), floor(-high.fun + NEAR)
        return found


def _finite(high: float) -> int:
    return 10**9 if high == float("inf") else int(high)


def _relate(system: _System, blocks: Sequence[Shown], organisation: Organisation) -> None:
    """Departments lie within their administrations, and cover them where nobody stands outside a department."""
    across = {whole[1:]: whole for whole in system.names if whole[0] == "across"}
    for pair, whole in across.items():
        below = [one for one in _departments(pair, organisation)]
        for one in below:
            if one in system.lows:
                system.at_most(one, [whole])
        if not organisation.own_staff.intersection(pair):
            for one in below:
                if one not in system.lows:
                    system.bound(one, 0, float("inf"))  # of too few staff: nothing is said of it
            system.at_most(whole, below)


def _departments(pair: tuple[str, ...], organisation: Organisation) -> Iterator[Whole]:
    """The pairs of departments whose families two units across have in common."""
    ends = [sorted(unit for unit, holder in organisation.holder.items() if holder == end) for end in pair]
    seen = {tuple(sorted((a, b))) for a in ends[0] for b in ends[1]}
    yield from (("department", *one) for one in sorted(seen) if one not in organisation.nested)
