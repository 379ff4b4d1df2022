"""What a reader sees of a family's map: on a page of the server, and in a file, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from maps import FamilyMap
from maps.export import one_file
from web.scripts import map_script, map_style

CHIPS = "svg[data-map] g[data-id]"
SHOWN = "chips => chips.filter(chip => chip.getAttribute('display') !== 'none').map(chip => chip.dataset.id)"


def shown(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(CHIPS, SHOWN))


def lines(page: Page) -> set[str]:
    return set(
        page.eval_on_selector_all(
            "path[data-kind=edge]", "all => all.filter(p => p.getAttribute('display') !== 'none').map(p => p.id)"
        )
    )


def rows(page: Page) -> set[str]:
    return set(
        page.eval_on_selector_all(
            "table[data-map-table] tr[data-id]:not([hidden])", "all => all.map(one => one.dataset.id)"
        )
    )


def cards(page: Page) -> set[str]:
    return set(
        page.eval_on_selector_all(
            "li:not([hidden]) > [data-finding]",
            "all => all.filter(one => !one.closest('details[hidden], li[hidden]')).map(one => one.dataset.finding)",
        )
    )


def legend(page: Page) -> set[str]:
    return set(page.eval_on_selector_all(".legend-item:not([display])", "all => all.map(one => one.dataset.key)"))


def go(page: Page, place: int) -> None:
    """Move the slider."""
    page.eval_on_selector(
        "#map-moment", "(slider, place) => { slider.value = place; slider.dispatchEvent(new Event('input')); }", place
    )


def status(page: Page) -> str:
    return page.inner_text("#status")


def compare(page: Page, place: int) -> None:
    page.select_option("[data-compare]", str(place))


def fail(reason: str) -> None:
    pytest.fail(reason)


def opened(chromium: Browser, path: Path, map: FamilyMap) -> Page:
    path.write_text(one_file(map, script=map_script(), style=map_style()), encoding="utf-8", newline="\n")
    page = chromium.new_context(offline=True, reduced_motion="reduce").new_page()
    page.on("pageerror", lambda error: fail(str(error)))
    page.on("console", lambda message: fail(message.text) if message.type == "error" else None)
    page.goto(path.as_uri())
    return page
