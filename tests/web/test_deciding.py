"""What becomes of questions: one, or all of a group in one change; at which meeting; what is wrong is corrected from there."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

from flask.testing import FlaskClient

from tests.web.controls import forms_of

OWN = {"Origin": "http://localhost"}
OURS = {"Sec-Fetch-Site": "same-origin"}
PATH = "/api/v1/families/an_familien"


def test_all_questions_of_a_group_are_decided_as_one_and_taken_up_again(
    client: FlaskClient, demo: Callable[[str], None]
) -> None:
    demo("anna")
    page = unescape(client.get("/familie/an_familien/spoergsmaal").text)
    groups = [one.partition("valgt=")[2] for one in re.findall(r'href="([^"]*valgt=[^"&#]*)', page)]
    ways = [way for one in groups for way in ways_of(client, one)]
    way = ways[0]
    text = unescape(client.get(way).text)
    form = next(form for form in forms_of(text) if form.get("valgt"))
    ids = form["valgt"]
    assert len(ids) > 1 and len(ids) == len(form["facts"]) == text.count('class="question-says"')
    assert "Ret det, spørgsmålet hviler på" in text
    meetings = (
        re.findall(r'<option value="(mt?_?[^"]*)"', text[text.index('id="f-meeting"') :]) if "f-meeting" in text else []
    )
    said = {"state": "discussed"} | ({"meeting": meetings[0]} if meetings else {})
    answer = client.post(way, data={**form, **said}, headers=OURS)
    assert answer.status_code == 303
    states = state_of(client)
    assert {states[id]["state"] for id in ids} == {"discussed"}
    assert {states[id]["meeting"] for id in ids} == {meetings[0] if meetings else None}
    [change] = client.get(f"{PATH}/changes").get_json()["changes"]
    assert change["command"] == "batch" and change["summary"].startswith("Drøftet: ")
    # the same again from an old version is a conflict, and so is a decision of one of them
    stale = {"command": "decide", "base": "0", "finding": ids[0], "facts": form["facts"][0], "state": "resolved"}
    assert client.post(f"{PATH}/commands", json=stale, headers=OWN).get_json()["error"] == "conflict"
    parts = [{"command": "decide", "finding": id, "facts": "other", "state": "resolved"} for id in ids]
    body = {"command": "batch", "base": change["key"], "commands": parts}
    assert client.post(f"{PATH}/commands", json=body, headers=OWN).status_code == 409
    body["commands"] = [
        {"command": "decide", "finding": ids[0]},
        {"command": "decide", "finding": ids[1], "state": "so"},
    ]
    wrong = client.post(f"{PATH}/commands", json=body, headers=OWN).get_json()
    assert {one["path"] for one in wrong["errors"]} >= {"commands[0].facts", "commands[0].state", "commands[1].state"}
    undo = {"command": "undo", "base": change["key"], "change": change["key"]}
    assert client.post(f"{PATH}/commands", json=undo, headers=OWN).status_code == 200
    assert {state_of(client)[id]["state"] for id in ids} == {"new"}


def ways_of(client: FlaskClient, group: str) -> list[str]:
    """The ways to decide all questions of a group."""
    page = unescape(client.get(f"/familie/an_familien/spoergsmaal?valgt={group}").text)
    return re.findall(r'href="([^"]*/afgoer\?[^"]*)">Afgør dem alle', page)


def state_of(client: FlaskClient) -> dict[str, Any]:
    """By finding, what was decided of it."""
    return {one["id"]: one["status"] for one in client.get(f"{PATH}/findings").get_json()["findings"]}


def test_what_two_changed_as_a_whole_is_told_with_its_values(client: FlaskClient, demo: Callable[[str], None]) -> None:
    demo("anna")
    lists = client.get(PATH).get_json()["lists"]
    need = lists["needs"][0]
    path = way_to(client, "needs", 0)
    form = next(form for form in forms_of(client.get(path).text) if form.get("_act") == ["ret"])
    gone = {"command": "remove", "base": "0", "list": "needs", "key": need["key"], "reason": "mistake"}
    assert client.post(f"{PATH}/commands", json=gone, headers=OWN).status_code == 200
    answer = client.post(path, data={**form, "text": "noget andet"}, headers=OURS)
    assert answer.status_code == 409
    assert "Nu står der: det er slettet" in unescape(answer.text) and "Du skrev: " in unescape(answer.text)
    stale = {"command": "change", "base": "0", "list": "needs", "key": need["key"], "set": {"text": "x"}}
    [both] = client.post(f"{PATH}/commands", json=stale, headers=OWN).get_json()["fields"]
    assert (both["base"], both["theirs"], both["yours"]) == (need["record"], None, {"text": "x"})


def way_to(client: FlaskClient, list: str, number: int) -> str:
    page = unescape(client.get("/familie/an_familien/ret").text)
    return re.findall(rf'href="(/familie/an_familien/ret/{list}/[a-z]{{16}}[^"]*)"', page)[number]
