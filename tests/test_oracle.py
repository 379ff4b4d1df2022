"""The product against the naive evaluator, on made-up families: two readings of one text that share no code.

A run takes some of 5,000 families, another day others (`tests.share`). A difference is shrunk before it is shown.
"""

import random
from collections.abc import Iterable, Iterator
from datetime import date
from types import ModuleType

import pytest

from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from queries.day import overlaps, states
from queries.rules import missing_link
from tests.case_files import records_of
from tests.naive.generate import random_days, random_document
from tests.oracle import Document, differences, kind_of, told
from tests.share import some

pytestmark = pytest.mark.by_turns

SEEDS = some(range(10_000, 13_760), 50)
"""Of 5,000 families, a hundred at a time."""
FEW = (*range(10_040, 10_050), *range(10_090, 10_112))
"""Enough to see a rule that is off by a little: among these are families at each of the limits that are moved here."""
DAYS = 4
TELL_AT_MOST = 3


def made_up(seeds: Iterable[int], days: int = DAYS) -> Iterator[tuple[Document, CaseFile, str, list[date]]]:
    """The families of these seeds, each with its document and some days."""
    for seed in seeds:
        rng = random.Random(seed)
        document = random_document(rng)
        chosen, case_file = random_days(document, rng, days), records_of(document)
        for family in document["families"]:
            yield document, case_file, family["id"], chosen


def shown(document: Document, family: str, day: date, difference: str) -> str:
    """A difference with the smallest document that shows it, and its day."""
    return f"{told(document, family, difference, lambda smaller, facts: differences(smaller, facts, day))}{day}"


def kinds_of_difference(seeds: Iterable[int]) -> dict[str, tuple[Document, str, date, str]]:
    """The first difference of each kind in the families of these seeds."""
    seen: dict[str, tuple[Document, str, date, str]] = {}
    for document, case_file, family, days in made_up(seeds):
        facts = facts_of(case_file, family)
        for day in days:
            for difference in differences(document, facts, day):
                seen.setdefault(kind_of(difference), (document, family, day, difference))
    return seen


@pytest.mark.timeout(300 + len(SEEDS))
def test_product_and_oracle_agree() -> None:
    seen = kinds_of_difference(SEEDS)
    smallest = "\n\n".join(shown(*where) for where in list(seen.values())[:TELL_AT_MOST])
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
    lines = shown(*where).splitlines()
    assert lines[0].startswith("unaware_in_home: only the oracle says")
    assert len(lines) < 40
