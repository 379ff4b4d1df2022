"""The database of the tests: sessions on it, with any scope; and the door itself, for what no session offers."""

from datetime import UTC, datetime

from casework.session import Session, local_time, unguessable
from graph.reading.cut import Seen, cut
from graph.reading.facts import FamilyFacts
from graph.reading.scope import EVERYTHING, ScopeOf, everything
from graph.reading.viewer import LocalViewer, Viewer
from graph.storage.access import of_viewer
from graph.storage.door import Door
from graph.store import ELEMENTS, Store

ME = LocalViewer(datetime(2025, 6, 1, 12, tzinfo=UTC))
ACCESS = of_viewer(ME)


def session_at(door: Door, scope_of: ScopeOf = everything, elements: int = ELEMENTS) -> Session:
    """A session on the database, of somebody with this scope."""
    return session_of(ME, door, scope_of, elements)


def session_of(viewer: Viewer, door: Door, scope_of: ScopeOf = everything, elements: int = ELEMENTS) -> Session:
    """A session on the database, of this viewer."""
    return Session(viewer, "da", local_time, unguessable(), Store(door, elements=elements, scope_of=scope_of))


def door_of(session: Session) -> Door:
    """The door that the session goes through."""
    return session._store._door


def changed(facts: Seen, **values: object) -> Seen:
    """The facts as if something else had been recorded."""
    return cut(FamilyFacts(**{**vars(facts), **values}), EVERYTHING)  # type: ignore[arg-type]
