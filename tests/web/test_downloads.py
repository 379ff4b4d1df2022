"""Files from a family's page: behind the same door, under a name that says nothing of anybody, and without names where asked."""

import re
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient

from maps import family_map
from maps.formats import FORMATS
from tests.case_files import with_runes
from tests.database import Database
from tests.hostile import ON_PAGES, hostile
from tests.web.support import TOKEN, Site
from tovholder.application import Application
from web.addresses import to_part
from web.family.files import PAPERS, PEOPLE
from web.family.page_request import AUDIENCES

pytestmark = pytest.mark.by_turns

FILE = "/familie/annas_familie/fil/familiekort"
FOREIGN = "img[src=x], a[href^=javascript], [onload], [onerror]"
WARNING = "Må ikke vises for familien"
SCRIPTS = {"html": 2, "svg": 0}
STARTS = {
    "html": b"<!doctype html>", "svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF-", "csv": b"\xef\xbb\xbf\"",
    "xlsx": b"PK", "graphml": b"<?xml", "json": b"{",
}  # fmt: skip


@pytest.mark.parametrize("ending", FORMATS)
def test_each_file_is_a_download_that_nobody_keeps(client: FlaskClient, add, ending: str) -> None:
    add("anna")
    answer = client.get(f"{FILE}.{ending}?dato=2019-06-30")
    assert answer.status_code == 200
    assert answer.data.startswith(STARTS[ending])
    assert answer.headers["Content-Type"] == FORMATS[ending].media
    assert answer.headers["Content-Disposition"] == f'attachment; filename="familiekort-2019-06-30.{ending}"'
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")


@pytest.mark.parametrize("word", PEOPLE)
def test_it_is_the_file_that_the_command_line_writes(client: FlaskClient, loaded: Application, add, word: str) -> None:
    add("anna")
    [facts] = loaded.session().facts(["annas_familie"])
    for view, audience in AUDIENCES.items():
        map = family_map(facts, date(2019, 6, 30), "da", PEOPLE[word], audience)
        for ending in ("html", "csv", "pdf"):
            answer = client.get(f"{FILE}.{ending}?as_of=2019-06-30&visning={view}&navne={word}&papir=a3")
            assert answer.data == FORMATS[ending].write(map, "a3")


def test_it_is_for_the_table_where_nobody_says_for_whom(client: FlaskClient, add) -> None:
    """Anna's ex-husband is a threat: he is in what is for work, whose name and content say what it is."""
    add("anna")
    files = {
        view: client.get(f"{FILE}.csv?as_of=2019-06-30{view}") for view in ("", "&visning=bord", "&visning=arbejde")
    }
    assert files[""].data == files["&visning=bord"].data != files["&visning=arbejde"].data
    told = {view: answer.data.decode("utf-8-sig") for view, answer in files.items()}
    assert {view: WARNING in text for view, text in told.items()} == {
        "": False,
        "&visning=bord": False,
        "&visning=arbejde": True,
    }
    names = [answer.headers["Content-Disposition"].split("filename=")[1] for answer in files.values()]
    assert names == [
        '"familiekort-2019-06-30.csv"',
        '"familiekort-2019-06-30.csv"',
        '"familiekort-2019-06-30-arbejde.csv"',
    ]
    both = client.get(f"{FILE}.csv?as_of=2019-06-30&visning=arbejde&navne=roller").headers["Content-Disposition"]
    assert "familiekort-2019-06-30-arbejde-roller.csv" in both


def test_the_page_says_which_names_are_not_in_pdf_and_png(
    client: FlaskClient, database: Database, tmp_path: Path
) -> None:
    database.want(with_runes(tmp_path))
    told = [
        line
        for line in client.get("/familie/fam_f01a/udskriv").get_data(as_text=True).splitlines()
        if "PDF og PNG" in line
    ]
    assert len(told) == 1 and "ᚠᚢᚦ" in told[0] and "محمد" not in told[0]


def test_without_a_day_it_is_that_of_the_family(client: FlaskClient, add) -> None:
    add("anna")
    answer = client.get(f"{FILE}.csv?navne=roller")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="familiekort-2019-12-31-roller.csv"'
    told = answer.data.decode("utf-8-sig")
    assert "Voksen" in told
    assert not re.search(r"\bAnna|annas_familie|BBU \(", told)


