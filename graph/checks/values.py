"""Values as a message may show them: short, printable, and never what looks like a CPR number."""

from collections.abc import Iterable
from typing import Any

from graph.model.cpr import without_cpr
from graph.model.text import visible
from words import Message, Series

SHOWN = 60
"""How many characters of a value a message shows at most."""


def clean(text: str) -> str:
    """The text as a message may hold it: on one line, nothing in it that cannot be seen or is a CPR number."""
    return visible(without_cpr(text))


def shown(value: Any) -> str | Message:
    """A value as a message may show it."""
    if isinstance(value, dict):
        return Message("value.mapping")
    if isinstance(value, list | tuple):
        return Message("value.list")
    if value is None:
        return Message("value.nothing")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and abs(value) >= 10**SHOWN:
        return Message("value.large_number")
    # Cleaned before it is shortened, else half a CPR number would be left standing.
    text = clean(str(value))
    text = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return f'"{text}"' if isinstance(value, str) else text


def shown_whole(value: Any) -> str | Message:
    """A value as a message may show it, the items of a list one by one."""
    if isinstance(value, list):
        return Message("value.items", {"items": Series(tuple(shown(item) for item in value))})
    return shown(value)


def listed(words: Iterable[str]) -> Series:
    """Words of the format, one after the other."""
    return Series(tuple(words))
