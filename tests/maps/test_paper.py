"""The map on paper: one page or several sheets, with its fonts inside, the same bytes on every run."""

import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image

from maps import FamilyMap, family_map
from maps.formats import paper
from maps.formats.about import about, strip
from maps.formats.tiles import OVERLAP, TEXT, tiling
from maps.layout.text import text_width
from maps.scene.pseudonyms import Names
from tests.maps.circles import DAY, circle
from tests.sessions import changed

pytestmark = pytest.mark.by_turns


def made(map: FamilyMap, size: paper.Paper | None = None) -> bytes:
    return paper.pdf(map.print_svg, strip(map), size)


def pages(document: bytes) -> list[tuple[int, int]]:
    """Width and height of each page in millimetres."""
    opened = pypdfium2.PdfDocument(document)
    sizes = [(round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) for page in opened]
    opened.close()
    return sizes


def words(document: bytes, folder: Path, page: int, *, box: tuple[int, int, int, int] | None = None) -> str:
    """What pdftotext reads on a page, or in a box (x, y from above, width, height in points)."""
    path = folder / "kort.pdf"
    path.write_bytes(document)
    crop = [part for flag, side in zip("xyWH", box or (), strict=False) for part in (f"-{flag}", str(side))]
    command = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), *crop, str(path), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_every_font_is_inside(anna: FamilyMap, large: FamilyMap) -> None:
    for document in (made(anna), made(large, "sheets")):
        assert document.startswith(b"%PDF-")
        assert document.count(b"/FontFile2") == 2
        assert set(re.findall(rb"/BaseFont /(\S+)", document)) == {b"AAAAAA+Arimo", b"AAAAAA+Arimo-Bold"}


def test_the_paper_that_is_asked_for_is_the_paper(anna: FamilyMap, large: FamilyMap) -> None:
    for map in (anna, large):
        assert pages(made(map, "a4")) == [(297, 210)]
        assert pages(made(map, "a3")) == [(420, 297)]


@pytest.mark.parametrize(
    ("width", "height", "fitting"),
    [
        (1200, 800, "a4"),
        (1300, 900, "a4"),
        (1400, 900, "a3"),
        (1900, 1200, "a3"),
        (1950, 1200, "sheets"),
        (900, 1500, "sheets"),
    ],
)
def test_without_a_wish_the_text_decides(width: int, height: int, fitting: paper.Paper) -> None:
    """7 points for the 12 units of the smallest text: 1346 units on the 277 mm of A4, 1943 on the 400 mm of A3."""
    drawing = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"/>'
    )
    assert paper.paper_for(drawing) == fitting
    strip = paper.Strip("Kort", (), "Fortroligt", "{page}/{pages}")
    sheet = pages(paper.pdf(drawing, strip))
    assert {"a4": sheet == [(297, 210)], "a3": sheet == [(420, 297)], "sheets": len(sheet) > 2}[fitting]


def test_the_maps_of_the_demo_fit_a_sheet(anna: FamilyMap, large: FamilyMap) -> None:
    assert (paper.paper_for(anna.print_svg), paper.paper_for(large.print_svg)) == ("a4", "a3")


def test_a_small_map_needs_no_sheets() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 600" width="900" height="600"/>'
    strip = paper.Strip("Kort", (), "Fortroligt", "{page}/{pages}")
    assert pages(paper.pdf(drawing, strip, "sheets")) == [(297, 210)]


def test_sheets_come_after_an_overview_and_all_are_a4(large: FamilyMap) -> None:
    document = made(large, "sheets")
    tiles = tiling(paper.size_of(large.print_svg), paper.A4.points, paper.MARGIN * paper.POINTS_PER_MM)
    assert tiles.count > 1
    assert pages(document) == [(297, 210)] * (tiles.count + 1)


