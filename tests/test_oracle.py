"""The product against the naive evaluator, on made-up families: two readings of one text that share no code.

`ORACLE_FAMILIES=5000` in the environment asks for that many families. A difference is shrunk before it is shown.
"""

import os
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import isclose
from types import ModuleType
from typing import Any

import pytest
import yaml

from graph.facts import FamilyFacts, facts_of
from graph.records import CaseFile
from importers.checks import check
from importers.validate import validated
from queries import Finding, findings, missing_link, overlaps, states
from queries.measures.family import MEASURES, measures
from queries.registry import TYPES
from tests.naive import evaluate as naive
from tests.naive.generate import random_days, random_document, shrink
from tests.naive.reading import read_catalogue
from tests.naive.validity import problems

FAMILIES = int(os.environ.get("ORACLE_FAMILIES", "300"))
FEW = 40
"""Enough to see a rule that is off by a little."""
FIRST_SEED = 10_000
DAYS = 4
TELL_AT_MOST = 3
SAME = (
    "own_choice",
    "value",
    "interval",
    "confidence",
    "date_uncertain",
    "shared_tasks",
    "different_tasks",
    "question_is_null",
    "proof",
)
"""What is compared of a finding that both have, beside its candidate."""
FILTERS = {
    "not_in_circle": "circle",
    "meets_rarely": "contact",
    "role": "sector",
    "leaves_soon": "leaving",
    "conflict": "trust",
    "barred": "barred",
}
"""What the oracle calls each filter of the candidates for coordinator."""
TIE_KEY: tuple[str, ...] = ("a", "b", "kind", "status", "channel")
Document = dict[str, Any]
Key = tuple[Any, ...]


def records_of(document: Document) -> CaseFile:
    """The document as the product reads a file; it has nothing to say against it."""
    checked = validated(document)
    assert checked.case_file is not None and checked.faults == []
    assert check(checked.case_file, checked.lost).errors == []
    return checked.case_file.in_order()


@cache
def catalogue() -> Document:
    return read_catalogue()


def key_of(told: Document) -> Key:
    """What makes it one finding."""
    named = (told["type"], told["class"], told["level"])
    return (*named, tuple(told["subjects"]), tuple(told["between"]), told["about"])


def of_product(finding: Finding) -> Document:
    """A finding of the product, in the form of the naive one."""
    told = finding.document()
    if finding.candidate is not None:
        told["candidate"]["columns"] = dict(finding.candidate.columns)
    proof = {_proof(item.entry["kind"], item.record.document()) for item in finding.evidence}
    return told | {"about": finding.about, "question_is_null": told["question"] is None, "proof": proof}


def of_oracle(told: Document, ties: dict[str, Document]) -> Document:
    """A naive finding, its evidence in the same form; `ties` are those of the document that have an id."""
    proof = set()
    for kind, name in told["evidence_ids"]:
        record = ties.get(name, {"id": name}) if isinstance(name, str) else dict(zip(TIE_KEY, name, strict=False))
        proof.add(_proof(kind, record))
    return told | {"proof": proof}


def _proof(kind: str, record: Document) -> Key:
    """By what both know a record: its id, and of a tie its ends, kind, status and channel."""
    if kind != "tie":
        return kind, record["id"]
    return kind, frozenset((record["a"], record["b"])), *(record.get(name) for name in TIE_KEY[2:])


