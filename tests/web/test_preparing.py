"""Forbered: a meeting is prepared by plain forms: whom to invite and why, what to talk about, what must be asked first."""

import re
from html import unescape
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.session import Session
from importers import load
from queries.meetings.asked import passed_on
from tests.web.controls import forms_of
from tovholder.application import Application

CASE = Path(__file__).parents[1] / "meetings" / "cases" / "indkaldelse.yaml"
OURS = {"Sec-Fetch-Site": "same-origin"}


def form(client: FlaskClient, path: str, **wanted: str) -> dict[str, object]:
    """The controls of the first form of the page that has these."""
    asked = {name: [value] for name, value in wanted.items()}
    found = (one for one in forms_of(client.get(path).text) if asked.items() <= one.items())
    return dict(next(found))


def sent(client: FlaskClient, path: str, found: dict[str, object], **more: object) -> TestResponse:
    return client.post(path, data={**found, **more}, headers=OURS)


def test_a_meeting_is_prepared(store: Session, client: FlaskClient, loaded: Application) -> None:
    store.store(load(CASE).case_file, "indkaldelse")
    page = unescape(client.get("/familie/fam2/moeder").text)
    path = re.findall(r'href="(/familie/fam2/moeder/[a-z]{16}/forbered[^"]*)"', page)[1]
    told = unescape(client.get(path).text)
    assert "Moster" in told and "er ønsket af familien" in told, "why somebody could come"
    assert "Farmor" not in told.partition("Inviterede")[2], "who is barred is suggested nowhere"
    assert "der er sagt nej til at dele" in told.casefold()
    assert "må ikke endnu fortælle" in told, "what lacks a consent"
    asked, _, no = told.partition("Det er der sagt nej til</h2>")
    no = no.partition("</section>")[0]
    assert "trukket tilbage" in no and "Spørg" not in no, "a no is told, and nobody is asked again"
    assert "trukket tilbage" not in asked.partition("Samtykker at spørge om")[2]
    # somebody is invited, answers, and is taken off again
    assert sent(client, path, form(client, path, who="moster")).status_code == 303
    assert sent(client, path, form(client, path, who="moster"), answer="yes").status_code == 303
    assert _invited(loaded)["moster"] == "yes"
    assert sent(client, path, form(client, path, who="moster"), away="moster").status_code == 303
    assert "moster" not in _invited(loaded)
    # a point comes on the agenda; one without words, or of a whole day, is refused and what was typed stays
    assert sent(client, path, form(client, path, text=""), text="Hvem henter?", minutes="20").status_code == 303
    refused = sent(client, path, form(client, path, text=""), text="Ferien", minutes="900")
    assert refused.status_code == 422 and 'value="Ferien"' in refused.text
    [*_, point] = _meeting(loaded)["agenda"]
    assert (point["text"], point["minutes"]) == ("Hvem henter?", 20)
    # a question is taken along with what talking about it passes on, and the points stand in the order in which they are taken up
    group = next(str(one["group"][0]) for one in forms_of(client.get(path).text) if "group" in one)
    assert sent(client, path, form(client, path, group=group)).status_code == 303
    agenda = _meeting(loaded)["agenda"]
    types = {one["id"]: one["type"] for one in loaded.session().findings("fam2")["findings"]}
    taken = [one for one in agenda if "finding" in one]
    assert taken and all(tuple(one.get("information", ())) == passed_on(types[one["finding"]]) for one in taken)
    assert sent(client, path, form(client, path, text=""), up=agenda[-1]["id"]).status_code == 303
    assert [one["id"] for one in _meeting(loaded)["agenda"]][-2:] == [agenda[-1]["id"], agenda[-2]["id"]]
    # each is a change of its own, undone like any other
    assert "Et møde rettet" in client.get("/familie/fam2/aendringer").text
    assert client.get(path + "?visning=bord").status_code == 404, "nothing of it lies on the table"


def _meeting(loaded: Application) -> dict[str, Any]:
    lists = loaded.session().open("fam2")["lists"]
    return next(
        item["record"] for item in lists["meetings"] if item["key"] in ("m1", "m2") and "agenda" in item["record"]
    )


def _invited(loaded: Application) -> dict[str, str | None]:
    lists = loaded.session().open("fam2")["lists"]
    return {one["who"]: one.get("answer") for item in lists["meetings"] for one in item["record"].get("invited", [])}
