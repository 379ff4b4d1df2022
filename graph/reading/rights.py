"""What ties a user to families: what is known before anything of a family is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graph.model.dates import PartialDate
from graph.model.people import Part
from graph.model.periods import last_of
from graph.model.records import LegalBasis, Unit

MEETING_DAYS = 30
"""For how many days after a meeting whoever leads it sees the family."""
AT_WORK = frozenset({"active", "granted", "paused"})
"""The states of work that make its actor one who works here."""


def is_at_work(status: str, to: PartialDate | None, today: date) -> bool:
    """Whether an engagement of this state, with this end, makes its actor one who works here today."""
    return status in AT_WORK and last_of(to) >= today


@dataclass(frozen=True)
class Rights:
    """What ties a user to one family today. Read by a query of its own: of the family, dates and states of work alone."""

    family: str
    parts: frozenset[Part] = frozenset()
    """Of the user's assignments in force."""
    meetings: frozenset[str] = frozenset()
    """The meetings for which the user is assigned, each until 30 days after it (`MEETING_DAYS`)."""
    whole: tuple[str, ...] = ()
    """Of an assignment that shows the whole map: the consents or bases behind it."""
    acts: bool = False
    """Whether one of the user's actors works here: an engagement that is active, granted or paused."""
    works: bool = False
    """Whether the own unit works here."""
    reason: bool = False
    """Whether a leader gave a reason to look, or the family was drawn as a sample."""
    responsible: frozenset[str] = frozenset()
    """The units of all users who are assigned as responsible."""
    member: str | None = None
    """The member of the family that the user is."""

    def ties(self) -> tuple[str, ...]:
        """What of this ties the user to the family, in words of the audit."""
        others = {"actor": self.acts, "own": self.works, "reason": self.reason, "citizen": self.member}
        return (*sorted(self.parts), *(word for word, holds in others.items() if holds))


@dataclass(frozen=True)
class Circumstances:
    """What a scope is worked out of beside the viewer and the facts."""

    rights: Mapping[str, Rights]
    """By family, of all families to which something ties the user."""
    units: Mapping[str, Unit]
    """All units that are stored: for paths."""
    bases: tuple[LegalBasis, ...] = ()
    """General bases, which belong to no family."""
