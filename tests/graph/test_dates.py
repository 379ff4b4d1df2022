"""Partial dates: the forms of `docs/case-file.md`, and that what is written is what was read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.model.dates import PartialDate

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2019-03-05", date(2019, 3, 5), date(2019, 3, 5)),
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2019-03/2019-05", date(2019, 3, 1), date(2019, 5, 31)),
        ("2020-02/2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("../2017-11", None, date(2017, 11, 30)),
        ("2017-11/..", date(2017, 11, 1), None),
    ],
)
def test_each_form_says_its_earliest_and_latest_day(text: str, earliest: date | None, latest: date | None) -> None:
    when = PartialDate.parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "19-03",
        "2019-13",
        "2019-02-29",
        "../..",
        "2019-05/2019-03",
        "2019/2018",
        "2019-3",
        "I går",
        "٢٠١٩",
        "2019-01-01T00:00",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- the importer words it
        PartialDate.parse(text)


@given(DAYS, st.integers(0, 2000), st.sampled_from(["both", "from", "to"]))
def test_what_is_written_is_read_back(first: date, length: int, open_end: str) -> None:
    last = min(first + timedelta(length), date(2100, 12, 31))
    when = PartialDate(first if open_end != "to" else None, last if open_end != "from" else None)
    assert PartialDate.parse(str(when)) == when


def test_a_month_is_said_as_a_month_and_a_year_as_a_year() -> None:
    assert str(PartialDate(date(2019, 3, 1), date(2019, 3, 31))) == "2019-03"
    assert str(PartialDate(date(2019, 1, 1), date(2019, 12, 31))) == "2019"
    assert str(PartialDate(date(2019, 3, 1), date(2019, 5, 31))) == "2019-03/2019-05"
