"""Units and actors by themselves: found before somebody new is made, changed for all families, made one and parted again."""

import json
import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from graph.checks import check_document
from graph.model.people import Assignment
from graph.model.records import CaseFile
from importers import to_yaml
from tests.sessions import door_of
from tests.web.controls import forms_of
from tests.web.people import ADA, RITA, House, house_on, log_in

pytestmark = pytest.mark.by_turns

OWN = {"Origin": "http://localhost"}
ANNE, ANN = "a_anne", "a_ann"


def file_of(source: str, family: str, actor: str, name: str, unit: str = "job", **more: Any) -> dict[str, Any]:
    """A file of one family, with somebody who works there and talks with Bo."""
    return {
        "tovholder": 1,
        "as_of": "2026-11-01",
        "units": [{"id": "familie", "name": "Familie", "level": "department"}, {"id": "job", "name": "Job", "level": "department"}],
        "actors": [
            {"id": actor, "name": name, "kind": "professional", "unit": unit, "role": "job_caseworker"},
            {"id": "bo", "name": "Bo Dahl", "kind": "professional", "unit": "familie"},
        ],
        "ties": [],
        "families": [
            {
                "id": family,
                "name": family.title(),
                "members": [{"id": f"{family}_mor", "name": "Mor", "kind": "adult"}],
                "engagements": [
                    {"id": "e", "actor": actor, "for": [f"{family}_mor"], "at": "office", "status": "active"},
                    {"id": "b", "actor": "bo", "for": [f"{family}_mor"], "at": "office", "status": "active"},
                ],
                "ties": [{"a": actor, "b": "bo", "kind": "exchange", "status": "documented", "from": "2026-01-01"}],
                "wishes": [{"about": actor, "wish": "wanted", "by": f"{family}_mor"}],
                "meetings": [
                    {"id": "m", "kind": "follow_up", "date": "2026-10-01", "status": "held", "participants": [actor, "bo"], "coordinator": actor}
                ],
                **more,
            }
        ],
    }  # fmt: skip


def checked(said: Any) -> CaseFile:
    """A document that is whole and right by itself."""
    found = check_document(said)
    assert found.case_file and not found.errors, found.errors
    return found.case_file


def stored(store: Session, *files: tuple[str, Mapping[str, Any]]) -> None:
    for name, file in files:
        store.store(checked(file), name)


def exported(store: Session) -> list[str]:
    """All sources as files, each of which is whole by itself."""
    files = [store.case_file(name) for name in store.sources()]
    return [to_yaml(checked(file.document())) for file in files if file]


def statuses(client: FlaskClient, family: str) -> dict[str, tuple[str, str | None, str | None]]:
    """By type and whom it is about, what is decided of each finding."""
    found = client.get(f"/api/v1/families/{family}/findings").get_json()["findings"]
    return {
        f"{one['type']} {','.join(sorted(one['subjects']))}": (
            one["status"]["state"], one["status"]["reason"], one["status"]["reopened"]
        )
        for one in found
    }  # fmt: skip


class Asking:
    """Somebody who sends commands to the organisation."""

    def __init__(self, client: FlaskClient, headers: Mapping[str, str] = OWN) -> None:
        self.client, self.headers = client, headers

    def do(self, command: str, status: int = 200, **more: Any) -> Any:
        base = more.pop("base", None) or self.version()
        body = {"command": command, "base": base, **more}
        answer = self.client.post("/api/v1/organisation/commands", json=body, headers=self.headers)
        assert answer.status_code == status, answer.text
        return answer.get_json()

    def found(self, **asked: str) -> dict[str, list[str]]:
        answer = self.client.get("/api/v1/actors", query_string=asked)
        assert answer.status_code == 200, answer.text
        return {one["key"]: one["reasons"] for one in answer.get_json()["actors"]}

    def version(self) -> str:
        return self.client.get("/api/v1/actors").get_json()["version"]

    def reads(self, family: str) -> Any:
        return self.client.get(f"/api/v1/families/{family}").get_json()


