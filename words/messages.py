"""Messages and the texts that say them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Protocol, runtime_checkable

from words.numbers import Whole, number

LANGUAGES = ("da", "en")
_AND = re.compile(r"(?<!-) (?:og|and|&) ")
_BRACKETS = re.compile(r"\([^()]*\)|[»“][^«”]*[«”]")
"""What is set off already, in brackets or quotes."""
_ROLE = re.compile(r"([^,()]+), ([^()]+?)(?: \(([^()]+)\))?")
""""Marianne, familiebehandler" and, where names were told apart, "(Familiehuset)"."""


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
    """Several as one: `A, B og C`. None reads as two: a name with "og" in it is quoted, and where one holds a comma, `;` parts them.

    >>> joined(["Anna", "Bo", "Carl"], "da"), joined(["Anna"], "en")
    ('Anna, Bo og Carl', 'Anna')
    >>> joined(["Børn og Unge", "Jobcenter"], "da"), joined(["Børn, Unge og Familie", "Jobcenter"], "da")
    ('»Børn og Unge« og Jobcenter', 'Børn, Unge og Familie; Jobcenter')
    """
    if len(items) < 2:
        return "".join(items)
    if any("," in _BRACKETS.sub("", item) for item in items):
        return Series(tuple(items), between="; ").text(lang)
    said = tuple(quoted(item, lang) if _AND.search(_BRACKETS.sub("", item)) else item for item in items)
    return Series(said, last="list.and").text(lang)


def capital(said: str) -> str:
    """The same with a capital, where a word of a sentence begins a line.

    >>> capital("netværksmøde")
    'Netværksmøde'
    """
    return said[:1].upper() + said[1:]


def quoted(said: str, lang: str) -> str:
    """A name set off from the sentence round it.

    >>> quoted("Post og økonomi", "da"), quoted("Post", "en")
    ('»Post og økonomi«', '“Post”')
    """
    return words(lang)["quoted"].format(said=said)


def set_off(name: str) -> str:
    """A name as it stands in a sentence: what follows a comma, a role or a part of a house, in brackets.

    A list that is a name stays as it is.

    >>> set_off("Marianne, familiebehandler"), set_off("Lene, sygeplejerske (Natten)"), set_off("Børn, Unge og Familie")
    ('Marianne (familiebehandler)', 'Lene (sygeplejerske, Natten)', 'Børn, Unge og Familie')
    """
    found = _ROLE.fullmatch(name)
    if found is None or _AND.search(found[2]):
        return name
    return f"{found[1]} ({found[2]}{f', {found[3]}' if found[3] else ''})"


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


@dataclass(frozen=True)
class InWords:
    """A count as a value of a message: in letters up to twelve, as one writes it in a sentence.

    >>> InWords(3).text("da"), InWords(3).text("en"), InWords(70).text("da")
    ('tre', 'three', '70')
    """

    value: int

    def text(self, lang: str) -> str:
        """The count in the language."""
        letters = words(lang)["counts"].split()
        return letters[self.value] if self.value < len(letters) else Whole(self.value).text(lang)
