"""From files to validated records, and back. What the other rooms may use stands here."""

from importers.casefile.documents import MAX_BYTES
from importers.casefile.filenames import file_names, source_of
from importers.casefile.loading import Loaded, Parsed, Skipped, load, load_all, load_folder
from importers.casefile.problems import BadInput, Problem
from importers.casefile.templates import template
from importers.casefile.write import to_json, to_yaml
from importers.people import (
    assignment_of_cells,
    basis_of_cells,
    differing,
    read_assignments,
    read_users,
    reason_of_cells,
    user_of_cells,
    user_table,
)

__all__ = [
    "MAX_BYTES",
    "BadInput",
    "Loaded",
    "Parsed",
    "Problem",
    "Skipped",
    "assignment_of_cells",
    "basis_of_cells",
    "differing",
    "file_names",
    "load",
    "load_all",
    "load_folder",
    "read_assignments",
    "read_users",
    "reason_of_cells",
    "source_of",
    "template",
    "to_json",
    "to_yaml",
    "user_of_cells",
    "user_table",
]
