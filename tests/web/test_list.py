"""The list of families, however many there are."""

import re
from datetime import date
from random import Random
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

from flask.testing import FlaskClient

from graph.store import FamilyEntry
from tests.web.support import TOKEN
from web import create_app
from words.order import danish

MANY = 10_000


def client(count: int) -> FlaskClient:
    """A reader of so many families."""
    day = date(2024, 6, 1)
    entries = [
        FamilyEntry(f"f{number}", f"{'ÅÆØAZ'[number % 5]}bild {number}", "s", day, None) for number in range(count)
    ]
    session = SimpleNamespace(families=lambda: entries, random=Random(1))
    source: Any = SimpleNamespace(settings=SimpleNamespace(lang="da"), session=lambda lang: session)
    app = create_app(source, token=TOKEN)
    reader = app.test_client()
    reader.get(f"/?adgang={TOKEN}")
    return reader


def names(page: str) -> list[str]:
    return re.findall(r'<a href="/familie/[^"]*">([^<]*)</a>', page)


def test_ten_thousand_are_pages_in_one_order_each_reached_from_each() -> None:
    reader = client(MANY)
    first = reader.get("/").text
    ways = re.findall(r'<a href="(/\?side=\d+)"', first)
    assert len(ways) == MANY // 200
    assert "Her er 10000 familier" in first
    every = [name for way in ways for name in names(reader.get(way).text)]
    assert every == sorted(every, key=danish)
    assert len(set(every)) == MANY
    assert len(first.encode()) < 100_000
    assert 'href="/?side=1" aria-current="page"' in first
    assert not re.search(r"bild", "".join(map(unquote, ways)))


def test_a_page_that_is_not_there_is_the_nearest_that_is() -> None:
    reader = client(450)
    numbers = {"0": 200, "-3": 200, "x": 200, "2": 200, "3": 50, "4": 50, "9" * 50: 50}
    assert {number: len(names(reader.get(f"/?side={number}").text)) for number in numbers} == numbers


def test_few_are_one_page_without_ways_to_others() -> None:
    page = client(200).get("/").text
    assert len(names(page)) == 200
    assert "side=" not in page
