"""Zip archives, before anything in them is believed: how large they are unpacked, by the directory and counted while reading."""

import io
import zipfile
from collections.abc import Iterator

from importers.tables.faults import TableRefused

MAX_UNPACKED = 500_000_000
MAX_RATIO = 100
_SMALL = 1_000_000
"""Below this a file may be packed as well as it likes."""
_MAX_PARTS = 10_000
_BLOCK = 1 << 18
_FORBIDDEN = tuple(
    word.encode(encoding) for word in ("<!DOCTYPE", "<!ENTITY") for encoding in ("ascii", "utf-16-le", "utf-16-be")
)


def opened(data: bytes, file: str) -> zipfile.ZipFile:
    """The archive; `TableRefused` where it is none, or would unpack to too much."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise TableRefused("table_no_archive", file=file) from None
    size = sum(part.file_size for part in parts)
    if len(parts) > _MAX_PARTS or size > MAX_UNPACKED or size > max(_SMALL, MAX_RATIO * len(data)):
        raise TableRefused("table_unpacks_too_much", file=file)
    if any(part.flag_bits & 1 for part in parts):
        raise TableRefused("table_locked", file=file)
    return archive


def checked(archive: zipfile.ZipFile, file: str) -> None:
    """Read all of it once: no more comes out than the directory says, and no XML in it has a document type or entities."""
    for part in archive.infolist():
        is_xml = part.filename.endswith((".xml", ".rels", ".vml", ".graphml", ".gexf"))
        kept, total = b"", 0
        for block in _blocks(archive, part, file):
            total += len(block)
            if total > part.file_size:
                raise TableRefused("table_unpacks_too_much", file=file)
            if is_xml and has_doctype(kept + block):
                raise TableRefused("table_doctype", file=file)
            kept = block[-32:]


def _blocks(archive: zipfile.ZipFile, part: zipfile.ZipInfo, file: str) -> Iterator[bytes]:
    try:
        with archive.open(part) as opened_part:
            while block := opened_part.read(_BLOCK):
                yield block
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError, RuntimeError):
        raise TableRefused("table_no_archive", file=file) from None
    except Exception as err:  # zlib.error and lzma.LZMAError, which share no base
        if type(err).__module__ not in ("zlib", "_lzma", "lzma"):
            raise
        raise TableRefused("table_no_archive", file=file) from None


def has_doctype(data: bytes) -> bool:
    """Whether XML declares a document type or an entity: no format here needs one."""
    upper = data.upper() if b"<!" in data or b"<\0!" in data or b"\0<\0!" in data else b""
    return any(word in upper for word in _FORBIDDEN)
