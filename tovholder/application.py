"""The composed product: one place that puts settings, engine, door, viewer and clock together.

The command line and the web get an `Application` and build nothing themselves.
"""

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from graph import bolt
from graph.door import Address, Door, Limits
from graph.facts import FamilyFacts
from graph.migrate import migrate
from graph.store import FamilyEntry, Store
from graph.viewer import LocalViewer, Viewer
from tovholder import arranging
from tovholder.engine import LocalEngine, ProgressCallback
from tovholder.settings import Settings, SettingsError

if TYPE_CHECKING:
    from maps import FamilyMap


@dataclass(frozen=True)
class Application:
    """What a command or a page works with."""

    settings: Settings
    store: Store
    viewer: Viewer

    def today(self) -> date:
        """The day that `today` means; asked for only where a person asks."""
        return date.today()

    def families(self) -> list[FamilyEntry]:
        """All families that the viewer may know of."""
        return self.store.families(self.viewer)

    def facts(self, families: Sequence[str]) -> Iterator[FamilyFacts]:
        """What the viewer may know of these families, streamed."""
        return self.store.facts(self.viewer, families)

    def arranged(self, drawn: "FamilyMap") -> "FamilyMap":
        """The map with everything where it stood."""
        return arranging.arranged(self.store, self.viewer, drawn)

    def move(self, drawn: "FamilyMap", chip: str, right: float, down: float) -> None:
        """Move a chip by some units of the drawing, and keep it there. ValueError for an unknown chip."""
        arranging.move(self.store, self.viewer, drawn, chip, right, down)

    def arrange_again(self, drawn: "FamilyMap") -> None:
        """Let the map arrange itself when it is next drawn."""
        arranging.arrange_again(self.store, self.viewer, drawn)


@contextmanager
def address(settings: Settings, progress: ProgressCallback | None = None) -> Generator[Address]:
    """Where the graph is: the server that the settings name, else the local engine, kept alive while this lasts."""
    if settings.neo4j_uri:
        if not settings.neo4j_password:
            raise SettingsError(
                "TOVHOLDER_NEO4J_URI names a server, but there is no password for it.",
                remedy="Set TOVHOLDER_NEO4J_PASSWORD, or leave TOVHOLDER_NEO4J_URI out to use the local engine.",
            )
        yield Address(settings.neo4j_uri, settings.neo4j_user, settings.neo4j_password, settings.neo4j_database)
        return
    with LocalEngine(settings.engine(), bolt).lease(progress) as connection:
        yield Address(connection.uri, connection.user, connection.password)


@contextmanager
def opened(settings: Settings, progress: ProgressCallback | None = None) -> Generator[Application]:
    """The application on its database, whose schema is brought up to date first."""
    with address(settings, progress) as where:
        limits = Limits(seconds=settings.time_limit, rows=settings.row_cap)
        with Door(where, limits) as door:
            migrate(door)
            yield Application(settings, Store(door, elements=settings.max_changes), LocalViewer())
