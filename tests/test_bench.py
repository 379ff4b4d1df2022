"""What the benchmarks measure with and against: the plain drawing is the same network, and the pages are really moved."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from bench import screens, springs
from bench.maps import map_of
from bench.screens import ACTS, Frames, on_screen
from maps import FamilyMap
from maps.drawing.render import layout_input
from maps.formats import FORMATS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def small() -> FamilyMap:
    return map_of(10)


def test_the_plain_drawing_has_all_chips_and_lines_of_the_map(small: FamilyMap) -> None:
    given = layout_input(small.film)
    root = ET.fromstring(springs.drawing(springs.network(given)))  # noqa: S314 -- what this program has just written
    assert sorted(text.text or "" for text in root.iter(f"{SVG}text")) == sorted(chip.title for chip in given.chips)
    assert len(list(root.iter(f"{SVG}circle"))) == len(given.chips)
    pairs = {frozenset((link.a, link.b)) for link in given.links}
    assert len(list(root.iter(f"{SVG}line"))) == len(pairs) > 20
    for circle in root.iter(f"{SVG}circle"):
        assert all(0 <= float(circle.attrib[way]) <= springs.SIDE for way in ("cx", "cy"))


def test_frames_are_counted_over_their_whole_time() -> None:
    base, slow = Frames("base", (10.0,) * 100), Frames("slow", (10.0,) * 50 + (500.0,))
    assert base.rate == pytest.approx(100)
    assert slow.rate == pytest.approx(51)
    assert "longest   500.0 ms    0.51 x base" in slow.row(base)
    assert " x " not in base.row(base)


@pytest.mark.browser
def test_every_page_is_pointed_at_zoomed_panned_and_played(
    chromium: Browser,
    small: FamilyMap,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(screens, "RUNS", 1)
    monkeypatch.setattr(screens, "MOVES", 6)
    monkeypatch.setattr(screens, "PLAYED", 1_600)
    plain, sheet = tmp_path / "springs.html", tmp_path / "kort.html"
    plain.write_text(springs.page(springs.network(layout_input(small.film))), encoding="utf-8")
    sheet.write_bytes(FORMATS["html"].write(small, None))
    on_screen(chromium, "Ti", {"springs": plain.as_uri(), "file": sheet.as_uri()}, "")
    told = capsys.readouterr().out
    for title in ("first paint", "drawn and ready for use", *ACTS):
        assert f"Ti: {title}" in told
    assert told.count(" x springs") == 2 + len(ACTS)


@pytest.mark.browser
def test_a_page_that_stands_still_is_no_measurement(
    chromium: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "MOVES", 6)
    monkeypatch.setattr(screens, "PLAYED", 100)  # shorter than a step of play
    still = tmp_path / "still.html"
    still.write_text(springs.page(springs.network(layout_input(map_of(10).film))), encoding="utf-8")
    with pytest.raises(AssertionError, match="Nothing came or went"):
        on_screen(chromium, "Ti", {"still": still.as_uri()}, "")
