"""At both ends of the calendar: whatever stands there, every rule, measure, change, map and file has its answer.

Made-up families are moved so that the day of their file lies at an end, or a window away from it; what would lie beyond
is at the end.
"""

import random
import re
from datetime import date
from typing import Any

import pytest

from graph.checks.validate import validated
from graph.model.dates import PartialDate
from graph.model.periods import plus
from graph.model.records import CaseFile
from graph.reading.cut import facts_of
from importers import to_yaml
from importers.casefile.yaml12 import read_yaml
from maps.formats import FORMATS
from queries import findings
from queries.changes import changes
from queries.measures.family import measures
from tests.naive.generate import random_document
from tests.share import some

SEEDS = some(range(40_000, 40_120), 15)
WINDOWS = (0, 1, 29, 30, 60, 90, 91, 180, 181, 364, 731)
ENDS = (date.min, date.max)


def moved(value: Any, days: int) -> Any:
    """The document with each date so many days later; an end of the calendar where that lies beyond it. A year of birth is
    a number that does not reach so far, and stays."""
    if isinstance(value, dict):
        return {key: item if key == "birth_year" else moved(item, days) for key, item in value.items()}
    if isinstance(value, list):
        return [moved(item, days) for item in value]
    if isinstance(value, int) and not isinstance(value, bool) and 1900 < value < 2100:
        value = str(value)
    if not isinstance(value, str) or not re.fullmatch(r"[\d./-]{4,}", value):
        return value
    when = PartialDate.parse(value)
    return str(PartialDate(when.earliest and plus(when.earliest, days), when.latest and plus(when.latest, days)))


def at_an_end(seed: int) -> tuple[CaseFile, list[date]]:
    """A made-up case file of a day at an end, or a window from it, and days about it."""
    rng = random.Random(seed)
    end, away = rng.choice(ENDS), rng.choice(WINDOWS)
    document = random_document(rng)
    as_of = plus(end, away if end == date.min else -away)
    there = moved(document, as_of.toordinal() - date.fromisoformat(document["as_of"]).toordinal())
    assert there["as_of"] == as_of.isoformat()
    checked = validated(there)
    assert checked.case_file is not None and checked.faults == []
    return checked.case_file.in_order(), sorted({*ENDS, as_of, plus(end, 1), plus(end, -1)})


def test_every_rule_and_measure_answers_at_both_ends() -> None:
    types: set[str] = set()
    for seed in SEEDS:
        case_file, days = at_an_end(seed)
        for family in case_file.families:
            facts = facts_of(case_file, family.id)
            for day in days:
                for finding in findings(facts, day):
                    assert finding.document("da"), (seed, family.id, day)
                    types.add(finding.type)
                assert measures(facts, day, "da")["family"] == family.id
    assert len(types) > 10


@pytest.mark.parametrize("seed", SEEDS[:3])
def test_changes_maps_and_files_are_made_at_both_ends(seed: int) -> None:
    case_file, days = at_an_end(seed)
    facts = facts_of(case_file, case_file.families[0].id)
    assert changes(facts, *ENDS).document("da")
    for day in days[:: len(days) - 1]:
        for ending in ("html", "xlsx", "pdf", "graphml"):
            assert FORMATS[ending].write(FORMATS[ending].map(facts, day), None), ending
    assert CaseFile.model_validate(read_yaml(to_yaml(case_file))[0]).in_order() == case_file
