"""The composed product: one place that puts settings, engine, door, clock and chance together.

The command line and the web get an `Application` and build nothing themselves: they ask it for a session, one for each
command and each request.
"""

from collections.abc import Generator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from access.audit.noting import Noted
from access.key_files import kept_key
from access.policy import AccessPolicy
from casework.session import VIEW, Clock, Session, local_time, unguessable
from graph.model.people import UserRole
from graph.reading.noting import Act, Action
from graph.reading.viewer import LocalViewer, System, Viewer
from graph.storage import bolt
from graph.storage.door import Address, Door, Limits
from graph.storage.migrate import migrate
from graph.store import Store
from queries.rules.registry import finding_ids
from tovholder.asking import viewer_at_command_line
from tovholder.audit import Audit
from tovholder.engine import LocalEngine, ProgressCallback
from tovholder.room import LocalRoom
from tovholder.settings import Settings, SettingsError
from words.errors import ProductError

if TYPE_CHECKING:
    from tovholder.people import StoredPeople
    from tovholder.planner import Planner


@dataclass(frozen=True)
class Application:
    """What the commands and the pages are made with."""

    settings: Settings
    store: Store
    clock: Clock = local_time
    random: Random = field(default_factory=unguessable)
    audit: Noted | None = None
    """What notes looks; None where one person works alone."""
    people: "StoredPeople | None" = None
    """Who may log in to the pages; None where one person works alone."""
    noting: Audit | None = None
    """Notes what users do."""
    made_up: "Planner | None" = None
    """What planners see in the demo, in the place of what is released here."""

    def log(self) -> Noted:
        """What notes what users do, ready to be written to: one for this process. `AuditError` where it is not."""
        assert self.noting
        return self.noting.kept()

    @property
    def handle_key(self) -> bytes:
        """The key of what stands for ids in addresses: that of the audit, made where there is none."""
        return kept_key(self.settings.audit_files().secret)

    @property
    def planner(self) -> "Planner":
        """What planners may see."""
        from tovholder.planner import planner_of  # here: few commands need what counts

        return self.made_up or planner_of(self.settings)

    def alive(self) -> None:
        """Ask the database for an answer, and for nothing that it holds; `GraphError` where none comes."""
        self.store.alive()

    def session(self, lang: str | None = None, viewer: Viewer | None = None, act: Act = VIEW) -> Session:
        """A session for one request or one command; in the language of the settings where none is given.

        Without a viewer it is that of whoever works alone; where users are stored nobody does, and then it is of nobody yet:
        no family shows.
        """
        if viewer is None:
            alone = not self.store.directory().has_users()
            viewer = LocalViewer(self.clock()) if alone else System("login", self.clock())
        return Session(viewer, lang or self.settings.lang, self.clock, self.random, self.store, act)


@contextmanager
def address(settings: Settings, progress: ProgressCallback | None = None) -> Generator[Address]:
    """Where the graph is: the server that the settings name, else the local engine, kept alive while this lasts."""
    if settings.neo4j_uri:
        if not settings.neo4j_password:
            raise SettingsError("settings_no_password")
        yield Address(settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)
        return
    with LocalEngine(settings.engine(), bolt).lease(progress) as connection:
        yield Address(connection.uri, connection.user, connection.password)


@contextmanager
def in_session(
    settings: Settings,
    progress: ProgressCallback | None = None,
    lang: str | None = None,
    *,
    role: str | None = None,
    needed: UserRole | None = None,
    act: tuple[Action, str],
) -> Generator[Session]:
    """The session of one command, on the database of the settings: of whoever the operating system says asks, in this role,
    or in the one that the command needs."""
    with opened(settings, progress) as application:
        directory = application.store.directory()
        session = application.session(
            lang, viewer_at_command_line(directory, application.clock(), role, needed), Act(*act)
        )
        with noted_where_it_fails(session):
            yield session


@contextmanager
def noted_where_it_fails(session: Session) -> Generator[None]:
    """Where a command ends with an error after it was noted that something shows, that is noted, too; the error goes on."""
    try:
        yield
    except Exception:
        with suppress(ProductError):  # the log is what failed
            session.failed()
        raise


@contextmanager
def opened(settings: Settings, progress: ProgressCallback | None = None) -> Generator[Application]:
    """The application on its database, whose schema is brought up to date first."""
    engine = None if settings.neo4j_uri else LocalEngine(settings.engine(), bolt)
    with address(settings, progress) as where:
        limits = Limits(seconds=settings.time_limit, rows=settings.row_cap)
        with Door(where, limits, LocalRoom(engine) if engine else None) as door:
            migrate(door, engine.alone if engine else nullcontext)
            noting = Audit(settings, local_time)
            policy = AccessPolicy(settings.consent_age)
            store = Store(
                door,
                elements=settings.max_changes,
                policy=policy,
                note=noting,
                erase_days=settings.erase_days,
                uncounted=frozenset(settings.planner_hidden),
                questions=finding_ids,
            )
            if store.directory().has_users():
                noting.kept()  # where users are and the log cannot be written, nothing begins
            yield Application(settings, store, noting=noting)
