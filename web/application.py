"""What the pages need of the composed application (`tovholder.application.Application` is one)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, Protocol

from flask import current_app

from access.audit.noting import Noted
from access.login.kept import Logins
from casework.session import Session
from graph.reading.noting import Action
from graph.reading.viewer import Role, Via, Viewer


class Preferences(Protocol):
    """The settings that a page reads."""

    @property
    def lang(self) -> str:
        """The language of who has not chosen one: da or en."""
        ...

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a proxy asks for the pages."""
        ...

    @property
    def proxies(self) -> int:
        """How many proxies stand in front, and may say who asks."""
        ...


class Person(Protocol):
    """A user who may log in."""

    @property
    def id(self) -> str:
        """By which assignments name the user."""
        ...

    @property
    def name(self) -> str:
        """What the user is called."""
        ...

    @property
    def roles(self) -> tuple[Role, ...]:
        """The user's roles; in the first a login begins."""
        ...


@dataclass(frozen=True)
class OidcClient:
    """Where the identity provider is, and how it knows us."""

    issuer: str
    id: str
    secret: str


class People(Protocol):
    """Who may log in, and what is noted of it."""

    @property
    def kind(self) -> Literal["local", "oidc", "demo"]:
        """How people log in. In the demo nobody does: whoever opens it is the first of its people."""
        ...

    @property
    def logins(self) -> Logins:
        """What is kept of logins."""
        ...

    @property
    def oidc(self) -> OidcClient | None:
        """The identity provider, where people log in by one."""
        ...

    def find(self, user: str) -> Person | None:
        """The user of this id; None where there is none, or no more."""
        ...

    def by_password(self, login: str, password: str) -> Person | None:
        """Whose name and password these are; None where they are nobody's, which takes as long."""
        ...

    def by_claims(self, claims: Mapping[str, Any]) -> Person | None:
        """Whose claims these are, stored as the claims have it; None where they give no role."""
        ...

    def all(self) -> list[Person]:
        """Those of the demo, in the order in which they are offered."""
        ...

    def viewer(self, person: Person, role: Role, via: Via) -> Viewer:
        """The user in this role, now."""
        ...

    def note(self, user: str, role: Role, action: Action) -> None:
        """Note a login or log-out. Raises where it cannot be noted."""
        ...

    def note_refused(self, action: Action) -> None:
        """Note that somebody was refused, whoever it was."""
        ...


class Source(Protocol):
    """What gives each request its session."""

    @property
    def settings(self) -> Preferences:
        """What the user set."""
        ...

    @property
    def people(self) -> People | None:
        """Who may log in; None where one person works alone (`login = none`)."""
        ...

    @property
    def audit(self) -> Noted | None:
        """What notes looks; None where one person works alone: there is nobody to tell apart."""
        ...

    def clock(self) -> datetime:
        """Now, with its time zone."""
        ...

    def session(self, lang: str | None = None, viewer: Viewer | None = None) -> Session:
        """A new session, in the language; of whoever works alone where no viewer is given."""
        ...


def source() -> Source:
    """The application behind the page that is asked for."""
    return current_app.extensions["tovholder"]
