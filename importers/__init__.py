"""From files to validated records, and back. What the other rooms may use stands here."""

from importers.bringing import FORMATS, bring_in, format_of
from importers.casefile.documents import MAX_BYTES
from importers.casefile.filenames import file_names, source_of
from importers.casefile.loading import Loaded, Parsed, Skipped, load, load_all, load_folder
from importers.casefile.problems import BadInput, Problem
from importers.casefile.templates import template
from importers.casefile.write import to_json, to_yaml
from importers.choosing import (
    Choices,
    Chosen,
    asked_words,
    choices_in,
    first_choices,
    for_look,
    problems_of,
    renamed,
)
from importers.looking import Became, Look, SheetLook, look_at, rows_become
from importers.origin import families_in_part, imported_case_file, imported_file
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
from importers.tables.account import FieldNote, SourceRecord
from importers.tables.cells import letter
from importers.tables.converted import Converted, Edition, Options
from importers.tables.error_sheet import error_sheet
from importers.tables.faults import CellFault, TableRefused
from importers.tables.mapping_file import read_mapping
from importers.tables.own_writing import OWN_MAPPING, to_workbook

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "OWN_MAPPING",
    "BadInput",
    "Became",
    "CellFault",
    "Choices",
    "Chosen",
    "Converted",
    "Edition",
    "FieldNote",
    "Loaded",
    "Look",
    "Options",
    "Parsed",
    "Problem",
    "SheetLook",
    "Skipped",
    "SourceRecord",
    "TableRefused",
    "asked_words",
    "assignment_of_cells",
    "basis_of_cells",
    "bring_in",
    "choices_in",
    "differing",
    "error_sheet",
    "families_in_part",
    "file_names",
    "first_choices",
    "first_mapping",
    "for_look",
    "format_of",
    "imported_case_file",
    "imported_file",
    "letter",
    "load",
    "load_all",
    "load_folder",
    "look_at",
    "problems_of",
    "read_assignments",
    "read_mapping",
    "read_users",
    "reason_of_cells",
    "renamed",
    "rows_become",
    "source_of",
    "template",
    "to_json",
    "to_workbook",
    "to_yaml",
    "user_of_cells",
    "user_table",
]
