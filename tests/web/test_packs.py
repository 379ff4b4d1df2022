"""Packs from a family's page: which addresses there are, for whom each is, the preview, and the way to them by keyboard."""

import io
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Page

from maps.arranging import arranged
from maps.family import family_map
from maps.packs import PACKS, same_findings
from tests.share import some
from tests.web.support import TOKEN, Site
from tovholder.application import Application
from web.family.files import PEOPLE
from web.family.packs import NAMED, PAPERS

pytestmark = pytest.mark.by_turns

FAMILY = "/familie/annas_familie"
FILE = f"{FAMILY}/fil"
DAY = "dato=2019-06-30"
LOOKED_AT = [
    (*one, pack)
    for one in (("an_familien", "anna"), ("st_familien", "stor_familie"))
    for pack in ("moedepakke", "til-sagen")
]
SIZES = ((1280, 900, 1_800), (360, 740, 4_400))


def pages(document: bytes) -> int:
    opened = pypdfium2.PdfDocument(document)
    count = len(opened)
    opened.close()
    return count


@pytest.mark.parametrize("word", NAMED)
def test_each_pack_is_a_download_whose_name_tells_of_nobody(
    client: FlaskClient, loaded: Application, add, word: str
) -> None:
    add("anna")
    session = loaded.session()
    [facts] = session.facts(["annas_familie"])
    pack = PACKS[NAMED[word]]
    map = arranged(session, facts, family_map(facts, facts.as_of, audience=pack.audience))
    for people, part in (("navne", ""), ("roller", "-roller")):
        answer = client.get(f"{FILE}/{word}.pdf?navne={people}")
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == "application/pdf"
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{word}-2019-12-31{part}.pdf"'
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.data == client.get(f"{FILE}/{word}.pdf?navne={people}").data
        if people == "navne":
            assert answer.data == pack.pdf(map)


def test_the_pack_says_for_whom_it_is_whatever_the_page_shows(client: FlaskClient, add) -> None:
    add("anna")
    for word in NAMED:
        plain, table, work = (
            client.get(f"{FILE}/{word}.pdf?{DAY}{view}").data for view in ("", "&visning=bord", "&visning=arbejde")
        )
        assert plain == table == work


def test_the_chosen_questions_are_in_it_also_without_names(client: FlaskClient, loaded: Application, add) -> None:
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    named = family_map(facts, facts.as_of, audience="table")
    veiled = family_map(facts, facts.as_of, "da", "roles", "table")
    ids = [finding.id for finding in named.findings[-2:]]
    asked = "&".join(f"med={id}" for id in ids)
    pack = PACKS["meeting"]
    assert client.get(f"{FILE}/moedepakke.pdf?{asked}").data == pack.pdf(named, ids) != pack.pdf(named)
    same = same_findings(named.findings, veiled.findings, ids)
    assert client.get(f"{FILE}/moedepakke.pdf?{asked}&navne=roller").data == pack.pdf(veiled, same)


def test_each_page_has_a_picture(client: FlaskClient, add) -> None:
    add("anna")
    count = pages(client.get(f"{FILE}/moedepakke.pdf?{DAY}").data)
    assert count > 1
    for side in range(1, count + 1):
        answer = client.get(f"{FILE}/moedepakke-{side}.png?{DAY}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "image/png")
        assert "Content-Disposition" not in answer.headers
        width, height = Image.open(io.BytesIO(answer.data)).size
        assert (width > height) == (side == 1)
        assert len(answer.data) < 300_000
    for side in (0, count + 1):
        assert client.get(f"{FILE}/moedepakke-{side}.png?{DAY}").status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{FILE}/andet.pdf", 404),
        (f"{FILE}/moedepakke.doc", 404),
        (f"{FILE}/moedepakke-x.png", 404),
        ("/familie/ingen/fil/moedepakke.pdf", 404),
        (f"{FILE}/moedepakke.pdf?navne=names", 400),
        (f"{FILE}/moedepakke.pdf?papir=ark", 400),
        (f"{FILE}/moedepakke.pdf?dato=i+dag", 400),
        (f"{FILE}/pakke?pakke=andet", 400),
        (f"{FAMILY}/udskriv?pakke=andet", 400),
        (f"{FAMILY}/udskriv?navne=names", 400),
    ],
)
def test_what_cannot_be_is_told_in_plain_words(client: FlaskClient, add, path: str, status: int) -> None:
    add("anna")
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1" in answer.text


@pytest.mark.parametrize("path", ["moedepakke.pdf", "moedepakke-1.png", "pakke?pakke=moedepakke"])
def test_who_was_not_let_in_gets_no_pack(app: Flask, add, path: str) -> None:
    add("anna")
    answer = app.test_client().get(f"{FILE}/{path}")
    assert answer.status_code == 403
    assert b"%PDF" not in answer.data and b"PNG" not in answer.data
    assert TOKEN not in answer.headers.get("Location", "")


