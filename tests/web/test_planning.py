"""The pages for planners: what they say, what they can be taken along as, and that no byte of them is of a family."""

import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pypdfium2
import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image
from playwright.sync_api import Page

from graph.storage.door import Door
from planning.disclosure import Rule
from planning.released import Released
from tests.planning.municipalities import CASES
from tests.share import some
from tests.web.people import ADA, PER, house_on, log_in, token_in
from tests.web.support import Site, app_on, application
from tovholder.counting import release
from tovholder.made_up import planner_of_demo
from tovholder.planner import Planner
from web.planning.views import ENDINGS, SHEETS

PAGES = ("", "/kort", "/udvikling", "/foer-efter", "/hvad-nu-hvis?enhed=job&enhed=raad", "/kriterier", "/hent")
MORE = (
    "?niveau=forvaltning&tal=ved-ikke&orden=navn", "?par=job,raad&dato=2022-12-31", "?par=job,nobody", "/kort?niveau=forvaltning",
    *(f"/udvikling?tabel={table}&nr=1" for table in ("loads", "months", "coordination", "fragmentation", "children", "costs")),
    "/foer-efter?fra=2021-12-31&til=2022-12-31&tal=baerer&orden=ved-ikke", "/hvad-nu-hvis?niveau=forvaltning&mindst=5", "/hent?tabel=costs&side=2",
)  # fmt: skip


@pytest.fixture
def planner(tmp_path: Path) -> Planner:
    return planner_of_demo(tmp_path / "planner", 3, 4)


@pytest.fixture
def app(door: Door, store, planner: Planner) -> Flask:
    return app_on(replace(application(door), made_up=planner))


def asked(client: FlaskClient, path: str) -> str:
    answer = client.get(f"/planlaegning{path}")
    assert answer.status_code == 200, path
    assert client.get(f"/planlaegning{path}").data == answer.data, path
    return answer.text


def test_every_page_says_what_is_released_and_how(client: FlaskClient, planner: Planner) -> None:
    pages = {path: asked(client, path) for path in (*PAGES, *MORE)}
    assert all("Mindst 5 familier i hvert tal" in page and "det er ikke et nej" in page for page in pages.values())
    released = planner.released()
    [first] = [one for one in released.pairs(released.days[-1], "department") if (one.u, one.v) == ("job", "raad")]
    whole = first.families
    assert f"{whole.value} ({whole.lo}–{whole.hi})" in pages[""]
    assert "Hvem deler familier og taler ikke sammen?" in pages[""] and "under 5" in pages[""]
    assert f">{whole.value}</a></td>" in pages[""]
    assert "Jobcenter og Familierådgivningen" in pages["?par=job,raad&dato=2022-12-31"]
    assert "Det er en antagelse, at hver kontakt kræver 4 møder om året." in pages[PAGES[4]]
    assert "kan ikke siges" in pages["/foer-efter"]
    for path, status in (("?dato=2020-01-01", 404), ("?dato=i-gaar", 400), ("?tal=navne", 404), ("/fil/oversigt.exe", 404), ("/fil/x.csv", 404)):  # fmt: skip
        assert client.get(f"/planlaegning{path}").status_code == status


@pytest.mark.by_turns
def test_each_figure_is_taken_along_with_its_day_its_rule_and_the_note(client: FlaskClient) -> None:
    for name in SHEETS:
        for ending in ENDINGS if name == "kort" else some([*ENDINGS], 2):
            answer = client.get(f"/planlaegning/fil/{name}.{ending}?tabel=pairs&enhed=job,raad")
            assert answer.status_code == 200 and f"{name}-2024-12-31.{ending}" in answer.headers["Content-Disposition"]
            told = text_of(answer.data, ending)
            assert told is None or all(said in told for said in ("31. december 2024", "Udgivelse 2024-01", "er rundet til 5")), (name, ending)  # fmt: skip
    again = [client.get(f"/planlaegning/fil/oversigt.{ending}").data for ending in ENDINGS for _ in (1, 2)]
    assert again[::2] == again[1::2]


def text_of(data: bytes, ending: str) -> str | None:
    """The text of a file; None of a picture."""
    if ending == "png":
        assert data.startswith(b"\x89PNG")
        return None
    if ending == "pdf":
        [page] = pypdfium2.PdfDocument(data)
        return re.sub(r"\s+", " ", page.get_textpage().get_text_range())
    if ending == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(data))
        return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
    return data.decode()


