"""What the file of a source is called, and back: one file a source, on every disk.

A name of a source may hold what a file's name may not. That is written as `%` and two digits for each byte, as in addresses.
Names that a disk may hold to be one (`Anna` and `anna`; the two ways to write `å`) are told apart in the same way.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote_to_bytes

ENDING = ".yaml"
LONGEST = 255 - len(ENDING)
"""Bytes of a name: what every file system takes."""
_NEVER = frozenset('%/\\:*?"<>|')
"""Characters that no name of a file may hold on some system, and the one that marks them."""
_HASH = 8


def file_names(sources: Iterable[str]) -> dict[str, str]:
    """The name of the file of each source, no two the same on any disk; `source_of` leads back, save from one that is cut."""
    alike: dict[str, list[str]] = defaultdict(list)
    for source in sources:
        alike[_as_a_disk_sees(source)].append(source)
    return {
        source: _cut(_written(source, apart=len(twins) > 1 and source != form)) + ENDING
        for form, twins in alike.items()
        for source in twins
    }


def source_of(path: Path) -> str:
    """The source that a file is known as: its name without the ending, read back where `file_names` has written it so."""
    stem = path.stem
    try:
        source = unquote_to_bytes(stem).decode()
    except UnicodeDecodeError:
        return stem
    return source if stem in (_written(source, apart=False), _written(source, apart=True)) else stem


def _as_a_disk_sees(name: str) -> str:
    """One text for all names that some file system holds to be one."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def _written(source: str, *, apart: bool) -> str:
    """The name with what may not stand in it in another way; `apart`: also what another name may have in common."""
    written = []
    for place, character in enumerate(source):
        hidden = character == "." and place == 0
        doubtful = apart and (not character.isascii() or character != character.casefold())
        as_bytes = hidden or doubtful or character in _NEVER
        written.append("".join(f"%{byte:02X}" for byte in character.encode()) if as_bytes else character)
    return "".join(written)


def _cut(name: str) -> str:
    """A name that is too long ends in a hash, so that two of one beginning stay two."""
    whole = name.encode()
    if len(whole) <= LONGEST:
        return name
    digest = hashlib.sha256(whole).hexdigest()[:_HASH]
    return f"{whole[: LONGEST - _HASH - 1].decode(errors='ignore')}-{digest}"
