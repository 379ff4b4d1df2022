"""The case files on which maps, pages and files once went wrong; the first line of each says what must come out."""

import io
import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from playwright.sync_api import Page

from graph.reading.cut import Seen
from maps.family import FamilyMap, family_map
from maps.formats import FORMATS
from maps.formats.about import not_on_paper
from maps.formats.workbook import MOST_LINES
from maps.page.cards import MANY
from maps.page.explore import choices
from maps.page.file import one_file
from maps.scene.pseudonyms import Names
from tests.case_files import DEMO, FAULTS, families
from tests.maps.markup import kinds, text
from tests.maps.markup import read as read_xml
from tests.window import Window


def facts(name: str) -> Seen:
    """The family of the input that begins so."""
    [path] = FAULTS.glob(f"{name}_*.yaml")
    [family] = families(path)
    return family


@cache
def map_of(name: str, names: Names = "names", lang: str = "da") -> FamilyMap:
    """The map of the input on its own day."""
    family = facts(name)
    return family_map(family, family.as_of, lang, names)


TEXTS = ("html", "svg", "csv", "graphml", "json")
"""The files that hold their texts as they are; the others are made of the same."""


@pytest.mark.parametrize("names", ["roles", "initials"])
@pytest.mark.parametrize(("name", "people"), [("f04a", ["Åse", "A\u030ase"]), ("f04b", ["محمد"])])
def test_f04_no_name_is_let_through(names: Names, name: str, people: list[str]) -> None:
    map = map_of(name, names)
    assert {entry.place for entry in map.scene.entries if entry.kind == "actor"} == {"Organisation"}
    for ending in TEXTS:
        written = FORMATS[ending].write(map, None).decode().casefold()
        for person in people:
            assert person.casefold() not in written and json.dumps(person)[1:-1].casefold() not in written, ending


@pytest.mark.parametrize("name", ["f01a", "f01b", "f02a"])
def test_f01_f02_every_name_is_on_paper(name: str) -> None:
    map = map_of(name)
    assert not_on_paper(map) == ()
    document = pypdfium2.PdfDocument(FORMATS["pdf"].write(map, None))
    text = document[0].get_textpage().get_text_range()
    document.close()
    assert [word for entry in map.scene.entries for word in entry.name.split() if word not in text] == []


def test_f06_people_of_one_name_are_told_apart_everywhere() -> None:
    map = map_of("f06a")
    told = ["Pædagog (Skolen)", "Pædagog (Børnehaven)", "Pædagog 1", "Pædagog 2", "Mor"]
    assert sorted(entry.name for entry in map.scene.entries) == sorted(told)
    # On a chip the place stands below the name; all that is read without the drawing has both.
    assert [(chip.title, chip.below) for chip in map.scene.chips][:3] == [
        ("Pædagog", "Skolen"), ("Pædagog", "Børnehaven"), ("Pædagog 1", ""),
    ]  # fmt: skip
    sentences = [
        *(finding.statement for finding in map.scene.findings),
        *(relation.text for entry in map.scene.entries for relation in entry.relations),
        *(edge.text for edge in map.scene.edges),
        *(bar.actor for row in map.course for bar in row.bars),
        *(chip["name"] for chip in map.data["chips"]),
        *(member["name"] for people in choices(map.film)["chips"].values() for member in people),
    ]
    assert len(sentences) > 30
    assert [text for text in sentences if re.search(r"Pædagog(?! \(| \d)", text)] == []
    rows = FORMATS["csv"].write(map, None).decode("utf-8-sig").split("\r\n")
    assert len({row.split(";")[0] for row in rows if "Pædagog" in row.split(";")[0]}) == 4


def test_f05_what_is_cut_tells_apart_and_stands_whole_on_the_sheet() -> None:
    map = map_of("f05a")
    read = [text(chip) for chip in kinds(read_xml(map.print_svg), "actor")]
    assert len(read) == len({*read}) == 2 and all("…" in one for one in read)
    sheet = " ".join("".join(read_xml(map.print_svg).itertext()).split())
    for place in ("Område Nord", "Område Syd"):
        assert f"Center for Børn, Unge og Familier, {place}" in sheet.replace("\n", " ")


@pytest.mark.parametrize("lang", ["da", "en"])
def test_f17_places_that_are_not_recorded_are_unknown_not_none(lang: str) -> None:
    map = map_of("f17a", lang=lang)
    told = [finding.statement for finding in map.scene.findings if finding.type == "many_actors"]
    assert told == [
        "Der er 16 omkring familien. Vi ved ikke, hvor de kommer fra."
        if lang == "da"
        else "There are 16 around the family. We do not know where they come from."
    ]
    assert [said for said in (*told, map.cards) if re.search(r"\b(0|nul|no) (afdeling|unit)", said)] == []


