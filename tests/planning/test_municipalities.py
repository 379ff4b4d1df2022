"""The small municipalities of the contract: exact and protected, all days and levels, to the number."""

from typing import Any

import pytest

from planning import derived, disclosure
from planning.audit import pinned
from planning.blocks import tally
from planning.disclosure import Rule, protect
from tests.planning.municipalities import NAMES, counted, municipality, organisations, same

WEAKEST = bytes.fromhex("5e" * 32)


def without_zeros(block: dict[str, Any]) -> dict[str, Any]:
    return {**block, "parts": {part: count for part, count in block["parts"].items() if count}}


@pytest.mark.parametrize("name", NAMES)
def test_all_answers_are_the_right_ones(name: str) -> None:
    given = municipality(name)
    expected, days = given.expected, given.days
    there = organisations(given.case_file, days)
    blocks = counted(given.facts, days, given.key)
    shown = protect(blocks, given.key, Rule(), there)
    assert same([block.document() for block in blocks], [without_zeros(one) for one in expected["tables"]["exact"]])
    assert same([block.document() for block in shown], expected["tables"]["protected"])
    asked = counted(given.facts, days, given.key, given.criterion)
    assert same([one.document() for one in asked], [without_zeros(one) for one in expected["criteria"]["exact"]])
    protected = protect(asked, given.key, Rule(), there)
    assert same([one.document() for one in protected], expected["criteria"]["protected"])
    for how, tallies in (("exact", [*map(tally, blocks)]), ("protected", [*map(disclosure.tally, shown)])):
        for level, answers in expected["ei"].items():
            assert same(derived.ei(tallies, days, level), answers[how])
        for one in expected["whatif"]:
            first = one["exact"][0]
            assert same(derived.whatif(tallies, days, first["level"], first["units"]), one[how])
        least = expected["coordinator"][how][0]["least"]
        assert same(derived.coordinator(tallies, days, least), expected["coordinator"][how])


@pytest.mark.parametrize(("name", "key", "known"), [
    ("gran", None, True), ("gran", WEAKEST, False), ("elm", None, False), ("fyr", None, False),
])  # fmt: skip
def test_the_attack_finds_what_a_key_leaves_open(name: str, key: bytes | None, known: bool) -> None:
    """In gran four pairs of departments have four families each: shown as 20 together, each of them is known."""
    given = municipality(name)
    there = organisations(given.case_file, given.days)
    secret = key or given.key
    found = pinned(protect(counted(given.facts, given.days, secret), secret, Rule(), there), there, Rule())
    assert bool(found) == known
    assert not known or f"{given.days[0]} pairs department fc jc" in found
