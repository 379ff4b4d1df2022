"""No damage to a case file gives anything but records or problems in plain words.

A run takes some of ten thousand, another day others (`tests.share`).
"""

import zlib
from pathlib import Path

import pytest

from importers.casefile.loading import Parsed, load
from importers.casefile.problems import BadInput
from importers.casefile.write import to_yaml
from tests.importers.mutations import damaged
from tests.share import some

NUMBER = 200
SEEDS = some(range(1, 51), 1)


def judged(path: Path) -> Parsed | BadInput:
    try:
        return load(path)
    except BadInput as err:
        return err


@pytest.mark.parametrize("seed", SEEDS)
def test_damaged_files_give_records_or_problems_and_nothing_else(tmp_path: Path, seed: int) -> None:
    accepted = refused = 0
    for number, (content, suffix) in enumerate(damaged(seed, NUMBER)):
        path = tmp_path / f"damaged{suffix}"
        path.write_bytes(content)
        result = judged(path)
        where = f"damaged file {number} of seed {seed}"
        if isinstance(result, BadInput):
            refused += 1
            assert result.problems, where
            for problem in result.problems:
                assert problem.fact("en"), where
                assert problem.remedy("en").endswith((".", "!")), f"{where}: {problem}"
                assert "not allowed here (" not in problem.fact("en"), f"{where}: an untranslated reason: {problem}"
                str(problem).encode("utf-8")
        else:
            accepted += 1
            again = tmp_path / "again.yaml"
            again.write_text(to_yaml(result.case_file), encoding="utf-8")
            assert load(again).case_file == result.case_file, where
    # Damage that never breaks, or always, would test nothing.
    assert accepted > NUMBER / 50
    assert refused > NUMBER / 3


def test_the_same_seed_does_the_same_damage() -> None:
    assert checksum(7) == checksum(7) != checksum(8)


def checksum(seed: int) -> int:
    return zlib.crc32(b"".join(content for content, _ in damaged(seed, 20)))
