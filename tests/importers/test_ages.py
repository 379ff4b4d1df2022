"""An age that cannot be is doubtful; one that only may be is not."""

from pathlib import Path

import pytest

from importers import load
from tests.importers.files import FAMILY, HEAD, write


@pytest.mark.parametrize(
    ("member", "code"),
    [
        ("kind: adult, birth_year: 2099", "born_after_file"),
        ("kind: child, birth_year: 2024", None),
        ("kind: child, age: {years: 17, as_of: 1990}", "too_old_for_child"),
        ("kind: child, age: {years: 17, as_of: 2023-06-30}", "too_old_for_child"),
        ("kind: child, age: {years: 17, as_of: 2023-07-01}", None),
        ("kind: child, age: {years: 17, as_of: 2023}", None),
        ("kind: child, age: {years: 17, as_of: 2023-01/..}", None),
        ("kind: child, birth_year: 2006", None),
        ("kind: child, birth_year: 2005", "too_old_for_child"),
        ("kind: young_adult, birth_year: 1990", None),
        ("kind: adult, birth_year: 2006", None),
        ("kind: adult, birth_year: 2007", "too_young_for_adult"),
        ("kind: adult, age: {years: 3, as_of: 2024-06-30}", "too_young_for_adult"),
        ("kind: adult, age: {years: 40, as_of: 2030}", None),
        ("kind: adult", None),
    ],
)
def test_what_cannot_be_is_a_warning(tmp_path: Path, member: str, code: str | None) -> None:
    path = write(tmp_path, HEAD + FAMILY + f"      - {{id: x, name: X, {member}}}\n")
    assert [(warning.fault.code, warning.line) for warning in load(path).warnings] == ([(code, 9)] if code else [])


def test_an_age_is_that_of_the_day_of_the_family(tmp_path: Path) -> None:
    member = "      - {id: x, name: X, kind: child, birth_year: 2006}\n    as_of: 2025-01-01\n"
    path = write(tmp_path, HEAD + FAMILY + member)
    [warning] = load(path).warnings
    assert warning.fault.code == "too_old_for_child"
