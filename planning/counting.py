"""From rows of families to blocks: rows are written to Parquet files of a folder, and counted by one expression.

The expression is Ibis', so that whatever runs it – DuckDB on this machine – is exchanged in one line.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from planning.blocks import WRAP, Block, BlockKey
from queries.blocks import SUMS, Key, Row

MOST_SUMS = max(map(len, SUMS.values()))
HALF = 2**32
AT_ONCE = 50_000
"""Rows that are held in memory before they are written."""
NAMED = ("table", "day", *Key._fields, "part")
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in NAMED),
        ("family", pa.int64()),
        *((f"s{number}", pa.float64()) for number in range(MOST_SUMS)),
    ]
)


KEYS = pa.schema([("family", pa.int64()), ("high", pa.int64()), ("low", pa.int64())])
"""The key of each family, in two halves: so sums of it stay whole numbers of 64 bits."""


class Counted(NamedTuple):
    """A row of a family on a day, with a number in place of the family."""

    day: date
    family: int
    row: Row


def write_rows(rows: Iterable[Counted], file: Path) -> None:
    """Write rows to a Parquet file; memory does not grow with their number."""
    with pq.ParquetWriter(file, SCHEMA) as writer:
        for batch in _batches(rows):
            writer.write_batch(pa.RecordBatch.from_pylist([_columns(one) for one in batch], schema=SCHEMA))


def _batches(rows: Iterable[Counted]) -> Iterator[list[Counted]]:
    stream = iter(rows)
    while batch := list(islice(stream, AT_ONCE)):
        yield batch


def _columns(one: Counted) -> dict[str, Any]:
    named = dict(zip(NAMED, (one.row.table, one.day.isoformat(), *one.row.key, one.row.part), strict=True))
    return {**named, "family": one.family, **{f"s{number}": said for number, said in enumerate(one.row.sums)}}


def counts_of(rows: ibis.Table, keys: ibis.Table) -> ibis.Table:
    """For each part of each block how many families it has, the sum of their keys, and what is summed with how often it was known."""
    keyed: Any = rows.join(keys, "family")  # its columns are numbers only once it is read
    sums = {f"s{number}": keyed[f"s{number}"].sum() for number in range(MOST_SUMS)}
    known = {f"n{number}": keyed[f"s{number}"].count() for number in range(MOST_SUMS)}
    return keyed.group_by(list(NAMED)).aggregate(
        families=keyed.count(), high=keyed["high"].sum(), low=keyed["low"].sum(), **sums, **known
    )


def count(folder: Path, keys: Sequence[int]) -> list[Block]:
    """The blocks of all rows in the Parquet files of a folder, in the order of table, day and key; `keys` by the number of a family."""
    files = sorted(map(str, folder.rglob("*.parquet")))
    halves = [divmod(key, HALF) for key in keys]
    columns = [list(range(len(keys))), [high for high, _ in halves], [low for _, low in halves]]
    engine = ibis.duckdb.connect()
    try:
        named = engine.create_table("keys", pa.table(columns, schema=KEYS))
        return blocks_of(counts_of(engine.read_parquet(files), named).to_pyarrow().to_pylist())
    finally:
        engine.disconnect()


def blocks_of(counts: Iterable[dict[str, Any]]) -> list[Block]:
    """The blocks that counts of parts make."""
    found: dict[BlockKey, list[dict[str, Any]]] = {}
    for part in counts:
        key = Key(*(part[name] for name in Key._fields))
        found.setdefault(BlockKey(part["table"], date.fromisoformat(part["day"]), key), []).append(part)
    return [_block(place, found[place]) for place in sorted(found)]


def _block(place: BlockKey, parts: list[dict[str, Any]]) -> Block:
    sums = {name: _sum(parts, number) for number, name in enumerate(SUMS[place.table])}
    keys = sum(part["high"] * HALF + part["low"] for part in parts)
    return Block(place, {part["part"]: part["families"] for part in parts}, sums, keys % WRAP)


def _sum(parts: list[dict[str, Any]], number: int) -> float | None:
    """None where it is not known of some family. Rounded, since the order in which an engine adds is its own."""
    if any(part[f"n{number}"] < part["families"] for part in parts):
        return None
    return round(sum(part[f"s{number}"] for part in parts), 6)
