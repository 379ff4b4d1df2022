"""The database of the tests: sessions on it, with any scope; and the door itself, for what no session offers."""

from datetime import UTC, datetime

from casework.session import VIEW, Session, local_time, unguessable
from graph.people import People
from graph.reading.cut import Seen, cut
from graph.reading.facts import FamilyFacts
from graph.reading.policy import Policy
from graph.reading.scope import EVERYTHING
from graph.reading.viewer import LocalViewer, Viewer
from graph.storage.access import of_viewer
from graph.storage.door import Door
from graph.store import ELEMENTS, Store
from tests.graph.scopes import KeptFrom, KeptStore

ME = LocalViewer(datetime(2025, 6, 1, 12, tzinfo=UTC))
ACCESS = of_viewer(ME, VIEW)
TESTER = Viewer("tester", "caseworker", "case", (), (), frozenset({"import"}), ME.now, "web")


def session_at(door: Door, policy: KeptFrom | None = None, elements: int = ELEMENTS) -> Session:
    """A session on the database, of whoever works alone; with a policy, of a user from whom that is kept."""
    return session_of(TESTER if policy else ME, door, policy, elements)


def session_of(viewer: Viewer, door: Door, policy: Policy | None = None, elements: int = ELEMENTS) -> Session:
    """A session on the database, of this viewer."""
    kind = KeptStore if isinstance(policy, KeptFrom) else Store
    return Session(viewer, "da", local_time, unguessable(), kind(door, elements=elements, policy=policy))


def door_of(session: Session) -> Door:
    """The door that the session goes through."""
    return session._store._door


def changed(facts: Seen, **values: object) -> Seen:
    """The facts as if something else had been recorded."""
    return cut(FamilyFacts(**{**vars(facts), **values}), EVERYTHING)  # type: ignore[arg-type]


class NoUsers(People):
    """No users, so that whoever asks works alone: for stores without a database."""

    def __init__(self) -> None:
        pass

    def has_users(self) -> bool:
        return False
