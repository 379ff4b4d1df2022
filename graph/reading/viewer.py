"""Who looks, in which role, for what, and when."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from graph.model.people import UserRole

Role = Literal[UserRole, "local", "system"]
"""The last two are nobody's: whoever works alone with their own data, and the product itself."""
Purpose = Literal["case", "meeting", "oversight", "planning", "control", "own", "operation"]
Via = Literal["web", "cli", "api"]


@dataclass(frozen=True)
class Viewer:
    """A user in one role for one purpose, now: made anew for each request or command.

    What they may see is judged by what holds `now`, whatever day they ask about. What a viewer may not see does not exist
    for them; `graph.reading.scope` says what that is.
    """

    user: str
    role: Role
    purpose: Purpose
    units: tuple[str, ...]
    """The user's own unit; of a leader, with all that lies below it."""
    actors: tuple[str, ...]
    """The actors that the user is."""
    rights: frozenset[str]
    """What the user may do beside the role, such as `import`."""
    now: datetime
    via: Via


class LocalViewer(Viewer):
    """Whoever works alone, on this machine, with their own data (`login = none`): all shows."""

    def __init__(self, now: datetime, via: Via = "cli") -> None:
        super().__init__("local", "local", "case", (), (), frozenset({"import"}), now, via)


Reason = Literal["migrate", "login", "erase", "extract"]
"""What the product does of its own accord, for nobody, or before it is known for whom: this list is closed."""


class System(Viewer):
    """The product itself: it brings the schema up to date, and finds out who asks. It looks at families only to count them."""

    def __init__(self, reason: Reason, now: datetime, via: Via = "cli") -> None:
        super().__init__(reason, "system", "operation", (), (), frozenset(), now, via)
