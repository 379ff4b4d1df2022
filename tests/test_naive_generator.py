"""The made-up families are valid, hit every rule and every class, and notice when a rule changes."""

import json
import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from types import ModuleType
from typing import Any

import pytest

from tests.naive import day, measures, pairs, rules_coordination, rules_home, rules_links, rules_load
from tests.naive.evaluate import RULES, evaluate, states
from tests.naive.evaluate import measures as measure
from tests.naive.generate import random_days, random_document, shrink
from tests.naive.reading import CASES, read, read_catalogue
from tests.naive.validity import problems
from tests.share import some

pytestmark = pytest.mark.by_turns

SEEDS = range(300)
AT_LEAST = 3
CLASSES = {
    ("missing_link", "absent", None),
    ("missing_link", "recommended", None),
    ("missing_link", "ask", None),
    ("sole_bearer", None, "across"),
    ("sole_bearer", None, "inside"),
    ("silo", None, "across"),
    ("silo", None, "inside"),
    ("coverage_gap", None, None),
    ("coverage_gap", "possible_gap", None),
    ("loose_ball", "nobody", None),
    ("loose_ball", "left", None),
    ("loose_ball", "no_agreement", None),
    ("parallel_load", None, None),
    ("parallel_load", "upcoming", None),
    ("coordinator", "actors", None),
    ("coordinator", "family", None),
    ("coordinator", "both", None),
    ("coordinator_candidate", None, None),
    ("coordinator_candidate", "organisation", None),
}
# Limits of the definitions: each moved by one must change something.
LIMITS: list[tuple[ModuleType, str]] = [
    (day, "CONTACT_DAYS"),
    (day, "COMING_DAYS"),
    (pairs, "CONTACT_DAYS"),
    (rules_home, "OVERLAP_DAYS"),
    (rules_home, "PRIVATE_MAPPED_DAYS"),
    (rules_links, "MANY_UNITS"),
    (rules_links, "ASK_AT_MOST"),
    (rules_load, "FULL_WEEK"),
    (rules_load, "STOP_DAYS"),
    (rules_load, "TURNOVER_MONTHS"),
    (rules_coordination, "HANDOVER_DAYS"),
    (rules_coordination, "MONTHS_TO_STAY"),
    (measures, "YEAR_DAYS"),
]


@cache
def corpus() -> list[tuple[dict[str, Any], str, date]]:
    """Each family of each seed, on some of its days."""
    found = []
    for seed in SEEDS:
        rng = random.Random(seed)
        document = random_document(rng)
        days = random_days(document, rng, 4)
        found += [(document, family["id"], t) for family in document["families"] for t in days]
    return found


def answers() -> Iterator[Any]:
    catalogue = read_catalogue()
    return ((evaluate(*where, catalogue), measure(*where, catalogue)) for where in corpus())


@cache
def usual_answers() -> list[Any]:
    return list(answers())


def test_made_up_documents_keep_the_rules_of_the_file() -> None:
    for seed in SEEDS:
        assert problems(random_document(random.Random(seed))) == []


def test_the_cases_keep_the_rules_of_the_file() -> None:
    for path in CASES.glob("*.yaml"):
        if not path.name.endswith(".expected.yaml"):
            assert problems(read(path)) == [], path.name


def test_one_seed_makes_one_document() -> None:
    one, two = random_document(random.Random(7)), random_document(random.Random(7))
    assert json.dumps(one) == json.dumps(two)
    assert random_days(one, random.Random(8)) == random_days(two, random.Random(8))


def test_every_type_class_and_level_occurs() -> None:
    seen = Counter(
        kind
        for found, _ in usual_answers()
        for kind in {(record["type"], record["class"], record["level"]) for record in found}
    )
    simple = {(name, None, None) for name in RULES if name not in {name for name, _, _ in CLASSES}}
    wanted = CLASSES | simple
    assert {kind: seen[kind] for kind in wanted if seen[kind] < AT_LEAST} == {}
    assert set(seen) <= wanted


def test_every_date_form_status_and_channel_occurs() -> None:
    text = json.dumps([document for document, _, _ in corpus()])
    for word in ("applied", "waiting", "granted", "active", "paused", "ended", "cancelled"):
        assert f'"status": "{word}"' in text
    for word in ("documented", "documented_absent", "attempted", "planned", "recommended"):
        assert f'"status": "{word}"' in text
    for word in ("direct", "via_citizen", "via_record", "via_meeting"):
        assert f'"channel": "{word}"' in text
    for form in ('"../2', '/.."', "2024-0", '"from": 2023', '"for": []', '"for": "family"'):
        assert form in text