@pytest.fixture
def file(window: Window, tmp_path: Path) -> Callable[[str], Page]:
    """Opens the map of an input as one file."""
    window.context.set_offline(True)

    def opened(name: str) -> Page:
        path = tmp_path / f"{name}.html"
        path.write_text(one_file(map_of(name)), encoding="utf-8", newline="\n")
        page = window.page()
        page.set_viewport_size({"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("svg[data-map]")
        return page

    return opened


@pytest.mark.browser
def test_f10_f18_paper_has_all_questions_and_the_table_as_a_table(file: Callable[[str], Page]) -> None:
    printed = pypdfium2.PdfDocument(file("f18a").pdf(prefer_css_page_size=True))
    pages = [page.get_textpage().get_text_range() for page in printed]
    printed.close()
    questions = [found for found in map_of("f18a").scene.findings if found.type == "missing_link"]
    assert len(questions) > MANY
    words = " ".join(" ".join(pages).split())
    assert [found.statement for found in questions if words.count(found.statement) < 2] == []  # a card, and rows
    table = [at for at, page in enumerate(pages) if re.search(r"Har en sag med Mor: ", page)]
    assert table and all(
        re.search(r"Hvem\s+Afdeling\s+Område\s+Hvor tit\s+Periode\s+Kontakter\s+Spørgsmål", pages[at]) for at in table
    )
    assert not any(page.strip().endswith(("Kontakter", "Kortet som tabel", "Spørgsmål til mødet")) for page in pages)


@pytest.mark.browser
def test_f16_no_word_makes_the_page_scroll_sideways(file: Callable[[str], Page]) -> None:
    page = file("f16a")
    for details in page.locator("details").all():
        details.evaluate("it => (it.open = true)")
    assert page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_f14_the_drawing_says_who_lives_in_two_homes_and_of_frames_only_where_there_are_some() -> None:
    map = map_of("f14a")
    children = [chip for chip in map.scene.chips if chip.ring == "home"]
    assert [chip.marks for chip in children] == [(("homes", "1+2"),)] * 2
    assert all("Hjem 1 og 2" in chip.label and chip.label.count("Hjem 1 og 2") == 1 for chip in children)
    sheet = text(read_xml(map.print_svg))
    assert sheet.count("1+2") == 3 and "har sin ramme" not in sheet  # on both, and in the legend


@pytest.mark.browser
def test_f15_a_family_without_anybody_has_its_tools_and_says_what_to_do(
    file: Callable[[str], Page], window: Window
) -> None:
    page = file("f15a")
    wrong: list[object] = []
    window.hear(page, "pageerror", lambda error: wrong.append(error))
    page.keyboard.press("Tab")
    page.locator("svg[data-map]").dispatch_event("keydown", {"key": "ArrowLeft"})
    assert page.locator("[data-view=zoom_in]").is_visible()
    assert "Der er ikke noteret nogen i familien endnu" in page.locator(".map-nobody").inner_text()
    assert ": 0 er med" in page.locator("#status").inner_text() and page.locator(".map-summary").inner_text()
    assert wrong == []


def test_f13_no_cell_is_higher_than_a_sheet_can_show_and_each_line_has_a_row() -> None:
    map = map_of("f13a")
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(map, None)))
    high = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    assert max(value.count("\n") for value in high) == MOST_LINES  # and the line that says where the others are
    assert any(value.endswith("til, se arket Kontakter") for value in high)
    rows = [[cell.value for cell in row] for row in book["Kontakter"].iter_rows(min_row=2)]
    [mother] = [entry for entry in map.scene.entries if entry.name == "Mor"]
    assert [line for who, what, line in rows if (who, what) == ("Mor", "Kontakter")] == [
        one.text for one in mother.relations
    ]


def test_files_say_role_services_and_who_is_left_out() -> None:
    [facts_of_anna] = families(DEMO / "anna.yaml")
    map = FORMATS["json"].map(facts_of_anna, facts_of_anna.as_of)
    document = json.loads(FORMATS["json"].write(map, None))
    assert all(node["role"] for node in document["nodes"] if node["kind"] == "actor")
    assert any(node["services"] for node in document["nodes"]) and any(node["tasks"] for node in document["nodes"])
    assert re.match(r"4 af 12 fagpersoner og frivillige er ikke med: ", document["about"]["left_out"])
    graph = FORMATS["graphml"].write(map, None).decode()
    assert 'attr.name="label"' in graph
