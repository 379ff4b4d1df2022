"""The small municipalities with right answers, and how one is counted without a database."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from importers import load
from planning.blocks import Block
from planning.counting import Counted, count, write_rows
from planning.disclosure import family_key
from queries.blocks import Key, Organisation, Row, criterion_of, met, organisation, rows

CASES = Path(__file__).with_name("cases")
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())


class Municipality(NamedTuple):
    """One with its right answers."""

    name: str
    case_file: CaseFile
    expected: Mapping[str, Any]

    @property
    def key(self) -> bytes:
        return bytes.fromhex(self.expected["key"])

    @property
    def days(self) -> list[date]:
        return [date.fromisoformat(day) for day in self.expected["days"]]

    @property
    def facts(self) -> list[Seen]:
        return [facts_of(self.case_file, family.id) for family in self.case_file.families]

    @property
    def criterion(self) -> Any:
        return criterion_of(json.loads((CASES / self.name / "criteria.json").read_text("utf-8")))


@cache
def municipality(name: str) -> Municipality:
    folder = CASES / name
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    return Municipality(name, load(folder / f"{name}.yaml").case_file, expected)


def organisations(case_file: CaseFile, days: Sequence[date], least: int = 3) -> dict[date, Organisation]:
    units = {unit.id: unit for unit in case_file.units}
    return {day: organisation(case_file.actors, units, day, least) for day in days}


def counted(facts: Sequence[Seen], days: Sequence[date], key: bytes, criterion: Any = None) -> list[Block]:
    """The blocks of these families, by way of a file of rows as the product counts them."""
    with TemporaryDirectory() as folder:
        write_rows(_rows(facts, days, criterion), Path(folder) / "rows.parquet")
        return count(Path(folder), [family_key(key, one.family.id) for one in facts])


def _rows(facts: Sequence[Seen], days: Sequence[date], criterion: Any) -> Iterator[Counted]:
    for number, one in enumerate(facts):
        for day in days:
            if criterion is None:
                yield from (Counted(day, number, row) for row in rows(one, day))
            elif (answer := met(one, day, criterion)) in ("certain", "possible"):
                yield Counted(day, number, Row("criteria", Key(), answer))


def same(one: Any, other: Any) -> bool:
    """Alike, numbers to a thousandth: as the answers say of themselves."""
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-3
    return one == other
