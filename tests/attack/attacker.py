"""Somebody who has all that a planner gets, knows the method and the organisation, and not the key. Built without the product's own audit.

Two ways: inside a block all offsets and all fillings of what is hidden are tried; over all blocks of a day a linear programme holds
every part and every whole at once (HiGHS).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array, csr_array

from planning.disclosure import Number, Shown
from queries.blocks import PARTS, Organisation

Bounds = tuple[int, int]


def is_pinned(bounds: Bounds, k: int) -> bool:
    """The count is known, or known to be a small one."""
    low, high = bounds
    return low >= high or (low >= 1 and high <= k - 1)


# --- inside a block ---------------------------------------------------------------------------------------


def inside(block: Shown, k: int) -> Iterator[tuple[str, Bounds]]:
    """Between which counts each part of a block may lie, and the whole."""
    values = tuple(block.parts[part].value for part in PARTS[block.place.table])
    found = _inside(values, block.families.value or 0, k)
    yield from zip((*PARTS[block.place.table], "whole"), found, strict=True)


@cache
def _inside(values: tuple[int | None, ...], whole: int, k: int) -> list[Bounds]:
    """Over all offsets, and all roundings of hidden parts that make up the whole. A state is a rounded sum with what lies above it."""
    low = [10**9] * (len(values) + 1)
    high = [-1] * (len(values) + 1)
    for u in range(k):
        before = [{(0, u)}]
        for value in values:
            steps = (value,) if value is not None else (0, k)
            before.append({
                (total + step, above)
                for (total, was), step, above in product(before[-1], steps, range(k))
                if total + step <= whole and step + above - was >= 0
            })  # fmt: skip
        after = [{state for state in before[-1] if state[0] == whole and whole + state[1] - u >= k}]
        for at in range(len(values), 0, -1):
            value = values[at - 1]
            steps = (value,) if value is not None else (0, k)
            there: set[tuple[int, int]] = set()
            for (total, above), step, was in product(after[0], steps, range(k)):
                count = step + above - was
                if count >= 0 and (total - step, was) in before[at - 1]:
                    there.add((total - step, was))
                    low[at - 1], high[at - 1] = min(low[at - 1], count), max(high[at - 1], count)
            after.insert(0, there)
        for total, above in after[-1]:
            low[-1], high[-1] = min(low[-1], total + above - u), max(high[-1], total + above - u)
    return [*zip(low, high, strict=True)]


# --- all blocks of a day ----------------------------------------------------------------------------------


class Day:
    """All blocks of a day as one linear programme: a variable for each part of each block, and for each set of families."""

    def __init__(self, blocks: Sequence[Shown], organisation: Organisation, k: int) -> None:
        self.blocks, self.organisation, self.k = blocks, organisation, k
        self.place: dict[tuple[str, ...], int] = {}
        self.bounds: list[list[float]] = []
        self.equal: list[Mapping[int, int]] = []
        self.less: list[Mapping[int, int]] = []
        for block in blocks:
            whole = self._variable(whole_of(block), block.families)
            parts = [
                self._variable(("part", block.place.table, *block.place.key, part), block.parts[part])
                for part in block.parts
            ]
            self.equal.append({whole: -1, **dict.fromkeys(parts, 1)})
        self._not_listed()
        self._within()

    def _variable(self, name: tuple[str, ...], number: Number) -> int:
        if name not in self.place:
            self.place[name] = len(self.bounds)
            self.bounds.append([0, np.inf])
        at = self.place[name]
        self.bounds[at] = [max(self.bounds[at][0], number.lo), min(self.bounds[at][1], number.hi)]
        return at

    def _not_listed(self) -> None:
        for level, units in self.organisation.staffed.items():
            for u, v in product(sorted(units), repeat=2):
                name = (level, u, v)
                if u <= v and name not in self.place and (u, v) not in self.organisation.nested:
                    self._variable(name, Number(None, 0, self.k - 1))

    def _within(self) -> None:
        every = self.place.get(("all",))
        for name, at in [*self.place.items()]:
            if every is not None and name[0] in ("across", "department", "costs") and at != every:
                self.less.append({at: 1, every: -1})
        for name in [name for name in self.place if name[0] == "across"]:
            _, u, v = name
            below = {("department", *sorted(pair)) for pair in product(self._below(u), self._below(v))}
            below = {one for one in below if one[1:] not in self.organisation.nested}
            for one in below & {*self.place}:
                self.less.append({self.place[one]: 1, self.place[name]: -1})
            if not self.organisation.own_staff & {u, v} and below:
                self.less.append({self.place[name]: 1, **{self._any(one): -1 for one in below}})

    def _any(self, name: tuple[str, ...]) -> int:
        if name not in self.place:
            self._variable(name, Number(None, 0, 10**6))
        return self.place[name]

    def _below(self, unit: str) -> list[str]:
        return [one for one, holder in self.organisation.holder.items() if holder == unit]

    def between(self, names: Iterable[tuple[str, ...]]) -> Iterator[tuple[tuple[str, ...], Bounds]]:
        """Between which counts these may lie."""
        size = len(self.bounds)
        equal, less = (self._matrix(rows, size) for rows in (self.equal, self.less))
        for name in names:
            aim = np.zeros(size)
            aim[self.place[name]] = 1
            ends = [
                linprog(sign * aim, less, np.zeros(len(self.less)), equal, np.zeros(len(self.equal)), self.bounds, "highs")
                for sign in (1, -1)
            ]  # fmt: skip
            assert all(end.status == 0 for end in ends), name
            yield name, (int(np.ceil(ends[0].fun - 1e-6)), int(np.floor(-ends[1].fun + 1e-6)))

    @staticmethod
    def _matrix(rows: Sequence[Mapping[int, int]], size: int) -> csr_array:
        cells = [(row, column, factor) for row, one in enumerate(rows) for column, factor in one.items()]
        i, j, data = zip(*cells, strict=True)
        return coo_array((data, (i, j)), shape=(len(rows), size)).tocsr()  # type: ignore[return-value]


def whole_of(block: Shown) -> tuple[str, ...]:
    """Which families a block is of, as everybody may know it."""
    key = block.place.key
    if key.level:
        return (key.level, key.u, key.v)
    if key.unit:
        return ("costs", key.unit, key.category, key.family_type)
    return ("all",) if block.place.table in ("coordination", "fragmentation") else (block.place.table,)
