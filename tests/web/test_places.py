"""Places are kept when somebody moves a chip, and by nobody else: for a language, for our own pages, never by a look."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask, url_for
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from casework.session import Session
from maps import family_map
from maps.arranging import arranged, move
from tests.sessions import ACCESS, door_of
from tovholder.application import Application
from web import create_app

ANNA = "/familie/annas_familie"
OURS = {"Origin": "http://localhost"}


def arrangements(loaded: Application) -> int:
    return door_of(loaded.session()).read(ACCESS, "MATCH (a:Arrangement) RETURN count(a) AS count")[0]["count"]


def test_another_language_moves_nothing_in_the_first(loaded: Application, add: Callable[..., None]) -> None:
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    danish, english = (family_map(facts, facts.as_of, lang) for lang in ("da", "en"))
    chip = next(iter(sorted(danish.layout.chips)))
    move(loaded.session(), facts, danish, chip, 40, 40)
    moved = arranged(loaded.session(), facts, danish).layout
    assert moved.chips[chip] != danish.layout.chips[chip]
    begun = arranged(loaded.session(), facts, english).layout  # with the places of the first language
    move(loaded.session(), facts, english, chip, -40, -40)
    assert set(begun.chips) == set(moved.chips)
    assert arranged(loaded.session(), facts, english).layout.chips != begun.chips
    assert arranged(loaded.session(), facts, danish).layout == moved


def test_only_our_own_pages_may_move_a_chip(client: FlaskClient, add: Callable[..., None], loaded: Application) -> None:
    add("anna")
    move = {"chip": "anna", "right": 0, "down": 0}
    for headers in ({}, {"Origin": "http://other.example"}, {"Origin": "null", "Sec-Fetch-Site": "same-site"}):
        assert client.post(f"{ANNA}/plads", json=move, headers=headers).status_code == 403
        assert client.post(f"{ANNA}/plads/igen", headers=headers).status_code == 403
    assert client.post(f"{ANNA}/plads", json=move, headers=OURS).status_code == 303
    assert arrangements(loaded) == 1


def test_without_the_token_nothing_is_moved(app: Flask, add: Callable[..., None]) -> None:
    add("anna")
    assert app.test_client().post(f"{ANNA}/plads", json={}, headers=OURS).status_code == 403


@pytest.mark.parametrize(
    "said",
    [
        [], {}, {"chip": 1, "right": 0, "down": 0}, {"chip": "nobody", "right": 0, "down": 0},
        {"chip": "anna", "right": "1", "down": 0}, {"chip": "anna", "right": True, "down": 0},
        {"chip": "anna", "right": 1e9, "down": 0}, {"chip": "anna", "right": 0},
    ],
)  # fmt: skip
def test_what_is_no_move_is_refused(
    client: FlaskClient, loaded: Application, add: Callable[..., None], said: object
) -> None:
    add("anna")
    assert client.post(f"{ANNA}/plads", json=said, headers=OURS).status_code == 400
    assert arrangements(loaded) == 0


def test_a_family_that_is_not_there_cannot_be_arranged(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    assert client.post("/familie/ingen/plads/igen", headers=OURS).status_code == 404


def test_another_app_draws_the_same_and_finds_the_places(
    loaded: Application, add: Callable[..., None], client: FlaskClient
) -> None:
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    other = create_app(loaded, token="other").test_client()
    other.get("/?adgang=other")
    first = drawing(client)
    assert drawing(other) == first
    for actor in facts.actors:
        client.post(f"{ANNA}/plads", json={"chip": actor, "right": 90, "down": 40}, headers=OURS)
    assert drawing(client) != first
    assert drawing(other) == drawing(client)
    other.post(f"{ANNA}/plads/igen", headers=OURS)
    assert drawing(client) == first == drawing(other)


def drawing(client: FlaskClient) -> str:
    return client.get(f"{ANNA}/kort").text.split("<svg")[1].split("</svg>")[0]


VALUES = {
    "family": "annas_familie",
    "ending": "html",
    "lang": "en",
    "filename": "app.css",
    "name": "bundle/explore.js",
    "room": "maps",
    "pack": "til-bordet",
    "side": 1,
    "list": "members",
    "handle": "ny",
    "word": "dagsorden",
    "step": "hvem",
    "what": "mapping.yaml",
    "figure": "siloer",
}


def values_of(rule: Rule) -> dict[str, Any]:
    """Something for each part of the rule's address."""
    return {name: VALUES[name] for name in rule.arguments}


def test_a_look_writes_nothing_and_works_where_nothing_can_be_written(
    app: Flask, client: FlaskClient, store: Session, add: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each address that can be looked at: none of them knocks at the door to write."""
    add("anna")
    asked = urlencode({"format": "svg", "pakke": "til-bordet", "dato": "2018-06-01"})
    with app.test_request_context():
        looks = [
            f"{url_for(rule.endpoint, **values_of(rule))}?{asked}"
            for rule in app.url_map.iter_rules()
            if "GET" in (rule.methods or ()) and not rule.endpoint.startswith("audit.")  # who works alone has no log
        ]
    wrote: list[str] = []
    monkeypatch.setattr(door_of(store), "write", lambda access, work: wrote.append("a look"))
    for address in looks:
        with client.get(address) as answer:
            asks_for_more = any(
                f"/{page}" in address
                for page in (
                    "afgoer",
                    "fortryd",
                    "kontakt",
                    "mapping.yaml",
                    "forbered",
                    "hold",
                    "nyt",
                    "foelg-op",
                    "papirer",
                    "moede.ics",
                    "planlaegning/fil",
                    "silo",
                )
            )
            assert answer.status_code in ((200, 303, 400, 404) if asks_for_more else (200, 303)), address
        assert wrote == [], address
    assert len(looks) >= 8
    client.post(f"{ANNA}/plads", json={"chip": "anna", "right": 0, "down": 0}, headers=OURS)
    assert wrote != []  # a move does knock
