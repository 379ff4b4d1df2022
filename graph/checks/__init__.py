"""What makes records valid: each by its model, all of a case file together, and several case files of one import.

A fault is a code and values at a place in records; no sentence stands here (`words/<language>/faults*.toml`). The checks need
no file: an edit, a row of a table and a case file are checked alike, and whoever asks knows where the place came from.
"""

from graph.checks.across import CheckResult, check
from graph.checks.between import between
from graph.checks.document import Checked, check_document
from graph.checks.faults import Fault, Place

__all__ = ["CheckResult", "Checked", "Fault", "Place", "between", "check", "check_document"]
