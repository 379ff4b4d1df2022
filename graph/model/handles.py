"""Handles: what stands for an id of a case file where the id itself may not, in addresses and in the audit.

An id of a file may be a name or hold digits. A handle is letters alone, so that nothing in it looks like a CPR number, and only
who has the secret can work out what it stands for.
"""

import hashlib
import hmac
from string import ascii_lowercase

LETTERS = 16
"""Of a handle: 75 bits."""


def handle(secret: bytes, family: str, list: str, key: str) -> str:
    """The handle of a record of a family, or of one that belongs to none (`family` empty).

    >>> handle(b"secret", "anna", "members", "mor")
    'ujaoseloqhqllatj'
    >>> handle(b"secret", "bo", "members", "mor") == handle(b"another", "anna", "members", "mor")
    False
    """
    digest = hmac.digest(secret, "\0".join((family, list, key)).encode(), hashlib.sha256)  # no id holds a NUL
    number = int.from_bytes(digest)
    letters = ""
    for _ in range(LETTERS):
        number, rest = divmod(number, len(ascii_lowercase))
        letters += ascii_lowercase[rest]
    return letters
