"""What the record models say of a key: its record, its allowed values, its neighbours. Read from the models, never kept twice."""

import difflib
from collections.abc import Collection, Iterable
from functools import cache
from typing import Any, Literal, get_args, get_origin

from graph.checks.faults import Place
from graph.checks.values import clean
from graph.model.base import Record
from graph.model.records import CaseFile
from graph.model.text import NAME_IS_SETTLED
from words import Message

_LONGEST_WORD = 100
"""Above this no word is compared: it takes too long, and none of ours is."""


@cache
def keys_of(model: type[Record]) -> dict[str, Any]:
    """The keys of a record in the order of the format, each with its field; `from` and `to` come last."""
    fields = sorted(model.model_fields.items(), key=lambda item: item[0] in ("from_", "to"))
    return {field.alias or name: field for name, field in fields}


@cache
def record_in(annotation: Any) -> type[Record] | None:
    """The record that a field holds, or holds a list of."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := record_in(part))), None)


@cache
def words_in(annotation: Any) -> tuple[str, ...]:
    """The closed vocabulary of a field; empty where it has none."""
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in get_args(annotation))
    return next((found for part in get_args(annotation) if (found := words_in(part))), ())


@cache
def is_name(model: type[Record], key: str) -> bool:
    """Whether the key holds what people call something."""
    field = keys_of(model).get(key)
    parts = (
        (field.metadata, *(getattr(part, "__metadata__", ()) for part in get_args(field.annotation))) if field else ()
    )
    return any(NAME_IS_SETTLED in part for part in parts)


def model_at(place: Place) -> type[Record]:
    """The model of the innermost record on the way to a place."""
    model: type[Record] = CaseFile
    for step in place:
        field = keys_of(model).get(step) if isinstance(step, str) else None
        model = (record_in(field.annotation) if field else None) or model
    return model


def field_at(place: Place) -> Any:
    """The field of the last key on the way to a place; None where the format has no such key."""
    steps = [number for number, step in enumerate(place) if isinstance(step, str)]
    if not steps:
        return None
    return keys_of(model_at(place[: steps[-1]])).get(str(place[steps[-1]]))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    if len(word) > _LONGEST_WORD:
        return None
    words = {item.casefold(): item for item in known}
    close = difflib.get_close_matches(word.casefold(), words, n=1)
    return words[close[0]] if close else None


class Suggestions:
    """Sentences with the word that was probably meant, until so many words have been compared.

    Comparing is slow: a file with thousands of wrong names and thousands of right ones must not take minutes.
    """

    def __init__(self, comparisons: int = 100_000) -> None:
        self.left = comparisons

    def __call__(self, word: str, known: Collection[Collection[str]]) -> Message | str:
        self.left -= sum(map(len, known))
        return did_you_mean(word, sorted(item for part in known for item in part)) if self.left >= 0 else ""


def did_you_mean(word: str, known: Iterable[str]) -> Message | str:
    """A sentence with the word that was probably meant and a space behind it, else nothing."""
    meant = nearest(word, known)
    return Message("hint.did_you_mean", {"word": clean(meant)}) if meant else ""
