"""What a file that is no case file seems to be: told in one sentence, not key by key."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graph.checks.keys import nearest
from graph.model.records import CaseFile
from importers.casefile.problems import TextFault
from words import Message

_HOW = {"excel": "table", "opendocument": "table", "table": "table", "zip": "unpack", "gzip": "unpack"}
"""What to do where it is something else than for most: the words stand under `other_file.how`."""
_BEGINS = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "old_office", b"%PDF-": "pdf", b"\x89PNG": "picture", b"\xff\xd8\xff": "picture", b"GIF8": "picture",
    b"\x1f\x8b": "gzip", b"SQLite format 3\0": "database", b"{\\rtf": "rich_text",
}  # fmt: skip
_PARTS = {"xl/": "excel", "word/": "word", "content.xml": "opendocument"}
"""What an archive seems to be that holds such a part."""
_ROOT = re.compile(
    r"\s*(?:<\?.*?\?>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<[A-Za-z_][\w.-]*(:[\w.-]+)?[\s/>]", re.DOTALL
)
_XML = {
    "graphml": "graphml",
    "gexf": "gexf",
    "html": "html",
    "networkcanvas": "network_canvas",
    "nwk": "easynwk",
    "hl7.org/fhir": "fhir",
}
"""What an XML text seems to be that says such a word near its beginning; the last one that is found counts."""
_BEGINNING = 5000
_SEPARATORS = ";\t,"
_OWN_KEYS = frozenset(CaseFile.model_fields)


def other_file(kind: str) -> TextFault:
    """The fault of a file that seems to be something else."""
    how = Message(f"other_file.how.{_HOW.get(kind, 'other')}")
    return TextFault("other_file", (), {"what": Message(f"other_file.{kind}"), "how": how})


def kind_of_bytes(data: bytes, path: Path) -> str | None:
    """What a file seems to be by its first bytes; None where it may be text."""
    if data.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    return next((kind for begin, kind in _BEGINS.items() if data.startswith(begin)), None)


def _kind_of_archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "zip"
    return next((kind for part, kind in _PARTS.items() if any(name.startswith(part) for name in names)), "zip")


def kind_of_text(text: str, value: Any) -> str | None:
    """What a text seems to be; None where it may be meant as a case file. `value` is what it was read as, if it was."""
    beginning = text[:_BEGINNING]
    if _ROOT.match(beginning):
        return [kind for word, kind in {"": "xml", **_XML}.items() if word in beginning.lower()][-1]
    if isinstance(value, list):
        value = next((item for item in value if isinstance(item, dict)), None)
    if isinstance(value, dict):
        return _kind_of_object(value)
    if '"resourceType"' in beginning:
        return "fhir"  # one record a line, as FHIR's bulk export writes it
    return "table" if _is_table(text.splitlines()[:20]) else None


def _kind_of_object(value: dict[str, Any]) -> str | None:
    """What another program's JSON seems to be, by the keys at its top."""
    if "resourceType" in value:
        return "fhir"
    if "versions" in value or {"ego", "alteri"} & value.keys() or any("easynwk" in key.lower() for key in value):
        return "easynwk"
    if "nodes" in value and {"edges", "links", "ties"} & value.keys():
        return "network"
    return None if not value or any(nearest(key, _OWN_KEYS) for key in value) else "other"


def _is_table(lines: Iterable[str]) -> bool:
    """Whether lines are split alike by one separator, and the first is no key with its value."""
    first, *rest = [line for line in lines if line.strip()] or [""]
    if not rest or first.lstrip()[:1] in "{[-#" or re.match(r"\s*\w+\s*:(\s|$)", first):
        return False
    return any(
        first.count(sign) > 0 and all(line.count(sign) >= first.count(sign) for line in rest) for sign in _SEPARATORS
    )
