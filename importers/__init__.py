"""From files to validated records, and back. What the other rooms may use stands here."""

from importers.bringing import FORMATS, bring_in, format_of
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
from importers.suggesting import first_mapping
from importers.tables.cells import letter
from importers.tables.converted import Converted, Options
from importers.tables.error_sheet import error_sheet
from importers.tables.faults import CellFault, TableRefused
from importers.tables.own_writing import OWN_MAPPING, to_workbook

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "OWN_MAPPING",
    "BadInput",
    "CellFault",
    "Converted",
    "Loaded",
    "Options",
    "Parsed",
    "Problem",
    "Skipped",
    "TableRefused",
    "assignment_of_cells",
    "basis_of_cells",
    "bring_in",
    "differing",
    "error_sheet",
    "file_names",
    "first_mapping",
    "format_of",
    "letter",
    "load",
    "load_all",
    "load_folder",
    "read_assignments",
    "read_users",
    "reason_of_cells",
    "source_of",
    "template",
    "to_json",
    "to_workbook",
    "to_yaml",
    "user_of_cells",
    "user_table",
]
