"""A citizen who logs in: her own family's pages as far as the table says, herself and the children in her custody; nothing else."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from casework.session import Session
from importers import load
from tests.access.looking import IDS, load_file
from tests.sessions import door_of
from tests.web.answers import content_of
from tests.web.people import ADA, House, house_on, log_in, token_in

FILE = Path(__file__).parents[1] / "access" / "files" / "full.yaml"
FULL = load_file("full.yaml")
PAGES = ("kort", "spoergsmaal", "tovholder", "personer", "moeder", "forloeb", "udskriv")
FILES = ("svg", "csv", "json", "html")
NAMES = {
    person.id: person.name or person.id
    for family in FULL.families
    for person in (*family.members, *family.private_network)
} | {actor.id: actor.name or actor.id for actor in FULL.actors}


def name(who: str) -> str:
    return NAMES[IDS[who]]


def mother(family: str, member: str) -> dict[str, object]:
    said = {"id": f"u_{member}", "name": "En mor", "login": member, "roles": ["citizen"]}
    return {**said, "family": IDS[family], "member": IDS[member]}


@pytest.fixture
def house(store: Session, tmp_path: Path) -> House:
    store.store(load(FILE).case_file, "sag")
    house = house_on(door_of(store), tmp_path, [ADA, mother("A", "mor"), mother("C", "farC")])
    house.now = datetime(2026, 11, 29, 12, tzinfo=UTC)
    return house


def answers(client: FlaskClient, family: str) -> str:
    """All pages and files of the family, one after the other."""
    ways = [*PAGES, *(f"fil/familiekort.{ending}?visning=arbejde" for ending in FILES)]
    found = [client.get(f"/familie/{family}/{way}") for way in ways]
    assert {answer.status_code for answer in found} == {200}, [answer.status_code for answer in found]
    return "\n".join(answer.text for answer in found)


def test_a_citizen_sees_herself_her_children_and_their_help(house: House) -> None:
    client = house.client()
    assert log_in(client, "mor").location == "/"
    family = IDS["A"]
    assert re.findall(r'href="/familie/([^"/]+)"', client.get("/").text) == [family]
    told = answers(client, family)
    shown = {who for who in ("mor", "barn", "ung") if name(who) in told}
    assert shown == {"mor", "barn", "ung"}
    [record] = [one for one in FULL.families if one.id == family]
    goals = [work.goal for work in record.engagements if work.goal]
    assert goals and not any(goal in told for goal in goals)
    assert all(
        entry.outcome == "shown" and entry.family in (family, None) for user, _, entry in house.noted if user == "u_mor"
    )


def test_other_families_are_to_her_as_those_that_there_are_not(house: House) -> None:
    client = house.client()
    log_in(client, "mor")
    for way in (*PAGES, "fil/familiekort.csv"):
        foreign, unknown = (client.get(f"/familie/{id}/{way}") for id in (IDS["C"], "findes-ikke"))
        assert foreign.status_code == unknown.status_code == 404
        assert content_of(foreign) == content_of(unknown)
    for path in ("/planlaegning", "/brugere", "/tildelinger", "/log"):
        assert client.get(path).status_code == 403


def test_a_father_in_conflict_with_the_mother_finds_nothing_of_where_she_is(house: House) -> None:
    client = house.client()
    log_in(client, "farC")
    told = answers(client, IDS["C"])
    assert name("farC") in told and name("barnC") in told
    for hidden in ("morC", "veninde"):
        assert name(hidden) not in told and IDS[hidden] not in told
    assert IDS["hjemC"] not in told and "13.11" not in told and "13:11" not in told


def test_who_is_no_member_any_more_sees_nothing_and_an_administrator_says_who_is_whom(house: House) -> None:
    ada, client = house.client(), house.client()
    log_in(ada, "ada")
    log_in(client, "mor")
    assert client.get(f"/familie/{IDS['A']}/kort").status_code == 200
    form = ada.get("/brugere?ret=u_mor")
    base = form.text.partition('name="base" value="')[2].partition('"')[0]
    said = {"id": "u_mor", "ret": "u_mor", "base": base, "name": "En mor", "login": "mor", "roles": ["citizen"]}
    assert f'name="member" value="{IDS["mor"]}"' in form.text
    half = {**said, "family": IDS["A"], "csrf_token": token_in(form)}
    assert ada.post("/brugere", data=half).status_code == 422
    assert ada.post("/brugere", data={**said, "csrf_token": token_in(form)}).status_code == 303
    assert client.get(f"/familie/{IDS['A']}/kort").status_code == 404
    assert IDS["A"] not in client.get("/").text
