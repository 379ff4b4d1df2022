"""The list of families, however many there are."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from random import Random
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Page, expect

from casework.session import Session
from graph.errors import UnknownFamily
from graph.model.records import CaseFile
from graph.reading.cut import Seen, facts_of
from graph.store import FamilyEntry
from tests.case_files import DEMO, records_of
from tests.database import Database
from tests.sessions import ME
from tests.share import is_whole
from tests.web.support import TOKEN, Site, app_on
from words.order import danish

pytestmark = pytest.mark.by_turns

MANY = 10_000
WALKED = MANY if is_whole() else 1_000
"""How many families are walked through, page by page."""
ON_A_PAGE = 30


def facts(ids: Sequence[str]) -> Iterator[Seen]:
    """Families of these ids of whom nothing is known."""
    families = [{"id": id, "name": id} for id in ids]
    case_file = records_of({"tovholder": 1, "as_of": "2024-06-01", "families": families})
    return (facts_of(case_file, id, source="s") for id in ids)


def client(count: int, read: Callable[[Sequence[str]], Iterator[Seen]] = facts) -> FlaskClient:
    """A reader of so many families."""
    day = date(2024, 6, 1)
    entries = [
        FamilyEntry(f"f{number}", f"{'ÅÆØAZ'[number % 5]}bild {number}", "s", day, None) for number in range(count)
    ]
    session = SimpleNamespace(viewer=ME, families=lambda: entries, facts=read, random=Random(1))
    settings = SimpleNamespace(lang="da", hosts=(), proxies=0, max_file_mb=50)
    app = app_on(SimpleNamespace(settings=settings, people=None, session=lambda lang, viewer, act: session))
    reader = app.test_client()
    reader.get(f"/?adgang={TOKEN}")
    return reader


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/familie/[^"]*">([^<]*)</a>', page)


def test_many_are_pages_in_one_order_each_reached_from_each() -> None:
    reader = client(WALKED)
    first = reader.get("/").text
    numbers = re.findall(r'<option value="(\d+)"', first)
    assert len(numbers) == -(-WALKED // ON_A_PAGE)
    every = [name for number in numbers for name in names(reader.get(f"/?side={number}").text)]
    assert every == sorted(every, key=danish)
    assert len(set(every)) == WALKED
    assert '<option value="1" selected>' in first


def test_ten_thousand_are_a_small_page_whose_ways_name_nobody() -> None:
    first = client(MANY).get("/").text
    assert "Her er 10000 familier" in first
    assert len(first.encode()) < 100_000
    assert not re.search(r"bild", "".join(map(unquote, re.findall(r'href="(/\?[^"]*)"', first))))


def test_a_page_leads_to_the_one_before_and_the_one_after() -> None:
    reader = client(2 * ON_A_PAGE + 1)
    around = {
        side: re.findall(r'rel="(prev|next)" href="/\?side=(\d)"', reader.get(f"/?side={side}").text) for side in "123"
    }
    assert around == {"1": [("next", "2")], "2": [("prev", "1"), ("next", "3")], "3": [("prev", "2")]}


def test_a_page_that_is_not_there_is_the_nearest_that_is() -> None:
    reader = client(70)
    numbers = {"0": 30, "-3": 30, "x": 30, "2": 30, "3": 10, "4": 10, "9" * 50: 10}
    assert {number: len(names(reader.get(f"/?side={number}").text)) for number in numbers} == numbers


def test_few_are_one_page_without_ways_to_others() -> None:
    page = client(ON_A_PAGE).get("/").text
    assert len(names(page)) == ON_A_PAGE
    assert "side=" not in page and "<select" not in page


def test_a_page_reads_the_families_that_it_shows_and_no_others() -> None:
    read: list[str] = []

    def told(ids: Sequence[str]) -> Iterator[Seen]:
        read.extend(ids)
        return facts(ids)

    page = client(2 * ON_A_PAGE, told).get("/?side=2").text
    assert sorted(read) == sorted(re.findall(r'href="/familie/(f\d+)"', page))
    assert len(read) == ON_A_PAGE


def test_a_family_that_goes_while_the_list_is_read_is_no_error() -> None:
    asked: list[int] = []

    def told(ids: Sequence[str]) -> Iterator[Seen]:
        asked.append(len(ids))
        if len(asked) == 1:
            raise UnknownFamily("unknown_family")
        return facts(ids)

    assert len(names(client(3, told).get("/").text)) == 3


# --- what is said of each ---------------------------------------------------------------------------------


def row(page: str, family: str) -> list[str]:
    """What the row of a family says: name and what tells it apart, next meeting, coordinator."""
    [said] = re.findall(rf'<tr data-case="{family}">(.*?)</tr>', page, re.DOTALL)
    return [
        " ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", said, re.DOTALL)
    ]


def family(id: str, *born: int | None, **more: Any) -> dict[str, Any]:
    members = [{"id": f"{id}_{at}", "name": "Barn", "kind": "child"} for at in range(len(born))]
    for member, year in zip(members, born, strict=True):
        member |= {"birth_year": year} if year else {}
    mother = {"id": f"{id}_mor", "name": "Mor", "kind": "adult", "birth_year": 1985}
    return {"id": id, "name": "Familien Berg", "members": [mother, *members], **more}


def stored(store: Session, *families: dict[str, Any], **more: Any) -> None:
    case_file: CaseFile = records_of({"tovholder": 1, "as_of": "2024-06-01", "families": list(families), **more})
    store.store(case_file, "berg")


def test_two_of_one_name_are_told_apart_by_their_children_and_only_then(client: FlaskClient, store: Session) -> None:
    stored(
        store, family("f1", 2015, 2012), family("f2", 2020), family("f3", None), {**family("f4", 2001), "name": "Dal"}
    )
    page = client.get("/").text
    assert [row(page, id)[0] for id in ("f1", "f2", "f3", "f4")] == [
        "Familien Berg Børn født 2012, 2015",
        "Familien Berg Børn født 2020",
        "Familien Berg Sag f3",  # no year is recorded
        "Dal",
    ]


def test_a_row_says_the_next_meeting_and_who_coordinates_on_the_day_of_the_file(
    client: FlaskClient, store: Session
) -> None:
    def meeting(id: str, day: str, status: str = "agreed") -> dict[str, Any]:
        return {"id": id, "kind": "network_meeting", "date": day, "participants": ["f1_mor"], "status": status}

    meetings = [
        meeting("late", "2024-08-01"),
        meeting("next", "2024-07-03", "planned"),
        meeting("past", "2024-05-01", "held"),
    ]
    ties = [{"a": "eva", "b": "f1", "kind": "coordinates", "status": "documented", "from": "2024-01-01"}]
    actors = [{"id": "eva", "name": "Eva", "kind": "professional"}]
    stored(store, family("f1", meetings=meetings, ties=ties), family("f2"), actors=actors)
    page = client.get("/").text
    assert row(page, "f1")[1:] == ["Netværksmøde 3. juli 2024 (planlagt)", "Eva"]
    assert row(page, "f2")[1:] == ["ikke noteret", "ikke noteret"]  # unknown is not absent
    client.get("/sprog/en")
    assert row(client.get("/").text, "f2")[1:] == ["not recorded", "not recorded"]


# --- in a browser -----------------------------------------------------------------------------------------

SHOWN = "rows => rows.filter(row => row.offsetParent).map(row => row.dataset.case)"


def shown(page: Page) -> list[str]:
    return page.eval_on_selector_all("tr[data-case]", SHOWN)


@pytest.mark.browser
def test_the_search_narrows_the_list_and_goes_into_no_address(site: Site, store: Session) -> None:
    stored(
        store,
        {**family("f1"), "name": "Åse og Bo"},
        {**family("f2"), "name": "Dal"},
        {**family("sag_77"), "name": "Elm"},
    )
    page = site.page("/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    everybody = shown(page)
    assert sorted(everybody) == ["f1", "f2", "sag_77"]
    field = page.get_by_label("Søg på navn eller sag")
    found = {"åSE": ["f1"], "g_77": ["sag_77"], "l": ["f2", "sag_77"], "ingen hedder sådan": [], " ": everybody}
    for text, families in found.items():
        field.fill(text)
        field.press("Enter")
        assert shown(page) == families, text
    field.fill("Dal")
    expect(page.get_by_role("status")).to_have_text("1 af 3 familier på siden passer.")
    assert page.url == f"{site.address}/" and not [url for url in asked if "?" in url or "Dal" in url]


@pytest.mark.browser
def test_without_script_there_is_no_search(site: Site, store: Session) -> None:
    stored(store, family("f1"))
    page = site.page("/")
    page.route("**/families.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.reload()
    assert shown(page) == ["f1"]
    assert not page.is_visible("input[type=search]")


@pytest.mark.browser
def test_a_page_of_the_list_keeps_to_its_height(site: Site, database: Database, store: Session) -> None:
    """1,800 px on a laptop and 4,400 on a phone, with as many families as it holds and two of one name among them."""
    database.want(*sorted(DEMO.glob("*.yaml")))
    stored(store, *({**family(f"f{at}", 2010 + at), "name": f"Familien {at // 2}"} for at in range(ON_A_PAGE)))
    page = site.page("/")
    assert len(shown(page)) == ON_A_PAGE
    for width, height, most in ((1280, 900, 1800), (360, 740, 4400)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate("() => document.documentElement.scrollHeight") <= most, width
