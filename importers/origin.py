"""What is kept of the file that an import brought in, and which of its families can be taken where others cannot."""

import hashlib
from pathlib import Path

from graph.checks.values import clean
from graph.model.imports import ImportedFile
from importers.tables.converted import Converted


def imported_file(made: Converted) -> ImportedFile:
    """Other files as the import keeps them."""
    account = made.account
    name = (account.mapping or {}).get("name", "")
    return ImportedFile(clean(account.file), account.sha256, account.format, name, made.places)


def imported_case_file(path: Path) -> ImportedFile:
    """A case file as the import keeps it."""
    return ImportedFile(clean(path.name), hashlib.sha256(path.read_bytes()).hexdigest())


def families_in_part(made: Converted) -> frozenset[str] | None:
    """Where not all can be taken, the families to leave out so that the rest can; None where there is no such rest."""
    left_out = frozenset(id for id, is_wrong in made.families.items() if is_wrong)
    return left_out if not made.is_whole and 0 < len(left_out) < len(made.families) else None
