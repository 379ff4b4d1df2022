"""Names that are written from the right keep their place in a sentence, in a cell and in a list, and what stands beside them too."""

import re
from pathlib import Path

import pytest

from maps.drawing.svg import prose
from maps.family import family_map
from maps.formats import FORMATS
from tests.case_files import families

INPUTS = Path(__file__).parents[1] / "faults" / "inputs" / "maps"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("Åse hjælper Mor, 2 gange", "Åse hjælper Mor, 2 gange"),
        ("שרה כהן hjælper Mor, 2", "<bdi>שרה כהן</bdi> hjælper Mor, 2"),
        ("محمد, محمد-علي og <b>", "<bdi>محمد</bdi>, <bdi>محمد-علي</bdi> og &lt;b&gt;"),
        ("Familien محمد 2", "Familien <bdi>محمد</bdi> 2"),
        ("", ""),
    ],
)
def test_each_name_from_the_right_is_by_itself(text: str, markup: str) -> None:
    assert prose(text) == markup


@pytest.mark.parametrize("name", ["f01a_arabic", "f02a_hebrew"])
def test_no_name_of_the_page_stands_outside(name: str) -> None:
    [facts] = families(INPUTS / f"{name}.yaml")
    map = family_map(facts, facts.as_of)
    for part in (map.table, map.cards, map.timeline):
        text = re.sub(r"<(bdi|title|text|tspan)\b.*?</\1>|<[^>]*>", "", part, flags=re.DOTALL)
        assert "<bdi>" in part
        assert not re.search("[\u0590-\u08ff]", text), text
    assert "<bdi>" in FORMATS["html"].write(map, None).decode()
