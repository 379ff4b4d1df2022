"""The Danish alphabet: æ, ø and å stand at its end, and aa is an å."""

import re
import unicodedata
from collections.abc import Iterable

_LETTERS = str.maketrans(
    {"æ": "{a", "ä": "{a", "ø": "{b", "ö": "{b", "œ": "{b", "å": "{c", "ü": "y", "ð": "d", "þ": "th"}
)


def danish(name: str) -> tuple[tuple[int, int, str], ...]:
    """A key that puts names into Danish order. Numbers stand before letters, by their value.

    >>> sorted(["Aaby", "Ørsted", "Berg", "Ærø", "Familie 10", "Familie 3"], key=danish)
    ['Berg', 'Familie 3', 'Familie 10', 'Ærø', 'Ørsted', 'Aaby']
    """
    text = unicodedata.normalize("NFC", name).casefold().replace("aa", "å").translate(_LETTERS)
    bare = "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    parts = re.finditer(r"0*([0-9]+)|[^0-9]+", bare)
    # Of two numbers the longer one is greater: none is too long to compare.
    return tuple((0, len(part[1]), part[1]) if part[1] else (1, 0, part[0]) for part in parts)


def in_order(ids: Iterable[str]) -> list[str]:
    """Ids in their natural order.

    >>> in_order({"barn_10", "barn_2", "barn_1"})
    ['barn_1', 'barn_2', 'barn_10']
    """
    return sorted(ids, key=lambda id: (danish(id), id))
