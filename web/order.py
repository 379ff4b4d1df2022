"""The Danish alphabet: æ, ø and å stand at its end, and aa is an å."""

import re
import unicodedata

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
    parts = re.findall(r"[0-9]+|[^0-9]+", bare)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
