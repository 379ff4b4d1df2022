"""Bytes of a file to a plain document, with what is wrong with its text."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.checks.faults import Place
from graph.checks.values import shown
from graph.model.text import named
from importers.casefile.kinds import kind_of_bytes, other_file
from importers.casefile.lines import lines_of
from importers.casefile.problems import TextFault, Unreadable
from importers.casefile.reasons import reason_of_file, reason_of_json
from importers.casefile.yaml12 import MAX_DEPTH, read_yaml

MAX_BYTES = 50_000_000
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_LONGEST_NUMBER = 40
_WORD = b"tovholder"


@dataclass(frozen=True)
class Document:
    """What a file holds, before anything is known of its meaning. `value` is None where it cannot be read."""

    text: str
    value: Any
    faults: tuple[TextFault, ...]
    readable: bool

    def lines(self, wanted: set[Place]) -> dict[Place, int]:
        """The lines of those places that the text has."""
        return lines_of(self.text, wanted)


def read_document(path: Path, max_bytes: int = MAX_BYTES) -> Document:
    """Read a file; everything that keeps it from being read is a fault of the document, never an exception."""
    text = ""
    try:
        text = read_text(path, max_bytes)
        value, faults = _read_json(text) if path.suffix.lower() == ".json" else read_yaml(text)
    except Unreadable as err:
        return Document(text, None, err.faults, readable=False)
    return Document(text, value, tuple(faults), readable=True)


def read_text(path: Path, max_bytes: int) -> str:
    """The text of a file; `Unreadable` where it is none."""
    try:
        if not path.is_file():
            raise Unreadable(TextFault("file_is_none" if path.exists() else "file_is_not_there", ()))
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except (OSError, ValueError) as err:
        raise Unreadable(TextFault("file_cannot_be_opened", (), {"reason": reason_of_file(err)})) from None
    kind = kind_of_bytes(data, path)
    if kind:
        raise Unreadable(other_file(kind))
    if len(data) > max_bytes:
        raise Unreadable(TextFault("file_too_large", (), {"size": max_bytes / 1e6}))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        raise Unreadable(TextFault("no_utf8", (), line=line)) from None


def mentions_the_format(path: Path) -> bool:
    """Whether the word `tovholder` stands somewhere in the bytes of a file, whatever its size; without it there is no such key.

    UTF-16 puts zeros between letters. True where the file cannot be read: the reader says why.
    """
    kept = b""
    try:
        with path.open("rb") as file:
            while block := file.read(1_000_000):
                kept = kept[-len(_WORD) :] + block.replace(b"\0", b"")
                if _WORD in kept:
                    return True
    except (OSError, ValueError):
        return True
    return False


class _KeysGivenTwice(dict[str, Any]):
    """A JSON object some keys of which stand in it more than once; the first value of each is kept."""

    twice: tuple[str, ...] = ()


def _read_json(text: str) -> tuple[Any, list[TextFault]]:
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_int=_whole_number)
    except json.JSONDecodeError as err:
        raise Unreadable(TextFault("no_json", (), {"reason": reason_of_json(err.msg)}, line=err.lineno)) from None
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


def _faults_of_json(value: Any) -> Iterator[TextFault]:
    todo: list[tuple[Place, Any]] = [((), value)]
    while todo:
        place, here = todo.pop()
        if len(place) > MAX_DEPTH:
            raise _too_deep()
        if isinstance(here, dict):
            todo.extend(((*place, key), item) for key, item in here.items())
            for key in here.twice if isinstance(here, _KeysGivenTwice) else ():
                yield TextFault("key_twice", (*place, key), {"key": shown(key)})
            texts: Iterable[str] = here
        elif isinstance(here, list):
            todo.extend(((*place, number), item) for number, item in enumerate(here))
            continue
        else:
            texts = (here,) if isinstance(here, str) else ()
        half = next((found for text in texts if (found := _HALF_CHARACTER.search(text))), None)
        if half:
            raise Unreadable(TextFault("half_character_escaped", place, {"character": named(half[0])}))


def _too_deep() -> Unreadable:
    return Unreadable(TextFault("too_deep", (), {"levels": MAX_DEPTH}))
