"""Hent fra fil: case files, tables and other tools' files by a page alone; nothing is stored too early, and nothing of a file stays."""

import io
import json
import random
import re
import stat
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Page
from werkzeug.test import TestResponse

from casework.session import Session
from graph.checks import check_document
from importers import to_yaml
from tests.case_files import CASES
from tests.sessions import door_of
from tests.web.people import ADA, RITA, House, house_on, log_in, token_in
from tests.web.support import TOKEN, Site, app_on, application, running
from tests.window import Window
from web.imports import kept, work
from web.imports.deciding import field_of
from web.imports.kept import Uploads, named_as

pytestmark = pytest.mark.by_turns

IMPORTED = Path(__file__).parents[1] / "importers" / "cases"
OURS = {"Origin": "http://localhost"}
HEAD = ["Navn", "Rolle", "Afdeling", "CPR-nr.", "Indsats", "Til", "Sted", "Fra", "Gange/uge"]
DECIDED = {
    "Fam.beh.": "Familiebehandling",
    "Kontaktperson": "Støtte- og kontaktperson (SKP)",
    "Rådgivning": "Familierådgiver / børnerådgiver (myndighed)",
    "Hjemme": "I familiens hjem",
    "I hjemmet": "I familiens hjem",
    "Kontor": "På kontor",
    "Sofie": "Et barn i familien",
    "Storm": "Et barn i familien",
    "alle": "Hele familien",
}


def numbers(count: int) -> list[str]:
    """CPR-like numbers, made now: none stands in a file of ours."""
    chance = random.Random(3)
    return [
        f"{chance.randint(1, 28):02}{chance.randint(1, 12):02}{chance.randint(70, 99)}-{chance.randint(1000, 3999)}"
        for _ in range(count)
    ]


