"""What a reader sees of a family's map: on a page of the server, and in a file, offline."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from maps import FamilyMap
from maps.page.file import one_file
from tests.window import Window

FAMILY = "/familie/annas_familie/kort"
CHIPS = "svg[data-map] g[data-id]"
SHOWN = "chips => chips.filter(chip => chip.getAttribute('display') !== 'none').map(chip => chip.dataset.id)"


VISIBLE = "chips => chips.filter(chip => chip.getBoundingClientRect().width > 0).map(chip => chip.dataset.id)"
FOCUS = "() => document.activeElement.dataset.id || document.activeElement.textContent.trim()"


def visible(page: Page, selector: str = CHIPS) -> list[str]:
    """The chips that take room on the screen, in the order of the drawing."""
    return page.eval_on_selector_all(selector, VISIBLE)


def reach_the_map(page: Page) -> str:
    """Press Tab until a chip has the focus; give its id."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')"):
            return page.evaluate(FOCUS)
    raise AssertionError("Tab never reached the map")


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
    return set(page.eval_on_selector_all(".legend-item:not([hidden])", "all => all.map(one => one.dataset.key)"))


def menu(page: Page, name: str) -> None:
    """See to it that a menu is open: `day`, `compare`, `filters`, `reading`, `more`."""
    found = page.locator(f"details[data-map-menu={name}]")
    if found.get_attribute("open") is None:
        found.locator(":scope > summary").click()


def moment(page: Page) -> str:
    """What is told of the moment: its day, how much changed, whether it is to come."""
    return page.get_attribute("#map-moment", "aria-valuetext") or ""


def go(page: Page, place: int) -> None:
    """Move the slider."""
    page.eval_on_selector(
        "#map-moment", "(slider, place) => { slider.value = place; slider.dispatchEvent(new Event('input')); }", place
    )


def status(page: Page) -> str:
    return page.inner_text("#status")


def compare(page: Page, place: int) -> None:
    menu(page, "compare")
    page.select_option("[data-compare]", str(place))


def fail(reason: str) -> None:
    pytest.fail(reason)


def opened(window: Window, path: Path, map: FamilyMap) -> Page:
    """A map as one file, offline."""
    page = listened(window)
    page.goto(stored(path, map))
    return page


def listened(window: Window) -> Page:
    """A page for files, offline, whose faults fail the test."""
    window.context.set_offline(True)
    page = window.page()
    window.hear(page, "pageerror", lambda error: fail(str(error)))
    window.hear(page, "console", lambda message: fail(message.text) if message.type == "error" else None)
    return page


def stored(path: Path, map: FamilyMap) -> str:
    """The address of a file of a map."""
    path.write_text(one_file(map), encoding="utf-8", newline="\n")
    return path.as_uri()
