"""Who asks for an edit, and what came of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from casework.editing.history import Past
from casework.editing.refusals import Wrong
from graph.editing import Opened, Records
from graph.model.log import Logged, LoggedRecord, Via

Fresh = Callable[[str], str]
"""Gives an id with this prefix that nothing has."""


@dataclass(frozen=True)
class Asked:
    """Who asks for an edit, how and when."""

    user: str
    via: Via
    at: datetime
    today: date
    day: date | None
    """The day on which findings are compared; None: that of the family's statuses."""
    dry_run: bool
    id_with: Fresh
    lang: str

    def logged(
        self,
        family: str,
        command: str,
        values: Mapping[str, Any],
        request: str | None,
        records: tuple[LoggedRecord, ...] = (),
        undoes: str | None = None,
    ) -> Logged:
        """A change as the log will keep it; its number is given when it is stored."""
        return Logged(
            key=self.id_with("ch"),
            family=family,
            number=0,
            at=self.at,
            user=self.user,
            via=self.via,
            command=command,
            values=values,
            records=records,
            undoes=undoes,
            redoes=None,
            request=request,
        )


@dataclass(frozen=True)
class Outcome:
    """What an edit came to."""

    opened: Opened
    before: Records
    after: Records
    change: Logged | None
    """None where nothing changes, or nothing is to be stored."""
    warnings: Sequence[Wrong] = ()
    merged: Sequence[Past] = ()
    pair: tuple[str, str, date, str] | None = None
    """Of `contact`: the two, the day, and the answer."""
    version: str = "0"
    """The version where nothing was stored."""
    families: int | None = None
    """Where units or actors change: in how many families that the viewer sees they are named."""
