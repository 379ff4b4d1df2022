"""Whether an open page still holds: it is asked for without use of the login and without a line in the log, and no clears it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from graph.model.people import Assignment, assignment_id
from graph.reading.viewer import LocalViewer
from importers import load
from tests.sessions import door_of, session_of
from tests.web.people import ADA, PASSWORD, House, house_on, log_in, token_in
from tests.web.support import Site, running
from tests.window import Window

pytestmark = pytest.mark.by_turns

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
    consents:
      - {id: c1, given_by: mor, about: [mor], from_units: [job], to_units: [familie], information: [contact, services], valid_from: 2026-01-01, valid_to: 2027-12-24, status: given}
  - {id: bo, name: "Bo", members: [{id: far, name: "Far", kind: adult}]}
"""
RITA: dict[str, Any] = {
    "id": "u_rita",
    "name": "Rita",
    "login": "rita",
    "roles": ["caseworker", "leader"],
    "unit": "familie",
}
OWN = {"Origin": "http://localhost"}


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    file = tmp_path / "skov.yaml"
    file.write_text(FILE, "utf-8")
    store.store(load(file).case_file, "skov")
    house = house_on(door_of(store), tmp_path, [ADA, RITA])
    assign(house, "skov")
    assign(house, "bo")
    return house


def assign(house: House, family: str, to: date | None = None) -> None:
    begins = date(2026, 11, 1)
    said = {"user": "u_rita", "family": family, "part": "responsible", "from": begins, "to": to, "by": "u_ada"}
    id = assignment_id("u_rita", family, "responsible", None, begins)
    house.people.store.directory().assign([Assignment.model_validate({"id": id, **said})])


def withdraw(house: House, store: Session) -> None:
    """The one consent, on the day on which the pages are looked at."""
    session_of(LocalViewer(house.now), door_of(store)).withdraw("skov", "c1")


@pytest.fixture
def rita(house: House) -> FlaskClient:
    client = house.client()
    log_in(client, "rita")
    return client


def held(client: FlaskClient, path: str) -> dict[str, str]:
    """What a page holds, as its script says it."""
    body = re.search(r"<body[^>]*>", client.get(path).text)
    assert body
    return dict(re.findall(r'data-(holds|family)="([^"]*)"', body[0]))


def asked(client: FlaskClient, page: dict[str, str]) -> int:
    return client.post("/gaelder", json=page, headers=OWN).status_code


def test_a_page_holds_until_something_on_it_no_longer_shows(house: House, rita: FlaskClient, store: Session) -> None:
    pages = {path: held(rita, path) for path in ("/familie/skov/kort", "/familie/skov/personer?visning=bord", "/")}
    other = held(rita, "/familie/bo/kort")
    noted = len(house.noted)
    assert [asked(rita, page) for page in pages.values()] == [204] * 3
    assert len(house.noted) == noted
    withdraw(house, store)
    assert [asked(rita, page) for page in pages.values()] == [404, 404, 204]
    assert asked(rita, held(rita, "/familie/skov/kort")) == 204  # as it is now
    assign(house, "skov", date(2026, 11, 29))
    assert [asked(rita, page) for page in pages.values()] == [404] * 3
    assert asked(rita, other) == 204
    for wrong in ({}, {"holds": 1}, [], {**other, "family": "findes-ikke"}, {**other, "holds": "AAAA"}):
        assert rita.post("/gaelder", json=wrong, headers=OWN).status_code == 404


def test_what_is_added_or_changed_clears_no_page(
    house: House, rita: FlaskClient, store: Session, tmp_path: Path
) -> None:
    page = held(rita, "/familie/skov/kort")
    file = tmp_path / "skov.yaml"
    file.write_text(
        FILE.replace('name: "Mor"', 'name: "Mor Ny"').replace(
            "[{id: mor,", "[{id: barn, name: B, kind: child}, {id: mor,"
        ),
        "utf-8",
    )
    store.store(load(file).case_file, "skov", replace=True)
    assert "Mor Ny" in rita.get("/familie/skov/personer").text
    assert asked(rita, page) == 204


def test_it_holds_for_who_it_was_made_for_alone(house: House, rita: FlaskClient) -> None:
    page = held(rita, "/familie/skov/kort")
    token = token_in(rita.get("/"))
    rita.post("/rolle", data={"rolle": "leader", "csrf_token": token})
    assert asked(rita, page) == 404
    log_in(ada := house.client(), "ada")
    assert asked(ada, page) == 404
    token = token_in(rita.get("/"))
    rita.post("/log-ud", data={"csrf_token": token})
    assert asked(rita, page) == 401
    assert rita.post("/gaelder", json=page, headers={"Origin": "https://example.org"}).status_code == 403


def test_to_ask_is_no_use_of_the_login(house: House, rita: FlaskClient) -> None:
    page = held(rita, "/")
    for _ in range(14):
        house.later(minutes=1)
        answer = rita.post("/gaelder", json=page, headers=OWN)
        assert answer.status_code == 204
        assert "Set-Cookie" not in answer.headers
    house.later(minutes=1)
    assert asked(rita, page) == 401


