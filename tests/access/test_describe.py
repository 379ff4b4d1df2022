"""The table in the docs is that of the code, and says something of each row and type."""

from pathlib import Path

from access.describe import OPENS, ROWS, page
from access.information import INFORMATION
from access.roles import COLUMNS
from access.table import TABLE, Condition

DOCS = Path(__file__).parents[2] / "docs"


def test_the_table_of_the_docs_is_fresh() -> None:
    stale = "docs/access-table.md is stale: python -m access.describe > docs/access-table.md"
    assert (DOCS / "access-table.md").read_text(encoding="utf-8") == page(), stale


def test_each_row_type_and_condition_stands_in_it() -> None:
    assert list(ROWS) == list(TABLE)
    assert tuple(OPENS) == INFORMATION
    assert all(tuple(cells) == COLUMNS for cells in TABLE.values())
    used = {condition for cells in TABLE.values() for cell in cells.values() for condition in cell}
    assert used == set(Condition)
