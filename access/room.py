"""The room of a meeting: what all who sit in it may see. Screen, print and minutes hold nothing else."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from access.information import tasks
from graph.model.base import Record
from graph.model.records import Actor, Consent, Engagement, Family, LegalBasis, Unit
from graph.reading.facts import FamilyFacts
from graph.reading.hiding import path_of
from graph.reading.rights import Circumstances
from graph.reading.scope import Scope


class Room(Scope):
    """What shows in each of several scopes. A unit needs somebody in it who shows in all, or a consent that does."""

    def __init__(self, scopes: Sequence[Scope], facts: FamilyFacts, circumstances: Circumstances) -> None:
        self._scopes, self._facts, self._units = scopes, facts, circumstances.units

    @property
    def limited(self) -> bool:
        """Yes: nobody says what somebody else may see beside it."""
        return True

    def knows(self, family: str) -> bool:
        """Whether all know of the family."""
        return all(scope.knows(family) for scope in self._scopes)

    def shows(self, record: Record, field: str | None = None) -> bool:
        """Whether it shows to all."""
        if not all(scope.shows(record, field) for scope in self._scopes):
            return False
        if field is None and isinstance(record, Unit):
            return record.id in self._standing
        return True

    def functions(self, engagement: Engagement) -> tuple[str, ...] | None:
        """The tasks that all may know of."""
        said = [scope.functions(engagement) for scope in self._scopes]
        if all(one == engagement.functions for one in said):
            return engagement.functions
        shared = set(tasks(engagement)).intersection(*(one for one in said if one is not None))
        return tuple(task for task in tasks(engagement) if task in shared)

    def why(self, record: Record) -> tuple[str, ...]:
        """Of one alone, as their scope says; of several nothing: nobody is told why somebody else sees something."""
        return self._scopes[0].why(record) if len(self._scopes) == 1 else ()

    def general(self) -> tuple[LegalBasis, ...]:
        """As the scope of one alone says."""
        return self._scopes[0].general() if len(self._scopes) == 1 else ()

    def _shown(self, records: Iterable[Record]) -> list[Record]:
        return [record for record in records if all(scope.shows(record) for scope in self._scopes)]

    @cached_property
    def _actors(self) -> frozenset[str]:
        return frozenset(one.id for one in self._shown(self._facts.actors.values()) if isinstance(one, Actor))

    @cached_property
    def _standing(self) -> frozenset[str]:
        """The units of actors and consents that show to all, with those above them."""
        family: Family = self._facts.family
        named = [self._facts.actors[id].unit for id in self._actors]
        for one in self._shown((*family.consents, *family.legal_bases)):
            if isinstance(one, Consent | LegalBasis):
                named += [*one.from_units, *one.to_units]
        return frozenset(above for unit in named for above in path_of(unit, self._units))
