"""Each status of HTTP is told as itself: in both languages, as a page or as JSON, and without a traceback."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FunctionLoader
from werkzeug.datastructures import ContentRange, WWWAuthenticate
from werkzeug.exceptions import (
    HTTPException,
    MethodNotAllowed,
    RequestedRangeNotSatisfiable,
    ServiceUnavailable,
    TooManyRequests,
    Unauthorized,
    default_exceptions,
)

from tests.web.support import TOKEN, app_on, without_database
from web.errors import CODES, OWN_ERRORS, explanation
from words import LANGUAGES, words

AGREED = {400: "bad_request", 401: "login", 403: "forbidden", 404: "unknown", 409: "conflict", 413: "too_large",
          415: "media_type", 422: "invalid", 429: "too_many", 503: "unavailable"}  # fmt: skip
"""What programs are promised."""


class Raiser:
    """Raises what the test wants, on a page."""

    err: Exception

    def view(self) -> str:
        raise self.err


@pytest.fixture
def raiser() -> Raiser:
    return Raiser()


@pytest.fixture
def app(raiser: Raiser) -> Flask:
    """The app with a page that fails, and no database."""
    app = app_on(without_database())
    for path in ("/fails", "/api/v1/fails"):
        app.add_url_rule(path, path, raiser.view, methods=["GET", "POST"])
    app.add_url_rule("/folder/", "folder", raiser.view)
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    assert client.get(f"/?adgang={TOKEN}").status_code == 303
    return client


def language_of(client: FlaskClient, lang: str) -> None:
    client.set_cookie("sprog", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", default_exceptions)
def test_each_status_is_a_page_in_its_own_words(
    client: FlaskClient, raiser: Raiser, status: int, lang: str, caplog: pytest.LogCaptureFixture
) -> None:
    language_of(client, lang)
    raiser.err = default_exceptions[status]("what only developers read")
    answer = client.get("/fails", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    told = explanation(raiser.err, lang)
    page = unescape(answer.text)
    assert f'<html lang="{lang}">' in page
    assert f"<h1>{told.title}</h1>" in page
    assert told.remedy in page
    assert "developers" not in page
    assert "Traceback" not in page
    assert bool(re.search("<code>[0-9a-f]{8}</code>", page)) == (status == 500)
    assert bool(caplog.records) == (status == 500)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("status", default_exceptions)
def test_each_status_is_json_to_programs(client: FlaskClient, raiser: Raiser, status: int, lang: str) -> None:
    language_of(client, lang)
    raiser.err = default_exceptions[status]("what only developers read")
    answer = client.get("/fails", headers={"Accept": "application/json"})
    assert (answer.status_code, answer.mimetype) == (status, "application/json")
    told = explanation(raiser.err, lang)
    body = dict(answer.json or {})
    assert re.fullmatch("[0-9a-f]{8}", body.pop("reference", "")) is not None or status != 500
    assert body == {"error": CODES[status], "message": f"{told.title}. {told.remedy}"}


def test_no_two_statuses_are_told_alike() -> None:
    assert CODES.keys() == default_exceptions.keys() | {507}  # no room on the disk: werkzeug has none for it
    assert AGREED.items() <= CODES.items()
    assert len(set(CODES.values())) == len(CODES)
    for lang in LANGUAGES:
        titles = [explanation(kind(), lang).title for kind in default_exceptions.values()]
        assert len(set(titles)) == len(titles)


def test_no_words_are_left_over() -> None:
    rows = {*CODES.values(), *(own.words for own in OWN_ERRORS.values())}
    used = {f"page_error.{row}.{part}" for row in rows for part in ("title", "remedy")}
    assert {key for key in words("da") if key.startswith("page_error.")} == used


@pytest.mark.parametrize(("status", "as_told"), [(499, 400), (599, 500)])
def test_a_status_that_nobody_has_heard_of_stays_itself(
    client: FlaskClient, raiser: Raiser, status: int, as_told: int
) -> None:
    raiser.err = HTTPException("x")
    raiser.err.code = status
    answer = client.get("/fails")
    assert answer.status_code == status
    assert explanation(default_exceptions[as_told](), "da").title in answer.text


HEADERS = [
    (MethodNotAllowed(["GET", "HEAD"]), "Allow", "GET, HEAD"),
    (TooManyRequests(retry_after=30), "Retry-After", "30"),
    (ServiceUnavailable(retry_after=7), "Retry-After", "7"),
    (Unauthorized(www_authenticate=WWWAuthenticate("basic", {"realm": "x"})), "WWW-Authenticate", "Basic realm=x"),
    (RequestedRangeNotSatisfiable(length=8), "Content-Range", ContentRange("bytes", None, None, 8).to_header()),
]


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize(("err", "name", "value"), HEADERS, ids=lambda item: str(item)[:20])
def test_headers_of_the_error_reach_the_reader(
    client: FlaskClient, raiser: Raiser, err: HTTPException, name: str, value: str, accept: str
) -> None:
    raiser.err = err
    answer = client.get("/fails", headers={"Accept": accept})
    assert answer.headers.getlist(name) == [value]
    assert answer.headers.getlist("Content-Type") == [answer.content_type]
    assert answer.mimetype == accept


WANTS: list[tuple[str, dict[str, Any], str]] = [
    ("/fails", {}, "text/html"),
    ("/fails", {"headers": {"Accept": "*/*"}}, "text/html"),
    ("/fails", {"headers": {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}}, "text/html"),
    ("/fails", {"headers": {"Accept": "application/json, text/plain, */*"}}, "application/json"),
    ("/fails", {"headers": {"Accept": "text/html;q=0.5, application/json;q=0.9"}}, "application/json"),
    ("/fails", {"headers": {"Accept": "image/png"}}, "text/html"),
    ("/fails", {"headers": {"Accept": ",;q=x,\\"}}, "text/html"),
    ("/fails", {"json": {}}, "application/json"),
    ("/fails", {"json": {}, "headers": {"Accept": "*/*"}}, "application/json"),
    ("/fails", {"json": {}, "headers": {"Accept": "text/html"}}, "text/html"),
    ("/api/v1/fails", {}, "application/json"),
    ("/api/v1/fails", {"headers": {"Accept": "*/*"}}, "application/json"),
    ("/api/v1/fails", {"headers": {"Accept": "text/html"}}, "text/html"),
]


@pytest.mark.parametrize(("path", "asked", "kind"), WANTS)
def test_html_to_who_asks_for_it_and_json_likewise(
    client: FlaskClient, raiser: Raiser, path: str, asked: dict[str, Any], kind: str
) -> None:
    raiser.err = default_exceptions[409]()
    asked = {**asked, "headers": {"Sec-Fetch-Site": "same-origin", **asked.get("headers", {})}}
    answer = client.post(path, **asked)
    assert (answer.status_code, answer.mimetype) == (409, kind)


def test_an_answer_that_is_raised_is_given(client: FlaskClient, raiser: Raiser) -> None:
    raiser.err = Unauthorized(response=Flask("x").response_class("as it is", 401, {"X-Own": "1"}))
    answer = client.get("/fails")
    assert (answer.status_code, answer.text, answer.headers["X-Own"]) == (401, "as it is", "1")


@pytest.mark.parametrize("err", [OSError(24, "Too many open files"), default_exceptions[413]()])
def test_without_a_template_it_is_told_in_plain_text(
    app: Flask, client: FlaskClient, raiser: Raiser, err: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    def unreadable(name: str) -> None:
        raise OSError(24, "Too many open files")

    app.jinja_env.loader = FunctionLoader(unreadable)
    raiser.err = err
    answer = client.get("/fails")
    told = explanation(err, "da")
    assert (answer.status_code, answer.mimetype) == (told.status, "text/plain")
    assert answer.text.splitlines()[:2] == [told.title, told.remedy]
    assert answer.headers["Content-Security-Policy"]
    assert caplog.text.count("Traceback") == (told.status == 500)


def test_a_redirect_is_no_error(client: FlaskClient) -> None:
    answer = client.get("/folder")
    assert (answer.status_code, answer.location) == (308, "http://localhost/folder/")
