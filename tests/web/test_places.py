"""Chips stay where they stand: on every day, after an import, where somebody put them; until the map arranges itself again."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page

from graph.store import Store
from importers import load
from tests.conftest import CASES
from tests.web.support import Loaded, Site
from web import create_app

ANNA = "/familie/annas_familie"
BOXES = """() => Object.fromEntries([...document.querySelectorAll('svg[data-map] g[data-id]')].map(g => {
    const r = g.querySelector('rect'); return [g.dataset.id, [+r.getAttribute('x'), +r.getAttribute('y')].join()]; }))"""
OURS = {"Origin": "http://localhost"}


def boxes(page: Page) -> dict[str, str]:
    return page.evaluate(BOXES)


def arrangements(loaded: Loaded) -> int:
    return loaded.store.door.read(loaded.viewer, "MATCH (a:Arrangement) RETURN count(a) AS count")[0]["count"]


def test_only_our_own_pages_may_move_a_chip(client: FlaskClient, add: Callable[..., None], loaded: Loaded) -> None:
    add("anna")
    move = {"chip": "anna", "right": 0, "down": 0}
    for headers in ({}, {"Origin": "http://other.example"}, {"Origin": "null", "Sec-Fetch-Site": "same-site"}):
        assert client.post(f"{ANNA}/plads", json=move, headers=headers).status_code == 403
        assert client.post(f"{ANNA}/plads/igen", headers=headers).status_code == 403
    assert client.post(f"{ANNA}/plads", json=move, headers=OURS).status_code == 204
    assert arrangements(loaded) == 1


def test_without_the_token_nothing_is_moved(app: Flask, add: Callable[..., None]) -> None:
    add("anna")
    assert app.test_client().post(f"{ANNA}/plads", json={}, headers=OURS).status_code == 403


@pytest.mark.parametrize(
    "said",
    [
        None, [], {}, {"chip": 1, "right": 0, "down": 0}, {"chip": "nobody", "right": 0, "down": 0},
        {"chip": "anna", "right": "1", "down": 0}, {"chip": "anna", "right": True, "down": 0},
        {"chip": "anna", "right": 1e9, "down": 0}, {"chip": "anna", "right": 0},
    ],
)  # fmt: skip
def test_what_is_no_move_is_refused(client: FlaskClient, add: Callable[..., None], said: object) -> None:
    add("anna")
    assert client.post(f"{ANNA}/plads", json=said, headers=OURS).status_code == 400


def test_a_family_that_is_not_there_cannot_be_arranged(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    assert client.post("/familie/ingen/plads/igen", headers=OURS).status_code == 404


@pytest.mark.browser
def test_a_chip_is_dragged_and_stays_on_every_day_until_the_map_arranges_itself(
    site: Site, add: Callable[..., None]
) -> None:
    add("anna")
    page = site.page(ANNA)
    before = boxes(page)
    chip = page.locator("svg[data-map] g[data-kind=actor]").first
    id = chip.get_attribute("data-id")
    assert id is not None
    chip.scroll_into_view_if_needed()
    box = chip.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 40, y + 60, steps=4)
    with page.expect_navigation():
        page.mouse.up()
    moved = boxes(page)
    assert moved[id] != before[id]
    assert {other for other in before if before[other] != moved[other]} == {id}
    assert chip.get_attribute("aria-pressed") == "true"
    assert boxes(site.page(f"{ANNA}?as_of=2018-12-31")) == moved
    with page.expect_navigation():
        page.get_by_role("button", name="Lad kortet ordne sig selv igen").click()
    assert boxes(page) == before


@pytest.mark.browser
def test_a_chip_is_moved_by_keyboard(site: Site, add: Callable[..., None]) -> None:
    add("anna")
    page = site.page(ANNA)
    before = boxes(page)
    chip = page.locator("svg[data-map] g[data-kind=actor]").first
    chip.focus()
    page.keyboard.press("Enter")
    for way in ("right", "left", "down", "up"):
        with page.expect_navigation():
            page.locator(f"[data-move={way}]").press("Enter")
        if boxes(page) != before:
            break
    else:
        raise AssertionError("no way was free")


@pytest.mark.browser
def test_places_outlive_an_import_and_a_new_actor_moves_nobody(site: Site, store: Store) -> None:
    whole = load(CASES / "anna.yaml").case_file
    [family] = whole.families
    last = family.engagements[-1]
    less = family.replaced(engagements=family.engagements[:-1])
    used = {engagement.actor for engagement in less.engagements}
    assert last.actor not in used
    store.store(whole.replaced(families=(less,)), "anna")
    before = boxes(site.page(ANNA))
    store.store(whole, "anna")
    after = boxes(site.page(ANNA))
    assert set(after) - set(before) == {last.actor}
    stayed = [id for id in before if after[id] == before[id]]
    assert len(stayed) >= len(before) - 1
    assert boxes(site.page(ANNA)) == after


def test_another_app_finds_the_places(loaded: Loaded, add: Callable[..., None], client: FlaskClient) -> None:
    add("anna")
    first = client.get(ANNA).text
    assert arrangements(loaded) == 1
    other = create_app(loaded, token="other").test_client()
    other.get("/?adgang=other")
    assert first.split("<svg")[1].split("</svg>")[0] == other.get(ANNA).text.split("<svg")[1].split("</svg>")[0]
