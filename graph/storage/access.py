"""Leave to go through the door: who asks. Nothing is read or written without."""

from dataclasses import InitVar, dataclass
from typing import Literal

from graph.reading.viewer import Viewer

Reason = Literal["migrate"]
"""What the product does to a database of its own accord, for nobody: this list is closed."""

_SEAL = object()


@dataclass(frozen=True)
class Access:
    """Access for a viewer, or for the product itself. `of_viewer` and `of_system` make it; tests/test_reading_path.py says who
    may call them."""

    who: Viewer | Reason
    seal: InitVar[object] = None

    def __post_init__(self, seal: object) -> None:
        if seal is not _SEAL:
            raise TypeError("Access is given to a session, or to the product itself, and made nowhere else.")

    @property
    def viewer(self) -> Viewer:
        """Who looks. TypeError where the product itself does: it looks at no family."""
        if isinstance(self.who, Viewer):
            return self.who
        raise TypeError(f"What is done to {self.who} the database sees no family.")


def of_viewer(viewer: Viewer) -> Access:
    """The access of a session's viewer."""
    return Access(viewer, seal=_SEAL)


def of_system(reason: Reason) -> Access:
    """The access of the product itself."""
    return Access(reason, seal=_SEAL)
