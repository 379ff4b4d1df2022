"""What becomes of questions: one, or all of a group in one change; at which meeting; what is wrong is corrected from there."""

import re
from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from graph.checks import check_document
from graph.model.people import Assignment
from graph.reading.cut import facts_of
from importers import load
from queries.rules.registry import findings
from tests.sessions import door_of
from tests.web.controls import forms_of
from tests.web.people import ADA, RITA, house_on, log_in

pytestmark = pytest.mark.by_turns

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


def test_a_question_is_taken_to_the_next_meeting_and_stands_in_its_pack(
    client: FlaskClient, demo: Callable[[str], None]
) -> None:
    demo("anna")
    before = client.get(f"{PATH}/case-file").text
    for meeting in client.get(PATH).get_json()["lists"]["meetings"]:
        if meeting["record"]["status"] in ("planned", "agreed"):
            off = {"command": "change", "base": version(client), "list": "meetings", "key": meeting["key"]}
            assert (
                client.post(f"{PATH}/commands", json={**off, "set": {"status": "cancelled"}}, headers=OWN).status_code
                == 200
            )
    page = unescape(client.get("/familie/an_familien/spoergsmaal").text)
    [way] = re.findall(r'href="([^"]*/ret/meetings/ny\?[^"]*)">Tag med til et nyt møde', page)
    form = next(form for form in forms_of(client.get(way).text) if form.get("_act") == ["ret"])
    assert form["status"] == ["planned"] and form["finding"]
    typed = {"kind": "network_meeting", "date.year": "2026", "date.month": "1", "date.day": "7", "date.how": "exact"}
    answer = client.post(way, data={**form, **typed, "participants": form_choice(client, way)}, headers=OURS)
    assert answer.status_code == 303, unescape(answer.text)[-3000:]
    [new] = [
        one for one in client.get(PATH).get_json()["lists"]["meetings"] if one["record"].get("date") == "2026-01-07"
    ]
    assert [item["finding"] for item in new["record"]["agenda"]] == form["finding"]
    assert all(re.fullmatch("d_[0-9a-z]{10}", item["id"]) for item in new["record"]["agenda"])
    page = unescape(client.get("/familie/an_familien/udskriv?pakke=moedepakke").text)
    assert "Der er valgt" in page or "valgt" in page
    # another one, and off again; where two set it at once, both are done
    page = unescape(client.get("/familie/an_familien/spoergsmaal").text)
    buttons = [form for form in forms_of(page) if form.get("finding")]
    taken = buttons[0]
    action = re.findall(r'class="to-meeting" action="([^"]*)"', page)[0]
    assert "Tag ikke med" in page
    off = client.post(action, data={**taken, "_act": "afdagsorden"}, headers=OURS)
    assert off.status_code == 303
    [bare] = [one for one in client.get(PATH).get_json()["lists"]["meetings"] if one["key"] == new["key"]]
    assert "agenda" not in bare["record"]
    on = client.post(action, data={**taken, "_request": "another", "_act": "dagsorden"}, headers=OURS)
    assert on.status_code == 303, "each question is an item of its own: what somebody else took off is not in its way"
    item = {"id": "d_mine", "finding": taken["finding"][0]}
    said = {"command": "change", "base": version(client), "list": "meetings", "key": new["key"]}
    wrong = client.post(f"{PATH}/commands", json={**said, "set": {"agenda": [item]}}, headers=OWN).get_json()
    assert [one["path"] for one in wrong["errors"]] == ["set.agenda[0].id"]
    wrong = client.post(f"{PATH}/commands", json={**said, "set": {"agenda": [{"text": "x"}, 3]}}, headers=OWN)
    assert wrong.status_code == 422
    # all of it is undone, to the byte
    for change in client.get(f"{PATH}/changes").get_json()["changes"]:
        undo = {"command": "undo", "base": version(client), "change": change["key"]}
        assert client.post(f"{PATH}/commands", json=undo, headers=OWN).status_code == 200
    assert client.get(f"{PATH}/case-file").text == before


def version(client: FlaskClient) -> str:
    return client.get(PATH).get_json()["version"]


def form_choice(client: FlaskClient, way: str) -> str:
    """The first who may take part, as the form offers them."""
    return re.findall(r'name="participants" value="([^"]*)"', client.get(way).text)[0]


def test_an_agenda_tells_nobody_of_a_question_that_they_may_not_see(store: Session, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(FAMILY, "utf-8")
    whole = load(path).case_file
    found = findings(facts_of(whole, "holm"), date(2026, 11, 1))
    hidden = next(one for one in found if "dorte" in one.subjects)
    store.store(whole, "one")
    house = house_on(door_of(store), tmp_path, [RITA, ADA])
    said = {
        "id": "a",
        "user": "u_rita",
        "family": "holm",
        "part": "responsible",
        "from": house.now.date(),
        "by": "u_ada",
    }
    house.people.store.directory().assign([Assignment.model_validate(said)])
    client = house.client()
    assert log_in(client, "rita").status_code == 303
    seen = {one["id"] for one in client.get("/api/v1/families/holm/findings").get_json()["findings"]}
    assert seen and hidden.id not in seen
    items = [{"id": "d1", "finding": hidden.id}, {"id": "d2", "finding": min(seen)}]
    document = whole.document()
    document["families"][0]["meetings"][0]["agenda"] = items
    file = check_document(document).case_file
    assert file
    store.store(file, "one")
    exported = store.case_file("one")
    assert exported and [*exported.document()["families"][0]["meetings"][0]["agenda"]] == items
    mine = client.get("/api/v1/families/holm").get_json()
    [meeting] = mine["lists"]["meetings"]
    assert meeting["record"]["agenda"] == items[1:]
    assert hidden.id not in client.get("/api/v1/families/holm/case-file").text
    body = {"command": "change", "base": mine["version"], "list": "meetings", "key": "m", "set": {"agenda": None}}
    answer = client.post("/api/v1/families/holm/commands", json=body, headers=OWN)
    assert answer.status_code == 200 and hidden.id not in answer.text
    stays = store.case_file("one")
    assert stays and [one.id for one in stays.families[0].meetings[0].agenda] == ["d1"], (
        "what does not show stays on it"
    )
    assert hidden.id not in client.get("/api/v1/families/holm/changes").text


FAMILY = """
tovholder: 1
as_of: 2026-11-01
units: [{id: familie, name: "Familie", level: department}, {id: psyk, name: "Psykiatri", level: department, sector: regional_health}]
actors:
  - {id: rita, name: "Rita", kind: professional, unit: familie}
  - {id: bo, name: "Bo", kind: professional, unit: familie}
  - {id: dorte, name: "Dorte", kind: professional, unit: psyk}
families:
  - id: holm
    name: "Holm"
    members: [{id: mor, name: "Mor", kind: adult}]
    engagements:
      - {id: r, actor: rita, for: [mor], at: office, status: active, functions: [f01]}
      - {id: b, actor: bo, for: [mor], at: office, status: active, functions: [f01]}
      - {id: d, actor: dorte, service: psychiatry, for: [mor], at: office, status: active, functions: [f12]}
    mapped: {actors: 2026-11-01, ties: 2026-11-01, private: 2026-11-01}
    meetings: [{id: m, kind: network_meeting, date: 2026-12-01, participants: [rita, mor], status: planned}]
"""
