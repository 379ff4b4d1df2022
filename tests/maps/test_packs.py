"""Packs of pages: what is in each, on how many pages, and what is never in the one for the meeting."""

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from importers import load
from maps import FamilyMap, family_map
from maps.packs import PACKS, same_findings
from maps.packs.blocks import Block, paragraph, row, rules
from maps.packs.setting import ROOM, pages_of
from maps.page.people import people_of
from maps.scene.pseudonyms import Names
from queries.groups import groups
from tests.case_files import DEMO, FAULTS
from tests.drawn import drawn
from tests.hurting import NAME, PLANTS, bare, planted
from tests.maps.exports import BIRD, birds
from tests.queries.build import case

MEETING, CASE = PACKS["meeting"], PACKS["case"]
WARNING = "Må ikke vises for familien"


def demo(name: str) -> CaseFile:
    return load(DEMO / f"{name}.yaml").case_file


def seen(case_file: CaseFile) -> Seen:
    return facts_of(case_file, case_file.families[0].id, source="kilde")


def on_table(case_file: CaseFile, lang: str = "da", names: Names = "names") -> FamilyMap:
    facts = seen(case_file)
    return family_map(facts, facts.as_of, lang, names, "table")


@pytest.fixture(scope="module")
def anna() -> FamilyMap:
    return on_table(demo("anna"))


@pytest.fixture(scope="module")
def large() -> FamilyMap:
    return on_table(demo("stor_familie"))


def read(document: bytes, folder: Path) -> str:
    """What pdftotext reads, its pages parted by form feeds, each as one line."""
    path = folder / "pakke.pdf"
    path.write_bytes(document)
    told = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return "\f".join(" ".join(page.split()) for page in told.split("\f"))


def sizes(document: bytes) -> list[tuple[int, int]]:
    opened = pypdfium2.PdfDocument(document)
    found = [(round(page.get_width() / 72 * 25.4), round(page.get_height() / 72 * 25.4)) for page in opened]
    opened.close()
    return found


# --- the meeting ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "most"), [("anna", 4), ("large", 6)])
def test_a_meeting_gets_few_pages(name: str, most: int, request: pytest.FixtureRequest) -> None:
    map = request.getfixturevalue(name)
    ids = [finding.id for group in groups(map.view, map.findings) for finding in group.findings]
    assert len(ids) > 20
    for at in range(0, len(ids) - 9):
        assert MEETING.count(map, ids[at : at + 10]) <= most, at
    document = MEETING.pdf(map, paper="a4")
    found = sizes(document)
    assert found == [(297, 210)] + [(210, 297)] * (MEETING.count(map) - 1)
    assert 1 < len(found) <= most
    assert sizes(MEETING.pdf(map, paper="a3"))[:2] == [(420, 297), (210, 297)]


def test_only_what_was_chosen_is_asked_in_its_order_each_group_together(anna: FamilyMap, tmp_path: Path) -> None:
    every = [finding.id for group in groups(anna.view, anna.findings) for finding in group.findings]
    chosen = [every[-1], every[4], every[1]]
    told = read(MEETING.pdf(anna, chosen), tmp_path)
    places = {}
    for finding in anna.scene.findings:
        assert (finding.statement in told) == (finding.id in chosen), finding.statement
        if finding.id in chosen:
            places[finding.id] = told.index(finding.statement)
            assert finding.question and finding.question in told
            assert finding.evidence[0] in told
            assert all(" ".join(text.split()) in told for text in finding.evidence[:3])
    of = {one.id: place for place, group in enumerate(groups(anna.view, anna.findings)) for one in group.findings}
    first = [of[id] for id in chosen]
    assert sorted(places, key=lambda id: places[id]) == sorted(chosen, key=lambda id: first.index(of[id]))
    assert "Ingen spørgsmål er valgt" not in told


def test_without_a_choice_it_has_the_first_questions_and_says_so(anna: FamilyMap, tmp_path: Path) -> None:
    told = read(MEETING.pdf(anna), tmp_path)
    assert "Ingen spørgsmål er valgt. Her er de første." in told
    assert MEETING.pdf(anna, ["nobody_has_this_id"]) == MEETING.pdf(anna)
    for _, heading in anna.scene.summary.first:
        assert heading in told, "the panel beside the map names the same groups"


def test_it_says_which_consents_are_missing_and_which_are_there(anna: FamilyMap, tmp_path: Path) -> None:
    [link] = [item for item in anna.findings if item.type == "missing_link" and "udløbet" in str(_told(anna, item.id))][
        :1
    ]
    told = read(MEETING.pdf(anna, [link.id]), tmp_path)
    part = told[told.index("Samtykker, der skal være på plads") :]
    for need in link.consent:
        ends = f"{anna.view.name(need.from_unit)} til {anna.view.name(need.to_unit)} Anna"
        assert f"{ends} {'Udløbet' if need.have == 'expired' else 'Mangler'}" in part


def _told(map: FamilyMap, id: str) -> tuple[str, ...]:
    return next(finding.consents for finding in map.scene.findings if finding.id == id)


def test_a_family_of_which_nothing_is_asked_gets_room_to_write(tmp_path: Path) -> None:
    text = "tovholder: 1\nas_of: 2025-01-01\nfamilies:\n  - id: fam\n    name: Familien Hald\n"
    path = tmp_path / "tom.yaml"
    path.write_text(text, encoding="utf-8")
    map = on_table(load(path).case_file)
    assert map.findings == []
    told = read(MEETING.pdf(map), tmp_path)
    assert told.count("\f") == MEETING.count(map) == 2
    assert "Her er plads til jeres egne." in told


