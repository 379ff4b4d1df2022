"""A session says who asks, in which language, when: made anew for each request and command, its clock and chance given."""

from dataclasses import FrozenInstanceError
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random, SystemRandom

import pytest
from flask import Flask

from casework.session import Session, local_time
from graph.errors import Forbidden
from graph.model.people import User
from graph.people import People
from graph.storage.access import of_system
from graph.storage.door import Door
from graph.store import Store
from tests.graph.scopes import KeptStore, kept_from
from tests.sessions import ME, TESTER, NoUsers
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
    """A store that nobody asks for anything else than whether there are users."""

    def __init__(self) -> None:
        pass

    def directory(self) -> People:
        return NoUsers()


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
    kept = kept_from(fields=frozenset({("e_familiebehandling", "per_week")}))
    store = KeptStore(door, policy=kept)
    for viewer, hidden in ((ME, False), (TESTER, True)):
        [facts] = Session(viewer, "da", local_time, Random(7), store).facts(["annas_familie"])
        [work] = [one for one in facts.family.engagements if one.id == "e_familiebehandling"]
        assert (work.per_week is None) is hidden


def test_nobody_works_alone_where_there_are_users(door: Door) -> None:
    application = Application(SETTINGS, Store(door))
    assert application.session().viewer.role == "local"
    ada = {"id": "u_ada", "name": "Ada", "roles": ["administrator"], "os_login": "ada"}
    application.session().people().keep_users([User.model_validate(ada)], date(2026, 1, 1))
    nobody = application.session()
    application.alive()
    for look in (nobody.families, nobody.people, nobody.reset, lambda: list(nobody.facts(["x"]))):
        with pytest.raises(Forbidden):
            look()
    assert application.session(viewer=TESTER).viewer is TESTER


def test_a_user_sees_nothing_where_nobody_said_what_users_may_see(door: Door) -> None:
    session = Session(TESTER, "da", local_time, Random(7), Store(door))
    for look in (session.families, session.sources, lambda: list(session.facts(["x"])), lambda: session.case_file("x")):
        with pytest.raises(TypeError, match="without a policy"):
            look()


def test_the_product_itself_sees_no_family(door: Door) -> None:
    store = Store(door)
    with pytest.raises(TypeError, match="sees no family"):
        store.families(of_system("migrate"))
    with pytest.raises(TypeError, match="sees no family"):
        list(store.facts(of_system("migrate"), ["annas_familie"]))
