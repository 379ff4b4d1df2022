"""Leave to go through the door: who asks. Nothing is read or written without."""

from dataclasses import InitVar, dataclass, field
from datetime import UTC, datetime

from graph.errors import Forbidden
from graph.reading.noting import Act, Told
from graph.reading.viewer import Reason, System, Viewer

_SEAL = object()


@dataclass(frozen=True)
class Access:
    """Access for a viewer, or for the product itself. `of_viewer` and `of_system` make it; tests/test_reading_path.py says who
    may call them."""

    viewer: Viewer
    act: Act
    """What the viewer does: for what is noted of it."""
    noted: set[Told] = field(default_factory=set, compare=False)
    """What was noted by this access so far."""
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Access is given to a session, or to the product itself, and made nowhere else.")

    @property
    def looks(self) -> Viewer:
        """Who looks at families. `Forbidden` before it is known who asks; TypeError where the product itself does: it looks
        at none, but to count them (`extract`)."""
        if self.viewer.user == "login" and self.viewer.role == "system":
            raise Forbidden("nobody_alone")
        if self.viewer.role == "system" and self.viewer.user != "extract":
            raise TypeError(f"What is done to {self.viewer.user} the database sees no family.")
        return self.viewer


def of_viewer(viewer: Viewer, act: Act) -> Access:
    """The access of a session's viewer, who does this."""
    return Access(viewer, act, seal=_SEAL)


def of_system(reason: Reason) -> Access:
    """The access of the product itself."""
    return Access(System(reason, datetime.now(UTC)), Act("query", reason), seal=_SEAL)
