"""Measuring, wrapping and cutting of the texts on chips."""

from itertools import product

import pytest

from maps.layout import Chip, MapInput, Sector, lay_out
from maps.layout.measured import WIDE, build_scene
from maps.layout.text import (
    ELLIPSIS,
    SUBTITLE_SIZE,
    TITLE_SIZE,
    WIDEST_TEXT,
    chip_text,
    sector_lines,
    text_width,
    wrap_title,
)
from maps.layout.widths import GLYPHS, glyph_widths
from tests.maps.families import SECTORS, family


@pytest.mark.parametrize(("bold", "total", "widest"), [(False, 216503, "@"), (True, 223790, "Æ")])
def test_the_font_has_every_glyph_with_the_widths_of_arial(bold: bool, total: int, widest: str):
    """The sum over all in units of 1/2048 em: no letter of another font."""
    table = glyph_widths(bold)
    assert len(GLYPHS) == len(set(GLYPHS)) == len(table) == 194
    assert sum(table.values()) * 2048 == total
    assert max(GLYPHS, key=table.__getitem__) == widest


def test_widths_are_those_of_arial():
    """In Arial, A is 1366 / 2048 em, i 455 (bold 569), the digits 1139, the Danish letters 2048, 1593 and 1366."""
    assert text_width("Ai", 2048) == pytest.approx(1366 + 455)
    assert text_width("Ai", 2048, bold=True) == pytest.approx(1479 + 569)
    assert text_width("0123456789", 2048) == pytest.approx(10 * 1139)
    assert text_width("ÆØÅ", 2048) == pytest.approx(2048 + 1593 + 1366)


def test_letters_outside_the_table_get_a_safe_width():
    assert text_width("ş", 100) == text_width("s", 100)
    assert text_width("漢", 100) == 100
    assert text_width("e\u0301", 100) == text_width("e", 100)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Mormor", ("Mormor",)),
        ("Støttekontaktperson", ("Støttekontakt-", "person")),
        ("Praktiserende læge", ("Praktiserende", "læge")),
        ("Socialmedarbejder", ("Social-", "medarbejder")),
        ("Familie- og ungerådgiver", ("Familie- og", "ungerådgiver")),
    ],
)
def test_titles_break_at_spaces_and_joints_only(title, lines):
    assert wrap_title(title, 90) == lines


def test_a_word_without_a_joint_is_cut_and_says_so():
    text = chip_text("Q" * 60, "w" * 90)
    assert text.cut
    assert text.title[0].endswith(ELLIPSIS)
    assert text.subtitle[-1].endswith(ELLIPSIS)
    assert text.width <= WIDEST_TEXT


def test_what_fits_is_not_cut():
    text = chip_text("  Støttekontaktperson ", "Forebyggelse")
    assert not text.cut
    assert text.subtitle == ("Forebyggelse",)


def test_sector_names_break_into_two_lines():
    assert sector_lines("Sundhed") == ("Sundhed",)
    assert sector_lines("Familie- og socialafdeling") == ("Familie- og", "socialafdeling")


@pytest.mark.parametrize("seed", range(3))
def test_all_text_lies_inside_its_chip(seed):
    given = family(30, seed)
    wild = [
        Chip(
            "w1",
            "actor",
            "school",
            1,
            "Specialundervisningskoordinator i distrikt Nord",
            "Pædagogisk Udvikling og Læring",
        ),
        Chip("w2", "fold", "health", 2, "M" * 40, "W" * 40, badges=3),
    ]
    layout = lay_out(MapInput.of([*given.chips, *wild], [], SECTORS))
    for placed in layout.chips.values():
        lines = [(line, TITLE_SIZE, True) for line in placed.title_lines]
        lines += [(line, SUBTITLE_SIZE, False) for line in placed.subtitle_lines]
        assert len(lines) <= 3
        for line, size, bold in lines:
            assert placed.box.x + 10 <= line.x
            assert line.x + text_width(line.text, size, bold) <= placed.box.right - 4
            assert placed.box.y + 2 <= line.y - 0.72 * size
            assert line.y + 0.21 * size <= placed.box.bottom - 2