def test_it_speaks_the_language_of_the_pages(client: FlaskClient, add) -> None:
    add("anna")
    client.get("/sprog/en")
    assert '"Who";"Kind";"Role"' in client.get(f"{FILE}.csv").data.decode("utf-8-sig")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        (f"{FILE}.doc", 404),
        (f"{FILE}", 404),
        ("/familie/annas_familie/fil/andet.csv", 404),
        ("/familie/ingen/fil/familiekort.csv", 404),
        (f"{FILE}.csv?dato=i+dag", 400),
        (f"{FILE}.csv?navne=names", 400),
        (f"{FILE}.pdf?papir=a5", 400),
        (f"{FILE}.csv?visning=table", 400),
        ("/familie/annas_familie/fil", 400),
        ("/familie/annas_familie/fil?format=exe", 400),
    ],
)
def test_what_cannot_be_is_told_in_plain_words(client: FlaskClient, add, path: str, status: int) -> None:
    add("anna")
    answer = client.get(path)
    assert answer.status_code == status
    assert "<h1" in answer.text
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("path", [f"{FILE}.pdf", "/familie/annas_familie/fil?format=pdf"])
def test_who_was_not_let_in_gets_no_file(app: Flask, add, path: str) -> None:
    add("anna")
    answer = app.test_client().get(path)
    assert answer.status_code == 403
    assert b"%PDF" not in answer.data
    let_in = app.test_client().get(f"{path}{'&' if '?' in path else '?'}adgang={TOKEN}")
    assert let_in.status_code == 303
    assert TOKEN not in let_in.headers["Location"]


def test_the_form_leads_to_each_file(app: Flask, client: FlaskClient, add) -> None:
    add("anna")
    page = client.get("/familie/annas_familie/udskriv?dato=2019-06-30").text
    choices = {
        name: re.findall(r'value="(\w*)"', options)
        for name, options in re.findall(r'<select [^>]*name="(\w+)">(.*?)</select>', page, flags=re.DOTALL)
    }
    assert sorted(choices["format"]) == sorted(FORMATS)
    assert (choices["navne"], choices["papir"]) == (list(PEOPLE), list(PAPERS))
    assert choices["visning"] == ["bord", "arbejde"]
    assert 'name="dato" value="2019-06-30"' in page
    for ending in FORMATS:
        asked = f"/familie/annas_familie/fil?dato=2019-06-30&format={ending}&visning=arbejde&navne=roller&papir="
        answer = client.get(asked)
        assert answer.status_code == 303
        there = urlsplit(answer.headers["Location"])
        assert there.path == f"{FILE}.{ending}"
        assert parse_qs(there.query) == {"dato": ["2019-06-30"], "visning": ["arbejde"], "navne": ["roller"]}


def test_what_is_taken_out_is_logged_without_saying_of_whom(client: FlaskClient, app: Flask, add, caplog) -> None:
    add("anna")
    caplog.set_level("INFO", logger=app.logger.name)
    client.get(f"{FILE}.csv?navne=initialer")
    assert [record.getMessage() for record in caplog.records] == ["A map was taken out: csv, table, initials."]


@pytest.mark.browser
def test_the_form_downloads_the_day_that_is_shown(site: Site, add) -> None:
    add("anna")
    page = site.page("/familie/annas_familie/udskriv?dato=2019-06-30")
    page.select_option("#fil-format", "xlsx")
    page.select_option("#fil-navne", "initialer")
    with page.expect_download() as download:
        page.click(".take-along button")
    assert download.value.suggested_filename == "familiekort-2019-06-30-initialer.xlsx"
    site.faults[:] = [fault for fault in site.faults if not fault.startswith("failed: ")]  # a download ends its request


@pytest.mark.browser
def test_the_open_form_fits_a_small_screen_and_has_no_fault(site: Site, add, axe) -> None:
    add("anna")
    page = site.page("/familie/annas_familie/udskriv", width=320)
    assert page.evaluate("() => document.documentElement.scrollWidth") == 320
    assert [fault for fault in axe(page) if "fil-" in fault or "take-along" in fault] == []


@pytest.mark.browser
@pytest.mark.parametrize("payload", ON_PAGES)
def test_no_text_of_a_case_file_becomes_markup_in_a_file(
    site: Site, client, store, case, tmp_path, payload: str
) -> None:
    case_file = case(hostile(payload))
    store.store(case_file, "kilde")
    address = f"/familie/{to_part(case_file.families[0].id)}/fil/familiekort"
    page = site.window.page()
    site.window.hear(page, "dialog", lambda dialog: site.faults.append(f"dialog {dialog.message}") or dialog.dismiss())
    for ending in ("html", "svg"):
        path = tmp_path / f"kort.{ending}"
        path.write_bytes(client.get(f"{address}.{ending}").data)
        page.goto(path.as_uri())
        assert page.query_selector_all(FOREIGN) == []
        assert len(page.query_selector_all("script")) == SCRIPTS[ending]
