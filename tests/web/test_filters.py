"""Filters, zoom, day and language on the page of the map."""

import re

import pytest
from playwright.sync_api import Page

from tests.web.seen import CHIPS, menu, reach_the_map, rows, status, visible

pytestmark = pytest.mark.browser


def test_the_filter_of_an_area_hides_chips_lines_and_rows_and_deletes_nothing(kort: Page) -> None:
    everything = kort.eval_on_selector_all("svg[data-map] *, table[data-map-table] *", "all => all.length")
    before = visible(kort)
    sector = kort.eval_on_selector(f'{CHIPS}[data-kind="actor"]', "chip => chip.dataset.sector")
    menu(kort, "filters")
    kort.select_option("[data-filter=sector]", sector)
    left = visible(kort)
    assert 0 < len(left) < len(before)
    for id in before:
        chip = kort.query_selector(f'{CHIPS}[data-id="{id}"]')
        assert chip
        kept = chip.get_attribute("data-ring") == "home" or chip.get_attribute("data-sector") == sector
        assert (id in left) == kept
        assert (id in rows(kort)) == kept
    for a, b in kort.eval_on_selector_all(
        "path[data-kind=edge]:not([display])", "paths => paths.map(p => [p.dataset.a, p.dataset.b])"
    ):
        assert {a, b} <= set(left)
    actors = kort.eval_on_selector_all(
        "table[data-map-table] tr[data-kind=actor]", "rows => [rows.filter(row => !row.hidden).length, rows.length]"
    )
    assert re.match(rf"Fagpersoner og frivillige: {actors[0]} af \d+ vises \(31. december 2019\)\.", status(kort))
    assert kort.eval_on_selector_all("svg[data-map] *, table[data-map-table] *", "all => all.length") == everything
    kort.click("[data-reset]")
    assert visible(kort) == before


def test_the_filters_of_place_and_name_hide_the_others(kort: Page) -> None:
    before = visible(kort)
    menu(kort, "filters")
    for act in (
        lambda: kort.select_option("[data-filter=unit]", index=1),
        lambda: kort.fill("[data-filter=text]", "FAMILIEBEH"),
    ):
        act()
        assert 0 < len([id for id in visible(kort) if id in visible(kort, f'{CHIPS}[data-kind="actor"]')]) < len(before)
        kort.click("[data-reset]")
        assert visible(kort) == before


def test_a_kind_of_line_goes_with_its_badges(kort: Page) -> None:
    menu(kort, "filters")
    states = kort.eval_on_selector_all(
        "path[data-kind=edge]:not([display])", "paths => [...new Set(paths.map(p => p.dataset.state))]"
    )
    assert states
    for state in states:
        kort.click(f'[data-state-filter="{state}"]')
        lines = kort.eval_on_selector_all(
            f'path[data-kind=edge][data-state="{state}"]', "paths => paths.map(p => p.id)"
        )
        for id in lines:
            assert not kort.is_visible(f"#{id}")
            for attached in kort.query_selector_all(f'[data-of="{id}"]'):
                assert not attached.is_visible()
        kort.click(f'[data-state-filter="{state}"]')
        assert any(kort.get_attribute(f"#{id}", "display") is None for id in lines)


def test_the_map_grows_and_moves_by_buttons_and_keys(kort: Page) -> None:
    def width() -> float:
        return kort.eval_on_selector("svg[data-map]", "svg => svg.getBoundingClientRect().width")

    def place() -> tuple[float, float]:
        return tuple(kort.eval_on_selector("[data-map-frame]", "frame => [frame.scrollLeft, frame.scrollTop]"))

    whole = width()
    kort.click("[data-view=zoom_in]")
    assert width() == pytest.approx(whole * 1.25, rel=0.01)
    assert status(kort) == "Kortet vises i 125 %."
    for view, at, sign in (("right", 0, 1), ("left", 0, -1)):
        before = place()
        kort.click(f"[data-view={view}]")
        assert sign * (place()[at] - before[at]) > 0
    reach_the_map(kort)
    kort.keyboard.press("+")
    assert width() == pytest.approx(whole * 1.25**2, rel=0.01)
    kort.keyboard.press("-")
    kort.keyboard.press("0")
    assert width() == pytest.approx(whole, rel=0.01)


# --- day and language -------------------------------------------------------------------------------------


def test_another_day_is_another_map(kort: Page) -> None:
    before = visible(kort)
    menu(kort, "day")
    kort.fill("#dato", "15-01-2019")
    kort.click(".day-form button")
    kort.wait_for_url("**?dato=2019-01-15")
    assert "misbrugsbehandler" in set(visible(kort)) - set(before)
    assert "15. januar 2019" in kort.inner_text("main")
    menu(kort, "day")
    kort.click("text=Tilbage til den nyeste dato: 31. december 2019")
    assert visible(kort) == before


def test_the_language_is_changed_on_the_spot(kort: Page) -> None:
    kort.goto(f"{kort.url}?dato=2019-01-15")
    kort.click("text=English")
    kort.wait_for_url("**?dato=2019-01-15")
    assert kort.get_attribute("html", "lang") == "en"
    assert "Professionals and volunteers" in status(kort)
    assert kort.is_visible("text=What matters most")
    assert kort.get_attribute("#detaljer", "aria-label") == "Details of the choice"
