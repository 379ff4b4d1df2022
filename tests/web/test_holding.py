"""Hold and Følg op: a meeting is held by plain forms, each answer saved at once; what all there may see is all that shows."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from access.passwords import hashed
from casework.session import Session
from graph.model.people import Assignment, User
from graph.storage.door import Door
from importers import load
from tests.web.controls import forms_of
from tests.web.people import ADA, PASSWORD, house_of, log_in
from tests.web.support import Site
from tovholder.application import Application
from web.meetings.room import STEPS

ANNA = Path(__file__).parents[2] / "tovholder" / "demo" / "anna.yaml"
OURS = {"Sec-Fetch-Site": "same-origin"}
FAMILY, MEETING = "an_familien", "an_m_august"
SMALL = """() => [...document.querySelectorAll('a, button, select, input:not([type=hidden]), summary')].filter(one => {
    const { width, height } = (one.matches('[type=checkbox], [type=radio]') ? one.labels[0] : one).getBoundingClientRect();
    return one.offsetParent && !one.closest('.skips') && (width < 48 || height < 48);
}).map(one => one.outerHTML)"""
"""What is smaller than a finger."""
PLACES = "all => all.map(one => [one.parentElement.dataset.id, one.getAttribute('x'), one.getAttribute('y')])"
HIDDEN = ("Malthe", "Virksomhedskonsulent", "Karin", "Mormor")
"""Of Anna's family and around it, who is not at the meeting and is not seen by all there."""


def hold_of(client: FlaskClient) -> str:
    found = re.search(
        r'href="(/familie/an_familien/moeder/[a-z]{16}/hold)"', client.get(f"/familie/{FAMILY}/moeder").text
    )
    assert found
    return found[1]


def send(client: FlaskClient, path: str, wanted: dict[str, str], **more: Any) -> str:
    """Send the first form of a page that has these controls; gives the address to which it leads."""
    asked = {name: [value] for name, value in wanted.items()}
    form = next(one for one in forms_of(client.get(path).text) if asked.items() <= one.items())
    answer = client.post(path, data={**form, **more}, headers=OURS)
    assert answer.status_code == 303, unescape(answer.text)
    return answer.headers["Location"]


def read(client: FlaskClient, path: str) -> str:
    return unescape(client.get(path).text)


def records(loaded: Application, list: str) -> list[dict[str, Any]]:
    return [item["record"] for item in loaded.session().open(FAMILY)["lists"][list]]


def made(loaded: Application) -> list[dict[str, Any]]:
    """What was agreed at this meeting."""
    return [one for one in records(loaded, "agreements") if one.get("meeting") == MEETING]


def meeting(loaded: Application) -> dict[str, Any]:
    return next(one for one in records(loaded, "meetings") if one["id"] == MEETING)


