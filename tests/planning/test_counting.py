"""What the engine counts equals a count by hand, of any rows."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from planning.counting import Counted, count, write_rows
from queries.blocks import PARTS, SUMS, Key, Row
from tests.share import is_whole

DAYS = (date(2023, 12, 31), date(2024, 12, 31))
KEYS = (
    Key("department", "a", "b"),
    Key("across", "a", "a"),
    Key(unit="a", category="other", family_type="no_child"),
    Key(),
)


@st.composite
def rows(draw: st.DrawFn) -> list[Counted]:
    """Rows of a few families: each is in a part of a block once."""
    found: dict[tuple[object, ...], Counted] = {}
    for _ in range(draw(st.integers(0, 40))):
        table, key, day = draw(st.sampled_from(sorted(PARTS))), draw(st.sampled_from(KEYS)), draw(st.sampled_from(DAYS))
        family = draw(st.integers(0, 6))
        sums = tuple(draw(st.none() | st.integers(0, 9).map(float)) for _ in SUMS[table])
        row = Row(table, key, draw(st.sampled_from(PARTS[table])), sums)
        found[table, key, day, family] = Counted(day, family, row)
    return [*found.values()]


@settings(max_examples=1000 if is_whole() else 15, deadline=None)
@given(rows(), st.lists(st.integers(0, 2**64 - 1), min_size=7, max_size=7))
def test_every_block_is_what_a_count_by_hand_says(given_rows: list[Counted], keys: Sequence[int]) -> None:
    with TemporaryDirectory() as folder:
        write_rows(given_rows, Path(folder) / "rows.parquet")
        blocks = count(Path(folder), keys)
    there = {(one.row.table, one.day, one.row.key) for one in given_rows}
    assert [tuple(block.place) for block in blocks] == sorted(there)
    for block in blocks:
        of = [one for one in given_rows if (one.row.table, one.day, one.row.key) == tuple(block.place)]
        assert block.parts == Counter(one.row.part for one in of) and block.families == len(of)
        assert block.families_hash == sum(keys[one.family] for one in of) % 2**64
        for at, name in enumerate(SUMS[block.place.table]):
            said = [one.row.sums[at] for one in of]
            assert block.sums[name] == (None if None in said else sum(one for one in said if one is not None))
