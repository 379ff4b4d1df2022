"""Who is let in, what is sent with each answer, and that nothing tells more than it must."""

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser

from tests.web.support import TOKEN, running
from web import create_app
from web.gate import CSP

PAGES = ["/", "/familie/annas_familie/kort", "/familie/annas_familie/udforsk", "/sprog/en", "/findes/ikke"]


@pytest.mark.parametrize("path", PAGES)
def test_without_the_token_nothing_is_told(app: Flask, path: str) -> None:
    response = app.test_client().get(path)
    assert response.status_code == 403
    assert "Siden er lukket" in response.text
    assert "Åbn den adresse" in response.text
    assert "annas_familie" not in response.text


def test_a_wrong_token_is_none(app: Flask) -> None:
    client = app.test_client()
    for given in ("", "x", TOKEN[:-1], TOKEN + "x", "æ"):
        assert client.get("/", query_string={"adgang": given}).status_code == 403
        assert client.get("/").status_code == 403


def test_the_token_becomes_a_cookie_that_scripts_and_other_sites_cannot_use(app: Flask) -> None:
    client = app.test_client()
    response = client.get(f"/?adgang={TOKEN}")
    assert (response.status_code, response.location) == (303, "/")
    cookie = response.headers["Set-Cookie"]
    assert cookie == f"tovholder_80={TOKEN}; HttpOnly; Path=/; SameSite=Strict"
    assert client.get("/").status_code == 200


def test_the_address_is_clean_afterwards_and_the_page_the_same(app: Flask) -> None:
    client = app.test_client()
    response = client.get(f"/familie/a~2f~b?dato=2019-05-01&adgang={TOKEN}&adgang={TOKEN}")
    assert response.location == "/familie/a~2f~b?dato=2019-05-01"


@pytest.mark.parametrize("path", ["//example.com/", "/%2fexample.com", "/\\example.com", "/nowhere"])
def test_the_token_leads_to_no_other_site(app: Flask, path: str) -> None:
    response = app.test_client().get(f"{path}?adgang={TOKEN}")
    assert not response.location or response.location.startswith(("/", "http://localhost/"))
    assert not (response.location or "").startswith("//")


def test_two_apps_have_two_tokens(app: Flask) -> None:
    first, second = (create_app(app.extensions["tovholder"]).config["ACCESS_TOKEN"] for _ in range(2))
    assert first != second
    assert len(first) >= 43


@pytest.mark.parametrize("path", ["/", "/sundhed", "/static/app.css"])
def test_another_host_is_not_answered(client: FlaskClient, path: str) -> None:
    others = ("evil.example", "evil.example:80", "localhost:8080", "127.0.0.1.evil.example", "localhost.", "", "[::1]")
    for host in others:
        response = client.get(path, headers={"Host": host})
        assert response.status_code == 403, host
        assert "hører ikke til Tovholder" in response.text


def test_its_own_names_are_answered(client: FlaskClient) -> None:
    for host in ("localhost", "127.0.0.1", "localhost:80", "127.0.0.1:80", "LOCALHOST"):
        assert client.get("/sundhed", headers={"Host": host}).status_code == 200, host


def test_the_port_of_the_host_must_be_ours(app: Flask) -> None:
    client = app.test_client()
    ours = {"SERVER_PORT": "8123"}
    assert client.get("/sundhed", headers={"Host": "127.0.0.1:8123"}, environ_overrides=ours).status_code == 200
    for host in ("127.0.0.1", "127.0.0.1:80", "127.0.0.1:8124"):
        assert client.get("/sundhed", headers={"Host": host}, environ_overrides=ours).status_code == 403


def test_every_answer_carries_the_headers(client: FlaskClient, app: Flask, add) -> None:
    add("anna")
    paths = [*PAGES, "/familie/annas_familie/kort?dato=x", "/sundhed", "/static/app.css", "/static/vis-network.min.js"]
    answers = [client.get(path, buffered=True) for path in paths] + [client.post("/"), app.test_client().get("/")]
    for answer in answers:
        assert answer.headers["Content-Security-Policy"].startswith(CSP)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        if not answer.request.path.startswith("/static/"):
            assert answer.headers["Cache-Control"] == "no-store"
    assert "unsafe" not in CSP
    assert "frame-ancestors 'none'" in CSP


def test_only_the_page_of_the_library_goes_without_trusted_types(client: FlaskClient, add) -> None:
    add("anna")
    strict = "require-trusted-types-for 'script'"
    assert strict in client.get("/familie/annas_familie/kort").headers["Content-Security-Policy"]
    assert strict not in client.get("/familie/annas_familie/udforsk").headers["Content-Security-Policy"]


def test_pages_hold_no_inline_script_or_style(client: FlaskClient, add) -> None:
    add("anna")
    for path in ("/", "/familie/annas_familie/kort", "/familie/annas_familie/udforsk", "/nowhere"):
        html = client.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert " onclick=" not in html
        assert html.count("<script") == html.count("<script src=") + html.count('<script type="application/json"')


@pytest.mark.parametrize(
    ("name", "media"),
    [
        ("vis-network.min.js", "text/javascript"),
        ("maps/bundle/map-page.js", "text/javascript"),
        ("maps/bundle/map.css", "text/css"),
        ("app.css", "text/css"),
    ],
)
def test_what_the_pages_need_is_served_by_its_kind_and_asked_for_again(
    client: FlaskClient, name: str, media: str
) -> None:
    response = client.get(f"/static/{name}", buffered=True)
    assert response.status_code == 200
    assert response.mimetype == media
    assert "no-store" not in response.headers["Cache-Control"]
    etag = response.headers["ETag"]
    again = client.get(f"/static/{name}", headers={"If-None-Match": etag}, buffered=True)
    assert again.status_code == 304


@pytest.mark.parametrize(
    "path",
    [
        "/static/vis-network.min.css", "/static/../__init__.py", "/static/%2e%2e/server.py", "/static/explore.js",
        "/static/maps", "/static/maps/", "/static/maps/../file.py", "/static/maps/%2e%2e/file.py",
        "/static/maps/%2e%2e%2f%2e%2e%2fpage%2fstatic%2fbundle%2fmap.css", "/static/maps//etc/passwd", "/static/maps/nothing.js",
        "/static/maps/..%5cfile.js", "/static/graph/model.js", "/static/maps/lib", "/static/maps/a%00.js",
    ],
)  # fmt: skip
def test_nothing_beside_them_is(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_another_vis_network_is_not_served(client: FlaskClient, add, monkeypatch: pytest.MonkeyPatch) -> None:
    from maps.page import explore

    add("anna")
    explore.vis_network.cache_clear()
    monkeypatch.setattr(explore, "VIS_HASH", "0" * 64)
    try:
        assert client.get("/static/vis-network.min.js").status_code == 404
        assert client.get("/familie/annas_familie/udforsk").status_code == 404
        page = client.get("/familie/annas_familie/kort")
        assert page.status_code == 200
        assert "udforsk" not in page.text
    finally:
        explore.vis_network.cache_clear()


@pytest.mark.browser
def test_a_browser_is_let_in_by_the_printed_address_and_stays(app: Flask, chromium: Browser) -> None:
    """All other tests in a browser bring the cookie along."""
    with running(app) as address:
        context = chromium.new_context()
        page = context.new_page()
        entered, again = page.goto(f"{address}/?adgang={TOKEN}"), page.goto(address)
        assert entered and entered.status == 200 and entered.url == f"{address}/"
        assert again and again.status == 200
        context.clear_cookies()
        closed = page.goto(address)
        assert closed and closed.status == 403
        context.close()
