"""What a viewer may see: whether a family, a record, a field of it shows.

A scope decides about each record by itself; what else must go so that nothing tells of the hidden is worked out by the cut
(`graph.reading.cut`). This room knows no policy: composition hands the store one, which makes a scope for each viewer.
"""

from dataclasses import dataclass
from typing import Protocol

from graph.model.base import Record
from graph.model.records import Engagement, LegalBasis


class Scope(Protocol):
    """What shows to one viewer, in one family or in the organisation at large."""

    @property
    def limited(self) -> bool:
        """Whether the viewer may not see all, whether or not anything is left out: nothing is then claimed from silence."""
        return False

    def knows(self, family: str) -> bool:
        """Whether the viewer may know that there is a family of this id. To be answered for ids that are not stored, too."""
        ...

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether the record shows; with a field, whether that field of a record that shows does.

        Asked only of fields that a record may lack, and of an engagement's `at`, which is then unknown; never of its `id`.
        """
        ...

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """The tasks of an engagement that shows, as they are to be said; None: those that its service usually has."""
        return engagement.functions

    def why(self, record: Record) -> tuple[str, ...]:
        """What lets a record that shows do so: words, and ids of consents and bases. Empty where what ties to the family does.

        The words: `own`, `responsible`, `met`, `takes_part`, `helped`, `citizen`; `whole` before the ids that are behind it.
        Of the family itself: what ties the viewer to it (`Rights.ties`).
        """
        return ()

    def general(self) -> tuple[LegalBasis, ...]:
        """The bases that belong to no family, by which something may show."""
        return ()


@dataclass(frozen=True)
class Everything(Scope):
    """All shows."""

    def knows(self, family: str) -> bool:
        """Yes."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Yes."""
        return True


EVERYTHING = Everything()
