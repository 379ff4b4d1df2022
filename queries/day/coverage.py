"""Needs that nobody's work covers for everybody who has them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from graph.model.periods import first_of, last_of
from graph.model.records import Need
from queries.day.core import Day
from queries.day.work import Work


@dataclass(frozen=True)
class Gap:
    """A need in force that is not covered for somebody who has it, or only by what a service usually does."""

    need: Need
    awaited: frozenset[str]
    """The persons who have it and can be born."""
    helping: Sequence[Work]
    """The active, not paused work with its function, for one of them."""

    @cached_property
    def usual(self) -> Sequence[Work]:
        """Of that what only the catalogue says has the function."""
        return [work for work in self.helping if work.engagement.functions is None]

    @cached_property
    def for_sure(self) -> frozenset[str]:
        """Who is helped for sure."""
        return _helped([work for work in self.helping if work.engagement.functions is not None]) & self.persons

    @cached_property
    def by_default(self) -> frozenset[str]:
        """Who is helped by what a service usually does, and by nothing else."""
        return _helped(self.usual) & self.persons - self.for_sure

    @property
    def persons(self) -> frozenset[str]:
        """Who has the need."""
        return frozenset(self.need.for_)

    @property
    def is_open(self) -> bool:
        """Whether somebody is not helped for sure."""
        return not self.for_sure >= self.awaited

    @property
    def is_possible(self) -> bool:
        """Whether all are helped, but somebody only by what a service usually does."""
        return self.for_sure | self.by_default >= self.awaited


def gaps(day: Day) -> tuple[Gap, ...]:
    """The needs in force that are not covered for sure, in their order. Several engagements together may cover one."""
    found: list[Gap] = []
    for need in day.facts.family.needs:
        if first_of(need.from_) <= day.day <= last_of(need.to):
            persons = frozenset(need.for_)
            helping = [work for work in day.active_work if need.function in work.tasks and work.targets & persons]
            found.append(Gap(need, persons & day.born, helping))
    return tuple(gap for gap in found if gap.is_open)


def _helped(works: Sequence[Work]) -> frozenset[str]:
    return frozenset[str]().union(*(work.targets for work in works))
