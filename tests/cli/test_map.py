"""A family's map as a file, and the demo as the README promises it."""

import os
import re
import signal
import subprocess
import sys
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.case_files import with_runes
from tests.cli.conftest import Tovholder
from tests.database import Database

pytestmark = pytest.mark.by_turns

STARTS = {
    ".html": b"<!doctype html>", ".svg": b"<svg", ".png": b"\x89png", ".pdf": b"%pdf-", ".csv": b"\xef\xbb\xbf\"who\"",
    ".xlsx": b"pk", ".graphml": b"<?xml", ".json": b"{",
}  # fmt: skip


@pytest.mark.parametrize("suffix", STARTS)
def test_a_map_is_one_file_and_the_same_bytes_on_two_runs(
    tovholder: Tovholder, tovholder_elsewhere: Tovholder, add, tmp_path: Path, suffix: str
) -> None:
    add("syn_threat")
    written = []
    for name, run in (("one", tovholder), ("two", tovholder_elsewhere)):
        file = tmp_path / f"{name}{suffix}"
        ran = run("map", "--family", "familie_toft", "--as-of", "2024-04-01", "-o", file)
        assert (ran.code, ran.out.strip()) == (0, str(file))
        written.append(file.read_bytes())
    assert written[0] == written[1]
    assert written[0].lower().lstrip().startswith(STARTS[suffix])
    assert list(tmp_path.glob(".*")) == []


def test_a_map_that_cannot_be_is_bad_input(tovholder: Tovholder, add, tmp_path: Path) -> None:
    add("syn_threat")
    for words in (
        ("--family", "ingen", "-o", tmp_path / "x.svg"),
        ("--family", "familie_toft", "-o", tmp_path / "x.doc"),
        ("--family", "familie_toft", "-o", tmp_path / "no" / "x.svg"),
        ("--family", "familie_toft", "--as-of", "1. maj", "-o", tmp_path / "x.svg"),
        ("--family", "familie_toft", "--paper", "a3", "-o", tmp_path / "x.svg"),
    ):
        assert tovholder("map", *words).code == 1
    for words in (("--names", "nicknames", "-o", tmp_path / "x.svg"), ("--paper", "a5", "-o", tmp_path / "x.pdf")):
        assert tovholder("map", "--family", "familie_toft", *words).code == 1
    assert list(tmp_path.iterdir()) == []


def test_people_are_called_as_it_is_asked_for(tovholder: Tovholder, add, tmp_path: Path) -> None:
    add("syn_threat")
    for names, there in (("names", True), ("initials", False), ("roles", False)):
        for suffix in (".svg", ".html", ".csv", ".json"):
            file = tmp_path / f"{names}{suffix}"
            assert tovholder("map", "--family", "familie_toft", "--names", names, "-o", file).code == 0
            told = file.read_text(encoding="utf-8")
            assert ("Lone" in told) == there
            assert not re.search("toft|raadgiver|syn_threat", told, flags=re.IGNORECASE) or there


def test_it_is_for_the_table_unless_it_is_said_to_be_for_work(tovholder: Tovholder, demo, tmp_path: Path) -> None:
    """Dennis must not be contacted: he is on the map only because of that."""
    demo("anna")
    told = {}
    for view in ((), ("--view", "table"), ("--view", "work")):
        file = tmp_path / f"{'-'.join(view)}x.html"
        assert tovholder("map", "--family", "an_familien", *view, "-o", file).code == 0
        told[view] = file.read_text(encoding="utf-8")
    assert told[()] == told["--view", "table"]
    assert ["Dennis" in text for text in told.values()] == [False, False, True]
    assert ['not-for-family">Not to be shown' in text for text in told.values()] == [False, False, True]
    assert tovholder("map", "--family", "an_familien", "--view", "all", "-o", tmp_path / "y.svg").code == 1


@pytest.mark.parametrize(
    "command", [("findings",), ("measures",), ("changes", "--from", "2024-01-01", "--to", "2024-03-01")]
)
def test_what_is_always_for_work_says_so_once(tovholder: Tovholder, add, command: tuple[str, ...]) -> None:
    add("syn_threat")
    ran = tovholder(*command, "--family", "familie_toft")
    assert (ran.code, ran.out.count("not to be shown to the family")) == (0, 1)


def test_a_pdf_is_made_for_the_paper(tovholder: Tovholder, demo, tmp_path: Path) -> None:
    demo("stor_familie")
    counts = {}
    for paper in ("a4", "a3", "sheets"):
        file = tmp_path / f"{paper}.pdf"
        assert tovholder("map", "--family", "st_familien", "--paper", paper, "-o", file).code == 0
        boxes = re.findall(rb"/MediaBox \[ *0 0 ([\d.]+) ([\d.]+) *\]", file.read_bytes())
        counts[paper] = (len(boxes), {round(float(box[0])) for box in boxes})
    assert counts["a4"] == (1, {842})
    assert counts["a3"] == (1, {1191})
    assert counts["sheets"][0] > 2
    assert counts["sheets"][1] == {842}


def test_names_that_no_font_here_has_are_told_beside_the_file(
    tovholder: Tovholder, database: Database, tmp_path: Path
) -> None:
    database.want(with_runes(tmp_path))
    for ending, warned in ((".png", True), (".html", False)):
        ran = tovholder("map", "--family", "fam_f01a", "-o", tmp_path / f"x{ending}")
        assert (ran.code, "ᚠᚢᚦ" in ran.err and "HTML" in ran.err) == (0, warned)
        assert "محمد" not in ran.err


def test_the_demo_prints_one_address_answers_and_ends_clean() -> None:
    """As README says it, on the demo's own engine, which starts with one compiler of Java (`tests.quick_java`)."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("TOVHOLDER_")}
    if "TOVHOLDER_NEO4J_HOME" in os.environ:
        environ["TOVHOLDER_NEO4J_HOME"] = os.environ["TOVHOLDER_NEO4J_HOME"]
    command = [sys.executable, "-m", "tests.quick_java", "demo", "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environ) as demo:
        assert demo.stdout
        address = demo.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/familie/an_familien\?adgang=\S+", address)
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        page = browser.open(address, timeout=60).read().decode()
        assert "Anna og hendes børn" in page
        assert 'data-kind="actor"' in page
        demo.send_signal(signal.SIGINT)
        out, err = demo.communicate(timeout=60)
    assert demo.returncode in (0, 130)
    assert out == ""
    assert "Errno" not in err
    assert "Traceback" not in err
