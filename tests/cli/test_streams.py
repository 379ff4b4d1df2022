"""What is printed decides nothing: readers who go away, full disks, streams that are closed."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from importers import load
from tests.case_files import CASES
from tests.cli import client
from tests.cli.conftest import Ran, Tovholder
from tests.database import Database

pytestmark = pytest.mark.by_turns

BASE = CASES.parent / "faults" / "inputs" / "engine" / "base.yaml"
NAMES = [f"c{number}" for number in range(1, 7)]
To = Callable[..., Ran]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six case files of a family each."""
    (folder := tmp_path / "cases").mkdir()
    text = BASE.read_text(encoding="utf-8")
    for number, name in enumerate(NAMES, 1):
        said = text.replace("id: f1", f"id: fam{number}").replace("h1", f"h{number}")
        (folder / f"{name}.yaml").write_text(said, encoding="utf-8")
    return folder


@contextmanager
def nobody() -> Iterator[int]:
    """The end of a pipe from which nobody reads."""
    read, write = os.pipe()
    os.close(read)
    yield write
    os.close(write)


@contextmanager
def full_disk() -> Iterator[int]:
    with open("/dev/full", "wb") as full:
        yield full.fileno()


@pytest.fixture
def ran_to(loaded_commands: str, database: Database, environ: dict[str, str], tmp_path: Path, store: object) -> To:
    """Runs a command whose stdout is such an end."""

    def run(stdout: Callable[[], object], *words: object) -> Ran:
        database.changes()
        told = tmp_path / "stderr"
        with open(os.devnull) as given, told.open("wb") as err, stdout() as out:  # type: ignore[attr-defined]
            streams = [given.fileno(), out, err.fileno()]
            code = client.run(loaded_commands, [str(word) for word in words], environ, streams, timeout=120)
        return Ran(code, "", told.read_text(encoding="utf-8"))

    return run


def stored(tovholder: Tovholder) -> int:
    return len(json.loads(tovholder("measures", "--family", "all", "--format", "json").out))


def test_storing_and_writing_do_not_depend_on_a_reader(
    ran_to: To, tovholder: Tovholder, folder: Path, tmp_path: Path
) -> None:
    ran = ran_to(nobody, "import", folder)
    assert (ran.code, ran.err, stored(tovholder)) == (0, "", 6)
    ran = ran_to(nobody, "export", "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == NAMES
    for answers in (["findings", "--format", "json"], ["measures"], ["findings"]):
        ran = ran_to(nobody, *answers, "--family", "all")
        assert (ran.code, ran.err) == (0, "")


def test_an_output_that_cannot_be_written_is_told_with_what_was_done(
    ran_to: To, tovholder: Tovholder, folder: Path, tmp_path: Path
) -> None:
    ran = ran_to(full_disk, "import", folder)
    assert (ran.code, stored(tovholder)) == (2, 6)
    assert "could not be written: No space left on device" in ran.err
    assert all(f"{name}.yaml ({name}): created: family 1" in ran.err for name in NAMES)
    ran = ran_to(full_disk, "export", "-o", tmp_path / "out")
    assert ran.code == 2
    assert all(str(tmp_path / "out" / f"{name}.yaml") in ran.err.splitlines() for name in NAMES)
    assert sorted(path.stem for path in (tmp_path / "out").iterdir()) == NAMES
    ran = ran_to(full_disk, "measures", "--family", "all")
    assert (ran.code, "This was done" in ran.err) == (2, False)


def test_what_was_done_before_a_fault_is_told(tovholder: Tovholder, folder: Path, tmp_path: Path) -> None:
    assert tovholder("import", folder).code == 0
    (tmp_path / "out" / "c3.yaml").mkdir(parents=True)  # a folder where a file is to be
    ran = tovholder("export", "-o", tmp_path / "out", "--replace")
    assert ran.code == 2
    done = [str(tmp_path / "out" / f"{name}.yaml") for name in NAMES[:2]]
    assert ran.out.splitlines() == done
    assert ran.err.splitlines()[-3:] == ["This was done:", *done]


@pytest.mark.parametrize("closed", [(0,), (1,), (2,), (0, 1, 2)], ids=str)
@pytest.mark.parametrize("words", [("new",), ("validate", BASE)], ids=lambda words: words[0])
def test_a_stream_that_is_closed_is_one_that_nobody_reads(closed: tuple[int, ...], words: tuple[object, ...]) -> None:
    ran = process(closed, words, {"TOVHOLDER_LANG": "en", "TOVHOLDER_SETTINGS": os.devnull})
    assert (ran.returncode, ran.stderr) == (0, "")
    assert bool(ran.stdout) is (1 not in closed)


def test_without_stdin_nothing_is_removed(tovholder: Tovholder, environ: dict[str, str], add: Callable) -> None:
    add("anna")
    ran = process((0,), ("reset",), environ)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[1:] == ["Nothing was removed.", "Answer y, or give --yes."]
    assert stored(tovholder) == 1


def process(closed: tuple[int, ...], words: tuple[object, ...], environ: dict[str, str]) -> subprocess.CompletedProcess:
    """A command in a process of its own that some of its streams are taken from."""

    def close() -> None:
        for number in closed:
            os.close(number)

    command = [sys.executable, "-m", "tovholder", *map(str, words)]
    usual = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")}
    return subprocess.run(
        command, capture_output=True, text=True, env=usual | environ, timeout=60, preexec_fn=close, check=False
    )


TWINS = ("Anna", "anna", "ANNA", "a/b", "a%2Fb", "ø" * 130)


def test_each_source_has_a_file_of_its_own_that_brings_it_back(
    tovholder: Tovholder, folder: Path, tmp_path: Path
) -> None:
    for name, source in zip(NAMES, TWINS, strict=True):
        assert tovholder("import", folder / f"{name}.yaml", "--source", source).code == 0
    ran = tovholder("export", "-o", tmp_path / "out")
    files = sorted((tmp_path / "out").iterdir())
    assert (ran.code, len({file.name.casefold() for file in files})) == (0, 6)
    assert f'--source "{TWINS[-1]}"' in ran.err
    assert tovholder("reset", "--yes").code == 0
    assert tovholder("import", tmp_path / "out").code == 0
    assert tovholder("export", "-o", tmp_path / "again").code == 0
    for file in files:
        assert load(tmp_path / "again" / file.name).case_file == load(file).case_file
