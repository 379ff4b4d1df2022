"""A family is changed in forms: what they draw is what is recorded, what they send is done, and what is wrong is told beside it."""

import json
import re
from html import unescape

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.share import some
from tests.web.controls import forms_of
from tovholder.application import Application
from web.editing.family import OpenFamily
from web.editing.forms import data_of, record_of

pytestmark = pytest.mark.by_turns

FAMILY = "/familie/an_familien"
OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def anna(demo, loaded: Application, client: FlaskClient) -> FlaskClient:
    demo("anna")
    return client


def lists_of(loaded: Application) -> dict:
    return loaded.session().open("an_familien")["lists"]


def address(client: FlaskClient, list: str, key: str) -> str:
    with client.application.test_request_context():
        family = OpenFamily({"id": "an_familien"}, "da")
        return f"{FAMILY}/ret/{list}/{family.handle(list, key)}"


def sent(client: FlaskClient, path: str, form: int = 0, /, **more: object) -> TestResponse:
    controls = forms_of(client.get(path).text)[form]
    return client.post(path, data={**controls, **more}, headers=OURS)


def test_each_record_is_drawn_as_it_is_recorded(anna: FlaskClient, loaded: Application) -> None:
    """Some records of each list: what the browser would send of a form that nobody touched is what is recorded."""
    lists = lists_of(loaded)
    for list, items in lists.items():
        for item in some(items, 3):
            page = anna.get(address(anna, list, item["key"]))
            assert page.status_code == 200, (list, item)
            form = forms_of(page.text)[0]
            assert record_of(list, form, "da") == record_of(list, data_of(list, item["record"], "da"), "da"), item
    assert all(lists[name] for name in ("members", "engagements", "ties", "meetings", "consents"))


def test_a_record_is_corrected_with_a_receipt_and_undone_from_the_head(anna: FlaskClient, loaded: Application) -> None:
    item = lists_of(loaded)["members"][0]
    path = f"{address(anna, 'members', item['key'])}?til={FAMILY}/personer"
    answer = sent(anna, path)
    assert (answer.status_code, answer.location) == (303, f"{FAMILY}/personer?kvittering=intet")
    assert "Der var intet at ændre." in anna.get(answer.location or "").text
    answer = sent(anna, path, name="Annabel")
    assert answer.status_code == 303
    page = unescape(anna.get(answer.location or "").text)
    assert "Annabel" in page and "Gemt:" in page and "Fortryd: Annabel rettet" in page
    [undo, *_] = [form for form in forms_of(page) if "aendring" in form]
    back = anna.post(f"{FAMILY}/fortryd", data=undo, headers=OURS)
    assert back.status_code == 303
    assert lists_of(loaded)["members"][0] == item
    assert "Fortryd: Annabel rettet" not in unescape(anna.get(f"{FAMILY}/personer").text)


def test_a_new_status_says_from_which_day_on_it_is_so(anna: FlaskClient, loaded: Application) -> None:
    """Else what is paused today would be recorded as paused on the day of the file, which may be years ago."""
    item = next(one for one in lists_of(loaded)["engagements"] if one["record"]["status"] == "active")
    path = address(anna, "engagements", item["key"])
    day = {"_since.day": "4", "_since.month": "8", "_since.year": "2025"}
    future = sent(anna, path, status="paused", **{**day, "_since.year": "2999"})
    assert future.status_code == 422
    assert "#f-_since" in future.text
    assert sent(anna, path, status="paused", **day).status_code == 303
    family = loaded.session().open("an_familien")
    assert family["as_of"] == "2025-08-04"
    assert (
        next(one for one in family["lists"]["engagements"] if one["key"] == item["key"])["record"]["status"] == "paused"
    )


def test_what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays(anna: FlaskClient) -> None:
    path = f"{FAMILY}/ret/members/ny"
    answer = sent(anna, path, name="Ida", birth_year="to tusind", **{"lives_in.0.home": "an_hjem", "lives_in.0.from.day": "31", "lives_in.0.from.month": "2", "lives_in.0.from.year": "2020"})  # fmt: skip
    assert answer.status_code == 422
    page = unescape(answer.text)
    assert 'value="to tusind"' in page and 'value="Ida"' in page
    assert re.findall(r'<a href="(#f-[^"]*)">([^<]*)</a>', page) == [
        ("#f-kind", "Barn eller voksen? Vælg et svar."),
        ("#f-birth_year", "Fødselsår: Skriv et helt tal."),
        ("#f-lives_in.0.from", "Fra: Den dato findes ikke. Skriv dag, måned og år; dag og måned må være tomme."),
    ]
    for id in ("f-kind", "f-birth_year", "f-lives_in.0.from"):
        assert f'id="{id}"' in page


