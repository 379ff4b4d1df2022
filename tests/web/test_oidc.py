"""Logging in by an identity provider: a real one, as a process of its own; and all that may go wrong on the way is a page."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest
import requests
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from access.login.claims import RoleTable
from casework.session import Session
from tests.sessions import door_of
from tests.web.people import ADA, House, house_on
from web.application import OidcClient

TABLE = RoleTable.model_validate({"values": {"Familie": {"role": "caseworker", "unit": "familie"}}})
PEOPLE = (
    {"sub": "rita", "name": "Rita", "groups": ["Familie"]},
    {"sub": "olga", "name": "Olga", "groups": ["Andre"]},
    {"sub": "lang", "name": "L" * 3000, "groups": ["Familie"]},
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    """The address of a provider that knows two people."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
    people = [word for one in PEOPLE for word in ("--user-claims", json.dumps(one))]
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "-p", str(port), "-n", "true", *people]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                requests.get(f"{address}/.well-known/openid-configuration", timeout=5)
                break
            except requests.ConnectionError:
                time.sleep(0.1)
        yield address
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def house(store: Session, tmp_path: Path, issuer: str) -> House:
    client = OidcClient(issuer, "tovholder", "a secret of the tests")
    return house_on(door_of(store), tmp_path, [ADA], kind="oidc", oidc=client, table=TABLE)


def ask(client: FlaskClient, til: str = "/") -> str:
    """The address of the provider to which a browser is sent."""
    answer = client.get("/log-ind/oidc", query_string={"til": til})
    assert answer.status_code == 302
    return answer.headers["Location"]


def at_the_provider(address: str, **said: str) -> str:
    """Say at the provider who one is, or no; the way back, as the provider sends it."""
    answer = requests.post(address, data=said, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    parts = urlsplit(answer.headers["Location"])
    return f"{parts.path}?{parts.query}"


def come_back(client: FlaskClient, sub: str, til: str = "/") -> TestResponse:
    return client.get(at_the_provider(ask(client, til), sub=sub))


def changed(way: str, **more: str) -> str:
    """The same address with other parameters."""
    page, _, query = way.partition("?")
    return f"{page}?{urlencode({name: values[0] for name, values in parse_qs(query).items()} | more)}"


def test_whoever_has_a_role_is_let_in_and_stored_as_the_claims_have_it(house: House, issuer: str) -> None:
    client = house.client()
    asked = parse_qs(urlsplit(ask(client)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["response_type"] == ["code"]
    assert all(len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge"))
    entered = come_back(client, "rita", "/?side=2")
    assert (entered.status_code, entered.location) == (303, "/?side=2")
    assert client.get("/").status_code == 200
    user, secret = house.people.store.directory().by_login(f"{issuer}|rita")
    assert user
    assert (user.name, user.roles, user.unit, secret) == ("Rita", ("caseworker",), "familie", None)
    assert [(user, entry.action, entry.outcome) for user, _, entry in house.noted] == [
        (user.id, "login", "shown"),
        (user.id, "list", "shown"),
    ]
    again = come_back(house.client(), "rita")
    assert again.status_code == 303
    assert len(house.people.store.directory().users()) == 2


def test_whoever_has_no_role_here_is_told_so_and_stored_nowhere(house: House, issuer: str) -> None:
    client = house.client()
    answer = come_back(client, "olga")
    assert answer.status_code == 403
    assert "Du har ingen rolle her" in answer.text
    assert client.get("/").status_code == 303
    assert house.people.store.directory().by_login(f"{issuer}|olga") == (None, None)
    assert [(entry.action, entry.outcome) for _, _, entry in house.noted] == [("login", "refused")]


def test_a_name_that_no_record_takes_is_a_page_and_stored_nowhere(house: House) -> None:
    assert come_back(house.client(), "lang").status_code == 403
    assert len(house.people.store.directory().users()) == 1


def test_a_no_of_the_provider_a_wrong_state_and_a_replay_are_each_a_page(house: House) -> None:
    client = house.client()
    denied = client.get(at_the_provider(ask(client), action="deny"))
    assert denied.status_code == 403
    assert "Login lykkedes ikke" in denied.text

    way = at_the_provider(ask(client), sub="rita")
    assert client.get(changed(way, state="another")).status_code == 403
    assert client.get(changed(way, code="another")).status_code == 403

    way = at_the_provider(ask(client), sub="rita")
    assert house.client().get(way).status_code == 403  # another browser
    assert client.get(way).status_code == 303
    other = house.client()
    ask(other)
    assert other.get(way).status_code == 403
    assert client.get(way).status_code == 403  # the same answer twice
    for query in ("", "?code=x", "?state=x", "?error=server_error&error_description=%3Cscript%3E"):
        answer = house.client().get(f"/log-ind/tilbage{query}")
        assert answer.status_code == 403
        assert "<script>" not in answer.text


def test_a_nonce_of_another_login_is_refused(house: House) -> None:
    client = house.client()
    address = ask(client)
    way = at_the_provider(changed(address, nonce="n" * 20), sub="rita")
    assert client.get(way).status_code == 403
    assert client.get("/").status_code == 303


def test_a_provider_that_does_not_answer_is_told(store: Session, tmp_path: Path) -> None:
    client = OidcClient("http://127.0.0.1:9", "tovholder", "x")
    house = house_on(door_of(store), tmp_path, [ADA], kind="oidc", oidc=client, table=TABLE)
    answer = house.client().get("/log-ind/oidc")
    assert answer.status_code == 503
    assert "svarer ikke" in answer.text
    assert house.client().get("/log-ind").status_code == 200


def test_a_password_is_no_way_in_where_a_provider_is(house: House) -> None:
    client = house.client()
    assert "kode" not in client.get("/log-ind").text
    assert client.post("/log-ind", data={"navn": "ada", "kode": "x"}).status_code in (400, 403)


def test_who_has_ended_is_not_let_in_by_the_provider_either(house: House, issuer: str) -> None:
    come_back(house.client(), "rita")
    directory = house.people.store.directory()
    user, _ = directory.by_login(f"{issuer}|rita")
    assert user
    directory.keep_users([user.replaced(ends=house.now.date().replace(day=1))], house.now.date())
    assert come_back(house.client(), "rita").status_code == 403
    client = house.client()
    come_back(client, "rita")
    assert client.get("/").status_code == 303