def test_who_works_alone_changes_the_organisation_and_takes_it_all_back(client: FlaskClient, store: Session) -> None:
    stored(store, ("one", file_of("one", "holm", ANNE, "Anne Lund")), ("two", file_of("two", "dam", ANN, "Ann Lund")))
    before, asking = exported(store), Asking(client)
    # found first
    assert asking.found(q="anne lund") == {ANNE: ["same_name"], ANN: ["similar_name"]}
    assert asking.found(q="Bo", family="holm") == {"bo": ["similar_name", "in_this_family"]}
    assert set(asking.found(role="Job caseworker", unit="job")) == {ANNE, ANN}
    assert client.get("/api/v1/actors?q=Bo&family=nobody").status_code == 404
    # all that is wrong at once, and doubles
    wrong = asking.do("add", 422, list="actors", record={"id": "x", "name": " ", "kind": "robot"})
    assert {one["path"] for one in wrong["errors"]} >= {"record.id"}
    wrong = asking.do("add", 422, list="actors", record={"name": "Cy ", "kind": "robot", "unit": "none"})
    assert {one["path"] for one in wrong["errors"]} == {"record.name", "record.kind", "record.unit"}
    double = asking.do("add", 409, list="actors", record={"name": "bo  dahl", "kind": "professional"})
    assert double == {"error": "double", "candidates": [{"key": "bo", "reasons": ["same_name"]}]}
    added = asking.do("add", list="actors", record={"name": "Cy Vang", "kind": "professional", "unit": "job"})
    cy = added["records"][0]["key"]
    # changed for all families, said twice
    needs = asking.do("change", 409, list="actors", key="bo", set={"role": "family_therapist"})
    assert needs == {"error": "confirm", "needs": ["shared"], "families": 2}
    changed = asking.do("change", list="actors", key="bo", set={"role": "family_therapist"}, confirm=["shared"])
    assert (changed["families"], changed["change"]["summary"]) == (2, "Bo Dahl rettet")
    clash = asking.do("change", 409, list="actors", key="bo", set={"role": "x"}, base=added["version"])
    assert [(one["field"], one["theirs"]) for one in clash["fields"]] == [("role", "family_therapist")]
    assert [one["record"]["role"] for one in clash.get("records", [])] == []
    ended = asking.do("end", list="actors", key=cy, on="2025-05-01")
    assert ended["records"][0]["record"]["to"] == "2025-05-01"
    used = asking.do("remove", 409, list="units", key="job")
    assert {(one["list"], one["key"]) for one in used["dependants"]} >= {("actors", ANNE), ("actors", cy)}
    asking.do("remove", list="actors", key=cy)
    # two are one, in both families; and are parted again
    apart = asking.do("distinct", list="actors", a=ANNE, b=ANN)
    told = asking.do("merge", 422, list="actors", keep=ANNE, gone=ANN)
    assert [one["code"] for one in told["errors"]] == ["told_apart"]
    asking.do("undo", change=apart["change"]["key"])
    assert asking.do("merge", 409, list="actors", keep=ANNE, gone=ANN)["families"] == 1
    merged = asking.do("merge", list="actors", keep=ANNE, gone=ANN, confirm=["shared"])
    [part] = merged["changes"]
    assert part["family"] == "dam"
    lists = asking.reads("dam")["lists"]
    assert {one["record"]["actor"] for one in lists["engagements"]} == {ANNE, "bo"}
    assert {lists["ties"][0]["record"][end] for end in "ab"} == {ANNE, "bo"}
    assert (lists["wishes"][0]["record"]["about"], lists["meetings"][0]["record"]["coordinator"]) == (ANNE, ANNE)
    assert [one["command"] for one in client.get("/api/v1/families/dam/changes").get_json()["changes"]] == ["merge"]
    exported(store)
    assert asking.found(q="Ann Lund") == {ANNE: ["similar_name"]}
    refused = client.post(
        "/api/v1/families/dam/commands",
        json={"command": "undo", "base": part["key"], "change": part["key"]},
        headers=OWN,
    )
    assert refused.get_json() == {"error": "cannot_undo", "why": "merge"}
    parted = asking.do("unmerge", change=merged["change"]["key"], confirm=["shared"])
    assert parted["stayed"] == []
    again = asking.do("redo", change=parted["change"]["key"], confirm=["shared"])
    asking.do("undo", change=again["change"]["key"], confirm=["shared"])
    asking.do("undo", change=changed["change"]["key"], confirm=["shared"])
    assert [text for text in exported(store) if "app" not in text] == before or exported(store)[-2:] == before
    asking.do("undo", 409, change=changed["change"]["key"])


