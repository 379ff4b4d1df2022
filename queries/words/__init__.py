"""The words of findings and measures in Danish and English: messages as data, put together by key and values."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.catalogue import load_catalogue

LANGUAGES = ("da", "en")


@dataclass(frozen=True)
class Message:
    """What is to be said: a key of the word lists, and the values that fill it."""

    key: str
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Tasks:
    """Tasks by their codes; their names stand in the service catalogue, in each language."""

    codes: tuple[str, ...]


@cache
def words(lang: str) -> Mapping[str, str]:
    """All texts of a language by key. KeyError for one that is not there.

    >>> sorted(words("da")) == sorted(words("en"))
    True
    """
    if lang not in LANGUAGES:
        raise KeyError(f"no words in the language {lang!r}: there are {', '.join(LANGUAGES)}")
    known: dict[str, str] = {}
    for name in (f"{lang}.toml", f"{lang}.map.toml"):
        tables = tomllib.loads(files("queries.words").joinpath(name).read_text(encoding="utf-8"))
        known |= _flat(tables, "")
    return known


def _flat(tables: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in tables.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def text(message: Message, lang: str) -> str:
    """The message in the language. What a class does not say for itself, its type says: `type.class.rule`, `type.rule`."""
    known = words(lang)
    template = known.get(message.key)
    if template is None:
        type, *_, part = message.key.split(".")
        template = known[f"{type}.{part}"]
    return template.format(**{name: _told(value, lang) for name, value in message.values.items()})


def _told(value: Any, lang: str) -> str:
    if isinstance(value, Message):
        return text(value, lang)
    if isinstance(value, Tasks):
        functions = load_catalogue().functions
        return joined([getattr(functions[code], lang) for code in value.codes], lang)
    if isinstance(value, tuple):
        return joined([_told(item, lang) for item in value], lang)
    if isinstance(value, float):
        return number(value, lang)
    return str(value)


def number(value: float, lang: str) -> str:
    """A number with at most two decimals, as the language writes it.

    >>> number(2.0, "da"), number(0.25, "da"), number(0.25, "en")
    ('2', '0,25', '0.25')
    """
    told = f"{value:.2f}".rstrip("0").rstrip(".")
    return told.replace(".", ",") if lang == "da" else told


def joined(items: list[str], lang: str) -> str:
    """Several as one: `A, B og C`.

    >>> joined(["Anna", "Bo", "Carl"], "da"), joined(["Anna"], "en")
    ('Anna, Bo og Carl', 'Anna')
    """
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {words(lang)['list.and']} {items[-1]}"
