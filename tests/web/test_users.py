"""The administrator's pages: who may log in, in which roles, and with which families somebody works."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page

from casework.session import Session
from graph.errors import Overtaken
from graph.model.people import User
from importers import load
from tests.sessions import door_of
from tests.web.people import ADA, HOMES, PASSWORD, PER, RITA, House, house_on, log_in, send
from tests.web.support import Site, running
from tests.window import Window

pytestmark = pytest.mark.by_turns


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    return house_on(door_of(store), tmp_path, [ADA, RITA, PER])


@pytest.fixture
def ada(house: House) -> FlaskClient:
    client = house.client()
    assert log_in(client, "ada").location == "/brugere"
    return client


def value_in(page: str, name: str) -> str:
    """What stands in the field of this name."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return found[1]


def test_a_user_is_stored_given_a_password_and_ended(house: House, ada: FlaskClient) -> None:
    new = {"id": "u_lis", "name": "Lis Å", "login": "lis", "roles": ["caseworker", "leader"], "unit": "skole"}
    assert send(ada, "/brugere", **new, actors="lis, lis2", may=["import"]).status_code == 303
    page = ada.get("/brugere").text
    assert "Lis Å" in page
    assert "Sagsbehandler, Leder" in page
    stored = house.people.store.directory().user("u_lis")
    assert stored
    assert (stored.roles, stored.actors, stored.may) == (("caseworker", "leader"), ("lis", "lis2"), ("import",))
    lis = house.client()
    assert log_in(lis, "lis").status_code == 401
    assert send(ada, "/brugere", handling="kode", id="u_lis", kode=PASSWORD).status_code == 303
    assert log_in(lis, "lis").status_code == 303
    assert lis.get("/").status_code == 200
    assert send(ada, "/brugere", handling="kode", id="u_lis", kode=PASSWORD + "!").status_code == 303
    assert lis.get("/").status_code == 303  # a new password ends what was open
    assert log_in(lis, "lis", PASSWORD + "!").status_code == 303
    assert send(ada, "/brugere", handling="slut", id="u_lis").status_code == 303
    assert lis.get("/").status_code == 303
    assert "Stoppet 29. november 2026" in ada.get("/brugere").text


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"id": "u_x", "name": "X", "roles": ["boss"]}, "roles"),
        ({"id": "u_x", "name": "X", "roles": ["leader"], "login": "rita"}, "rita"),
        ({"id": "u_x", "name": "", "roles": []}, "name"),
        ({"handling": "slut", "id": "u_ada"}, "ingen kunne styre brugerne"),
        ({"handling": "slut", "id": "findes-ikke"}, "Der er ingen bruger findes-ikke"),
        ({"handling": "kode", "id": "u_per", "kode": "kort"}, "Koden er for kort"),
        ({"handling": "kode", "id": "u_per", "kode": "password1234"}, "let at gætte"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_is_stored(
    house: House, ada: FlaskClient, said: dict[str, object], told: str
) -> None:
    before = house.people.store.directory().users()
    answer = send(ada, "/brugere", **said)
    assert answer.status_code == 422
    assert "Intet er gemt" in answer.text
    assert told in answer.text
    assert "<script" not in answer.text.partition("<main")[2].partition("</main>")[0]
    assert house.people.store.directory().users() == before


def test_an_assignment_is_stored_with_who_made_it(house: House, ada: FlaskClient) -> None:
    said = {"user": "u_rita", "family": "f1", "part": "worker", "from": "2026-11-01", "because": "vikar <b>"}
    assert send(ada, "/tildelinger", **said).location == "/tildelinger?bruger=u_rita"
    [stored] = house.people.store.directory().assignments()
    assert (stored.user, stored.family, stored.part, stored.by) == ("u_rita", "f1", "worker", "u_ada")
    page = ada.get("/tildelinger?bruger=u_rita").text
    assert "vikar &lt;b&gt;" in page
    assert "f1" not in ada.get("/tildelinger?bruger=u_per").text
    wrong = send(ada, "/tildelinger", user="findes-ikke", family="f1", part="worker", **{"from": "i går"})
    assert wrong.status_code == 422
    assert len(house.people.store.directory().assignments()) == 1


def test_only_an_administrator_has_these_pages(house: House) -> None:
    for name in ("rita", "per"):
        client = house.client()
        log_in(client, name)
        for path in ("/brugere", "/tildelinger"):
            assert client.get(path).status_code == 403
    assert house.client().get("/brugere").status_code == 303


def test_a_protected_home_is_on_the_screen_of_whoever_is_responsible_and_in_no_file(
    house: House, store: Session, tmp_path: Path
) -> None:
    file = tmp_path / "skov.yaml"
    file.write_text(HOMES, "utf-8")
    store.store(load(file).case_file, "skov")
    client = house.client()
    log_in(client, "ada")
    send(client, "/tildelinger", user="u_rita", family="skov", part="responsible", **{"from": "2026-11-01"})
    rita = house.client()
    log_in(rita, "rita")
    assert "Beskyttet bolig" in rita.get("/familie/skov/kort").text
    for ending in ("svg", "csv", "json", "html", "graphml"):
        for view in ("bord", "arbejde"):
            said = rita.get(f"/familie/skov/fil/familiekort.{ending}?visning={view}").text
            assert "Mor" in said, ending
            for hidden in ("Beskyttet bolig", "skjult", "09:13", "09.13"):
                assert hidden not in said, (ending, hidden)


def test_a_user_is_corrected_only_as_such_and_what_the_form_does_not_ask_for_stays(
    house: House, ada: FlaskClient
) -> None:
    directory = house.people.store.directory()
    ended = {**RITA, "ends": "2026-12-31"}
    directory.keep_users([User.model_validate(ended)], house.now.date())
    said = {"id": "u_rita", "name": "Rita Ny", "login": "rita", "roles": ["caseworker"]}
    assert send(ada, "/brugere", **said).status_code == 422
    assert directory.user("u_rita") == User.model_validate(ended)
    form = ada.get("/brugere?ret=u_rita").text
    assert 'name="ret" value="u_rita"' in form and 'value="familie"' in form
    base = value_in(form, "base")
    assert send(ada, "/brugere", **said, ret="u_rita").status_code == 409  # from which version on is not known
    assert send(ada, "/brugere", **said, ret="u_rita", base=base).status_code == 303
    stored = directory.user("u_rita")
    assert stored and (stored.name, stored.roles) == ("Rita Ny", ("caseworker",))
    assert stored.ends == User.model_validate(ended).ends


def test_of_two_who_correct_a_user_at_once_the_second_is_shown_both(house: House, ada: FlaskClient) -> None:
    directory = house.people.store.directory()
    base = value_in(ada.get("/brugere?ret=u_rita").text, "base")
    said = {"id": "u_rita", "ret": "u_rita", "base": base, "name": "Rita", "login": "rita", "roles": ["leader"]}
    assert send(ada, "/brugere", **{**said, "unit": "skole"}).status_code == 303
    first = directory.user("u_rita")
    second = send(ada, "/brugere", **{**said, "unit": "<b>job", "roles": ["leader", "planner"]})
    assert second.status_code == 409
    assert directory.user("u_rita") == first
    assert "Andre har rettet brugeren imens. Intet er gemt" in second.text
    cells = re.findall(r'<td data-heading="(?:Du skrev|Der står nu): ">(.*?)</td>', second.text)
    assert cells == ["&lt;b&gt;job", "skole", "Leder, Planlægger", "Leder"]
    base = value_in(second.text, "base")
    assert value_in(second.text, "unit") == "&lt;b&gt;job"
    assert send(ada, "/brugere", **{**said, "unit": "job", "base": base}).status_code == 303
    stored = directory.user("u_rita")
    assert stored and stored.unit == "job"
    with pytest.raises(Overtaken):
        directory.keep_users([stored], house.now.date(), [first] if first else [])


@pytest.mark.browser
def test_the_pages_are_within_their_size_and_axe_finds_nothing(
    house: House, window: Window, axe: Callable[[Page], list[str]]
) -> None:
    directory = house.people.store.directory()
    more = [
        {**PER, "id": f"u_{n:02}", "name": f"Bruger {n}", "login": f"b{n}", "unit": "en_meget_lang_afdeling"}
        for n in range(30)
    ]
    directory.keep_users([User.model_validate(one) for one in more], house.now.date())
    with running(house.app) as address:
        site = Site(address, window)
        page = site.page("/log-ind")
        assert axe(page) == []
        page.fill("#navn", "ada")
        page.fill("#kode", PASSWORD)
        page.click("main button")
        page.wait_for_url(lambda url: "log-ind" not in url)
        found = {}
        for path in ("/brugere", "/brugere?ret=u_05", "/tildelinger"):
            for width, height, most in ((1280, 900, 1800), (360, 740, 4400)):
                page.set_viewport_size({"width": width, "height": height})
                page.goto(address + path)
                size = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
                if size[0] > most or size[1] > width:
                    found[path, width] = size
                assert axe(page) == [], path
        page.goto(f"{address}/brugere?ret=u_05")
        boxes = page.get_by_label("Planlægger")
        assert boxes.is_checked() and page.get_by_text("Planlægger", exact=True).first.is_visible()
        other = directory.user("u_05")
        assert other
        directory.keep_users([other.replaced(unit="en_anden_lang_afdeling_som_en_anden_skrev")], house.now.date())
        page.fill("#ny-unit", "den_afdeling_som_jeg_skrev")
        with page.expect_navigation(wait_until="load"):
            page.click("text=Gem bruger")
        for width, height, most in ((1280, 900, 1800), (360, 740, 4400)):
            page.set_viewport_size({"width": width, "height": height})
            size = page.evaluate("[document.documentElement.scrollHeight, document.documentElement.scrollWidth]")
            if size[0] > most or size[1] > width:
                found["409", width] = size
            assert axe(page) == [] and page.get_by_role("alert").is_visible()
    assert (found, [fault for fault in site.faults if "409" not in fault]) == ({}, [])
    window.clean()
