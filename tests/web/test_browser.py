"""Every page for everybody: axe, small windows, paper, forced colours, no script; and the map of many."""

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from casework.session import Session
from tests.crowd import crowd
from tests.share import some
from tests.web.seen import FAMILY, menu, reach_the_map, status
from tests.web.support import TOKEN, Site, running

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
LARGE = "/familie/st_familien/kort"


PATHS = [
    "/",
    FAMILY,
    f"{FAMILY}?dato=2019-01-15",
    *(
        f"/familie/annas_familie/{page}"
        for page in ("spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv", "udforsk")
    ),
    "/planlaegning",
    "/familie/nowhere",
    f"{FAMILY}?dato=x",
    "/nowhere",
]


def test_every_page_fits_every_window_and_axe_finds_nothing_in_it(site: Site, add, axe: Callable) -> None:
    """Opened in the smallest window; the larger ones come when it is drawn wider."""
    site.allowed = {400, 404}
    page = site.page("/", width=320)
    assert axe(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert axe(page) == []
    add("anna")
    looked = some(PATHS, len(PATHS) // 2)
    for path in PATHS:
        page.set_viewport_size({"width": 320, "height": 900})
        page.goto(site.address + path)
        if path.endswith("/udforsk"):
            page.wait_for_selector("#explore canvas")
        for width in (320, 640, 768, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("() => document.documentElement.scrollWidth") <= width, (path, width)
            assert width in (640, 768) or path not in looked or axe(page) == [], (path, width)


def test_axe_finds_nothing_while_somebody_is_chosen_and_in_english(
    kort: Page, axe: Callable[[Page], list[str]]
) -> None:
    reach_the_map(kort)
    kort.keyboard.press("Enter")
    menu(kort, "filters")
    kort.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert axe(kort) == []
    kort.click("text=English")
    kort.locator("g.chip > title").first.wait_for(state="attached")  # what the script has made of the labels
    assert axe(kort) == []


def test_axe_finds_nothing_on_the_closed_page(site: Site, axe: Callable[[Page], list[str]]) -> None:
    site.allowed = {403}
    site.context.clear_cookies()
    page = site.page("/")
    assert "Siden er lukket" in page.inner_text("main")
    assert axe(page) == []


def test_targets_are_large_enough(kort: Page) -> None:
    small = kort.eval_on_selector_all(
        "button, select, input, summary, nav a",
        "all => all.filter(one => one.offsetParent && Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 20).map(one => one.outerHTML)",
    )
    assert small == []


def test_the_printed_page_has_the_map_and_no_controls(kort: Page) -> None:
    kort.emulate_media(media="print")
    assert kort.locator("button:visible, input:visible, select:visible").count() == 0
    for selector in (".map-bar", ".map-tools", "#detaljer", ".day-form", ".app-language", ".family-nav"):
        assert not kort.is_visible(selector), selector
    for selector in (
        "svg[data-map]",
        ".map-legend",
        "text=Ikke til rigtige data endnu",
        "text=Må ikke vises for familien",
    ):
        assert kort.locator(selector).locator("visible=true").first.is_visible(), selector
    document = pypdfium2.PdfDocument(kort.pdf(prefer_css_page_size=True))
    first = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "Anna og hendes børn: netværkskort" in first and "Beregnet på det, du må se" in first


def test_in_forced_colours_the_map_keeps_its_own(kort: Page) -> None:
    colour = "path => getComputedStyle(path).stroke"
    before = kort.eval_on_selector("path[data-kind=edge]:not([display])", colour)
    kort.emulate_media(forced_colors="active")
    assert kort.eval_on_selector("path[data-kind=edge]:not([display])", colour) == before


def test_nothing_moves_where_that_is_not_wanted(kort: Page) -> None:
    moving = kort.evaluate(
        "() => [...document.querySelectorAll('*')].filter(one => getComputedStyle(one).transitionDuration.split(', ').some(time => parseFloat(time) > 0)).length"
    )
    assert moving == 0


def test_without_scripts_everything_can_be_read(app, add, chromium: Browser) -> None:
    add("anna")
    with running(app) as address:
        context = chromium.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{address}{FAMILY}?adgang={TOKEN}")
        for path, selectors in (
            ("kort", ("svg[data-map]", "noscript p", ".map-summary")),
            ("personer", ("table.people",)),
            ("spoergsmaal", (".question",)),
            ("forloeb", (".course-body",)),
        ):
            page.goto(f"{address}/familie/annas_familie/{path}")
            for selector in selectors:
                assert page.locator(selector).first.is_visible(), (path, selector)
        assert page.locator(".map-controls").count() == 0
        context.close()


# --- the large family, the free view ----------------------------------------------------------------------


def test_the_large_family_works_the_same(site: Site, large) -> None:
    page = site.page(LARGE)
    page.wait_for_selector("[data-view]")
    actors = page.eval_on_selector_all(
        "table[data-map-table] tr[data-kind=actor]", "rows => [rows.filter(row => !row.hidden).length, rows.length]"
    )
    assert actors[1] > actors[0] >= 40
    away = f"{actors[1] - actors[0]} er stoppet eller ikke begyndt"
    assert status(page).startswith(f"Fagpersoner og frivillige: {actors[0]} er med 15. juni 2025 ({away}).")
    reach_the_map(page)
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.locator("#detaljer h2").first.is_visible()


def test_a_fold_opens_its_people_in_the_details(site: Site, store: Session) -> None:
    store.store(crowd(), "crowd")
    path = site.page("/").get_attribute(".families a", "href")
    assert path
    page = site.page(f"{path}/kort")
    page.wait_for_selector("[data-view]")
    fold = page.locator("g[data-kind=fold]").first
    count = int(fold.get_attribute("data-count") or 0)
    fold.focus()
    page.keyboard.press("Enter")
    listed = page.locator("#detaljer .map-list").first.get_by_role("button")
    assert listed.count() == count
    name = listed.first.inner_text()
    listed.first.press("Enter")
    assert page.inner_text("#detaljer h2") == name
