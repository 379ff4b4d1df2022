"""The JSON API of families: what is not a scenario."""

from collections.abc import Callable

from flask.testing import FlaskClient

from casework.session import Session
from importers import to_yaml

OWN = {"Origin": "http://localhost"}


def test_a_family_is_made_here(client: FlaskClient, store: Session) -> None:
    wrong = client.post("/api/v1/families", json={"name": " ", "as_of": "2999-01-01", "id": "x"}, headers=OWN)
    assert wrong.status_code == 422
    assert [one["path"] for one in wrong.get_json()["errors"]] == ["id", "as_of", "name"]
    first = client.post("/api/v1/families", json={"name": "Familie A", "as_of": "2024-05-01"}, headers=OWN)
    second = client.post("/api/v1/families", json={"name": "Familie B", "as_of": "2024-06-01"}, headers=OWN)
    assert (first.status_code, second.status_code) == (201, 201)
    family = second.get_json()["id"]
    assert family.startswith("f_")
    added = client.post(
        f"/api/v1/families/{family}/commands",
        json={"command": "add", "base": "0", "list": "members", "record": {"name": "Mor", "kind": "adult"}},
        headers=OWN,
    )
    assert added.status_code == 200
    read = client.get(f"/api/v1/families/{family}").get_json()
    assert (read["as_of"], read["may_edit"], read["version"]) == ("2024-06-01", True, added.get_json()["version"])
    file = store.case_file("app")
    assert file is not None
    assert {one.name: str(one.as_of) for one in file.families} == {"Familie A": "None", "Familie B": "2024-06-01"}
    assert "Mor" in to_yaml(file)
    assert [one["name"] for one in client.get("/api/v1/families?q=familie b").get_json()["families"]] == ["Familie B"]


def test_what_is_not_there_is_told_alike(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    command = {"command": "change", "base": "0", "list": "members", "key": "nobody", "set": {"name": "X"}}
    answers = [
        client.post(f"/api/v1/families/{family}/commands", json=command, headers=OWN)
        for family in ("annas_familie", "x")
    ]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].data == answers[1].data
    assert answers[0].get_json()["error"] == "unknown"


def test_requests_that_are_none(client: FlaskClient, add: Callable[..., None]) -> None:
    add("anna")
    path = "/api/v1/families/annas_familie/commands"
    assert client.post(path, data="command=fly", headers=OWN).status_code == 415
    assert client.post(path, data="{", content_type="application/json", headers=OWN).status_code == 400
    assert client.post(path, json={"x": "y" * 70_000}, headers=OWN).status_code == 413
    assert client.post(path, json=["fly"], headers=OWN).status_code == 422
    assert client.post(path, json={"command": "fly"}, headers={"Origin": "http://elsewhere"}).status_code == 403
    assert client.get("/api/v1/families/annas_familie/findings?day=tomorrow").status_code == 400
    assert client.get("/api/v1/families/annas_familie/changes?record=x").status_code == 400
    assert client.put("/api/v1/families/annas_familie/visit", json={"version": 1}, headers=OWN).status_code == 400
