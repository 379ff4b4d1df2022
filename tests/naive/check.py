"""Holds findings and measures against the expectations of a case."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from tests.naive.evaluate import evaluate, measures
from tests.naive.reading import read

TOLERANCE = 1e-3
EXACT_KEYS = ("type", "class", "level", "family", "confidence")
FLAGS = ("own_choice", "date_uncertain")
SET_KEYS = ("subjects", "between")


def same(got: Any, want: Any) -> bool:
    """Equal, numbers to the tolerance; a number stands for an interval with both ends equal."""
    if isinstance(want, dict):
        return isinstance(got, dict) and all(same(got.get(key), value) for key, value in want.items())
    if isinstance(want, list):
        both = got if isinstance(got, list) else [got, got]
        return len(both) == len(want) and all(map(same, both, want))
    if want is None or got is None:
        return got is want
    if isinstance(want, str) or isinstance(got, str):
        return got == want
    if isinstance(got, list):
        return all(same(one, want) for one in got)
    return abs(got - want) <= TOLERANCE


def matches(found: dict[str, Any], want: dict[str, Any]) -> bool:
    """Every key of the expectation that a finding has agrees with it."""
    for key in EXACT_KEYS:
        if key in want and found[key] != want[key] and (key, want[key]) != ("type", "*"):
            return False
    return (
        all(bool(found[key]) == want[key] for key in FLAGS if key in want)
        and all(same(found[key], want[key]) for key in ("value", "interval") if key in want)
        and all(found[key] == sorted(want[key]) for key in SET_KEYS if key in want)
        and set(want.get("subjects_include", [])) <= set(found["subjects"])
    )


def differences(case: Path, catalogue: dict[str, Any]) -> Iterator[str]:
    """What a case expects and the naive evaluator does not say, one line each."""
    document, spec = read(case), read(case.with_suffix(".expected.yaml"))
    families = [family["id"] for family in document["families"]]
    for check in spec["checks"]:
        day = date.fromisoformat(check["as_of"])
        found = [record for family in families for record in evaluate(document, family, day, catalogue)]
        where = f"{spec['case']} {day}"
        for want in check.get("must") or []:
            if not any(matches(record, want) for record in found):
                yield f"{where}: missing {want}"
        for want in check.get("must_not") or []:
            for record in found:
                if matches(record, want):
                    yield f"{where}: raised {want} as {record}"
        got = measures(document, check.get("family") or families[0], day, catalogue)
        for name, want in (check.get("measures") or {}).items():
            if not same(got[name], want):
                yield f"{where}: {name} is {got[name]}, not {want}"