@pytest.mark.parametrize(
    ("module", "name"), some(LIMITS, len(LIMITS) // 2), ids=lambda value: getattr(value, "__name__", value)
)
def test_a_limit_moved_by_one_changes_an_answer(module: ModuleType, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = usual_answers()
    monkeypatch.setattr(module, name, getattr(module, name) + 1)
    assert any(new != old for new, old in zip(answers(), usual, strict=True))


def test_shrinking_leaves_only_what_makes_the_difference() -> None:
    catalogue = read_catalogue()

    def unaware(document: dict[str, Any]) -> bool:
        t = date.fromisoformat(document["as_of"])
        found = [r for family in document["families"] for r in evaluate(document, family["id"], t, catalogue)]
        return any(record["type"] == "unaware_in_home" for record in found)

    document = next(d for d in (random_document(random.Random(seed)) for seed in SEEDS) if unaware(d))
    before = deepcopy(document)
    small = shrink(document, unaware)
    assert document == before
    assert unaware(small)
    assert problems(small) == []
    (family,) = small["families"]
    assert len(small["actors"]) == len(family["engagements"]) == 2
    assert "ties" not in family
    assert len(json.dumps(small)) < 900


def test_broken_rules_of_the_file_are_seen() -> None:
    def broken(**changes: Any) -> list[str]:
        document: dict[str, Any] = {
            "as_of": "2024-05-01",
            "units": [{"id": "u1", "name": "U", "level": "administration"}],
            "actors": [{"id": x, "name": x, "kind": "professional", "unit": "u1"} for x in ("a1", "a2")],
            "families": [{"id": "f1", "name": "F", "members": [{"id": "m1", "name": "M", "kind": "adult"}]}],
        }
        document["families"][0] |= changes
        return problems(document)

    tie = {"a": "a1", "b": "a2", "kind": "exchange", "status": "documented"}
    assert broken(ties=[tie]) == []
    absent = tie | {"status": "documented_absent"}
    assert "contradiction" in broken(ties=[tie, absent])[0]
    assert broken(ties=[tie | {"from": "2024-03"}, absent | {"to": "2024-03"}]) == []
    assert "twice" in broken(members=[{"id": "a1", "name": "M", "kind": "adult"}])[0]
    assert "is nobody" in broken(ties=[tie | {"b": "a3"}])[0]
    assert "ends before it begins" in broken(ties=[tie | {"from": "2024-05", "to": "2024-04"}])[0]
    assert "needs: for names m2" in broken(needs=[{"id": "n1", "for": ["m2"], "function": "f01"}])[0]


def test_days_lie_around_the_day_of_the_file() -> None:
    document = random_document(random.Random(3))
    as_of = date.fromisoformat(document["as_of"])
    days = random_days(document, random.Random(3))
    assert {as_of, as_of - timedelta(1), as_of + timedelta(1)} < set(days)
    assert days == sorted(set(days))


def _shuffled(record: Any, rng: random.Random) -> Any:
    """The same with every list of records in another order."""
    if isinstance(record, dict):
        return {key: _shuffled(value, rng) for key, value in record.items()}
    if isinstance(record, list) and record and isinstance(record[0], dict):
        return rng.sample([_shuffled(item, rng) for item in record], len(record))
    return record


def test_the_order_of_records_in_the_file_does_not_matter() -> None:
    catalogue = read_catalogue()
    for document, family, t in corpus()[::10]:
        other = _shuffled(document, random.Random(1))
        assert evaluate(other, family, t, catalogue) == evaluate(document, family, t, catalogue)
        assert measure(other, family, t, catalogue) == measure(document, family, t, catalogue)


def test_one_more_exchange_never_fragments_and_never_makes_a_pair_absent() -> None:
    catalogue, hits = read_catalogue(), 0
    for document, family, t in corpus()[::5]:
        before = measure(document, family, t, catalogue)
        absent = [pair for pair, state in states(document, family, t, catalogue).items() if state == "absent"]
        if before["fragmentation"] is None or not absent:
            continue
        (a, b), hits = absent[0], hits + 1
        tie = {"a": a, "b": b, "kind": "exchange", "status": "documented", "channel": "direct"}
        more = deepcopy(document)
        next(f for f in more["families"] if f["id"] == family)["ties"].append(tie)
        after = measure(more, family, t, catalogue)
        for name in ("fragmentation", "effective_size", "unit_pairs_without_tie"):
            assert after[name][0] <= before[name][0] <= before[name][1]
            assert after[name][1] <= before[name][1]
        assert states(more, family, t, catalogue)[(a, b)] == "present"
    assert hits > 30
