"""Passwords: kept as argon2id, compared so that nobody learns from the time it takes, refused where they are soon guessed.

How soon is worked out here, by zxcvbn and the lists of common passwords, words, names and keys in a row that it brings: no password
leaves the machine.
"""

from collections.abc import Iterable
from functools import cache
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

Refusal = Literal["password_short", "password_long", "password_common"]
LEAST, MOST = 12, 200
"""Letters. Argon2 works on all of them, so there is an end."""
GUESSES = 1e8
"""What is guessed with fewer is common: a list of the hundred million likeliest."""

_HASHER = PasswordHasher()


def refusal(password: str, words: Iterable[str] = ()) -> Refusal | None:
    """Why this cannot be the password of somebody about whom others know these words (name, login); None where it can.

    >>> refusal("kort"), refusal("password1234"), refusal("ritahansen2026", ["Rita Hansen"])
    ('password_short', 'password_common', 'password_common')
    >>> refusal("tolv gule drager")
    """
    if len(password) < LEAST:
        return "password_short"
    if len(password) > MOST:
        return "password_long"
    from zxcvbn import zxcvbn  # here: its lists take a while to load, and only a new password needs them

    known = [part for word in words for part in (word, *word.split()) if len(part) > 2]
    joined = ["".join(word.split()) for word in words]
    found = zxcvbn(password[:72], user_inputs=[*known, *joined, "tovholder"])
    return "password_common" if found["guesses"] < GUESSES else None


def hashed(password: str) -> str:
    """What is kept of a password."""
    return _HASHER.hash(password)


def matches(secret: str | None, password: str) -> bool:
    """Whether this is the password of which that is kept; where nothing is kept, no, which takes as long."""
    try:
        return _HASHER.verify(secret or _nobodys(), password) and bool(secret)
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(secret: str) -> bool:
    """Whether it was kept with other costs than are usual today: then it is kept anew, once the password is known."""
    return _HASHER.check_needs_rehash(secret)


@cache
def _nobodys() -> str:
    return _HASHER.hash("nobody has this password")