def test_the_form_leads_to_each_pack_as_it_is_shown(client: FlaskClient, add) -> None:
    add("anna")
    page = client.get(f"{FAMILY}/udskriv?{DAY}&med=a&med=b&pakke=til-sagen&navne=roller&papir=a3").text
    form = page[page.index('<form class="packs-form"') : page.index("</form>", page.index('<form class="packs-form"'))]
    assert re.findall(r'name="pakke" value="([\w-]+)"', form) == list(NAMED)
    assert re.findall(r'value="([\w-]+)"[^>]* checked', form) == ["til-sagen"]
    assert re.findall(r'value="(\w*)" selected', form) == ["roller", "a3"]
    assert re.findall(r'name="med" value="(\w+)"', form) == ["a", "b"]
    assert f'formaction="{FILE}/pakke"' in form
    pictures = [urlsplit(unescape(address)) for address in re.findall(r'<img src="([^"]*)"', page) if "fil/" in address]
    assert [address.path for address in pictures] == [f"{FILE}/til-sagen-{side}.png" for side in range(1, 6)]
    said = {"dato": ["2019-06-30"], "navne": ["roller"], "papir": ["a3"], "med": ["a", "b"]}
    assert all(parse_qs(address.query) == said for address in pictures)
    for word in NAMED:
        asked = f"{FILE}/pakke?{DAY}&med=a&pakke={word}&navne=roller&papir=&visning=arbejde"
        there = urlsplit(client.get(asked).headers["Location"])
        assert there.path == f"{FILE}/{word}.pdf"
        assert parse_qs(there.query) == {"dato": ["2019-06-30"], "navne": ["roller"], "med": ["a"]}
    assert list(PAPERS) == re.findall(r'<option value="(\w*)"', form.partition('name="papir"')[2])
    assert list(PEOPLE) == re.findall(
        r'<option value="(\w*)"', form.partition('name="navne"')[2].partition("</select>")[0]
    )


def test_at_the_table_nothing_is_offered_that_must_not_lie_there(client: FlaskClient, add) -> None:
    add("anna")
    for asked in ("visning=bord", "visning=bord&pakke=til-sagen"):
        page = client.get(f"{FAMILY}/udskriv?{asked}").text
        assert 'value="til-sagen"' not in page and "til-sagen-1.png" not in page
        assert "moedepakke-1.png" in page
    assert "til-sagen-1.png" in client.get(f"{FAMILY}/udskriv?pakke=til-sagen").text


def test_the_page_says_what_is_chosen_and_what_of_it_is_not_in_the_pack(
    client: FlaskClient, loaded: Application, add
) -> None:
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    first, second = (finding.id for finding in family_map(facts, facts.as_of, audience="table").findings[:2])
    page = client.get(f"{FAMILY}/udskriv").text
    assert "Ingen spørgsmål er valgt" in page and "ikke med i mødepakken" not in page
    page = client.get(f"{FAMILY}/udskriv?med={first}&med={second}&med=nowhere").text
    assert "2 spørgsmål er valgt." in page
    assert "Ét valgt spørgsmål er ikke med i mødepakken." in page


def test_what_is_taken_out_is_logged_without_saying_of_whom(client: FlaskClient, app: Flask, add, caplog) -> None:
    add("anna")
    caplog.set_level("INFO", logger=app.logger.name)
    client.get(f"{FILE}/moedepakke.pdf?navne=initialer")
    assert [record.getMessage() for record in caplog.records] == ["A pack was taken out: meeting, initials."]


# --- in the browser ---------------------------------------------------------------------------------------


def opened(site: Site, path: str, width: int, height: int) -> Page:
    """The page with all of its pictures."""
    page = site.page(path, width=width, height=height)
    page.evaluate("() => document.querySelectorAll('img').forEach(image => { image.loading = 'eager' })")
    page.wait_for_function("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)")
    return page


@pytest.mark.browser
@pytest.mark.parametrize(("family", "name", "pack"), some(LOOKED_AT, 2))
def test_the_page_keeps_its_height_and_has_no_fault(site: Site, demo, axe, family: str, name: str, pack: str) -> None:
    demo(name)
    for width, height, most in SIZES:
        page = opened(site, f"/familie/{family}/udskriv?pakke={pack}", width, height)
        assert page.evaluate("() => document.documentElement.scrollHeight") <= most, width
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        assert axe(page) == []


@pytest.mark.browser
def test_from_the_family_to_a_pack_for_the_meeting_takes_ten_keys(site: Site, demo) -> None:
    demo("anna")
    page = site.page("/familie/an_familien/kort")
    pressed = 0

    def press(key: str) -> str:
        nonlocal pressed
        pressed += 1
        page.keyboard.press(key)
        return "" if key == "Enter" else page.evaluate("() => document.activeElement.textContent.trim()")

    assert page.evaluate("() => document.activeElement.tagName") == "H1"
    while press("Tab") != "Udskriv og hent":
        assert pressed < 10
    with page.expect_navigation():
        press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "H1"
    while press("Tab") != "Hent PDF":
        assert pressed < 10
    with page.expect_download() as download:
        press("Enter")
    assert download.value.suggested_filename == "moedepakke-2025-06-30.pdf"
    assert pressed <= 10
    site.faults[:] = [fault for fault in site.faults if not fault.startswith("failed: ")]  # a download ends its request
