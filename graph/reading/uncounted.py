"""What is not counted for planners, such as a crisis centre: these actors and units, and whoever stands below them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.model.base import Record
from graph.model.records import Actor, Unit
from graph.reading.facts import FamilyFacts
from graph.reading.hiding import path_of
from graph.reading.scope import EVERYTHING, Scope


@dataclass(frozen=True)
class Without(Scope):
    """All but some actors and units shows. Where one of them stands round the family, nothing is claimed from silence."""

    units: Mapping[str, Unit]
    hidden: frozenset[str]

    @property
    def limited(self) -> bool:
        """Only where something is left out is this asked for (`without`)."""
        return True

    def knows(self, family: str) -> bool:
        """Yes."""
        return True

    def shows(self, record: Record, field: str | None = None) -> bool:
        """All but these."""
        if isinstance(record, Actor):
            return record.id not in self.hidden and not self._is_below(record.unit)
        return not (isinstance(record, Unit) and self._is_below(record.id))

    def _is_below(self, unit: str | None) -> bool:
        return not self.hidden.isdisjoint(path_of(unit, self.units))


def without(facts: FamilyFacts, hidden: frozenset[str]) -> Scope:
    """The scope of a family without these; everything where none of them stands round it."""
    scope = Without(facts.units, hidden)
    around = (*facts.actors.values(), *facts.units.values())
    return EVERYTHING if all(scope.shows(record) for record in around) else scope


def counted(
    actors: Iterable[Actor], units: Mapping[str, Unit], hidden: frozenset[str]
) -> tuple[list[Actor], dict[str, Unit]]:
    """The actors and units without these."""
    scope = Without(units, hidden)
    return [one for one in actors if scope.shows(one)], {id: unit for id, unit in units.items() if scope.shows(unit)}
