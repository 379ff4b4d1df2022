"""What is shown of a block: rounded as the contract says, and no count of it can be told by who knows the method and not the key."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.blocks import Block, BlockKey
from planning.disclosure import K, Rule, family_key, rounded, shown_of
from queries.blocks import Key
from tests.share import is_whole

KEY = bytes.fromhex("5e" * 32)
DAY = date(2024, 12, 31)
PAIRS = ("tie", "absent_bearer", "absent_other", "unknown_bearer", "unknown_other")


def block(counts: tuple[int, ...], hashed: int = 0) -> Block:
    parts = {part: count for part, count in zip(PAIRS, counts, strict=True) if count}
    return Block(BlockKey("pairs", DAY, Key("department", "fc", "jc")), parts, {}, hashed)


def test_the_test_vector_of_the_contract() -> None:
    hashed = sum(family_key(KEY, f"familie_{number}") for number in range(1, 19)) % 2**64
    shown = shown_of(block((7, 3, 0, 4, 4), hashed), KEY, Rule())
    assert [number.value for number in shown.parts.values()] == [10, None, None, None, None]
    assert shown.families.document() == {"value": 20, "lo": 16, "hi": 24}
    assert shown.parts["tie"].document() == {"value": 10, "lo": 6, "hi": 14}


@given(st.lists(st.integers(0, 60), min_size=1, max_size=9), st.integers(0, K - 1))
def test_parts_add_up_and_each_is_right_below_or_above(parts: list[int], u: int) -> None:
    found = rounded(parts, u, K)
    assert sum(found) == K * ((sum(parts) + u) // K)
    assert all(value % K == 0 and abs(value - count) < K for value, count in zip(found, parts, strict=True))


@pytest.mark.parametrize("parts", [2, 3])
def test_whatever_is_shown_no_count_is_told(parts: int) -> None:
    """All vectors, all offsets: of each thing that can be shown, each part may be all from its lower to its upper bound."""
    most = {2: 22, 3: 16 if is_whole() else 11}[parts]
    behind: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(most + K), repeat=parts):
        for u in range(K):
            shown = rounded(counts, u, K)
            behind[sum(shown), *(value if value >= 2 * K else None for value in shown)].append(counts)
    for (whole, *shown), every in behind.items():
        if whole is None or whole > most - K or whole < K:
            continue  # what lies beyond the vectors that were tried is behind it too
        for part in range(parts):
            values = {counts[part] for counts in every}
            least, value = min(values), shown[part]
            assert len(values) > 1, (whole, shown)
            assert not (least >= 1 and max(values) <= K - 1), (whole, shown)
            assert value is None or (
                max(0, value - K + 1) >= least and min(whole + K - 1, value + K - 1) <= max(values)
            )


def test_the_same_families_are_moved_alike_in_every_table() -> None:
    one, other = (
        block((6, 2, 0, 3, 7), 12345),
        Block(BlockKey("loads", DAY, Key("across", "a", "b")), {"0": 18}, {}, 12345),
    )
    assert shown_of(one, KEY, Rule()).families == shown_of(other, KEY, Rule()).families
