"""Logging in with a name and a password: who is let in, for how long, and what nobody learns by trying."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import requests

from casework.session import Session
from graph.model.people import ROLES, User
from graph.reading.viewer import Viewer
from tests.sessions import door_of
from tests.web.people import ADA, PASSWORD, PER, RITA, House, cookie_of, house_on, log_in, token_in
from tests.web.support import running
from web.gate import OPEN_ENDPOINTS
from web.login.door import BEFORE_LOGIN
from web.login.pages_of import ROLES_OF, has_page, start_of

pytestmark = pytest.mark.by_turns


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    return house_on(door_of(store), tmp_path, [ADA, RITA, PER])


def test_without_a_login_every_page_leads_to_the_form_and_back(house: House) -> None:
    client = house.client()
    asked = client.get("/familie/anna/kort?dato=2025-06-30")
    assert (asked.status_code, asked.location) == (303, "/log-ind?til=/familie/anna/kort?dato%3D2025-06-30")
    form = client.get(asked.location)
    assert "anna" not in re.sub(r'(value|href)="[^"]*"', "", form.text)
    entered = log_in(client, "rita", til="/familie/anna/kort?dato=2025-06-30")
    assert (entered.status_code, entered.location) == (303, "/familie/anna/kort?dato=2025-06-30")


@pytest.mark.parametrize("way", ["//example.org", "https://example.org/", "/\\example.org", "/log\r\nX: y"])
def test_a_login_leads_to_no_other_site(house: House, way: str) -> None:
    assert log_in(house.client(), "rita", til=way).location == "/"
    client = house.client()
    form = client.get("/log-ind", query_string={"til": way}).text
    assert 'name="til" value=""' in form


def test_a_wrong_name_and_a_wrong_password_are_told_alike_and_make_wait_alike(house: House) -> None:
    answers: list[list[tuple[int, str]]] = []
    for name in ("rita", "findes-ikke"):
        client, seen = house.client(), []
        for _ in range(6):
            answer = log_in(client, name, "forkert")
            seen.append((answer.status_code, re.sub(r'value="[^"]*"', "", answer.text)))
        answers.append(seen)
    assert answers[0] == answers[1]
    assert [status for status, _ in answers[0]] == [401] * 5 + [429]
    right = log_in(house.client(), "rita")
    assert right.status_code == 429
    assert int(right.headers["Retry-After"]) == 31
    house.later(seconds=31)
    assert log_in(house.client(), "rita").status_code == 303


def test_who_has_ended_and_who_has_no_password_cannot_log_in(house: House) -> None:
    directory = house.people.store.directory()
    directory.keep_users([User.model_validate({**RITA, "ends": "2026-11-29"})], date(2026, 11, 1))
    directory.keep_secret("u_per", None)
    assert log_in(house.client(), "rita").status_code == 401
    assert log_in(house.client(), "per").status_code == 401


def test_the_id_of_a_login_is_new_and_worth_nothing_to_scripts_and_other_sites(house: House) -> None:
    client = house.client()
    before = cookie_of(client.get("/log-ind"))
    after = cookie_of(log_in(client, "rita"))
    assert before.value != after.value
    assert len(after.value) >= 43
    assert (after["httponly"], after["samesite"], after["path"], after["domain"]) == (True, "Lax", "/", "")
    stolen = house.client()
    stolen.set_cookie("tovholder_80", before.value)
    assert stolen.get("/").status_code == 303
    made_up = house.client()
    made_up.set_cookie("tovholder_80", "a" * 43)
    assert cookie_of(made_up.get("/log-ind")).value != "a" * 43


def test_under_tls_the_cookie_is_bound_to_the_host_and_the_host_to_tls(house: House) -> None:
    client = house.client()
    answer = client.get("/log-ind", base_url="https://tovholder.example")
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    said = answer.headers["Set-Cookie"]
    assert said.startswith("__Host-tovholder=")
    assert "Secure" in said
    assert "Strict-Transport-Security" not in client.get("/log-ind").headers


def test_a_login_ends_without_use_and_after_hours_in_any_case(house: House) -> None:
    client = house.client()
    log_in(client, "per")
    house.later(minutes=14, seconds=59)
    assert client.get("/planlaegning").status_code == 200
    house.later(minutes=15)
    assert client.get("/planlaegning").status_code == 303
    log_in(client, "per")
    for _ in range(48):
        house.later(minutes=10)
        last = client.get("/planlaegning").status_code
    assert last == 303


def test_a_login_ends_with_the_log_out_with_the_user_and_with_the_role(house: House) -> None:
    client = house.client()
    log_in(client, "per")
    page = client.get("/planlaegning")
    answer = client.post("/log-ud", data={"csrf_token": token_in(page)})
    assert (answer.status_code, answer.location) == (303, "/log-ind")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert client.get("/planlaegning").status_code == 303
    directory = house.people.store.directory()
    for change in ({"roles": ["administrator"]}, {"ends": "2026-11-29"}):
        directory.keep_users([User.model_validate(PER)], date(2026, 11, 1))
        client = house.client()
        log_in(client, "per")
        assert client.get("/planlaegning").status_code == 200
        directory.keep_users([User.model_validate({**PER, **change})], date(2026, 11, 1))
        assert client.get("/planlaegning").status_code == 303


def test_nothing_changes_without_the_token_of_the_form(house: House) -> None:
    client = house.client()
    assert client.post("/log-ind", data={"navn": "rita", "kode": PASSWORD}).status_code == 403
    log_in(client, "per")
    for path in ("/rolle", "/log-ud"):
        assert client.post(path, data={"rolle": "planner"}).status_code == 403
        assert client.post(path, data={"csrf_token": "x"}).status_code == 403
    other = house.client()
    log_in(other, "rita")
    theirs = token_in(other.get("/log-ind", follow_redirects=True))
    assert client.post("/log-ud", data={"csrf_token": theirs}).status_code == 403
    foreign = {"Origin": "https://example.org"}
    token = token_in(client.get("/planlaegning"))
    assert client.post("/log-ud", data={"csrf_token": token}, headers=foreign).status_code == 403
    assert client.get("/planlaegning").status_code == 200


def test_a_role_is_changed_to_one_that_the_user_has_under_a_new_id(house: House) -> None:
    client = house.client()
    first = cookie_of(log_in(client, "rita")).value
    token = token_in(client.get("/"))
    changed = client.post("/rolle", data={"rolle": "leader", "csrf_token": token, "til": "/"})
    assert changed.status_code == 303
    assert cookie_of(changed).value != first
    old = house.client()
    old.set_cookie("tovholder_80", first)
    assert old.get("/").status_code == 303
    token = token_in(client.get("/"))
    assert client.post("/rolle", data={"rolle": "administrator", "csrf_token": token}).status_code == 403
    assert client.post("/rolle", data={"bruger": "u_ada", "csrf_token": token}).status_code == 403


def test_a_role_has_its_pages_and_no_other(house: House) -> None:
    planner = house.client()
    assert log_in(planner, "per").location == "/planlaegning"
    assert planner.get("/planlaegning").status_code == 200
    for path in ("/", "/familie/anna/kort", "/familie/findes-ikke/personer"):
        assert planner.get(path).status_code == 403
    caseworker = house.client()
    log_in(caseworker, "rita")
    assert caseworker.get("/planlaegning").status_code == 403
    assert caseworker.get("/familie/findes-ikke/kort").status_code == 404
    assert "/planlaegning" not in caseworker.get("/").text


def test_what_asks_as_a_program_is_told_in_its_way(house: House) -> None:
    client = house.client()
    answer = client.post("/familie/anna/plads", json={})
    assert answer.status_code in (401, 403)
    assert answer.json is not None
    assert answer.json["error"] in ("login", "forbidden")


def test_who_came_who_went_and_who_was_refused_is_noted_without_what_was_typed(house: House) -> None:
    client = house.client()
    log_in(client, "noget der er tastet", "forkert")
    log_in(client, "per")
    client.post("/log-ud", data={"csrf_token": token_in(client.get("/planlaegning"))})
    assert [(user, role, entry.action, entry.outcome) for user, role, entry in house.noted] == [
        ("login", "system", "login", "refused"),
        ("u_per", "planner", "login", "shown"),
        ("u_per", "planner", "extract", "shown"),  # the page on which planners begin
        ("u_per", "planner", "logout", "shown"),
    ]
    assert "noget der er tastet" not in repr(house.noted)


def test_nobody_is_let_in_whose_login_cannot_be_noted(house: House) -> None:
    def broken(viewer: Viewer, entries: Any) -> None:
        raise OSError

    people = replace(house.people, record=broken)
    house.app.extensions["tovholder"] = replace(house.app.extensions["tovholder"], people=people)
    client = house.client()
    assert log_in(client, "per").status_code >= 500
    assert client.get("/planlaegning").status_code == 303


def test_every_address_belongs_to_somebody(house: House) -> None:
    """What is in no row of the table nobody has; and each row is of a page that there is."""
    endpoints = {rule.endpoint for rule in house.app.url_map.iter_rules()}
    named = {row for row in ROLES_OF if any(one == row or one.partition(".")[0] == row for one in endpoints)}
    assert named == set(ROLES_OF)
    nobodys = {one for one in endpoints if not any(has_page(role, one) for role in ROLES)}
    assert nobodys == OPEN_ENDPOINTS | BEFORE_LOGIN - {"oidc.ask", "oidc.back"}
    assert {start_of(role) for role in ROLES} <= endpoints


def test_a_name_has_the_same_tries_in_each_of_its_spellings(house: House) -> None:
    for number in range(5):
        assert log_in(house.client(), "ri" + "\u00ad" * number + "ta", "forkert").status_code == 401
    assert log_in(house.client(), "rita").status_code == 429


@pytest.mark.parametrize(("proxies", "believed"), [(0, False), (1, True)])
def test_what_a_proxy_says_of_who_asks_is_believed_only_where_one_is_set(
    house: House, proxies: int, believed: bool
) -> None:
    app = house.app.extensions["tovholder"]
    house.app.extensions["tovholder"] = replace(app, settings=replace(app.settings, proxies=proxies))
    with running(house.app) as address:
        said = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "10.1.2.3", "X-Forwarded-Host": "tovholder.example"}
        answer = requests.get(f"{address}/log-ind", headers=said, timeout=10)
    assert answer.status_code == 200
    assert ("Strict-Transport-Security" in answer.headers) is believed
    assert answer.headers["Set-Cookie"].startswith("__Host-tovholder=") is believed
