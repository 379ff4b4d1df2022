"""The maps that were made last are kept, and what they are made of decides whether one is still the same."""

from datetime import date, timedelta

import pytest
from flask import Flask

from graph.reading.cut import Seen
from graph.reading.table import Audience
from tests.queries.build import DAY, facts
from web.family.page import RecentMaps
from web.family.page_request import PageRequest

WORK = "engagements: [{actor: a}]"
pytestmark = pytest.mark.usefixtures("inside")


@pytest.fixture
def inside(app: Flask):
    with app.test_request_context():
        yield


def asked(seen: Seen, day: date, audience: Audience = "work") -> PageRequest:
    return PageRequest(seen, day, audience, taken=(), carried={})


def test_the_same_facts_day_and_language_are_made_once() -> None:
    recent = RecentMaps(most=2)
    first = recent.map(asked(facts(WORK), DAY), "da")
    for other in (
        recent.map(asked(facts("engagements: [{actor: b}]"), DAY), "da"),
        recent.map(asked(facts(WORK), date(2024, 5, 1)), "da"),
    ):
        assert other.film is not first.film
    again = recent.map(asked(facts(WORK), date(2024, 5, 1)), "da")
    assert again.film is recent.map(asked(facts(WORK), date(2024, 5, 1)), "da").film
    for other in (
        recent.map(asked(facts(WORK), date(2024, 5, 1)), "en"),
        recent.map(asked(facts(WORK), date(2024, 5, 1), "table"), "da"),
    ):
        assert again.film is not other.film


def test_only_the_last_are_kept() -> None:
    recent = RecentMaps(most=2)
    days = [DAY - timedelta(at) for at in range(3)]
    films = [recent.map(asked(facts(WORK), day), "da").film for day in days]
    assert recent.map(asked(facts(WORK), days[1]), "da").film is films[1]
    assert recent.map(asked(facts(WORK), days[2]), "da").film is films[2]
    assert recent.map(asked(facts(WORK), days[0]), "da").film is not films[0]
