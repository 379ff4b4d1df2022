"""One fault is told once, and hides or invents no other."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from importers.casefile.loading import load
from importers.casefile.problems import BadInput, Problem
from importers.casefile.templates import template
from importers.casefile.yaml12 import read_yaml


def places(value: Any, place: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every key and item of a document."""
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [found for step, inner in steps for found in ((*place, step), *places(inner, (*place, step)))]


DOCUMENT, _ = read_yaml(template())
OTHERS_NAME_IT = {
    "units",
    "actors",
    "families",
    "homes",
    "members",
    "private_network",
    "engagements",
    "needs",
    "meetings",
    "agreements",
}
TOLD_BY_OTHERS = {"kind", "valence", "scope", "coordinator", "from", "to", "after"}
KEYS = [place for place in places(DOCUMENT) if not isinstance(place[-1], int)]


def told(document: Any, path: Path) -> tuple[Problem, ...]:
    """What is wrong with a document; nothing where it loads."""
    path.write_text(yaml.dump(document, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    try:
        load(path)
    except BadInput as err:
        return err.problems
    return ()


def changed(place: tuple[Any, ...], value: Any) -> Any:
    document = copy.deepcopy(DOCUMENT)
    here = document
    for step in place[:-1]:
        here = here[step]
    if value is DROPPED:
        del here[place[-1]]
    else:
        here[place[-1]] = value
    return document


DROPPED = object()


@pytest.mark.parametrize("value", [{"zz": 1}, -0.5, [[]]], ids=["mapping", "number", "list"])
def test_a_wrong_value_is_told_and_nothing_that_follows_from_it(value: Any, tmp_path: Path) -> None:
    """Each key of a file that holds everything, one after the other."""
    assert len(KEYS) > 200
    for place in KEYS:
        problems = told(changed(place, value), tmp_path / "sag.yaml")
        said = (place, [str(problem) for problem in problems])
        assert problems, said
        assert all(inside(problem.path, place) for problem in problems), said
        # A mapping where a record belongs has unknown and missing keys of its own; all else is one thing.
        assert len(problems) == 1 or isinstance(value, dict), said


def inside(path: str, place: tuple[Any, ...]) -> bool:
    """Whether a path that a problem tells lies at the place or in it."""
    keys = [step for step in place if isinstance(step, str)]
    steps = [step.partition("[")[0] for step in path.split(".")]
    return steps[: len(keys)] == keys


def test_a_required_key_that_is_missing_is_told_and_nothing_that_follows_from_it(tmp_path: Path) -> None:
    optional = required = 0
    for place in KEYS:
        problems = told(changed(place, DROPPED), tmp_path / "sag.yaml")
        # What is gone may have been named elsewhere, or told what other keys mean.
        if not problems:
            optional += 1
        elif place[-1] not in OTHERS_NAME_IT and place[-1] not in TOLD_BY_OTHERS:
            required += 1
            assert [problem.path.rpartition(".")[2] for problem in problems] == [place[-1]], (place, problems)
            assert "is missing" in problems[0].fact("en")
    assert optional > 100
    assert required > 60


def test_a_record_without_an_id_is_still_checked(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    del document["families"][0]["engagements"][0]["id"]
    document["families"][0]["engagements"][0]["actor"] = "ingen"
    document["families"][0]["engagements"][0]["status"] = "running"
    problems = told(document, tmp_path / "sag.yaml")
    assert {problem.path.rpartition(".")[2] for problem in problems} == {"id", "actor", "status"}


def test_records_behind_one_that_was_taken_out_keep_their_places(tmp_path: Path) -> None:
    document = copy.deepcopy(DOCUMENT)
    document["actors"][1:1] = ["x", "y"]
    document["actors"][4]["unit"] = "ingen"
    problems = told(document, tmp_path / "sag.yaml")
    assert [problem.path for problem in problems] == ["actors[#2]", "actors[#3]", "actors[jobkonsulent].unit"]
    text = (tmp_path / "sag.yaml").read_text(encoding="utf-8").splitlines()
    assert [text[(problem.line or 0) - 1].strip() for problem in problems] == ["- x", "- y", "unit: ingen"]
