"""Methods that are weak on purpose: an attack that finds nothing in them is none."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

from planning.blocks import Block
from planning.disclosure import Number, Shown
from queries.blocks import PARTS


def plain(blocks: Sequence[Block]) -> list[Shown]:
    """The counts as they are."""
    return [_shown(block, lambda count: Number(count, count, count)) for block in blocks]


def suppressed(blocks: Sequence[Block]) -> list[Shown]:
    """What is below five is left out, all else is as it is."""
    return [
        _shown(block, lambda count: Number(None, 0, 4) if count < 5 else Number(count, count, count))
        for block in blocks
    ]


_RNG = Random(5)


def rounded_alone(blocks: Sequence[Block]) -> list[Shown]:
    """Each number is rounded by itself, at random up or down."""

    def alone(count: int) -> Number:
        value = 5 * ((count + _RNG.randrange(5)) // 5)
        return Number(value, max(0, value - 4), value + 4)

    return [_shown(block, alone) for block in blocks]


WEAK: Mapping[str, Callable[[Sequence[Block]], list[Shown]]] = {
    "plain": plain,
    "suppressed": suppressed,
    "rounded alone": rounded_alone,
}


def _shown(block: Block, number: Callable[[int], Number]) -> Shown:
    parts = {part: number(block.parts.get(part, 0)) for part in PARTS[block.place.table]}
    return Shown(block.place, number(block.families), parts)
