"""A chip is moved by mouse, finger and keyboard, and stays where somebody put it, until the map arranges itself again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from casework.session import Session
from importers import load
from tests.case_files import CASES
from tests.web.seen import compare, menu
from tests.web.support import Site

pytestmark = pytest.mark.by_turns

ANNA = "/familie/annas_familie/kort"
BOXES = """() => Object.fromEntries([...document.querySelectorAll('svg[data-map] g[data-id]')].map(g => {
    const r = g.querySelector('rect'); return [g.dataset.id, [+r.getAttribute('x'), +r.getAttribute('y')].join()]; }))"""


def boxes(page: Page) -> dict[str, str]:
    return page.evaluate(BOXES)


def from_home(page: Page) -> dict[str, tuple[float, float]]:
    """Where everybody stands, seen from the first of the family: the page may grow on one side."""
    places = {id: tuple(map(float, place.split(","))) for id, place in boxes(page).items()}
    x, y = places["anna"]
    return {id: (round(left - x, 1), round(top - y, 1)) for id, (left, top) in places.items()}


HAD = """() => ({
    same: window.__same === document.querySelector('svg[data-map]'), url: location.href,
    frame: (frame => [frame.scrollLeft, frame.scrollTop, frame.scrollWidth])(document.querySelector('[data-map-frame]')),
    chosen: [...document.querySelectorAll('svg[data-map] [aria-pressed=true]')].map(g => g.dataset.id),
    bright: [...document.querySelectorAll('svg[data-map] g.lit')].map(g => g.dataset.id),
    focus: document.activeElement.dataset.id, details: document.getElementById('detaljer').textContent,
    day: document.querySelector('.map-bar [data-day]').textContent, changes: document.querySelector('.map-compared').textContent,
    filters: [...document.querySelectorAll('[data-filter]')].map(one => one.value),
    shown: [...document.querySelectorAll('svg[data-map] g[data-id]:not([display])')].map(g => g.dataset.id),
    lines: [...document.querySelectorAll('path[data-kind=edge]:not([display])')].map(path => path.id).sort(),
    sheet: [...document.querySelectorAll('[data-told=filters]')].map(text => text.textContent),
})"""


STANDS = "() => (box => [box.left, box.top])(document.querySelector('svg[data-map]').getBoundingClientRect())"


def first_actor(page: Page) -> str:
    return page.locator("svg[data-map] g[data-kind=actor]:not([display])").first.get_attribute("data-id") or ""


def middle(page: Page, id: str) -> tuple[float, float]:
    box = page.locator(f'svg[data-map] g[data-id="{id}"] > rect').first.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, id: str, right: int = -40, down: int = 60) -> None:
    """Take a chip and carry it some way."""
    page.evaluate(
        "id => { const at = document.querySelector(`g[data-id='${id}']`).getBoundingClientRect();"
        " if (at.top < 100 || at.bottom > innerHeight - 100) scrollBy(0, at.top - innerHeight / 2); }",
        id,
    )
    x, y = middle(page, id)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right, y + down, steps=4)


def told(page: Page, words: str) -> None:
    page.wait_for_function("words => document.getElementById('status').textContent.includes(words)", arg=words)


@pytest.mark.browser
def test_a_chip_is_dragged_and_stays_on_every_day_until_the_map_arranges_itself(
    site: Site, add: Callable[..., None]
) -> None:
    add("anna")
    page = site.page(ANNA)
    before = boxes(page)
    id = first_actor(page)
    drag(page, id)
    page.mouse.up()
    told(page, " er flyttet.")
    moved = boxes(page)
    assert moved[id] != before[id]
    assert {other for other in before if before[other] != moved[other]} == {id}
    page.locator(f'g[data-id="{id}"]').dispatch_event("click")  # as a screen reader does: with no pointer before it
    assert page.get_attribute(f'g[data-id="{id}"]', "aria-pressed") == "true"
    assert boxes(site.page(f"{ANNA}?dato=2018-12-31")) == moved
    page.get_by_role("button", name="Nulstil pladserne").click()
    told(page, "Pladserne er nulstillet.")
    assert boxes(page) == before


@pytest.mark.browser
def test_a_move_and_a_reset_are_undone_one_by_one(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    stands = [boxes(page)]
    id = first_actor(page)
    assert not page.get_by_role("button", name="Nulstil pladserne").is_visible()
    for mover in (id, "far"):
        drag(page, mover)
        page.mouse.up()
        page.wait_for_selector(".map-toast")
        stands.append(boxes(page))
        page.click(".map-toast [aria-label=Luk]")
    page.get_by_role("button", name="Nulstil pladserne").click()
    told(page, "Pladserne er nulstillet.")
    assert boxes(page) == stands[0]
    page.click("[data-undo]")
    told(page, "Kortet står, som det gjorde før.")
    assert boxes(page) == stands[2] == boxes(site.page(ANNA))
    for stood in stands[1::-1]:
        page.evaluate("() => { document.getElementById('status').textContent = ''; }")
        page.keyboard.press("Control+z")
        told(page, "Kortet står, som det gjorde før.")
        assert boxes(page) == stood
    assert not page.get_by_role("button", name="Nulstil pladserne").is_visible()
    page.keyboard.press("Control+z")  # there is nothing more
    assert boxes(page) == stands[0] == boxes(site.page(ANNA))


@pytest.mark.browser
def test_a_move_leaves_everything_else_as_the_reader_had_it(site: Site, demo: Callable[[str], None]) -> None:
    demo("anna")
    page = site.page("/familie/an_familien/kort")
    page.wait_for_selector("#map-moment")
    page.evaluate("() => { window.__same = document.querySelector('svg[data-map]'); }")
    menu(page, "filters")
    page.select_option("[data-filter=sphere]", "public")
    page.fill("[data-filter=text]", "e")
    page.click("[data-step=before]")
    compare(page, 4)
    for _ in range(3):
        page.click("[data-view=zoom_in]")
    page.locator('g[data-id="an_laerer"]').dispatch_event("click")
    page.eval_on_selector(
        'g[data-id="an_familiebehandler"]', "g => g.scrollIntoView({ block: 'center', inline: 'center' })"
    )
    had, stood = page.evaluate(HAD), page.evaluate(STANDS)
    before = boxes(page)
    drag(page, "an_familiebehandler", 60, 10)
    page.mouse.up()
    told(page, " er flyttet.")
    assert boxes(page) != before
    assert page.evaluate(HAD) == had
    assert page.evaluate(STANDS) == pytest.approx(stood, abs=3)  # the status above the map may have a line less
    page.locator('g[data-id="an_familiebehandler"]').dispatch_event("click")
    page.locator("#detaljer .map-list button").first.evaluate("one => one.click()")
    had, stood = page.evaluate(HAD), page.evaluate(STANDS)
    assert had["bright"] and not had["chosen"]
    page.get_by_role("button", name="Nulstil pladserne").evaluate("one => one.click()")
    told(page, "Pladserne er nulstillet.")
    assert boxes(page) == before
    assert page.evaluate(HAD) == had
    assert page.evaluate(STANDS) == pytest.approx(stood, abs=3)  # the status above the map may have a line less


@pytest.mark.browser
def test_escape_lets_go_of_a_chip_and_keeps_what_is_chosen(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    before = boxes(page)
    id = first_actor(page)
    page.click(f'g[data-id="{id}"]')
    drag(page, id)
    assert page.locator(".map-shadow").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".map-shadow, .is-held").count() == 0
    page.mouse.up()
    assert page.inner_text("#status") == "Flytningen er annulleret."
    assert page.get_attribute(f'g[data-id="{id}"]', "aria-pressed") == "true"
    assert boxes(page) == before == boxes(site.page(ANNA))


@pytest.mark.browser
def test_a_finger_moves_a_chip_after_it_has_rested_on_it_and_scrolls_else(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA, width=600)
    site.window.last()
    touch = page.context.new_cdp_session(page)
    touch.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    for _ in range(4):
        page.click("[data-view=zoom_in]")
    before = boxes(page)
    frame, id = page.locator("[data-map-frame]"), first_actor(page)
    chip = page.locator(f'g[data-id="{id}"]')
    chip.evaluate("g => g.scrollIntoView({ block: 'center', inline: 'center' })")
    start = frame.evaluate("frame => frame.scrollLeft")
    x, y = middle(page, id)

    def finger(kind: str, *at: float) -> None:
        points = [{"x": at[0], "y": at[1]}] if at else []
        touch.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})

    finger("Start", x, y)
    for step in range(1, 9):
        finger("Move", x - 20 * step, y)
    finger("End")
    page.wait_for_function("start => document.querySelector('[data-map-frame]').scrollLeft !== start", arg=start)
    assert boxes(page) == before
    chip.evaluate("g => g.scrollIntoView({ block: 'center', inline: 'center' })")
    page.wait_for_timeout(300)
    start = frame.evaluate("frame => frame.scrollLeft")
    x, y = middle(page, id)
    finger("Start", x, y)
    page.wait_for_selector(".map-shadow", state="attached")
    for step in range(1, 9):
        finger("Move", x - 9 * step, y + 9 * step)
    assert frame.evaluate("frame => frame.scrollLeft") == start
    finger("End")
    told(page, " er flyttet.")
    assert {other for other, place in boxes(page).items() if place != before[other]} == {id}


@pytest.mark.browser
def test_a_move_that_the_server_does_not_take_is_told_and_undone(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    site.allowed = {403}
    page = site.page(ANNA)
    before = boxes(page)
    site.context.clear_cookies()
    drag(page, first_actor(page))
    page.mouse.up()
    told(page, "Pladsen blev ikke gemt. Prøv igen.")
    assert page.locator(".map-shadow, .is-held").count() == 0
    assert boxes(page) == before


@pytest.mark.browser
def test_what_changed_meanwhile_is_shown_after_a_move(site: Site, store: Session, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    whole = load(CASES / "anna.yaml").case_file
    [family] = whole.families
    store.store(whole.replaced(families=(family.replaced(name="Et andet navn"),)), "anna")
    drag(page, first_actor(page))
    page.mouse.up()
    page.wait_for_selector("h1:has-text('Et andet navn')")


@pytest.mark.browser
def test_a_chip_is_moved_by_keyboard(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    before = boxes(page)
    page.locator("svg[data-map] g[data-kind=actor]").first.focus()
    page.keyboard.press("Enter")
    for way in ("right", "left", "down", "up"):
        page.evaluate("() => { document.getElementById('status').textContent = ''; }")
        page.locator(f"[data-move={way}]").press("Enter")
        page.wait_for_function("() => /flyttet|bliver stående/.test(document.getElementById('status').textContent)")
        assert page.evaluate("() => document.activeElement.dataset.move") == way
        if boxes(page) != before:
            assert "er flyttet" in page.inner_text("#status")
            break
        assert "Der er ikke plads" in page.inner_text("#status")
    else:
        raise AssertionError("no way was free")


@pytest.mark.browser
def test_nobody_is_taken_by_the_pointer_until_the_last_move_is_answered(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    page.locator("svg[data-map] g[data-kind=actor]").first.focus()
    page.keyboard.press("Enter")
    page.evaluate("""() => {
        const status = document.getElementById("status"), frame = document.querySelector("[data-map-frame]");
        window.__busy = [];
        new MutationObserver(() => window.__busy.push(frame.hasAttribute("aria-busy"))).observe(status, { childList: true });
        for (const way of ["right", "down", "left"]) document.querySelector(`[data-move=${way}]`).click();
    }""")
    page.wait_for_function("() => window.__busy.length === 3")
    assert page.evaluate("() => window.__busy") == [True, True, False]


@pytest.mark.browser
def test_a_chip_that_is_held_while_the_map_is_drawn_anew_is_let_go(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    moves: list[str] = []
    site.window.hear(page, "request", lambda request: moves.append(request.url) if request.method == "POST" else None)
    id = first_actor(page)
    page.click(f'g[data-id="{id}"]')
    drag(page, id)
    page.locator("[data-move=left]").evaluate("one => one.click()")
    page.wait_for_function("() => /flyttet|bliver stående/.test(document.getElementById('status').textContent)")
    assert page.locator(".map-shadow, .is-held").count() == 0
    page.mouse.up()
    page.get_by_role("button", name="Nulstil pladserne").click()
    told(page, "Pladserne er nulstillet.")
    assert len(moves) == 2  # one by the button, one to arrange: none by letting go


@pytest.mark.browser
def test_places_outlive_an_import_and_a_new_actor_moves_nobody(site: Site, store: Session) -> None:
    whole = load(CASES / "anna.yaml").case_file
    [family] = whole.families
    last = family.engagements[-1]
    less = family.replaced(engagements=family.engagements[:-1])
    used = {engagement.actor for engagement in less.engagements}
    assert last.actor not in used
    store.store(whole.replaced(families=(less,)), "anna")
    page = site.page(ANNA)
    drag(page, first_actor(page))
    page.mouse.up()
    told(page, " er flyttet.")
    before = from_home(page)
    store.store(whole, "anna")
    after = from_home(site.page(ANNA))
    assert set(after) - set(before) == {last.actor}
    stayed = [id for id in before if after[id] == before[id]]
    assert len(stayed) >= len(before) - 1
    assert from_home(site.page(ANNA)) == after
