"""Ids from content: never from a row's number, so that the same rows in any order have the same ids."""

import hashlib
import hmac
import json
import re
import unicodedata
from typing import Any

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "Æ": "ae", "Ø": "oe", "Å": "aa", "ß": "ss"})
_RUN = re.compile(r"[\W_]+")
_LONGEST = 120
_KEYED = 24
_HASHED = 16


def slug(text: str) -> str:
    """A name as a part of an id: small letters and digits, all else one `_`.

    >>> slug("Hjælper Ø (PPR)"), slug("  Åse É.")
    ('hjaelper_oe_ppr', 'aase_e')
    """
    plain = unicodedata.normalize("NFC", text).translate(_LETTERS)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    found = _RUN.sub("_", unicodedata.normalize("NFC", plain).lower()).strip("_")
    if not found:
        return f"x_{_letters(hashlib.sha256(text.encode()).digest(), _HASHED)}"
    return (
        found
        if len(found) <= _LONGEST
        else f"{found[:_LONGEST]}_{_letters(hashlib.sha256(found.encode()).digest(), 8)}"
    )


def hashed(prefix: str, said: Any) -> str:
    """An id from all that a record says."""
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{prefix}_{_letters(hashlib.sha256(text.encode()).digest(), _HASHED)}"


def keyed(key: bytes, text: str) -> str:
    """What stands for a number that must not be kept: letters only, since digits could look like such a number."""
    return f"k_{_letters(hmac.new(key, text.encode(), hashlib.sha256).digest(), _KEYED)}"


def _letters(digest: bytes, count: int) -> str:
    number, found = int.from_bytes(digest, "big"), ""
    for _ in range(count):
        number, rest = divmod(number, 26)
        found += chr(97 + rest)
    return found
