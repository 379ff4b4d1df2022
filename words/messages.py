"""Messages and the texts that say them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, runtime_checkable

from words.numbers import number

LANGUAGES = ("da", "en")


@runtime_checkable
class Spoken(Protocol):
    """A value that says itself in each language, such as tasks whose names stand in the service catalogue."""

    def text(self, lang: str) -> str:
        """The value in the language."""
        ...


@dataclass(frozen=True)
class Message:
    """What is to be said: a key of the word lists, and the values that fill it."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def text(self, lang: str) -> str:
        """The message in the language."""
        return text(self, lang)


def counted(key: str, count: int, **values: Any) -> Message:
    """The message about so many: `key.one` for one, else `key.many`, filled with `count`."""
    return Message(f"{key}.one" if count == 1 else f"{key}.many", {"count": count, **values})


@cache
def words(lang: str) -> Mapping[str, str]:
    """All texts of a language by key. KeyError for a language that is not there, ValueError for a key that stands twice.

    >>> sorted(words("da")) == sorted(words("en"))
    True
    """
    if lang not in LANGUAGES:
        raise KeyError(f"no words in the language {lang!r}: there are {', '.join(LANGUAGES)}")
    import tomllib  # here: commands that say nothing unusual need not load it

    known: dict[str, str] = {}
    for file in sorted(files("words").joinpath(lang).iterdir(), key=lambda file: file.name):
        for key, said in _flat(tomllib.loads(file.read_text(encoding="utf-8")), ""):
            if key in known:
                raise ValueError(f"{lang}/{file.name}: the key {key} stands in another file too")
            known[key] = said
    return known


def below(lang: str, prefix: str) -> dict[str, str]:
    """The texts whose keys begin so, unfilled, by the rest of their keys: those of a table for `"map.table."`."""
    return {key.removeprefix(prefix): said for key, said in words(lang).items() if key.startswith(prefix)}


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
    return template.format(**{name: _value_text(value, lang) for name, value in message.values.items()})


def _value_text(value: Any, lang: str) -> str:
    if _is_spoken(type(value)):
        return value.text(lang)
    if isinstance(value, tuple):
        return joined([_value_text(item, lang) for item in value], lang)
    if isinstance(value, float):
        return number(value, lang)
    return str(value)


@cache
def _is_spoken(kind: type) -> bool:
    """Whether values of the type say themselves: asked once a type, for to ask takes longer than to say it."""
    return issubclass(kind, Spoken)


def joined(items: list[str], lang: str) -> str:
    """Several as one: `A, B og C`.

    >>> joined(["Anna", "Bo", "Carl"], "da"), joined(["Anna"], "en")
    ('Anna, Bo og Carl', 'Anna')
    """
    return Series(tuple(items), last="list.and").text(lang)


@dataclass(frozen=True)
class Series:
    """Several values as one, `between` them; before the last one the word with the key `last`, where there is one.

    >>> Series(("a", "b", "c")).text("en"), Series(("a", "b", "c"), last="list.or").text("en")
    ('a, b, c', 'a, b or c')
    """

    items: tuple[Any, ...]
    last: str = ""
    between: str = ", "

    def text(self, lang: str) -> str:
        """The series in the language."""
        said = [_value_text(item, lang) for item in self.items]
        if not self.last or len(said) < 2:
            return self.between.join(said)
        return f"{self.between.join(said[:-1])} {words(lang)[self.last]} {said[-1]}"