def as_user(house: House, name: str) -> Asking:
    client = house.client()
    assert log_in(client, name).status_code == 303
    return Asking(client)


def test_what_was_decided_of_a_question_goes_with_who_it_is_about(client: FlaskClient, store: Session) -> None:
    """Two spellings are made one and parted again: decisions hold of the same questions throughout, and where the merge changed what one
    rests on, it is asked anew beside what was decided."""
    ann = file_of("two", "dam", ANN, "Ann Lund", ties=[])
    both = file_of("three", "both", ANN, "Ann Lund")
    both["actors"].append(
        {"id": ANNE, "name": "Anne Lund", "kind": "professional", "unit": "job", "role": "job_caseworker"}
    )
    [family] = both["families"]
    family["engagements"].append({"id": "x", "actor": ANNE, "for": ["both_mor"], "at": "office", "status": "active"})
    family["ties"].append({"a": ANNE, "b": "bo", "kind": "exchange", "status": "documented", "from": "2026-02-01"})
    stored(store, ("one", file_of("one", "holm", ANNE, "Anne Lund")), ("two", ann), ("three", both))
    asking = Asking(client)
    for name in ("dam", "both"):
        for finding in client.get(f"/api/v1/families/{name}/findings").get_json()["findings"]:
            version = asking.reads(name)["version"]
            said = {
                "command": "decide",
                "finding": finding["id"],
                "facts": finding["facts"],
                "state": "dismissed",
                "reason": "by_design",
            }
            decided = client.post(f"/api/v1/families/{name}/commands", json={**said, "base": version}, headers=OWN)
            assert decided.status_code == 200, decided.text
    dismissed = ("dismissed", "by_design", None)
    before = {name: statuses(client, name) for name in ("dam", "both")}
    assert all(set(found.values()) == {dismissed} for found in before.values())
    assert any(ANN in name for name in before["dam"])
    merged = asking.do("merge", list="actors", keep=ANNE, gone=ANN, confirm=["shared"])
    after = {name: statuses(client, name) for name in ("dam", "both")}
    assert after["dam"] == {name.replace(ANN, ANNE): said for name, said in before["dam"].items()}
    there = {name: said for name, said in after["both"].items() if said != dismissed}
    assert set(there.values()) <= {("new", None, "facts"), ("new", None, None)}, there
    last = client.get("/api/v1/families/dam/changes").get_json()["changes"][1]
    assert last["command"] == "decide"
    undo = {"command": "undo", "change": last["key"], "base": asking.reads("dam")["version"]}
    undone = client.post("/api/v1/families/dam/commands", json=undo, headers=OWN).get_json()["change"]["key"]
    assert [said for said in statuses(client, "dam").values() if said != dismissed] == [("new", None, None)]
    redo = {"command": "redo", "change": undone, "base": undone}
    assert client.post("/api/v1/families/dam/commands", json=redo, headers=OWN).status_code == 200
    assert statuses(client, "dam") == after["dam"]
    parted = asking.do("unmerge", change=merged["change"]["key"], confirm=["shared"])
    assert {name: statuses(client, name) for name in ("dam", "both")} == before
    asking.do("redo", change=parted["change"]["key"], confirm=["shared"])
    assert {name: statuses(client, name) for name in ("dam", "both")} == after


