"""The address says what is shown: a link, a reload, the way back and the other language show the same days and filters."""

import pytest
from playwright.sync_api import Page

from tests.web.seen import CHIPS, compare, go, lines, menu, rows, shown
from tests.web.support import Site

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/an_familien/kort"


@pytest.fixture
def page(site: Site, demo) -> Page:
    demo("anna")
    page = site.page(FAMILY)
    page.wait_for_selector("#map-moment")
    menu(page, "filters")
    return page


def seen(page: Page) -> tuple:
    """Who, which lines and rows, with which signs of change."""
    page.wait_for_selector("#map-moment")
    signs = page.eval_on_selector_all(
        f"{CHIPS}:is(.came, .went, .changed)", "all => all.map(one => one.dataset.id + one.className.baseVal)"
    )
    return shown(page), lines(page), rows(page), sorted(signs), page.input_value("[data-compare]")


def test_two_days_stay_compared_by_link_reload_back_and_language(page: Page, site: Site) -> None:
    plain = seen(page)
    assert "?" not in page.url
    go(page, 9)
    compare(page, 15)
    there, address = seen(page), page.url
    assert there[3] and there != plain
    assert "dato=" in address and "sammenlign=" in address
    page.reload()
    assert seen(page) == there
    assert page.url == address
    assert seen(site.page(address.removeprefix(site.address))) == there
    page.click("text=Mine familier")
    page.wait_for_selector(".families")
    page.go_back()
    assert seen(page) == there
    page.click("text=English")
    page.wait_for_url(address)
    assert seen(page) == there
    assert page.get_attribute("html", "lang") == "en"
    menu(page, "compare")
    page.click("[data-compare-stop]")
    assert "sammenlign=" not in page.url
    page.reload()
    assert seen(page)[3:] == ([], "")


def test_another_day_of_the_form_keeps_the_comparison_and_the_filters(page: Page) -> None:
    compare(page, 4)
    menu(page, "filters")
    page.select_option("[data-filter=sphere]", "public")
    menu(page, "day")
    page.fill("#dato", "15-01-2025")
    page.click(".day-form button")
    page.wait_for_url("**dato=2025-01-15**")
    page.wait_for_selector("#map-moment")
    assert "sammenlign=" in page.url and "hvem=public" in page.url
    assert page.is_visible(".map-compare-list")
    assert page.input_value("[data-filter=sphere]") == "public"


def test_the_filters_stay_and_what_was_typed_does_not_go_into_the_address(page: Page) -> None:
    page.select_option("[data-filter=sector]", "social")
    page.select_option("[data-filter=focus]", "an_sofie")
    page.check("[data-state-filter=engagement]")
    page.uncheck("[data-state-filter=private]")
    there = seen(page)
    assert "an_sofie" not in page.url
    page.reload()
    assert seen(page) == there
    assert page.input_value("[data-filter=focus]") == "an_sofie"
    page.click("text=Mine familier")
    page.wait_for_selector(".families")
    page.go_back()
    assert seen(page) == there
    assert "an_sofie" not in page.content().partition("<main")[0] + page.url
    assert page.locator("[data-state-filter=engagement]").is_checked()
    assert not page.locator("[data-state-filter=private]").is_checked()
    address = page.url
    menu(page, "filters")
    page.fill("[data-filter=text]", "Marianne")
    assert page.url == address
    page.click("[data-reset]")
    assert not {"omraade", "around", "streger"} & set(page.url.partition("?")[2].replace("&", "=").split("="))


STRANGE = [
    ("sammenlign=x", "omraade=%3Cscript%3E"), ("sammenlign=", "around=an_sofie"), ("sammenlign=9999-99-99", "streger=-nothing%20also"),
    ("sammenlign=2025-13-01x", "streger=%22%5D"), ("hvem=public&hvem=private", "sammenlign=0001-01-01"), ("opgave=%27",),
]  # fmt: skip


def test_what_no_control_has_is_left_out(page: Page, site: Site) -> None:
    for queries in STRANGE:
        page.goto(f"{site.address}{FAMILY}?{'&'.join(queries)}")
        page.wait_for_selector("#map-moment")
        assert "an_sofie" in shown(page), queries
        assert [query for query in queries if query in page.url] == []


def test_a_day_that_is_no_moment_shows_the_one_before_it(page: Page, site: Site) -> None:
    compare(page, 8)
    there, address = seen(page), page.url
    [day] = [part.removeprefix("sammenlign=") for part in address.partition("?")[2].split("&") if "sammenlign" in part]
    year, month, of_month = day.split("-")
    later = f"{year}-{month}-{int(of_month) + 1:02}"
    assert seen(site.page(f"{FAMILY}?sammenlign={later}")) == there


def test_a_fragment_of_the_page_of_before_leads_on_with_what_else_the_address_says(site: Site, add) -> None:
    add("anna")
    page = site.page("/familie/annas_familie?as_of=2024-03-01#sporgsmaal")
    page.wait_for_url("**/familie/annas_familie/spoergsmaal?dato=2024-03-01")
