"""A record goes into a form and comes back as it was; what a form asks is what the record's model holds."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.checks.keys import keys_of
from tests.web.forms import documents
from web.editing.fields import FORMS, NAMES, TEXTS, USUAL, fields_of, kind_of
from web.editing.forms import changed, data_of, record_of
from web.editing.kinds import said
from web.editing.partial_dates import Date
from words import LANGUAGES

NOT_ASKED = {name: {"id"} for name in FORMS} | {
    "family": {"id", "as_of", "recorded_by"},
    "meetings": {
        "id", "agenda", "board", "convener", "coordination", "invited", "minutes_approved", "next", "plan_accepted",
    },  # said before, at and after a meeting, or taken to it from the questions
    "agreements": {"id", "question"},
    "actors": {"id", "from", "to", "caseload", "record_access", "team"},
}  # fmt: skip
"""What nobody types: ids come from the server; whose knowledge a map is comes with a file, its day with statuses."""


@pytest.mark.parametrize("list", FORMS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.data())
def test_a_record_comes_back_from_its_form(list: str, data: st.DataObject) -> None:
    document = data.draw(documents(list))
    for lang in LANGUAGES:
        form = data_of(list, document, lang)
        assert record_of(list, form, lang) == document
        assert changed(list, form, form, lang) == {}


def test_a_role_is_told_in_words_and_kept_as_its_code() -> None:
    role = kind_of("actors", "role")
    assert role.write("job_caseworker", "role", "da") == {"role": ["Jobrådgiver / sagsbehandler i jobcenter"]}
    for typed, known in (
        ("jobrådgiver / sagsbehandler i jobcenter", "job_caseworker"),
        ("Job caseworker", "job_caseworker"),
        ("Praktikant", "Praktikant"),
        (" ", None),
    ):
        assert role.read({"role": [typed]}, "role", "da") == known


@pytest.mark.parametrize("list", FORMS)
def test_a_form_asks_for_all_that_its_model_holds(list: str) -> None:
    keys = {key for key, field in keys_of(FORMS[list].model).items() if not is_list_of_records(list, key)}
    asked = [field.key for field in fields_of(list)]
    assert set(asked) == keys - NOT_ASKED[list]
    assert len(asked) == len(set(asked))
    empty = record_of(list, {}, "da")
    assert empty == {key: [] for key in empty} and set(empty) <= {"for", "participants"}, "an empty form says nothing"


def is_list_of_records(list: str, key: str) -> bool:
    return list == "family" and key in FORMS


def test_no_row_of_the_tables_is_for_nothing() -> None:
    asked = {f"{name}.{field.key}" for name in FORMS for field in fields_of(name)}
    assert {*NAMES, *USUAL} <= asked
    assert {path for path in TEXTS if path not in asked} == {"same_as.probability"}


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ({}, None),
        ({"how": "exact", "year": "2019"}, "2019"),
        ({"month": "3", "year": "2019"}, "2019-03"),
        ({"how": "exact", "day": "5", "month": "3", "year": " 2019 "}, "2019-03-05"),
        ({"how": "latest", "month": "11", "year": "2017"}, "../2017-11"),
        ({"how": "earliest", "year": "2017"}, "2017/.."),
        ({"how": "between", "year": "2017", "to.month": "5", "to.year": "2019"}, "2017/2019-05"),
        ({"how": "unknown", "year": "2017"}, None),
        ({"how": "between"}, None),
        ({"how": "exact", "to.year": "2019"}, None),
        ({"day": "5", "month": "3"}, "????-03-05"),
        ({"day": "5", "year": "2019"}, "2019-??-05"),
        ({"how": "between", "year": "2017"}, "2017/"),
        ({"year": "i fjor"}, "i fjor"),
    ],
)
def test_a_date_is_read_as_far_as_it_was_typed(typed: dict[str, str], date: str | None) -> None:
    form = {f"from.{name}": [value] for name, value in typed.items()}
    assert Date().read(form, "from", "da") == date


@pytest.mark.parametrize(
    ("typed", "often"),
    [
        ({}, None),
        ({"how": "fortnightly"}, 0.5),
        ({"how": "number", "low": "2", "high": "3"}, [2, 3]),
        ({"low": "0,25"}, 0.25),
        ({"how": "number", "high": "2"}, [0, 2]),
        ({"how": "number", "low": "tit"}, "tit"),
        ({"how": "number"}, ""),
        ({"how": "unknown", "low": "2"}, None),
    ],
)
def test_how_often_is_read_as_it_is_said(typed: dict[str, str], often: Any) -> None:
    form = {f"per_week.{name}": [value] for name, value in typed.items()}
    assert record_of("engagements", form, "da").get("per_week") == often


def test_what_does_not_go_with_a_tie_is_not_read() -> None:
    form = {"a": ["x"], "b": ["y"], "kind": ["exchange"], "status": ["documented"], "level": ["3"], "deputy": ["z"]}
    assert record_of("ties", form, "da") == {"a": "x", "b": "y", "kind": "exchange", "status": "documented"}
    assert record_of("ties", form | {"kind": ["awareness"]}, "da")["level"] == 3


def test_only_what_was_changed_is_sent() -> None:
    before = data_of("members", {"name": "Bo", "kind": "child", "birth_year": 2010, "lives_in": ["h"]}, "da")
    after = before | {"name": ["Bo B."], "birth_year": [""], "lives_in.1.home": ["far"]}
    assert changed("members", before, after, "da") == {"name": "Bo B.", "birth_year": None, "lives_in": ["h", "far"]}


def test_what_cannot_be_read_stays_as_it_was_typed() -> None:
    form = {"name": [" Bo \r\n"], "kind": ["x"], "birth_year": ["to tusind"], "age.years": ["8½"]}
    assert record_of("members", form, "da") == {
        "name": "Bo", "kind": "x", "birth_year": "to tusind", "age": {"years": "8½"},
    }  # fmt: skip
    assert said({"a": []}, "a") == ""
