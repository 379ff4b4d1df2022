"""What a family counts as, in the tables of the planner: the one place that knows families and is asked for many of them."""

from queries.blocks.criteria import Criterion, Leaf, NoCriterion, criterion_of, met
from queries.blocks.rows import LEVELS, Key, Row, is_counted, rows
from queries.blocks.staff import Organisation, organisation
from queries.blocks.tables import ENDS, PARTS, SUMS

__all__ = [
    "ENDS",
    "LEVELS",
    "PARTS",
    "SUMS",
    "Criterion",
    "Key",
    "Leaf",
    "NoCriterion",
    "Organisation",
    "Row",
    "criterion_of",
    "is_counted",
    "met",
    "organisation",
    "rows",
]
