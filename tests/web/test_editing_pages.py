"""The forms in a browser: their height and width, axe, by keyboard alone, and without scripts."""

from collections.abc import Callable

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.share import some
from tests.web.support import Site
from tovholder.application import Application
from web.editing.family import OpenFamily
from web.interview.talk import STEPS

pytestmark = [pytest.mark.by_turns, pytest.mark.browser]
FAMILY = "/familie/an_familien"
LAPTOP, TELEPHONE = (1280, 900), (360, 740)
BUDGET = {LAPTOP: 1800, TELEPHONE: 4400}


def pages(loaded: Application, app: Flask) -> dict[str, str]:
    """A page of each form, by a name."""
    opened = loaded.session().open("an_familien")
    with app.test_request_context():
        family = OpenFamily(opened, "da")
        forms = {
            list: f"ret/{list}/{family.handle(list, items[0]['key'])}"
            for list, items in opened["lists"].items()
            if items
        }
        a, b = (family.handle("actors", actor["id"]) for actor in opened["actors"][:2])
    question = loaded.session().findings("an_familien")["findings"][0]["id"]
    more = ["ret", "ret/engagements/ny", "ret/engagements/ny?fagperson=ny&navn=Rikke", f"kontakt?a={a}&b={b}"]
    more += [f"afgoer?valgt={question}", "tovholder/vaelg", "gennemgang", "../../hjaelp"]
    more += [f"samtale/{step}" for step in STEPS]
    return {**forms, **{path.partition("?")[0] + path[-5:]: path for path in more}}


def test_each_form_fits_its_page_and_axe_finds_nothing(
    site: Site, demo: Callable[[str], None], loaded: Application, app: Flask, axe: Callable[[Page], list[str]]
) -> None:
    demo("anna")
    page, found = site.page("/"), {}
    asked = pages(loaded, app)
    looked_at = some([*asked], 6)
    for name, path in asked.items():
        page.goto(f"{site.address}{FAMILY}/{path}")
        for (width, height), most in BUDGET.items():
            page.set_viewport_size({"width": width, "height": height})
            tall, wide = page.evaluate(
                "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            if tall > most or wide > width:
                found[name, width] = tall, wide
        if name in looked_at and (wrong := axe(page)):
            found[name, 0] = wrong
    assert found == {}


def test_by_keyboard_alone_a_record_is_corrected_and_the_change_undone(
    site: Site, demo: Callable[[str], None], loaded: Application, app: Flask
) -> None:
    demo("anna")
    site.allowed.add(422)
    page = site.page(f"{FAMILY}/{pages(loaded, app)['members']}?til={FAMILY}/personer")
    assert focused(page) == "H1"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "f-name"
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.press("Enter")
    page.wait_for_selector("#galt")
    assert page.evaluate("document.activeElement.id") == "galt"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'f-name'")
    page.keyboard.type("Annabel")
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt")
    page.locator("[data-undo]").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(".receipt:has-text('Fortrudt')")
    assert "Annabel" not in page.inner_text("main")


def test_without_scripts_and_on_a_telephone_somebody_is_added(site: Site, demo: Callable[[str], None]) -> None:
    demo("anna")
    browser = site.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    context.add_cookies(site.context.cookies())  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{site.address}{FAMILY}/ret/private_ties/ny?til={FAMILY}/personer")
    assert not page.locator("[name='from.to.year']").is_visible()
    page.select_option("[name='from.how']", "between")
    assert page.locator("[name='from.to.year']").is_visible()
    for name, value in (("from.year", "2019"), ("from.to.month", "5"), ("from.to.year", "2021")):
        page.fill(f"[name='{name}']", value)
    for end, name in (("a", "Anna"), ("b", "Nabo")):
        page.select_option(f"#f-{end}", label=name)
    page.click(".button-primary")
    assert "Gemt: Kontakt" in page.inner_text(".receipt") or "Nabo" in page.inner_text(".receipt")
    page.click("[data-undo]")
    assert "Fortrudt" in page.inner_text(".receipt")
    context.close()


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.tagName")
