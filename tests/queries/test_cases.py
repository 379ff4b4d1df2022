"""All shared cases in memory: what must be found is found, what must not be is not, and the measures are right."""

from datetime import date
from typing import Any

import pytest
import yaml

from queries.measures.family import MEASURES
from queries.rules.registry import TYPES
from tests.queries.build import CASES, told

TOLERANCE = 1e-3
SPECS = sorted(CASES.glob("*.expected.yaml"))
CHECKS = [
    pytest.param(path.name.removesuffix(".expected.yaml"), check, id=f"{path.name.split('.')[0]}-{check['as_of']}")
    for path in SPECS
    for check in yaml.safe_load(path.read_text(encoding="utf-8"))["checks"]
]


def matches(finding: dict[str, Any], want: dict[str, Any]) -> bool:
    """Whether a finding has every key that is wanted."""
    for key in ("type", "class", "level", "family", "confidence"):
        if key in want and not (key == "type" and want[key] == "*") and finding[key] != want[key]:
            return False
    if any(flag in want and bool(finding[flag]) != want[flag] for flag in ("own_choice", "date_uncertain")):
        return False
    if not all(same(finding[key], want[key]) for key in ("value", "interval") if key in want):
        return False
    if any(key in want and finding[key] != sorted(want[key]) for key in ("subjects", "between")):
        return False
    return set(want.get("subjects_include", ())) <= set(finding["subjects"])


def same(got: Any, want: Any) -> bool:
    """Equal within the tolerance; a number stands for an interval of that number."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(same(got.get(key), value) for key, value in want.items())
    if isinstance(want, list):
        pair = got if isinstance(got, list) else [got, got]
        return len(pair) == len(want) and all(same(g, w) for g, w in zip(pair, want, strict=True))
    if want is None or got is None or isinstance(want, str) or isinstance(got, str):
        return got == want
    if isinstance(got, list):
        return all(same(item, want) for item in got)
    return abs(got - want) <= TOLERANCE


def concerns(want: dict[str, Any]) -> bool:
    """Whether an expectation is about a type that there is a rule for."""
    return want["type"] in (*TYPES, "*")


def test_there_are_cases() -> None:
    assert len(SPECS) >= 23


@pytest.mark.parametrize(("name", "check"), CHECKS)
def test_case(name: str, check: dict[str, Any]) -> None:
    findings, measures = told(name, date.fromisoformat(str(check["as_of"])))
    wanted = [want for want in check.get("must", ()) if concerns(want)]
    missing = [want for want in wanted if not any(matches(finding, want) for finding in findings)]
    unwanted = [want for want in check.get("must_not", ()) if concerns(want)]
    raised = [want for want in unwanted if any(matches(finding, want) for finding in findings)]
    assert (missing, raised) == ([], [])
    mine = next(found for found in measures if check.get("family") in (None, found["family"]))
    expected = {key: want for key, want in check.get("measures", {}).items() if key in MEASURES}
    assert {key: mine[key] for key, want in expected.items() if not same(mine[key], want)} == {}