def workbook(path: Path, *, mended: bool = False) -> list[str]:
    """A list of helpers as people keep it: a merged title, two spellings of one place, a column of numbers, dates in three forms."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Hjælpere"
    sheet.append(["Hjælpere omkring Sofie og Storm"])
    sheet.merge_cells("A1:I1")
    sheet.append([])
    sheet.append(HEAD)
    cpr = numbers(3)
    sheet.append(
        [
            "Mona Holm",
            "Familiebehandler",
            "Familiehuset",
            cpr[0],
            "Fam.beh.",
            "Sofie og Storm",
            "Hjemme",
            date(2025, 3, 1),
            1,
        ]
    )
    sheet.append(
        [
            "Ole Lind",
            "Kontaktperson",
            "Ungecenter Syd",
            cpr[1],
            "Kontaktperson",
            "Sofie",
            "I hjemmet",
            "1/2 2026",
            "0,5",
        ]
    )
    wrong = ["dec. 2025", 2] if mended else ["foråret 2025", "to"]
    sheet.append(["Mette Dam", "Sagsbehandler", "Familieafdelingen", cpr[2], "Rådgivning", "alle", "Kontor", *wrong])
    book.save(path)
    return cpr


@pytest.fixture
def app(store: Session, tmp_path: Path) -> Flask:
    made = application(door_of(store))
    return app_on(replace(made, settings=replace(made.settings, data=tmp_path / "data", max_file_mb=0.3)))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    client = app.test_client()
    assert client.get(f"/?adgang={TOKEN}").status_code == 303
    return client


def post(client: FlaskClient, token: str = "", **said: Any) -> TestResponse:
    files = {name: value for name, value in said.items() if isinstance(value, tuple)}
    return client.post(
        "/hent",
        data={**said, "csrf_token": token},
        headers=OURS,
        content_type="multipart/form-data" if files else None,
    )


def bring(client: FlaskClient, name: str, content: bytes, token: str = "", **said: Any) -> TestResponse:
    return post(client, token, handling="hent", tabel=(io.BytesIO(content), name), **said)


def id_of(answer: TestResponse) -> str:
    if answer.location:
        return parse_qs(urlsplit(answer.location).query)["fil"][0]
    found = re.search(r'name="fil" value="([^"]+)"', answer.text)
    assert found, answer.text
    return found[1]


def on_disk(folder: Path) -> list[Path]:
    """What lies in the folder of files on their way in."""
    return [path for path in (folder / "data" / "uploads").rglob("*") if path.is_file() and path.name != "lock"]


def test_a_case_file_is_told_with_its_lines_stored_whole_and_undone(
    client: FlaskClient, store: Session, tmp_path: Path
) -> None:
    text = (CASES / "anna.yaml").read_text("utf-8")
    wrong = text.replace("kind: child", "kind: boy", 1).replace("status: active", "status: on", 1)
    answer = bring(client, "anna.yaml", wrong.encode())
    assert answer.status_code == 422
    lines = sorted(int(line) for line in re.findall(r"Linje (\d+)", answer.text))
    at = [number for number, line in enumerate(wrong.splitlines(), 1) if "kind: boy" in line or "status: on" in line]
    assert lines == at
    assert "Intet er gemt" in answer.text
    assert store.sources() == []
    before = id_of(answer)
    answer = bring(client, "anna.yaml", text.encode(), fil=before)
    assert answer.status_code == 303
    [path] = on_disk(tmp_path)  # the one before it went
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    upload = id_of(answer)
    page = client.get(answer.location).text
    assert "Det bliver gemt" in page
    assert "Indsatser" in page
    assert store.sources() == []
    answer = post(client, handling="gem", fil=upload)
    assert answer.status_code == 303
    assert store.sources() == ["anna"]
    assert on_disk(tmp_path) == []
    receipt = client.get(answer.location).text
    assert "anna.yaml er gemt" in receipt
    assert "/familie/annas_familie" in receipt
    key = re.search(r'name="import" value="([^"]+)"', receipt)
    assert key
    assert post(client, handling="fortryd", **{"import": key[1]}).status_code == 303
    assert store.sources() == []
    assert post(client, handling="fortryd", **{"import": key[1]}).status_code == 409
    assert client.get(f"/hent?fil={upload}").text.count("er her ikke længere") == 1


def choices(form: dict[str, str], word: str, list: str, code: str) -> None:
    form[field_of(list, word)] = code


def test_a_list_is_decided_mended_stored_remembered_and_no_number_is_shown(
    client: FlaskClient, store: Session, tmp_path: Path
) -> None:
    cpr = workbook(tmp_path / "liste.xlsx")
    workbook(tmp_path / "mended.xlsx", mended=True)
    answer = bring(client, "liste.xlsx", (tmp_path / "liste.xlsx").read_bytes())
    assert answer.status_code == 303, answer.text
    pages = [answer.text, client.get(answer.location).text]
    upload = id_of(answer)
    assert "CPR-numre: bliver ikke hentet" in pages[-1]
    assert "Mona Holm" in pages[-1]
    shown = dict(re.findall(r'name="(k\w{16})" aria-label[^>]*>.*?<option value="([\w.]+)" selected', pages[-1]))
    assert shown[field_of("Hjælpere", "Navn")] == "actor.name"
    assert field_of("Hjælpere", "CPR-nr.") not in shown
    answer = post(client, handling="vaelg", fil=upload, videre="ja", **shown)
    assert answer.status_code == 422
    assert "Skriv, hvem listen handler om" in answer.text
    assert "Skriv den dag" in answer.text
    form: dict[str, str] = {**shown, "familie": "Sofie & Storm", "dag": "31-05-2026"}
    for list, words in {
        "services": {"Fam.beh.": "family_treatment", "Kontaktperson": "outreach_contact_person", "Rådgivning": "text"},
        "places": {"Hjemme": "home", "I hjemmet": "home", "Kontor": "office"},
        "people": {"Sofie": "child", "Storm": "child", "alle": "family"},
    }.items():
        for word, code in words.items():
            choices(form, word, list, code)
    answer = post(client, handling="vaelg", fil=upload, **form)
    pages.append(client.get(answer.location).text)
    assert "ord skal afgøres" in pages[-1] or "Alle ord er afgjort" in pages[-1]
    answer = post(client, handling="vaelg", fil=upload, videre="ja", **form)
    pages.append(answer.text)
    assert answer.status_code == 422
    for place in ("Hjælpere H6", "Hjælpere I6"):
        assert place in answer.text
    assert "mappingen" not in answer.text  # it is told with what stands on the page
    sheet = openpyxl.load_workbook(io.BytesIO(client.get(f"/hent/fejl.xlsx?fil={upload}").data)).active
    assert sheet is not None
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert len(found) >= 3
    assert store.sources() == []
    mapping = client.get(f"/hent/mapping.yaml?fil={upload}").text
    assert "tovholder_mapping: 1" in mapping
    # mended in Excel, and brought in again: what was decided is not asked again
    answer = bring(client, "liste.xlsx", (tmp_path / "mended.xlsx").read_bytes(), fil=upload)
    assert answer.status_code == 303, re.findall(r"<td>[^<]*</td>", answer.text)
    upload = id_of(answer)
    pages.append(client.get(answer.location).text)
    assert "Det bliver gemt" in pages[-1]
    answer = post(client, handling="gem", fil=upload, husk="Hjælpere")
    pages.append(client.get(answer.location).text)
    [source] = store.sources()
    stored = store.case_file(source)
    assert stored
    [family] = stored.families
    assert (family.name, len(family.engagements), len(family.members)) == ("Sofie & Storm", 3, 2)
    assert {one.at for one in family.engagements} == {f"{family.id}_hjem", "office"}
    told = "".join([*pages, str(found), mapping, to_yaml(stored)])
    assert not [one for number in cpr for one in (number, number.replace("-", "")) if one in told]
    # the next time: the saved choices, and nothing new in the file
    page = client.get("/hent").text
    saved = re.search(r'<option value="(\w{40})">Hjælpere<', page)
    assert saved
    answer = bring(client, "liste.xlsx", (tmp_path / "mended.xlsx").read_bytes(), mapping=saved[1])
    upload = id_of(answer)
    answer = post(client, handling="vaelg", fil=upload, videre="ja", **form)
    page = client.get(answer.location).text
    assert "ikke noget nyt" in page
    assert "hentet før" in page
    post(client, handling="slip", fil=upload)
    assert on_disk(tmp_path) == []
    post(client, handling="glem", mapping=saved[1])
    assert "Dine gemte valg" not in client.get("/hent").text


def test_families_without_an_error_are_taken_and_a_mapping_by_hand_is_read(client: FlaskClient, store: Session) -> None:
    mapping = """tovholder_mapping: 1
