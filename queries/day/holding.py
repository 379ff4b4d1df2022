"""If somebody holds the rope: which ties to create, what becomes of fragmentation, which consents are needed; and the split."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from queries.day import candidates as known
from queries.day.consents import ConsentNeeded
from queries.day.units import Pair
from queries.day.view import View
from queries.measures.graphs import fragmentation_of_sizes


@dataclass(frozen=True)
class IfHolds:
    """What it takes that a candidate holds the rope: a tie with each of the others who is not barred."""

    create: tuple[str, ...]
    """Those to whom no tie is known."""
    unknown: tuple[str, ...]
    """Those of them of whom it is not known whether there is one already."""
    before: tuple[float, float] | None
    after: tuple[float, float] | None
    consents: tuple[ConsentNeeded, ...]

    def document(self) -> Mapping[str, Any]:
        """As it stands in a finding; F is null for an actor alone."""
        return {
            "ties_to_create": list(self.create),
            "unknown_ties": list(self.unknown),
            "fragmentation_before": list(self.before) if self.before else None,
            "fragmentation_after": list(self.after) if self.after else None,
            "consents": [need.document() for need in self.consents],
        }


def if_holds(view: View, actor: str) -> IfHolds:
    """What follows if a candidate holds the rope."""
    others = [other for other in view.circle if other != actor and other not in view.facts.barred]
    create = tuple(other for other in others if other not in view.neighbours[actor])
    return IfHolds(
        create=create,
        unknown=tuple(other for other in create if other not in view.apart[actor]),
        before=view.fragmentation,
        after=_after(view, actor, others),
        consents=_consents(view, actor, create),
    )


def _after(view: View, actor: str, others: list[str]) -> tuple[float, float] | None:
    """F with a tie to each of the others: with each unknown pair present, and with each absent."""
    if view.fragmentation is None:
        return None
    low, high = (
        fragmentation_of_sizes(_joined(component, [actor, *others]))
        for component in (view.possible_component, view.component)
    )
    return low, high


def _joined(component: Mapping[str, int], together: list[str]) -> list[int]:
    """The sizes of the components when these are together."""
    joined = {component[id] for id in together}
    sizes = [0]
    apart: dict[int, int] = {}
    for number in component.values():
        if number in joined:
            sizes[0] += 1
        else:
            apart[number] = apart.get(number, 0) + 1
    return [*sizes, *apart.values()]


def _consents(view: View, actor: str, create: tuple[str, ...]) -> tuple[ConsentNeeded, ...]:
    """What the ties need, about the persons whom both help, else whom either does; the same for two in one unit once."""
    own, unit = view.helped[actor], view.facts.actors[actor].unit
    ways = {(view.facts.actors[other].unit, own & view.helped[other] or own | view.helped[other]) for other in create}
    needed = {need for other, about in ways for need in view.consents.between_units(unit, other, about)}
    return tuple(sorted(needed))


def splits(view: View) -> tuple[Pair, ...]:
    """Pairs of candidates, one for the actors and one for the family, where no one candidate reaches both.

    A candidate reaches the actors if a tie with one of them is known, and the family if appointments with it are. First
    the one for the actors, then the one for the family, both in the order of the candidates.
    """
    people = known.candidates(view)
    towards_actors = [id for id in people if view.neighbours[id]]
    towards_family = [id for id in people if view.contacts[id].lo > 0]
    if not frozenset(towards_actors).isdisjoint(towards_family):
        return ()
    return tuple((one, other) for one in towards_actors for other in towards_family)
