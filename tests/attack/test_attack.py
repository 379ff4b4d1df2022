"""Whatever a planner gets, no count can be told from it; and the attack does find something in methods that are weak on purpose."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from planning import synth
from planning.blocks import Block
from planning.disclosure import K_OF_CRITERIA, Rule, Shown, protect
from planning.errors import ReleaseError
from planning.questions import Questions
from planning.release import Release, Releases, make
from queries.blocks import Organisation, criterion_of
from tests.attack.attacker import Day, inside, is_pinned, whole_of
from tests.attack.weak import WEAK
from tests.planning.municipalities import NAMES, counted, municipality, organisations
from tests.share import is_whole, some

pytestmark = pytest.mark.by_turns

RULE = Rule()
DAYS = [date(2024, 12, 31), date(2023, 12, 31)]
GENERATED = some(range(200), 2)
FIXED = 50
"""One of which a release is made on every day."""
SAMPLE = 60 if is_whole() else 12
"""Of how many counts of each day the linear programme is asked."""


@cache
def made_up(seed: int) -> tuple[list[Any], dict[date, Organisation]]:
    """A small municipality of five departments: its facts, and who stands where."""
    rng = Random(seed)
    kept = {one.id for one in rng.sample(synth.DEPARTMENTS, 5)}
    [document] = synth.files(100 + 10 * (seed % 12), seed)
    gone = {one.id for one in synth.DEPARTMENTS} - kept

    def of_kept(actor: str) -> bool:
        return actor.rpartition("_")[0] not in gone

    document["units"] = [unit for unit in document["units"] if unit["id"] not in gone]
    document["actors"] = [actor for actor in document["actors"] if of_kept(actor["id"])]
    for family in document["families"]:
        family["engagements"] = [work for work in family["engagements"] if of_kept(work["actor"])]
        family["ties"] = [tie for tie in family.get("ties", ()) if of_kept(tie["a"]) and of_kept(tie["b"])]
    file = CaseFile.model_validate(document).in_order()
    return [facts_of(file, family.id) for family in file.families], organisations(file, DAYS)


def key_of(seed: int) -> bytes:
    return Random(seed).randbytes(32)


@cache
def released(seed: int) -> tuple[Shown, ...]:
    """What is shown of it, by a key under which the product's own audit finds nothing; nothing where there is none."""
    facts, there = made_up(seed)
    rng = Random(seed)
    try:
        return make(lambda key: counted(facts, DAYS, key), there, RULE, lambda: rng.randbytes(32))[0]
    except ReleaseError:
        return ()


def found_in(shown: Sequence[Shown], there: dict[date, Organisation], seed: int, sample: int) -> list[Any]:
    """Counts that are pinned, of a sample of each day."""
    found: list[Any] = []
    for day in {one.place.day for one in shown}:
        attack = Day([one for one in shown if one.place.day == day], there[day], RULE.k)
        names = Random(seed).sample(sorted(attack.place), min(sample, len(attack.place)))
        listed = [name for name in names if name[0] == "part" or name in {whole_of(one) for one in attack.blocks}]
        found += [(name, bounds) for name, bounds in attack.between(listed) if is_pinned(bounds, RULE.k)]
    return found


@pytest.mark.parametrize("seed", {FIXED, *GENERATED} if is_whole() else [FIXED, *GENERATED[:1]])
def test_no_count_is_told_of_a_municipality(seed: int) -> None:
    shown = released(seed)
    assert shown or seed != FIXED
    assert [one for block in shown for one in inside(block, RULE.k) if is_pinned(one[1], RULE.k)] == []
    assert found_in(shown, made_up(seed)[1], seed, SAMPLE) == []


@pytest.mark.skipif(not is_whole(), reason="counts all")
def test_most_municipalities_are_released() -> None:
    """Of some there is no release: two departments that are not listed make up a whole that is, whatever the key."""
    assert sum(bool(released(seed)) for seed in GENERATED) > len(GENERATED) / 2


@pytest.mark.parametrize("name", NAMES)
def test_no_count_is_told_of_the_traps(name: str) -> None:
    given = municipality(name)
    there = organisations(given.case_file, given.days)
    rng = Random(name)
    shown, _ = make(lambda key: counted(given.facts, given.days, key), there, RULE, lambda: rng.randbytes(32))
    assert [one for block in shown for one in inside(block, RULE.k) if is_pinned(one[1], RULE.k)] == []
    assert found_in(shown, there, 1, 400 if is_whole() else 40) == []


@pytest.mark.parametrize("name", WEAK)
def test_the_attack_finds_something_in_a_weak_method(name: str) -> None:
    facts, there = made_up(FIXED)
    blocks = [block for block in counted(facts, DAYS[:1], key_of(0)) if block.families >= RULE.k]
    answers = [*WEAK[name](blocks), *WEAK[name](blocks)]  # whoever asks twice has both
    assert found_in(answers, there, 3, 60) != []