name: behov
as_of: 2026-05-31
family: {column: Sag, name: {column: Navn}}
tables: [{sheet: 1, rows: [{member: {name: {column: Barn}, kind: {value: child}, birth_year: {column: Født}}}]}]
"""
    table = "Sag;Navn;Barn;Født\nf1;Et;Ada;2015\nf2;To;Bo;hm\n"
    broken = bring(
        client, "b.csv", table.encode(), mappingfil=(io.BytesIO(b"tovholder_mapping: 2\nname: x\n"), "m.yaml")
    )
    assert broken.status_code == 422
    assert (
        bring(
            client, "b.csv", table.encode(), mappingfil=(io.BytesIO(f"# {numbers(1)[0]}".encode()), "m.yaml")
        ).status_code
        == 422
    )
    answer = bring(client, "b.csv", table.encode(), mappingfil=(io.BytesIO(mapping.encode()), "m.yaml"))
    upload = id_of(answer)
    assert "<textarea" in client.get(answer.location).text
    answer = post(client, handling="vaelg", fil=upload, videre="ja", mappingtekst=mapping)
    assert "1 af 2 familier har ingen fejl" in answer.text
    answer = post(client, handling="del", fil=upload)
    assert "1 familie er holdt ude" in client.get(answer.location).text
    assert post(client, handling="gem", fil=upload).status_code == 303
    assert [entry.id for entry in store.families()] == ["f1"]


def test_which_of_several_is_chosen_and_each_record_stands_in_the_account(client: FlaskClient, store: Session) -> None:
    """A map in two versions, two interviews of one case: which one is asked, and what becomes of each record is told before it is stored."""
    book = json.loads((IMPORTED / "ring_map.easynwk.json").read_text("utf-8-sig"))
    [first] = [one for one in book["versions"] if one["id"] == book["currentVersion"]]
    title = "Inden mødet"
    book["versions"] = [
        first,
        {**first, "id": 77, "title": title, "nwk": {**first["nwk"], "alteri": [], "connections": []}},
    ]
    answer = bring(client, "kort.json", json.dumps(book).encode(), slags="easynwk")
    fil = id_of(answer)
    for version, people in ((first["id"], 2), (77, 1)):
        page = client.get(f"/hent?fil={fil}").text
        assert re.search(rf'<option value="{version}" selected>', page)
        assert title in page
        account = json.loads(client.get(f"/hent/regnskab.json?fil={fil}").data)
        assert sum(account["read"].values()) == len(account["records"])
        assert sum(account["counts"].get(list, 0) for list in ("members", "private_network", "actors")) >= people
        assert "hører til en anden udgave" in page
        assert post(client, handling="vaelg", fil=fil, udgave="77", videre="ja").status_code == 303
    assert account["counts"] == {"units": 0, "actors": 0, "families": 1, "members": 1}
    assert post(client, handling="slip", fil=fil).status_code == 303
    twice = (IMPORTED / "interviews.graphml").read_text("utf-8")
    cases = re.findall(r'nc:caseId="([^"]+)"', twice)
    answer = bring(client, "interview.graphml", twice.replace(cases[1], cases[0]).encode(), slags="network-canvas")
    assert answer.status_code == 422
    fil, ids = id_of(answer), re.findall(r'<option value="([^"]+)"', answer.text)
    assert len(ids) == 2
    assert post(client, handling="vaelg", fil=fil, udgave=ids[1], videre="ja").status_code == 303
    page = client.get(f"/hent?fil={fil}").text
    assert f'<option value="{ids[1]}" selected>' in page
    stored = post(client, handling="gem", fil=fil)
    assert stored.status_code == 303
    assert len(store.families()) == 1


def test_who_may_be_recorded_twice_is_decided_and_taken_back_on_the_page(client: FlaskClient, store: Session) -> None:
    """Actors are made one, or told apart; of two families it is recorded; each is undone from its receipt, to the byte."""
    child = {"kind": "child", "birth_year": 2011}
    for number, name in enumerate(("Ole Bæk", "Ole Baek")):
        family, actor = f"f{number}", f"a_{number}"
        members = [{"id": f"{family}_{one}", "name": one, **child} for one in ("Bo", "Ea")]
        work = {"id": "e", "actor": actor, "for": "family", "at": "unknown", "status": "active", "service": "mentor"}
        said = {"id": family, "name": f"Hus {number}", "members": members, "engagements": [work]}
        actors = [{"id": actor, "name": name, "kind": "professional"}]
        made = check_document({"tovholder": 1, "as_of": "2026-01-01", "actors": actors, "families": [said]}).case_file
        assert made
        store.store(made, family)

    def exported() -> list[str]:
        return [to_yaml(file) for file in map(store.case_file, store.sources()) if file]

    before = exported()
    assert "/hent?ens=ja" in client.get("/hent").text
    page = client.get("/hent?ens=ja").text
    assert [name in page for name in ("Ole Bæk", "Ole Baek", "Hus 0", "Hus 1", "samme navn")] == [True] * 5
    for svar, one, other in (("ens", "a_0", "a_1"), ("forskellige", "a_0", "a_1"), ("ens", "f0", "f1")):
        asked = {"handling": "ens", "svar": svar, "en": one, "anden": other}
        answer = post(client, **asked)
        assert answer.status_code == 303, answer.text
        page = client.get(answer.location or "").text
        assert f'name="en" value="{one}"' not in page
        [key] = re.findall(r'name="aendring" value="([^"]+)"', page)
        assert post(client, handling="ens", aendring=key).status_code == 303
        page = client.get("/hent?ens=ja").text
        assert f'name="en" value="{one}"' in page
    assert exported() == before
    wrong = [{"svar": "ens", "en": "a_0", "anden": "nobody"}, {"aendring": "x"}, {"aendring": "nobody/x"}, {}]
    assert [post(client, handling="ens", **one).status_code for one in wrong] == [404] * 4


def test_what_is_no_file_of_ours_is_refused_as_what_it_is(client: FlaskClient, store: Session) -> None:
    for name, content, status, told in (
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", 415, "slags|.xlsx"),
        ("a.pdf", b"%PDF", 415, "Flere valg"),
        ("a.xlsx", b"PK\x03\x04 no workbook", 422, "xlsx"),
        ("a.csv", b"", 422, "tom"),
    ):
        answer = bring(client, name, content)
        assert (answer.status_code, bool(re.search(told, answer.text))) == (status, True), (name, answer.status_code)
    assert bring(client, "a.csv", b"x" * 310_000).status_code == 413
    unread = {"CONTENT_LENGTH": "600000", "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    assert client.post("/hent", headers=OURS, environ_overrides=unread).status_code == 413
    assert post(client, handling="hent").status_code == 422
    assert post(client, handling="andet").status_code == 404
    assert post(client, handling="gem", fil="x").status_code == 404
    empty = client.get("/hent/tom.xlsx").data
    answer = bring(client, "tom.xlsx", empty)  # our own: nothing to decide, and what is missing is told
    assert answer.status_code == 422
    assert store.sources() == []


def test_a_large_file_has_a_process_of_its_own_and_other_pages_go_on(
    client: FlaskClient, store: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "AT_ONCE", 0)
    answer = bring(client, "anna.yaml", (CASES / "anna.yaml").read_bytes())
    upload = id_of(answer)
    page = client.get(answer.location)
    assert page.headers.get("Refresh")
    assert "Vi læser anna.yaml" in page.text
    assert client.get("/").status_code == 200
    assert client.get(f"/hent/stand?fil={upload}").status_code == 204
    for _ in range(600):
        if client.get(f"/hent/stand?fil={upload}").status_code == 200:
            break
        time.sleep(0.1)
    assert "er i orden" in client.get(answer.location).text
    assert {stat.S_IMODE(path.stat().st_mode) for path in on_disk(tmp_path)} == {0o600}
    answer = bring(client, "b.yaml", (CASES / "anna.yaml").read_bytes())
    post(client, handling="slip", fil=id_of(answer))  # in the middle
    post(client, handling="slip", fil=upload)
    assert on_disk(tmp_path) == []


def test_files_are_thrown_away_in_time_and_a_name_tells_nothing(tmp_path: Path) -> None:
    now = [0.0]
    uploads = Uploads(tmp_path, lambda: now[0])
    one = uploads.begin("a", "liste.csv", "table", io.BytesIO(b"x"))
    assert uploads.find(one.id, "b") is None
    now[0] = kept.LONGEST - 1.0
    assert uploads.find(one.id, "a") is one
    now[0] += kept.LONGEST + 1
    assert uploads.find(one.id, "a") is None
    assert not one.folder.exists()
    many = [uploads.begin("a", f"{n}.csv", "table", io.BytesIO(b"x")) for n in range(kept.MOST + 1)]
    assert [one.folder.exists() for one in many] == [False, *[True] * kept.MOST]
    left = tmp_path / "left"
    left.mkdir()
    (left / "lock").touch()
    Uploads(tmp_path, lambda: now[0])
    assert not left.exists()
    assert many[-1].folder.exists()  # of a process that lives
    uploads.end_all("a")
    assert not many[-1].folder.exists()
    assert named_as(f"{numbers(1)[0]} liste.xlsx") == "fil.xlsx"
    assert [named_as(name) for name in ("../a.csv", "c:\\x\\å.csv", ".x", "")] == ["a.csv", "å.csv", "fil", "fil"]


def test_only_who_may_bring_in_has_the_page_and_a_log_out_ends_it(store: Session, tmp_path: Path) -> None:
    lis = {**RITA, "id": "u_lis", "name": "Lis", "login": "lis", "may": ["import"]}
    house: House = house_on(door_of(store), tmp_path, [ADA, RITA, lis])
    made = house.app.extensions["tovholder"]
    house.app.extensions["tovholder"] = replace(made, settings=replace(made.settings, data=tmp_path / "data"))
    rita, other, mine = house.client(), house.client(), house.client()
    log_in(rita, "rita")
    assert rita.get("/hent").status_code == 403
    assert "Hent fra fil" not in rita.get("/").text
    log_in(mine, "lis")
    log_in(other, "lis")
    page = mine.get("/hent")
    assert "Hent fra fil" in mine.get("/").text
    answer = bring(mine, "anna.yaml", (CASES / "anna.yaml").read_bytes(), token_in(page))
    assert "er i orden" in mine.get(answer.location).text
    assert "er her ikke længere" in other.get(answer.location).text  # of another login
    assert len(on_disk(tmp_path)) == 1
    assert mine.post("/log-ud", data={"csrf_token": token_in(page)}).status_code == 303
    assert on_disk(tmp_path) == []
    log_in(mine, "lis")
    page = mine.get("/hent")
    answer = bring(mine, "anna.yaml", (CASES / "anna.yaml").read_bytes(), token_in(page))
    assert post(mine, token_in(page), handling="gem", fil=id_of(answer)).status_code == 303
    assert mine.get("/familie/annas_familie/kort").status_code == 200  # responsible from now on
    assert rita.get("/familie/annas_familie/kort").status_code == 404


# --- in a browser -------------------------------------------------------------------------------------------


@pytest.mark.browser
def test_from_a_list_in_excel_to_a_map_by_the_page_alone(
    app: Flask, window: Window, tmp_path: Path, axe: Callable[[Page], list[str]]
) -> None:
    """What a caseworker does with her own list: errors, mended in the workbook, and a map; at two widths, and axe at each step."""
    cpr = workbook(tmp_path / "liste.xlsx")
    seen: list[str] = []

    def looked_at(page: Page) -> None:
        seen.append(page.content())
        for width, window, most in ((360, 740, 4400), (1280, 900, 1800)):
            page.set_viewport_size({"width": width, "height": window})
            tall, wide = page.evaluate(
                "() => [document.documentElement.scrollHeight, document.documentElement.scrollWidth]"
            )
            assert tall <= most, (page.url, width, tall)
            assert wide <= width, (page.url, width, wide)
        assert axe(page) == []

    with running(app) as address:
        site = Site(address, window, allowed={422})
        site.context.add_cookies([{"name": f"tovholder_{urlsplit(address).port}", "value": TOKEN, "url": address}])
        page = site.page("/")
        page.get_by_role("link", name="Hent fra fil").first.click()
        looked_at(page)
        page.set_input_files("#tabel", tmp_path / "liste.xlsx")
        page.get_by_role("button", name="Hent filen").click()
        page.fill("#familie", "Sofie og Storm")
        page.fill("#dag", "31-05-2026")
        for word, meaning in DECIDED.items():
            page.get_by_label(word, exact=True).select_option(label=meaning)
        page.get_by_role("button", name="Vis, hvad det bliver til").click()
        page.get_by_text("Alle ord er afgjort").wait_for()
        looked_at(page)
        page.get_by_role("button", name="Se efter, om alt er i orden").click()
        page.get_by_text("2 ting skal rettes").wait_for()
        looked_at(page)
        workbook(tmp_path / "liste.xlsx", mended=True)
        page.set_input_files("#tabel", tmp_path / "liste.xlsx")
        page.get_by_role("button", name="Hent den igen").click()
        page.get_by_text("er i orden").wait_for()
        page.get_by_text("Regnskabet: hvad der bliver af hver række").click()
        looked_at(page)
        page.get_by_role("button", name="Gem").click()
        page.get_by_role("button", name="Fortryd det hele").wait_for()
        looked_at(page)
        page.get_by_role("link", name="Se kortet").click()
        page.wait_for_selector("[data-view]")
        seen.append(page.content())
        for name in ("Mona Holm", "Ole Lind", "Mette Dam", "Sofie", "Storm"):
            assert page.locator(f"svg[data-map] g[data-id] title:has-text('{name}')").count() >= 1, name
        page.goto(f"{address}/sprog/en?til=/hent/vejledning")
        looked_at(page)
        site.faults += window.violations()
        window.clean()
    assert site.faults == []
    assert not [number for number in cpr if any(number in one for one in seen)]