def test_a_meeting_is_held_and_followed_up(store: Session, client: FlaskClient, loaded: Application) -> None:
    store.store(load(ANNA).case_file, "anna")
    hold = hold_of(client)
    digest = json.loads(client.get(f"{hold}/nyt").text)
    assert f'data-digest="{digest["digest"]}"' in client.get(hold).text, (
        "a screen that shows all there is asks for nothing more"
    )
    at = send(client, hold, {}, participants=meeting(loaded)["participants"])
    assert "Punkt 1 af 6" in read(client, at), "three of the agenda, and what the room asks"
    nobody = client.post(hold, data=_own(client, hold), headers=OURS)
    assert nobody.status_code == 422 and "mindst én" in nobody.text, "what all of nobody may see is asked by nobody"
    # of the agenda what all may see; then what the room itself asks, with those lit whom it is about
    asked = loaded.session().findings(FAMILY)["findings"]
    other = next(one["id"] for one in asked if not {*one["subjects"]} <= {*meeting(loaded)["participants"]})
    body = {"command": "change", "list": "meetings", "key": MEETING, "base": loaded.session().open(FAMILY)["version"]}
    agenda = [{"finding": other}, {"text": "Ferien"}]
    assert loaded.session().edit(FAMILY, {**body, "set": {"agenda": agenda}}).status == 200
    pages = [read(client, f"{hold}?trin=dagsorden&nr={number}") for number in range(4)]
    assert "Punkt 1 af 4" in pages[0] and "Ferien" in pages[0]
    assert "Arbejdsmarked" in pages[1] and "Børn og Familie" in pages[1]
    assert [one for one in pages if 'opacity="0.3"' in one] == pages[2:], "of whom it is known whom it is about"
    # two who do not talk begin to: the map and the questions follow, and nobody else's screen is behind
    at = send(client, f"{hold}?trin=par", {}, answer="yes")
    page = read(client, at)
    assert "taler sammen fra 21. august 2025" in page and "2 par er tilbage" in page
    [told] = [one for one in records(loaded, "ties") if one.get("source") == f"møde {MEETING}"]
    assert (told["status"], told["from"]) == ("documented", "2025-08-21")
    assert json.loads(client.get(f"{hold}/nyt").text) != digest
    # in the family's own words; an agreement has one holder, and is passed on with its chain
    at = send(client, f"{hold}?trin=tavle", {"text": ""}, text="Vi spiser sammen", said_by="an_anna", column="works")
    assert "Vi spiser sammen" in read(client, at)
    send(client, f"{hold}?trin=aftaler", {"text": ""}, text="Ring til skolen", holder="an_familieraadgiver")
    at = send(client, f"{hold}?trin=aftaler", {"to": ""}, to="an_laerer")
    assert "før: Familierådgiver" in read(client, at)
    old, new = sorted(made(loaded), key=lambda one: one["status"] == "open")
    assert (old["status"], old["to"], new["after"], new["from"]) == ("passed", new["from"], old["id"], "2025-08-21")
    refused = client.post(f"{hold}?trin=aftaler", data={**_own(client, hold), "text": "Uden nogen"}, headers=OURS)
    assert refused.status_code == 422 and 'value="Uden nogen"' in refused.text, (
        "nobody was chosen, and what was typed stays"
    )
    # what is decided shows what it does, and is said once; an answer and a dream are somebody's own
    at = send(client, f"{hold}?trin=indsatser", {"engagement": _work(loaded)}, decision="end")
    assert re.search("Så sker der dette|Det ændrer ikke noget", read(client, at))
    send(client, f"{hold}?trin=indsatser", {"engagement": _work(loaded)}, decision="pause")
    [decided] = records(loaded, "priorities")
    assert (decided["decision"], decided["meeting"]) == ("pause", MEETING)
    at = send(client, f"{hold}?trin=status", {"area": ""}, said_by="an_anna", area="economy", step="6")
    assert "Anna: 6 af 10" in read(client, at)
    at = send(client, f"{hold}?trin=status", {"dream": ""}, who="an_anna", dream="En ferie")
    assert "En ferie" in read(client, at)
    at = send(client, f"{hold}?trin=tovholder", {}, actor="an_familiebehandler")
    assert "er valgt til at samle trådene" in read(client, at)
    # nobody shows who is not here and whom not all here may see, on any step
    for step in ("hvem", "dagsorden", "par", "tavle", "aftaler", "indsatser", "status", "tovholder", "slut"):
        told_there = unescape(client.get(f"{hold}?trin={step}").text)
        assert not [name for name in HIDDEN if name in told_there], step
    assert client.get(f"{hold}?trin=ukendt").status_code == 404
    at = send(client, f"{hold}?trin=slut", {})
    assert (meeting(loaded)["status"], meeting(loaded)["coordination"]) == ("held", "named")
    # what came of it, and what is still to be done
    follow = hold.replace("/hold", "/foelg-op")
    assert "kan måske være tovholder" not in read(client, at), "the working view is gone to by choice"
    page = read(client, follow)
    assert "Ring til skolen" in page and "Klasselærer" in page and "taler sammen." in page
    at = send(client, follow, {}, approved="an_anna")
    assert "Anna: har godkendt" in read(client, at) and meeting(loaded)["minutes_approved"] == ["an_anna"]
    send(client, follow, {}, not_approved="an_anna")
    assert "minutes_approved" not in meeting(loaded)
    send(client, follow, {}, scope="family")
    assert [
        one["a"] for one in records(loaded, "ties") if one["kind"] == "coordinates" and one.get("scope") == "family"
    ]
    day = {"date.day": "1", "date.month": "10", "date.year": "2025"}
    send(client, follow, {"date.day": ""}, **day)
    after = next(one for one in records(loaded, "meetings") if one["id"] == meeting(loaded)["next"])
    assert (after["date"], after["status"], after["participants"]) == (
        "2025-10-01",
        "planned",
        meeting(loaded)["participants"],
    )
    assert client.get(f"{follow}?visning=bord").status_code == 404, "nothing of it lies on the table"


