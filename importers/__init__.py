"""From files to validated records, and back. What the other rooms may use stands here."""

from importers.between import Parsed
from importers.documents import MAX_BYTES
from importers.loading import Loaded, Skipped, load, load_all, load_folder
from importers.problems import BadInput, Problem
from importers.templates import template
from importers.write import to_json, to_yaml

__all__ = [
    "MAX_BYTES",
    "BadInput",
    "Loaded",
    "Parsed",
    "Problem",
    "Skipped",
    "load",
    "load_all",
    "load_folder",
    "template",
    "to_json",
    "to_yaml",
]
