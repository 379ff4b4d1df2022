"""What the pages note beside a look at a family: another role, a page that the role has not, and a page that came to nothing."""

from pathlib import Path

import pytest

from casework.session import Session
from graph.reading.noting import Entry
from tests.sessions import door_of
from tests.web.people import ADA, PER, RITA, House, house_on, log_in, token_in


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    return house_on(door_of(store), tmp_path, [ADA, RITA, PER])


def taken(house: House) -> list[tuple[str, str, Entry]]:
    found = house.noted[:]
    house.noted.clear()
    return found


def test_another_role_is_noted_and_one_that_the_user_has_not(house: House) -> None:
    client = house.client()
    log_in(client, "rita")
    token = token_in(client.get("/"))
    taken(house)
    client.post("/rolle", data={"rolle": "leader", "csrf_token": token})
    assert taken(house) == [("u_rita", "leader", Entry("login", "role"))]
    token = token_in(client.get("/"))
    taken(house)
    client.post("/rolle", data={"rolle": "administrator", "csrf_token": token})
    assert taken(house) == [("u_rita", "leader", Entry("login", "role", "refused"))]


def test_a_page_that_the_role_has_not_is_noted(house: House) -> None:
    client = house.client()
    log_in(client, "per")
    taken(house)
    for path, said in (
        ("/brugere", Entry("user", "users.index", "refused")),
        ("/familie/f/kort", Entry("view", "map.page", "refused")),
        ("/log", Entry("log", "audit.index", "refused")),
    ):
        assert client.get(path).status_code == 403
        assert taken(house) == [("u_per", "planner", said)]


def test_a_page_that_came_to_nothing_after_it_was_noted_is_noted(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*template: object, **values: object) -> str:
        raise ZeroDivisionError

    client = house.client()
    log_in(client, "ada")
    taken(house)
    monkeypatch.setattr("web.users.views.render_template", broken)
    assert client.get("/brugere").status_code == 500
    assert taken(house)[-2:] == [
        ("u_ada", "administrator", Entry("user", "users.index")),
        ("u_ada", "administrator", Entry("user", "users.index", "failed")),
    ]
    monkeypatch.undo()
    assert client.get("/brugere").status_code == 200
    assert {entry.outcome for _, _, entry in taken(house)} == {"shown"}
