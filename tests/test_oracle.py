"""The product against the naive evaluator, on made-up families: two readings of one text that share no code.

`ORACLE_FAMILIES=5000` in the environment asks for that many families. A difference is shrunk before it is shown.
"""

import os
import random
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import isclose
from typing import Any

import yaml

from graph.facts import FamilyFacts, facts_of
from graph.records import CaseFile
from importers.checks import check
from importers.validate import validated
from queries import Finding, findings
from queries.measures.family import MEASURES, measures
from queries.registry import TYPES
from tests.naive import evaluate as naive
from tests.naive.generate import random_days, random_document, shrink
from tests.naive.reading import read_catalogue
from tests.naive.validity import problems

FAMILIES = int(os.environ.get("ORACLE_FAMILIES", "300"))
FIRST_SEED = 10_000
DAYS = 4
TELL_AT_MOST = 3
SAME = ("own_choice", "value", "interval", "confidence", "date_uncertain", "shared_tasks", "different_tasks")
"""What is compared of a finding that both have, beside its candidate and whether it asks a question."""
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


def key_of(finding: Document, about: str | None) -> Key:
    """What makes it one finding."""
    named = (finding["type"], finding["class"], finding["level"])
    return (*named, tuple(finding["subjects"]), tuple(finding["between"]), about)


def of_product(finding: Finding) -> Document:
    """A finding of the product, in the form of the naive one."""
    told = finding.document()
    return told | {"question_is_null": told["question"] is None}


def same(one: Any, other: Any) -> bool:
    """Equal, numbers but for rounding; of a candidate what the product fills in."""
    if isinstance(one, dict) and isinstance(other, dict):
        return all(value is None or same(value, other.get(name)) for name, value in one.items())
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float | int) and isinstance(other, float | int) and type(one) is not bool:
        return isclose(one, other, abs_tol=1e-9)
    return one == other


def differences(document: Document, facts: FamilyFacts, day: date) -> Iterator[str]:
    """What the two say differently of a family on a day, one line each."""
    family = facts.family.id
    ours = [(key_of(told, finding.about), told) for finding in findings(facts, day) for told in [of_product(finding)]]
    theirs = [
        (key_of(told, told["about"]), told)
        for told in naive.evaluate(document, family, day, catalogue())
        if told["type"] in TYPES
    ]
    mine, oracle = dict(ours), dict(theirs)
    yield from (f"{key[0]}: twice in one answer" for known, found in ((mine, ours), (oracle, theirs)) if len(known) != len(found) for key in known)
    yield from (f"{key[0]}: only the product says {_shown(key)}" for key in mine if key not in oracle)
    yield from (f"{key[0]}: only the oracle says {_shown(key)}" for key in oracle if key not in mine)
    for key in mine.keys() & oracle.keys():
        for name, one, other in _fields(mine[key], oracle[key]):
            if not same(one, other):
                yield f"{key[0]}.{name}: {one} by the product, {other} by the oracle, in {_shown(key)}"
    yield from _measures(document, facts, day)


def _fields(mine: Document, oracle: Document) -> Iterator[tuple[str, Any, Any]]:
    yield from ((name, mine[name], oracle[name]) for name in (*SAME, "question_is_null"))
    if mine["candidate"] is not None:
        yield "place", mine["candidate"]["place"], oracle["candidate"]["place"]
        yield "columns", mine["candidate"]["columns"], oracle["candidate"]["columns"]


def _measures(document: Document, facts: FamilyFacts, day: date) -> Iterator[str]:
    mine = measures(facts, day)
    oracle = naive.measures(document, facts.family.id, day, catalogue())
    for name in MEASURES:
        if not same(mine[name], oracle[name]):
            yield f"measures.{name}: {mine[name]} by the product, {oracle[name]} by the oracle"
    if set(mine["reasons"]) != oracle["reasons"] & MEASURES.keys():
        yield f"measures.reasons: {sorted(mine['reasons'])} by the product, {sorted(oracle['reasons'])} by the oracle"


def _shown(key: Key) -> str:
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
    now = next(d for d in differences(small, facts_of(records_of(small), family), day) if kind_of(d) == kind_of(difference))
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


def test_product_and_oracle_agree() -> None:
    seen: dict[str, tuple[Document, str, date, str]] = {}
    for document, case_file, family, days in made_up(FAMILIES):
        facts = facts_of(case_file, family)
        for day in days:
            for difference in differences(document, facts, day):
                seen.setdefault(kind_of(difference), (document, family, day, difference))
    shown = "\n\n".join(told(*where) for where in list(seen.values())[:TELL_AT_MOST])
    assert not seen, f"{len(seen)} kinds of difference: {', '.join(sorted(seen))}\n\n{shown}"