@pytest.mark.parametrize("size", [(1000, 700), (1500, 980), (2600, 1700), (900, 2000)])
def test_the_sheets_hold_the_whole_map_and_overlap(size: tuple[float, float]) -> None:
    tiles = tiling(size, paper.A4.points, 28)
    assert tiles.scale * paper.SMALLEST_TEXT >= TEXT
    assert [tile.number for tile in tiles.tiles] == list(range(1, tiles.count + 1))
    by_number = {tile.number: tile for tile in tiles.tiles}
    left, right = min(tile.x for tile in tiles.tiles), max(tile.x + tile.width for tile in tiles.tiles)
    below, above = min(tile.y for tile in tiles.tiles), max(tile.y + tile.height for tile in tiles.tiles)
    assert left <= 0.001 and below <= 0.001
    assert right >= size[0] * tiles.scale - 0.001 and above >= size[1] * tiles.scale - 0.001
    for tile in tiles.tiles:
        for side, number in tile.neighbours.items():
            other = by_number[number]
            back = {"left": "right", "right": "left", "above": "below", "below": "above"}[side]
            assert other.neighbours[back] == tile.number
            shared = {
                "right": tile.x + tile.width - other.x, "left": other.x + other.width - tile.x,
                "above": tile.y + tile.height - other.y, "below": other.y + other.height - tile.y,
            }[side]  # fmt: skip
            assert shared == pytest.approx(OVERLAP)


@pytest.mark.pdf
def test_the_pdf_says_in_text_what_the_map_says(tmp_path: Path, anna: FamilyMap) -> None:
    told = words(made(anna), tmp_path, 1)
    for word in ("Anna og hendes børn", "Ydelsesservice", "Fortroligt", "Jævnligt", "Lægehuset ved Åen"):
        assert word in told
    assert "Fortroligt. Må ikke vises for familien. Side 1 af 1" in " ".join(told.split())
    table = family_map(anna.view.facts, anna.scene.day, audience="table")
    assert "Fortroligt. Side 1 af 1" in words(made(table), tmp_path, 1)
    assert pypdfium2.PdfDocument(made(anna)).get_metadata_dict()["Title"] == anna.scene.header[0]


@pytest.mark.pdf
@pytest.mark.parametrize("names", ["names", "roles"])
def test_each_page_says_day_source_what_was_not_mapped_and_who_may_see_it(tmp_path: Path, large, names: Names) -> None:
    facts = large.view.facts
    map = family_map(facts, facts.as_of, "da", names)
    told = about(map)
    for size in ("a4", "a3", "sheets"):
        document = made(map, size)
        count = len(pages(document))
        for page in range(1, count + 1):
            # On a sheet the lower margin alone says it; a single page says it as part of its drawing.
            box = (0, 560, 850, 40) if size == "sheets" else None
            read = " ".join(words(document, tmp_path, page, box=box).split())
            for text in (told.shown, told.origin, *told.mapping, f"{told.mark}. Side {page} af {count}"):
                assert text in read, (size, page)
    assert (bool(facts.source) and facts.source in told.origin) == (names == "names")


def test_names_of_all_europe_have_their_letters() -> None:
    found = circle(3, 1)
    members = (found.family.members[0].replaced(name="Şükran Łukasz Őry"), *found.family.members[1:])
    found = changed(found, family=found.family.replaced(members=members))
    assert made(family_map(found, DAY)).count(b"/FontFile2") >= 2


def test_the_same_map_gives_the_same_bytes(anna: FamilyMap, large: FamilyMap) -> None:
    assert made(anna) == made(anna)
    assert made(large, "sheets") == made(large, "sheets")


def told_on(document: bytes) -> list[list[tuple[str, tuple[float, float, float, float]]]]:
    """The texts that each page holds, hidden ones too, with where each lies: left, below, right, above in points."""
    opened = pypdfium2.PdfDocument(document)
    found = []
    for page in opened:
        texts: Any = page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage())
        # PDFium reads a hyphen at the end of a line as a sign of its own.
        found.append([(text.extract().replace("\x02", "-").strip(), text.get_bounds()) for text in texts])
    opened.close()
    return found


