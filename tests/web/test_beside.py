"""Forms beside the map: what was saved follows in place, nothing typed is lost, and Undo takes the newest of moves and changes."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.web.hands import Keyboard
from tests.web.support import Site
from tovholder.application import Application

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/an_familien"
PLACES = """() => Object.fromEntries([...document.querySelectorAll('svg[data-map] g[data-id]:not([display])')].map(g => {
    const box = g.querySelector('rect').getBoundingClientRect();
    return [g.dataset.id, [Math.round(box.x), Math.round(box.y)]];
}))"""

SECTORS = "() => [...new Set([...document.querySelectorAll('path.wedge[data-sector]')].map(one => one.dataset.sector))]"
A_LINE = """() => {
    const helps = id => document.querySelector(`[data-map-forms] [data-of="${id}"]`)?.dataset.list === 'actors';
    for (const path of document.querySelectorAll('path[data-kind=edge]:not([display])')) {
        if (!helps(path.dataset.a) || !helps(path.dataset.b)) continue;
        for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
            const at = path.getPointAtLength(path.getTotalLength() * part);
            const { x, y } = new DOMPoint(at.x, at.y).matrixTransform(path.getScreenCTM());
            if (document.elementFromPoint(x, y) === path) return { id: path.id, at: [x, y] };
        }
    }
}"""
"""A place of the window at which a line between two helpers is seen."""


@pytest.fixture
def kort(site: Site, demo: Callable[[str], None]) -> Page:
    """Kort of Anna's family."""
    demo("anna")
    site.allowed |= {409, 422}
    page = site.page(f"{FAMILY}/kort")
    page.wait_for_selector("[data-view]")
    return page


def test_what_was_saved_follows_in_place(kort: Page, loaded: Application, axe: Callable[[Page], list[str]]) -> None:
    chosen = kort.locator('g[data-id="an_jobraadgiver"]')
    chosen.click()
    kort.evaluate("() => { window.stays = true; }")
    lines_are_asked_about(kort)
    nothing_typed_is_lost(kort)
    wrong_then_added_from_a_cell(kort, axe)
    assert chosen.get_attribute("aria-pressed") == "true"
    assert "Jobrådgiver" in kort.inner_text("#detaljer h2")
    assert kort.locator("svg[data-map] g[data-id]", has_text="Farfar").is_visible()
    joined_by_keyboard(kort)
    joined_by_dragging(kort)
    one_order_of_undo(kort)
    the_first_of_a_sector_moves_nobody(kort)
    assert kort.evaluate("() => window.stays"), "the page is the same one"
    assert not any(one["record"]["name"] == "Farfar" for one in lists(loaded)["private_network"])


def lists(loaded: Application) -> dict[str, Any]:
    return loaded.session().open("an_familien")["lists"]


def nothing_typed_is_lost(page: Page) -> None:
    """Escape asks, and so does another form; who is chosen meanwhile stays behind it."""
    page.locator(".map-details .correct").first.click()
    form = page.locator("#formular")
    form.get_by_role("heading", name="Ret:").wait_for()
    assert page.evaluate("document.activeElement.tagName") == "H2"
    frame, box = (page.locator(one).bounding_box() for one in ("[data-map-frame]", "#formular"))
    assert frame and box and box["x"] >= frame["x"] + frame["width"], "beside the map, never over it"
    page.fill("#formular [name='from.day']", "")
    page.fill("#formular [name='from.month']", "")
    assert page.locator("#formular #f-from .read-back").inner_text() == "Det betyder: 2025"
    page.keyboard.press("Escape")
    page.locator("[data-go-on]").click()
    assert page.input_value("#formular [name='from.year']") == "2025"
    page.click(".add-menu summary")
    page.click(".add-menu a:has-text('Møde')")
    assert page.locator("[data-throw-away]").is_visible()
    page.keyboard.press("Escape")
    page.locator("[data-throw-away]").click()
    assert form.is_hidden()


