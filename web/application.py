"""What the pages need of the composed application (`tovholder.application.Application` is one)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any, Literal, Protocol

from flask import current_app

from access.audit.noting import Noted
from access.login.kept import Logins
from casework.session import VIEW, Session
from graph.model.people import User, UserRole
from graph.reading.noting import Act, Action, Entry
from graph.reading.viewer import Via, Viewer
from planning.questions import Question, Questions
from planning.release import Release
from planning.released import Released
from queries.blocks import Criterion, Leaf


class Preferences(Protocol):
    """The settings that a page reads."""

    @property
    def lang(self) -> str:
        """The language of who has not chosen one: da or en."""
        ...

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without use a login ends."""
        ...

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names under which a proxy asks for the pages."""
        ...

    @property
    def proxies(self) -> int:
        """How many proxies stand in front, and may say who asks."""
        ...

    @property
    def consent_age(self) -> int:
        """The age from which a child must consent too."""
        ...

    @property
    def max_file_mb(self) -> float:
        """How large a file that is brought in may be."""
        ...

    def in_data(self, name: str) -> Path:
        """What lies in the data folder under this name."""
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

    def find(self, user: str) -> User | None:
        """The user of this id; None where there is none, or no more."""
        ...

    def by_password(self, login: str, password: str) -> User | None:
        """Whose name and password these are; None where they are nobody's, which takes as long."""
        ...

    def by_claims(self, claims: Mapping[str, Any]) -> User | None:
        """Whose claims these are, stored as the claims have it; None where they give no role."""
        ...

    def all(self) -> list[User]:
        """Those of the demo, in the order in which they are offered."""
        ...

    def viewer(self, person: User, role: UserRole, via: Via) -> Viewer:
        """The user in this role, now."""
        ...

    def keep_password(self, person: User, role: UserRole, secret: str) -> None:
        """Keep the hash of the password that somebody chose. Raises where it cannot be noted."""
        ...

    def note(self, person: User, role: UserRole, entry: Entry) -> None:
        """Note what somebody does who has logged in. Raises where it cannot be noted."""
        ...

    def note_refused(self, action: Action) -> None:
        """Note that somebody was refused, whoever it was."""
        ...


class Planner(Protocol):
    """What planners may see."""

    @property
    def most_questions(self) -> int:
        """How many rules of planners' own a release is asked."""
        ...

    @property
    def meetings_a_tie(self) -> int:
        """How many meetings a year a tie between two units is taken to need."""
        ...

    def released(self) -> Released:
        """All that is released. `ReleaseError` where it cannot be read."""
        ...

    def questions(self, release: Release) -> Questions:
        """What a release was asked."""
        ...

    def ask(self, session: Session, release: Release, criterion: Criterion | Leaf) -> Question:
        """What a release says of a rule. `ReleaseError` where it can be asked no more."""
        ...


class WebApplication(Protocol):
    """What gives each request its session."""

    @property
    def planner(self) -> Planner:
        """What planners may see."""
        ...

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

    @property
    def random(self) -> Random:
        """Where numbers come from that nobody can guess."""
        ...

    @property
    def handle_key(self) -> bytes:
        """The key of what stands for ids in addresses."""
        ...

    def clock(self) -> datetime:
        """Now, with its time zone."""
        ...

    def alive(self) -> None:
        """Ask the database for an answer; `GraphError` where none comes. Whoever asks need not have logged in."""
        ...

    def session(self, lang: str | None = None, viewer: Viewer | None = None, act: Act = VIEW) -> Session:
        """A new session, in the language; of whoever works alone where no viewer is given."""
        ...


def application() -> WebApplication:
    """The application behind the page that is asked for."""
    return current_app.extensions["tovholder"]
