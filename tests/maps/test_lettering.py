"""Names in any script on paper: drawn by a font that has their letters, in the order of reading, and told where that fails."""

import io
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from graph.reading.cut import Seen
from maps import family_map
from maps.formats.about import not_on_paper, strip
from maps.formats.bidi import in_sight, levels
from maps.formats.lettering import BOLD, MISSING, REGULAR, SCRIPTS, letters_of, not_drawn, runs
from maps.formats.paper import Strip, pdf, png
from maps.formats.typeset import shapes
from tests.case_files import DEMO, families
from tests.sessions import changed

NAMES = (
    "محمد الأحمد", "فاطمة گل", "پروین ژاله", "שרה כהן", "שָׁרָה", "ትግርኛ ሰላም", "தமிழ்ச்செல்வி", "王小明", "김민준", "さくら カナ", "राधा क्षत्रिय",
    "ਸਿੰਘ", "রহিমা", "ગીતા", "ಕನ್ನಡ", "తెలుగు", "മലയാളം", "සිංහල", "สมชาย", "ລາວ", "မြန်မာ", "ភាសា", "ქეთევან", "Հայկ", "ܫܠܡܐ", "ދިވެހި",
    "Nguyễn Thị", "Żaneta Őze", "Ольга", "Νίκη", "ọ̀lá Ẹ́kọ́", "Mor 😀", "👩‍👧‍👦", "👍🏽", "❤️", "☎ Bo",
)  # fmt: skip
"""In the scripts and languages that Danish municipalities meet."""


@pytest.mark.parametrize("text", NAMES)
def test_every_letter_is_in_the_font_that_draws_it(text: str) -> None:
    assert not_drawn([text]) == ()
    assert all(run.font for run in runs(text))
    drawn = shapes(text)
    assert drawn and all(shape.number for shape in drawn), "shape 0 is that of a letter which is not there"
    assert "".join(run.text for run in runs(text) if not run.from_right) or any(levels(text))


def test_a_letter_that_no_font_has_is_a_box_and_is_told() -> None:
    runes = "ᚠᚢ Rune"
    assert [run.font for run in runs(runes)] == [None, REGULAR]
    [first, second, *_] = shapes(runes, bold=True)
    assert first.number == second.number != 0 and ord(MISSING) in letters_of(BOLD)
    assert not_drawn(["Anna", runes, "محمد", runes]) == (runes,)


def test_every_font_is_asked_for_letters_that_it_has() -> None:
    for font, places in SCRIPTS.items():
        for first, last in places:
            assert letters_of(font) & {*range(first, last + 1)}, (font, hex(first))


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("שרה כהן", "ןהכ הרש"), ("Bo שרה 12, ok", "Bo 12 הרש, ok"), ("שרה (אמא)", "(אמא) הרש".replace("אמא", "אמא"[::-1])),
        ("Mor, שרה, אב og Bo", "Mor, בא ,הרש og Bo"), ("١٢ שרה", "הרש ١٢"), ("שרה 1-2", "1-2 הרש"), ("(שרה) Bo", "(הרש) Bo"),
        ("שרה!", "הרש!"), ("Bo 12", "Bo 12"), ("", ""),
    ],
)  # fmt: skip
def test_a_line_stands_as_the_bidirectional_algorithm_has_it(text: str, seen: str) -> None:
    mirrored = {"(": ")", ")": "("}
    ways = levels(text)
    assert "".join(mirrored.get(text[at], text[at]) if ways[at] % 2 else text[at] for at in in_sight(ways)) == seen


def test_arabic_letters_join_and_the_first_stands_at_the_right() -> None:
    alone = [shape.number for letter in "محمد" for shape in shapes(letter)]
    joined = shapes("محمد")
    assert [shape.text for shape in joined] == list("دمحم")
    assert not {shape.number for shape in joined[:-1]} & {*alone}


def named(*names: str) -> Seen:
    """A family whose private network bears these names, and the family the first."""
    facts = next(iter(families(DEMO / "anna.yaml")))
    first, *_ = facts.family.private_network
    people = tuple(first.replaced(id=f"p{at:02}", name=name) for at, name in enumerate(names))
    one = facts.family.replaced(name=names[0], private_network=people, private_ties=(), wishes=(), engagements=())
    return changed(facts, family=one)


READ = tuple(
    name for name in NAMES if not re.search("[\U0001f000-\U0001ffff\u064b-\u0652\u05b0-\u05c7\u0780-\u07bf❤☎]", name)
)
"""Those that both readers of PDF give back: pdfium has no emoji, and moves points of vowels."""


@pytest.mark.pdf
def test_the_text_of_the_pdf_is_in_its_own_order(tmp_path: Path) -> None:
    facts = named(*READ)
    map = family_map(facts, facts.as_of)
    document = pdf(map.print_svg, strip(map))
    assert document == pdf(map.print_svg, strip(map))
    (tmp_path / "kort.pdf").write_bytes(document)
    command = ["pdftotext", "-raw", str(tmp_path / "kort.pdf"), "-"]
    poppler = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    opened = pypdfium2.PdfDocument(document)
    pdfium = opened[0].get_textpage().get_text_range()
    opened.close()
    for text in (poppler, pdfium):
        plain = re.sub("[\u200b-\u200f\u202a-\u202e]", "", text)
        assert [word for name in READ for word in name.split() if word not in plain] == []


def test_the_strip_of_each_sheet_says_whose_map_it_is() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3000 2000" width="3000" height="2000"><rect width="9" height="9"/></svg>'
    told = Strip(title="محمد", lines=("Dagen",), mark="Fortroligt", page="Side {page} af {pages}")
    sheets = pypdfium2.PdfDocument(pdf(drawing, told, "sheets"))
    assert len(sheets) > 2 and all("محمد" in page.get_textpage().get_text_range() for page in sheets)
    sheets.close()


def test_the_picture_shows_every_name() -> None:
    """Each chip has ink right of its bar: a name that is not drawn leaves it empty."""
    from PIL import Image

    facts = named(*NAMES)
    map = family_map(facts, facts.as_of)
    picture = Image.open(io.BytesIO(png(map.print_svg, 1))).convert("L")
    shift = re.search(r'class="scene" transform="translate\(([\d.]+) ([\d.]+)\)"', map.print_svg)
    assert shift
    right, down = float(shift[1]), float(shift[2])
    shown = [chip for chip in map.scene.chips if chip.kind != "fold" and chip.ring != "home"]
    assert len(shown) > 10
    for chip in shown:
        box = map.layout.chips[chip.id].box
        left, top = right + box.x, down + box.y
        inside = picture.crop((int(left + 12), int(top + 4), int(left + box.w - 4), int(top + box.h - 4)))
        assert min(inside.tobytes()) < 120, chip.title
    assert not_on_paper(map) == ()


def test_names_that_are_not_drawn_are_told() -> None:
    facts = named("Anna", "ᚠᚢ", "محمد")
    assert not_on_paper(family_map(facts, facts.as_of)) == ("ᚠᚢ",)
