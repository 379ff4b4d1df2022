"""Who looks, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: made anew for each request or command.

    What they may see is judged by what holds `now`, whatever day they ask about. What a viewer may not see does not exist
    for them; `graph.reading.scope` says what that is.
    """

    user: str
    now: datetime