def test_the_api_gives_the_tables_of_a_day(client: FlaskClient, planner: Planner) -> None:
    said = client.get("/api/v1/silo?table=pairs&day=2023-12-31").get_json()
    assert {(one["table"], one["day"]) for one in said["tables"]} == {("pairs", "2023-12-31")}
    assert said["rule"] == {"k": 5, "staff": 3} and said["release"] == "2024-01"
    whole = client.get("/api/v1/silo").get_json()
    assert len(whole["tables"]) == len(planner.released().blocks)
    for wrong, status in (("table=names", 404), ("day=2023-12-30", 404), ("day=x", 400)):
        assert client.get(f"/api/v1/silo?{wrong}").status_code == status


def ask(client: FlaskClient, **said: str) -> tuple[int, str]:
    answer = client.post("/planlaegning/kriterier", data=said, headers={"Origin": "http://localhost"})
    return answer.status_code, client.get("/planlaegning/kriterier").text if answer.status_code == 303 else answer.text


def test_a_rule_is_asked_once_and_kept_until_no_more_are_left(client: FlaskClient, planner: Planner) -> None:
    assert "I kan spørge 3 gange endnu" in asked(client, "/kriterier")
    status, page = ask(client, som="linjer", sector_0="employment", for_0="adult", tid_0="running_years", aar_0="1")
    assert status == 303 and "I kan spørge 2 gange endnu" in page and "familier. Sikkert:" in page
    swapped = {"all": [{"sector": ["school", "employment"]}, {"for": "child", "running_years": 1, "unit": "boern"}]}
    assert ask(client, som="json", regel=json.dumps(swapped))[0] == 303
    other = {"all": [{"unit": ["boern"], "running_years": 1, "for": "child"}, {"sector": ["employment", "school"]}]}
    _, page = ask(client, som="json", regel=json.dumps(other))
    assert "I kan spørge 1 gang endnu" in page
    status, page = ask(client, som="json", regel='{"name": "Anna"}')
    assert status == 422 and "kendes ikke her" in page
    assert ask(client, som="linjer", unit_0="boern", tid_0="within_years", aar_0="mange")[0] == 422
    _, page = ask(client, som="linjer", unit_0="nobody")  # met by none: under 25
    assert "under 25" in page and "svarer ikke på flere regler" in page
    [release] = planner.released().releases
    assert not planner.questions(release).is_open and len(planner.questions(release).asked()) == 3
    assert ask(client, som="json", regel=json.dumps(other))[0] == 303
    status, page = ask(client, som="linjer", unit_0="job")
    assert status == 422 and "har svaret på sine 3 regler" in page
    shown = [block for one in planner.questions(release).asked() for block in one.blocks]
    assert shown and all(
        number.value is None or number.value % 25 == 0 for one in shown for number in one.parts.values()
    )


def test_without_a_release_it_says_who_makes_one(client: FlaskClient, planner: Planner) -> None:
    for path in planner.folder.iterdir():
        path.unlink()
    for path in PAGES:
        page = asked(client, path)
        assert "Der er ingen tal endnu." in page and "tovholder silo release" in page
    assert client.get("/planlaegning/fil/oversigt.csv").status_code == 404