PLACES = (
    "Center for Børn, Unge og Familier, Område Nord", "Center for Børn, Unge og Familier, Område Syd",
    "Center for Børn, Unge og Familier, Område Nord (afdeling 2)", "Center for Nord og Unge, Familier, Område Syd",
    "Center for Syd og Unge, Familier, Område Syd", "Børneafdelingen", "",
)  # fmt: skip
TITLES = (
    "Familierådgiver", "Familierådgiver i Center for Børn og Unge i Nord", "Familierådgiver i Center for Børn og Unge i Syd",
    "Familierådgiver i Center for Børn og Unge i Nord, vikar", "Q" * 60, "Q" * 61, "Q" * 59 + "R",
)  # fmt: skip


@pytest.mark.parametrize("lines", [WIDE, (96.0, 80.0)])
def test_no_two_chips_read_alike_unless_they_are_called_the_same(lines):
    chips = [
        Chip(f"c{at}", "actor", "s", 1, title, below)
        for at, (title, below) in enumerate([*product(TITLES, PLACES), (TITLES[1], PLACES[0])])
    ]
    scene = build_scene(MapInput.of(chips, [], [Sector("s", "S")], ("a", "b", "c")), lines)
    read = {}
    for piece in scene.pieces.values():
        whole = read.setdefault((piece.text.title, piece.text.subtitle), (piece.chip.title, piece.chip.subtitle))
        assert whole == (piece.chip.title, piece.chip.subtitle)
        assert all(text_width(line, TITLE_SIZE, bold=True) <= lines[0] for line in piece.text.title)
        assert all(text_width(line, SUBTITLE_SIZE) <= lines[0] for line in piece.text.subtitle)
    assert len(read) == len(TITLES) * len(PLACES)


def test_the_end_is_kept_where_it_tells_apart_and_else_the_beginning():
    nord, syd = (Chip(f"c{at}", "actor", "s", 1, "Familierådgiver", place) for at, place in enumerate(PLACES[:2]))
    alone = build_scene(MapInput.of([nord], [], [Sector("s", "S")], ("a", "b", "c")))
    assert alone.pieces["c0"].text.subtitle == ("Center for Børn, Unge", "og Familier, Område…")
    both = build_scene(MapInput.of([nord, syd], [], [Sector("s", "S")], ("a", "b", "c")))
    assert [both.pieces[id].text.subtitle[-1] for id in ("c0", "c1")] == ["og Fami…mråde Nord", "og Fami…Område Syd"]


@pytest.mark.parametrize(
    ("title", "below", "lines"),
    [
        ("Læge", "Lægehuset ved Åen", (("Læge",), ("Lægehuset ved Åen",))),
        ("Læge", "Lægehuset ved Åen og Skoven", (("Læge",), ("Lægehuset ved", "Åen og Skoven"))),
        ("Læge", "Lægehusetvedåenogskovenogsøen", (("Læge",), ("Lægehusetvedåenog…",))),
        (
            "Klasselærer, 3. B",
            "Bakkeskolen, afdeling Nord",
            (("Klasselærer, 3. B",), ("Bakkeskolen,", "afdeling Nord")),
        ),
        (
            "Sagsbehandler i jobcentret",
            "Lægehuset ved Åen og Skoven",
            (("Sagsbehandler", "i jobcentret"), ("Lægehuset ved Åen…",)),
        ),
    ],
)
def test_a_unit_stands_in_two_lines_between_words_where_its_name_has_one(title, below, lines):
    text = chip_text(title, below)
    assert (text.title, text.subtitle) == lines
    assert text.cut == any(line.endswith(ELLIPSIS) for line in text.subtitle)
