"""Releases: what planners may see, made once and kept. Two files each, a table and what it is of; nothing else stays of the making.

A day is released once: under two keys it could be averaged. So a later release adds days, and never makes a day again.
"""

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from planning.audit import pinned
from planning.blocks import Block, BlockKey
from planning.disclosure import Number, Organisations, Rule, Shown, protect
from planning.errors import ReleaseError
from queries.blocks import PARTS, Key

FORMAT = 1
TRIES = 20
"""With how many keys a release is tried before there is none."""
WHOLE = ""
"""The part under which the whole of a block is kept."""
SCHEMA = pa.schema(
    [
        *((name, pa.string()) for name in ("table", "day", *Key._fields, "part")),
        ("value", pa.int64()),
        ("lo", pa.int64()),
        ("hi", pa.int64()),
    ]
)


@dataclass(frozen=True)
class Release:
    """What planners may see of some days."""

    id: str
    municipality: str | None
    days: tuple[date, ...]
    rule: Rule
    names: Mapping[str, str]
    """What the units in it are called."""
    blocks: tuple[Shown, ...]
    within: Mapping[str, str] = field(default_factory=dict[str, str])
    """In which administration each department lies, as everybody may know it."""
    hash: str = ""
    """Of its table: so two can be told apart, and one is known again."""

    def document(self) -> dict[str, Any]:
        """What it is of, ready for JSON."""
        days = [day.isoformat() for day in self.days]
        about = {"format": FORMAT, "release": self.id, "municipality": self.municipality, "days": days}
        return {
            **about,
            "rule": self.rule.document(),
            "units": dict(self.names),
            "within": dict(self.within),
            "hash": self.hash,
        }


def make(
    blocks_under: Callable[[bytes], Sequence[Block]],
    organisations: Organisations,
    rule: Rule,
    key: Callable[[], bytes],
) -> tuple[tuple[Shown, ...], bytes]:
    """What is shown of the blocks that a key makes, and the key: the first of some under which the attack finds no count.

    `ReleaseError` with the tables in which it does, where it does under all of them.
    """
    found: list[str] = []
    for _ in range(TRIES):
        secret = key()
        shown = protect(blocks_under(secret), secret, rule, organisations)
        found = pinned(shown, organisations, rule)
        if not found:
            return tuple(shown), secret
    raise ReleaseError("silo_pinned", tables=", ".join(dict.fromkeys(told.split()[1] for told in found)), tries=TRIES)


# --- on disk ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Releases:
    """The releases in a folder, the oldest first."""

    folder: Path

    def all(self) -> list[Release]:
        """`ReleaseError` where a table is not the one that was kept."""
        return [self._read(path) for path in sorted(self.folder.glob("*.json"))]

    def next_id(self, today: date) -> str:
        """The year, and a number in it."""
        there = [path.stem for path in self.folder.glob(f"{today.year}-*.json")]
        return f"{today.year}-{len(there) + 1:02d}"

    def keep(self, release: Release) -> Release:
        """Store it, whole or not at all: it is there once its second file is."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        table = self.folder / f"{release.id}.parquet"
        part = table.with_suffix(".part")
        pq.write_table(pa.Table.from_pylist([*rows_of(release.blocks)], schema=SCHEMA), part)
        kept = Release(**{**vars(release), "hash": _hash_of(part)})
        settle(part, table)
        manifest = self.folder / f"{release.id}.json"
        part.write_text(json.dumps(kept.document(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        settle(part, manifest)
        return kept

    def _read(self, manifest: Path) -> Release:
        said = json.loads(manifest.read_text(encoding="utf-8"))
        table = manifest.with_suffix(".parquet")
        if not table.is_file() or _hash_of(table) != said["hash"]:
            raise ReleaseError("silo_not_as_kept", file=table.name)
        return Release(
            id=said["release"],
            municipality=said["municipality"],
            days=tuple(map(date.fromisoformat, said["days"])),
            rule=Rule(**said["rule"]),
            names=said["units"],
            blocks=tuple(shown_in(pq.read_table(table).to_pylist())),
            within=said.get("within", {}),
            hash=said["hash"],
        )


def settle(part: Path, file: Path) -> None:
    """Bring what was written under another name to disk, and under its own."""
    descriptor = os.open(part, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    part.chmod(0o600)
    part.replace(file)


def _hash_of(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


def rows_of(blocks: Iterable[Shown]) -> Iterable[dict[str, Any]]:
    """A row for each number of some blocks, as they are kept."""
    for block in blocks:
        place = {"table": block.place.table, "day": block.place.day.isoformat(), **block.place.key._asdict()}
        for part, number in ((WHOLE, block.families), *block.parts.items()):
            yield {**place, "part": part, **number.document()}


def shown_in(rows: Iterable[Mapping[str, Any]]) -> Iterable[Shown]:
    """The blocks of such rows."""
    found: dict[BlockKey, dict[str, Number]] = {}
    for row in rows:
        key = Key(*(row[name] for name in Key._fields))
        place = BlockKey(row["table"], date.fromisoformat(row["day"]), key)
        found.setdefault(place, {})[row["part"]] = Number(row["value"], row["lo"], row["hi"])
    for place, numbers in found.items():
        yield Shown(place, numbers[WHOLE], {part: numbers[part] for part in PARTS[place.table]})