def test_two_who_change_the_same_see_both_and_theirs_is_chosen(anna: FlaskClient, loaded: Application) -> None:
    item = lists_of(loaded)["members"][0]
    path = address(anna, "members", item["key"])
    [old, *_] = forms_of(anna.get(path).text)
    assert sent(anna, path, name="Annabel").status_code == 303
    answer = anna.post(path, data={**old, "name": "Anne", "birth_year": "1991"}, headers=OURS)
    assert answer.status_code == 409
    page = unescape(answer.text)
    assert "Nu står der: Annabel" in page and "Du skrev: Anne" in page and "Annabel rettet" in page
    [again, *_] = forms_of(page)
    assert again["_choose.name"] == ["theirs"] and again["name"] == ["Anne"] and again["_base"] != old["_base"]
    assert anna.post(path, data=again, headers=OURS).status_code == 303
    record = lists_of(loaded)["members"][0]["record"]
    assert (record["name"], record["birth_year"]) == ("Annabel", 1991)
    assert anna.post(path, data={**again, "_request": "x", "_choose.name": "yours"}, headers=OURS).status_code == 303
    assert lists_of(loaded)["members"][0]["record"]["name"] == "Anne"


def test_a_record_is_ended_and_one_that_others_name_is_removed_with_them(
    anna: FlaskClient, loaded: Application
) -> None:
    lists = lists_of(loaded)
    work = next(
        item for item in lists["engagements"] if item["record"]["status"] == "active" and "to" not in item["record"]
    )
    path = f"{address(anna, 'engagements', work['key'])}?dato=2025-06-01"
    assert sent(anna, path, 1, stopped_reason="other").status_code == 303
    record = next(item["record"] for item in lists_of(loaded)["engagements"] if item["key"] == work["key"])
    assert (record["status"], record["to"], record["stopped_reason"]) == ("ended", "2025-06-01", "other")
    person = lists["private_network"][0]
    path = address(anna, "private_network", person["key"])
    answer = sent(anna, path, 2 if "slut" in anna.get(path).text else 1, reason="mistake")
    assert answer.status_code == 409
    form = next(form for form in forms_of(answer.text) if form.get("_act") == ["slet"])
    others = re.findall(r'name="_with" value="([^"]*)"', unescape(answer.text))
    assert others and form["reason"] == ["mistake"]
    answer = anna.post(path, data={**form, "_with": others}, headers=OURS)
    if "unbar" in answer.text:  # who must not be contacted is barred no longer: that is said twice
        assert answer.status_code == 409
        form = next(form for form in forms_of(answer.text) if form.get("_act") == ["slet"])
        assert form["_with"] == others
        answer = anna.post(path, data={**form, "_confirm": "unbar"}, headers=OURS)
    assert answer.status_code == 303
    assert person["key"] not in {item["key"] for item in lists_of(loaded)["private_network"]}


def test_somebody_who_is_there_is_found_before_somebody_new_is_added(anna: FlaskClient, loaded: Application) -> None:
    path = f"{FAMILY}/ret/engagements/ny"
    page = unescape(anna.get(f"{path}?navn=Mariane").text)
    assert "et navn, der ligner" in page and "En ny: Mariane" in page
    chosen = re.findall(r'href="([^"]*fagperson=[a-z]{16}[^"]*)"', page)[0]
    [form] = forms_of(anna.get(chosen).text)
    assert form["actor"] != [""]
    new = f"{path}?navn=Rikke&fagperson=ny"
    said = {
        "new_actor.kind": "professional",
        "new_unit.name": "Unge i job",
        "new_unit.level": "team",
        "at": "office",
        "status": "active",
    }
    assert sent(anna, new, **said).status_code == 303
    opened = loaded.session().open("an_familien")
    rikke = next(actor for actor in opened["actors"] if actor["name"] == "Rikke")
    assert next(unit["name"] for unit in opened["units"] if unit["id"] == rikke["unit"]) == "Unge i job"


def test_the_small_forms_do_what_they_say(anna: FlaskClient, loaded: Application) -> None:
    session = loaded.session()
    lists = lists_of(loaded)
    with anna.application.test_request_context():
        family = OpenFamily({"id": "an_familien"}, "da")
        a, b = (family.handle("actors", actor["id"]) for actor in session.open("an_familien")["actors"][:2])
    contact = f"{FAMILY}/kontakt?a={a}&b={b}&dato=2025-06-01"
    assert "checked" not in anna.get(contact).text, "no answer is chosen before"
    assert sent(anna, contact).status_code == 422
    assert sent(anna, contact, answer="no").status_code == 303
    assert len(lists_of(loaded)["ties"]) >= len(lists["ties"])
    row = anna.get(f"{FAMILY}/personer?dato=2025-06-01").text
    assert f'name="a" value="{a}"' in row and f'name="b" value="{b}"' in row, "it is asked in the row of either"
    question = session.findings("an_familien")["findings"][0]
    decide = f"{FAMILY}/afgoer?valgt={question['id']}"
    assert sent(anna, decide).status_code == 422
    assert sent(anna, decide, state="dismissed", reason="by_design").status_code == 303
    status = next(
        one["status"]["state"] for one in session.findings("an_familien")["findings"] if one["id"] == question["id"]
    )
    assert status == "dismissed"
    chosen = {"actor": session.open("an_familien")["actors"][0]["id"], "scope": "family"}
    page = anna.get(f"{FAMILY}/tovholder/vaelg?dato=2025-06-01").text
    assert anna.post(f"{FAMILY}/tovholder", data={**forms_of(page)[0], **chosen}, headers=OURS).status_code == 303
    assert any(item["record"].get("scope") == "family" and item["record"]["from"] == "2025-06-01" for item in lists_of(loaded)["ties"] if item["record"]["kind"] == "coordinates")  # fmt: skip
    review = f"{FAMILY}/gennemgang"
    assert sent(anna, review).status_code == 303
    assert session.open("an_familien")["as_of"] == session.today().isoformat()