def same(one: Any, other: Any) -> bool:
    """Equal, numbers but for rounding; of a dict the keys that the first has: a candidate's columns that it works out."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(name in other and same(value, other[name]) for name, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float | int) and isinstance(other, float | int) and type(one) is not bool:
        return isclose(one, other, abs_tol=1e-9)
    return one == other


def differences(document: Document, facts: FamilyFacts, day: date) -> Iterator[str]:
    """What the two say differently of a family on a day, one line each."""
    ties = {
        tie["id"]: tie for holder in [document, *document["families"]] for tie in holder.get("ties", []) if "id" in tie
    }
    oracle = naive.evaluate(document, facts.family.id, day, catalogue())
    ours = [of_product(finding) for finding in findings(facts, day)]
    theirs = [of_oracle(told, ties) for told in oracle if told["type"] in TYPES]
    yield from _findings({key_of(told): told for told in ours}, {key_of(told): told for told in theirs})
    for said in (ours, theirs):
        yield from (f"{key[0]}: twice {shown(key)}" for key, times in Counter(map(key_of, said)).items() if times > 1)
    yield from _measures(document, facts, day)


def _findings(ours: dict[Key, Document], theirs: dict[Key, Document]) -> Iterator[str]:
    yield from (f"{key[0]}: only the product says {shown(key)}" for key in ours if key not in theirs)
    yield from (f"{key[0]}: only the oracle says {shown(key)}" for key in theirs if key not in ours)
    for key in ours.keys() & theirs.keys():
        one, other = ours[key], theirs[key]
        values = [(name, one[name], other[name]) for name in SAME]
        if one["candidate"] is not None:
            values += [(name, one["candidate"][name], other["candidate"][name]) for name in ("place", "columns")]
        for name, mine, oracle in values:
            if not same(mine, oracle):
                yield f"{key[0]}.{name}: {mine} by the product, {oracle} by the oracle, in {shown(key)}"


def _measures(document: Document, facts: FamilyFacts, day: date) -> Iterator[str]:
    mine = measures(facts, day)
    for out in mine["coordination"]["excluded"]:
        out["filter"] = FILTERS[out["filter"]]
        assert out.pop("why")
    oracle = naive.measures(document, facts.family.id, day, catalogue())
    for name in MEASURES:
        if not same(mine[name], oracle[name]):
            yield f"measures.{name}: {mine[name]} by the product, {oracle[name]} by the oracle"
    if set(mine["reasons"]) != oracle["reasons"] & MEASURES.keys():
        yield f"measures.reasons: {sorted(mine['reasons'])} by the product, {sorted(oracle['reasons'])} by the oracle"


def shown(key: Key) -> str:
    _, class_, level, subjects, between, about = key
    return " ".join(str(part) for part in (class_, level, list(subjects), list(between) or None, about) if part)


def kind_of(difference: str) -> str:
    """What of it stays while a document shrinks: the type or measure, the key, and who says more."""
    where, _, said = difference.partition(": ")
    return f"{where}: {' '.join(said.split()[:3])}" if said.startswith("only") else where


def told(document: Document, family: str, day: date, difference: str) -> str:
    """A difference with the smallest document that shows it."""

    def still(smaller: Document) -> bool:
        if all(one["id"] != family for one in smaller["families"]):
            return False
        facts = facts_of(records_of(smaller), family)
        return any(kind_of(other) == kind_of(difference) for other in differences(smaller, facts, day))

    small = shrink(document, still, lambda smaller: not problems(smaller) and validated(smaller).faults == [])
    now = next(
        d for d in differences(small, facts_of(records_of(small), family), day) if kind_of(d) == kind_of(difference)
    )
    return f"{now}\n{family} on {day}:\n{yaml.safe_dump(small, sort_keys=False, default_flow_style=None, width=160)}"


def made_up(count: int, days: int = DAYS) -> Iterator[tuple[Document, CaseFile, str, list[date]]]:
    """So many families, each with its document and some days."""
    seed, families = FIRST_SEED, 0
    while families < count:
        rng = random.Random(seed)
        document = random_document(rng)
        chosen, case_file = random_days(document, rng, days), records_of(document)
        for family in document["families"]:
            yield document, case_file, family["id"], chosen
            families += 1
        seed += 1


def kinds_of_difference(count: int) -> dict[str, tuple[Document, str, date, str]]:
    """The first difference of each kind in so many families."""
    seen: dict[str, tuple[Document, str, date, str]] = {}
    for document, case_file, family, days in made_up(count):
        facts = facts_of(case_file, family)
        for day in days:
            for difference in differences(document, facts, day):
                seen.setdefault(kind_of(difference), (document, family, day, difference))
    return seen


@pytest.mark.timeout(300 + FAMILIES)
def test_product_and_oracle_agree() -> None:
    seen = kinds_of_difference(FAMILIES)
    smallest = "\n\n".join(told(*where) for where in list(seen.values())[:TELL_AT_MOST])
    assert not seen, f"{len(seen)} kinds of difference: {', '.join(sorted(seen))}\n\n{smallest}"


@pytest.mark.parametrize(
    ("module", "name", "value", "kind"),
    [
        (overlaps, "OVERLAP_DAYS", 31, "unaware_in_home: only the oracle"),
        (states, "CONTACT_DAYS", 400, "measures.known_share"),
        (missing_link, "ASK_AT_MOST", 9, "missing_link: only the oracle"),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isupper() else "",
)
def test_a_rule_that_is_off_by_a_little_is_seen(
    module: ModuleType, name: str, value: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, value)
    assert kind in kinds_of_difference(FEW)


def test_a_difference_is_shown_with_little_around_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(overlaps, "OVERLAP_DAYS", 31)
    where = kinds_of_difference(FEW)["unaware_in_home: only the oracle"]
    lines = told(*where).splitlines()
    assert lines[0].startswith("unaware_in_home: only the oracle says")
    assert len(lines) < 40
