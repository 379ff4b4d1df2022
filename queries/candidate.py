"""What speaks for and against somebody as coordinator, and what nobody knows; a column not known or computed is null.

Each part is worked out when it is first asked for: many ask who could coordinate, and few what it would take.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from queries.day import candidates as known
from queries.day.columns import columns
from queries.day.consents import ConsentNeeded
from queries.day.coordination import Contact
from queries.day.holding import IfHolds, if_holds
from queries.day.view import View
from words import AtLeast, HowOften, InWords, Message, text

COLUMNS = (
    "appointments_a_week", "share_of_contact", "reach", "units_reached", "betweenness", "closeness", "tenure_days",
    "home_appointments_a_week", "decision_authority", "record_access", "caseload", "wish",
)  # fmt: skip
"""The columns of a coordinator candidate, in their order. There is no sum over them."""


@dataclass(frozen=True)
class Candidate:
    """Somebody of P who passes the filters, at its place among the others: an order, never a score."""

    view: View
    actor: str
    place: int

    @cached_property
    def columns(self) -> Mapping[str, Any]:
        """All columns by name."""
        return columns(self.view, self.actor)

    @property
    def for_(self) -> tuple[Message, ...]:
        """What speaks for it."""
        return tuple(self._speaks_for())

    @property
    def against(self) -> tuple[Message, ...]:
        """What speaks against it."""
        view = self.view
        apart = tuple(view.name(other) for other in sorted(view.apart[self.actor] - view.known_barred))
        return (Message("candidate.against.absent", {"names": apart}),) if apart else ()

    @property
    def unknown(self) -> tuple[Message, ...]:
        """What speaks neither for nor against: nobody has said it."""
        return tuple(self._not_known())

    @cached_property
    def _holds(self) -> IfHolds:
        return if_holds(self.view, self.actor)

    @property
    def if_holds(self) -> Mapping[str, Any]:
        """What follows if it holds the rope."""
        return self._holds.document()

    @property
    def consents(self) -> tuple[ConsentNeeded, ...]:
        """Those it needs for the ties that are to be made."""
        return self._holds.consents

    @property
    def is_organisation(self) -> bool:
        """Whether it is no person, but somebody at a place."""
        return self.view.facts.actors[self.actor].kind in ("organisation", "group")

    def _speaks_for(self) -> Iterator[Message]:
        tied, others = len(self.view.neighbours[self.actor]), len(self.view.circle) - 1
        contact = self.view.contacts[self.actor]
        if known.wish(self.view, self.actor) == "wanted":
            yield Message("candidate.for.wanted")
        if 0 < tied < others:
            yield Message("candidate.for.reach", {"tied": InWords(tied), "others": InWords(others)})
        if 0 < tied == others:
            yield Message("candidate.for.reach_all")
        if contact.lo > 0:
            yield Message("candidate.for.contact", {"often": _often(contact)})

    def _not_known(self) -> Iterator[Message]:
        view, actor = self.view, self.actor
        unknown = len(view.circle) - 1 - len(view.neighbours[actor]) - len(view.apart[actor])
        contact = view.contacts[actor]
        if self.is_organisation:
            yield Message("candidate.unknown.who")
        if unknown > 0:
            yield Message("candidate.unknown.ties", {"count": InWords(unknown)})
        if contact.hi is None and contact.lo == 0:
            yield Message("candidate.unknown.contact")
        if known.wish(view, actor) != "wanted":
            yield Message("candidate.unknown.ask")

    def document(self, lang: str) -> dict[str, Any]:
        """The candidate as it stands in a finding."""
        return {
            "place": self.place,
            "columns": {name: self.columns.get(name) for name in COLUMNS},
            "for": [text(message, lang) for message in self.for_],
            "against": [text(message, lang) for message in self.against],
            "unknown": [text(message, lang) for message in self.unknown],
            "if_holds": self.if_holds,
        }


def _often(contact: Contact) -> AtLeast | HowOften:
    """How often somebody meets the family, as far as known."""
    return AtLeast(contact.lo) if contact.hi is None else HowOften(contact.lo, contact.hi, about=True)