def test_a_caseworker_changes_what_shows_and_an_administrator_what_nobody_needs_to_see(
    store: Session, tmp_path: Path
) -> None:
    stored(
        store,
        ("one", file_of("one", "holm", ANNE, "Anne Lund", "familie")),
        ("two", file_of("two", "dam", ANN, "Ann Lund")),
    )
    before = exported(store)
    house = house_on(door_of(store), tmp_path, [RITA, ADA])
    said = {"id": "a", "user": "u_rita", "family": "holm", "part": "responsible", "from": "2026-11-01", "by": "u_ada"}
    house.people.store.directory().assign([Assignment.model_validate(said | {"from": house.now.date()})])
    rita, ada = as_user(house, "rita"), as_user(house, "ada")
    # what does not show does not exist: it is not found, not named, not counted
    assert rita.found(q="ann lund") == {ANNE: ["similar_name"]}
    assert rita.do("merge", 404, list="actors", keep=ANNE, gone=ANN) == rita.do(
        "merge", 404, list="actors", keep=ANNE, gone="x"
    )
    needs = rita.do("change", 409, list="actors", key="bo", set={"name": "Bo Dahl Å"})
    assert needs == {"error": "confirm", "needs": ["shared"], "families": 1}
    changed = rita.do("change", list="actors", key="bo", set={"name": "Bo Dahl Å"}, confirm=["shared"])
    # made one: only where each family is the writer's own
    assert rita.do("merge", 403, list="actors", keep=ANNE, gone="bo", confirm=["shared"]) == {"error": "forbidden"}
    merged = rita.do("merge", list="actors", keep="bo", gone=ANNE, confirm=["shared"])
    assert ([one["family"] for one in merged["changes"]], merged["families"]) == (["holm"], 1)
    assert rita.reads("holm")["lists"]["ties"] == []
    rita.do("merge", 404, list="units", keep="familie", gone="job", confirm=["shared"])
    # what rights rest on is not a caseworker's: units, and where somebody of another unit belongs
    rita.do("change", 403, list="units", key="familie", set={"name": "X"}, confirm=["shared"])
    asked = {
        "command": "change",
        "base": "0",
        "list": "units",
        "key": "familie",
        "set": {"name": "X"},
        "confirm": ["shared"],
    }
    assert rita.client.post("/api/v1/families/holm/commands", json=asked, headers=OWN).status_code == 403
    rita.do("change", list="actors", key="bo", set={"unit": None}, confirm=["shared"])
    rita.do("change", 403, list="actors", key="bo", set={"unit": "familie"}, confirm=["shared"])
    rita.do("undo", change=rita.version(), confirm=["shared"])
    rita.do("remove", 404, list="actors", key=ANNE)
    parted = rita.do("unmerge", change=merged["change"]["key"], confirm=["shared"])
    assert parted["families"] == 1
    rita.do("undo", change=changed["change"]["key"], confirm=["shared"])
    added = rita.do("add", list="actors", record={"name": "Eva Krog", "kind": "professional", "unit": "familie"})
    assert rita.found(q="Eva Krog") == {added["records"][0]["key"]: ["same_name"]}
    rita.do("undo", change=added["change"]["key"])
    # whoever runs the organisation sees all of it, and of families nothing
    assert set(ada.found(q="Lund")) == {ANNE, ANN}
    all = ada.do("merge", list="actors", keep=ANNE, gone=ANN, confirm=["shared"])
    assert (all["families"], all["changes"]) == (0, [])
    told = json.dumps([ada.do("remove", 403, list="actors", key=ANNE), all])
    assert "dam" not in told.casefold()
    assert rita.version() != all["version"]
    ada.do("unmerge", change=all["change"]["key"], confirm=["shared"])
    ada.do("merge", list="units", keep="familie", gone="job", confirm=["shared"])
    assert set(ada.found(unit="familie", role="job caseworker")) == {ANNE, ANN}
    ada.do("undo", change=ada.version(), confirm=["shared"])
    assert exported(store)[-2:] == before


