"""Whatever is asked for and however it is sent: an answer in plain words, and never a fault of the program."""

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import UnknownFamily
from graph.model.arrangement import Arrangement
from graph.model.text import settled
from graph.reading.cut import Seen
from graph.store import FamilyEntry
from maps import family
from tests.case_files import CASES, families
from tests.sessions import ME
from tests.web.support import TOKEN
from tovholder.settings import load_settings
from web import create_app
from web.addresses import from_part, to_part

ANNA = "/familie/annas_familie"
OURS = {"Origin": "http://localhost"}


class OneFamily:
    """An application that knows Anna's family, without a database; it takes texts as the driver takes them."""

    settings, _ = load_settings({})
    random = Random(1)
    people = None
    audit = None
    viewer = ME
    handle_key = b"key"

    def __init__(self) -> None:
        [self.known] = families(CASES / "anna.yaml")

    def session(self, *asked: object) -> "OneFamily":
        return self

    def alive(self) -> None:
        """It is."""

    def families(self) -> list[FamilyEntry]:
        known = self.known
        return [FamilyEntry(known.family.id, known.family.name, known.source, known.as_of, known.municipality)]

    def on_paper(self, seen: Seen) -> Seen:
        return seen

    def facts(self, families: Sequence[str]) -> Iterator[Seen]:
        for id in families:
            id.encode()  # a lone surrogate cannot be sent
            if id != self.known.family.id:
                raise UnknownFamily(id)
            yield self.known

    def arrangement(self, *args: Any) -> Arrangement | None:
        return None

    def keep_arrangement(self, *args: Any) -> None:
        """It keeps nothing."""

    def changes(self, *asked: object) -> dict[str, Any]:
        return {"version": "0", "changes": [], "next": None}

    def statuses(self, *asked: object) -> dict[str, Any]:
        return {}

    def desk(self, *asked: object) -> None:
        """Nobody edits here."""
        raise UnknownFamily("x")

    open = findings = family_file = create_family = edit = visit = find_actors = desk


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(OneFamily(), token=TOKEN)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    assert client.get(f"/?adgang={TOKEN}").status_code == 303
    return client


# --- addresses --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", ["/familie/~d800~", "/familie/~dfff~/fil/familiekort.svg", "/familie/a~0~", "/familie/%0a"]
)
def test_what_no_id_can_hold_is_no_page(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1))
def test_each_id_comes_back_from_its_part_of_the_address(id: str) -> None:
    assert from_part(to_part(id)) == settled(id)  # as every id is spelled


@pytest.mark.parametrize(
    "query",
    [
        "endpoint=x",
        "_external=1",
        "_external=1&_scheme=ftp",
        "_anchor=a",
        "_method=POST",
        "family=x",
        "a=1&a=2",
        "%00=x",
    ],
)
@pytest.mark.parametrize("path", ["/", ANNA])
def test_the_token_leads_to_the_clean_page_whatever_else_is_asked(app: Flask, path: str, query: str) -> None:
    client = app.test_client()
    for asked in (f"{query}&adgang={TOKEN}", f"adgang={TOKEN}&{query}"):
        answer = client.get(f"{path}?{asked}")
        assert (answer.status_code, answer.location) == (303, f"{path}?{query}")
        assert "Set-Cookie" in answer.headers
    assert client.get("/").status_code == 200


def test_the_clean_address_is_that_of_the_page(app: Flask) -> None:
    for id in ("æ ø/å", "a?b#c%20", "..", "a\\b", "100 %"):
        path = f"/familie/{quote(to_part(id))}"
        assert app.test_client().get(f"{path}?adgang={TOKEN}").location == path


NAMES = ["as_of", "compare", "navne", "papir", "format", "til", "adgang", "area", "endpoint", "_scheme", "_external"]
VALUES = ["", "2019-01-15", "2024-02-30", "initialer", "a4", "pdf", "//x", "/", "~d800~", "²"]
PATHS = ["/", ANNA, f"{ANNA}/udforsk", f"{ANNA}/fil", f"{ANNA}/fil/familiekort.csv", f"{ANNA}/plads", "/sprog/en",
         "/sundhed", "/static/app.css", "/static/", "/familie/", "/familie/~d800~"]  # fmt: skip
