"""Pages with people who log in, on the database of the tests, at a clock that the test sets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from http.cookies import SimpleCookie
from pathlib import Path
from random import Random
from typing import Any, Literal

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from access.audit.noting import Noted
from access.login.claims import RoleTable
from access.login.kept import Ends, Logins
from access.passwords import hashed
from access.policy import AccessPolicy
from graph.model.people import User
from graph.reading.noting import Entry
from graph.reading.viewer import Viewer
from graph.storage.door import Door
from graph.store import Store
from queries.rules.registry import finding_ids
from tovholder.application import Application
from tovholder.people import StoredPeople
from tovholder.settings import load_settings
from web import create_app
from web.application import OidcClient

PASSWORD = "tre blå køer i regn"
RITA = {"id": "u_rita", "name": "Rita", "login": "rita", "roles": ["caseworker", "leader"], "unit": "familie"}
ADA = {"id": "u_ada", "name": "Ada", "login": "ada", "os_login": "ada", "roles": ["administrator"]}
HOMES = """
tovholder: 1
as_of: 2026-11-29
units: [{id: familie, name: "Familie", level: department}]
actors: [{id: rita, name: "Rita", kind: professional, unit: familie}]
families:
  - id: skov
    name: "Skov"
    homes: [{id: kendt}, {id: skjult, protected: true}]
    members:
      - {id: mor, name: "Mor", kind: adult, lives_in: [skjult]}
      - {id: far, name: "Far", kind: adult, lives_in: [kendt]}
    engagements:
      - {id: e, actor: rita, for: [mor], at: skjult, status: active, from: 2026-01-01, per_week: 1, slots: ["mon 09:13-10:04"]}
"""
"""A family of which one home is protected, and work is done there."""
PER = {"id": "u_per", "name": "Per", "login": "per", "roles": ["planner"]}


@dataclass
class House:
    """The pages, who may log in, and what was noted."""

    app: Flask
    people: StoredPeople
    noted: list[tuple[str, str, Entry]]
    now: datetime = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)

    def client(self) -> FlaskClient:
        """A browser that nobody has used yet."""
        return self.app.test_client()

    def later(self, **more: float) -> None:
        """Let time go by."""
        self.now += timedelta(**more)


def house_on(
    door: Door,
    folder: Path,
    users: Sequence[dict[str, Any]],
    *,
    kind: Literal["local", "oidc", "demo"] = "local",
    oidc: OidcClient | None = None,
    table: RoleTable | None = None,
) -> House:
    """Pages for these users, who all have one password."""
    found = [User.model_validate(said) for said in users]
    secret = hashed(PASSWORD) if kind == "local" else None
    return house_of(door, folder, found, secret, kind=kind, oidc=oidc, table=table)


def house_of(
    door: Door,
    folder: Path,
    users: Sequence[User],
    secret: str | None,
    *,
    kind: Literal["local", "oidc", "demo"] = "local",
    oidc: OidcClient | None = None,
    table: RoleTable | None = None,
    now: datetime = datetime(2026, 11, 30, 9, 0, tzinfo=UTC),
    audit: Noted | None = None,
) -> House:
    """Pages for these users, of whose password that is kept; with an audit, all looks are noted in it."""
    noted: list[tuple[str, str, Entry]] = []

    def record(viewer: Viewer, entries: Sequence[Entry]) -> None:
        noted.extend((viewer.user, viewer.role, entry) for entry in entries)

    store = Store(door, policy=AccessPolicy(), note=audit or record, questions=finding_ids)
    directory = store.directory()
    directory.keep_users(users, date(2026, 11, 1))
    for user in users if secret else ():
        directory.keep_secret(user.id, secret)
    found: list[House] = []
    logins = Logins(folder / "logins.sqlite", Ends())
    people = StoredPeople(kind, store, lambda: found[0].now, logins, record, oidc, table, [one.id for one in users])
    settings, _ = load_settings({"TOVHOLDER_HOSTS": "tovholder.example", "TOVHOLDER_LOGIN": "local"})
    application = Application(settings, store, people.clock, Random(7), audit=audit, people=people)
    found.append(House(create_app(application, token="token-of-the-demo"), people, noted, now))
    return found[0]


def token_in(page: TestResponse) -> str:
    """The token of the forms on a page."""
    return token_of(page.text)


def token_of(page: str) -> str:
    """The token of the forms in the text of a page."""
    found = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert found
    return found[1]


def log_in(client: FlaskClient, name: str, password: str = PASSWORD, **more: str) -> TestResponse:
    """Fill in the form and send it."""
    form = {"navn": name, "kode": password, "csrf_token": token_in(client.get("/log-ind")), **more}
    return client.post("/log-ind", data=form)


def cookie_of(response: TestResponse) -> Any:
    """The cookie of the login that an answer sets."""
    return SimpleCookie(response.headers["Set-Cookie"])["tovholder_80"]


def send(client: FlaskClient, path: str, **said: object) -> TestResponse:
    """Send a form of the page at this path."""
    return client.post(path, data={**said, "csrf_token": token_in(client.get(path))})
