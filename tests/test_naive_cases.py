"""The naive evaluator finds what each case must show, and nothing that it must not."""

from pathlib import Path

import pytest

from tests.naive.check import differences
from tests.naive.reading import CASES, read, read_catalogue

FILES = sorted(path for path in CASES.glob("*.yaml") if not path.name.endswith(".expected.yaml"))


def test_every_case_has_its_expectations() -> None:
    expected = {path.name.replace(".expected", "") for path in CASES.glob("*.expected.yaml")}
    assert expected == {path.name for path in FILES}
    assert len(FILES) >= 25


@pytest.mark.parametrize("case", FILES, ids=lambda path: path.stem)
def test_the_naive_evaluator_agrees_with_the_case(case: Path) -> None:
    assert list(differences(case, read_catalogue())) == []


def test_a_changed_case_is_a_difference(tmp_path: Path) -> None:
    """The matcher can fail: a must that is not there, a must_not that is, a wrong number."""
    source = CASES / "syn_team.yaml"
    text = source.with_suffix(".expected.yaml").read_text(encoding="utf-8")
    changed = text.replace("class: recommended", "class: absent").replace("known_share: 0.4", "known_share: 0.5")
    changed = changed.replace("{type: single_point_of_failure,", "{type: sole_bearer,")
    (tmp_path / "syn_team.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "syn_team.expected.yaml").write_text(changed, encoding="utf-8")
    lines = differences(tmp_path / "syn_team.yaml", read_catalogue())
    assert {line.split(": ")[1].split(" ")[0] for line in lines} == {"missing", "raised", "known_share"}


def test_reading_keeps_dates_and_words_as_text(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("{a: 2014-01-02, b: yes, c: true, d: 2014, e: 0.25, f: '7', g: ~, h: 2014-03}", encoding="utf-8")
    expected = {"a": "2014-01-02", "b": "yes", "c": True, "d": 2014, "e": 0.25, "f": "7", "g": None, "h": "2014-03"}
    assert read(path) == expected


def test_a_key_given_twice_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "twice.yaml"
    path.write_text("{a: 1, a: 2}", encoding="utf-8")
    with pytest.raises(ValueError, match="given twice"):
        read(path)
