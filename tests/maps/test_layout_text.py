"""Measuring, wrapping and cutting of the texts on chips."""

import pytest

from maps.layout import Chip, MapInput, lay_out
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
from maps.layout.widths import BOLD, GLYPHS, REGULAR
from tests.maps.families import SECTORS, family


def test_the_table_has_194_glyphs_in_two_weights():
    assert len(GLYPHS) == len(set(GLYPHS)) == len(REGULAR) == len(BOLD) == 194


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
    assert text.subtitle.endswith(ELLIPSIS)
    assert text.width <= WIDEST_TEXT


def test_what_fits_is_not_cut():
    text = chip_text("  Støttekontaktperson ", "Forebyggelse")
    assert not text.cut
    assert text.subtitle == "Forebyggelse"


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
        if placed.subtitle:
            lines.append((placed.subtitle, SUBTITLE_SIZE, False))
        for line, size, bold in lines:
            assert placed.box.x + 10 <= line.x
            assert line.x + text_width(line.text, size, bold) <= placed.box.right - 4
            assert placed.box.y + 2 <= line.y - 0.72 * size
            assert line.y + 0.21 * size <= placed.box.bottom - 2
