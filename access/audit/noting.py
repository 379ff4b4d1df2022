"""From what a reading says of itself to lines of the log: who it was comes from the viewer, ids of files become handles."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from access.audit.lines import Event
from access.audit.log import AuditLog
from graph.model.handles import handle
from graph.reading.noting import Entry, Named
from graph.reading.viewer import Viewer

UNKNOWN = "unknown:"
"""Before the hash of what somebody typed and what is no id of a family here: it may be a CPR number."""


@dataclass(frozen=True)
class Noted:
    """Writes the entries of a reading into the log: the `Note` that composition hands to the store."""

    log: AuditLog
    secret: bytes = field(repr=False)

    def __call__(self, viewer: Viewer, entries: Sequence[Entry]) -> None:
        """All of them, for good, or `AuditError`."""
        self.log.append([self._event(viewer, entry) for entry in entries])

    def typed(self, text: str) -> str:
        """What somebody typed that is nothing here, so that the log holds the same for the same and never the text."""
        return UNKNOWN + handle(self.secret, "", "typed", text)

    def _event(self, viewer: Viewer, entry: Entry) -> Event:
        family = entry.family
        if family is not None and not entry.stored:
            family = self.typed(family)
        return Event(
            user=viewer.user,
            role=viewer.role,
            via=viewer.via,
            purpose=viewer.purpose,
            action=entry.action,
            object=entry.object,
            family=family,
            about=tuple(handle(self.secret, entry.family or "", *named) for named in entry.about),
            basis=tuple(
                handle(self.secret, entry.family or "", *one) if isinstance(one, Named) else one for one in entry.basis
            ),
            emergency=entry.emergency,
            outcome=entry.outcome,
            change=entry.change,
        )
