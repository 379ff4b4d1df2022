"""The pages in a browser: by keys alone, with filters, focus, dates and languages, on small screens and on paper."""

import re
from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page

from casework.session import Session
from tests.crowd import crowd
from tests.share import some
from tests.web.seen import menu, rows
from tests.web.support import TOKEN, Site, running

pytestmark = pytest.mark.browser
FAMILY = "/familie/annas_familie/kort"
LARGE = "/familie/st_familien/kort"
CHIPS = "svg[data-map] g[data-id]"
SHOWN = "chips => chips.filter(chip => chip.getBoundingClientRect().width > 0).map(chip => chip.dataset.id)"
FOCUS = "() => document.activeElement.dataset.id || document.activeElement.textContent.trim()"


@pytest.fixture
def anna(site: Site, add) -> Page:
    """Anna's page."""
    add("anna")
    page = site.page(FAMILY)
    page.wait_for_selector("[data-view]")
    return page


def shown(page: Page, selector: str = CHIPS) -> list[str]:
    return page.eval_on_selector_all(selector, SHOWN)


def status(page: Page) -> str:
    return page.inner_text("#status")


def reach_the_map(page: Page) -> str:
    """Press Tab until a chip has the focus; give its id."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')"):
            return page.evaluate(FOCUS)
    raise AssertionError("Tab never reached the map")


def middle(page: Page, axis: str) -> float:
    """Where the middle of the chip with the focus is, from the left or from above."""
    return page.evaluate(
        "axis => { const b = document.activeElement.querySelector('rect').getBBox();"
        " return axis === 'x' ? b.x + b.width / 2 : b.y + b.height / 2; }",
        axis,
    )


# --- keys -------------------------------------------------------------------------------------------------


def test_the_first_tab_stop_leads_to_the_map(anna: Page) -> None:
    assert anna.evaluate(FOCUS) == "Anna og hendes børn"  # a page begins at its heading
    for words, target in (("Spring til kortet", "kort"),):
        anna.keyboard.press("Tab")
        assert anna.evaluate(FOCUS) == words
        assert anna.evaluate("() => document.activeElement.getBoundingClientRect().top >= 0")
        assert anna.evaluate("() => document.activeElement.hash") == f"#{target}"
    anna.keyboard.press("Enter")
    assert anna.evaluate("() => document.activeElement.id") == "kort"


def test_the_map_is_one_tab_stop(anna: Page) -> None:
    reach_the_map(anna)
    assert anna.eval_on_selector_all(CHIPS, "chips => chips.filter(chip => chip.tabIndex === 0).length") == 1
    anna.keyboard.press("Tab")
    assert not anna.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')")
    anna.keyboard.press("Shift+Tab")
    assert anna.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')")


def test_arrows_go_in_their_direction_until_there_is_nobody(anna: Page) -> None:
    reach_the_map(anna)
    for key, axis, sign in (
        ("ArrowRight", "x", 1),
        ("ArrowLeft", "x", -1),
        ("ArrowDown", "y", 1),
        ("ArrowUp", "y", -1),
    ):
        anna.keyboard.press("Home")
        seen = [anna.evaluate(FOCUS)]
        for _ in range(20):
            before = middle(anna, axis)
            anna.keyboard.press(key)
            if anna.evaluate(FOCUS) == seen[-1]:
                break
            assert sign * (middle(anna, axis) - before) > 0
            seen.append(anna.evaluate(FOCUS))
        else:
            raise AssertionError(f"{key} never came to an end")
        assert len(seen) > 1, key


def test_every_chip_can_be_reached_by_arrows(anna: Page) -> None:
    everybody, reached = set(shown(anna)), {reach_the_map(anna)}
    paths: list[tuple[str, ...]] = [()]
    while paths and reached != everybody:
        path = paths.pop(0)
        for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
            anna.keyboard.press("Home")
            for step in (*path, key):
                anna.keyboard.press(step)
            id = anna.evaluate(FOCUS)
            if id not in reached:
                reached.add(id)
                paths.append((*path, key))
    assert reached == everybody


def test_enter_tells_the_details_and_escape_clears_them(anna: Page) -> None:
    first = reach_the_map(anna)
    anna.keyboard.press("ArrowUp")
    anna.keyboard.press("Home")
    assert anna.evaluate(FOCUS) == first
    for key in ("Enter", " "):
        anna.keyboard.press(key)
        name = anna.inner_text("#detaljer h2")
        assert (anna.text_content(f'{CHIPS}[data-id="{first}"] title') or "").startswith(name)
        assert status(anna) == f"{name} er valgt. Detaljerne vises."
        assert anna.get_attribute(f'{CHIPS}[data-id="{first}"]', "aria-pressed") == "true"
        anna.keyboard.press("Escape")
        assert anna.query_selector("#detaljer h2") is None
        assert "Fagpersoner og frivillige" in status(anna)
        assert anna.query_selector(f'{CHIPS}[aria-pressed="true"]') is None


def test_every_chip_says_who_it_is(anna: Page) -> None:
    names = anna.eval_on_selector_all(
        f"{CHIPS}:not([display]) > title", "titles => titles.map(title => title.textContent)"
    )
    assert len(names) == len(shown(anna)) > 5
    for name in names:
        assert len(name) > 5
        assert anna.locator("svg[data-map]").get_by_role("button", name=name, exact=True).count() == 1
    assert anna.get_attribute("#status", "role") == "status"


# --- choosing ---------------------------------------------------------------------------------------------


def test_the_details_say_what_the_table_says(anna: Page) -> None:
    id = anna.get_attribute('table[data-map-table] tr[data-kind="actor"]', "data-id")
    anna.click(f'{CHIPS}[data-id="{id}"]')
    told = anna.inner_text("#detaljer")
    row = f'table[data-map-table] tr[data-id="{id}"]'
    for relation in anna.eval_on_selector_all(
        f"{row} td:nth-of-type(5) li:not([hidden])", "items => items.map(item => item.textContent)"
    ):
        assert relation in told
    for statement in anna.eval_on_selector_all(
        f"{row} td:last-child li:not(.map-mark, [hidden])", "items => items.map(item => item.textContent)"
    ):
        assert statement in told


def test_choosing_somebody_shows_the_lines_that_wait_for_it(anna: Page) -> None:
    waiting = anna.eval_on_selector_all(
        "path[data-kind=edge][display=none]", "paths => paths.map(p => [p.id, p.dataset.a, p.dataset.b])"
    )
    assert waiting
    id, one, other = waiting[0]
    anna.evaluate(
        "id => document.querySelector(`g[data-id='${id}']`).dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        one,
    )
    assert anna.get_attribute(f"#{id}", "display") is None
    assert "lit" in (anna.get_attribute(f'{CHIPS}[data-id="{other}"]', "class") or "")
    anna.keyboard.press("Escape")
    assert anna.get_attribute(f"#{id}", "display") == "none"


# --- filters, zoom ----------------------------------------------------------------------------------------


def test_the_filter_of_an_area_hides_chips_lines_and_rows_and_deletes_nothing(anna: Page) -> None:
    everything = anna.eval_on_selector_all("svg[data-map] *, table[data-map-table] *", "all => all.length")
    before = shown(anna)
    sector = anna.eval_on_selector(f'{CHIPS}[data-kind="actor"]', "chip => chip.dataset.sector")
    menu(anna, "filters")
    anna.select_option("[data-filter=sector]", sector)
    left = shown(anna)
    assert 0 < len(left) < len(before)
    for id in before:
        chip = anna.query_selector(f'{CHIPS}[data-id="{id}"]')
        assert chip
        kept = chip.get_attribute("data-ring") == "home" or chip.get_attribute("data-sector") == sector
        assert (id in left) == kept
        assert (id in rows(anna)) == kept
    for a, b in anna.eval_on_selector_all(
        "path[data-kind=edge]:not([display])", "paths => paths.map(p => [p.dataset.a, p.dataset.b])"
    ):
        assert {a, b} <= set(left)
    actors = anna.eval_on_selector_all(
        "table[data-map-table] tr[data-kind=actor]", "rows => [rows.filter(row => !row.hidden).length, rows.length]"
    )
    assert re.match(rf"Fagpersoner og frivillige: {actors[0]} af \d+ vises \(31. december 2019\)\.", status(anna))
    assert anna.eval_on_selector_all("svg[data-map] *, table[data-map-table] *", "all => all.length") == everything
    anna.click("[data-reset]")
    assert shown(anna) == before


def test_the_filters_of_place_and_name_hide_the_others(anna: Page) -> None:
    before = shown(anna)
    menu(anna, "filters")
    for act in (
        lambda: anna.select_option("[data-filter=unit]", index=1),
        lambda: anna.fill("[data-filter=text]", "FAMILIEBEH"),
    ):
        act()
        assert 0 < len([id for id in shown(anna) if id in shown(anna, f'{CHIPS}[data-kind="actor"]')]) < len(before)
        anna.click("[data-reset]")
        assert shown(anna) == before


def test_a_kind_of_line_goes_with_its_badges(anna: Page) -> None:
    menu(anna, "filters")
    states = anna.eval_on_selector_all(
        "path[data-kind=edge]:not([display])", "paths => [...new Set(paths.map(p => p.dataset.state))]"
    )
    assert states
    for state in states:
        anna.click(f'[data-state-filter="{state}"]')
        lines = anna.eval_on_selector_all(
            f'path[data-kind=edge][data-state="{state}"]', "paths => paths.map(p => p.id)"
        )
        for id in lines:
            assert not anna.is_visible(f"#{id}")
            for attached in anna.query_selector_all(f'[data-of="{id}"]'):
                assert not attached.is_visible()
        anna.click(f'[data-state-filter="{state}"]')
        assert any(anna.get_attribute(f"#{id}", "display") is None for id in lines)


def test_the_map_grows_and_moves_by_buttons_and_keys(anna: Page) -> None:
    def width() -> float:
        return anna.eval_on_selector("svg[data-map]", "svg => svg.getBoundingClientRect().width")

    def place() -> tuple[float, float]:
        return tuple(anna.eval_on_selector("[data-map-frame]", "frame => [frame.scrollLeft, frame.scrollTop]"))

    whole = width()
    anna.click("[data-view=zoom_in]")
    assert width() == pytest.approx(whole * 1.25, rel=0.01)
    assert status(anna) == "Kortet vises i 125 %."
    for view, at, sign in (("right", 0, 1), ("left", 0, -1)):
        before = place()
        anna.click(f"[data-view={view}]")
        assert sign * (place()[at] - before[at]) > 0
    reach_the_map(anna)
    anna.keyboard.press("+")
    assert width() == pytest.approx(whole * 1.25**2, rel=0.01)
    anna.keyboard.press("-")
    anna.keyboard.press("0")
    assert width() == pytest.approx(whole, rel=0.01)


# --- day and language -------------------------------------------------------------------------------------


def test_another_day_is_another_map(anna: Page) -> None:
    before = shown(anna)
    menu(anna, "day")
    anna.fill("#dato", "15-01-2019")
    anna.click(".day-form button")
    anna.wait_for_url("**?dato=2019-01-15")
    assert "misbrugsbehandler" in set(shown(anna)) - set(before)
    assert "15. januar 2019" in anna.inner_text("main")
    menu(anna, "day")
    anna.click("text=Tilbage til den nyeste dato: 31. december 2019")
    assert shown(anna) == before


def test_the_language_is_changed_on_the_spot(anna: Page) -> None:
    anna.goto(f"{anna.url}?dato=2019-01-15")
    anna.click("text=English")
    anna.wait_for_url("**?dato=2019-01-15")
    assert anna.get_attribute("html", "lang") == "en"
    assert "Professionals and volunteers" in status(anna)
    assert anna.is_visible("text=What matters most")
    assert anna.get_attribute("#detaljer", "aria-label") == "Details of the choice"


# --- access, reflow, paper --------------------------------------------------------------------------------

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
    anna: Page, axe: Callable[[Page], list[str]]
) -> None:
    reach_the_map(anna)
    anna.keyboard.press("Enter")
    menu(anna, "filters")
    anna.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
    assert axe(anna) == []
    anna.click("text=English")
    assert axe(anna) == []


def test_axe_finds_nothing_on_the_closed_page(site: Site, axe: Callable[[Page], list[str]]) -> None:
    site.allowed = {403}
    site.context.clear_cookies()
    page = site.page("/")
    assert "Siden er lukket" in page.inner_text("main")
    assert axe(page) == []


def test_targets_are_large_enough(anna: Page) -> None:
    small = anna.eval_on_selector_all(
        "button, select, input, summary, nav a",
        "all => all.filter(one => one.offsetParent && Math.min(one.getBoundingClientRect().height, one.getBoundingClientRect().width) < 20).map(one => one.outerHTML)",
    )
    assert small == []


def test_the_printed_page_has_the_map_and_no_controls(anna: Page) -> None:
    anna.emulate_media(media="print")
    assert anna.locator("button:visible, input:visible, select:visible").count() == 0
    for selector in (".map-bar", ".map-tools", "#detaljer", ".day-form", ".app-language", ".family-nav"):
        assert not anna.is_visible(selector), selector
    for selector in (
        "svg[data-map]",
        ".map-legend",
        "text=Ikke til rigtige data endnu",
        "text=Må ikke vises for familien",
    ):
        assert anna.locator(selector).first.is_visible(), selector
    document = pypdfium2.PdfDocument(anna.pdf(prefer_css_page_size=True))
    first = " ".join(document[0].get_textpage().get_text_range().split())
    document.close()
    assert "Anna og hendes børn: netværkskort" in first and "Beregnet på det, du må se" in first


def test_in_forced_colours_the_map_keeps_its_own(anna: Page) -> None:
    colour = "path => getComputedStyle(path).stroke"
    before = anna.eval_on_selector("path[data-kind=edge]:not([display])", colour)
    anna.emulate_media(forced_colors="active")
    assert anna.eval_on_selector("path[data-kind=edge]:not([display])", colour) == before


def test_nothing_moves_where_that_is_not_wanted(anna: Page) -> None:
    moving = anna.evaluate(
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