def test_who_works_alone_is_asked_nothing(client: FlaskClient) -> None:
    page = client.get("/").text
    assert "data-holds" not in page and "still.js" not in page


@pytest.mark.browser
def test_an_open_page_clears_itself_on_a_no_and_not_on_silence(house: House, window: Window, store: Session) -> None:
    with running(house.app) as address:
        site = Site(address, window, allowed={401, 404})
        page, other = window.page(), window.page()
        for one in (page, other):
            one.clock.install()
            site.watch(one)
        page.goto(f"{address}/log-ind")
        page.fill("#navn", "rita")
        page.fill("#kode", PASSWORD)
        page.click("main button")
        page.wait_for_url(f"{address}/")
        page.goto(f"{address}/familie/skov/personer")
        other.goto(f"{address}/familie/bo/kort")
        assert "Per Hemmelig" in page.content()
        page.route("**/gaelder", lambda route: route.fulfill(status=503))
        with page.expect_response("**/gaelder") as silence:
            page.clock.fast_forward(61_000)
        assert silence.value.status == 503
        page.unroute("**/gaelder")
        with page.expect_response("**/gaelder") as answer:
            page.clock.fast_forward(61_000)
        assert answer.value.status == 204 and "Per Hemmelig" in page.content()
        withdraw(house, store)
        page.clock.fast_forward(61_000)
        page.get_by_role("heading", name="Siden er ryddet").wait_for()
        assert page.title() == "Tovholder"
        for hidden in ("Per Hemmelig", "Skov", "Mor", "data-paper"):
            assert hidden not in page.content(), hidden
        page.get_by_role("link", name="Hent siden igen").click()
        page.get_by_role("heading", name="Personer").wait_for()
        assert "Per Hemmelig" not in page.content()
        page.get_by_text("Formål:").click()
        page.get_by_role("button", name="Log ud").click()
        page.wait_for_url(f"{address}/log-ind")
        other.clock.fast_forward(61_000)
        other.get_by_role("heading", name="Siden er ryddet").wait_for()
        assert "Far" not in other.content()
    assert [fault for fault in site.faults if "503" not in fault] == []
    window.clean()


# --- the own password ---------------------------------------------------------------------------------------------


NEW = "fire grå katte på et tag"


def change(client: FlaskClient, now: str = PASSWORD, new: str = NEW, again: str | None = None):
    said = {"nu": now, "ny": new, "igen": new if again is None else again}
    return client.post("/adgangskode", data={**said, "csrf_token": token_in(client.get("/adgangskode"))})


def test_a_user_changes_the_own_password_and_what_else_is_open_ends(house: House, rita: FlaskClient) -> None:
    log_in(elsewhere := house.client(), "rita")
    assert 'href="/adgangskode"' in rita.get("/").text
    before = rita.get_cookie("tovholder_80")
    done = change(rita)
    assert (done.status_code, done.location) == (303, "/adgangskode?gemt=ja")
    after = rita.get_cookie("tovholder_80")
    assert before and after and before.value != after.value
    assert "Din adgangskode er skiftet" in rita.get(done.location).text
    assert elsewhere.get("/").status_code == 303
    assert log_in(house.client(), "rita").status_code == 401
    assert log_in(house.client(), "rita", NEW).status_code == 303
    [entry] = [entry for _, _, entry in house.noted if entry.object == "own_password"]
    assert entry.change == ("password",) and NEW not in repr(house.noted)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"now": "forkert"}, "passer ikke"),
        ({"again": "noget andet"}, "ikke ens"),
        ({"new": "kort"}, "for kort"),
        ({"new": "password1234"}, "let at gætte"),
        ({"new": "x" * 2000}, "for lang"),
    ],
)
def test_what_cannot_be_a_password_is_told_and_changes_nothing(
    house: House, rita: FlaskClient, said: dict[str, str], told: str
) -> None:
    answer = change(rita, **said)
    assert answer.status_code == 422 and told in answer.text
    assert log_in(house.client(), "rita").status_code == 303


def test_guessing_the_old_one_makes_wait_as_at_the_login(house: House, rita: FlaskClient) -> None:
    assert [change(rita, now="forkert").status_code for _ in range(6)] == [422] * 5 + [429]
    assert change(rita).status_code == 429
    assert log_in(house.client(), "rita").status_code == 429
    house.later(seconds=31)
    assert change(rita).status_code == 303


def test_where_no_passwords_are_kept_there_is_no_page(store: Session, tmp_path: Path) -> None:
    house = house_on(door_of(store), tmp_path, [RITA, ADA], kind="demo")
    client = house.client()
    client.get("/?adgang=token-of-the-demo")
    assert client.get("/adgangskode").status_code == 404
    assert "/adgangskode" not in client.get("/").text
