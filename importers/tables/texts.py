"""Bytes of a text file to text, by the rules of the contract; nothing is guessed beyond them."""

import codecs
import re
from typing import NamedTuple

from importers.tables.faults import TableRefused

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT = 4096
_EXAMPLES = 3
_DANISH = re.compile(r"\w*[æøåÆØÅ]\w*")


class Decoded(NamedTuple):
    """A text, and where its encoding was none of those that say so themselves: words that show whether it was the right one."""

    text: str
    assumed: str | None = None
    examples: tuple[str, ...] = ()


def decoded(data: bytes, encoding: str | None, file: str) -> Decoded:
    """The text of a file. A byte order mark decides; else what the mapping says; else zero bytes tell UTF-16; else it is UTF-8,
    or Windows-1252, which is to be told."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Decoded(_strict(data[len(mark) :], name, file))
    if encoding:
        return Decoded(_strict(data, encoding, file))
    name = _by_zeros(data[:_LOOKED_AT])
    if name:
        return Decoded(_strict(data, name, file))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        text = _strict(data, "cp1252", file)
    return Decoded(text, "Windows-1252", tuple(_danish(text)))


def _danish(text: str) -> list[str]:
    """The first few words with a letter that shows whether the encoding is the right one."""
    found: dict[str, None] = {}
    for match in _DANISH.finditer(text):
        found[match[0]] = None
        if len(found) == _EXAMPLES:
            break
    return list(found)


def _by_zeros(data: bytes) -> str | None:
    """UTF-16 by where the zeros stand: in it every other byte of most texts is one."""
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = len(data) // 2 or 1
    if odd > 0.4 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, ValueError):
        raise TableRefused("table_encoding", file=file, encoding=encoding) from None


def is_encoding(name: str) -> bool:
    """Whether Python knows an encoding of texts of this name."""
    try:
        return codecs.lookup(name)._is_text_encoding  # type: ignore[attr-defined]
    except (LookupError, ValueError):
        return False
