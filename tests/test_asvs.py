"""The list of security requirements has every number once, and says what it says in one of its words."""

import re
from collections import Counter
from pathlib import Path

TEXT = (Path(__file__).parent.parent / "docs" / "security" / "asvs.md").read_text("utf-8")
ROWS = re.findall(r"^\| (\d+)\.(\d+)\.(\d+) \| ([12]) \| ([a-z ]+) \| (.+) \|$", TEXT, re.M)
BY_CHAPTER = {
    1: 27,
    2: 11,
    3: 19,
    4: 10,
    5: 9,
    6: 35,
    7: 18,
    8: 7,
    9: 7,
    10: 29,
    11: 14,
    12: 9,
    13: 13,
    14: 9,
    15: 13,
    16: 16,
    17: 7,
}
"""Of levels 1 and 2, as ASVS 5.0.0 has them."""


def test_each_requirement_stands_there_once() -> None:
    assert Counter(int(row[0]) for row in ROWS) == BY_CHAPTER
    assert len({row[:3] for row in ROWS}) == len(ROWS) == 253


def test_each_has_an_answer_and_the_tests_and_files_that_it_names_exist() -> None:
    root = Path(__file__).parent.parent
    assert {row[4] for row in ROWS} <= {"yes", "in part", "not here", "municipality"}
    named = set(re.findall(r"`((?:tests|docs|graph|access|web|scripts|requirements|bench)/[\w/.-]*)", TEXT))
    assert len(named) > 25
    assert {name for name in named if not (root / name).exists()} == set()


def test_what_it_says_of_their_number_is_so() -> None:
    told = re.search(r"Of (\d+): yes (\d+), in part (\d+), not here (\d+), municipality (\d+)\.", TEXT)
    assert told
    answers = Counter(row[4] for row in ROWS)
    assert [int(number) for number in told.groups()] == [
        len(ROWS), *(answers[answer] for answer in ("yes", "in part", "not here", "municipality"))
    ]  # fmt: skip