def test_what_the_attack_says_inside_a_block_is_what_all_counts_say() -> None:
    """Held against all counts of a small block, one by one, as they are rounded by all offsets."""
    from itertools import product

    from planning.blocks import BlockKey
    from planning.disclosure import Number
    from planning.disclosure import rounded as rounding
    from queries.blocks import Key

    behind: dict[tuple[int, ...], list[tuple[int, ...]]] = {}
    for counts in product(range(17), repeat=2):
        for u in range(5):
            steps = rounding(counts, u, 5)
            if sum(counts) >= 5:
                shown = (sum(steps), *(step if step >= 10 else -1 for step in steps))
                behind.setdefault(shown, []).append(counts)
    tried = 0
    for (whole, *values), every in behind.items():
        if not 5 <= whole <= 10:
            continue
        numbers = [Number(None if value < 0 else value, 0, 0) for value in values]
        block = Shown(BlockKey("criteria", DAYS[0], Key()), Number(whole, 0, 0), dict(zip(("certain", "possible"), numbers, strict=True)))  # fmt: skip
        told = dict(inside(block, 5))
        for at, part in enumerate(("certain", "possible")):
            assert told[part] == (min(one[at] for one in every), max(one[at] for one in every)), (whole, values)
        tried += 1
    assert tried >= 4


# --- differences ------------------------------------------------------------------------------------------

ONE = {"sector": ["municipal_health", "school", "social_adult"]}
LEAF = {"category": "school_daycare"}


def test_rules_that_differ_by_a_leaf_and_complements_tell_no_difference() -> None:
    """The families between two nested rules are a count, too; so are those that meet neither."""
    facts, there = made_up(FIXED)
    key = key_of(1)
    every = [one for one in released(FIXED) if one.place.table == "coordination"]
    tried = 0
    for rule in (
        {"all": [ONE, LEAF]},
        {"all": [ONE, {"for": "child"}]},
        {"all": [ONE, {"running_years": 2, "for": "adult"}]},
    ):
        wide, narrow = (
            protect(counted(facts, DAYS, key, criterion_of(said)), key, RULE, there) for said in (ONE, rule)
        )
        for one in wide:
            other = next((two for two in narrow if two.place == one.place), None)
            whole = next(all for all in every if all.place.day == one.place.day).families
            low, high = (other.families.lo, other.families.hi) if other else (0, K_OF_CRITERIA - 1)
            between = (max(0, one.families.lo - high), one.families.hi - low)
            outside = (max(0, whole.lo - one.families.hi), whole.hi - one.families.lo)
            assert not any(is_pinned(bounds, K_OF_CRITERIA) for bounds in (between, outside))
            tried += 1
    assert tried >= 3


def test_a_family_more_is_seen_in_no_second_release(tmp_path: Path) -> None:
    """The same day is not counted again, nor one that is near."""
    from tovholder.counting import refuse_days

    kept = Releases(tmp_path).keep(Release("2024-01", None, (DAYS[0],), RULE, {}, released(FIXED)))
    for day in (DAYS[0], date(2024, 11, 30), date(2025, 3, 1)):
        with pytest.raises(ReleaseError):
            refuse_days([day], kept.days, 90)


def test_two_wordings_of_a_question_are_answered_once(tmp_path: Path) -> None:
    facts, there = made_up(FIXED)
    release = Releases(tmp_path).keep(Release("2024-01", None, tuple(DAYS), RULE, {}, released(FIXED)))
    questions = Questions(tmp_path, release)
    questions.open(key_of(2))
    times = Counter[str]()

    def count(said: Any) -> Any:
        def under(key: bytes) -> list[Shown]:
            times["counted"] += 1
            return protect(counted(facts, DAYS, key, criterion_of(said)), key, RULE, there)

        return questions.answer(criterion_of(said), 2, under)

    one = count({"any": [{"sector": ["school", "employment"]}, {"for": "child", "category": "health"}]})
    two = count({"any": [{"category": "health", "for": ["child"]}, {"sector": ["employment", "school"]}]})
    assert one == two and times["counted"] == 1
    count(ONE)
    assert not questions.is_open
    with pytest.raises(ReleaseError):
        count(LEAF)


def test_whoever_is_alone_in_something_is_in_no_number_of_few() -> None:
    """A unit, a pair, a class of costs with one family: nothing is listed of it, and each number that is shown stands for five at least."""
    facts, _ = made_up(FIXED)
    blocks = {block.place: block for block in counted(facts, DAYS, key_of(0))}
    few = [block for block in blocks.values() if block.families < RULE.k]
    assert len(few) > 10
    for one in released(FIXED):
        true: Block = blocks[one.place]
        assert true.families >= RULE.k and one.families.lo <= true.families <= one.families.hi
        for part, number in one.parts.items():
            assert number.lo <= true.parts.get(part, 0) <= number.hi
            assert number.value is None or true.parts.get(part, 0) > RULE.k
