"""The map by keys alone, and what choosing somebody tells."""

import pytest
from playwright.sync_api import Page

from tests.web.seen import CHIPS, FOCUS, reach_the_map, status, visible

pytestmark = pytest.mark.browser


def middle(page: Page, axis: str) -> float:
    """Where the middle of the chip with the focus is, from the left or from above."""
    return page.evaluate(
        "axis => { const b = document.activeElement.querySelector('rect').getBBox();"
        " return axis === 'x' ? b.x + b.width / 2 : b.y + b.height / 2; }",
        axis,
    )


def test_the_first_tab_stop_leads_to_the_map(kort: Page) -> None:
    assert kort.evaluate(FOCUS) == "Anna og hendes børn"  # a page begins at its heading
    for words, target in (("Spring til kortet", "kort"),):
        kort.keyboard.press("Tab")
        assert kort.evaluate(FOCUS) == words
        assert kort.evaluate("() => document.activeElement.getBoundingClientRect().top >= 0")
        assert kort.evaluate("() => document.activeElement.hash") == f"#{target}"
    kort.keyboard.press("Enter")
    assert kort.evaluate("() => document.activeElement.id") == "kort"


def test_the_map_is_one_tab_stop(kort: Page) -> None:
    reach_the_map(kort)
    assert kort.eval_on_selector_all(CHIPS, "chips => chips.filter(chip => chip.tabIndex === 0).length") == 1
    kort.keyboard.press("Tab")
    assert not kort.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')")
    kort.keyboard.press("Shift+Tab")
    assert kort.evaluate("() => document.activeElement.matches('svg[data-map] g[data-id]')")


def test_arrows_go_in_their_direction_until_there_is_nobody(kort: Page) -> None:
    reach_the_map(kort)
    for key, axis, sign in (
        ("ArrowRight", "x", 1),
        ("ArrowLeft", "x", -1),
        ("ArrowDown", "y", 1),
        ("ArrowUp", "y", -1),
    ):
        kort.keyboard.press("Home")
        seen = [kort.evaluate(FOCUS)]
        for _ in range(20):
            before = middle(kort, axis)
            kort.keyboard.press(key)
            if kort.evaluate(FOCUS) == seen[-1]:
                break
            assert sign * (middle(kort, axis) - before) > 0
            seen.append(kort.evaluate(FOCUS))
        else:
            raise AssertionError(f"{key} never came to an end")
        assert len(seen) > 1, key


def test_every_chip_can_be_reached_by_arrows(kort: Page) -> None:
    everybody, reached = set(visible(kort)), {reach_the_map(kort)}
    paths: list[tuple[str, ...]] = [()]
    while paths and reached != everybody:
        path = paths.pop(0)
        for key in ("ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"):
            kort.keyboard.press("Home")
            for step in (*path, key):
                kort.keyboard.press(step)
            id = kort.evaluate(FOCUS)
            if id not in reached:
                reached.add(id)
                paths.append((*path, key))
    assert reached == everybody


def test_enter_tells_the_details_and_escape_clears_them(kort: Page) -> None:
    first = reach_the_map(kort)
    kort.keyboard.press("ArrowUp")
    kort.keyboard.press("Home")
    assert kort.evaluate(FOCUS) == first
    for key in ("Enter", " "):
        kort.keyboard.press(key)
        name = kort.inner_text("#detaljer h2")
        assert (kort.text_content(f'{CHIPS}[data-id="{first}"] title') or "").startswith(name)
        assert status(kort) == f"{name} er valgt. Detaljerne vises."
        assert kort.get_attribute(f'{CHIPS}[data-id="{first}"]', "aria-pressed") == "true"
        kort.keyboard.press("Escape")
        assert kort.query_selector("#detaljer h2") is None
        assert "Fagpersoner og frivillige" in status(kort)
        assert kort.query_selector(f'{CHIPS}[aria-pressed="true"]') is None


def test_every_chip_says_who_it_is(kort: Page) -> None:
    names = kort.eval_on_selector_all(
        f"{CHIPS}:not([display]) > title", "titles => titles.map(title => title.textContent)"
    )
    assert len(names) == len(visible(kort)) > 5
    for name in names:
        assert len(name) > 5
        assert kort.locator("svg[data-map]").get_by_role("button", name=name, exact=True).count() == 1
    assert kort.get_attribute("#status", "role") == "status"


# --- choosing ---------------------------------------------------------------------------------------------


def test_the_details_say_what_the_table_says(kort: Page) -> None:
    id = kort.get_attribute('table[data-map-table] tr[data-kind="actor"]', "data-id")
    kort.click(f'{CHIPS}[data-id="{id}"]')
    told = kort.inner_text("#detaljer")
    row = f'table[data-map-table] tr[data-id="{id}"]'
    for relation in kort.eval_on_selector_all(
        f"{row} td:nth-of-type(5) li:not([hidden])", "items => items.map(item => item.textContent)"
    ):
        assert relation in told
    for statement in kort.eval_on_selector_all(
        f"{row} td:last-child li:not(.map-mark, [hidden])", "items => items.map(item => item.textContent)"
    ):
        assert statement in told


def test_choosing_somebody_shows_the_lines_that_wait_for_it(kort: Page) -> None:
    waiting = kort.eval_on_selector_all(
        "path[data-kind=edge][display=none]", "paths => paths.map(p => [p.id, p.dataset.a, p.dataset.b])"
    )
    assert waiting
    id, one, other = waiting[0]
    kort.evaluate(
        "id => document.querySelector(`g[data-id='${id}']`).dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        one,
    )
    assert kort.get_attribute(f"#{id}", "display") is None
    assert "lit" in (kort.get_attribute(f'{CHIPS}[data-id="{other}"]', "class") or "")
    kort.keyboard.press("Escape")
    assert kort.get_attribute(f"#{id}", "display") == "none"
