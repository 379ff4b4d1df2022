"""Texts that try to be markup or script, in every text of a case file: they stay texts on every page."""

import pytest
from playwright.sync_api import Page

from tests.hostile import ON_PAGES, hostile
from tests.share import some
from tests.web.seen import menu
from tests.web.support import Site
from web.addresses import to_part

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FOREIGN = "script:not([src]):not([type='application/json']), img[src=x], a[href^=javascript], [onload], [onerror]"


PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv", "udforsk")
READ = some(ON_PAGES, len(ON_PAGES) // 3)
"""Those that are looked for on every page; on the page of the family all are."""


@pytest.mark.parametrize("payload", some(ON_PAGES, len(ON_PAGES) // 2))
def test_no_text_of_a_case_file_becomes_markup(site: Site, store, case, payload: str) -> None:
    case_file = case(hostile(payload))
    store.store(case_file, f"{payload[:1]}kilde")
    [family] = case_file.families
    address = f"/familie/{to_part(family.id)}"
    page = site.page(f"{address}/kort")
    choose_everything(page, payload)
    for lang in ("da", "en") if payload in READ else ():
        for path in ("/", *(f"{address}/{page}" for page in PAGES)):
            page.goto(f"{site.address}/sprog/{lang}?til={path}")
            if path.endswith("/udforsk"):
                page.wait_for_selector("#explore canvas")
            assert page.query_selector_all(FOREIGN) == [], path
            assert payload in page.inner_text("body"), path


def choose_everything(page: Page, payload: str) -> None:
    """Choose all that can be chosen on the page of the family: nothing becomes markup in what is then told."""
    page.wait_for_selector("[data-view]")
    chips = page.query_selector_all("svg[data-map] g[data-id]")
    assert len(chips) == 4
    for chip in chips:
        chip.focus()
        page.keyboard.press("Enter")
        assert payload in page.inner_text("#detaljer h2")
        assert page.query_selector_all(FOREIGN) == []
        for light in range(page.locator("#detaljer h3 + .map-list button").count()):
            page.locator("#detaljer h3 + .map-list button").nth(light).press("Enter")
            assert page.query_selector_all(FOREIGN) == []
            chip.press("Enter")
    menu(page, "filters")
    page.fill("[data-filter=text]", payload)
    page.select_option("[data-filter=unit]", index=1)
    assert page.query_selector_all(FOREIGN) == []
    page.click("[data-reset]")
    page.select_option("[data-filter=focus]", index=1)
    menu(page, "day")
    page.click(".map-changes summary")
    menu(page, "compare")
    page.select_option("[data-compare]", index=1)
    assert payload in page.inner_text(".map-compare-list")
    assert page.query_selector_all(FOREIGN) == []


def test_nor_in_the_address(site: Site, add) -> None:
    add("anna")
    site.allowed = {400, 404}
    page = site.page("/")
    for payload in ON_PAGES:
        for path in ("/familie/annas_familie/kort?dato=", "/familie/", "/sprog/en?til=/"):
            page.goto(site.address + path + payload.replace("#", "%23").replace("&", "%26"))
            assert page.query_selector_all(FOREIGN) == [], (path, payload)
            assert page.evaluate("() => window.__violations") == [], (path, payload)