some_text = st.one_of(st.text(), st.text(st.sampled_from("~%/\\.²\0\n\r:?#&=;æ<\ufffe\u2028af0")))
# As it reaches the program: bytes, each as one letter.
paths = st.one_of(
    st.sampled_from(PATHS),
    st.builds("{}/{}".format, st.sampled_from(PATHS), some_text.map(lambda text: text.encode().decode("latin-1"))),
    st.binary().map(lambda raw: f"/{raw.decode('latin-1')}"),
)
queries = st.one_of(
    st.lists(
        st.tuples(st.one_of(st.sampled_from(NAMES), some_text), st.one_of(st.sampled_from(VALUES), some_text))
    ).map(urlencode),
    st.text(st.characters(max_codepoint=127)),  # the server sees to the rest
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(method=st.sampled_from(["GET", "GET", "GET", "POST", "HEAD", "OPTIONS", "PUT", "X"]), path=paths, query=queries)
def test_no_address_is_a_fault_of_the_program(client: FlaskClient, method: str, path: str, query: str) -> None:
    given = {"PATH_INFO": path, "QUERY_STRING": query}
    answer = client.open(method=method, environ_overrides=given, headers=OURS, buffered=True)
    assert answer.status_code < 500
    assert "Traceback" not in answer.get_data(as_text=True)


# --- what is sent -----------------------------------------------------------------------------------------

SENT = [
    (b"[" * 60_000, 400),
    (b'{"a":' * 9_000, 400),
    (b'{"chip":"anna","right":1' + b"0" * 400 + b',"down":1}', 400),
    (b'{"chip":"anna","right":' + b"1" * 5000 + b',"down":1}', 400),
    (b'{"chip":"anna","right":NaN,"down":-Infinity}', 400),
    (b'{"chip":"\\ud800","right":0,"down":0}', 400),
    (b'{"chip":"anna","right":1e400,"down":0}', 400),
    (b"\xff\xfe{", 400),
    (b"", 400),
    (b'{"chip":"' + b"a" * 70_000 + b'","right":0,"down":0}', 413),
]


@pytest.mark.parametrize(("body", "status"), SENT, ids=lambda item: str(item)[:24])
def test_what_cannot_be_read_is_refused_as_what_it_is(
    client: FlaskClient, body: bytes, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    answer = client.post(f"{ANNA}/plads", data=body, content_type="application/json", headers=OURS)
    assert answer.status_code == status
    assert answer.json and answer.json["error"] == {400: "bad_request", 413: "too_large"}[status]
    assert not caplog.records


@pytest.mark.parametrize("kind", [None, "text/plain", "application/x-www-form-urlencoded"])
def test_another_type_is_told_as_such(client: FlaskClient, kind: str | None) -> None:
    body = json.dumps({"chip": "anna", "right": 0, "down": 0})
    assert client.post(f"{ANNA}/plads", data=body, content_type=kind, headers=OURS).status_code == 415


@pytest.mark.parametrize(
    "origin", ["http://[", "http://[::1", "http://localhost:x", "//localhost", "null", "http://]", "\x00"]
)
def test_an_origin_that_is_none_is_not_ours(app: Flask, client: FlaskClient, origin: str) -> None:
    for one in (client, app.test_client()):
        answer = one.post(f"{ANNA}/plads", json={}, headers={"Origin": origin})
        assert answer.status_code == 403


def test_a_range_beyond_the_file_is_told_with_its_length(client: FlaskClient) -> None:
    answer = client.get("/static/app.css", headers={"Range": "bytes=99999999-"})
    length = len(client.get("/static/app.css", buffered=True).data)
    assert (answer.status_code, answer.headers["Content-Range"]) == (416, f"bytes */{length}")


def test_a_fault_of_the_layout_is_no_fault_of_the_reader(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fails(*args: Any) -> None:
        raise ValueError("operands could not be broadcast together")

    move = {"chip": "anna", "right": 10, "down": 10}
    assert client.post(f"{ANNA}/plads", json=move, headers=OURS).status_code == 303
    assert client.post(f"{ANNA}/plads", json={**move, "chip": "nobody"}, headers=OURS).status_code == 400
    assert not caplog.records
    monkeypatch.setattr(family, "moved", fails)
    assert client.post(f"{ANNA}/plads", json=move, headers=OURS).status_code == 500
    assert "could not be broadcast" in caplog.text
