"""Keys in files: made once where there is none, for the user alone."""

import os
import secrets
import stat
from pathlib import Path

from words.errors import ProductError

LEAST = 32
"""Bytes of a key that somebody made by hand."""


class KeyFileError(ProductError):
    """A file of a key that cannot be read or made, that others can read, or that holds too little."""


def kept_key(path: Path) -> bytes:
    """The key in the file. Where there is no file it is made, with 256 random bits."""
    try:
        if not path.exists():
            _make(path)
    except OSError as err:
        raise KeyFileError("key_file", file=path, reason=err) from err
    return read_key(path)


def read_key(path: Path) -> bytes:
    """The key in the file, without the white space round it."""
    try:
        found = path.stat()
        key = path.read_bytes().strip()
    except OSError as err:
        raise KeyFileError("key_file", file=path, reason=err) from err
    if not stat.S_ISREG(found.st_mode) or stat.S_IMODE(found.st_mode) & stat.S_IRWXO:
        raise KeyFileError("key_file_open", file=path)
    if len(key) < LEAST:
        raise KeyFileError("key_file_short", file=path, least=LEAST)
    return key


def _make(path: Path) -> None:
    """Two that make it at once end with the same key: it is put in place whole, and only where there is none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(f".tovholder-key-{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
    try:
        with open(descriptor, "wb") as file:
            file.write(secrets.token_hex(32).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(beside, path)
        except FileExistsError:
            pass
    finally:
        beside.unlink()
