"""The conversation with a family: begun on Mine familier, one question after the other, each answer a change; skipping writes nothing."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.web.controls import forms_of
from tovholder.application import Application
from web.interview.talk import STEPS

OURS = {"Sec-Fetch-Site": "same-origin"}


def begun(client: FlaskClient) -> str:
    """A family that is made on the page: the address of its conversation."""
    page = unescape(client.get("/").text)
    assert "Tre måder at begynde på" in page
    answer = client.post("/", data={"navn": " "}, headers=OURS)
    assert answer.status_code == 422 and "Skriv et navn." in answer.text
    answer = client.post("/", data={"navn": "Familien Ø", "begynd": "samtale"}, headers=OURS)
    assert answer.status_code == 303
    assert (answer.location or "").endswith("/samtale/hvem")
    return (answer.location or "").removesuffix("/hvem")


def said(client: FlaskClient, path: str, /, **more: object) -> TestResponse:
    """The first form of a question, as somebody answers it."""
    controls = next(form for form in forms_of(client.get(path).text) if "aendring" not in form)
    return client.post(path, data={**controls, **more}, headers=OURS)


def test_a_family_is_told_from_nothing(store: object, client: FlaskClient, loaded: Application) -> None:
    talk = begun(client)
    family = talk.split("/")[2]
    assert "Ingen er skrevet ned endnu" in client.get(f"{talk}/hvem").text
    assert said(client, f"{talk}/hjem").status_code == 422
    for name, kind in (("Ida", "adult"), ("Bo", "child")):
        assert said(client, f"{talk}/hjem", name=name, kind=kind).status_code == 303
    lists = loaded.session().open(family)["lists"]
    [home] = lists["homes"]
    assert [one["record"]["lives_in"] for one in lists["members"]] == [[home["key"]], [home["key"]]]
    ida, bo = ({one["record"]["name"]: one["key"] for one in lists["members"]}[name] for name in ("Ida", "Bo"))
    close = {"name": "Mor Gerda", "relation": "grandmother", "tie.b": bo, "tie.closeness": "1"}
    assert said(client, f"{talk}/netvaerk", **close).status_code == 303
    assert said(client, f"{talk}/uden-om", name="Per", wish="not_wanted", by=ida).status_code == 303
    for name, at in (("Rikke", home["key"]), ("Sine", home["key"]), ("Bakkeskolen", "school")):
        work = {"name": name, "kind": "professional", "at": at, "per_week.how": "weekly"}
        assert said(client, f"{talk}/fagfolk", **work).status_code == 303, name
    again = said(client, f"{talk}/fagfolk", name="Rikke", kind="professional", at="office")
    assert again.status_code == 409 and "Er det en af disse?" in again.text
    assert said(client, f"{talk}/hjaelp", functions=["f02"], **{"for.family": "yes"}).status_code == 303
    page = client.get(f"{talk}/par").text
    assert "1 af 3" in page and "Rikke" in page and "Sine" in page, "those who come to the same home first"
    assert "checked" not in page
    answer = said(client, f"{talk}/par", answer="unknown")
    assert (answer.location or "").partition("?")[2].startswith("nr=1")
    assert "2 af 3" in client.get(answer.location or "").text
    skipped = re.findall(r'href="([^"]*sprunget=1[^"]*)"', unescape(client.get(answer.location or "").text))[0]
    assert "3 af 3" in client.get(skipped).text
    actor = loaded.session().open(family)["actors"][0]["id"]
    assert said(client, f"{talk}/tovholder", actor=actor, how="wish").status_code == 303
    assert said(client, f"{talk}/kort", part="actors").status_code == 303
    people = [ida, bo]
    assert said(client, f"{talk}/hvem", participants=people, kind="other").status_code == 303
    opened = loaded.session().open(family)
    assert opened["family"]["mapped"] == {"actors": loaded.session().today().isoformat()}
    changes = loaded.session().changes(family)["changes"]
    assert {one["via"] for one in changes} == {"interview"}
    assert [one["record"]["wish"] for one in opened["lists"]["wishes"]].count("not_wanted") == 1
    for step in STEPS:
        told = unescape(client.get(f"{talk}/{step}").text)
        assert not (re.search(r"\bPer\b", told)), (step, "whom they do not want lies on no screen between them")
    count = len(changes)
    assert len(loaded.session().changes(family)["changes"]) == count, "looking writes nothing"
    [undo] = [form for form in forms_of(client.get(said(client, f"{talk}/hjem", name="Ea", kind="child").location or "").text) if "aendring" in form]  # fmt: skip
    assert client.post(f"/familie/{family}/fortryd", data=undo, headers=OURS).status_code == 303
    assert "Ea" not in {one["record"]["name"] for one in loaded.session().open(family)["lists"]["members"]}


@pytest.mark.parametrize("path", ["hest", "HJEM", "kort/"])
def test_what_is_no_question_is_not_there(client: FlaskClient, demo, path: str) -> None:
    demo("anna")
    assert client.get(f"/familie/an_familien/samtale/{path}").status_code == 404
