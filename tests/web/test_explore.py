"""The free view in a browser: the day and the filters of the map, there and back, and keys."""

import pytest
from playwright.sync_api import expect

from tests.case_files import FAULTS
from tests.database import Database
from tests.web.seen import menu
from tests.web.support import Site

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/annas_familie"
SEEN = """() => { const { nodes, edges } = document.getElementById('explore').exploreData;
    return [nodes, edges].map(set => set.get().filter(one => !one.hidden).map(one => one.label ? one.label.split('\\n')[0] : one.id)); }"""


def test_the_free_view_has_the_filters_and_the_day_of_the_map(site: Site, add) -> None:
    add("anna")
    page = site.page(f"{FAMILY}/udforsk?dato=2018-12-31")
    page.wait_for_selector("#explore canvas")
    nodes, edges = page.evaluate(SEEN)
    status = page.locator("#status")
    before = status.inner_text()
    canvas = page.locator("#explore canvas")
    picture = canvas.screenshot()
    page.select_option("[data-filter=sector]", label="Jobcenter")
    assert canvas.screenshot() != picture
    fewer, left = page.evaluate(SEEN)
    assert set(fewer) < set(nodes) and set(left) < set(edges)
    assert status.inner_text() != before
    assert "Anna" in fewer
    assert all(id not in (page.text_content("#network") or "-") for id in ("an_sofie", "barn_", "annas_familie"))
    page.get_by_role("button", name="Nulstil filtre").click()
    expect(status).to_have_text(before)
    assert page.evaluate(SEEN) == [nodes, edges]
    page.fill("[data-filter=text]", "ingen hedder sådan")
    members, none = page.evaluate(SEEN)
    assert "Anna" in members and len(members) < len(nodes)
    assert none == []
    page.fill("[data-filter=text]", "")
    page.locator(".map-lines summary").click()
    drawn = page.locator("[data-state-filter]:checked").first
    state = drawn.get_attribute("data-state-filter")
    drawn.uncheck()
    assert set(page.evaluate(SEEN)[1]) < set(edges), state
    menu(page, "day")
    page.fill("#dato", "31-12-2019")
    page.get_by_role("button", name="Vis", exact=True).click()
    page.wait_for_selector("#explore canvas")
    assert "dato=2019-12-31" in page.url
    assert page.evaluate(SEEN)[0] != nodes


def test_the_filters_go_along_to_the_free_view_and_back(site: Site, add) -> None:
    add("anna")
    page = site.page(f"{FAMILY}/kort?dato=2018-12-31&sammenlign=2018-01-01")
    menu(page, "filters")
    page.select_option("[data-filter=sector]", label="Jobcenter")
    menu(page, "more")
    page.click("text=Udforsk frit")
    page.wait_for_selector("#explore canvas")
    assert page.locator("[data-filter=sector] option:checked").inner_text() == "Jobcenter"
    assert len(page.evaluate(SEEN)[0]) < 12
    page.select_option("[data-filter=sector]", "social")
    page.get_by_role("link", name="English").click()
    page.wait_for_selector("html[lang=en] #explore canvas")
    assert page.input_value("[data-filter=sector]") == "social"
    page.get_by_role("link", name="Map", exact=True).click()
    page.wait_for_selector("[data-view]")
    assert page.input_value("[data-filter=sector]") == "social"
    assert page.input_value("select[data-compare]")


def test_the_free_view_draws_and_is_left_by_keys(site: Site, add) -> None:
    add("anna")
    page = site.page(f"{FAMILY}/kort")
    menu(page, "more")
    page.click("text=Udforsk frit")
    page.wait_for_selector("#explore canvas")
    page.wait_for_function(
        "() => { const c = document.querySelector('#explore canvas'), p = c.getContext('2d')"
        ".getImageData(0, 0, c.width, c.height).data; return p.some((value, at) => at % 4 === 3 && value > 0); }"
    )
    assert page.get_attribute("#explore", "role") == "img"
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement === document.body"):
            break
    else:
        raise AssertionError("Tab does not leave the page")


def test_as_many_boxes_are_drawn_as_are_told_whatever_their_ids(site: Site, database: Database) -> None:
    database.want(FAULTS / "f12a_ids_of_objects.yaml")
    page = site.page("/familie/fam_f12a/udforsk")
    page.wait_for_selector("#explore canvas")
    assert page.evaluate("() => document.getElementById('explore').exploreData.drawn()") == 3
    assert page.evaluate(SEEN)[0] == ["Konstruktør", "Har", "Mor"]
    assert page.locator("#status").inner_text() == "Fagpersoner og frivillige: 2 er med 30. juni 2024."
