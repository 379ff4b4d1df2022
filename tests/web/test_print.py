"""The pages on paper: whose they are and who may see them on each sheet, nothing to press, and all that is closed on the screen."""

from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from playwright.sync_api import Page, ViewportSize

from casework.session import Session
from graph.model.people import Assignment
from importers import load
from tests.sessions import door_of
from tests.web.people import ADA, HOMES, PASSWORD, RITA, house_on
from tests.web.support import Site, running
from tests.window import Window

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/an_familien"
PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv", "udforsk")
MARK, WARNING = "Fortroligt", "Må ikke vises for familien"
CONTROLS = "button, input, select, nav:not(.questions-list), .day-menu, .skipnav, .app-footer, .question-way"
"""The list of questions is a way on the screen and a table of contents on paper."""
A4: ViewportSize = {"width": 1047, "height": 718}
"""The room within the margins of a sheet that lies on its side."""
CLOSED = """() => [...document.querySelectorAll('main details')].filter(one => one.checkVisibility())
    .flatMap(one => [...one.children].slice(1))
    .filter(one => getComputedStyle(one).display !== 'none' && !one.checkVisibility())
    .map(one => one.textContent.trim().slice(0, 80))"""
CUT = """() => [...document.querySelectorAll('main *')].filter(one => one.checkVisibility()
    && !one.closest('svg, .sr-only, .pair-column') && one.getBoundingClientRect().right > innerWidth + 1)
    .map(one => one.outerHTML.slice(0, 120))"""


TOLD = """all => all.map(one => {
    const told = one.cloneNode(true);
    for (const asks of told.querySelectorAll('form')) asks.remove();
    return told.textContent;
})"""
"""What a row tells, without what it asks: a form is filled in on the screen."""


def sheets(page: Page) -> list[str]:
    """What is printed on each sheet."""
    document = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    found = [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    sizes = {tuple(round(side / 72 * 25.4) for side in document.get_page_size(at)) for at in range(len(document))}
    document.close()
    assert sizes == {(297, 210)}
    return found


def test_each_sheet_says_whose_it_is_and_nothing_is_lost(site: Site, demo) -> None:
    demo("anna")
    page = site.page()
    page.set_viewport_size(A4)
    page.emulate_media(media="print")
    for name in PAGES:
        page.goto(f"{site.address}{FAMILY}/{name}")
        assert page.locator(CONTROLS).locator("visible=true").all_inner_texts() == [], name
        assert page.evaluate(CLOSED) == [], name
        assert page.evaluate(CUT) == [], name
        warnings = page.locator(".sheet-not-for-family:visible")
        told = [(one.inner_text(), one.evaluate("one => getComputedStyle(one).color")) for one in warnings.all()]
        assert told == [(WARNING, "rgb(176, 0, 32)")], name
        for text in sheets(page):
            assert "Anna og hendes børn" in text and "30. juni 2025" in text, name
            assert MARK in text and WARNING in text, name


def test_a_sheet_for_the_table_is_confidential_but_not_from_the_family(site: Site, demo) -> None:
    demo("anna")
    page = site.page()
    for name in (*(f"{name}?" for name in PAGES), "kort?skaerm=ja&"):
        page.goto(f"{site.address}{FAMILY}/{name}visning=bord")
        for text in sheets(page):
            assert MARK in text and WARNING not in text and "Dennis" not in text, name


def test_contacts_and_questions_of_everybody_are_on_paper(site: Site, demo) -> None:
    demo("anna")
    page = site.page(f"{FAMILY}/personer")
    told = page.locator(".people li").evaluate_all(TOLD)
    printed = " ".join(sheets(page))
    assert len(told) > 40
    assert [one for one in told if " ".join(one.split()) not in printed] == []


def test_the_list_of_questions_is_on_paper_before_the_one_that_is_chosen(site: Site, demo) -> None:
    demo("anna")
    page = site.page(f"{FAMILY}/spoergsmaal")
    listed = [
        " ".join(one.split())
        for one in page.locator(".questions-list ul:not(.screen-only) .questions-what").all_inner_texts()
    ]
    printed = " ".join(sheets(page))
    assert len(listed) == 9
    assert [one for one in listed if one not in printed] == []
    page.emulate_media(media="print")
    whole, chosen = page.locator(".questions-list").bounding_box(), page.locator(".questions-chosen").bounding_box()
    assert whole
    assert chosen
    assert chosen["y"] >= whole["y"] + whole["height"]


def test_the_list_of_families_is_confidential_too(site: Site, demo) -> None:
    demo("anna")
    page = site.page("/")
    [text] = sheets(page)
    assert MARK in text and WARNING not in text and "Anna og hendes børn" in text
    page.emulate_media(media="print")
    assert not page.locator(CONTROLS).locator("visible=true").count()


def test_a_protected_home_is_on_the_screen_and_on_no_sheet(store: Session, tmp_path: Path, window: Window) -> None:
    file = tmp_path / "skov.yaml"
    file.write_text(HOMES, "utf-8")
    store.store(load(file).case_file, "skov")
    house = house_on(door_of(store), tmp_path, [RITA, ADA], kind="demo")
    said = {"id": "a", "user": "u_rita", "family": "skov", "part": "responsible", "from": "2026-11-01", "by": "u_ada"}
    house.people.store.directory().assign([Assignment.model_validate(said)])
    with running(house.app) as address:
        page = window.page()
        page.goto(f"{address}/?adgang=token-of-the-demo")
        for name in PAGES[:-2]:
            page.goto(f"{address}/familie/skov/{name}")
            if name == "kort":
                page.wait_for_selector("[data-view]")
                assert "Beskyttet bolig" in (page.locator("svg[data-map]").text_content() or "")
            text = " ".join(sheets(page))
            assert "Her vises en beskyttet bolig" in text, name
            assert "Beskyttet bolig" not in text and "Mor" not in text and "9.13" not in text, name
        page.goto(f"{address}/familie/skov/udskriv")
        assert page.locator(".paper-protected").count() == 0
        window.clean()


@pytest.mark.parametrize("kind", ["local", "demo"])
def test_nothing_of_the_login_is_on_paper(
    store: Session, tmp_path: Path, window: Window, kind: Literal["local", "demo"]
) -> None:
    """Neither the menu of who is logged in, which paper would open, nor the people of the demo as buttons."""
    house = house_on(door_of(store), tmp_path, [RITA, ADA], kind=kind)
    with running(house.app) as address:
        page = window.page()
        page.goto(f"{address}/?adgang=token-of-the-demo")
        if kind == "local":
            page.fill("[name=navn]", "rita")
            page.fill("[name=kode]", PASSWORD)
            page.press("[name=kode]", "Enter")
        page.locator(".app-bar").get_by_text("Rita" if kind == "demo" else "Formål").first.wait_for()
        page.wait_for_load_state()
        page.emulate_media(media="print")
        assert page.locator(".app-bar :is(button, summary, form)").locator("visible=true").count() == 0
        assert not any("Rita" in text for text in sheets(page))
        window.clean()


def test_years_stand_over_each_sheet_of_a_course(site: Site, demo) -> None:
    demo("stor_familie")
    page = site.page("/familie/st_familien/forloeb")
    page.eval_on_selector_all(".course-twin, .course-year", "all => all.forEach(one => one.remove())")
    texts = sheets(page)
    assert len(texts) > 2
    assert all("2023" in text and "2024" in text for text in texts[:-1])
