"""What the product and the naive evaluator say differently of a family on a day."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from math import isclose
from typing import Any

import yaml

from graph.checks.validate import validated
from graph.reading.cut import Seen, facts_of
from queries import Finding, findings
from queries.measures.family import MEASURES, measures
from queries.rules.registry import TYPES
from tests.case_files import records_of
from tests.naive import evaluate as naive
from tests.naive.generate import shrink
from tests.naive.reading import read_catalogue
from tests.naive.validity import problems

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
    "holds": "rope",
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


def differences(document: Document, facts: Seen, day: date) -> Iterator[str]:
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


def _measures(document: Document, facts: Seen, day: date) -> Iterator[str]:
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


# --- told with as little around it as shows it ----------------------------------------------------------------------


def kind_of(difference: str) -> str:
    """What of it stays while a document shrinks: the type or measure, the key, and who says more."""
    where, _, said = difference.partition(": ")
    return f"{where}: {' '.join(said.split()[:3])}" if said.startswith("only") else where


def told(document: Document, family: str, difference: str, says: Callable[[Document, Seen], Iterable[str]]) -> str:
    """A difference with the smallest document that shows it; `says` tells all that there are."""

    def still(smaller: Document) -> bool:
        if all(one["id"] != family for one in smaller["families"]):
            return False
        facts = facts_of(records_of(smaller), family)
        return any(kind_of(other) == kind_of(difference) for other in says(smaller, facts))

    small = shrink(document, still, lambda smaller: not problems(smaller) and validated(smaller).faults == [])
    now = next(d for d in says(small, facts_of(records_of(small), family)) if kind_of(d) == kind_of(difference))
    return f"{now}\n{family}:\n{yaml.safe_dump(small, sort_keys=False, default_flow_style=None, width=160)}"
