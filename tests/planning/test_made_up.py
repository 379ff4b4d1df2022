"""The made-up municipality: the same for a seed, sound, and what the demo shows of it is what is counted of it."""

import re
from pathlib import Path

import pytest

from graph.checks import check
from graph.model.records import CaseFile
from planning import synth
from planning.release import Releases
from tests.case_files import records_of
from tovholder.made_up import DEMO_DAYS, NUMBERS, case_files, shown_of_demo

ROOT = Path(__file__).parents[2]


def test_it_is_the_same_for_a_seed_and_sound() -> None:
    one, other = ([*synth.families(30, 4)] for _ in range(2))
    assert one == other and one != [*synth.families(30, 5)]
    [document] = synth.files(30, 4)
    file: CaseFile = records_of(document)
    assert check(file).errors == [] and len(file.families) == 30
    [whole] = case_files(30, 4)
    assert whole == file and not re.search(r"\d{6}-?\d{4}", str(document))
    many = [family for each in synth.files(300, 4) for family in each["families"]]
    assert sum(any(home.get("protected") for home in family["homes"]) for family in many) > 2
    states = {tie["status"] for family in many for tie in family.get("ties", ())}
    assert {"documented", "documented_absent", "recommended"} <= states
    begun = [work["from"][:4] for family in many for work in family["engagements"]]
    assert min(begun) <= "2016" and max(begun) == "2024" and 6 < len(begun) / 300 < 14


@pytest.mark.by_turns
def test_the_numbers_of_the_demo_are_those_of_its_families(tmp_path: Path) -> None:
    """Where this fails: `python -c "from pathlib import Path; from tovholder.made_up import *; release_of_demo(Path('tovholder') / NUMBERS)"`."""
    [kept] = Releases(ROOT / "tovholder" / NUMBERS).all()
    assert kept.days == DEMO_DAYS
    assert list(kept.blocks) == shown_of_demo(tmp_path)[0]
