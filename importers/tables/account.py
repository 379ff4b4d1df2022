"""The account of an import (`tovholder.account`, version 1): every record of the source once, with what became of it."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graph.checks.values import clean
from graph.model.base import Record
from graph.model.records import CaseFile, Family, PrivateTie, Tie, Wish

_HERE = "*records*"
Outcome = Literal["taken", "coarser", "joined", "left_out", "error"]


@dataclass
class SourceRecord:
    """A record of the source."""

    at: str
    outcome: Outcome
    reasons: list[str] = field(default_factory=list[str])
    became: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def document(self) -> dict[str, Any]:
        """As it stands in the account."""
        became = [[list, id] for list, id in self.became]
        return {"at": clean(self.at), "outcome": self.outcome, "reasons": self.reasons, "became": became}


@dataclass
class FieldNote:
    """A column that was not taken, or a value that was assumed, with how many values it had."""

    field: str
    values: int
    outcome: Outcome
    reason: str

    def document(self) -> dict[str, Any]:
        """As it stands in the account."""
        return {"field": clean(self.field), "values": self.values, "outcome": self.outcome, "reason": self.reason}


@dataclass
class Account:
    """What was read, and what became of it."""

    file: str
    sha256: str
    format: str
    mapping: Mapping[str, str] | None = None
    as_of: str | None = None
    read: dict[str, int] = field(default_factory=dict[str, int])
    records: list[SourceRecord] = field(default_factory=list[SourceRecord])
    fields: list[FieldNote] = field(default_factory=list[FieldNote])
    kept: Callable[[], Iterable[SourceRecord]] | None = None
    """Gives the records one at a time, where there are too many to hold."""

    def all_records(self) -> Iterable[SourceRecord]:
        """Every record of the source."""
        return self.kept() if self.kept is not None else self.records

    def document(self, case_file: CaseFile | None) -> dict[str, Any]:
        """The account as JSON."""
        records = [record.document() for record in self.all_records()]
        return self._document(records, counts_of(case_file) if case_file else {})

    def parts(self, counts: Mapping[str, int]) -> Iterator[str]:
        """The text of the account, record by record."""
        before, _, after = json.dumps(self._document([_HERE], counts), ensure_ascii=False, indent=1).partition(
            f'"{_HERE}"'
        )
        written = (json.dumps(one.document(), ensure_ascii=False, indent=1) for one in self.all_records())
        first = next(written, None)
        if first is None:
            yield json.dumps(self._document([], counts), ensure_ascii=False, indent=1) + "\n"
            return
        yield before + _shifted(first)
        for record in written:
            yield ",\n  " + _shifted(record)
        yield after + "\n"

    def _document(self, records: list[Any], counts: Mapping[str, int]) -> dict[str, Any]:
        return {
            "format": "tovholder.account",
            "version": 1,
            "source": {"file": clean(self.file), "sha256": self.sha256},
            "as": self.format,
            "mapping": self.mapping,
            "as_of": self.as_of,
            "read": {clean(name): number for name, number in self.read.items()},
            "records": records,
            "fields": [one.document() for one in self.fields],
            "counts": dict(counts),
        }


def _shifted(text: str) -> str:
    return text.replace("\n", "\n  ")


def counts_of(case_file: CaseFile) -> dict[str, int]:
    """How many records each list of a case file holds."""
    found = {"units": len(case_file.units), "actors": len(case_file.actors), "families": len(case_file.families)}
    for family in case_file.families:
        for name in type(family).model_fields:
            records = getattr(family, name)
            if isinstance(records, tuple) and records and isinstance(records[0], Record):
                found[name] = found.get(name, 0) + len(records)
    return found


def counted(records: Callable[[str], Iterable[Mapping[str, Any]]]) -> dict[str, int]:
    """The same of documents: `records` gives those of a list."""
    found = {name: sum(1 for _ in records(name)) for name in ("units", "actors")}
    of_families: Counter[str] = Counter()
    families = 0
    for family in records("families"):
        families += 1
        for name, value in family.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                of_families[name] += len(value)
    in_order = {name: of_families[name] for name in Family.model_fields if name in of_families}
    return found | {"families": families} | in_order


_BY_CONTENT: dict[str, type[PrivateTie] | type[Wish] | type[Tie]] = {
    "private_ties": PrivateTie,
    "wishes": Wish,
    "ties": Tie,
}


def key_of(list: str, record: Mapping[str, Any]) -> str:
    """What names a record of a document: its id, or a hash of its content."""
    model = _BY_CONTENT.get(list)
    if model is None or record.get("id"):
        return str(record["id"])
    return str(model.model_validate(dict(record), by_alias=True, by_name=False).key)


def names_of(files: Sequence[tuple[Path, bytes]]) -> str:
    """The files by their names."""
    return ", ".join(path.name for path, _ in files)


def sha256_of(files: Sequence[tuple[Path, bytes]]) -> str:
    """The hash of a file; of several, of their hashes."""
    digests = [hashlib.sha256(data).hexdigest() for _, data in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
