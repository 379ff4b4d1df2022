"""The work on a file that comes in: at once where it is small, else in a process of its own, so that other pages do not wait."""

import multiprocessing
import os
import pickle
import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from graph.model.imports import ImportedFile
from graph.model.records import CaseFile
from importers import (
    BadInput,
    Became,
    CellFault,
    Converted,
    Edition,
    FieldNote,
    Look,
    Options,
    Parsed,
    Problem,
    SourceRecord,
    TableRefused,
    bring_in,
    families_in_part,
    imported_file,
    load,
    look_at,
    rows_become,
)
from words import Message
from words.errors import ProductError

AT_ONCE = 200_000
"""Bytes of a file that is read at once; a larger one has a process."""
OTHERS = 40
"""Records of the account that are told one by one on the page."""
_TOGETHER = threading.BoundedSemaphore(2)
"""Processes at a time: the others wait."""


@dataclass(frozen=True)
class Failed:
    """Why nothing came of it: what is refused as a whole, or all that is wrong with a text, each with its line."""

    code: str = ""
    values: dict[str, Any] = field(default_factory=dict[str, Any])
    problems: tuple[Problem, ...] = ()

    def error(self) -> ProductError | None:
        """What is refused, as it is told."""
        return TableRefused(self.code, **self.values) if self.code else None


@dataclass
class Job:
    """Something that is done with a file. `result` is there once it is done."""

    folder: Path
    begun: float
    result_file: Path
    process: BaseProcess | None = None
    is_stopped: bool = False
    _result: Any = None

    @property
    def is_done(self) -> bool:
        """Whether it is."""
        return self._result is not None or self.result_file.exists()

    @property
    def seconds(self) -> int:
        """How long it has taken so far."""
        return int(time.monotonic() - self.begun)

    def result(self) -> Any:
        """What came of it, a `Failed` where nothing did."""
        if self._result is None:
            self._result = pickle.loads(self.result_file.read_bytes())  # noqa: S301 (written by this product, in its own folder)
        return self._result

    def stop(self) -> None:
        """Stop it: nobody waits any more."""
        self.is_stopped = True
        if self.process and self.process.is_alive():
            self.process.terminate()


def begin(folder: Path, size: int, work: Callable[..., Any], *args: Any) -> Job:
    """Do this work about a file of this size; what it gives must be picklable."""
    job = Job(folder, time.monotonic(), folder / f"{secrets.token_hex(4)}.result")
    if size <= AT_ONCE:
        job._result = done(work, args)  # pyright: ignore[reportPrivateUsage]
        return job
    threading.Thread(target=_in_a_process, args=(job, work, args), daemon=True).start()
    return job


def _in_a_process(job: Job, work: Callable[..., Any], args: Sequence[Any]) -> None:
    with _TOGETHER:
        if job.is_stopped:
            return
        job.process = multiprocessing.get_context("spawn").Process(
            target=_write_result, args=(job.result_file, work, args), daemon=True
        )
        job.process.start()
        job.process.join()
        if not job.result_file.exists() and not job.is_stopped:  # it was ended from outside, for lack of memory
            _put(job.result_file, done(_gave_up, ()))


def _gave_up() -> None:
    raise TableRefused("bring_gave_up")


def _write_result(file: Path, work: Callable[..., Any], args: Sequence[Any]) -> None:
    os.umask(0o077)
    os.nice(10)  # pages first
    _put(file, done(work, args))


def _put(file: Path, result: Any) -> None:
    beside = file.with_suffix(".part")
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as opened:
        pickle.dump(result, opened)
    beside.replace(file)


def done(work: Callable[..., Any], args: Sequence[Any]) -> Any:
    """What the work gives; a `Failed` where the file cannot be read."""
    try:
        return work(*args)
    except BadInput as err:
        return Failed(problems=err.problems)
    except ProductError as err:
        return Failed(err.code, dict(err.values))


# --- the work -----------------------------------------------------------------------------------------------


def look(path: Path, header_row: int | None, max_bytes: int) -> Look:
    """Look at tables."""
    return look_at([path], header_row, max_bytes=max_bytes)


def read_case_file(path: Path, source: str, max_bytes: int) -> Parsed:
    """A case file, checked whole."""
    return load(path, source=source, max_bytes=max_bytes)


@dataclass(frozen=True)
class Made:
    """What came of other files: a case file, unless there are errors."""

    case_file: CaseFile | None
    errors: tuple[CellFault, ...]
    total: int
    """How many errors there are: not all of them are kept."""
    warnings: tuple[CellFault, ...]
    notes: tuple[Message, ...]
    families: int
    left_out: frozenset[str] | None
    """The families to leave out so that the rest can be taken; None where there is no such rest."""
    file: ImportedFile
    account: "Told"
    editions: tuple[Edition, ...] = ()
    """Where the file holds several of which one is taken, all of them."""


@dataclass(frozen=True)
class Told:
    """What became of each record of the source: on the page how many, and the first of those not simply taken; in a file all."""

    file: Path
    counts: tuple[tuple[str, tuple[str, ...], int], ...]
    """By outcome and reasons, how many."""
    others: tuple[SourceRecord, ...]
    fields: tuple[FieldNote, ...]


def convert(path: Path, how: str, mapping: Path | None, options: Options, key: bytes, max_bytes: int) -> Made:
    """Other files as one case file."""
    made = bring_in([path], how, mapping, replace(options, key=partial(_same, key)), max_bytes=max_bytes)
    errors = tuple(made.errors)
    return Made(
        made.case_file,
        errors,
        len(errors) + made.more_errors,
        tuple(made.warnings),
        tuple(made.notes),
        len(made.families),
        families_in_part(made),
        imported_file(made),
        _told(made, path.parent / f"{secrets.token_hex(8)}.account"),
        tuple(made.editions),
    )


def _told(made: Converted, file: Path) -> Told:
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        made.write_account(opened)
    counts: Counter[tuple[str, tuple[str, ...]]] = Counter()
    others: list[SourceRecord] = []
    for one in made.account.all_records():
        counts[one.outcome, tuple(one.reasons)] += 1
        if one.outcome != "taken" and len(others) < OTHERS:
            others.append(one)
    in_order = sorted(((outcome, reasons, number) for (outcome, reasons), number in counts.items()), key=_most_first)
    return Told(file, tuple(in_order), tuple(others), tuple(made.account.fields))


def _most_first(told: tuple[str, tuple[str, ...], int]) -> tuple[bool, int]:
    return told[0] != "taken", -told[2]


def become(path: Path, mapping: Path, options: Options, key: bytes, max_bytes: int) -> dict[tuple[str, int], Became]:
    """What the first rows of tables become."""
    return rows_become([path], mapping, replace(options, key=partial(_same, key)), max_bytes=max_bytes)


def _same(key: bytes) -> bytes:
    return key
