"""A need that nobody's work covers for everybody who has it."""

from graph.model.catalogue import Tasks
from graph.model.periods import first_of, last_of
from graph.model.records import Need
from queries.day.view import View
from queries.day.work import Work
from queries.finding import Finding, found
from words import Message

TYPE = "coverage_gap"


def find(view: View) -> list[Finding]:
    """A need in force, some person of which is helped by no active, not paused engagement with its function among the tasks.

    Several engagements together may cover it; one of which it is not known whom it helps covers nobody. Class
    `possible_gap`, `possible`: all are covered, but somebody only by what a service usually does (the catalogue), or whoever
    looks may not see all. Who is not born yet lacks no help. `value`: the function. Subjects: the need's persons.
    """
    return [finding for need in view.facts.family.needs if (finding := _gap(view, need))]


def _gap(view: View, need: Need) -> Finding | None:
    if not first_of(need.from_) <= view.day <= last_of(need.to):
        return None
    persons = frozenset(need.for_)
    helping = [work for work in view.active_work if need.function in work.tasks and work.targets & persons]
    stated = [work for work in helping if work.engagement.functions is not None]
    usual = [work for work in helping if work.engagement.functions is None]
    for_sure = _helped(stated) & persons
    by_default = _helped(usual) & persons - for_sure
    awaited = persons & view.born
    if for_sure >= awaited:
        return None
    possible = for_sure | by_default >= awaited
    filling = [work for work in usual if work.targets & by_default]
    return found(
        view,
        TYPE,
        persons,
        variant="possible_gap" if possible else "gap",
        values={
            "task": Tasks((need.function,)),
            "members": view.names(by_default if possible else awaited - for_sure - by_default)
            or (Message("the_family_begins"),),
        },
        rests_on=[need, *(work.engagement for work in filling if possible)],
        against=[work.engagement for work in helping if not possible or work not in filling],
        class_="possible_gap" if possible or view.facts.limited else None,
        value=need.function,
        confidence="possible" if possible else "documented",
        about=need.id,
    )


def _helped(works: list[Work]) -> frozenset[str]:
    return frozenset[str]().union(*(work.targets for work in works))
