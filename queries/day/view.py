"""All that the rules may ask about a family on a day: the day itself, and each hard word that is worked out of it, once.

The words themselves are functions and classes of a `Day`: homes and plans in `overlaps`, coordination and contact in
`coordination`, `consents`, `evidence`, and the known graph. The view asks each when it is first needed.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from graph.model.catalogue import Catalogue, load_catalogue
from graph.model.records import Tie
from graph.reading.cut import Seen
from queries.day import coordination, overlaps
from queries.day.balls import Ball, balls
from queries.day.consents import Consents
from queries.day.coordination import Contact, Coordinator
from queries.day.core import Day
from queries.day.coverage import Gap, gaps
from queries.day.evidence import EvidenceStore
from queries.day.known_graph import KnownGraph, components, sizes
from queries.day.overlaps import Conflict, HomePair, Served
from queries.day.units import Pair, pair
from queries.measures.graphs import fragmentation_of_sizes


def at(facts: Seen, day: date, catalogue: Catalogue | None = None) -> "View":
    """The family as it is known on the day; `catalogue` is the one that comes with the program if none is given.

    TypeError for facts that have not been cut to what somebody may see.
    """
    if not isinstance(facts, Seen):
        raise TypeError("These facts have not been cut: nobody has said who looks.")
    return View(facts, day, catalogue or load_catalogue())


class View(Day):
    """A family on a day, with everything that rules and measures ask of it."""

    @cached_property
    def evidence(self) -> EvidenceStore:
        """The records as evidence of findings."""
        return EvidenceStore(self)

    @cached_property
    def consents(self) -> Consents:
        """What consents allow."""
        return Consents(self)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """The needs in force that are not covered for sure."""
        return gaps(self)

    @cached_property
    def balls(self) -> tuple[Ball, ...]:
        """What somebody has promised and has not done yet, and the needs that nobody has promised anything about."""
        return balls(self, self.gaps)

    # --- homes, plans, coordination ---------------------------------------------------------------------------

    def shared_person(self, a: str, b: str) -> Served | None:
        """The persons whom two actors of P both serve; None where there is none."""
        return overlaps.shared_person(self, a, b)

    @cached_property
    def in_one_home(self) -> Mapping[Pair, list[HomePair]]:
        """Which engagements of two actors, who are no team, meet in a home."""
        return overlaps.in_one_home(self)

    @cached_property
    def plan_conflicts(self) -> Mapping[Pair, list[Conflict]]:
        """Which plans of two actors collide."""
        return overlaps.plan_conflicts(self)

    @cached_property
    def coordinators(self) -> tuple[Coordinator, ...]:
        """Who holds the rope, members too."""
        return coordination.coordinators(self)

    @cached_property
    def via_citizen(self) -> tuple[Tie, ...]:
        """What is known through the citizen."""
        return coordination.via_citizen(self)

    @cached_property
    def recommended(self) -> tuple[Tie, ...]:
        """The ties in force that somebody recommends."""
        return coordination.recommended(self)

    @cached_property
    def contacts(self) -> Mapping[str, Contact]:
        """For each actor of P its appointments a week with the family."""
        return {id: coordination.contact(self, id) for id in self.circle}

    @cached_property
    def known_appointments(self) -> float:
        """The appointments a week of all actors of P, as known."""
        return sum(contact.lo for contact in self.contacts.values())

    @cached_property
    def not_mapped(self) -> bool:
        """Whether so little is known of the ties that silence says nothing."""
        return coordination.is_not_mapped(self)

    @cached_property
    def without_contact(self) -> bool:
        """Whether no contact with the family is established, though it was tried."""
        return coordination.is_without_contact(self)

    # --- the known graph --------------------------------------------------------------------------------------

    @cached_property
    def component(self) -> Mapping[str, int]:
        """For each actor of P the number of its component in the known graph."""
        return components(self.circle, self.neighbours)

    @cached_property
    def component_sizes(self) -> tuple[int, ...]:
        """The size of each component of the known graph."""
        return sizes(self.component)

    @cached_property
    def possible_component(self) -> Mapping[str, int]:
        """The same as `component` with each unknown pair present."""
        everybody = frozenset(self.circle)
        return components(self.circle, {id: everybody.difference(self.apart[id], {id}) for id in self.circle})

    @cached_property
    def known_graph(self) -> KnownGraph:
        """P and its present pairs: who splits it, and where each stands in it."""
        return KnownGraph(self.circle, self.states.present)

    def gain(self, a: str, b: str) -> float:
        """ΔF: by how much a tie between the two alone would lower the fragmentation of the known graph."""
        one, other = self.component[a], self.component[b]
        if one == other:
            return 0.0
        n = len(self.circle)
        return 2 * self.component_sizes[one] * self.component_sizes[other] / (n * (n - 1))

    @cached_property
    def fragmentation(self) -> tuple[float, float] | None:
        """F with each unknown pair present, and with each absent; None below two actors."""
        if len(self.circle) < 2:
            return None
        return fragmentation_of_sizes(sizes(self.possible_component)), fragmentation_of_sizes(self.component_sizes)


__all__ = ["View", "at", "pair"]
