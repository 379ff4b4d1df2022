"""A need that nobody's work covers for everybody who has it."""

from graph.model.catalogue import Tasks
from queries.day.coverage import Gap
from queries.day.view import View
from queries.finding import Finding, found
from words import Message

TYPE = "coverage_gap"


def find(view: View) -> list[Finding]:
    """A need in force, some person of which is helped by no active, not paused engagement with its function among the tasks.

    Several engagements together may cover it; one of which it is not known whom it helps covers nobody. Class
    `possible_gap`, `possible`: all are covered, but somebody only by what a service usually does (the catalogue), or whoever
    looks may not see all. Who is not born yet lacks no help. `value`: the function. Subjects: the need's persons.
    """
    return [_finding(view, gap) for gap in view.gaps]


def _finding(view: View, gap: Gap) -> Finding:
    possible = gap.is_possible
    filling = [work for work in gap.usual if work.targets & gap.by_default]
    return found(
        view,
        TYPE,
        gap.persons,
        variant="possible_gap" if possible else "gap",
        values={
            "task": Tasks((gap.need.function,)),
            "members": view.names(gap.by_default if possible else gap.awaited - gap.for_sure - gap.by_default)
            or (Message("the_family_begins"),),
        },
        rests_on=[gap.need, *(work.engagement for work in filling if possible)],
        against=[work.engagement for work in gap.helping if not possible or work not in filling],
        class_="possible_gap" if possible or view.facts.limited else None,
        value=gap.need.function,
        confidence="possible" if possible else "documented",
        about=gap.need.id,
    )