@pytest.mark.parametrize("name", ["anna", "familie_8", "nesrin"])
def test_nothing_that_can_hurt_is_in_it(name: str, tmp_path: Path) -> None:
    """The pack of a family in which everything hurtful is planted is, byte for byte, that of the family without it."""
    plants = planted(case(name), *PLANTS)
    with_it, without_it = on_table(plants), on_table(bare(plants))
    work = family_map(seen(plants), with_it.view.day)
    ids = [finding.id for finding in work.findings]
    for taken in ((), ids[:6]):
        document = MEETING.pdf(with_it, taken)
        assert document == MEETING.pdf(without_it, taken)
        assert NAME not in read(document, tmp_path)
    assert NAME in read(CASE.pdf(work), tmp_path)


def test_a_pack_takes_no_map_of_another_audience(anna: FamilyMap) -> None:
    [work] = drawn(DEMO / "anna.yaml")
    for pack, map in ((MEETING, work), (PACKS["table"], work), (CASE, anna)):
        with pytest.raises(ValueError, match="This pack is for"):
            pack.pdf(map)


# --- all of them ------------------------------------------------------------------------------------------


def test_the_same_family_gives_the_same_bytes(anna: FamilyMap) -> None:
    again = on_table(demo("anna"))
    assert MEETING.pdf(anna) == MEETING.pdf(again)
    table = PACKS["table"].pdf(anna)
    assert table == PACKS["table"].pdf(again)
    assert sizes(table) == [(297, 210)]


@pytest.mark.parametrize("names", ["initials", "roles"])
def test_without_names_no_word_of_anybody_is_left(names: Names, tmp_path: Path) -> None:
    case_file = birds(case("anna"))
    facts = seen(case_file)
    named, veiled = on_table(case_file), on_table(case_file, names=names)
    ids = [finding.id for finding in named.findings[:5]]
    taken = same_findings(named.findings, veiled.findings, ids)
    assert len(taken) == 5 and not set(taken) & set(ids)
    told = read(MEETING.pdf(veiled, taken), tmp_path)
    assert re.findall(r"(?<!\w)[1-9]\d?\. [A-ZÆØÅ]", told), "the chosen questions are there, numbered"
    assert "Ingen spørgsmål er valgt" not in told
    told += read(CASE.pdf(family_map(facts, facts.as_of, "da", names, "work")), tmp_path)
    assert BIRD.casefold() not in told.casefold()
    assert BIRD in read(MEETING.pdf(named, ids), tmp_path)


def test_names_in_other_scripts_are_drawn(tmp_path: Path) -> None:
    case_file = load(FAULTS / "f01a_arabic.yaml").case_file
    facts = seen(case_file)
    document = CASE.pdf(family_map(facts, facts.as_of))
    assert any(b"Arabic" in font for font in re.findall(rb"/BaseFont /(\S+)", document))
    assert "□" not in read(document, tmp_path)


# --- the case ---------------------------------------------------------------------------------------------


def test_the_case_holds_all_and_warns_on_each_page(tmp_path: Path) -> None:
    [work] = drawn(DEMO / "anna.yaml")
    document = CASE.pdf(work)
    *pages, last = read(document, tmp_path).split("\f")
    assert last == ""
    assert len(pages) == CASE.count(work) == len(sizes(document))
    for number, page in enumerate(pages, 1):
        assert WARNING in page and f"Side {number} af {len(pages)}" in page
    told = " ".join(" ".join(pages).replace("\u00ad", "").split())
    for finding in work.scene.findings:
        for text in (finding.statement, finding.question, *finding.evidence, *finding.against):
            assert not text or " ".join(text.split()) in told, text
    table = told[told.rindex("Samtykker, der skal være på plads") :]
    for group in people_of(work.scene):
        for person in group.rows:
            assert person.name.split()[0] in table, person.name


def test_it_speaks_english(tmp_path: Path) -> None:
    told = read(MEETING.pdf(on_table(demo("anna"), "en")), tmp_path)
    assert "No questions are chosen." in told and "Consents that must be in place" in told
    assert "Spørgsmål" not in told


# --- pages ------------------------------------------------------------------------------------------------


def test_a_block_stays_together_where_it_fits_on_a_page() -> None:
    half = Block(rules(int(ROOM / 24 * 0.6)))
    assert [len(page) for page in pages_of([half, half])] == [len(half.lines)] * 2
    small = Block(rules(2))
    assert len(pages_of([half, small, small])) == 1


def test_a_block_that_fits_on_no_page_goes_on_and_loses_nothing() -> None:
    words = [f"ord{number}" for number in range(4000)]
    pages = pages_of([Block(rules(1)), Block(paragraph(" ".join(words)))])
    assert len(pages) > 2
    assert " ".join(text.text for page in pages for line in page for text in line.words).split() == words
    for page in pages:
        assert sum(line.height for line in page) <= ROOM


def test_a_table_says_its_columns_on_each_page() -> None:
    columns = row(["Hvem", "Om"], (0.5, 0.5), bold=True)
    blocks = [Block((*columns, *row(["A", "B"], (0.5, 0.5))))]
    blocks += [Block(row([f"navn {number}", "x"], (0.5, 0.5)), columns) for number in range(90)]
    pages = pages_of(blocks)
    assert len(pages) > 1
    for page in pages:
        assert [text.text for text in page[0].words] == ["Hvem", "Om"]
        assert sum("Hvem" in text.text for line in page for text in line.words) == 1
