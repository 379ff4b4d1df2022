"""A leader's reason: what shows before it, what it opens and for how long, and what is noted of it."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page
from werkzeug.test import TestResponse

from casework.session import Session
from graph.model.people import Reason
from importers import load
from tests.sessions import door_of
from tests.web.people import ADA, PASSWORD, RITA, House, house_on, log_in, token_in
from tests.web.support import Site, running
from tests.window import Window

pytestmark = pytest.mark.by_turns

LEA = {"id": "u_lea", "name": "Lea", "login": "lea", "roles": ["leader"], "unit": "social"}
FILE = """
tovholder: 1
as_of: 2026-11-29
units: [{id: social, name: "Social", level: administration}, {id: familie, name: "Familie", level: department, part_of: social}, {id: job, name: "Job", level: department}]
actors:
  - {id: rita, name: "Rita", kind: professional, unit: familie}
  - {id: per, name: "Per", kind: professional, unit: job}
families:
  - id: skov
    name: "Skov"
    members: [{id: mor, name: "Mette Hemmelig", kind: adult}]
    engagements: [{id: e, actor: rita, for: [mor], at: office, status: active, from: 2026-01-01}]
  - id: fremmed
    name: "Fremmed"
    members: [{id: far, name: "Far", kind: adult}]
    engagements: [{id: e2, actor: per, for: [far], at: office, status: active, from: 2026-01-01}]
"""
WHY = "Klage over sagsbehandlingen i uge 47"
MAP = "/familie/skov/kort?dato=2026-11-01"
FORM = "/familie/skov/aarsag?til=" + quote(MAP, safe="/?")


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    file = tmp_path / "skov.yaml"
    file.write_text(FILE, "utf-8")
    store.store(load(file).case_file, "skov")
    return house_on(door_of(store), tmp_path, [ADA, LEA, RITA])


@pytest.fixture
def lea(house: House) -> FlaskClient:
    client = house.client()
    assert log_in(client, "lea").location == "/"
    return client


def give(client: FlaskClient, why: str, til: str = "") -> TestResponse:
    page = client.get("/familie/skov/aarsag")
    return client.post("/familie/skov/aarsag", data={"begrundelse": why, "til": til, "csrf_token": token_in(page)})


def reasons(house: House) -> list[Reason]:
    return house.people.store.directory().reasons("u_lea")


def test_before_it_only_the_name_shows_and_every_address_leads_to_the_form(house: House, lea: FlaskClient) -> None:
    start = lea.get("/")
    assert "Skov" not in start.text and "Du har ingen familier åbne i dag" in start.text
    asked = lea.get("/?andre=1").text
    assert ">Skov<" in asked and "Fremmed" not in asked
    answer = lea.get(MAP)
    assert (answer.status_code, answer.location) == (303, FORM)
    form = lea.get(FORM).text
    assert "Skov" in form and "Mette Hemmelig" not in form
    assert lea.get("/familie/skov/fil/familiekort.json").status_code == 303
    changing = lea.post("/familie/skov/plads", json={}, headers={"Origin": "http://localhost"})
    assert changing.status_code in (400, 404)


@pytest.mark.parametrize(("why", "told"), [("for kort", "20 bogstaver"), ("", "20 bogstaver"), ("1234567890 " * 4, "bogstaver"),
                                            ("x\x07" * 30, "U+0007"), ("x" * 2001, "2000")])  # fmt: skip
def test_what_is_no_reason_is_told_and_opens_nothing(house: House, lea: FlaskClient, why: str, told: str) -> None:
    answer = give(lea, why)
    assert answer.status_code == 422
    assert told in answer.text
    assert reasons(house) == []
    assert lea.get(MAP).status_code == 303


def test_it_opens_the_family_for_the_rest_of_the_day_and_is_kept_once(house: House, lea: FlaskClient) -> None:
    answer = give(lea, WHY, MAP)
    assert (answer.status_code, answer.location) == (303, MAP)
    assert "Mette Hemmelig" in lea.get(MAP).text
    assert "Skov" in lea.get("/").text
    assert "Skov" not in lea.get("/?andre=1").text.partition('id="andre"')[2]
    [kept] = reasons(house)
    day = house.now.date()
    assert (kept.because, kept.from_, kept.to, kept.family) == (WHY, day, day, "skov")
    assert lea.get(FORM).location == MAP  # nothing more is asked
    assert lea.get("/familie/skov/aarsag?til=//example.org").location == "/familie/skov/kort"
    house.later(days=1)
    log_in(lea, "lea")
    assert lea.get(MAP).status_code == 303
    assert lea.get("/familie/fremmed/kort").status_code == 404


def test_it_is_a_leaders_alone_and_of_the_own_units_families(house: House, lea: FlaskClient) -> None:
    unknown = lea.get("/familie/findes-ikke/aarsag")
    foreign = lea.get("/familie/fremmed/aarsag")
    assert (unknown.status_code, foreign.status_code) == (404, 404)
    assert foreign.text.replace("fremmed", "findes-ikke") == unknown.text
    token = token_in(lea.get("/"))
    sent = lea.post("/familie/fremmed/aarsag", data={"begrundelse": WHY, "csrf_token": token})
    assert sent.status_code == 404
    assert reasons(house) == []
    rita = house.client()
    log_in(rita, "rita")
    assert rita.get("/familie/skov/aarsag").status_code == 403
    assert rita.get(MAP).status_code == 404
    assert "andre" not in rita.get("/").text
    log_in(ada := house.client(), "ada")
    assert ada.get("/familie/skov/aarsag").status_code == 403


@pytest.mark.browser
def test_the_form_is_written_and_sent_by_keys_and_axe_finds_nothing(
    house: House, window: Window, axe: Callable[[Page], list[str]]
) -> None:
    with running(house.app) as address:
        site = Site(address, window, allowed={422})
        page = site.page("/log-ind")
        page.fill("#navn", "lea")
        page.fill("#kode", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "log-ind" not in url)
        for width, height in ((1280, 900), (360, 740)):
            page.set_viewport_size({"width": width, "height": height})
            for path in ("/?andre=1", "/familie/skov/aarsag"):
                page.goto(address + path)
                assert axe(page) == [], path
                size = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
                assert size[0] <= 1000 and size[1] <= width, (path, size)
        page.goto(address + MAP)
        page.keyboard.press("Tab")
        page.keyboard.type("for kort")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_selector(".alert-error")
        assert page.input_value("#begrundelse") == "for kort"
        page.fill("#begrundelse", WHY)
        page.get_by_role("button", name="Se familien i dag").click()
        page.wait_for_selector("[data-view]")
        assert page.url == address + MAP
        page.focus("svg[data-map] g[data-id=mor]")
        page.keyboard.press("Enter")
        page.get_by_text("Hvorfor ser jeg det?").click()
        assert page.get_by_text("Du har skrevet, hvorfor du vil se familien i dag.").is_visible()
        assert axe(page) == []
        page.goto(f"{address}/familie/skov/kort?visning=bord&skaerm=ja")
        assert page.locator("#rights").count() == 0
    assert site.faults == []
    window.clean()
