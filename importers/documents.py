"""Bytes of a file to a plain document, with what is wrong with its text."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from importers.lines import lines_of
from importers.problems import Fault, Place, Unreadable, shown
from importers.yaml12 import MAX_DEPTH, read_yaml

MAX_BYTES = 20_000_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 40


@dataclass(frozen=True)
class Document:
    """What a file holds, before anything is known of its meaning. `value` is None where it cannot be read."""

    text: str
    value: Any
    faults: tuple[Fault, ...]
    readable: bool

    def lines(self, wanted: set[Place]) -> dict[Place, int]:
        """The lines of those places that the text has."""
        return lines_of(self.text, wanted)


def read_document(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read a file; everything that keeps it from being read is a fault of the document, never an exception."""
    text = ""
    try:
        text = _text(path, max_bytes)
        value, faults = _read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    except Unreadable as err:
        return Document(text, None, err.faults, readable=False)
    return Document(text, value, tuple(faults), readable=True)


def _text(path: Path, max_bytes: int) -> str:
    try:
        if not path.is_file():
            raise Unreadable(
                Fault((), "is no file" if path.exists() else "is not there", "Give the path of a case file.")
            )
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as err:
        reason = err.strerror if isinstance(err, OSError) else "the name is none of a file"
        raise Unreadable(Fault((), f"cannot be opened ({reason})", "Check its name and its rights.")) from None
    if len(data) > max_bytes:
        fact = f"is larger than {max_bytes / 1e6:g} MB"
        raise Unreadable(Fault((), fact, "Split it: each family may have a file of its own."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        raise Unreadable(Fault((), "is no text in UTF-8", "Save it as text with the encoding UTF-8.", line)) from None


class _KeysGivenTwice(dict[str, Any]):
    """A JSON object some keys of which stand in it more than once; the first value of each is kept."""

    twice: tuple[str, ...] = ()


def _read_json(text: str) -> tuple[Any, list[Fault]]:
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as err:
        remedy = "Look at this line and the one above it: commas, brackets, double quotes."
        raise Unreadable(Fault((), f"is no valid JSON: {err.msg}", remedy, err.lineno)) from None
    except RecursionError:
        raise _too_deep() from None
    return value, list(_faults_of_json(value))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    kept, twice = _KeysGivenTwice(), []
    for key, value in pairs:
        if key in kept:
            twice.append(key)
        kept.setdefault(key, value)
    kept.twice = tuple(dict.fromkeys(twice))
    return kept


def _whole_number(digits: str) -> int | str:
    """Python refuses to read very long numbers; as text the record models refuse them, with their place."""
    return int(digits) if len(digits) <= _LONGEST_NUMBER else digits


def _faults_of_json(value: Any) -> Iterator[Fault]:
    todo: list[tuple[Place, Any]] = [((), value)]
    while todo:
        place, here = todo.pop()
        if len(place) > MAX_DEPTH:
            raise _too_deep()
        if isinstance(here, dict):
            todo.extend(((*place, key), item) for key, item in here.items())
            for key in here.twice if isinstance(here, _KeysGivenTwice) else ():
                yield Fault((*place, key), f"the key {shown(key)} is given twice", "Keep one of the two.")
            half = any(_HALF_CHARACTER.search(key) for key in here)
        elif isinstance(here, list):
            todo.extend(((*place, number), item) for number, item in enumerate(here))
            continue
        else:
            half = isinstance(here, str) and _HALF_CHARACTER.search(here)
        if half:
            raise Unreadable(
                Fault(place, "holds half a character (an escape from \\ud800 to \\udfff)", "Write it again.")
            )


def _too_deep() -> Unreadable:
    return Unreadable(Fault((), f"is nested more than {MAX_DEPTH} levels deep", "Look for open brackets."))
