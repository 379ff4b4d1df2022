"""Whom to invite, what may be said, the year in lanes and the balls, against a second reading of the contract on made-up families.

A run takes some of 1,000 families, another day others (`tests.share`). A difference is shrunk before it is shown.
"""

import json
import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pytest

from graph.model.records import LegalBasis
from graph.reading.cut import Seen, facts_of
from queries import contacts, timeline
from queries.day import balls, private_support
from queries.meetings import consent_matrix, invite, smallest_set
from tests.case_files import records_of
from tests.naive.day import Day
from tests.naive.generate import random_days, random_document
from tests.naive.invite import Key
from tests.naive.invite import invite as naive_invite
from tests.naive.pairs import Pairs
from tests.naive.random_gatherings import gather, general_bases
from tests.naive.reading import read
from tests.naive.rules_balls import documents
from tests.naive.timeline import timeline as naive_timeline
from tests.oracle import Document, catalogue, kind_of, told
from tests.oracle_meetings import Asked, meeting_differences
from tests.share import some

pytestmark = pytest.mark.by_turns

SEEDS = some(range(20_000, 20_760), 38)
"""Of 1,004 families, some fifty at a time, each with all its meetings."""
FEW = (20_000, 20_004, 20_013, 20_015, 20_018, 20_020, 20_044)
"""Enough to see a rule that is off by a little."""
TELL_AT_MOST = 3
CASES = Path(__file__).parent / "meetings" / "cases"


def made_up(seeds: Iterable[int]) -> Iterator[tuple[Document, Seen, Asked]]:
    """The families of these seeds, with each of their meetings and a window."""
    for seed in seeds:
        rng = random.Random(seed)
        document = gather(rng, random_document(rng))
        case_file, days = records_of(document), random_days(document, rng, 4)
        for family in document["families"]:
            facts = facts_of(case_file, family["id"])
            for meeting in family["meetings"]:
                last = rng.choice(days)
                first = last - timedelta(rng.choice((0, 30, 90, 365, 365)))
                general = tuple(LegalBasis.model_validate(basis) for basis in general_bases(rng, document))
                yield document, facts, Asked(meeting["id"], rng.choice((None, rng.choice(days))), first, last, general)


def kinds_of_difference(seeds: Iterable[int]) -> dict[str, tuple[Document, str, Asked, str]]:
    """The first difference of each kind in the families of these seeds."""
    seen: dict[str, tuple[Document, str, Asked, str]] = {}
    for document, facts, asked in made_up(seeds):
        for difference in meeting_differences(document, facts, asked):
            seen.setdefault(kind_of(difference), (document, facts.family.id, asked, difference))
    return seen


def shown(document: Document, family: str, asked: Asked, difference: str) -> str:
    """A difference with the smallest document that shows it."""
    return f"{asked}\n{told(document, family, difference, lambda d, facts: meeting_differences(d, facts, asked))}"


@pytest.mark.timeout(300 + len(SEEDS))
def test_product_and_oracle_agree_on_meetings_and_years() -> None:
    seen = kinds_of_difference(SEEDS)
    smallest = "\n\n".join(shown(*where) for where in list(seen.values())[:TELL_AT_MOST])
    assert not seen, f"{len(seen)} kinds of difference: {', '.join(sorted(seen))}\n\n{smallest}"


@pytest.mark.parametrize(
    ("module", "name", "value", "kind"),
    some(
        [
            (balls, "SOON_DAYS", 13, "balls.state"),
            (consent_matrix, "BROAD", frozenset[str](), "invite.cells.state"),
            (consent_matrix, "_LATEST_OF_EQUAL", ("withdrawn", "refused", "given"), "invite.cells.state"),
            (invite, "ASK_FIRST", frozenset({"missing", "expired"}), "invite.people.ask_first"),
            (private_support, "CLOSE", 3, "invite.people.reasons"),
            (smallest_set, "reach", lambda _view, _actor: 0.0, "invite.smallest_set"),
            (contacts, "_can_be", lambda _found, begin, end: begin < end, "timeline.pairs.gap"),
            (timeline, "NOT_BEGUN", frozenset({"waiting"}), "timeline.lanes.entries"),
        ],
        2,
    ),
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_a_word_of_meetings_that_is_off_by_a_little_is_seen(
    module: ModuleType, name: str, value: object, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, name, value)
    assert kind in kinds_of_difference(FEW)


@pytest.mark.parametrize("case", ["bolden", "indkaldelse"])
def test_the_naive_readings_agree_with_the_cases(case: str) -> None:
    """With what was worked out by hand from the contract."""
    document = read(CASES / f"{case}.yaml")
    ask, expected = (json.loads((CASES / f"{case}.{name}.json").read_text("utf-8")) for name in ("ask", "expected"))
    for asked, answer in zip(ask.get("invite", []), expected.get("invite", []), strict=True):
        assert {name: value for name, value in _invited(document, asked).items() if name != "cells"} == answer
    for asked, answer in zip(ask.get("consent", []), expected.get("consent", []), strict=True):
        cells = [{**cell, "statute": cell["statute"][0]} for cell in _invited(document, asked)["cells"]]
        assert cells == answer["cells"]
    for (family, *window), answer in zip(ask.get("timeline", []), expected.get("timeline", []), strict=True):
        first, last = map(date.fromisoformat, window)
        told = naive_timeline(document, family, first, last, catalogue())
        assert {name: told[name] for name in answer} == answer
    days = [
        Day(document, family["id"], date.fromisoformat(when), catalogue())
        for family in document["families"]
        for when in ask.get("balls", [])
    ]
    assert [ball for day in days for ball in documents(day, Pairs(day))] == expected.get("balls", [])


def _invited(document: Document, asked: list[str | None]) -> Document:
    """The naive answer as the cases write it."""
    family, meeting, when = asked
    day = date.fromisoformat(when) if when else None
    told = naive_invite(document, str(family), str(meeting), day, catalogue())
    told["untouched"] = sorted(map(_written, told["untouched"]))
    for person in told["people"]:
        for reason in person["reasons"]:
            reason["findings"] = sorted(map(_written, reason["findings"]))
            reason["records"] = sorted(record["id"] for record in reason["records"])
    return told


def _written(key: Key) -> str:
    return "|".join(",".join(part) if isinstance(part, tuple) else part or "" for part in key)