def test_pages_correct_who_helps_for_all_families_and_make_two_one(client: FlaskClient, store: Session) -> None:
    stored(store, ("one", file_of("one", "holm", ANNE, "Anne Lund")), ("two", file_of("two", "dam", ANN, "Ann Lund")))
    before = exported(store)

    def sent_to(path: str, which: int, **more: str | list[str]) -> Any:
        form = forms_of(client.get(path).text)[which]
        return client.post(path, data={**form, **more}, headers={"Sec-Fetch-Site": "same-origin"})

    page = unescape(client.get("/familie/dam/ret").text)
    way = re.findall(r'href="(/familie/dam/ret/actors/[a-z]{16}[^"]*)">Ann Lund', page)[0]
    answer = sent_to(way, 0, name="Ann Lundt")
    assert answer.status_code == 303, "nobody else names her"
    bo = re.findall(r'href="(/familie/dam/ret/actors/[a-z]{16}[^"]*)">Bo Dahl', page)[0]
    answer = sent_to(bo, 0, role="familiebehandler")
    assert answer.status_code == 409
    text = unescape(answer.text)
    assert "Ja, ret det overalt. Du kan se det i 2 familier" in text and "Det står også andre steder" in text
    assert sent_to(bo, 0, role="familiebehandler", _confirm="shared").status_code == 303
    page = unescape(client.get(way).text)
    assert "Anne Lund (Job)" in page, "who is alike is offered though she works in another family"
    assert sent_to(way, 1, _act="saml", _other="").status_code == 422
    apart = sent_to(way, 1, _act="adskil", _other=ANNE)
    assert apart.status_code == 303
    assert "ikke er den samme" in unescape(sent_to(way, 1, _act="saml", _other=ANNE, _confirm="shared").text)
    Asking(client).do("undo", change=Asking(client).version())
    answer = sent_to(way, 1, _act="saml", _other=ANNE)
    assert (answer.status_code, "Du kan se det i én familie" in unescape(answer.text)) == (409, True)
    merged = sent_to(way, 1, _act="saml", _other=ANNE, _confirm="shared")
    assert merged.status_code == 303
    key = merged.headers["Location"].partition("kvittering=")[2]
    page = unescape(client.get(f"/familie/dam/personer?kvittering={key}").text)
    assert page.count("Ann Lundt og Anne Lund er én: der står nu Anne Lund") == 2, (
        "the receipt, and the button that undoes it"
    )
    undo = next(form for form in forms_of(page) if form.get("aendring"))
    headers = {"Sec-Fetch-Site": "same-origin"}
    again = client.post("/familie/dam/fortryd", data=undo, headers=headers)
    assert again.status_code == 409
    again = client.post("/familie/dam/fortryd", data={**undo, "_confirm": "shared"}, headers=headers)
    assert again.status_code == 303
    for change in client.get("/api/v1/families/dam/changes").get_json()["changes"]:
        if change["command"] == "change":
            said = {"command": "undo", "base": "x", "change": change["key"], "confirm": ["shared"]}
            assert client.post("/api/v1/families/dam/commands", json=said, headers=OWN).status_code == 200
    assert exported(store)[-2:] == before


def test_a_source_names_whom_its_families_name(client: FlaskClient, store: Session) -> None:
    stored(store, ("one", file_of("one", "holm", ANNE, "Anne Lund")), ("two", file_of("two", "dam", ANN, "Ann Lund")))
    before = exported(store)
    work = {"actor": ANN, "for": ["holm_mor"], "at": "office", "status": "active"}
    said = {"command": "add", "list": "engagements", "record": work, "base": "0"}
    added = client.post("/api/v1/families/holm/commands", json=said, headers=OWN).get_json()
    assert ANN in exported(store)[-2]
    said = {"command": "undo", "change": added["change"]["key"], "base": added["version"]}
    assert client.post("/api/v1/families/holm/commands", json=said, headers=OWN).status_code == 200
    assert exported(store)[-2:] == before
