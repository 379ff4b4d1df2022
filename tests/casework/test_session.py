"""A session says who asks, in which language, when: made anew for each request and command, its clock and chance given."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random, SystemRandom

import pytest
from flask import Flask

from casework.session import local_time
from graph.reading.facts import FamilyFacts
from graph.reading.scope import Scope
from graph.reading.viewer import Viewer
from graph.storage.access import of_system
from graph.storage.door import Door
from graph.store import Store
from tests.graph.scopes import KeptFrom
from tovholder.application import Application
from tovholder.settings import load_settings
from web import create_app
from web.session import session as session_of_request

SETTINGS, _ = load_settings({})


class Moments:
    """A clock that says another moment each time."""

    def __init__(self, *moments: datetime) -> None:
        self._moments = list(moments)

    def __call__(self) -> datetime:
        return self._moments.pop(0)


class Unasked(Store):
    """A store that nobody asks."""

    def __init__(self) -> None:
        pass


def test_today_is_the_day_of_the_clock_where_it_stands() -> None:
    in_the_evening = datetime(2025, 6, 1, 23, 30, tzinfo=UTC)
    in_denmark = in_the_evening.astimezone(timezone(timedelta(hours=2)))
    days = [
        Application(SETTINGS, Unasked(), clock=lambda now=now: now).session().today()
        for now in (in_the_evening, in_denmark)
    ]
    assert days == [date(2025, 6, 1), date(2025, 6, 2)]
    assert local_time().tzinfo is not None


def test_a_session_is_made_anew_and_never_changed() -> None:
    first, second = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 6, 2, tzinfo=UTC)
    application = Application(SETTINGS, Unasked(), clock=Moments(first, second))
    one, other = application.session(), application.session("en")
    assert (one.viewer.now, other.viewer.now) == (first, second)
    assert (one.lang, other.lang) == (SETTINGS.lang, "en")
    with pytest.raises(FrozenInstanceError):
        one.lang = "en"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        one.viewer.user = "another"  # type: ignore[misc]


def test_chance_cannot_be_guessed_unless_a_test_gives_it() -> None:
    assert isinstance(Application(SETTINGS, Unasked()).session().random, SystemRandom)
    numbers = [Application(SETTINGS, Unasked(), random=Random(7)).session().random.random() for _ in range(2)]
    assert numbers[0] == numbers[1]


def test_a_request_has_one_session_and_the_next_has_another() -> None:
    app: Flask = create_app(Application(SETTINGS, Unasked()), token="t")
    seen = []
    for lang in ("da", "en"):
        with app.test_request_context("/", headers={"Cookie": f"sprog={lang}"}):
            assert session_of_request() is session_of_request()
            seen.append(session_of_request())
    assert seen[0] is not seen[1]
    assert [one.lang for one in seen] == ["da", "en"]


def test_what_may_be_seen_is_asked_for_whoever_looks(door: Door, add) -> None:
    """Two sessions on one store: each gets what its own viewer may see."""
    add("anna")
    asked: list[tuple[str, str | None]] = []

    def scope_of(viewer: Viewer, facts: FamilyFacts | None) -> Scope:
        asked.append((viewer.user, facts and facts.family.id))
        return KeptFrom(frozenset(), frozenset({("anna", "birth_year"), ("anna", "age")}))

    application = Application(SETTINGS, Store(door, scope_of=scope_of))
    [facts] = application.session().facts(["annas_familie"])
    assert asked[0] == ("local", None)  # before anything of a family was read
    assert ("local", "annas_familie") in asked
    [anna] = [member for member in facts.family.members if member.id == "anna"]
    assert (anna.birth_year, anna.age) == (None, None)


def test_the_product_itself_sees_no_family(door: Door) -> None:
    store = Store(door)
    with pytest.raises(TypeError, match="sees no family"):
        store.families(of_system("migrate"))
    with pytest.raises(TypeError, match="sees no family"):
        list(store.facts(of_system("migrate"), ["annas_familie"]))
