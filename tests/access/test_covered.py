"""What consents and bases open today, one word of the contract at a time."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from access.covered import Coverage, givers_for, holds
from graph.model.records import Family, LegalBasis, Member, Unit

TODAY = date(2026, 11, 29)
UNITS = {
    unit["id"]: Unit.model_validate({"name": unit["id"], **unit})
    for unit in (
        {"id": "kommune", "level": "municipality"},
        {"id": "social", "level": "administration", "part_of": "kommune"},
        {"id": "rus", "level": "department", "part_of": "social"},
        {"id": "besk", "level": "administration", "part_of": "kommune"},
        {"id": "job", "level": "department", "part_of": "besk"},
        {"id": "anden", "level": "department", "part_of": "besk"},
    )
}
GIVEN: dict[str, Any] = {
    "id": "c",
    "given_by": "mor",
    "about": ["mor"],
    "from_units": ["rus"],
    "to_units": ["job"],
    "information": ["services"],
    "valid_from": "2026-01-01",
    "valid_to": "2026-12-31",
    "status": "given",
}
BASIS: dict[str, Any] = {
    "id": "b",
    "statute": "En lov",
    "assessed_by": "Nogen",
    "date": "2026-01-01",
    "from_units": ["rus"],
    "to_units": ["job"],
    "information": ["services"],
}
MEMBERS = [
    {"id": "mor", "name": "Mor", "kind": "adult"},
    {"id": "far", "name": "Far", "kind": "adult"},
    {"id": "barn", "name": "Barn", "kind": "child", "birth_year": 2018, "custody": ["mor", "far"]},
    {"id": "ung", "name": "Ung", "kind": "child", "birth_year": 2009, "custody": ["mor"]},
    {"id": "alene", "name": "Alene", "kind": "child", "birth_year": 2018},
]


def opened(
    *consents: dict[str, Any], persons: str = "mor", bases: tuple[dict[str, Any], ...] = (), **looks: Any
) -> bool:
    family = Family.model_validate(
        {"id": "f", "name": "F", "members": MEMBERS, "consents": list(consents), "legal_bases": list(bases)}
    )
    coverage = Coverage(family, UNITS, frozenset({"job", "besk", "kommune"}), TODAY, 15, ())
    return bool(replace(coverage, **looks).opened_by(["rus"], persons.split(), "services"))


def test_a_consent_opens_what_it_names() -> None:
    assert opened(GIVEN)
    assert opened(GIVEN | {"from_units": ["social"], "to_units": ["besk"]})
    assert opened({key: value for key, value in GIVEN.items() if not key.startswith("valid")})


@pytest.mark.parametrize(
    "change",
    [
        {"given_by": "far"},
        {"given_by": None},
        {"about": ["far"]},
        {"about": []},
        {"from_units": ["anden"]},
        {"from_units": ["kommune"]},
        {"from_units": []},
        {"to_units": ["anden"]},
        {"to_units": ["kommune"]},
        {"information": ["contact"]},
        {"information": ["alt"]},
        {"information": []},
        {"status": "refused"},
        {"status": "withdrawn"},
        {"status": None},
        {"valid_from": "2026-11-30"},
        {"valid_from": "2026-11/2026-12"},
        {"valid_to": "2026-11-28"},
        {"valid_to": "2026-11"},
        {"valid_to": "../2027-01"},
    ],
)
def test_a_consent_opens_nothing_that_it_does_not_surely_name_today(change: dict[str, Any]) -> None:
    assert not opened(GIVEN | change)


LATER = {"id": "d", "valid_from": "2026-06-01"}


@pytest.mark.parametrize(
    "then",
    [
        {"status": "refused"},
        {"status": "withdrawn", "information": []},
        {"status": "withdrawn", "about": []},
        {"status": "refused", "from_units": []},
        {"status": "refused", "to_units": [], "given_by": None},
        {"status": "refused", "from_units": ["kommune"]},
        {"status": "refused", "valid_from": "2026-01-01"},
        {"status": "refused", "valid_from": "2025/2026-02"},
        {"status": "refused", "valid_from": None},
        {"valid_to": "2026-11-01"},
    ],
)
def test_the_latest_word_counts_and_what_may_be_the_latest(then: dict[str, Any]) -> None:
    assert not opened(GIVEN, GIVEN | LATER | then)


@pytest.mark.parametrize(
    "then",
    [
        {"status": "refused", "given_by": "far"},
        {"status": "refused", "about": ["far"]},
        {"status": "refused", "information": ["notes"]},
        {"status": "refused", "to_units": ["anden"]},
        {"status": "refused", "valid_from": "2025-01-01"},
        {"status": "refused", "valid_from": "2026-12-01"},
    ],
)
def test_a_refusal_of_something_else_or_before_shuts_nothing(then: dict[str, Any]) -> None:
    assert opened(GIVEN, GIVEN | LATER | then)


def test_everybody_whom_a_record_is_about_is_asked() -> None:
    far = GIVEN | {"id": "d", "given_by": "far", "about": ["far"]}
    assert not opened(GIVEN, persons="mor far")
    assert opened(GIVEN, far, persons="mor far")
    assert not opened(GIVEN, far, persons="")


def test_for_a_child_each_who_has_custody_and_from_the_age_of_consent_the_child() -> None:
    mor, far, ung = (
        GIVEN | {"id": who, "given_by": who, "about": ["barn", "ung", "alene"]} for who in ("mor", "far", "ung")
    )
    assert not opened(mor, persons="barn")
    assert opened(mor, far, persons="barn")
    assert not opened(mor, persons="ung")
    assert opened(mor, ung, persons="ung")
    assert opened(mor, persons="ung", consent_age=18)
    assert not opened(mor, far, ung, persons="alene")


@pytest.mark.parametrize(
    ("said", "is_asked"),
    [
        ({"birth_year": 2012}, False),
        ({"birth_year": 2011}, True),
        ({}, True),
        ({"age": {"years": 14, "as_of": "2026-11-29"}}, False),
        ({"age": {"years": 14, "as_of": "2026-11-28"}}, True),
        ({"age": {"years": 13, "as_of": "2025-11-29"}}, False),
        ({"age": {"years": 13, "as_of": "2025-11"}}, True),
        ({"age": {"years": 3, "as_of": "../2020"}}, True),
    ],
)
def test_a_child_that_may_be_old_enough_is_asked(said: dict[str, Any], is_asked: bool) -> None:
    child = Member.model_validate({"id": "barn", "name": "Barn", "kind": "child", "custody": ["mor"], **said})
    assert ("barn" in givers_for(child, 15, TODAY)) is is_asked


def test_a_basis_opens_what_it_names_whatever_was_refused() -> None:
    assert opened(bases=(BASIS,))
    assert opened(GIVEN | {"status": "refused"}, bases=(BASIS | {"valid_to": "2026-11-29"},), persons="barn")


@pytest.mark.parametrize(
    "change",
    [
        {"statute": None},
        {"assessed_by": None},
        {"date": None},
        {"date": "2026-11-30"},
        {"valid_to": "2026-11-28"},
        {"valid_to": "2026-11"},
        {"from_units": ["kommune"]},
        {"to_units": ["anden"]},
        {"information": ["notes"]},
    ],
)
def test_a_basis_that_is_not_whole_or_is_over_opens_nothing(change: dict[str, Any]) -> None:
    assert not opened(bases=(BASIS | change,))


def test_a_general_basis_opens_between_units_that_both_work_here_and_never_more_than_the_three_types() -> None:
    general = LegalBasis.model_validate(BASIS | {"information": ["services", "notes", "treatment"]})
    family = Family.model_validate({"id": "f", "name": "F", "members": MEMBERS})
    coverage = Coverage(family, UNITS, frozenset({"job", "besk", "kommune"}), TODAY, 15, (general,))
    assert holds(general, TODAY)
    assert coverage.opened_by(["rus"], ["mor"], "services", frozenset({"rus"})) == ("b",)
    assert coverage.opened_by(["rus"], ["mor"], "services") == ()
    assert coverage.opened_by(["rus"], ["mor"], "notes", frozenset({"rus"})) == ()
    assert coverage.opened_by(["rus"], ["mor"], "treatment", frozenset({"rus"})) == ()


def test_what_opens_is_named() -> None:
    family = Family.model_validate(
        {
            "id": "f",
            "name": "F",
            "members": MEMBERS,
            "consents": [GIVEN, GIVEN | {"id": "d", "given_by": "far", "about": ["far"]}],
        }
    )
    coverage = Coverage(family, UNITS, frozenset({"job"}), TODAY, 15, ())
    assert coverage.opened_by(["rus"], ["mor", "far"], "services") == ("c", "d")
