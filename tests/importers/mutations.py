"""Damaged case files: what slips of the hand, of an editor or of a disk make of good ones. All by one seed."""

import copy
import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from importers.casefile.templates import template
from importers.casefile.yaml12 import read_yaml

CASES = Path(__file__).parent.parent / "cases"
TOKENS = (
    "null", "~", "true", "yes", "-1", "0", "1e400", ".nan", "0x1F", "2019-13", "2019-02-30", "../..", "..", "2019/2018", '""', "'", '"', "[", "]",
    "{", "}", ":", "-", "&a", "*a", "!!int", "!x", "<<", "?", "|", ">", "#", "%", "@", "`", "\t", "\r\n", "\ufeff", "\u2028", "\x07", "æøå", "😀", "---",
    "...", "9" * 60, "x" * 400, "[" * 80, "none", "family", "office", "tovholder", "f99", "mon 25:00-26:00",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, False, 0, -1, 2, 10**25, 0.5, float("inf"), float("nan"), "", " ", "x", "none", "family", "unknown", "2019", "2019-13", "2019-02-30",
    "../2019", "2019/..", "..", "2019/2018", "\ud800", "\x00", "x" * 5000, [], [[]], {}, [None], [1, 2], ["x", "x"], {"id": "x"}, {"x": {"y": []}},
    [{"id": "x"}], {"lo": 1}, [3, 2],
)  # fmt: skip


def originals() -> list[str]:
    """The good case files that damage is done to."""
    paths = [path for path in sorted(CASES.glob("*.yaml")) if not path.name.endswith(".expected.yaml")]
    assert len(paths) > 20
    return [template(), *(path.read_text(encoding="utf-8") for path in paths)]


def damaged(seed: int, number: int) -> Iterator[tuple[bytes, str]]:
    """(content, suffix) of so many damaged files; the same for the same seed."""
    rng = random.Random(seed)
    texts = originals()
    for _ in range(number):
        text = rng.choice(texts)
        if rng.random() < 0.5:
            for _ in range(rng.choice((1, 1, 2, 5))):
                text = rng.choice(_IN_TEXT)(text, rng)
            yield _bytes(text, rng), ".yaml"
        else:
            document, _ = read_yaml(text)
            for _ in range(rng.choice((1, 1, 2, 5))):
                rng.choice(_IN_DOCUMENT)(document, rng)
            as_json = rng.random() < 0.5
            yield (_json(document) if as_json else _yaml(document)), ".json" if as_json else ".yaml"


def _json(document: Any) -> bytes:
    return json.dumps(document, indent=1).encode()


def _yaml(document: Any) -> bytes:
    return yaml.dump(document, allow_unicode=True, Dumper=yaml.SafeDumper).encode("utf-8", errors="surrogatepass")


def _bytes(text: str, rng: random.Random) -> bytes:
    data = bytearray(text.encode("utf-8"))
    if rng.random() < 0.2 and data:
        for _ in range(rng.choice((1, 3, 30))):
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _truncate(text: str, rng: random.Random) -> str:
    return text[: rng.randrange(len(text) + 1)]


def _insert_token(text: str, rng: random.Random) -> str:
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(TOKENS) + text[at:]


def _replace_word(text: str, rng: random.Random) -> str:
    words = list(re.finditer(r"[\w./-]+", text))
    word = rng.choice(words) if words else None
    return text[: word.start()] + rng.choice(TOKENS) + text[word.end() :] if word else text


def _swap_words(text: str, rng: random.Random) -> str:
    words = list(re.finditer(r"[\w./-]+", text))
    if len(words) < 2:
        return text
    one, two = sorted(rng.sample(words, 2), key=lambda word: word.start())
    return text[: one.start()] + two[0] + text[one.end() : two.start()] + one[0] + text[two.end() :]


def _rename_key(text: str, rng: random.Random) -> str:
    keys = list(re.finditer(r"(\w+)(?=: )", text))
    key = rng.choice(keys) if keys else None
    return text[: key.start()] + key[0][:-1] + text[key.end() :] if key else text


def _move_lines(text: str, rng: random.Random) -> str:
    lines = text.split("\n")
    one, two = rng.randrange(len(lines)), rng.randrange(len(lines))
    action = rng.randrange(4)
    if action == 0:
        lines[one], lines[two] = lines[two], lines[one]
    elif action == 1:
        del lines[one]
    elif action == 2:
        lines.insert(two, lines[one])
    else:
        lines[one] = " " * rng.randrange(6) + lines[one].lstrip()
    return "\n".join(lines)


_IN_TEXT: tuple[Callable[[str, random.Random], str], ...] = (
    _truncate, _insert_token, _replace_word, _swap_words, _rename_key, _move_lines,
)  # fmt: skip


def _containers(document: Any) -> list[Any]:
    found, todo = [], [document]
    while todo:
        here = todo.pop()
        if isinstance(here, dict | list):
            if here:
                found.append(here)
            todo.extend(here.values() if isinstance(here, dict) else here)
    return found


def _slot(document: Any, rng: random.Random) -> tuple[Any, Any] | None:
    """A container of the document and a key or position in it."""
    containers = _containers(document)
    if not containers:
        return None
    container = rng.choice(containers)
    return container, rng.choice(list(container)) if isinstance(container, dict) else rng.randrange(len(container))


def _replace_value(document: Any, rng: random.Random) -> None:
    if slot := _slot(document, rng):
        slot[0][slot[1]] = copy.deepcopy(rng.choice(VALUES))


def _drop(document: Any, rng: random.Random) -> None:
    if slot := _slot(document, rng):
        del slot[0][slot[1]]


def _repeat(document: Any, rng: random.Random) -> None:
    if slot := _slot(document, rng):
        container, at = slot
        if isinstance(container, list):
            container.append(copy.deepcopy(container[at]))
        else:
            container[f"{at}_"] = container[at]


def _exchange(document: Any, rng: random.Random) -> None:
    one, two = _slot(document, rng), _slot(document, rng)
    if one and two:
        first, second = copy.deepcopy(one[0][one[1]]), copy.deepcopy(two[0][two[1]])
        one[0][one[1]], two[0][two[1]] = second, first


_IN_DOCUMENT: tuple[Callable[[Any, random.Random], None], ...] = (
    _replace_value,
    _replace_value,
    _drop,
    _repeat,
    _exchange,
)
