"""Historik: what was changed, told to whoever may know, and never on the table."""

from collections.abc import Callable
from typing import Any

from flask.testing import FlaskClient

from tests.web.support import Site

PAGE = "/familie/annas_familie/aendringer"
OWN = {"Origin": "http://localhost"}


def do(client: FlaskClient, **said: object) -> Any:
    base = client.get("/api/v1/families/annas_familie").get_json()["version"]
    answer = client.post("/api/v1/families/annas_familie/commands", json={"base": base, **said}, headers=OWN)
    assert answer.status_code == 200, answer.json
    return answer.get_json()


def test_the_history_tells_what_was_changed(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    assert "Ingen har rettet" in client.get(PAGE).text
    farmor = {"name": "Farmor", "relation": "grandmother"}
    added = do(client, command="add", list="private_network", record=farmor)
    do(client, command="contact", a="jc_sagsbehandler", b="familiebehandler", answer="yes", on="2019-12-31")
    do(client, command="undo", change=added["change"]["key"])
    told = client.get(PAGE).text.partition('<div class="history">')[2]
    assert told.index("Fortrudt: Farmor tilføjet.") < told.index("taler sammen fra 31. december 2019")
    assert '<span class="history-mark">Fortrudt</span>' in told
    assert "Historikken hører til Arbejdsvisning." in client.get(f"{PAGE}?visning=bord").text
    assert "Farmor" not in client.get(f"{PAGE}?visning=bord").text


def test_the_history_fits_and_reads(site: Site, add: Callable[..., None], axe: Callable[..., list[str]]) -> None:
    add("anna")
    page = site.page(PAGE)
    page.evaluate(
        """async () => {
            for (const name of ["Farmor", "Onkel Bo", "En ven med et meget langt navn, der fylder mere end en linje"]) {
                const {version} = await (await fetch("/api/v1/families/annas_familie")).json();
                const answer = await fetch("/api/v1/families/annas_familie/commands", {
                    method: "POST", headers: {"Content-Type": "application/json"},
                    body: JSON.stringify({command: "add", base: version, list: "private_network", record: {name}}),
                });
                await answer.text();
            }
        }"""
    )
    for width, height in ((1280, 900), (360, 740)):
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        assert page.locator(".history-day li").count() == 3
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert axe(page) == []


def test_a_question_that_is_settled_is_folded_below(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    listed = client.get("/api/v1/families/annas_familie/findings").get_json()["findings"]
    link = next(one for one in listed if one["type"] == "missing_link")
    assert link["status"]["state"] == "new"
    do(client, command="decide", finding=link["id"], facts=link["facts"], state="dismissed", reason="by_design")
    page = client.get("/familie/annas_familie/spoergsmaal").text
    assert "Ét spørgsmål er afklaret" in page
    assert "Det er aftalt sådan." in page
    assert "afklaret" not in client.get("/familie/annas_familie/spoergsmaal?visning=bord").text
    do(client, command="contact", a="jc_sagsbehandler", b="familiebehandler", answer="yes", on="2019-12-31")
    assert "afklaret" not in client.get("/familie/annas_familie/spoergsmaal").text
