"""Names in Danish order, whatever they are made of."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from words.order import danish


@pytest.mark.parametrize(
    "names",
    [
        ["Zoo", "Ærø", "Øst", "Århus"],
        ["Berg", "Müller", "Zahle", "Ærø", "Ørsted", "Aagaard"],
        ["Familie 3", "Familie 03", "Familie 3 b", "Familie 10", "Familie b"],
        ["Familie 3", "Familie 3²", "Familie 3٣"],
        ["9" * 300, "1" + "0" * 300],
        ["1" * 5000, "2" * 5000],
    ],
)
def test_names_are_in_danish_order(names: list[str]) -> None:
    assert sorted(names[::-1], key=lambda name: (danish(name), len(name))) == names


@pytest.mark.parametrize("name", ["3²", "٣", "²", "①", "Ⅳ", "𝟘", "५", ""])
def test_signs_that_look_like_numbers_are_letters(name: str) -> None:
    assert danish(name) == danish(name)
    assert (danish("3") < danish(name)) == (name != "")


@given(st.lists(st.text()))
def test_any_names_have_an_order(names: list[str]) -> None:
    found = sorted(names, key=danish)
    assert all(danish(one) <= danish(next) for one, next in pairwise(found))