def wrong_then_added_from_a_cell(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """By Enter on a "+": what is wrong is told in the form; then nothing moves but who is new."""
    page.locator("[data-add]").focus()
    page.keyboard.press("Enter")
    assert axe(page) == []
    for _ in range(40):
        if page.evaluate("document.activeElement.dataset.cell") == "friends 2":
            break
        page.keyboard.press("ArrowUp" if _ % 2 else "ArrowRight")
    page.locator("[data-cell='friends 2']").press("Enter")
    page.wait_for_selector("#formular [name='name']")
    assert page.input_value("#formular [name='tie.closeness']") == "2"
    assert page.locator("#formular [name='relation'] optgroup").first.get_attribute("label") == "Passer til stedet"
    page.click("#formular .button-primary")
    page.wait_for_selector("#formular #galt")
    assert axe(page) == []
    page.click("#galt a >> nth=0")
    assert page.evaluate("document.activeElement.name") == "name"
    page.keyboard.type("Farfar")
    page.select_option("#formular [name='tie.b']", label="Anna")
    before = page.evaluate(PLACES)
    page.click("#formular .button-primary")
    page.wait_for_selector(".map-panel .receipt:has-text('Farfar')")
    after = page.evaluate(PLACES)
    assert len(after) == len(before) + 1
    moved = [id for id, (x, y) in before.items() if abs(after[id][0] - x) > 2 or abs(after[id][1] - y) > 2]
    assert len(moved) <= len(before) / 4, "where a cell is full, a few make room"
    assert not {"an_anna", "an_malthe", "an_sofie", "an_storm", "an_jobraadgiver"} & set(moved)
    assert page.locator(".receipt .undo-button").is_visible()


def the_first_of_a_sector_moves_nobody(page: Page) -> None:
    """A helper from a part of the municipality that is not on the map yet: a wedge opens, and what is looked at stays."""
    for _ in range(2):
        page.locator("[data-view=zoom_in]").click()
    page.locator('g[data-id="an_jobraadgiver"]').click()
    before, sectors = page.evaluate(PLACES), page.evaluate(SECTORS)
    page.click(".add-menu summary")
    page.click(".add-menu a:has-text('Indsats')")
    page.fill("#formular #navn", "Bodil Betjent")
    page.click("#formular button:has-text('Søg')")
    page.click("#formular .found a:has-text('Bodil Betjent')")
    page.select_option("#formular [name='new_actor.kind']", value="professional")
    page.click("#formular label:has-text('Hele familien')")
    page.select_option("#formular [name='at']", value="office")
    page.select_option("#formular [name='status']", value="active")
    page.click("#formular .button-primary")
    page.wait_for_selector(".map-panel .receipt:has-text('Bodil')")
    after = page.evaluate(PLACES)
    assert len(page.evaluate(SECTORS)) == len(sectors) + 1
    new = [id for id in after if id not in before]
    assert len(new) == 1
    moved = {id for id, (x, y) in before.items() if abs(after[id][0] - x) > 2 or abs(after[id][1] - y) > 2}
    assert len(moved) <= len(before) / 4, "where there is no room for a wedge, a few make some"
    assert not {"an_anna", "an_malthe", "an_sofie", "an_storm"} & moved
    assert page.locator('g[data-id="an_jobraadgiver"]').get_attribute("aria-pressed") == "true"
    assert "Jobrådgiver" in page.inner_text("#detaljer h2")
    assert page.evaluate("document.activeElement !== document.body")


def lines_are_asked_about(page: Page) -> None:
    """In the details of who is chosen each line to another helper is a stop for keys; a click on a line opens it."""
    lines = page.locator("#detaljer .map-line")
    assert lines.count() > 0
    lines.first.locator("summary").focus()
    page.keyboard.press("Enter")
    assert lines.first.locator("button").all_inner_texts() == ["Ja", "Nej", "Ved ikke"]
    found = page.evaluate(A_LINE)
    page.mouse.click(*found["at"])
    opened = f"#detaljer .map-line[open][data-line='{found['id']}'] summary"
    page.wait_for_function("summary => document.activeElement.matches(summary)", arg=opened)
    page.locator('g[data-id="an_jobraadgiver"]').click()


def joined_by_keyboard(page: Page) -> None:
    """Forbind, arrows, Enter: the pair's question, with no answer chosen."""
    Keyboard().press(page.locator("[data-join]"))
    start = page.evaluate("document.activeElement.dataset.id")
    assert start == "an_jobraadgiver"
    for key in ("ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
        other = page.evaluate("document.activeElement.dataset.id")
        if other.startswith("an_familie"):
            break
    page.keyboard.press("Enter")
    page.wait_for_selector("#formular h2:has-text('Taler de sammen?')")
    assert page.locator("#formular input:checked").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#formular").is_hidden()


def joined_by_dragging(page: Page) -> None:
    """A pair is asked about, and nothing is moved."""
    one, other = (page.locator(f'g[data-id="{id}"] rect').first for id in ("an_jobraadgiver", "an_familieraadgiver"))
    page.locator("[data-join]").click()
    one.hover()
    page.mouse.down()
    other.hover()
    page.mouse.up()
    page.wait_for_selector("#formular h2:has-text('Taler de sammen?')")
    page.click("#formular label:has-text('Ja')")
    page.click("#formular .button-primary")
    page.wait_for_selector(".receipt:has-text('taler sammen')")


def one_order_of_undo(page: Page) -> None:
    """Farfar and the contact were recorded; then somebody is moved: taken back in the opposite order."""
    page.locator('g[data-id="an_laege"]').click()
    page.click("[data-move=left]")
    page.wait_for_selector("[data-undo-move]:has-text('flyttet')")
    assert page.locator("form.undo [data-undo]").is_hidden()
    page.locator('g[data-id="an_laege"]').focus()
    page.keyboard.press("Control+z")
    page.wait_for_selector("[data-undo-move]", state="detached")
    page.locator("form.undo [data-undo]").click()
    page.wait_for_selector(".receipt:has-text('Fortrudt')")
    page.locator('g[data-id="an_laege"]').focus()
    page.keyboard.press("Control+z")
    page.wait_for_selector(".receipt:has-text('Farfar')")
    page.wait_for_function("!document.querySelector('svg[data-map]').textContent.includes('Farfar')")