def test_somebody_who_helps_other_families_is_found_and_not_recorded_twice(
    demo, client: FlaskClient, loaded: Application, case
) -> None:
    demo("anna")
    other = {
        "id": "f_2",
        "name": "To",
        "engagements": [{"id": "e", "actor": "x_rikke", "for": [], "at": "office", "status": "active"}],
    }
    actors = [{"id": "x_rikke", "name": "Rikke Å. Holm", "kind": "professional", "unit": "x_jc"}]
    units = [{"id": "x_jc", "name": "Ungehuset", "level": "team"}]
    file = {
        "tovholder": 1,
        "municipality": "Solbæk Kommune",
        "as_of": "2025-06-30",
        "units": units,
        "actors": actors,
        "families": [other],
    }
    loaded.session().store(case(json.dumps(file)), "to")
    page = unescape(client.get(f"{FAMILY}/ret/engagements/ny?navn=rikke%20holm").text)
    assert "Rikke Å. Holm (Ungehuset)" in page
    [chosen] = re.findall(r'href="([^"]*fagperson=[a-z]{16}[^"]*)">Rikke', page)
    form = unescape(client.get(chosen).text)
    assert '<option value="x_rikke" selected>Rikke Å. Holm (Ungehuset)</option>' in form
    assert "Rikke" in unescape(sent(client, chosen, at="").text), (
        "who was chosen is still named where something is wrong"
    )
    assert sent(client, chosen, at="office", status="active").status_code == 303
    assert "x_rikke" in {item["record"]["actor"] for item in lists_of(loaded)["engagements"]}


def test_from_the_history_a_change_is_undone_and_done_again(anna: FlaskClient, loaded: Application) -> None:
    item = lists_of(loaded)["members"][0]
    assert sent(anna, address(anna, "members", item["key"]), name="Annabel").status_code == 303
    for link, name in (("Fortryd", item["record"]["name"]), ("Gør det igen", "Annabel")):
        page = unescape(anna.get(f"{FAMILY}/aendringer").text)
        way = re.findall(rf'<a href="([^"]*/fortryd[^"]*)">{link}<', page)[0]
        assert sent(anna, way, -1).status_code == 303
        assert lists_of(loaded)["members"][0]["record"]["name"] == name


def test_the_cell_of_the_map_is_a_suggestion_and_no_more(anna: FlaskClient, loaded: Application) -> None:
    new = "fagperson=ny&navn=Rikke"
    page = unescape(anna.get(f"{FAMILY}/ret/engagements/ny?{new}&omraade=health&ring=1").text)
    units = page[page.index('id="f-new_actor.unit"') :].partition("</select>")[0]
    first = units[units.index('<optgroup label="Passer til stedet">') : units.index("</optgroup>")]
    assert "Lægehuset ved Åen" in first and "Jobcenter" not in first and "Jobcenter" in units
    [form] = forms_of(page)
    assert form["per_week.how"] == ["weekly"] and form["new_actor.unit"] == [""]
    [form] = forms_of(anna.get(f"{FAMILY}/ret/private_network/ny?gruppe=friends&naerhed=3").text)
    assert (form["tie.closeness"], form["tie.b"], form["relation"]) == (["3"], [""], [""])
    a, b = (address(anna, "private_network", id).rpartition("/")[2] for id in ("an_soester", "an_mormor"))
    [form] = forms_of(anna.get(f"{FAMILY}/ret/private_ties/ny?a={a}&b={b}").text)
    assert (form["a"], form["b"], form["closeness"]) == (["an_soester"], ["an_mormor"], [""])
    odd = "omraade=x&ring=9&gruppe=x&naerhed=x&a=x&b=x"
    for list in ("private_network", "private_ties", "ties"):
        assert anna.get(f"{FAMILY}/ret/{list}/ny?{odd}").status_code == 200
    assert loaded.session().changes("an_familien")["changes"] == []
