"""The account of an import (`tovholder.account`, version 1): every record of the source once, with what became of it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from graph.checks.values import clean
from graph.model.base import Record
from graph.model.records import CaseFile, PrivateTie, Tie, Wish

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

    def document(self, case_file: CaseFile | None) -> dict[str, Any]:
        """The account as JSON."""
        return {
            "format": "tovholder.account",
            "version": 1,
            "source": {"file": clean(self.file), "sha256": self.sha256},
            "as": self.format,
            "mapping": self.mapping,
            "as_of": self.as_of,
            "read": {clean(name): number for name, number in self.read.items()},
            "records": [record.document() for record in self.records],
            "fields": [one.document() for one in self.fields],
            "counts": counts_of(case_file) if case_file else {},
        }


def counts_of(case_file: CaseFile) -> dict[str, int]:
    """How many records each list of a case file holds."""
    found = {"units": len(case_file.units), "actors": len(case_file.actors), "families": len(case_file.families)}
    for family in case_file.families:
        for name in type(family).model_fields:
            records = getattr(family, name)
            if isinstance(records, tuple) and records and isinstance(records[0], Record):
                found[name] = found.get(name, 0) + len(records)
    return found


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
