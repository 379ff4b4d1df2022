"""The extract for planners: all families are read once, and counted; of the making nothing stays, however it ends."""

import fcntl
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from casework.session import Session
from graph.model.records import Actor, Unit
from graph.reading.cut import Seen
from graph.reading.noting import Act
from graph.reading.viewer import System
from graph.store import FamilyEntry
from planning.blocks import Block
from planning.counting import Counted, count, write_rows
from planning.disclosure import Organisations, Rule, Shown, family_key, protect
from planning.errors import ReleaseError
from planning.questions import KEY_BYTES, Question, Questions
from planning.release import Release, Releases, make
from queries.blocks import Criterion, Key, Leaf, Row, met, organisation, rows

MAKING = "making-"
"""How folders begin in which families are being counted."""
GUARD = "import shutil, sys; sys.stdin.read(); shutil.rmtree(sys.argv[1], ignore_errors=True)"
"""A process that removes the folder when whoever started it ends, be it killed."""
Stream = Callable[[Iterator[Seen], int], Iterator[Seen]]
"""Tells how far a stream of so many families has come."""


class Source(Protocol):
    """Where families come from: a session of the product itself is one."""

    def families(self) -> Sequence[FamilyEntry]:
        """All families, in the order of their ids."""
        ...

    def facts(self, families: Sequence[str]) -> Iterator[Seen]:
        """What is known of them, in that order."""
        ...

    def staff(self) -> tuple[Sequence[Actor], Mapping[str, Unit]]:
        """All actors, and the units by id."""
        ...


@dataclass(frozen=True)
class Extract:
    """The rows of all families on some days, in a folder of their own; the families by their numbers, and the organisation."""

    folder: Path
    families: Sequence[str]
    organisations: Organisations
    names: dict[str, str]
    """What the units are called."""
    municipality: str | None

    def blocks(self, key: bytes) -> list[Block]:
        """What is counted, the families under this key."""
        return count(self.folder, [family_key(key, family) for family in self.families])


@contextmanager
def extract(
    source: Source,
    days: Sequence[date],
    rule: Rule,
    folder: Path,
    told: Stream,
    criterion: Criterion | Leaf | None = None,
) -> Generator[Extract]:
    """Read all families once; with a criterion, only who meets it counts."""
    entries = source.families()
    actors, units = source.staff()
    families = sorted(entry.id for entry in entries)  # in the order in which facts come
    names = {entry.municipality for entry in entries if entry.municipality}
    with making(folder) as inside:
        facts = told(source.facts(families), len(families))
        write_rows(_rows(facts, days, criterion), inside / "rows.parquet")
        yield Extract(
            folder=inside,
            families=families,
            organisations={day: organisation(actors, units, day, rule.staff) for day in days},
            names={id: unit.name for id, unit in units.items()},
            municipality=min(names, default=None),
        )


def _rows(facts: Iterable[Seen], days: Sequence[date], criterion: Criterion | Leaf | None) -> Iterator[Counted]:
    for number, one in enumerate(facts):
        for day in days:
            if criterion is None:
                yield from (Counted(day, number, row) for row in rows(one, day))
            elif (answer := met(one, day, criterion)) in ("possible", "certain"):
                yield Counted(day, number, Row("criteria", Key(), answer))


@contextmanager
def making(folder: Path) -> Generator[Path]:
    """A folder for rows of families, for this user alone: gone when this ends, and when this process is killed."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    inside = Path(tempfile.mkdtemp(prefix=MAKING, dir=folder))
    guard = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", GUARD, str(inside)], stdin=subprocess.PIPE, start_new_session=True
    )
    try:
        yield inside
    finally:
        shutil.rmtree(inside, ignore_errors=True)
        guard.communicate()


# --- a release --------------------------------------------------------------------------------------------


def counter(session: Session) -> Session:
    """The product itself, which looks at the families; whoever asks for it sees no more of them than planners do."""
    return replace(session, viewer=System("extract", session.clock()), act=Act("extract", "silo"))


def release(session: Session, days: Sequence[date], rule: Rule, apart: int, folder: Path, told: Stream) -> Release:
    """Make a release of these days, and keep it. `ReleaseError` where a day was released, is too near to one that was, or is to come.

    Of two at once the second waits, and finds what the first released.
    """
    return release_of(counter(session), session.today(), days, rule, apart, folder, told)


def release_of(
    source: Source, today: date, days: Sequence[date], rule: Rule, apart: int, folder: Path, told: Stream
) -> Release:
    """The same, of the families of any source."""
    with alone(folder):
        kept = Releases(folder)
        if to_come := [day for day in days if day > today]:
            raise ReleaseError("silo_to_come", days=", ".join(day.isoformat() for day in sorted(to_come)))
        refuse_days(days, [day for one in kept.all() for day in one.days], apart)
        with extract(source, days, rule, folder, told) as found:
            shown, key = make(found.blocks, found.organisations, rule, lambda: secrets.token_bytes(KEY_BYTES))
            named = {unit for one in shown for unit in (one.place.key.u, one.place.key.v, one.place.key.unit) if unit}
            names = {unit: found.names[unit] for unit in sorted(named)}
            holder = found.organisations[max(days)].holder
            within = {unit: above for unit in names if (above := holder.get(unit)) in names and above != unit}
            id = kept.next_id(today)
            made = Release(id, found.municipality, tuple(sorted(days)), rule, names, shown, within)
            made = kept.keep(made)
        Questions(folder, made).open(key)
        return made


def ask(
    source: Source, released: Release, criterion: Criterion | Leaf, most: int, folder: Path, told: Stream
) -> Question:
    """What a release says of a rule: the answer that is kept, else all families are read once more. `ReleaseError` as `Questions` says."""

    def under(key: bytes) -> list[Shown]:
        with extract(source, released.days, released.rule, folder, told, criterion) as found:
            return protect(found.blocks(key), key, released.rule, found.organisations)

    with alone(folder):
        return Questions(folder, released).answer(criterion, most, under)


@contextmanager
def alone(folder: Path) -> Generator[None]:
    """Nobody else makes a release in this folder meanwhile; a process that is killed holds nothing."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(folder / ".lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def refuse_days(days: Sequence[date], released: Sequence[date], apart: int) -> None:
    """`ReleaseError` for days that were released already, or are too near to each other or to one that was."""
    if again := sorted({*days} & {*released}):
        raise ReleaseError("silo_released", days=", ".join(day.isoformat() for day in again))
    for one, other in pairwise(sorted({*days, *released})):
        if (other - one).days < apart:
            raise ReleaseError("silo_too_near", one=one.isoformat(), other=other.isoformat(), apart=apart)


def key_in(file: Path) -> bytes:
    """The key of a file, 64 hexadecimal digits; `ReleaseError` where it holds none."""
    try:
        key = bytes.fromhex(file.read_text(encoding="ascii").strip())
    except (OSError, ValueError) as err:
        raise ReleaseError("silo_no_key", file=os.fspath(file)) from err
    if len(key) != KEY_BYTES:
        raise ReleaseError("silo_no_key", file=os.fspath(file))
    return key
