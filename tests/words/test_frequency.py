"""How often, as people say it: never a decimal, never more than is known."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words import LANGUAGES, AtLeast, HowOften

SAID = [
    (0, 0, "ingen faste aftaler", "no fixed appointments"),
    (0.25, 0.25, "hver 4. uge", "every 4 weeks"),
    (0.23, 0.23, "hver måned", "every month"),
    (0.25, 0.5, "hver 2.-4. uge", "every 2 to 4 weeks"),
    (0.4, 0.4, "hver 2.-3. uge", "every 2 to 3 weeks"),
    (0.75, 0.75, "cirka hver uge", "about every week"),
    (1, 1, "hver uge", "every week"),
    (1.5, 1.5, "1-2 gange om ugen", "1 to 2 times a week"),
    (2, 3, "2-3 gange om ugen", "2 to 3 times a week"),
    (3.1, 3.1, "cirka 3 gange om ugen", "about 3 times a week"),
    (0.5, 2, "mellem hver 2. uge og 2 gange om ugen", "between every 2 weeks and 2 times a week"),
    (0, 2, "højst 2 gange om ugen", "at most 2 times a week"),
    (1 / 13, 1 / 13, "hver 3. måned", "every 3 months"),
    (1 / 26, 1 / 26, "hvert halve år", "every half year"),
    (1 / 52, 1 / 52, "én gang om året", "once a year"),
    (0.001, 0.001, "sjældnere end én gang om året", "less than once a year"),
]


@pytest.mark.parametrize(("low", "high", "danish", "english"), SAID)
def test_how_often_is_said(low: float, high: float, danish: str, english: str) -> None:
    assert [HowOften(low, high).text(lang) for lang in LANGUAGES] == [danish, english]


@pytest.mark.parametrize(
    ("low", "danish"),
    [
        (3.1, "mindst 3 gange om ugen"),
        (1.9, "mindst hver uge"),
        (0.25, "mindst hver 4. uge"),
        (0.23, "mindst hver 5. uge"),
        (0.001, "sjældnere end én gang om året"),
    ],
)
def test_at_least_is_never_more_than_is_known(low: float, danish: str) -> None:
    assert AtLeast(low).text("da") == danish


def test_about_is_told_roughly() -> None:
    assert HowOften(0.25, 0.25, about=True).text("da") == "cirka hver 4. uge"


@given(st.floats(0, 1000), st.floats(0, 1000), st.booleans())
def test_nobody_says_decimals(one: float, other: float, about: bool) -> None:
    low, high = sorted((one, other))
    told = [HowOften(low, high, about).text(lang) for lang in LANGUAGES]
    told += [AtLeast(high).text(lang) for lang in LANGUAGES if high]
    assert not [text for text in told if re.search(r"\d[.,]\d", text) or "{" in text]
