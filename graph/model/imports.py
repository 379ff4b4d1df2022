"""What is kept of an import: of which file, by whom, what it changed, and where in the file each record stood."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

Origin = tuple[str, int]
"""A sheet and a row in it."""


@dataclass(frozen=True)
class ImportedFile:
    """The file of an import, as it is kept."""

    file: str
    sha256: str
    format: str = "case-file"
    mapping: str = ""
    """The name of the mapping by which it was read; empty where there was none."""
    origins: Mapping[tuple[str, str, str], Origin] = field(default_factory=dict[tuple[str, str, str], Origin])
    """By list, family and key of a record, where it stood. A part of no record: exports do not change."""


@dataclass(frozen=True)
class KeptImport:
    """An import that was stored."""

    key: str
    at: datetime
    """In UTC."""
    user: str
    source: str
    file: ImportedFile
    counts: Mapping[str, int]
    """How many records it created, changed and removed."""
    undone: datetime | None
