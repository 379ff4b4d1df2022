"""Fold a crowded map: actors of one unit become one chip with their number, until the map can be read."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass

MOST_CHIPS = 90
"""So many can be read on A3."""


@dataclass(frozen=True, slots=True)
class Foldable:
    """What folding must know of a chip: where it stands, and whether it may leave the map at all."""

    id: str
    unit: str | None
    sector: str
    ring: int
    kind: str
    may_fold: bool


@dataclass(frozen=True, slots=True)
class Fold:
    """Several chips in one place. `unit` is theirs, None where only sector and ring are common."""

    unit: str | None
    sector: str
    ring: int
    kind: str
    ids: tuple[str, ...]


def folds(chips: list[Foldable], fixed: int) -> list[Fold]:
    """The folds that bring the map to 90 chips, or as near as it goes; `fixed` chips never fold (the household).

    First actors of one unit (in one sector and ring), the outermost and then the largest groups first; then those of one
    sector and ring; then private people likewise.
    """
    free = [chip for chip in chips if chip.may_fold]
    others = fixed + len(chips) - len(free)
    state = [Fold(chip.unit, chip.sector, chip.ring, chip.kind, (chip.id,)) for chip in free]

    def by_unit(fold: Fold) -> Hashable:
        return (fold.unit, fold.sector, fold.ring) if fold.kind == "actor" and fold.unit else None

    def by_cell(kind: str) -> Callable[[Fold], Hashable]:
        return lambda fold: (fold.sector, fold.ring) if fold.kind == kind else None

    for key in (by_unit, by_cell("actor"), by_cell("person")):
        state = _merged(state, key, MOST_CHIPS - others)
    return sorted((fold for fold in state if len(fold.ids) > 1), key=lambda fold: fold.ids)


def _merged(state: list[Fold], key: Callable[[Fold], Hashable], most: int) -> list[Fold]:
    groups: dict[Hashable, list[Fold]] = {}
    for fold in state:
        if (name := key(fold)) is not None:
            groups.setdefault(name, []).append(fold)
    ready = sorted(
        (group for group in groups.values() if len(group) > 1),
        key=lambda group: (-group[0].ring, -len(group), min(fold.ids for fold in group)),
    )
    for group in ready:
        if len(state) <= most:
            break
        merged = {id(fold) for fold in group}
        units = {fold.unit for fold in group}
        one = Fold(
            units.pop() if len(units) == 1 else None,
            group[0].sector,
            group[0].ring,
            group[0].kind,
            tuple(sorted(name for fold in group for name in fold.ids)),
        )
        state = [fold for fold in state if id(fold) not in merged] + [one]
    return state