def test_whoever_says_that_they_do_not_come_is_not_asked_for(
    store: Session, client: FlaskClient, loaded: Application, case
) -> None:
    given = ANNA.read_text("utf-8").replace(
        "participants: [an_familieraadgiver, an_familiebehandler, an_laerer, an_jobraadgiver, an_anna, an_soester], status: planned",
        "participants: [an_familieraadgiver, an_anna], status: planned",
    )
    store.store(case(given), "anna")
    hold = hold_of(client)
    assert "Mette" in client.get(hold).text and "Malthe" not in client.get(hold).text
    at = send(client, hold, {}, participants=["an_familieraadgiver", "an_anna"])
    assert "Mette" not in read(client, at)
    assert {one["who"]: one["answer"] for one in meeting(loaded)["invited"]} == {
        "an_jobraadgiver": "no",
        "an_soester": "no",
    }
    assert "Malthe" in client.get(f"{hold}?trin=slut").text, "who is left may all see Anna's children"


def test_while_a_family_talks_alone_nothing_of_it_shows_or_is_kept(
    store: Session, client: FlaskClient, loaded: Application, case
) -> None:
    """A family group conference keeps the plan that the family gives, and who accepted it; a cooperation meeting speaks for nobody."""
    asked = "{id: an_m_august, kind: network_meeting"
    given = ANNA.read_text("utf-8")
    store.store(case(given.replace(asked, asked.replace("network_meeting", "family_group_conference"))), "anna")
    hold = hold_of(client)
    alone = read(client, f"{hold}?trin=alene")
    assert "gemmer intet" in alone and "Mette" not in alone and "<svg" not in alone and "<textarea" not in alone
    assert client.post(f"{hold}?trin=alene", data=_own(client, hold), headers=OURS).status_code == 404
    assert [client.get(f"{hold}?trin={step}").status_code for step in ("par", "status", "tavle")] == [404] * 3
    assert "Jeres plan" in read(client, f"{hold}?trin=aftaler")
    follow = hold.replace("/hold", "/foelg-op")
    day = {"accepted.day": "22", "accepted.month": "8", "accepted.year": "2025"}
    at = send(client, follow, {"accepted.day": ""}, accepted_by="an_familieraadgiver", **day)
    assert meeting(loaded)["plan_accepted"] == {"by": "an_familieraadgiver", "date": "2025-08-22"}
    assert "godkendte planen (22. august 2025)" in read(client, at)


def test_whoever_leads_a_meeting_holds_it_to_its_end(store: Session, door: Door, tmp_path: Path) -> None:
    """A meeting leader, who sees no more than who takes part: each step that is offered is done, and nobody else's work is in the way."""
    store.store(load(ANNA).case_file, "anna")
    mette = User.model_validate(
        {"id": "u_mette", "name": "Mette", "login": "mette", "roles": ["meeting_leader"], "unit": "sol_bakkeskolen"}
    )
    house = house_of(
        door, tmp_path, [mette, User.model_validate(ADA)], hashed(PASSWORD), now=datetime(2025, 8, 21, 12, tzinfo=UTC)
    )
    leads = {"id": "as_1", "user": "u_mette", "family": FAMILY, "part": "meeting", "meeting": MEETING}
    store._store.directory().assign([Assignment.model_validate({**leads, "from": "2025-06-01", "by": "u_mette"})])
    client = house.client()
    assert log_in(client, "mette").status_code == 303
    hold = hold_of(client)
    told = read(client, hold)
    assert all(name in told for name in ("Anna", "Jobrådgiver", "Marianne, familiebehandler", "Klasselærer, 3. B"))
    assert "Malthe" not in told and "svømning" not in read(client, f"{hold}?trin=aftaler")
    review = {"command": "review", "as_of": "2025-07-01", "base": "0"}
    own = {"Origin": "http://localhost"}
    refused = client.post(f"/api/v1/families/{FAMILY}/commands", json=review, headers=own)
    assert refused.status_code == 403, "the day follows what she may set, and is not hers to set alone"
    here = ["an_anna", "an_familiebehandler", "an_familieraadgiver", "an_jobraadgiver", "an_laerer"]
    send(client, hold, {}, participants=here)
    assert "Taler " in read(client, f"{hold}?trin=par"), (
        "who sits there is asked, though their work does not show to her"
    )
    send(client, f"{hold}?trin=par", {}, answer="no")
    send(client, f"{hold}?trin=tavle", {"text": ""}, text="Vi spiser sammen", column="works")
    send(client, f"{hold}?trin=aftaler", {"text": ""}, text="Ringer i morgen", holder="an_jobraadgiver")
    send(client, f"{hold}?trin=aftaler", {"of": _promise(client, hold)}, status="done")
    send(client, f"{hold}?trin=tovholder", {}, actor="an_familiebehandler")
    at = send(client, f"{hold}?trin=slut", {})
    assert "noteret som holdt" in read(client, at)
    follow = read(client, hold.replace("/hold", "/foelg-op"))
    assert "Tilføj næste møde" not in follow and "Før det ud i livet" not in follow, (
        "what only whoever is responsible does"
    )


