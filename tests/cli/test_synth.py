"""`tovholder synth` as it is run: case files that hold, or families in a database that held none."""

from pathlib import Path

from tests.cli.conftest import Tovholder


def test_a_municipality_is_made_up_as_files_or_into_an_empty_database(tovholder: Tovholder, tmp_path: Path) -> None:
    folder = tmp_path / "made-up"
    assert tovholder("synth", "--families", "3", "--seed", "2", "-o", folder).code == 0
    [file] = folder.iterdir()
    assert tovholder("validate", file).code == 0
    again = tovholder("synth", "--families", "3", "--seed", "2", "-o", folder)
    assert again.code == 1 and "not empty" in again.err
    assert tovholder("synth", "--families", "3").code == 1
    assert tovholder("synth", "--families", "3", "--seed", "2", "--store").code == 0
    there = tovholder("synth", "--families", "3", "--store")
    assert there.code == 1 and "do not mix" in there.err
