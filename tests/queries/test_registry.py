"""The rules and measures are those of `docs/findings.md`: every one of the page, and no other."""

import re
from pathlib import Path

from queries.candidate import COLUMNS
from queries.measures.family import MEASURES
from queries.rules.registry import RULES, TYPES

PAGE = (Path(__file__).parents[2] / "docs" / "findings.md").read_text(encoding="utf-8")


def section(heading: str) -> str:
    """What stands below a heading, up to the next."""
    [found] = re.findall(rf"^##+ {heading}.*?\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found


def test_the_types_are_those_of_the_table_in_its_order() -> None:
    assert re.findall(r"^\| `(\w+)` \|", section("Types"), re.MULTILINE) == list(TYPES)
    assert [rule.__name__ for rule in RULES] == [f"queries.rules.{type}" for type in TYPES]


def test_the_measures_of_a_family_are_those_of_the_page() -> None:
    named = set(re.findall(r"`(\w+)`", section("Measures of a family")))
    assert MEASURES.keys() - {"coordination"} <= named
    assert named - MEASURES.keys() <= {"measures", "date", "from", "until"}


def test_the_columns_of_a_candidate_are_those_of_the_page_in_its_order() -> None:
    [keys] = re.findall(r"Columns \(keys ([^)]*)\)", section("Coordinator candidates"))
    assert tuple(re.findall(r"`(\w+)`", keys)) == COLUMNS
