"""Who may log in to the pages: the users that are stored, what the provider says of somebody, and what is kept of logins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic import ValidationError

from access.login.claims import RoleTable, read_table
from access.login.kept import Ends, Logins
from access.passwords import matches
from casework.session import Clock
from graph.errors import PeopleRefused
from graph.model.people import ROLES, User, UserRole
from graph.model.text import settled
from graph.people import People
from graph.reading.noting import Action, Entry, Note
from graph.reading.viewer import System, Via, Viewer
from graph.store import Store
from importers import read_assignments, read_users
from tovholder.asking import viewer_of
from tovholder.settings import PREFIX, Settings, SettingsError
from web.application import OidcClient
from words.errors import ProductError

OIDC = ("oidc_issuer", "oidc_client", "oidc_secret_file", "oidc_roles")
"""The settings without which nobody can log in by a provider."""


LOGINS = "logins.sqlite"
"""What is kept of logins, in the data folder."""


class NoUsers(ProductError):
    """People are to log in with passwords, and no user is stored."""


@dataclass(frozen=True)
class StoredPeople:
    """The users of the database, as the pages ask for them (`web.application.People`)."""

    kind: Literal["local", "oidc", "demo"]
    store: Store
    clock: Clock
    logins: Logins
    record: Note
    """Writes down who came and went."""
    oidc: OidcClient | None = None
    table: RoleTable | None = None
    """What claims give, where people log in by a provider."""
    cast: Sequence[str] = ()
    """The people of the demo."""
    judged_at: Clock | None = None
    """When what people may see is judged; of the demo, whose families stand still on a day, another time than now."""

    @cached_property
    def _directory(self) -> People:
        return self.store.directory()

    @property
    def _today(self) -> date:
        return self.clock().date()

    def _there(self, user: User | None) -> User | None:
        return user if user and user.is_there(self._today) else None

    def find(self, user: str) -> User | None:
        """The user of this id; None where there is none, or no more."""
        return self._there(self._directory.user(user)) if user else None

    def by_password(self, login: str, password: str) -> User | None:
        """Whose name and password these are; None where they are nobody's, which takes as long."""
        user, secret = self._directory.by_login(login)
        return self._there(user) if matches(secret, password) else None

    def by_claims(self, claims: Mapping[str, Any]) -> User | None:
        """Whose claims these are, stored with the roles and the unit that the table gives them; None where it gives none, or
        where they cannot be stored."""
        granted = self.table.granted(claims) if self.table else None
        if granted is None:
            return None
        login = settled(f"{claims['iss']}|{claims['sub']}")
        known, _ = self._directory.by_login(login)
        if known and not known.is_there(self._today):
            return None
        said: dict[str, Any] = {
            "id": f"u_{sha256(login.encode()).hexdigest()[:16]}",
            "name": str(claims.get("name") or login),
            **(known.document() if known else {}),
            "login": login,
            "roles": list(granted.roles),
            "unit": granted.unit,
        }
        try:
            user = User.model_validate(said)
            if user != known:
                self._directory.keep_users([user], self._today)
        except (ValidationError, PeopleRefused):
            return None  # a name that no record takes, or nobody could manage users yet
        return user

    def all(self) -> list[User]:
        """Those of the demo, in the order in which they are offered."""
        return [user for user in map(self.find, self.cast) if user]

    def viewer(self, person: User, role: UserRole, via: Via) -> Viewer:
        """The user in this role, now."""
        return viewer_of(self._directory, person, role, (self.judged_at or self.clock)(), via)

    def keep_password(self, person: User, role: UserRole, secret: str) -> None:
        """Keep the hash of the password that somebody chose. Raises where it cannot be noted."""
        self.record(self.viewer(person, role, "web"), [Entry("user", "own_password", change=("password",))])
        self._directory.keep_secret(person.id, secret)

    def note(self, person: User, role: UserRole, entry: Entry) -> None:
        """Note what somebody does who has logged in. Raises where it cannot be noted."""
        self.record(self.viewer(person, role, "web"), [entry])

    def note_refused(self, action: Action) -> None:
        """Note that somebody was refused, whoever it was."""
        self.record(System("login", self.clock(), "web"), [Entry(action, "pages", "refused")])


def people_of(settings: Settings, store: Store, clock: Clock, record: Note) -> StoredPeople | None:
    """Who may log in by these settings; None where one person works alone.

    `SettingsError` where something is missing that the provider needs, `NoUsers` where nobody could log in.
    """
    if settings.login == "none":
        return None
    ends = Ends(timedelta(minutes=settings.idle_minutes), timedelta(hours=settings.session_hours))
    logins = Logins(settings.in_data(LOGINS), ends)
    if settings.login == "local":
        if not store.directory().has_users():
            raise NoUsers("no_users")
        return StoredPeople("local", store, clock, logins, record)
    missing = [name for name in OIDC if getattr(settings, name) is None]
    if missing:
        raise SettingsError("settings_oidc", variables=", ".join(f"{PREFIX}{name.upper()}" for name in missing))
    assert settings.oidc_issuer and settings.oidc_client and settings.oidc_secret_file and settings.oidc_roles
    secret = _secret(settings.oidc_secret_file)
    client = OidcClient(settings.oidc_issuer, settings.oidc_client, secret)
    return StoredPeople("oidc", store, clock, logins, record, client, read_table(settings.oidc_roles, ROLES))


def forget_logins(settings: Settings, user: str) -> None:
    """End all logins of a user that this data folder keeps: with a new password. Where nobody ever logged in, nothing is made."""
    if settings.data and (file := settings.in_data(LOGINS)).exists():
        Logins(file).end_all(user)


def _secret(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as err:
        raise SettingsError("settings_secret", file=str(file), reason=_reason(err)) from err


def _reason(err: Exception) -> str:
    return err.strerror or "" if isinstance(err, OSError) else type(err).__name__


DEMO_DAY = datetime(2025, 6, 30, 12, tzinfo=UTC)
"""The day of the demo's newest file: its consents are judged then, and do not run out while it is shown."""


def people_of_demo(store: Store, clock: Clock, folder: Path, tables: Path, record: Note) -> StoredPeople:
    """The people of the demo, stored from its tables; their logins lie in the folder, and are gone with it."""
    directory, today = store.directory(), DEMO_DAY.date()
    users = read_users(tables / "users.csv", [], today)
    directory.keep_users(users, today)
    directory.assign(read_assignments(tables / "assignments.csv", users, today, by=users[-1].id))
    cast = [user.id for user in users if user.os_login is None]
    return StoredPeople("demo", store, clock, Logins(folder / LOGINS), record, cast=cast, judged_at=lambda: DEMO_DAY)