def test_no_byte_that_a_planner_gets_is_of_a_family(store, case, door: Door, tmp_path: Path) -> None:
    """All routes, exports and errors, on a municipality whose ids and names are known."""
    given = case((CASES / "elm" / "elm.yaml").read_text("utf-8"))
    store.store(given, "elm")
    folder = tmp_path / "planner"
    days = [given.as_of.replace(year=given.as_of.year - at) for at in (1, 0)]
    release(store, days, Rule(), 90, folder, lambda facts, total: facts)
    house = house_on(door, tmp_path, [PER, ADA])
    made = Planner(folder, 20, 4)
    house.app.extensions["tovholder"] = replace(house.app.extensions["tovholder"], made_up=made)
    client = house.client()
    assert log_in(client, "per").status_code == 303
    token = token_in(client.get("/planlaegning"))
    family = given.families[0].id
    answers = [client.get(path) for path in routes(house.app, family)]
    for rule in ('{"unit": "bes"}', '{"service": "job_caseworker", "within_years": 5}', "x"):
        sent = {"som": "json", "regel": rule, "csrf_token": token}
        answers.append(client.post("/planlaegning/kriterier", data=sent, follow_redirects=True))
    answers += [client.get(f"/familie/{id}/kort") for id in (family, "nobody")]
    assert {answer.status_code for answer in answers[-2:]} == {403}
    assert plain(answers[-2].text) == plain(answers[-1].text)
    known = {
        said
        for one in given.families
        for said in (one.id, one.name, *(record.id for records in (one.members, one.homes, one.engagements) for record in records))
    } | {said for actor in given.actors for said in (actor.id, actor.name)}  # fmt: skip
    assert len(answers) > 40 and len(known) > 90
    for answer in answers:
        read = content(answer.data)
        found = [said for said in known if re.search(rf"(?<![\w-]){re.escape(said)}(?![\w-])".encode(), read)]
        assert found == [], answer.request.path
    stored = b"".join(path.read_bytes() for path in folder.iterdir())
    assert not any(one.id.encode() in stored for one in given.families)


def content(data: bytes) -> bytes:
    """What a file says: packed bytes are unpacked first, as three letters stand in any of them by chance."""
    if data.startswith(b"\x89PNG"):
        with Image.open(io.BytesIO(data)) as picture:
            return repr(picture.info).encode()
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as packed:
            return b"\n".join(name.encode() + b"\n" + packed.read(name) for name in packed.namelist())
    if data.startswith(b"%PDF"):
        with closing(pypdfium2.PdfDocument(data)) as paper:
            texts = [page.get_textpage().get_text_range() for page in paper]
            return "\n".join([*texts, *map(str, paper.get_metadata_dict().items())]).encode()
    return data


def plain(page: str) -> str:
    """A page without the token of its forms, which is another each time."""
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)


def routes(app: Flask, family: str) -> Iterator[str]:
    """An address of each route that can be asked for."""
    for name in SHEETS:
        yield from (f"/planlaegning/fil/{name}.{ending}" for ending in ("csv", *some([*ENDINGS], 2)))
    yield from (
        f"/planlaegning{path}" for path in (*PAGES[:4], "/hvad-nu-hvis?enhed=jc&enhed=fc", *PAGES[5:], *MORE[6:11])
    )
    yield from ("/api/v1/silo", "/api/v1/silo?day=x", "/", "/intet", "/hjaelp", "/log", "/brugere", "/api/v1/families")
    of_a_family = [
        rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ()) and rule.arguments == {"family"}
    ]
    yield from (re.sub("<[^>]*>", family, rule) for rule in some(sorted(of_a_family), 4))


@pytest.mark.browser
def test_the_pages_keep_their_height_and_axe_finds_nothing(site: Site, axe: Callable[[Page], list[str]]) -> None:
    for path in PAGES:
        page = site.page(f"/planlaegning{path}")
        for width, height, most in ((1920, 1080, 1800), (1280, 900, 1800), (360, 740, 4400)):
            page.set_viewport_size({"width": width, "height": height})
            size = page.evaluate("() => [document.body.scrollHeight, document.documentElement.scrollWidth]")
            assert size[0] <= most and size[1] <= width, (path, width, size)
        assert axe(page) == [], path
    page = site.page("/planlaegning/kort")
    lines = "() => document.querySelectorAll('[data-silo-row]:not([hidden])').length"
    page.locator("[data-silo-slider]").focus()
    page.keyboard.press("End")
    assert page.evaluate(lines) == 1 and "1 af" in page.locator("[data-silo-status]").inner_text()
    page.keyboard.press("Home")
    page.locator("[data-silo-unit]").select_option(label="PPR")
    assert page.evaluate(lines) > 5 and "PPR" in page.locator("[data-silo-row]:not([hidden])").first.inner_text()


def test_shares_are_intervals_that_hold_the_truth(planner: Planner) -> None:
    released: Released = planner.released()
    pairs = [pair for day in released.days for level in ("across", "department") for pair in released.pairs(day, level)]
    assert len(pairs) > 300
    for pair in pairs:
        low, high = pair.tie_share
        assert 0 <= low <= high <= 1
        assert all(number.lo <= number.hi <= pair.families.hi for number in pair.measures.values())
