"""What of a block may be shown: its counts rounded in one way, so that nobody can tell a family from it.

Random rounding to a base (as Statistics Canada rounds), of running sums, so that parts add up to the whole (Fellegi 1975); how far
it is moved follows from the *set* of families alone (as the cell keys of the Australian Bureau of Statistics), so the same families
look the same in every table. `docs/planning.md` says why nothing is pinned, and what this does not promise.
"""

import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import accumulate, pairwise

from planning.blocks import Block, BlockKey, Tally
from queries.blocks import PARTS, Organisation

K = 5
"""The least number of families for which a number stands; also the base to which is rounded."""
STAFF = 3
"""A unit with fewer people names them: it is in no block."""
K_OF_CRITERIA = 25
"""The same for rules that planners write themselves."""
Organisations = Mapping[date, Organisation]
"""The organisation on each day."""


@dataclass(frozen=True)
class Rule:
    """How much a number must stand for. It may be raised, never lowered."""

    k: int = K
    staff: int = STAFF

    def k_of(self, table: str) -> int:
        """The least number of families of this table."""
        return max(self.k, K_OF_CRITERIA) if table == "criteria" else self.k

    def document(self) -> dict[str, int]:
        """Ready for JSON."""
        return {"k": self.k, "staff": self.staff}


@dataclass(frozen=True)
class Number:
    """A rounded number of families, None where it is not shown, and between which bounds the truth lies."""

    value: int | None
    lo: int
    hi: int

    def document(self) -> dict[str, int | None]:
        """Ready for JSON."""
        return {"value": self.value, "lo": self.lo, "hi": self.hi}


@dataclass(frozen=True)
class Shown:
    """A block as a planner may see it."""

    place: BlockKey
    families: Number
    parts: Mapping[str, Number]

    def document(self) -> dict[str, object]:
        """Ready for JSON."""
        parts = {part: number.document() for part, number in self.parts.items()}
        return {**self.place.document(), "families": self.families.document(), "parts": parts}


def tally(shown: Shown) -> Tally:
    """What is shown of a block, as what is derived takes it."""
    parts = {part: number.value or 0 for part, number in shown.parts.items()}
    return Tally(shown.place, shown.families.value or 0, parts)


def family_key(key: bytes, family: str) -> int:
    """The key of a family in a release, of 64 bits, from which nobody without the release's key finds the family.

    >>> f"{family_key(bytes.fromhex('5e' * 32), 'familie_1'):x}"
    '475fe63b8dfc7b57'
    """
    return _first8(key, b"family\0" + family.encode())


def offset(key: bytes, families_hash: int, base: int) -> int:
    """By how much the running sums of a block are moved before they are rounded down.

    >>> key = bytes.fromhex("5e" * 32)
    >>> offset(key, sum(family_key(key, f"familie_{n}") for n in range(1, 19)) % 2**64, 5)
    4
    """
    return _first8(key, b"block\0" + families_hash.to_bytes(8, "big")) % base


def _first8(key: bytes, said: bytes) -> int:
    return int.from_bytes(hmac.digest(key, said, sha256)[:8], "big")


def rounded(parts: Sequence[int], u: int, base: int) -> list[int]:
    """The parts by the differences of their running sums, each moved by u and rounded down to the base.

    >>> rounded([7, 3, 0, 4, 4], 4, 5)
    [10, 0, 0, 5, 5]
    """
    steps = [base * ((total + u) // base) for total in accumulate(parts, initial=0)]
    return [after - before for before, after in pairwise(steps)]


def shown_of(block: Block, key: bytes, rule: Rule) -> Shown:
    """The block as it is shown: the whole with its bounds, a part from 2k on; a smaller one never, also where subtraction tells it."""
    k = rule.k_of(block.place.table)
    parts = rounded(block.in_order(), offset(key, block.families_hash, k), k)
    whole = sum(parts)
    numbers = dict(zip(PARTS[block.place.table], (_part(count, k) for count in parts), strict=True))
    return Shown(block.place, Number(whole, max(k, whole - k + 1), whole + k - 1), numbers)


def _part(count: int, k: int) -> Number:
    return Number(count, count - k + 1, count + k - 1) if count >= 2 * k else Number(None, 0, 2 * k - 1)


def protect(blocks: Iterable[Block], key: bytes, rule: Rule, organisations: Organisations) -> list[Shown]:
    """What may be shown: no block below k families, and none of a unit with too few staff at its level on its day."""
    return [
        shown_of(block, key, rule)
        for block in blocks
        if block.families >= rule.k_of(block.place.table) and is_staffed(block.place, organisations[block.place.day])
    ]


def is_staffed(place: BlockKey, organisation: Organisation) -> bool:
    """Whether the units of a block have enough staff for a number of them to name nobody."""
    key = place.key
    named = {key.u, key.v} if key.level else {key.unit} - {""}
    return named <= organisation.staffed[key.level or "across"]