def _promise(client: FlaskClient, hold: str) -> str:
    """What stands for the agreement that can be changed."""
    forms = forms_of(client.get(f"{hold}?trin=aftaler").text)
    return str(next(one["of"][0] for one in forms if "of" in one))


@pytest.mark.browser
def test_two_screens_show_the_same_and_a_lost_connection_loses_nothing(
    site: Site, store: Session, axe: Callable[[Page], list[str]]
) -> None:
    """At the size of a tablet that lies between people, by touch and by keys; each step within one screen there."""
    store.store(load(ANNA).case_file, "anna")
    first = site.page(f"/familie/{FAMILY}/moeder", 1280, 800)
    hold = first.locator("a[href$=hold]").first.evaluate("one => one.href").replace(site.address, "")
    for step in STEPS:
        first.goto(f"{site.address}{hold}?trin={step}")
        assert first.evaluate("document.documentElement.scrollHeight") <= 800, step
        assert axe(first) == [], step
        small = first.evaluate(SMALL)
        assert small == [], (step, small)
    first.set_viewport_size({"width": 360, "height": 740})
    for step in STEPS:
        first.goto(f"{site.address}{hold}?trin={step}")
        assert first.evaluate(
            "[document.documentElement.scrollHeight <= 4400, document.documentElement.scrollWidth]"
        ) == [True, 360]
    first.set_viewport_size({"width": 1280, "height": 800})
    first.goto(f"{site.address}{hold}?trin=tavle")
    second = site.page(f"{hold}?trin=tavle", 1920, 1080)
    # the server is away: what was typed stays, is told of, and is sent again by itself; the other screen follows
    first.route("**/hold?trin=tavle", lambda route: route.abort())
    first.fill("#f-text", "Vi spiser sammen")
    first.get_by_role("button", name="Det virker").click()
    expect(first.locator("[data-away-place]")).to_contain_text("sendes igen")
    expect(first.locator("#f-text")).to_have_value("Vi spiser sammen")
    first.unroute("**/hold?trin=tavle")
    site.faults[:] = [one for one in site.faults if not one.endswith("net::ERR_FAILED")]  # that was meant
    expect(first.locator(".hold-board")).to_contain_text("Vi spiser sammen", timeout=15_000)
    expect(second.locator(".hold-board")).to_contain_text("Vi spiser sammen", timeout=15_000)
    # by keys alone: the question is the first stop, and its answer the next
    first.goto(f"{site.address}{hold}?trin=par")
    yes = first.get_by_role("button", name="Ja", exact=True)
    for _ in range(20):
        first.keyboard.press("Tab")
        if yes.evaluate("one => one === document.activeElement"):
            break
    places = first.eval_on_selector_all(".hold-map g[data-id] > rect.box", PLACES)
    first.keyboard.press("Enter")
    expect(first.locator(".hold-saved")).to_contain_text("taler sammen", timeout=15_000)
    assert first.eval_on_selector_all(".hold-map g[data-id] > rect.box", PLACES) == places, "nobody moves"
    first.locator(".hold-saved button").click()
    expect(first.locator(".hold-panel")).to_contain_text("3 par er tilbage", timeout=15_000)
    follow = f"{site.address}{hold.replace('/hold', '/foelg-op')}"
    for width, height, most in ((1280, 900, 1800), (360, 740, 4400)):
        first.set_viewport_size({"width": width, "height": height})
        first.goto(follow)
        assert first.evaluate("document.documentElement.scrollHeight") <= most
    assert axe(first) == []


def _own(client: FlaskClient, hold: str) -> dict[str, Any]:
    form = next(one for one in forms_of(client.get(f"{hold}?trin=aftaler").text) if "text" in one)
    return dict(form)


def _work(loaded: Application) -> str:
    return next(one["id"] for one in records(loaded, "engagements") if one["actor"] == "an_jobraadgiver")
