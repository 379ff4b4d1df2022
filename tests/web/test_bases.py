"""Grundlag: an administrator enters one, whoever looks after data protection confirms it, and it opens nothing before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from casework.session import Session
from importers import load
from tests.sessions import door_of
from tests.web.people import ADA, PASSWORD, RITA, House, house_on, log_in, send, token_in
from tests.web.support import Site, running
from tests.window import Window

DORTE = {"id": "u_dorte", "name": "Dorte", "login": "dorte", "roles": ["auditor"]}
BOTH = {"id": "u_both", "name": "Begge", "login": "both", "roles": ["administrator", "auditor"]}
PATH = "/enheder/grundlag"
SAID = {
    "statute": "Testloven § 1 <b>", "from_units": "job", "to_units": "familie", "information": ["contact", "services", "notes"],
    "assessed_by": "Jura", "date": "2026-11-01", "valid_to": "2027-11-01", "necessity": "fælles plan",
}  # fmt: skip
FILE = """
tovholder: 1
as_of: 2026-11-29
units: [{id: familie, name: "Familie", level: department}, {id: job, name: "Job", level: department}]
actors: [{id: rita, name: "Rita", kind: professional, unit: familie}, {id: per, name: "Per Hemmelig", kind: professional, unit: job}]
families:
  - id: skov
    name: "Skov"
    members: [{id: mor, name: "Mor", kind: adult}]
    engagements:
      - {id: e1, actor: rita, for: [mor], at: office, service: family_caseworker, status: active}
      - {id: e2, actor: per, for: [mor], at: office, service: job_caseworker, status: active}
"""


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    return house_on(door_of(store), tmp_path, [ADA, {**RITA, "actors": ["rita"]}, DORTE, BOTH])


def client_of(house: House, name: str) -> FlaskClient:
    client = house.client()
    assert log_in(client, name).status_code == 303
    return client


def test_it_opens_once_a_second_person_has_confirmed_it_until_one_ends_it(
    house: House, store: Session, tmp_path: Path
) -> None:
    file = tmp_path / "skov.yaml"
    file.write_text(FILE, "utf-8")
    store.store(load(file).case_file, "skov")
    ada, dorte, rita = (client_of(house, name) for name in ("ada", "dorte", "rita"))

    def opens() -> bool:
        return "Per Hemmelig" in rita.get("/familie/skov/personer").text

    assert send(ada, PATH, **SAID).status_code == 303
    waiting = ada.get(PATH).text
    assert (
        "Venter på bekræftelse" in waiting and "Skrevet af Ada, 30. november 2026" in waiting and "&lt;b&gt;" in waiting
    )
    assert "Bekræft</button>" not in waiting and not opens()
    [basis] = store._store.general_bases(store._access).all()
    assert (basis.information, basis.entered_by) == (("contact", "services"), ("u_ada",))  # never more than the three
    assert send(ada, PATH, handling="bekraeft", id=basis.id).status_code == 403
    assert send(dorte, PATH, **SAID).status_code == 403
    assert "Bekræft</button>" in dorte.get(PATH).text
    assert send(dorte, PATH, handling="bekraeft", id=basis.id).status_code == 303
    told = dorte.get(PATH).text
    assert "Gælder</strong>" in told and "Bekræftet af Dorte, 30. november 2026" in told and opens()
    assert "For alle familier (Testloven § 1" in rita.get("/familie/skov/personer").text
    assert send(dorte, PATH, handling="slut", id=basis.id).status_code == 303
    assert not opens()
    assert "Afsluttet af Dorte" in ada.get(PATH).text
    assert rita.get(PATH).status_code == 403


def test_nobody_confirms_their_own_and_what_cannot_be_is_told(house: House, store: Session) -> None:
    both = client_of(house, "both")
    assert send(both, PATH, **SAID).status_code == 303
    [basis] = store._store.general_bases(store._access).all()
    token = token_in(both.get(PATH))
    assert both.post("/rolle", data={"rolle": "auditor", "csrf_token": token}).status_code == 303
    assert "Bekræft</button>" not in both.get(PATH).text
    answer = send(both, PATH, handling="bekraeft", id=basis.id)
    assert answer.status_code == 422 and "du har selv skrevet grundlaget" in answer.text
    ada = client_of(house, "ada")
    for wrong, told in (
        ({"statute": ""}, "statute"),
        ({"information": []}, "information"),
        ({"date": "i går"}, "i går"),
        ({"valid_to": "2020-01-01"}, "før den første dag"),
        ({"from_units": ""}, "from_units"),
    ):
        answer = send(ada, PATH, **{**SAID, **wrong})
        assert answer.status_code == 422, wrong
        assert told in answer.text and "Intet er gemt" in answer.text, wrong
    assert len(store._store.general_bases(store._access).all()) == 1
    assert send(ada, PATH, **SAID, begge="ja").status_code == 303
    found = {one.from_units for one in store._store.general_bases(store._access).all() if one.id != basis.id}
    assert [set(units) for units in found] == [{"familie", "job"}]


@pytest.mark.browser
def test_the_page_is_within_its_size_and_axe_finds_nothing(
    house: House, window: Window, axe: Callable[[Page], list[str]]
) -> None:
    ada = client_of(house, "ada")
    for number in range(8):
        send(ada, PATH, **{**SAID, "statute": f"Lov {number}"})
    with running(house.app) as address:
        site = Site(address, window, allowed={404})  # the log, which this house has not
        for name in ("ada", "dorte"):
            site.context.clear_cookies()
            page = site.page("/log-ind")
            page.fill("#navn", name)
            page.fill("#kode", PASSWORD)
            page.click("main button")
            page.wait_for_url(lambda url: "log-ind" not in url)
            for width, height, most in ((1280, 900, 2300), (360, 740, 4400)):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address + PATH)
                if page.locator("summary", has_text="Nyt grundlag").count():
                    page.get_by_text("Nyt grundlag").click()
                assert axe(page) == []
                size = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
                assert size[0] <= most and size[1] <= width, (name, size)
    assert site.faults == []
    window.clean()