def test_a_sheet_holds_the_text_that_it_shows_and_no_other(large: FamilyMap) -> None:
    overview, *sheets = told_on(made(large, "sheets"))
    (width, height), margin = paper.A4.points, paper.MARGIN * paper.POINTS_PER_MM - 3  # the height of a letter's accent
    told = strip(large)
    for number, sheet in enumerate(sheets, 2):
        of_margin = {*told.fitted(width), *(text.strip() for text, _ in told.marks(number, len(sheets) + 1))}
        for text, (left, below, right, above) in sheet:
            if text not in of_margin and text[0] not in "←→↑↓":
                assert left < width - margin, text
                assert right > margin, text
                assert below < height - margin, text
                assert above > margin, text
    title = large.scene.header[0]
    assert [title in {text for text, _ in sheet} for sheet in sheets] == [True, False, False, False]
    on_sheets = {text for sheet in sheets for text, _ in sheet}
    marks = {text.strip() for text, _ in told.marks(1, 5)}
    assert {text for text, _ in overview} <= on_sheets | {"2", "3", "4", "5"} | marks
    assert sum(map(len, sheets)) < 2 * len(overview)


def test_what_is_left_out_of_a_sheet_was_not_to_be_seen_on_it(
    large: FamilyMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    def seen() -> list[bytes]:
        document = pypdfium2.PdfDocument(made(large, "sheets"))
        pictures = [page.render(scale=2).to_numpy().tobytes() for page in document]
        document.close()
        return pictures

    lean = seen()
    monkeypatch.setattr("maps.formats.page.cutout", lambda drawing, part: drawing)
    assert lean == seen()


def test_each_sheet_shows_another_part_in_the_colours_of_the_map(large: FamilyMap) -> None:
    document = pypdfium2.PdfDocument(made(large, "sheets"))
    seen = [page.render(scale=1).to_pil().convert("RGB") for page in document]
    document.close()
    assert len({picture.tobytes() for picture in seen}) == len(seen)
    for picture in seen:
        light = sum(count for count, colour in picture.getcolors(1 << 24) if min(colour) > 180)
        assert light > 0.8 * picture.width * picture.height  # tints that lost their transparency would be dark


def test_what_shows_on_selection_is_not_printed(anna: FamilyMap) -> None:
    assert "engagement" in anna.svg
    assert "is-engagement" not in anna.print_svg
    assert 'display="none"' not in anna.print_svg


def test_the_picture_has_two_pixels_for_each_unit_and_is_no_blank(anna: FamilyMap) -> None:
    picture = Image.open(io.BytesIO(paper.png(anna.print_svg)))
    width, height = paper.size_of(anna.print_svg)
    assert picture.size == (round(2 * width), round(2 * height))
    colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
    assert colours is not None
    assert len(colours) > 200


def test_a_drawing_without_a_viewbox_is_refused() -> None:
    with pytest.raises(ValueError, match="viewBox"):
        paper.size_of("<svg/>")


def test_a_long_name_takes_no_room_from_day_and_source() -> None:
    long = paper.Strip(
        "Familien " + "Østergaard-" * 30, ("Vist for i dag. Data fra kilden.", "ord " * 300), "F", "{page}"
    )
    first, second = long.fitted(600)
    assert first.startswith("Familien Østergaard-Østergaard")
    assert first.endswith("… Vist for i dag. Data fra kilden.")
    assert second.endswith("ord…")
    assert all(580 < text_width(line, paper.READABLE) <= 600 for line in (first, second))
    [both] = paper.Strip("Familien " * 9, ("Data fra kilden " * 99,), "F", "{page}").fitted(600)
    assert re.fullmatch(r"Familien Familien.*… Data fra kilden Data.*…", both)
    assert text_width(both, paper.READABLE) <= 600
    assert paper.Strip("Kort", (), "F", "{page}").fitted(600) == ["Kort."]
